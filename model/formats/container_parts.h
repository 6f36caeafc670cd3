/* model/formats/container_parts.h - which part of a docker inspect an object is, by its keys. */
#ifndef MODEL_FORMATS_CONTAINER_PARTS_H
#define MODEL_FORMATS_CONTAINER_PARTS_H

#include "model/value/value.h"

/* "HostConfig", "NetworkSettings.Networks", ...; NULL: none that is known. */
const char *container_part(const struct value *v);

/* Whether the part "HostConfig", "Config", "State" or "NetworkSettings" has such a member; "": the
 * container itself. */
bool container_part_has(const char *part, struct str name);

/* The key of a container or of what is in it that is written so but for the case; STR_NONE: none.
 */
struct str container_key_in_any_case(struct str key);

/* A map or list of what users write. */
bool container_key_is_users(struct str key);

/* Keys of the container itself, with blanks between them. */
extern const char container_keys[];

#endif
