/* model/formats/image_name.h - what an image's name tells of it, put down as evidence. */
#ifndef MODEL_FORMATS_IMAGE_NAME_H
#define MODEL_FORMATS_IMAGE_NAME_H

#include "model/document/windows_builds.h"
#include "model/formats/evidence.h"

/* The Windows of host.Images[id] by the tag of its name, or of the one it is built from; by:
 * "Dockerfile". Only concluded: an inspect of the image knows better. */
void image_name_tell(struct evidence *out, struct str id, struct str image, const char *by);

/* "10.0.20348.1006", or without the revision. */
struct str image_version_text(struct arena *a, const struct mdl_windows *w);

#endif
