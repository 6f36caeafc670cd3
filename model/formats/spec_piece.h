/* model/formats/spec_piece.h - the OCI spec that an artefact holds: a config.json, or the one in a
 * record of a daemon's log. */
#ifndef MODEL_FORMATS_SPEC_PIECE_H
#define MODEL_FORMATS_SPEC_PIECE_H

#include "model/base/err.h"
#include "model/value/value.h"

/* The last one of a file ("-" is standard input), which is of the last start; the caller owns it.
 * ERR_NOT_FOUND: it holds none; errors of files and readers. */
struct err *spec_piece_open(const struct value **out, const char *file);

#endif
