/* ui/tui/act/copying.h - a text for the terminal's clipboard, kept until the next one; without the
 * secrets of credential specs unless they are shown. `what` is said. */
#ifndef UI_TUI_ACT_COPYING_H
#define UI_TUI_ACT_COPYING_H

#include "ui/tui/state/state.h"

/* A line end that is pasted into a shell runs what stands before it, and other characters that
 * print nothing steer a terminal: each becomes an escape. */
void ui_copy_text(struct ui_state *st, struct str what, struct str text);
/* Of several lines; other characters that print nothing become escapes. */
void ui_copy_lines(struct ui_state *st, struct str what, struct str text, const char *note);
/* JSON of ours: a line end in it is layout. */
void ui_copy_json(struct ui_state *st, struct str what, struct str json, const char *note);
/* With all characters that are in it; `note` is said behind it. */
void ui_copy_as_is(struct ui_state *st, struct str what, struct str text, const char *note);

#endif
