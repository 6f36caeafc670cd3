/* ui/present/form.h - the field registry over one document, flattened to rows.
 *
 * Rows are section headings, fields, and elements of lists and maps. They are rebuilt after
 * each edit and each fold, linear in what is open; values point into the document, so a form
 * must be rebuilt before its document goes. What is open or folded outlives a rebuild. */
#ifndef UI_PRESENT_FORM_H
#define UI_PRESENT_FORM_H

#include "model/document/document.h"
#include "model/document/edit.h"
#include "ui/present/place.h"

/* A request and the container that create makes of it are two views of one thing. A document
 * without a request has the second view only. */
enum ui_form_of { UI_FORM_OF_CONTAINER, UI_FORM_OF_REQUEST };

enum ui_row_kind { UI_ROW_SECTION, UI_ROW_FIELD, UI_ROW_ELEMENT };

struct ui_row {
    enum ui_row_kind kind;
    enum mdl_section section;
    struct ui_place place; /* SECTION: field is MDL_F_NONE */
    unsigned depth;
    bool can_open, open;
    size_t count;              /* SECTION: fields that are set; otherwise elements */
    struct str name;           /* ELEMENT of a map: its key, borrowed from the document */
    const struct value *value; /* NULL: absent; borrowed from the document */
    bool unknown;              /* a fact of the host that nobody knows, or not all of it */
    uint64_t least;            /* unknown: not below; 0: nothing is known of it */
};

struct ui_fold {
    struct ui_place place;
    bool open;
};

/* The fields that stand right below a heading, section by section. */
struct ui_tops {
    bool made;
    enum ui_form_of of;
    uint16_t field[MDL_FIELD_COUNT];
    size_t from[MDL_SECTION_COUNT + 1]; /* where a section's begin */
};

struct ui_form {
    struct ui_tops tops; /* of the last view that was built */
    enum ui_form_of of;  /* set before it is built */
    struct ui_row *rows; /* owned */
    size_t count, size;
    const struct value *root; /* of the document that the rows are of, owned; NULL: another fold or
                                 a container made of a request has a say in them */
    bool section_open[MDL_SECTION_COUNT];
    struct ui_fold *folds; /* owned; what differs from the default */
    size_t fold_count, fold_size;
};

void ui_form_init(struct ui_form *form);
void ui_form_finish(struct ui_form *form);

/* False: no memory; the rows are then empty. made: the document with the container that its request
 * makes, borrowed as `doc` is; `doc` itself without a request. `all`: as if nothing were folded. */
bool ui_form_build(struct ui_form *form, const struct mdl_doc *doc, const struct mdl_doc *made,
                   bool all);

/* The same as building them for `doc`, which has no request, where the rows are of a document that
 * differs from it in one plain value: true. False: nothing is done, build them. */
bool ui_form_follow(struct ui_form *form, const struct mdl_doc *doc);
/* Notes that they are of this document, or of none that could be followed (NULL). */
void ui_form_is_of(struct ui_form *form, const struct value *root);

/* The section of a field in this view. */
enum mdl_section ui_form_section(const struct ui_form *form, enum mdl_field_id field);
/* Whether the view has the field, and by way of what (place->through). */
bool ui_form_shows(const struct ui_form *form, struct ui_place *place);

/* Opens or folds a row's place or section; takes effect with the next build. */
bool ui_form_fold(struct ui_form *form, const struct ui_row *row, bool open);
/* Opens all that hides a place. */
bool ui_form_reveal(struct ui_form *form, const struct ui_place *place);

/* What is open and folded, taken over from another form; not its rows. */
bool ui_form_copy_folds(struct ui_form *to, const struct ui_form *from);

/* The row of a place, or of the nearest row above it that is shown; 0 when there is none. */
size_t ui_form_find(const struct ui_form *form, const struct ui_place *place);
/* Row of the list or element that a row lies in; its section's heading at the top. */
size_t ui_form_parent(const struct ui_form *form, size_t row);

/* Whether what a result says about (field, index) concerns the row. */
bool ui_row_concerns(const struct ui_row *row, enum mdl_field_id field, int index);

/* The label as shown: the field's label, "[2]" or a map's key. */
struct str ui_row_label(struct arena *a, const struct ui_row *row);
/* The value as shown: mdl_value_show(), or a summary of an element's texts. */
struct str ui_row_value(struct arena *a, const struct ui_row *row);

#endif
