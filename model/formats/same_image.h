/* model/formats/same_image.h - whether two names, or a name and an id, are of one image. */
#ifndef MODEL_FORMATS_SAME_IMAGE_H
#define MODEL_FORMATS_SAME_IMAGE_H

#include "model/base/str.h"

/* Whether both name one image: "web" and "docker.io/library/web:latest" do. */
bool same_image(struct str a, struct str b);

/* Whether docker takes `name` as that id, by its beginning as well. */
bool same_image_is_id(struct str name, struct str id);

#endif
