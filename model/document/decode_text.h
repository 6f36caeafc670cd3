/* model/document/decode_text.h - a scenario's JSON text read straight into a document; for model/
 * only. */
#ifndef MODEL_DOCUMENT_DECODE_TEXT_H
#define MODEL_DOCUMENT_DECODE_TEXT_H

#include "model/document/document.h"
#include "model/document/field_index.h"

/* Fills `doc`, which is cleared, as mdl_decode_document() would from the text's tree, without
 * making it: only what no row models further is a tree. false: it needs the tree (it has a request,
 * or says who told what), or something is wrong or unusual; the document is to be cleared then. */
bool mdl_decode_text(struct arena *a, struct mdl_doc *doc, const struct field_index *names,
                     struct str text);

#endif
