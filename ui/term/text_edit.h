/* ui/term/text_edit.h - the text of a line_edit on several lines: the ends of its lines are shown
 * as such, and long lines are wrapped at the width.
 *
 * Keys besides those of line_edit.h: Up Down PgUp PgDn by rows, Home End within the row, Ctrl-A
 * Ctrl-E Ctrl-K within the line, Ctrl-Home Ctrl-End to the ends of the text, Alt-Enter a new line.
 */
#ifndef UI_TERM_TEXT_EDIT_H
#define UI_TERM_TEXT_EDIT_H

#include "ui/term/line_edit.h"

/* w: of the rows that are drawn. true: the key was one of ours. */
bool ui_text_edit_key(struct ui_line_edit *e, const struct ui_event *ev, int w, int page);
/* After a change of either: the rows that are drawn stay those that they are, as far as the
 * cursor's is one of them. */
void ui_text_edit_settle(struct ui_line_edit *e, struct ui_rect r);
/* The part of the text around the cursor, which gets the hardware cursor. */
void ui_text_edit_draw(const struct ui_line_edit *e, struct ui_surface *s, struct ui_rect r,
                       enum ui_role role);
/* The cursor goes to what is drawn there, so many columns and rows behind the first of r. */
void ui_text_edit_click(struct ui_line_edit *e, struct ui_rect r, int column, int row);
/* The rows that a text takes, and the one that the cursor is in, from 0. */
size_t ui_text_edit_rows(struct str text, int w);
size_t ui_text_edit_row(const struct ui_line_edit *e, int w);

#endif
