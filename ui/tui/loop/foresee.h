/* ui/tui/loop/foresee.h - makes what the next key in a list or an editor may show while nobody
 * presses one.
 *
 * It is the same that ui_document_try() makes, and nothing is lost where it is not made: no memory,
 * a document that takes long, a key that came at once. */
#ifndef UI_TUI_LOOP_FORESEE_H
#define UI_TUI_LOOP_FORESEE_H

#include "ui/tui/state/state.h"

/* For all of it, after a key; what takes so long alone is not made ahead. */
#define UI_FORESEE_MS 16

/* Of the open list's items beside the bar, where it shows what follows from them, or of the digits
 * that may come next in an editor and of what it had before; else forgets. It ends where key_waits
 * says so, which is asked before each of them. */
void ui_foresee(struct ui_state *st, bool (*key_waits)(void *ctx), void *ctx);

#endif
