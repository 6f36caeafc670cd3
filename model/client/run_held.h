/* model/client/run_held.h - a run line in the string or the brackets of another command, of a
 * script or a program: where it ends, and what it is without that.
 *
 * Cost: linear. */
#ifndef MODEL_CLIENT_RUN_HELD_H
#define MODEL_CLIENT_RUN_HELD_H

#include "model/base/arena.h"
#include "model/client/run_text.h"

/* How the string of another command or program writes what stands in it. */
struct run_held {
    char quote;   /* '\0': none holds it */
    bool escaped; /* quotes as \" */
    bool doubled; /* backslashes as two */
};

/* `typed` up to where what `before` opens is closed. */
struct str run_held_in(struct run_held *out, struct str before, struct str typed);

/* As it is outside of the string; without memory the text as it is. */
struct str run_held_plain(struct arena *a, struct str text, const struct run_held *held);

#endif
