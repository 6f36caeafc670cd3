/* specgen/create/name_index.h - which names are there already: an ordered tree in an arena.
 *
 * Cost: the logarithm of the names for each look-up, whatever the names are. */
#ifndef SPECGEN_CREATE_NAME_INDEX_H
#define SPECGEN_CREATE_NAME_INDEX_H

#include "model/base/arena.h"

struct name_node;

struct name_index {
    struct arena *a;
    struct name_node *root;
};

void name_index_init(struct name_index *x, struct arena *a);

/* The pointer stored with the name; NULL: not there. */
void *name_index_get(const struct name_index *x, struct str name);
/* Replaces what was there. NULL: the name is forgotten. */
void name_index_put(struct name_index *x, struct str name, void *what);

#endif
