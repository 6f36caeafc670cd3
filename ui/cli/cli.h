/* ui/cli/cli.h - the command line: one table of sub-commands, one file each.
 *
 * The table (ui/cli/commands.def) is what parsing, --help, `silospec help`, the manual page, the
 * shells' completions and the texts of usage errors are made from; ui/cli/dispatch.c runs the
 * command. To add a sub-command: a row there and a file with its function. */
#ifndef UI_CLI_CLI_H
#define UI_CLI_CLI_H

#include "model/base/err.h"
#include "ui/words/value_words.h"

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

/* The texts lie in the rows: the loader relocates pointers at each start of the program. */
struct cli_option {
    char name[16]; /* without "--"; empty: ends a list */
    char letter;   /* short form; 0 = none */
    bool repeat;
    enum ui_value_kind kind; /* NONE: it takes no value */
    char value[80];          /* what its value is called, or its choices */
    char help[96];
};

struct cli_status {
    int status;
    char when[92]; /* empty: ends a list */
};

typedef char cli_example[144]; /* empty: ends a list */

struct cli_args;

enum cli_command_id {
#define COMMAND(id, function, ...) CLI_##id,
#include "ui/cli/commands.def"
#undef COMMAND
    CLI_COMMAND_COUNT
};

struct cli_command {
    const char *name;                  /* NULL: what happens without a sub-command */
    const char *operands;              /* as shown in the usage line; NULL: none */
    size_t min, max;                   /* number of operands */
    enum ui_value_kind first, others;  /* what they are */
    const char *summary;               /* a few words, for the list of commands */
    const char *text;                  /* what it does; ends with a newline */
    const struct cli_status *statuses; /* NULL: those of every command */
    const cli_example *examples;       /* NULL: none */
    const struct cli_option *options;
};

extern const struct cli_command cli_commands[CLI_COMMAND_COUNT];
extern const struct cli_option cli_common_options[]; /* taken by every command */

const struct cli_command *cli_command_find(const char *name); /* NULL: no such command */
/* The command that may have been meant; NULL when none is near. */
const char *cli_command_nearest(const char *name);

/* Runs the program; returns its exit status. */
int cli_main(int argc, char **argv);

/* What runs a command; each stands in the file of its name. */
#define COMMAND(id, function, ...) int cli_##function(const struct cli_args *args);
#include "ui/cli/commands.def"
#undef COMMAND

#endif
