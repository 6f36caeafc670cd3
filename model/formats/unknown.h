/* model/formats/unknown.h - why no format takes a text. */
#ifndef MODEL_FORMATS_UNKNOWN_H
#define MODEL_FORMATS_UNKNOWN_H

#include "model/base/arena.h"
#include "model/formats/input.h"

/* Half a sentence, in the arena. */
struct str unknown_because(struct arena *a, const struct input *in);

#endif
