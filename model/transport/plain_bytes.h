/* model/transport/plain_bytes.h - the bytes of a pasted text without what is not text: colours and
 * movements of a terminal, blanks that are none, marks of no width, the entities and tags of a web
 * page, quotes that a word processor made round.
 *
 * Entities, tags and quotes are undone only where the text tells that they are not its own: what
 * has more "&quot;" than '"' went through a web page.
 * Ownership: the arena's. Cost: linear. */
#ifndef MODEL_TRANSPORT_PLAIN_BYTES_H
#define MODEL_TRANSPORT_PLAIN_BYTES_H

#include "model/transport/lines.h"

/* Ends a line that has no end in the file: the next has the same number. */
#define PLAIN_LINE_END '\v'

/* Lines end with LF, or with PLAIN_LINE_END. STR_NONE: no memory. */
struct str plain_bytes(struct lines *l, struct str raw);

/* Whether blanks that are none stand in front of a line: what is known by its indentation is not
 * what it was. */
bool lines_are_indented_oddly(struct str raw);

/* ---- web_text.c ----------------------------------------------------------------------------- */

struct web_signs {
    bool entities; /* are to be decoded */
    bool tags;     /* of a page are to go */
};

struct web_signs web_signs_of(struct str raw);

/* What stands at `s`: its length, and what it means in *meant; 0: it is nothing of the web. */
size_t web_entity(struct str s, const char **meant);
size_t web_tag(struct str s, bool *ends_line);

#endif
