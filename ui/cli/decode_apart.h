/* ui/cli/decode_apart.h - the errors, events and logs of one text, each of which says something of
 * its own: below an event the error that a client printed. */
#ifndef UI_CLI_DECODE_APART_H
#define UI_CLI_DECODE_APART_H

#include "model/base/arena.h"
#include "model/base/str.h"

#define DECODE_MOST_APART 8

struct decode_apart {
    struct str items[DECODE_MOST_APART];
    size_t count; /* one: the text is to be read as it stands */
    bool more;    /* others that are not among them */
    bool quoted;  /* a table has them: which one an answer is to must be said */
};

/* ERR_OOM. */
struct err *decode_apart(struct decode_apart *out, struct arena *a, struct str text);

#endif
