/* model/document/decode_refusal.h - the words of an error about a value that is none of its row:
 * what was found, what belongs there, what to write instead. For decode.c only. */
#ifndef MODEL_DOCUMENT_DECODE_REFUSAL_H
#define MODEL_DOCUMENT_DECODE_REFUSAL_H

#include "model/base/arena.h"
#include "model/document/fields.h"
#include "model/value/value.h"

/* "number 7", "text 'a'"; lives in the arena. */
struct str decode_refusal_found(struct arena *a, const struct value *v);
/* The integers that the row takes; lives in the arena. */
struct str decode_refusal_range(struct arena *a, const struct mdl_field *f);

/* Give `e` back, with a remedy where there is one: for a text where a number belongs, and for any
 * value where a boolean does. */
struct err *decode_refusal_number(struct err *e, const struct mdl_field *f, struct str text);
struct err *decode_refusal_bool(struct err *e, const struct value *v);

#endif
