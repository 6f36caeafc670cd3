/* What is wrong with a command line; apart from help.c, which needs the table of all commands. */
#include "ui/cli/args.h"
#include "ui/cli/help.h"
#include "ui/cli/output.h"

int help_usage_error(const struct cli_command *command, struct err *e)
{
    if (e->file != NULL || e->class == ERR_OOM) /* an option's file is input, too */
        return output_error(e);
    (void)fputs("silospec: ", stderr);
    err_print(stderr, e);
    err_free(e);
    (void)fprintf(stderr, "Try 'silospec help%s%s'.\n", command->name != NULL ? " " : "",
                  command->name != NULL ? command->name : "");
    return CLI_USAGE;
}
