/* model/document/field_search.h - fields by words of what is said of them. */
#ifndef MODEL_DOCUMENT_FIELD_SEARCH_H
#define MODEL_DOCUMENT_FIELD_SEARCH_H

#include "model/document/fields.h"

/* Whether all words stand in the field's path, label or meaning. */
bool mdl_field_has_words(struct arena *a, enum mdl_field_id field, struct str words);

/* Whether any field has them. */
bool mdl_field_words_known(struct arena *a, struct str words);

#endif
