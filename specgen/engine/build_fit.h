/* specgen/engine/build_fit.h - whether Windows runs an image of one build on a host of another.
 *
 * Not the engine's rule but Windows': the Host Compute Service answers 0xC0370101, "the operating
 * system of the container does not match the operating system of the host". The rows and their
 * source are specgen/engine/build_fit.def. */
#ifndef SPECGEN_ENGINE_BUILD_FIT_H
#define SPECGEN_ENGINE_BUILD_FIT_H

#include "model/base/arena.h"

#include <stdbool.h>
#include <stdint.h>

enum build_fit {
    FITS,
    FITS_TEST,     /* for development and test only */
    FITS_REVISION, /* if the revisions are the same, too */
    FITS_NOT,
};

struct build_fit_row {
    enum build_fit fit;
    char why[92]; /* a clause for people */
};

#define BUILD_FIT_SOURCE "Microsoft Learn, Windows container version compatibility, read 2026-11"

/* client: the host is a client edition of Windows. */
const struct build_fit_row *build_fit_of(uint64_t host, bool client, uint64_t image, bool hyperv);

/* Whether hosts that are newer than the image run it, too: of which build the host must be, where
 * it is not known. */
bool build_fit_of_newer(bool client, uint64_t image, bool hyperv);

/* Which of Windows' own images a host of that build runs, by their tags and with either isolation.
 */
struct str build_fit_tags(struct arena *a, uint32_t build);
/* The same of a host whose build the text of a failed pull names. STR_NONE: it names none. */
struct str build_fit_advice(struct arena *a, struct str text);

#endif
