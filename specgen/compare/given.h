/* specgen/compare/given.h - a spec that somebody brought, as a tree beside the one that is
 * generated.
 *
 * Members stand in the order of the schema, whatever order they were written in; keys that it does
 * not know come last. Escapes are written as in ours. Each node's origin names the generated node
 * at the same place; where there is none, the nearest one around it. A number that is no integer,
 * which no member of the OCI spec is, becomes its text. Ownership: the tree and copies of its texts
 * lie in `a`. Cost: linear, but n log n in the members of one map. */
#ifndef SPECGEN_COMPARE_GIVEN_H
#define SPECGEN_COMPARE_GIVEN_H

#include "model/value/value.h"
#include "specgen/tree/tree.h"

/* ours: the generated spec, NULL: there is none. NULL: memory is short, or `given` is no map. */
const struct spec_node *spec_given(struct arena *a, const struct value *given,
                                   const struct spec_node *ours);

#endif
