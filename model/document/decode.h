/* model/document/decode.h - a value against its row of the field registry; for model/ only.
 *
 * null is taken everywhere for "not set", as Go's encoding/json takes it. Keys that no row
 * knows are passed over.
 * Errors: siblings, at most BOUND_ERRORS, each with place and path. ERR_OOM. */
#ifndef MODEL_DOCUMENT_DECODE_H
#define MODEL_DOCUMENT_DECODE_H

#include "model/document/document.h"
#include "model/document/field_index.h"

/* Writes v into `storage`, which is cleared and of the type that the row names; NULL: only
 * checks. `path` leads to v, for errors; it may be empty. */
struct err *mdl_decode(struct arena *a, void *storage, enum mdl_field_id field,
                       const struct value *v, struct str path);

/* All of a document, which is cleared. names: NULL, or what finds the fields faster. */
struct err *mdl_decode_document(struct arena *a, struct mdl_doc *doc,
                                const struct field_index *names, const struct value *root);
/* The same for a document that is as `from` says, of which `to` differs in a few places: what the
 * two trees share is passed over. *lists: a list, a map or a whole object is another one. *done
 * false: it is better decoded as a whole, which also tells what is wrong. ERR_OOM. */
struct err *mdl_decode_change(struct arena *a, struct mdl_doc *doc, const struct value *from,
                              const struct value *to, bool *done, bool *lists);

#endif
