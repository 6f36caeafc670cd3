/* model/formats/networks_assumed.h - what is assumed of the networks of a container or of a
 * request.
 *
 * `known`: host.Networks as far as somebody told of it; NULL is fine. */
#ifndef MODEL_FORMATS_NETWORKS_ASSUMED_H
#define MODEL_FORMATS_NETWORKS_ASSUMED_H

#include "model/formats/evidence.h"

/* Of a container: that they exist, and its endpoints in them. */
void assume_networks(struct evidence *out, const struct value *container,
                     const struct value *known);
/* Of a request, and of the others that are carried out before it: that those that they name exist.
 */
void assume_asked_networks(struct evidence *out, const struct value *body,
                           const struct value *others, const struct value *known);

#endif
