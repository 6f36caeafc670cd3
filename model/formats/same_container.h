/* model/formats/same_container.h - two artefacts that tell of one container: a scenario that was
 * made of it, and what docker inspect says of it. */
#ifndef MODEL_FORMATS_SAME_CONTAINER_H
#define MODEL_FORMATS_SAME_CONTAINER_H

#include "model/formats/evidence.h"

/* What a container is known by: its id, else its name with the slash that no id has. STR_NONE: it
 * has neither. In the arena of ev. */
struct str same_container_key(struct evidence *ev, const struct value *container);

/* Whether a container of that id, or without an id and of that name, was offered as its key, and
 * which of the choices it is. */
bool same_container_offered(size_t *choice, struct evidence *ev, const struct value *container);

/* Whether both are of one container; who tells no id is known by the name. */
bool same_container(const struct value *a, const struct value *b);

/* The container as it is told now, and of what was there the members that are not told: an inspect
 * has no word for a mounted filesystem. NULL: memory was short. */
const struct value *same_container_joined(const struct value *told, const struct value *there);

/* A conflict for each member that is told otherwise now; what one of them leaves out is none. */
void same_container_conflicts(struct evidence *ev, const struct fact *told,
                              const struct value *there, struct str source);

#endif
