/* tests/vectors/vector.h - what the engine's own code answered, one case a line of JSON.
 *
 * A case is {name, scenario, spec | error {message, class} | panic}. The two programs that
 * include this compare it with the library and with the command line.
 * Ownership: a case owns its parsed line; its texts die with vector_finish(). */
#ifndef TESTS_VECTORS_VECTOR_H
#define TESTS_VECTORS_VECTOR_H

#include "model/base/err.h"
#include "model/value/value.h"

#include <stdio.h>

enum vector_kind { VECTOR_SPEC, VECTOR_ERROR, VECTOR_PANIC };

struct vector_answer {
    enum vector_kind kind;
    struct str text;  /* the spec's bytes, the error's message, the panic's text */
    struct str class; /* of an error */
};

struct vector {
    const struct value *line;
    struct str name;
    const struct value *scenario;
    struct vector_answer answer;
};

struct vector_file {
    FILE *stream;
    char *line;
    size_t size;
};

/* All fail the running cmocka test when the file is not what it should be. */
void vector_open(struct vector_file *f, const char *name);
/* A line as it is, whatever its shape; the caller owns it. NULL at the end. */
const struct value *vector_line(struct vector_file *f);
bool vector_next(struct vector *out, struct vector_file *f); /* false at the end */
void vector_finish(struct vector *v);
void vector_close(struct vector_file *f);

/* Takes e, and fails the test with it. */
void vector_require(struct err *e);

/* On standard error; NULL is nothing. */
void vector_show(const char *who, const struct value *v);

/* Counts, and prints the first few differences with both texts. */
struct vector_score {
    size_t cases, same;
};
void vector_compare(struct vector_score *score, const struct vector *v,
                    const struct vector_answer *got);

#endif
