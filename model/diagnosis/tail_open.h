/* model/diagnosis/tail_open.h - whether the document in an error's tail goes on in the next line.
 *
 * A console breaks it anywhere: within its first key, in front of a bracket or of a member that
 * looks like the begin of another JSON text. Begin with {0}; escaped once or more as it stands.
 * Cost: linear in what is read. */
#ifndef MODEL_DIAGNOSIS_TAIL_OPEN_H
#define MODEL_DIAGNOSIS_TAIL_OPEN_H

#include "model/base/str.h"

#include <stdbool.h>
#include <stddef.h>

#define TAIL_KEY_MOST 16 /* "ApplicationName" */

struct tail_open {
    enum { TAIL_SOUGHT, TAIL_BRACE, TAIL_KEY, TAIL_OPEN } state;
    size_t slashes; /* in front of each quote of it */
    size_t run;     /* of backslashes read last */
    size_t depth;   /* of brackets */
    bool in_string;
    char key[TAIL_KEY_MOST];
    size_t key_len;
};

/* Reads one line more. */
void tail_open_line(struct tail_open *t, struct str line);

/* Whether the text begins with such a document. */
bool tail_begins(struct str text);

/* Or is within its first key. */
static inline bool tail_is_open(const struct tail_open *t)
{
    return t->state == TAIL_KEY || t->state == TAIL_OPEN;
}

#endif
