/* model/document/edit.h - text of a person <-> value of a field, and edits of a document.
 *
 * Validation comes first: a refused text makes nothing. All edits give a new value tree and
 * leave the old one as it is. Values are refused with the reason and the range; never clamped.
 * Errors: ERR_INPUT (the text), ERR_NOT_FOUND (the path), ERR_OOM. */
#ifndef MODEL_DOCUMENT_EDIT_H
#define MODEL_DOCUMENT_EDIT_H

#include "model/document/path.h"

/* Parses `text` as a value of `field`: strings as they are; numbers plain or with the unit's
 * suffix (model/base/units.h: 512m, 1.5 for NanoCpus, 30s, 0444); booleans
 * true/false/yes/no/on/off; lists, maps and objects as JSON or YAML. `null` makes null in every
 * field but a string that is not nullable; in a nullable string, a text in double quotes is a JSON
 * string, so that "null" can be typed. An empty text for anything but a string means: unset (*out =
 * NULL). MDL_F_NONE, a value that is not modelled: JSON or YAML. */
struct err *mdl_value_parse(const struct value **out, enum mdl_field_id field, struct str text);

/* The reverse, as a person types it: parse(print(v)) equals v. Absent prints "". */
struct str mdl_value_print(struct arena *a, enum mdl_field_id field, const struct value *v);

/* For display: with its unit ("1.5 CPUs", "512 MiB"), "3 entries", "-" when absent, "null",
 * two double quotes for an empty text. Control characters are left to the caller. */
struct str mdl_value_show(struct arena *a, enum mdl_field_id field, const struct value *v);

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
 * (model/document/knowledge.h), the edited one is typed from here on. The result is checked by
 * mdl_doc_new() before it is accepted. */
struct err *mdl_edit_apply(const struct value **out, const struct value *root,
                           const struct mdl_edit *edit);

/* The same without the check, for callers that make a document of the result anyway. */
struct err *mdl_edit_tree(const struct value **out, const struct value *root,
                          const struct mdl_edit *edit);

/* A fresh element for that list or map: zero values, or the first choice, for its
 * plain children. NULL: out of memory. */
const struct value *mdl_value_template(enum mdl_field_id element_field);

#endif
