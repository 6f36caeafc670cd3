/* ui/cli/cli.h - the command line: one table of sub-commands, one file each.
 *
 * The table (ui/cli/commands.c) is what parsing, --help, `silospec help`, the manual page, the
 * shells' completions and the texts of usage errors are made from; ui/cli/dispatch.c runs the
 * command. To add a sub-command: a file with its run function, an id and a declaration here, a row
 * there and one in dispatch.c. */
#ifndef UI_CLI_CLI_H
#define UI_CLI_CLI_H

#include "model/base/err.h"

#include <stdbool.h>
#include <stddef.h>

/* The whole program's exit statuses; scripts rely on them. */
enum cli_exit {
    CLI_OK = 0,
    CLI_REFUSED = 1,   /* the engine would refuse or panic */
    CLI_DIFFERENT = 1, /* diff: there are differences */
    CLI_USAGE = 2,
    CLI_INPUT = 3,    /* input not readable, output not writable */
    CLI_WARNINGS = 4, /* check --strict: warnings and nothing worse */
    CLI_OPEN = 5,     /* generate: a byte of the spec rests on what nobody has said */
    CLI_LOST = 6,     /* convert: a setting is lost or changed */
};

/* What a value is, so that a shell can complete it. */
enum cli_value {
    CLI_TAKES_NONE, /* none is taken */
    CLI_TAKES_FILE,
    CLI_TAKES_SETTING, /* a field's path, '=' and what it is set to */
    CLI_TAKES_FIELD,   /* a path */
    CLI_TAKES_ENGINE,
    CLI_TAKES_RULE,
    CLI_TAKES_HOSTS, /* names of hosts with commas between, likewise kinds of containers */
    CLI_TAKES_KINDS,
    CLI_TAKES_THEME, /* a name or a file */
    CLI_TAKES_DEMO,
    CLI_TAKES_SCHEMA,
    CLI_TAKES_COMMAND,
    CLI_TAKES_SHELL,
    CLI_TAKES_CHOICE, /* one of those that are told: "csv|json|plot" */
    CLI_TAKES_NUMBER,
    CLI_TAKES_TEXT,
    CLI_TAKES_COUNT
};

struct cli_option {
    const char *name; /* without "--"; NULL ends a list */
    char letter;      /* short form; 0 = none */
    enum cli_value kind;
    const char *value; /* what its value is called; NULL: it takes none */
    bool repeat;
    const char *help;
};

struct cli_status {
    int status;
    const char *when; /* NULL ends a list */
};

struct cli_args;

enum cli_command_id {
    CLI_SCREEN, /* what happens without a sub-command */
    CLI_GENERATE,
    CLI_CHECK,
    CLI_TABLE,
    CLI_EXPLAIN,
    CLI_EFFECTIVE,
    CLI_DIFF,
    CLI_UPGRADE,
    CLI_SWEEP,
    CLI_REPORT,
    CLI_SHOT,
    CLI_CREATE,
    CLI_PREFLIGHT,
    CLI_MOUNT,
    CLI_RUN,
    CLI_COMPOSE,
    CLI_WORDS,
    CLI_IDENTIFY,
    CLI_IMPORT,
    CLI_CONVERT,
    CLI_COMPARE_SPEC,
    CLI_DECODE,
    CLI_CODES,
    CLI_FIELDS,
    CLI_ENGINES,
    CLI_RULES,
    CLI_SCHEMA,
    CLI_KEYS,
    CLI_DEMO,
    CLI_COMPLETION,
    CLI_HELP,
    CLI_COMMAND_COUNT
};

struct cli_command {
    const char *name;                  /* NULL: what happens without a sub-command */
    const char *operands;              /* as shown in the usage line; NULL: none */
    size_t min, max;                   /* number of operands */
    enum cli_value first, others;      /* what they are */
    const char *summary;               /* a few words, for the list of commands */
    const char *text;                  /* what it does; ends with a newline */
    const struct cli_status *statuses; /* NULL: those of every command */
    const char *const *examples;       /* ended by NULL; NULL: none */
    const struct cli_option *options;
};

extern const struct cli_command cli_commands[CLI_COMMAND_COUNT];
extern const struct cli_option cli_common_options[]; /* taken by every command */

const struct cli_command *cli_command_find(const char *name); /* NULL: no such command */
/* The command that may have been meant; NULL when none is near. */
const char *cli_command_nearest(const char *name);

/* Runs the program; returns its exit status. */
int cli_main(int argc, char **argv);

/* ---- sub-commands -------------------------------------------------------------------- */

int cli_screen(const struct cli_args *args);
int cli_generate(const struct cli_args *args);
int cli_create(const struct cli_args *args);
int cli_preflight(const struct cli_args *args);
int cli_mount(const struct cli_args *args);
int cli_identify(const struct cli_args *args);
int cli_import(const struct cli_args *args);
int cli_compare_spec(const struct cli_args *args);
int cli_convert(const struct cli_args *args);
int cli_decode(const struct cli_args *args);
int cli_codes(const struct cli_args *args);
int cli_run(const struct cli_args *args);
int cli_compose(const struct cli_args *args);
int cli_words(const struct cli_args *args);
int cli_check(const struct cli_args *args);
int cli_table(const struct cli_args *args);
int cli_explain(const struct cli_args *args);
int cli_effective(const struct cli_args *args);
int cli_diff(const struct cli_args *args);
int cli_sweep(const struct cli_args *args);
int cli_report(const struct cli_args *args);
int cli_shot(const struct cli_args *args);
int cli_fields(const struct cli_args *args);
int cli_upgrade(const struct cli_args *args);
int cli_engines(const struct cli_args *args);
int cli_rules(const struct cli_args *args);
int cli_schema(const struct cli_args *args);
int cli_keys(const struct cli_args *args);
int cli_demo(const struct cli_args *args);
int cli_completion(const struct cli_args *args);
int cli_help(const struct cli_args *args);

#endif
