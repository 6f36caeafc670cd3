/* model/formats/docker_version.h - what wrappers, and a window of cmd, print of a host beside
 * something else: versions, builds, the isolation that is used. */
#ifndef MODEL_FORMATS_DOCKER_VERSION_H
#define MODEL_FORMATS_DOCKER_VERSION_H

#include "model/diagnosis/version_text.h"
#include "model/formats/evidence.h"

void docker_version_tell_host(struct evidence *out, const struct version_text *t);
void docker_version_tell_isolation(struct evidence *out, const struct version_text *t);

#endif
