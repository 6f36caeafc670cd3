/* model/formats/hcs.h - the documents for the Host Compute Service that stand in errors and logs,
 * and alone. */
#ifndef MODEL_FORMATS_HCS_H
#define MODEL_FORMATS_HCS_H

#include "model/formats/evidence.h"

/* Whether it is a document for a container, of version 1 or 2. */
bool hcs_is_document(const struct value *v);

/* What it says of the container; and which layer folders' names were damaged, by the ids that were
 * made of them. */
void hcs_tell(struct evidence *out, const struct value *document);

/* The document of a process, which says what is run in the container. */
void hcs_tell_process(struct evidence *out, const struct value *document);

#endif
