/* model/base/slips.h - how far apart two names are, for "did you mean". */
#ifndef MODEL_BASE_SLIPS_H
#define MODEL_BASE_SLIPS_H

#include "model/base/str.h"

#define SLIPS_LONGEST 128 /* bytes of a name that is compared */

/* Characters inserted, deleted, replaced, or two neighbours swapped; SIZE_MAX when a text is
 * longer than SLIPS_LONGEST. Bytewise. */
size_t slips_between(struct str a, struct str b);

#endif
