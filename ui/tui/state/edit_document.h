/* ui/tui/state/edit_document.h - an edit of the current document, and all that follows from it:
 * the history's step with its time, the journal, the new spec, what is brought into view. */
#ifndef UI_TUI_STATE_EDIT_DOCUMENT_H
#define UI_TUI_STATE_EDIT_DOCUMENT_H

#include "ui/tui/state/state.h"

enum ui_change_kind {
    UI_CHANGE_EDIT,
    UI_CHANGE_REPLACE,
    UI_CHANGE_RELOAD, /* from its file */
    UI_CHANGE_UNDO,
    UI_CHANGE_REDO,
};
/* After each step of the current document's history: its time, its journal. edit: of an EDIT. */
void ui_note_change(struct ui_state *st, enum ui_change_kind kind, const struct mdl_edit *edit);

/* The label is what the history and the message call the edit. */
struct err *ui_edit_document(struct ui_state *st, const struct mdl_edit *edit, struct str label);
bool ui_apply_edit(struct ui_state *st, const struct mdl_edit *edit, struct str label);
/* Takes value; NULL unsets. */
struct err *ui_set_place(struct ui_state *st, const struct ui_row *row, const struct value *value);

/* The document's path of a place, with room for one more step. */
struct err *ui_path_of_place(struct ui_state *st, const struct ui_place *place,
                             struct mdl_path *out);
struct ui_place ui_place_of_path(const struct value *root, const struct mdl_path *path);
/* "Mounts (-v, --mount) [2] Source": what messages and the history call a place. */
struct str ui_place_name(struct ui_state *st, const struct ui_row *row);

#endif
