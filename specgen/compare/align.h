/* specgen/compare/align.h - which elements of two lists belong together, in order.
 *
 * Elements with equal keys are paired, as many as stay in order; what is equal at both ends
 * first. n log n; exact where keys are unique. */
#ifndef SPECGEN_COMPARE_ALIGN_H
#define SPECGEN_COMPARE_ALIGN_H

#include "model/base/arena.h"

#define ALIGN_NONE ((size_t)-1)

/* match[j] = the place in `left` of right[j]'s partner, rising, or ALIGN_NONE.
 * fill: what is left over between two pairs is paired by its place.
 * false: memory is short. */
bool align_keys(size_t *match, struct arena *a, const struct str *left, size_t left_count,
                const struct str *right, size_t right_count, bool fill);

#endif
