/* model/formats/line_walk.h - a text, line by line, for readers. Nothing is copied. */
#ifndef MODEL_FORMATS_LINE_WALK_H
#define MODEL_FORMATS_LINE_WALK_H

#include "model/base/str.h"

struct line_walk {
    struct str rest;
    struct str line;      /* without its end */
    unsigned line_number; /* of the text, from 1; 0: not begun */
};

static inline struct line_walk line_walk_of(struct str text)
{
    return (struct line_walk){.rest = text};
}

/* False: there is no further one. */
bool line_walk_next(struct line_walk *w);

/* The next one, which stays the next one; STR_NONE: there is none. */
struct str line_walk_peek(const struct line_walk *w);

/* Blanks and tabs in front of it. */
size_t line_indent(struct str line);

/* The byte that column `n` begins with, counted from 0; the length: the line is shorter. */
size_t line_column(struct str line, size_t n);

/* The cell of `line` below the heading's word `name`, up to where the next column begins. STR_NONE:
 * the heading has no such word. */
struct str line_cell(struct str heading, struct str line, const char *name);

/* Offset of `part`, or -1. */
ptrdiff_t line_find(struct str line, const char *part);

#endif
