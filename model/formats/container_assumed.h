/* model/formats/container_assumed.h - what is assumed of a container that nobody showed whole. */
#ifndef MODEL_FORMATS_CONTAINER_ASSUMED_H
#define MODEL_FORMATS_CONTAINER_ASSUMED_H

#include "model/formats/evidence.h"

/* An empty container; with the credential spec of the host `root`, if it has just one. The caller
 * owns what is returned; NULL: no memory. */
const struct value *assume_container(struct evidence *out, const struct value *root);
/* What the engine cannot do without, of a container that is known in part. */
void assume_container_parts(struct evidence *out, const struct value *container);
void assume_base_fs(struct evidence *out, const struct value *container);
/* Whose network is joined, which no inspect shows: the daemon keeps it beside NetworkMode. */
void assume_joined(struct evidence *out, const struct value *container);
/* A credential spec that was added alone is the one that the container names. */
void assume_credential_spec(struct evidence *out, const struct value *root,
                            const struct value *container);

#endif
