#include "ui/cli/cli.h"

#include "model/base/nearest.h"
#include "specgen/compare/compare.h"

#include <string.h>

#define NO_LIMIT ((size_t)-1)

/* clang-format off */
/* The words of the rows. */
#define FLAG(name, letter, help)                  {name, letter, false, UI_TAKES_NONE, "", help}
#define OPTION(name, letter, kind, value, help)   {name, letter, false, UI_TAKES_##kind, value, help}
#define REPEATED(name, letter, kind, value, help) {name, letter, true, UI_TAKES_##kind, value, help}
#define END_OPTIONS     {"", 0, false, UI_TAKES_NONE, "", ""}
#define OPTIONS(...)    (const struct cli_option[]){__VA_ARGS__, END_OPTIONS}
#define NO_OPTIONS      (const struct cli_option[]){END_OPTIONS}
#define STATUSES(...)   (const struct cli_status[]){__VA_ARGS__, {0, ""}}
#define EXAMPLES(...)   (const cli_example[]){__VA_ARGS__, ""}
/* clang-format on */

/* What several commands take or answer. */
#define SET_OPTION                                                                                 \
    REPEATED("set", 's', SETTING, "PATH=VALUE",                                                    \
             "Change a field first (repeatable); PATH[+] appends to a list"),                      \
        REPEATED("unset", 0, FIELD, "PATH", "Take a field or an element out first (repeatable)")
#define ENGINE_OPTION                                                                              \
    OPTION("engine", 'e', ENGINE, "NAME", "As this engine: moby-25.0, moby-25.0.6 (see engines)")
#define JOBS_OPTION                                                                                \
    OPTION("jobs", 0, NUMBER, "N",                                                                 \
           "With --ndjson: answer on N processors, 0 is all, batch by batch and in order")
#define WITH_OPTION                                                                                \
    REPEATED("with", 'w', FILE, "FILE",                                                            \
             "Take in what another file tells, of any kind that is read (repeatable)")
#define INFO_OPTION                                                                                \
    OPTION("info", 0, FILE, "FILE", "Take host and engine from a 'docker info', text or JSON"),    \
        WITH_OPTION
#define SELECT_OPTION OPTION("select", 0, TEXT, "NAME", "Of several containers this one")
#define SHELL_OPTION                                                                               \
    OPTION("shell", 0, CHOICE, "bash|powershell|cmd",                                              \
           "Where a run line was typed; recognised if not said")
#define LOOK_OPTIONS                                                                               \
    OPTION("theme", 't', THEME, "NAME", "Colours: a theme's name or a file"),                      \
        FLAG("ascii", 0, "Borders and signs in plain ASCII")
#define FILE_OPTIONS INFO_OPTION, SELECT_OPTION, SHELL_OPTION /* of a command about one file */
#define JSON_OPTION  FLAG("json", 'j', "For programs")
#define RAW_OPTION                                                                                 \
    FLAG("raw", 0, "Build from the settings as they stand, not as create leaves them")
#define SECRETS_OPTION FLAG("secrets", 0, "Show passwords of credential specs")
#define REDACT_OPTIONS                                                                             \
    FLAG("redact", 0, "Mask environment values, passwords, tokens"),                               \
        FLAG("redact=names", 0, "Names, paths and ids as well"),                                   \
        FLAG("explain", 0, "Tell on standard error what was masked and why")
#define NO_REDACT_OPTION FLAG("no-redact", 0, "Mask nothing")
#define CHECK_STATUSES                                                                             \
    STATUSES({0, "nothing is refused"}, {1, "refused"}, {2, "usage"},                              \
             {3, "the input could not be read"},                                                   \
             {4, "with --strict: nothing is refused, but there are warnings"})

const struct cli_option cli_common_options[] = {
    FLAG("help", 'h', "Show this text"),
    FLAG("version", 'V', "Show the version"),
    END_OPTIONS,
};

const struct cli_command cli_commands[CLI_COMMAND_COUNT] = {
#define COMMAND(id, function, ...) [CLI_##id] = {__VA_ARGS__},
#include "ui/cli/commands.def"
#undef COMMAND
};

const struct cli_command *cli_command_find(const char *name)
{
    for (size_t i = 1; i < CLI_COMMAND_COUNT; i++) {
        if (strcmp(cli_commands[i].name, name) == 0)
            return &cli_commands[i];
    }
    return NULL;
}

const char *cli_command_nearest(const char *name)
{
    struct nearest n;

    nearest_init(&n, name);
    for (size_t i = 1; i < CLI_COMMAND_COUNT; i++)
        nearest_offer(&n, cli_commands[i].name);
    return n.name;
}
