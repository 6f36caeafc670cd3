/* specgen/face/face_error.h - errors as other programs get them.
 *
 * Made of our own errors, or of what the engine would answer. A lack of memory is one static
 * object, so that telling it cannot fail. */
#ifndef SPECGEN_FACE_FACE_ERROR_H
#define SPECGEN_FACE_FACE_ERROR_H

#include "specgen/silospec.h"
#include "specgen/specgen.h"

/* Takes e; NULL in, NULL out. */
silospec_error *face_error_of(struct err *e);
silospec_error *face_error_of_engine(const struct spec_error *e);

#endif
