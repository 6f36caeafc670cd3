/* specgen/assess/assess_mounts.h - what a container's Binds and HostConfig.Mounts ask for.
 *
 * create makes Mounts of them, and the spec is made of Mounts alone: in a container that is edited,
 * or of which only a part was read, one may be asked for and be in no Mounts. */
#ifndef SPECGEN_ASSESS_ASSESS_MOUNTS_H
#define SPECGEN_ASSESS_ASSESS_MOUNTS_H

#include "specgen/assess/assess.h"
#include "specgen/create/name_index.h"
#include "specgen/preflight/mount_spec.h"

/* The places that the container's Mounts are at. A want of memory is the arena's. */
void assess_mounted(struct name_index *out, struct arena *a, const struct assessment *r);

/* The mount that the field's text asks for, which no Mounts of the container has: an element of
 * HostConfig.Binds or HostConfig.Mounts. False: it has one, or create refuses it. */
bool assess_mount_is_missing(struct mount_point *out, struct arena *a, const struct assessment *r,
                             const struct plat *host, const struct name_index *mounted,
                             struct spec_ref ref);

/* Two mounts of the container of which one lies below the other; false: there are none. */
bool assess_mounts_nested(struct str *below, struct str *above, struct arena *a,
                          const struct mdl_container *c);

#endif
