/* model/formats/networks_assumed.h - what is assumed of the networks of a container or of a
 * request.
 *
 * root: the document, with host.Networks as far as somebody told of it. */
#ifndef MODEL_FORMATS_NETWORKS_ASSUMED_H
#define MODEL_FORMATS_NETWORKS_ASSUMED_H

#include "model/formats/evidence.h"

/* Of a container: that they exist, unless `root` tells otherwise, and its endpoints in them. */
void assume_networks(struct evidence *out, const struct value *root, const struct value *container);
/* Of a request, and of the others that are carried out before it: that those that they name exist,
 * unless `root` tells otherwise. */
void assume_asked_networks(struct evidence *out, const struct value *root, const struct value *body,
                           const struct value *others);

#endif
