/* ui/present/made_mounts.h - of a container that create makes: which of its mounts comes from which
 * part of the request.
 *
 * Made once per result, in the result's arena. Cost: n log n in the mounts, the logarithm to ask.
 */
#ifndef UI_PRESENT_MADE_MOUNTS_H
#define UI_PRESENT_MADE_MOUNTS_H

#include "specgen/assess/assess.h"

struct ui_made_mount {
    struct str from; /* "request.body.HostConfig.Binds[0]" */
    size_t mount;    /* in container.Mounts */
};

struct ui_made_mounts {
    struct ui_made_mount *items; /* by `from`, then by number */
    size_t count;
};

/* Nothing where there is no request. False: no memory. */
bool ui_made_mounts_make(struct ui_made_mounts *out, struct arena *a, const struct assessment *r);

/* The first mount made of that part of the request, or of what is in it; false: none is. */
bool ui_made_mount_of(size_t *mount, const struct ui_made_mounts *m, struct str part);

#endif
