/* ui/cli/args.h - the words of a command line, sorted by the table of commands.
 *
 * Options may stand anywhere; "--" ends them; "-" alone is an operand (standard input).
 * Long options take "--name VALUE" or "--name=VALUE", short ones "-n VALUE". Names are not
 * abbreviated, so that a script cannot break when an option is added.
 * Ownership: all texts are borrowed from argv. */
#ifndef UI_CLI_ARGS_H
#define UI_CLI_ARGS_H

#include "ui/cli/cli.h"

struct cli_given {
    const struct cli_option *option;
    const char *value; /* NULL when it takes none */
};

struct redaction;

struct cli_args {
    const struct cli_command *command;
    struct cli_given *given; /* in the order of the command line */
    size_t given_count;
    const char **operands;
    size_t operand_count;
    struct redaction *redaction; /* what is read goes through it first; NULL: nothing is masked */
};

/* ERR_INPUT with the sentence for the user. On error *out holds the command that the error
 * is about; args_finish() is due either way. */
struct err *args_parse(struct cli_args *out, int argc, char **argv);
void args_finish(struct cli_args *args);

/* ERR_INPUT: the option has to be given, and what can stand behind it. */
struct err *args_missing(const struct cli_args *args, const char *option);

/* All operands, with a blank between them; empty when there is none. */
struct str args_words(struct arena *a, const struct cli_args *args);

bool args_has(const struct cli_args *args, const char *option);
/* The value of the option's `place`-th occurrence, from 0; NULL when there is none. */
const char *args_value(const struct cli_args *args, const char *option, size_t place);

#endif
