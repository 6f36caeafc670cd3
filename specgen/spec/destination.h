/* specgen/spec/destination.h - places in a container as Windows takes them: without regard to case,
 * the kind of slash, and slashes at the end. */
#ifndef SPECGEN_SPEC_DESTINATION_H
#define SPECGEN_SPEC_DESTINATION_H

#include "model/base/arena.h"

struct str destination_without_end(struct str path); /* no slash at its end */
bool destination_same(struct str x, struct str y);
/* One text for all ways to write the same place. */
struct str destination_normal(struct arena *a, struct str path);
/* Both without a slash at their ends. */
bool destination_is_below(struct str path, struct str folder);

#endif
