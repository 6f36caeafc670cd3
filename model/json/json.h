/* model/json/json.h - JSON (RFC 8259) in and out of a value tree.
 *
 * Read by our own reader, because a document needs what cJSON does not keep: integers over
 * 2^53, NUL inside a string, the place of every value, and duplicate keys told with place.
 * (The tests compare against cJSON what both can say.) As Go's encoding/json does, a lone
 * surrogate escape becomes U+FFFD.
 *
 * Errors: ERR_INPUT with line and column; ERR_LIMIT past BOUND_NESTING; ERR_OOM.
 * Cost:   linear in the text, also for hostile input. */
#ifndef MODEL_JSON_JSON_H
#define MODEL_JSON_JSON_H

#include "model/base/arena.h"
#include "model/base/err.h"
#include "model/value/value.h"

#include <stdio.h>

/* `text` is UTF-8 (checked) and holds one value. The caller owns *out. */
struct err *json_read(const struct value **out, struct str text);

/* The same, in a fraction of the time, for a document that is read, answered and forgotten: the
 * whole tree lies in the arena, may borrow from `text`, and goes with them. Nobody owns it, and it
 * is not built on. */
struct err *json_read_in(const struct value **out, struct arena *a, struct str text);

/* A writer's output grows in a buffer of its own; the caller frees *out with free().
 * indent: blanks a level; 0 = compact, on one line. No newline at the end. */
struct err *json_write(char **out, size_t *len, const struct value *v, int indent);

#endif
