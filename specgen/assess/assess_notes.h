/* specgen/assess/assess_notes.h - what assess() says beside the answers. */
#ifndef SPECGEN_ASSESS_ASSESS_NOTES_H
#define SPECGEN_ASSESS_ASSESS_NOTES_H

#include "specgen/assess/assess.h"

/* Fills notes and note_count; create is there already. */
struct err *assess_notes(struct assessment *r, struct arena *a, const struct plat *host,
                         const struct engine *engine);

/* Of a document that has a request: what it says beside it that is not looked at. */
void assess_request_notes(struct assessment *r, struct arena *a, const struct mdl_doc *doc);

#endif
