/* ui/tui/act/write_where.h - where a file is written that somebody typed a name for. */
#ifndef UI_TUI_ACT_WRITE_WHERE_H
#define UI_TUI_ACT_WRITE_WHERE_H

#include "ui/tui/state/state.h"

/* False, and it is said: a picture is made of keys, which changes no file (the document has lost
 * its secrets for it). */
bool ui_may_write(struct ui_state *st);

/* False, and it is said: what was opened has lost its secrets, and what is read now, a file or a
 * paste, has them. */
bool ui_may_read(struct ui_state *st);

typedef void ui_writer(struct ui_state *st, const char *file);

/* Writes, or asks first where a file is: two answers, which live as long as the screen; that of 'y'
 * is ui_write_prompted() with the same writer. `typed` may begin with "~/". */
void ui_write_where(struct ui_state *st, struct str typed, ui_writer *write,
                    const struct ui_answer answers[2]);
/* ", but 2 other names ..." of a file that is about to be replaced, for what is said then. */
struct str ui_other_names(struct ui_state *st, const char *file);
/* To the name in the prompt, whatever is there. */
void ui_write_prompted(struct ui_state *st, ui_writer *write);

#endif
