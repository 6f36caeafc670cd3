/* model/document/field_index.h - the registry's names by hash, for who decodes document after
 * document: mdl_field_child() walks the rows, which is all that one document needs. */
#ifndef MODEL_DOCUMENT_FIELD_INDEX_H
#define MODEL_DOCUMENT_FIELD_INDEX_H

#include "model/document/fields.h"

struct field_index;

struct err *field_index_new(struct field_index **out); /* ERR_OOM */
void field_index_free(struct field_index *x);          /* NULL is fine */

/* As mdl_field_child(). */
enum mdl_field_id field_index_child(const struct field_index *x, enum mdl_field_id parent,
                                    struct str key);

#endif
