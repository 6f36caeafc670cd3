/* model/formats/image_assumed.h - what is assumed of the image of a container or of a request.
 *
 * `known`: host.Images as far as somebody told of it; NULL is fine. */
#ifndef MODEL_FORMATS_IMAGE_ASSUMED_H
#define MODEL_FORMATS_IMAGE_ASSUMED_H

#include "model/formats/evidence.h"

/* Of a container: the image `id`, or where its layers are. */
void assume_image(struct evidence *out, const struct value *container, const struct value *known,
                  struct str id);
/* Of a request: the image that it names. `container`: what came of it; NULL: nothing is told. */
void assume_asked_image(struct evidence *out, const struct value *root, const struct value *body,
                        const struct value *container);
/* Of one image alone: a container that is run of it with no option. The caller owns what is
 * returned; NULL: it is not one image alone. */
const struct value *assume_request(struct evidence *out, const struct value *known);

#endif
