/* ui/tui/act/masked.h - the open documents without their secrets, for what is handed on. */
#ifndef UI_TUI_ACT_MASKED_H
#define UI_TUI_ACT_MASKED_H

#include "specgen/redact/redact.h"
#include "ui/tui/state/state.h"

/* What stands aside meanwhile, in st->scratch. */
struct ui_masked {
    const struct value **baselines; /* by document; NULL: nothing was done yet */
    const struct value *step;       /* of the comparison */
    bool has_window;                /* of rows, which is made anew of the masked document */
    struct ui_subject subject;      /* of it */
    size_t window_at, window_top;
    struct redaction redaction; /* with the secrets of all */
};

/* From here to the end all that is shown and computed is that of the masked documents, the states
 * they are compared with among them. The end is due also after an error, which it takes and joins
 * with its own; both in one event. ERR_OOM. */
struct err *ui_mask_begin(struct ui_masked *m, struct ui_state *st);
struct err *ui_mask_end(struct ui_masked *m, struct ui_state *st, struct err *e);

/* A text of more than one value, which is handed on: made of the documents without their secrets,
 * unless those are shown. texts: what it is made of may not be a document's (a window, a spec that
 * was brought), so secrets are looked for in it as well. *note is said behind it: "" or that it is
 * so. STR_NONE: nothing was made, or an error was told. */
typedef struct str ui_making(struct ui_state *st, void *ctx);
struct str ui_without_secrets(const char **note, struct ui_state *st, ui_making *make, void *ctx,
                              bool texts);

#endif
