/* model/base/edit_distance.h - how far apart two names are, for "did you mean". */
#ifndef MODEL_BASE_EDIT_DISTANCE_H
#define MODEL_BASE_EDIT_DISTANCE_H

#include "model/base/str.h"

#define EDIT_DISTANCE_LONGEST 128 /* bytes of a name that is compared */

/* Characters inserted, deleted, replaced, or two neighbours swapped; SIZE_MAX when a text is
 * longer than EDIT_DISTANCE_LONGEST. Bytewise. */
size_t edit_distance(struct str a, struct str b);

#endif
