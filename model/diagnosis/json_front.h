/* model/diagnosis/json_front.h - the JSON that a text begins with, whatever somebody pasted behind
 * it.
 */
#ifndef MODEL_DIAGNOSIS_JSON_FRONT_H
#define MODEL_DIAGNOSIS_JSON_FRONT_H

#include "model/base/arena.h"
#include "model/value/value.h"

/* Of an object or a list; the caller's. NULL: the text begins with neither, its end is missing, or
 * memory is short, which the arena remembers. */
const struct value *json_front(struct arena *a, struct str text);

#endif
