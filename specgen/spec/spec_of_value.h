/* specgen/spec/spec_of_value.h - a spec that somebody brings (a config.json, a log's) as a tree, to
 * be compared with one that was generated.
 *
 * Its keys stand in the engine's order, those that the schema does not know in front, by name. Its
 * nodes come from no rule and no field. */
#ifndef SPECGEN_SPEC_SPEC_OF_VALUE_H
#define SPECGEN_SPEC_SPEC_OF_VALUE_H

#include "model/value/value.h"
#include "specgen/tree/node.h"

#include "model/base/arena.h"

/* NULL: no memory. Texts are borrowed from `v`. */
struct spec_node *spec_of_value(struct arena *a, const struct value *v);

#endif
