/* model/document/field_search.h - fields by words of what is said of them, or of what people call
 * them (field_words.def). */
#ifndef MODEL_DOCUMENT_FIELD_SEARCH_H
#define MODEL_DOCUMENT_FIELD_SEARCH_H

#include "model/document/fields.h"

struct mdl_field_search {
    struct str words; /* borrowed */
    bool anywhere;    /* no field has all of them where a word begins: within words as well */
};

/* Begins to look for all of the words; false: no field has them. */
bool mdl_field_search(struct mdl_field_search *out, struct arena *a, struct str words);

/* Whether all words stand in the field's path, label or meaning, or are its own. */
bool mdl_field_found(const struct mdl_field_search *s, struct arena *a, enum mdl_field_id field);

/* Whether people call it so: each of the words begins one of its own. */
bool mdl_field_is_called(enum mdl_field_id field, struct str words);

#endif
