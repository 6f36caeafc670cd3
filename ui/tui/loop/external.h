/* ui/tui/loop/external.h - a value in the user's own editor ($VISUAL or $EDITOR), in a file that
 * nobody else can read, with the terminal handed over for as long as it runs. */
#ifndef UI_TUI_LOOP_EXTERNAL_H
#define UI_TUI_LOOP_EXTERNAL_H

#include "ui/term/terminal.h"
#include "ui/tui/state/state.h"

/* Serves st->external when it is wanted: runs the editor, and the value becomes what was saved. */
void ui_external_edit(struct ui_state *st, struct ui_terminal *t);

#endif
