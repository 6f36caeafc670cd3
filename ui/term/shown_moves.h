/* ui/term/shown_moves.h - the cursor of what a terminal shows: moved in as few bytes as the
 * terminal understands. */
#ifndef UI_TERM_SHOWN_MOVES_H
#define UI_TERM_SHOWN_MOVES_H

#include "ui/term/shown.h"

/* Where the cursor is nobody knows. */
enum { UI_SHOWN_UNKNOWN = -1 };

/* Appends a control sequence of ECMA-48 with one number (second 0) or two. */
void ui_add_sequence(struct buf *out, int first, int second, char last);

/* Appends nothing where the cursor is there. */
void ui_shown_move_to(struct ui_shown *d, int x, int y, struct buf *out);

/* So many columns of plain text were written. */
void ui_shown_moved_by(struct ui_shown *d, int columns);

#endif
