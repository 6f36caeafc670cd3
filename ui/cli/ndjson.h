/* ui/cli/ndjson.h - scenarios by the line: the filter behind `generate --ndjson`. */
#ifndef UI_CLI_NDJSON_H
#define UI_CLI_NDJSON_H

#include "ui/cli/args.h"

#include <stdio.h>

/* Reads `in` to its end; memory does not grow with the number of lines. Blank lines are no
 * scenarios and give nothing. Stops early when the output fails. */
int ndjson_filter(FILE *in, FILE *out, const struct cli_args *args);

#endif
