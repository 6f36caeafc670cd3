/* specgen/explain/explain_find.h - explanations by what a person types: a path, or all of them.
 *
 * Ownership and errors as in specgen/explain/explain.h; ERR_OOM, and what is said below. */
#ifndef SPECGEN_EXPLAIN_EXPLAIN_FIND_H
#define SPECGEN_EXPLAIN_EXPLAIN_FIND_H

#include "specgen/explain/explain.h"

/* Of a path of the spec, or else of a field of the document.
 * ERR_INPUT, ERR_NOT_FOUND: it is neither, or nothing uses it. */
struct err *explain_path(struct explanation *out, struct arena *a, const struct assessment *r,
                         struct str text);

typedef struct err *explain_each(void *ctx, const struct explanation *e);

/* Of every value of the spec, in its order; none when there is no spec. Each explanation lasts
 * until each() returns. */
struct err *explain_values(const struct assessment *r, explain_each *each, void *ctx);
/* Of everything that create, or the spec builder, refuses. */
struct err *explain_errors(struct arena *a, const struct assessment *r, explain_each *each,
                           void *ctx);

#endif
