/* ui/cli/cli.h - the command line: one table of sub-commands, one file each.
 *
 * The table (ui/cli/commands.c) is what parsing, --help, `silospec help` and the texts of
 * usage errors are made from. To add a sub-command: a file with its run function, a
 * declaration here and a row there. */
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
};

struct cli_option {
    const char *name;  /* without "--"; NULL ends a list */
    char letter;       /* short form; 0 = none */
    const char *value; /* what its value is called; NULL: it takes none */
    bool repeat;
    const char *help;
};

struct cli_args;

struct cli_command {
    const char *name;     /* NULL: what happens without a sub-command */
    const char *operands; /* as shown in the usage line; NULL: none */
    size_t min, max;      /* number of operands */
    const char *summary;  /* a few words, for the list of commands */
    const char *details;  /* for its own help; ends with a newline */
    const struct cli_option *options;
    int (*run)(const struct cli_args *args);
};

extern const struct cli_command cli_commands[]; /* the nameless one first */
extern const size_t cli_command_count;
extern const struct cli_option cli_common_options[]; /* taken by every command */

const struct cli_command *cli_command_find(const char *name); /* NULL: no such command */
/* The command that may have been meant; NULL when none is near. */
const char *cli_command_nearest(const char *name);

/* Runs the program; returns its exit status. */
int cli_main(int argc, char **argv);

/* ---- sub-commands -------------------------------------------------------------------- */

int cli_screen(const struct cli_args *args);
int cli_generate(const struct cli_args *args);
int cli_preflight(const struct cli_args *args);
int cli_mount(const struct cli_args *args);
int cli_decode(const struct cli_args *args);
int cli_codes(const struct cli_args *args);
int cli_check(const struct cli_args *args);
int cli_explain(const struct cli_args *args);
int cli_effective(const struct cli_args *args);
int cli_diff(const struct cli_args *args);
int cli_sweep(const struct cli_args *args);
int cli_fields(const struct cli_args *args);
int cli_upgrade(const struct cli_args *args);
int cli_engines(const struct cli_args *args);
int cli_rules(const struct cli_args *args);
int cli_schema(const struct cli_args *args);
int cli_keys(const struct cli_args *args);
int cli_demo(const struct cli_args *args);
int cli_help(const struct cli_args *args);

#endif
