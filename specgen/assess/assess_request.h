/* specgen/assess/assess_request.h - a document with a request; see assess(). */
#ifndef SPECGEN_ASSESS_ASSESS_REQUEST_H
#define SPECGEN_ASSESS_ASSESS_REQUEST_H

#include "specgen/assess/assess.h"
#include "specgen/create/create_made.h"

/* Whether the document has a request to carry out. */
static inline bool assess_has_request(const struct mdl_doc *doc)
{
    return doc->request.body != NULL && doc->request.body->kind == VALUE_MAP;
}

/* All but the counts and the notes. */
struct err *assess_request(struct arena *a, const struct mdl_doc *doc, const struct plat *host,
                           const struct engine *engine, struct assessment *r);

/* Where a part of the container that was made comes from. path: "container.Args[1]". False: there
 * is no request, or nothing stands there. */
bool assess_made(struct create_made *out, struct arena *a, const struct assessment *r,
                 struct str path);
/* "request.body.Cmd[0]": what a part of the container that was made comes from; empty: from neither
 * the request nor the image. path: "container.Args[1]". */
struct str assess_origin(struct arena *a, const struct assessment *r, struct str path);

#endif
