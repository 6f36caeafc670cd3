/* model/base/edit_distance.h - how far apart two names are, for "did you mean". */
#ifndef MODEL_BASE_EDIT_DISTANCE_H
#define MODEL_BASE_EDIT_DISTANCE_H

#include "model/base/str.h"

#define EDIT_DISTANCE_LONGEST 128 /* bytes of a name that is compared */

/* Characters inserted, deleted, replaced, or two neighbours swapped; SIZE_MAX when a text is
 * longer than EDIT_DISTANCE_LONGEST. Bytewise. */
size_t edit_distance(struct str a, struct str b);

/* The same where it is no more than `most`; else anything that is more. Names that are far apart
 * cost their length, not its square. */
size_t edit_distance_within(struct str a, struct str b, size_t most);

#endif
