/* specgen/assess/assess_state.h - what a container says of its last start: the daemon's own answer,
 * how it ended, and where that contradicts what is worked out from its settings. */
#ifndef SPECGEN_ASSESS_ASSESS_STATE_H
#define SPECGEN_ASSESS_ASSESS_STATE_H

#include "specgen/assess/assess.h"

/* Fills r->state, once all else is there. ERR_OOM. */
struct err *assess_state(struct assessment *r, struct arena *a);

#endif
