#include "ui/cli/dispatch.h"

#include "ui/cli/args.h"

static int (*const run[CLI_COMMAND_COUNT])(const struct cli_args *args) = {
#define COMMAND(id, function, ...) [CLI_##id] = cli_##function,
#include "ui/cli/commands.def"
#undef COMMAND
};

int dispatch_run(const struct cli_args *args)
{
    return run[args->command - cli_commands](args);
}
