/* model/value/value_make.h - trees put together from parts, any of which may be missing for want of
 * memory: the whole is then NULL, and what was there is given back. */
#ifndef MODEL_VALUE_VALUE_MAKE_H
#define MODEL_VALUE_VALUE_MAKE_H

#include "model/value/value.h"

/* Each takes both and returns the map or list. */
struct value *made_with(struct value *map, const char *key, const struct value *child);
struct value *made_with_key(struct value *map, struct str key, const struct value *child);
struct value *made_push(struct value *list, const struct value *child);

/* A list of the same elements, to be continued; what is no list has none. */
struct value *made_copy(const struct value *list);

/* The members of another map from one place to another, behind those of a map that is being made
 * and has none of their keys. False: no memory. */
bool made_add_members(struct value *map, const struct value *from, size_t first, size_t end);

/* One more owner; what is not there stays so. */
const struct value *made_shared(const struct value *v);

#endif
