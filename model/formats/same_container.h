/* model/formats/same_container.h - two artefacts that tell of one container: a scenario that was
 * made of it and what docker inspect says of it, or docker inspect before and after something. */
#ifndef MODEL_FORMATS_SAME_CONTAINER_H
#define MODEL_FORMATS_SAME_CONTAINER_H

#include "model/formats/evidence.h"

/* Offers the container under the name, so that what tells of it later is known as such; where
 * another has that name, with the id behind it. Of the first few only: a piece that says more than
 * a name is read again for each of many containers. Whether it is the chosen one. */
bool same_container_offer(struct evidence *ev, const struct value *container, struct str name);

/* Offers what a line asks for; where another has its name, with the line's number behind it. The
 * same of the first few only. */
void same_container_offer_typed(struct evidence *ev, unsigned line, struct str name);

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
