/* ui/tui/state/recompute.h - what follows from an open document, anew.
 *
 * Everything that the panes show is computed here, once per accepted edit: the result, the
 * spec's lines, the form's rows and the items of the lower panes. The state before is kept
 * for one step, as text only, to mark what changed. */
#ifndef UI_TUI_STATE_RECOMPUTE_H
#define UI_TUI_STATE_RECOMPUTE_H

#include "ui/tui/state/document_rows.h"

/* After each change of mdl_now(): generates, compares, rebuilds. ERR_OOM. */
struct err *ui_document_refresh(struct ui_document *d);
/* What follows from `doc`, marked against the document's own state. */
struct err *ui_document_make(const struct ui_document *d, struct ui_generation *g,
                             const struct mdl_doc *doc);
/* Shows all that would follow if the document were `root`, until another one is tried, it is
 * dropped, or the document changes. What changes is marked against the document itself. The error
 * says why there is no such document; then what was shown stays. */
struct err *ui_document_try(struct ui_document *d, const struct value *root);
/* The same of the document without its secrets, for a picture of it: it looks as the document does.
 * before: what the last touch changed, likewise without them; NULL: it is not told of. */
struct err *ui_document_mask(struct ui_document *d, const struct value *root,
                             const struct value *before);
/* Whether what is shown is another document than the one that would be saved. */
bool ui_document_is_tried(const struct ui_document *d);
/* Shows the document itself again, which takes no generation. ERR_OOM. */
struct err *ui_document_drop(struct ui_document *d);
/* After a fold: rebuilds the form's rows and keeps the selection. */
struct err *ui_document_refold(struct ui_document *d);
/* After a change of `filter` or `unmasked`: the items of the lower panes anew. ERR_OOM. */
struct err *ui_document_list(struct ui_document *d);

#endif
