#include "ui/cli/args.h"
#include "ui/cli/help.h"
#include "ui/tui/app.h"

#include <unistd.h>

int cli_screen(const struct cli_args *args)
{
    struct ui_app_options options = {
        .files = args->operands,
        .file_count = args->operand_count,
        .theme = args_value(args, "theme", 0),
        .ascii = args_has(args, "ascii"),
    };

    if (isatty(STDIN_FILENO) != 1 || isatty(STDOUT_FILENO) != 1)
        return help_usage_error(
            args->command,
            err_remedy(err_new(ERR_UNSUPPORTED,
                               "the screen needs a terminal, and standard %s is none",
                               isatty(STDIN_FILENO) != 1 ? "input" : "output"),
                       "'silospec generate FILE' works without one"));
    return ui_app_run(&options);
}
