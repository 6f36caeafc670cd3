/* specgen/explain/why.h - why a value of the spec is what it is, in one line. */
#ifndef SPECGEN_EXPLAIN_WHY_H
#define SPECGEN_EXPLAIN_WHY_H

#include "specgen/spec/result.h"

/* The inputs and the arithmetic, without the rule's id: "NanoCpus 1500000000 = 1.5 CPUs; Hyper-V:
 * count 2 = 1.5 rounded up; 1.5 / 2 = 75.00 % -> 7500". */
struct str spec_why(struct arena *a, const struct spec_result *result,
                    const struct spec_node *node);

#endif
