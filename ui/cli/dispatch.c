#include "ui/cli/dispatch.h"

#include "ui/cli/args.h"

static int (*const run[CLI_COMMAND_COUNT])(const struct cli_args *args) = {
    [CLI_SCREEN] = cli_screen,
    [CLI_GENERATE] = cli_generate,
    [CLI_CHECK] = cli_check,
    [CLI_TABLE] = cli_table,
    [CLI_EXPLAIN] = cli_explain,
    [CLI_EFFECTIVE] = cli_effective,
    [CLI_DIFF] = cli_diff,
    [CLI_UPGRADE] = cli_upgrade,
    [CLI_SWEEP] = cli_sweep,
    [CLI_REPORT] = cli_report,
    [CLI_SHOT] = cli_shot,
    [CLI_CREATE] = cli_create,
    [CLI_PREFLIGHT] = cli_preflight,
    [CLI_MOUNT] = cli_mount,
    [CLI_RUN] = cli_run,
    [CLI_COMPOSE] = cli_compose,
    [CLI_WORDS] = cli_words,
    [CLI_IDENTIFY] = cli_identify,
    [CLI_IMPORT] = cli_import,
    [CLI_COMPARE_SPEC] = cli_compare_spec,
    [CLI_CONVERT] = cli_convert,
    [CLI_DECODE] = cli_decode,
    [CLI_CODES] = cli_codes,
    [CLI_FIELDS] = cli_fields,
    [CLI_ENGINES] = cli_engines,
    [CLI_RULES] = cli_rules,
    [CLI_SCHEMA] = cli_schema,
    [CLI_KEYS] = cli_keys,
    [CLI_DEMO] = cli_demo,
    [CLI_COMPLETION] = cli_completion,
    [CLI_HELP] = cli_help,
};

int dispatch_run(const struct cli_args *args)
{
    return run[args->command - cli_commands](args);
}
