/* ui/cli/decode_warned.h - what docker compose or the daemon refused, below warnings that a client
 * prints, docker compose as a log does: bare words, which have an answer of their own. */
#ifndef UI_CLI_DECODE_WARNED_H
#define UI_CLI_DECODE_WARNED_H

#include "model/base/arena.h"
#include "model/base/str.h"

struct decode_warned {
    struct str *warnings; /* what each says */
    size_t count, room;
    struct str refused; /* the words below all of them */
};

/* Whether a text is that; else `refused` is the text, and there are no warnings. */
bool decode_warned(struct decode_warned *out, struct arena *a, struct str text);

#endif
