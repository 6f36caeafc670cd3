/* ui/tui/act/masked.h - the open documents without their secrets, for what is handed on. */
#ifndef UI_TUI_ACT_MASKED_H
#define UI_TUI_ACT_MASKED_H

#include "ui/tui/state/state.h"

/* What stands aside meanwhile, in st->scratch. */
struct ui_masked {
    const struct value **baselines; /* by document; NULL: nothing was done yet */
    const struct value *step;       /* of the comparison */
};

/* From here to the end all that is shown and computed is that of the masked documents, the states
 * they are compared with among them. The end is due also after an error, which it takes and joins
 * with its own; both in one event. ERR_OOM. */
struct err *ui_mask_begin(struct ui_masked *m, struct ui_state *st);
struct err *ui_mask_end(struct ui_masked *m, struct ui_state *st, struct err *e);

#endif
