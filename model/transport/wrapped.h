/* model/transport/wrapped.h - lines that a console broke at its width, outside of JSON.
 *
 * The width is the longest line's when several different lines have it and words go on behind them,
 * or when it is one that consoles have and a single command fills it.
 * Ownership: joined lines lie in the arena; they keep the number of their first. Cost: linear. */
#ifndef MODEL_TRANSPORT_WRAPPED_H
#define MODEL_TRANSPORT_WRAPPED_H

#include "model/transport/lines.h"

/* True: some were joined. `stops`: a line that begins something of its own; never joined. */
bool lines_join_wrapped(struct lines *l, bool (*stops)(struct str line));

/* The same where all but the first are indented, as a pager or a logger breaks a record. */
bool lines_join_hanging(struct lines *l);

/* The columns of the longest line, and how many have as many. */
struct lines_width {
    size_t columns, lines;
};
struct lines_width lines_widest(const struct lines *l);

/* Line i alone and what it goes on in: the lines behind that were joined become empty. `widest`: of
 * all lines before any was joined, as one that was is longer than the console was wide. */
void lines_join_command(struct lines *l, size_t i, struct lines_width widest,
                        bool (*stops)(struct str line));

/* The same of a command that PowerShell's record of an error has in it: its lines end at words, and
 * the place in the script ("At x.ps1:657 char:19") stands below them. */
void lines_join_recorded(struct lines *l, size_t i);

size_t line_columns(struct str line);

/* Whether a letter or digit stands on either side of the break. */
bool line_breaks_letters(struct str line, struct str next);

/* Widths that consoles have by themselves. */
bool line_width_is_usual(size_t width);

/* The dashes under the heading of a table. */
bool line_is_rule(struct str line);

#endif
