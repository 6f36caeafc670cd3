/* model/formats/engine_told.h - a daemon's version, told by some artefact -> the document's engine.
 */
#ifndef MODEL_FORMATS_ENGINE_TOLD_H
#define MODEL_FORMATS_ENGINE_TOLD_H

#include "model/formats/evidence.h"

/* `by` says "19.03.8": the engine, or the nearest one with a remark; a remark alone when it is no
 * version that is known. source: "docker version: Server Version". */
void engine_tell(struct evidence *out, struct str version, const char *by, struct str source);

/* A text is written so by the releases from..to, either of which may be NULL: a conclusion. */
void engine_conclude(struct evidence *out, const char *from, const char *to, const char *by);

/* The same of State.Error, the words of the daemon that has the container. */
void engine_of_answer(struct evidence *out, struct str error);

#endif
