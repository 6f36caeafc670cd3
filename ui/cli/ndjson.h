/* ui/cli/ndjson.h - one JSON text a line in, one answer a line out: the loop of the filters, on one
 * processor or on several at once (--jobs). */
#ifndef UI_CLI_NDJSON_H
#define UI_CLI_NDJSON_H

#include "model/base/arena.h"
#include "model/base/buf.h"
#include "model/base/err.h"
#include "model/value/value.h"

struct cli_args;

struct ndjson_line {
    struct str text;
    struct arena *arena; /* empty; emptied before the next line */
    struct buf *out;     /* where the answer goes, its line end included */
    void *own;           /* state_size bytes of whoever answers: cleared at first, then kept */
};

/* Adds the answer, or adds nothing and gives an error: the filter then tells it as
 * {"input_error":{"message":...}} and goes on. Several lines may be answered at the same time:
 * settings are only read. */
typedef struct err *ndjson_answer(const void *settings, const struct ndjson_line *line);

struct ndjson_filter {
    ndjson_answer *answer;
    const void *settings;
    size_t state_size;
    void (*state_end)(void *own); /* NULL: nothing is to be given back */
    const char *const *takes; /* options that mean something to it; NULL ends them, and is none */
};

/* The line as a value that lies in its arena. */
struct err *ndjson_read(const struct value **out, const struct ndjson_line *line);

/* One answer as a line of compact JSON. Takes the report; NULL is the error of short memory. */
struct err *ndjson_write(const struct ndjson_line *line, const struct value *report);

/* Reads `file` (NULL or "-": standard input) to its end and answers on standard output, in the
 * order of the lines. Memory does not grow with their number; blank lines give nothing. Stops early
 * when the output fails. args: --jobs. Returns the exit status: CLI_INPUT when a line could not be
 * read, CLI_USAGE for jobs that are no number and for an option that the filter would pass over. */
int ndjson_run(const struct ndjson_filter *f, const char *file, const struct cli_args *args);

#endif
