/* ui/tui/loop/changed_file.h - the document's file, when another program writes it meanwhile: a
 * save asks then, but who comes back from that program is told before. */
#ifndef UI_TUI_LOOP_CHANGED_FILE_H
#define UI_TUI_LOOP_CHANGED_FILE_H

#include "ui/tui/state/state.h"

/* After so long without a key somebody may have been elsewhere. */
enum { UI_AWAY_MS = 1000 };

/* Looks at the current document's file, and says once for each content that it is another one than
 * was read or written here. While a window is open nothing is said: the next time. */
void ui_tell_changed_file(struct ui_state *st);

#endif
