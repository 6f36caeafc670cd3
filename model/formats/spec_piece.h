/* model/formats/spec_piece.h - the OCI spec that an artefact holds: a config.json, or the one in a
 * record of a daemon's log. */
#ifndef MODEL_FORMATS_SPEC_PIECE_H
#define MODEL_FORMATS_SPEC_PIECE_H

#include "model/formats/sources.h"

/* The last one of all sources, which is of the last start; the caller owns it, and *line tells
 * where it stands. NULL: there is none. ERR_OOM. */
struct err *spec_piece_find(const struct value **out, unsigned *line, const struct sources *s);

/* The same of a file ("-" is standard input). ERR_NOT_FOUND: it holds none; errors of files. */
struct err *spec_piece_open(const struct value **out, const char *file);

#endif
