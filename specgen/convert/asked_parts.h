/* specgen/convert/asked_parts.h - what asked.c and asked_container.c share; for them only. */
#ifndef SPECGEN_CONVERT_ASKED_PARTS_H
#define SPECGEN_CONVERT_ASKED_PARTS_H

#include "specgen/convert/asked.h"

/* Of an endpoint, what a request can ask for. */
struct datum *asked_endpoint(struct arena *a, const struct datum *from);

/* The request's body of a container, without Name and networks. */
struct datum *asked_container(struct arena *a, const struct datum *container,
                              struct losses *losses);

/* Takes out of it what create took from the image of the document, which goes to `losses` as facts.
 * False: nobody told that image's configuration, and what it gave may be in the body. */
bool asked_leave_to_image(struct datum *body, const struct asked *asked, const struct value *root,
                          struct losses *losses);

/* Its networks as endpoints, without those that nobody named. */
struct datum *asked_networks(struct arena *a, const struct datum *container, struct losses *losses);

#endif
