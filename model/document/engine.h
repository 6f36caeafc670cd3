/* model/document/engine.h - the names of engines: profiles and single releases of moby.
 *
 *   moby-25.0     a profile: the latest release of a line (model/document/engines.def)
 *   moby-25.0.6   one release of it
 *   moby-27.2     the latest of 27.2.x
 *
 * Here are names and order only; what an engine does differently is said by
 * specgen/engine/engine.h. A release is one number that orders as the releases do. */
#ifndef MODEL_DOCUMENT_ENGINE_H
#define MODEL_DOCUMENT_ENGINE_H

#include "model/base/arena.h"
#include "model/base/err.h"

#include <stdint.h>

#define MDL_RELEASE(major, minor, patch)                                                           \
    ((uint32_t)(major) << 16 | (uint32_t)(minor) << 8 | (uint32_t)(patch))
#define MDL_LATEST 255u /* as a patch: the latest of its minor release ("27.2") */

struct mdl_engine {
    const char *name;
    uint32_t first, latest; /* latest: what the profile's name means */
    uint32_t beta;          /* what the first was called while it was a beta; 0: as it is */
};

enum {
#define ENGINE(name, ...) +1
    MDL_ENGINE_COUNT = 0
#include "model/document/engines.def"
#undef ENGINE
};

extern const struct mdl_engine mdl_engines[MDL_ENGINE_COUNT]; /* oldest first */

/* What a document without an engine means: moby-19.03. */
extern const struct mdl_engine *const mdl_engine_default;

/* The release that a name means; "" means the default's. *out is written only on success.
 * ERR_NOT_FOUND: the remedy names the known profiles, and the nearest. */
struct err *mdl_engine_find(uint32_t *out, struct str name);

/* The profile that a release belongs to. */
const struct mdl_engine *mdl_engine_of(uint32_t release);

/* "25.0.6", "19.03.15" */
struct str mdl_release_text(struct arena *a, uint32_t release);

/* The shortest name of a release: the profile's where it is its latest, else "moby-25.0.6". */
struct str mdl_engine_name(struct arena *a, uint32_t release);

enum mdl_version_fit {
    MDL_VERSION_NONE,  /* not a version of moby's */
    MDL_VERSION_EXACT, /* a known release */
    MDL_VERSION_BETA,  /* of a line under another number: its first release is taken */
    MDL_VERSION_OLDER, /* than all known ones: the oldest is taken */
    MDL_VERSION_NEWER, /* than its line's latest, or than all lines: the nearest below is taken */
};

/* A version as docker prints it ("23.0.3", "19.03.13-ce", "v20.10.7", "18.09.0-dev"). */
enum mdl_version_fit mdl_engine_of_version(uint32_t *release, struct str version);

#endif
