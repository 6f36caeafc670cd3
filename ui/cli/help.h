/* ui/cli/help.h - the texts that come from the table of commands. */
#ifndef UI_CLI_HELP_H
#define UI_CLI_HELP_H

#include "ui/cli/cli.h"

#include <stdio.h>

void help_print(FILE *out, const struct cli_command *command);

/* The sentence of `e` on standard error with a pointer to the help; takes e, returns CLI_USAGE.
 * When it is about what is in a file it is not of the command line: CLI_INPUT. */
int help_usage_error(const struct cli_command *command, struct err *e);

#endif
