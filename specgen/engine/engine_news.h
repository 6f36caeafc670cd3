/* specgen/engine/engine_news.h - what a release has beside the line of releases before its own. */
#ifndef SPECGEN_ENGINE_ENGINE_NEWS_H
#define SPECGEN_ENGINE_ENGINE_NEWS_H

#include "specgen/engine/engine.h"

/* The oldest line's own releases have none of either. */
bool engine_brings(const struct engine *e, enum engine_change c);
/* The line before has it and this one not: taken back into that one only after this release was
 * made, or never into this line. */
bool engine_lacks(const struct engine *e, enum engine_change c);
/* A later release of the same line brought it. */
bool engine_awaits(const struct engine *e, enum engine_change c);

/* Whose path/filepath it reads paths with: "Go 1.13". */
const char *engine_paths_name(const struct engine *e);

#endif
