#include "ui/cli/cli.h"

#include "model/os/os.h"
#include "ui/cli/args.h"
#include "ui/cli/dispatch.h"
#include "ui/cli/help.h"
#include "ui/cli/output.h"
#include "ui/cli/redacted.h"

#include <stdio.h>

/* `silospec --help generate` means the command's help. */
static const struct cli_command *help_subject(const struct cli_args *args)
{
    const struct cli_command *c = NULL;

    if (args->command->name == NULL && args->operand_count > 0)
        c = cli_command_find(args->operands[0]);
    return c != NULL ? c : args->command;
}

static int run_command(struct cli_args *args)
{
    struct redaction redaction;
    struct err *e = redacted_begin(&redaction, args);
    int status = e != NULL ? help_usage_error(args->command, e) : dispatch_run(args);

    redacted_end(&redaction, args);
    return status;
}

static int run(struct cli_args *args)
{
    if (args_has(args, "help")) {
        help_print(stdout, help_subject(args));
        return CLI_OK;
    }
    if (args_has(args, "version")) {
        (void)puts("silospec " SILOSPEC_VERSION);
        return CLI_OK;
    }
    if (args_has(args, "jobs") && !args_has(args, "ndjson"))
        return help_usage_error(args->command, err_new(ERR_INPUT, "'--jobs' goes with --ndjson"));
    return run_command(args);
}

int cli_main(int argc, char **argv)
{
    struct cli_args args;
    struct err *e;
    int status;

    if (!os_guard_streams())
        return CLI_INPUT;
    if ((e = args_parse(&args, argc, argv)) != NULL)
        status = help_usage_error(args.command, e);
    else
        status = output_finish(run(&args));
    args_finish(&args);
    return status;
}
