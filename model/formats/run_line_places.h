/* model/formats/run_line_places.h - folders that nobody told, where a mount's source or the working
 * directory of a run line begins with a variable or with ~: one that Windows usually has stands in.
 * So does a name for an image whose variable is named as one: $IMAGE, name:$TAG.
 *
 * Left empty, the variable would make the engine refuse what it takes on the user's machine, or the
 * next word the image.
 * Cost: linear in the text, but for the word before a tag. */
#ifndef MODEL_FORMATS_RUN_LINE_PLACES_H
#define MODEL_FORMATS_RUN_LINE_PLACES_H

#include "model/base/arena.h"
#include "model/shell/shell.h"

#define RUN_PLACES_MOST 16 /* that are told; further ones are filled in all the same */

struct run_place {
    struct str name; /* "env:TEMP", "HOME", "~"; part of the text */
    struct str taken;
};

struct run_places {
    struct run_place items[RUN_PLACES_MOST];
    size_t count;
};

/* The line with the folders in place of the variables. Lives in the arena, or is the text. */
struct str run_line_places(struct run_places *out, struct arena *a, enum shell shell,
                           struct str text);

#endif
