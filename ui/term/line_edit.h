/* ui/term/line_edit.h - one line of text with a cursor: form values, prompts, search.
 *
 * Keys: Left Right Home End Ctrl-A Ctrl-E Ctrl-B Ctrl-F, Alt-B Alt-F Ctrl-Left Ctrl-Right by
 * word, Backspace Delete Ctrl-D, Ctrl-W Alt-Backspace Alt-D (word), Ctrl-K Ctrl-U (to an end),
 * Ctrl-Y (yank the last kill), Ctrl-T. A paste is inserted without line ends at its end. Moves
 * and deletes go by grapheme cluster. A text with line ends shows them as stand-ins and keeps them.
 */
#ifndef UI_TERM_LINE_EDIT_H
#define UI_TERM_LINE_EDIT_H

#include "ui/term/surface.h"
#include "ui/term/terminal.h"

struct ui_line_edit {
    char *text; /* UTF-8, owned, NUL-terminated beyond len */
    size_t len, size;
    size_t cursor; /* byte offset, on a cluster's start */
    int scroll;    /* columns hidden on the left */
    size_t top;    /* rows hidden above, where the text is shown on several (text_edit.h) */
    char *kill;    /* owned; last killed text */
    size_t kill_len;
};

void ui_line_edit_init(struct ui_line_edit *e);
void ui_line_edit_finish(struct ui_line_edit *e);
bool ui_line_edit_set(struct ui_line_edit *e, struct str text); /* cursor to the end */
bool ui_line_edit_insert(struct ui_line_edit *e, struct str text);
/* The same without line ends at its end. */
bool ui_line_edit_paste(struct ui_line_edit *e, struct str text);
/* Erases it, for Ctrl-Y to bring back. */
void ui_line_edit_cut(struct ui_line_edit *e, size_t from, size_t to);
/* true: the key was one of ours (or a printable character). */
bool ui_line_edit_key(struct ui_line_edit *e, const struct ui_event *ev);
/* Draws and puts the hardware cursor there when `focused`. */
void ui_line_edit_draw(struct ui_line_edit *e, struct ui_surface *s, int x, int y, int w,
                       bool focused);
/* The cursor goes to what is drawn in that column of the w; what is seen of the text stays. */
void ui_line_edit_click(struct ui_line_edit *e, int w, int column);
struct str ui_line_edit_text(const struct ui_line_edit *e);

#endif
