/* specgen/convert/same.h - what one request asks for and another does not.
 *
 * Requests are compared as the engine understands them: what is absent is the zero value or what
 * the client fills in for nothing (MemorySwappiness -1, RestartPolicy "no", NetworkMode
 * "default"). Which keys are more than that is told by same.def. Lists that differ in length are
 * compared as what is missing and what is more.
 * Cost: n log n. */
#ifndef SPECGEN_CONVERT_SAME_H
#define SPECGEN_CONVERT_SAME_H

#include "specgen/create/datum.h"

struct same {
    struct arena *a;
    void *ctx;
    /* At least one of them is there. Both know their place by what they stand in. */
    void (*differs)(void *ctx, const struct datum *asked, const struct datum *back);
};

/* NULL: nothing is there. */
void same_compare(const struct same *s, const struct datum *asked, const struct datum *back);

/* Whether there is no difference. */
bool same_is(struct arena *a, const struct datum *asked, const struct datum *back);

/* Whether nothing is asked for: absent, zero or what a client fills in. */
bool same_is_nothing(const struct datum *d);

#endif
