/* ui/tui/loop/loop.h - an event becomes an action, and the state settles. */
#ifndef UI_TUI_LOOP_LOOP_H
#define UI_TUI_LOOP_LOOP_H

#include "ui/tui/act/actions.h"

/* Runs an action and what it leaves to be run. */
void ui_run_action(struct ui_state *st, enum ui_action_id id, struct str argument);
/* What help, the `:` line and windows left in st->pending. */
/* Whatever window there is. False: in what is below the help something is typed, which would be
 * lost. */
bool ui_close_window(struct ui_state *st);
void ui_run_pending(struct ui_state *st);

/* Runs what a key means at the moment. */
void ui_key_event(struct ui_state *st, const struct ui_event *ev);
void ui_mouse_event(struct ui_state *st, const struct ui_event *ev);

void ui_update(struct ui_state *st, const struct ui_event *ev);
/* After each change: selections and scrolls into view. */
void ui_settle(struct ui_state *st);

#endif
