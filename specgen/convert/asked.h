/* specgen/convert/asked.h - what was asked for: the request that would make a document's container.
 *
 * A document with a request has it. Of a container it is its settings, as inspect has them: Config
 * at the top, HostConfig, the networks; the program from Path and Args where Config does not name
 * it; and of Mounts, which start resolved, those that nothing else asks for. What the engine made
 * of it itself (ids, addresses, state) is not asked for.
 * Ownership: in the arena; borrows from the document. Each part's origin leads to the document. */
#ifndef SPECGEN_CONVERT_ASKED_H
#define SPECGEN_CONVERT_ASKED_H

#include "specgen/convert/losses.h"

struct asked {
    struct arena *a;
    const struct datum *root; /* the document */
    bool is_request;          /* it has a request; else it is what a container says */
    bool is_whole;            /* `body` is the container itself */
    bool image_unknown;       /* `body` may have what its image gave: nobody told what that is */
    struct datum *body;       /* of the request, with "Name" and "Platform" of its query */
};

/* False: no memory. What is not asked for goes to `losses` as facts. */
bool asked_of(struct asked *out, struct arena *a, const struct value *root, struct losses *losses);

/* The container as it stands, for what carries that. */
bool asked_container_itself(struct asked *out, struct arena *a, const struct value *root,
                            struct losses *losses);

/* A body as a client or compose made it, in the same form: "Name" and "Platform" in it, and of the
 * endpoints what can be asked for. */
struct datum *asked_back(struct arena *a, const struct value *body, struct str name,
                         struct str platform);

/* Where a part of a body stands in the document. */
struct str asked_path(const struct asked *asked, const struct datum *part);

#endif
