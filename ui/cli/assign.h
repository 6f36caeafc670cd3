/* ui/cli/assign.h - `--set PATH=VALUE`: fields changed from the command line. */
#ifndef UI_CLI_ASSIGN_H
#define UI_CLI_ASSIGN_H

#include "model/value.h"
#include "ui/cli/args.h"

/* Every --set of the command line, in its order; each sees what those before it did.
 * *root is replaced (the old one is released) only when all of them fit.
 * Errors: ERR_INPUT and ERR_NOT_FOUND about the option's text; ERR_OOM. */
struct err *assign_all(const struct value **root, const struct cli_args *args);

/* The '=' behind a path: the first one outside of ["..."]; NULL when there is none. */
const char *assign_equals(const char *text);

#endif
