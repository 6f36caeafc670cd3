/* specgen/assess/remedies.h - what to do about a problem whose rule has several causes. */
#ifndef SPECGEN_ASSESS_REMEDIES_H
#define SPECGEN_ASSESS_REMEDIES_H

#include "specgen/assess/problems.h"

/* Empty: the rule's own remedy says it. In the arena. */
struct str remedy_of_cause(struct arena *a, const struct assessment *r, const struct problem *p);

#endif
