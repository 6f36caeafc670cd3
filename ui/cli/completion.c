#include "ui/cli/completion.h"

#include "ui/cli/args.h"
#include "ui/cli/output.h"

#include <string.h>

int cli_completion(const struct cli_args *args)
{
    static const struct {
        const char *shell;
        bool (*put)(struct buf *out);
    } shells[] = {
        {"bash", completion_bash},
        {"zsh", completion_zsh},
        {"fish", completion_fish},
    };
    const char *name = args->operands[0];
    struct buf script = {.s = NULL};
    bool ok;

    for (size_t i = 0; i < sizeof(shells) / sizeof(shells[0]); i++) {
        if (strcmp(shells[i].shell, name) != 0)
            continue;
        ok = shells[i].put(&script);
        if (ok)
            (void)fwrite(script.s, 1, script.len, stdout);
        buf_finish(&script);
        return ok ? CLI_OK : output_error(err_oom());
    }
    return CLI_USAGE; /* the kind of value has no other name */
}
