/* ui/tui/state/foreseen.h - what follows from the keys that may come next in a list or an editor,
 * made while no key waits (ui/tui/loop/foresee.h): the key that comes shows what is there. */
#ifndef UI_TUI_STATE_FORESEEN_H
#define UI_TUI_STATE_FORESEEN_H

#include "ui/present/generation.h"

enum { UI_FORESEEN = 11 }; /* the digits, and back */

struct ui_foreseen {
    struct ui_generation *generation; /* owned; NULL: none was made yet */
    struct mdl_doc *doc;              /* that it is of; owned. NULL: it is of nothing */
};

/* Before the document becomes another one, or what is shown of it. */
void ui_foreseen_forget(struct ui_foreseen all[UI_FORESEEN]);
/* NULL: it is not foreseen. */
struct ui_foreseen *ui_foreseen_find(struct ui_foreseen all[UI_FORESEEN], const struct value *root);

#endif
