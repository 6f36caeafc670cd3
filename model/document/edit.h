/* model/document/edit.h - edits of a document.
 *
 * All edits give a new value tree and leave the old one as it is.
 * Errors: ERR_INPUT (the text), ERR_NOT_FOUND (the path), ERR_OOM. */
#ifndef MODEL_DOCUMENT_EDIT_H
#define MODEL_DOCUMENT_EDIT_H

#include "model/document/field_text.h"
#include "model/document/path.h"

enum mdl_edit_kind {
    MDL_EDIT_SET,    /* value NULL: unset, a list's item is removed; makes what is missing above */
    MDL_EDIT_INSERT, /* before the list place at the end of the path */
    MDL_EDIT_REMOVE,
    MDL_EDIT_DUPLICATE, /* behind itself; a map's member gets the key `name`, or a free one */
    MDL_EDIT_MOVE,      /* a list's item, to place `to` */
    MDL_EDIT_RENAME,    /* a map's key, to `name` */
};

struct mdl_edit {
    enum mdl_edit_kind kind;
    struct mdl_path path;
    const struct value *value; /* borrowed */
    size_t to;
    struct str name;
};

/* The tree after the edit; the caller owns *out. In a document that says where its facts come from
 * (model/document/knowledge.h), the edited one is typed from here on; what every host has is not
 * known when it is unset. The result is checked by mdl_doc_new() before it is accepted. */
struct err *mdl_edit_apply(const struct value **out, const struct value *root,
                           const struct mdl_edit *edit);

/* ERR_INPUT: the edit takes the format version out of a document, which no reader takes then. For
 * what a person does; the steps of a journal may take everything out and put it in again. */
struct err *mdl_edit_keeps_version(const struct value *root, const struct mdl_edit *edit);

/* The same without the checks, for callers that make a document of the result anyway. */
struct err *mdl_edit_tree(const struct value **out, const struct value *root,
                          const struct mdl_edit *edit);

#endif
