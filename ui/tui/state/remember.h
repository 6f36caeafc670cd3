/* ui/tui/state/remember.h - what the next start is to know.
 *
 * Written at once, into a state file that is read anew, because another silospec may have written
 * it in between. Nothing happens when the state does not remember (st->remembers). */
#ifndef UI_TUI_STATE_REMEMBER_H
#define UI_TUI_STATE_REMEMBER_H

#include "ui/tui/state/state.h"

/* The files of st->recent as the state file names them now. */
void ui_read_recent(struct ui_state *st);
void ui_remember_theme(struct ui_state *st);
void ui_remember_sizes(struct ui_state *st);
/* In st->commands in any case, which is what the prompt goes through; one that holds a secret is
 * not written down. */
void ui_remember_command(struct ui_state *st, struct str command);
void ui_remember_file(struct ui_state *st, const char *file);

#endif
