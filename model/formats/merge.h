/* model/formats/merge.h - evidence -> document: what is believed, in one place.
 *
 * What is told later wins over what was told before, and the difference is kept as a conflict; what
 * is told wins over what was assumed, without one. A new document of artefacts gets assumptions for
 * what nobody told and a list of what nobody knows; a document that came whole gets neither,
 * unless it has a container and no host part at all.
 * host.Sources says where each fact of the host and the engine came from. Costs facts times entries
 * of host.Sources: a reader tells a list as one fact. */
#ifndef MODEL_FORMATS_MERGE_H
#define MODEL_FORMATS_MERGE_H

#include "model/formats/evidence.h"

/* A new document; `whole`: the evidence is one. The caller owns *out. */
struct err *merge_new(const struct value **out, struct evidence *ev, bool whole);

/* *root, which is owned, is replaced on success. Assumptions are made anew where it had some. */
struct err *merge_into(const struct value **root, struct evidence *ev);

#endif
