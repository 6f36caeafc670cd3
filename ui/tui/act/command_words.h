/* ui/tui/act/command_words.h - Tab in the `:` line and in the line of :set. */
#ifndef UI_TUI_ACT_COMMAND_WORDS_H
#define UI_TUI_ACT_COMMAND_WORDS_H

#include "ui/tui/state/state.h"

/* The name of an action, then its operand: a file, a field and its value, an engine, a theme. */
void ui_complete_command(struct ui_state *st);
/* "PATH=VALUE" alone. */
void ui_complete_setting(struct ui_state *st);

#endif
