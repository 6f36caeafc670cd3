/* ui/tui/state/complete.h - Tab in a prompt for a file name. */
#ifndef UI_TUI_STATE_COMPLETE_H
#define UI_TUI_STATE_COMPLETE_H

#include "ui/tui/state/state.h"

/* Completes the prompt's text as a path; lists the candidates when there are several. */
void ui_complete_path(struct ui_state *st);

#endif
