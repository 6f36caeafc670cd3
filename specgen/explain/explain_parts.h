/* specgen/explain/explain_parts.h - what explanations are put together with; for this room only. */
#ifndef SPECGEN_EXPLAIN_EXPLAIN_PARTS_H
#define SPECGEN_EXPLAIN_EXPLAIN_PARTS_H

#include "specgen/explain/explain.h"

/* Behind the others. */
void explain_add(struct arena *a, struct str **list, size_t *count, struct str text);
/* The rule, the engines that have it, and how it differs between them. */
void explain_set_rule(struct explanation *e, struct arena *a, const struct assessment *r,
                      enum spec_rule rule);
/* "[ 3 ]", "{ 2 }" for what has members. */
struct str explain_short_json(struct arena *a, const struct spec_node *node);

#endif
