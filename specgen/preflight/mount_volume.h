/* specgen/preflight/mount_volume.h - the names that the volume driver `local` takes. */
#ifndef SPECGEN_PREFLIGHT_MOUNT_VOLUME_H
#define SPECGEN_PREFLIGHT_MOUNT_VOLUME_H

#include "model/base/arena.h"
#include "model/base/unicode.h"

/* Why there can be no such volume, in the engine's words behind "create NAME: "; empty: there can.
 * name: in small letters, not empty. */
struct str mount_volume_refusal(struct arena *a, enum unicode_version unicode, struct str name);

#endif
