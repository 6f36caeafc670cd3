/* model/document/history.h - a document's states: edits, undo, redo.
 *
 * Each step is a value tree that shares with its neighbours what did not change, so depth
 * is bounded by memory only. A failed edit pushes nothing. An edit after an undo drops the
 * steps that were undone.
 * Ownership: mdl_now() is borrowed and valid until the next edit, undo, redo or free. */
#ifndef MODEL_DOCUMENT_HISTORY_H
#define MODEL_DOCUMENT_HISTORY_H

#include "model/document/edit.h"

struct mdl_history;

/* Takes its own reference of root. */
struct err *mdl_history_new(struct mdl_history **out, const struct value *root);
void mdl_history_free(struct mdl_history *h);

const struct mdl_doc *mdl_now(const struct mdl_history *h);

struct err *mdl_history_edit(struct mdl_history *h, const struct mdl_edit *edit, const char *label);
/* Replaces the whole tree as one step (another container of an inspect, a reload). */
struct err *mdl_history_replace(struct mdl_history *h, const struct value *root, const char *label);

/* *label: what was undone or redone, borrowed until the next edit. NULL error and *label ==
 * NULL: there was nothing to do. */
struct err *mdl_undo(struct mdl_history *h, const char **label);
struct err *mdl_redo(struct mdl_history *h, const char **label);

size_t mdl_history_count(const struct mdl_history *h);    /* steps, the first state included */
size_t mdl_history_position(const struct mdl_history *h); /* of mdl_now(), from 0 */
const char *mdl_history_label(const struct mdl_history *h, size_t step);
const struct value *mdl_history_root(const struct mdl_history *h, size_t step); /* borrowed */

/* The step that is on disk; dirty: mdl_now() is another one. */
void mdl_history_saved(struct mdl_history *h);
/* mdl_now() is on disk beside that one: another container of the same file. */
void mdl_history_saved_too(struct mdl_history *h);
bool mdl_history_dirty(const struct mdl_history *h);
/* The last step was a file's, which is read again with the document's own. */
void mdl_history_read(struct mdl_history *h);
/* Whether reading all files again would lose something. */
bool mdl_history_edited(const struct mdl_history *h);

#endif
