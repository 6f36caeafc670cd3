/* ui/cli/man.h - the table of commands as a manual page. */
#ifndef UI_CLI_MAN_H
#define UI_CLI_MAN_H

#include <stdio.h>

void man_print(FILE *out, const char *version);

#endif
