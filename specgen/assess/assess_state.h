/* specgen/assess/assess_state.h - what is known of how it went: the answers that somebody got, what
 * a container says of its last start and how it ended, and where that contradicts what is worked
 * out from its settings. */
#ifndef SPECGEN_ASSESS_ASSESS_STATE_H
#define SPECGEN_ASSESS_ASSESS_STATE_H

#include "specgen/assess/assess.h"

/* Fills r->state, once all else is there. doc: as written; with a request r->doc is the container
 * made of it. ERR_OOM. */
struct err *assess_state(struct assessment *r, struct arena *a, const struct mdl_doc *doc);

#endif
