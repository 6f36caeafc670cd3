/* model/client/run_line.h - docker run and create lines inside what people paste.
 *
 * A line may have a prompt before it, continue over several with the character of its shell, and
 * stand between other text. Which shell it was typed into is told by the prompt, by how it goes on,
 * by what only one shell writes; where the shells would give docker the same words it does not
 * matter.
 * Cost: linear in the text. */
#ifndef MODEL_CLIENT_RUN_LINE_H
#define MODEL_CLIENT_RUN_LINE_H

#include "model/shell/shell.h"

struct run_line {
    unsigned first_line, last_line; /* of the text, from 1 */
    struct str text;                /* as it was typed, from the word docker on; line ends kept */
    enum shell shell;
    bool sure;         /* of the shell; false: another one would give other words */
    const char *why;   /* what told the shell, a phrase */
    bool dashes;       /* a word processor's, in place of those of flags, were made plain */
    bool doubled;      /* backslashes were, in the string that the line stands in */
    bool fed;          /* xargs puts words behind it that are not there, or in it */
    struct str folder; /* that the prompt shows; empty: it shows none */
};

struct run_lines {
    struct run_line *items; /* in the arena */
    size_t count;
};

/* Finds all of them; none is no error. ERR_OOM. */
struct err *run_lines_find(struct run_lines *out, struct arena *a, struct str text);

/* Whether a line of the text begins one: cheaper, for recognising. */
bool run_lines_any(struct str text);

/* Whether a run line begins in the line; *before is what stands in front of it, with a prompt. */
bool run_line_split(struct str *before, struct str line);

/* Of one line: whether a run line begins in it, and whether such a one goes on in the next. */
bool run_line_begins(struct str line);
bool run_line_goes_on(struct str first, struct str last, struct str next, size_t count);

#endif
