/* model/formats/texts_inside.h - errors among the texts of an object that nobody here knows: a task
 * of ECS, an allocation of Nomad, the answer of a cloud's command line. */
#ifndef MODEL_FORMATS_TEXTS_INSIDE_H
#define MODEL_FORMATS_TEXTS_INSIDE_H

#include "model/base/arena.h"
#include "model/value/value.h"

/* Those of its texts that tell an error as a daemon, hcsshim or who hands it on words it, each in a
 * line of its own; the same twice in a row stands once. STR_NONE: there is none. Cost: linear in
 * the texts. */
struct str texts_inside(struct arena *a, const struct value *v);

#endif
