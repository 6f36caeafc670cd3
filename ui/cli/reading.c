#include "ui/cli/reading.h"

#include "ui/cli/assign.h"

#define KIB 1024

static bool go_on(void *ctx, uint64_t done, uint64_t total)
{
    struct cli_reading *r = ctx;

    if (!r->begun)
        progress_begin(&r->bar, (size_t)(total / KIB));
    r->begun = true;
    progress_at(&r->bar, (size_t)(done / KIB));
    return true;
}

void reading_begin(struct cli_reading *r, const struct cli_args *args)
{
    *r = (struct cli_reading){.options = assign_reading(args), .hook = {go_on, r}};
    r->options.progress = &r->hook;
}

void reading_end(struct cli_reading *r)
{
    if (r->begun)
        progress_end(&r->bar);
}
