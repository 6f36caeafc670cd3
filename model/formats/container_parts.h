/* model/formats/container_parts.h - which part of a docker inspect an object is, by its keys. */
#ifndef MODEL_FORMATS_CONTAINER_PARTS_H
#define MODEL_FORMATS_CONTAINER_PARTS_H

#include "model/value/value.h"

/* "HostConfig", "NetworkSettings.Networks", ...; NULL: none that is known. */
const char *container_part(const struct value *v);

/* Whether the part "HostConfig", "Config", "State" or "NetworkSettings" has such a member. */
bool container_part_has(const char *part, struct str name);

/* Keys of the container itself; the last is NULL. */
extern const char container_keys[];

#endif
