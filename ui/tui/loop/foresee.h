/* ui/tui/loop/foresee.h - makes what the next key in a list may show while nobody presses one.
 *
 * It is the same that ui_document_try() makes, and nothing is lost where it is not made: no memory,
 * a document that takes long, a key that came at once. */
#ifndef UI_TUI_LOOP_FORESEE_H
#define UI_TUI_LOOP_FORESEE_H

#include "ui/tui/state/state.h"

/* What took longer would be felt by who presses a key meanwhile. */
#define UI_FORESEE_MS 8

/* Of the open list's items beside the bar, where it shows what follows from them; else forgets. */
void ui_foresee(struct ui_state *st);

#endif
