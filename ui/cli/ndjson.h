/* ui/cli/ndjson.h - one JSON text a line in, one answer a line out: the loop of the filters. */
#ifndef UI_CLI_NDJSON_H
#define UI_CLI_NDJSON_H

#include "model/base/err.h"
#include "model/value/value.h"

#include <stdio.h>

/* Writes the answer to one line, its line end included, or writes nothing and gives an error:
 * the filter then tells it as {"input_error":{"message":...}} and goes on. */
typedef struct err *ndjson_answer(void *ctx, FILE *out, struct str line);

/* One answer as a line of compact JSON. Takes the report; NULL is the error of short memory. */
struct err *ndjson_write(FILE *out, const struct value *report);

/* Reads `file` (NULL or "-": standard input) to its end and answers on standard output. Memory does
 * not grow with the number of lines; blank lines give nothing. Stops early when the output
 * fails. Returns the exit status: CLI_INPUT when a line could not be read. */
int ndjson_filter(const char *file, ndjson_answer *answer, void *ctx);

#endif
