#include "ui/cli/dispatch.h"

#include "ui/cli/args.h"

int dispatch_run(const struct cli_args *args)
{
    switch (args->command - cli_commands) {
#define COMMAND(id, function, ...)                                                                 \
    case CLI_##id:                                                                                 \
        return cli_##function(args);
#include "ui/cli/commands.def"
#undef COMMAND
    default:
        return CLI_USAGE;
    }
}
