/* model/formats/host_assumed.h - what a document of artefacts lacks, as evidence of what is assumed
 * and of what is unknown: an inspect says next to nothing of its host, and a docker info nothing of
 * a container. */
#ifndef MODEL_FORMATS_HOST_ASSUMED_H
#define MODEL_FORMATS_HOST_ASSUMED_H

#include "model/formats/evidence.h"

#define DEFAULT_ROOT "C:\\ProgramData\\docker" /* where the daemon keeps its data */

/* An empty container; a host that it could stand on, as far as the container tells of it; and what
 * is not known of that host. partial: the container is known in part. */
void assume_missing(struct evidence *out, const struct value *root, bool partial);

#endif
