#include "ui/cli/reading.h"

#include "model/os/os.h"
#include "ui/cli/assign.h"

#define MEGABYTE 1000000

static bool go_on(void *ctx, uint64_t done, uint64_t total)
{
    struct cli_reading *r = ctx;

    if (!r->begun)
        progress_begin(&r->bar, 0);
    r->begun = true;
    r->bar.unit = " MB read";
    r->bar.total = (size_t)(total / MEGABYTE);
    r->bar.possible = os_is_terminal(stderr); /* nothing is printed yet */
    progress_at(&r->bar, (size_t)(done / MEGABYTE));
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
