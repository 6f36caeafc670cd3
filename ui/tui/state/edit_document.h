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

/* How the history calls the step to another container of the file; its name stands behind it. */
#define UI_CONTAINER_CHOSEN "container chosen: "
/* After a history was recovered: of which container each of its steps is, as their labels tell. */
void ui_note_recovered(struct ui_document *d);

/* The label is what the history and the message call the edit. */
struct err *ui_edit_document(struct ui_state *st, const struct mdl_edit *edit, struct str label);
bool ui_apply_edit(struct ui_state *st, const struct mdl_edit *edit, struct str label);
/* Takes value; NULL unsets. */
struct err *ui_set_place(struct ui_state *st, const struct ui_row *row, const struct value *value);

/* Shows what would follow, without a step in the history, until ui_drop() or an edit. An error
 * that is not ERR_OOM says why there is nothing to show; what was shown before stays. */
struct err *ui_try_root(struct ui_state *st, const struct value *root);
void ui_drop(struct ui_state *st);
/* The same where nothing comes of it: the spec stands where it stood before. */
void ui_leave(struct ui_state *st);
/* Of a choice that is only looked at: why it cannot be shown is said in the footer, and the
 * document is shown instead. Takes e. */
void ui_try_quietly(struct ui_state *st, struct err *e);
/* The document with that value, NULL unsets; takes value, *root is the caller's. */
struct err *ui_root_with(struct ui_state *st, const struct ui_place *place,
                         const struct value *value, const struct value **root);
/* The open list shows what follows from the item that the bar is on: it stands over the form, so
 * that the spec can be seen, and leaving it shows the document again. */
void ui_picker_previews(struct ui_state *st, ui_item_root *tries);
/* Of the item that the bar is on now. From one to the next, not by way of the document's own, which
 * would be drawn for nobody. */
void ui_picker_try(struct ui_state *st);

/* The document's path of a place, with room for one more step. */
struct err *ui_path_of_place(struct ui_state *st, const struct ui_place *place,
                             struct mdl_path *out);
/* The value as a step of the history calls it, at most 40 bytes. */
struct str ui_value_in_label(struct ui_state *st, enum mdl_field_id field,
                             const struct value *value);
/* "Mounts (-v, --mount) [2] Source": what messages and the history call a place. */
struct str ui_place_name(struct ui_state *st, const struct ui_row *row);

#endif
