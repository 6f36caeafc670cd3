/* specgen/create/name_index.h - which names are there already: a hash of texts, in an arena. */
#ifndef SPECGEN_CREATE_NAME_INDEX_H
#define SPECGEN_CREATE_NAME_INDEX_H

#include "model/base/arena.h"

struct name_slot;

struct name_index {
    struct arena *a;
    struct name_slot *slots;
    size_t capacity, count;
};

void name_index_init(struct name_index *x, struct arena *a);

/* The pointer stored with the name; NULL: not there. */
void *name_index_get(const struct name_index *x, struct str name);
/* Replaces what was there. what: not NULL. */
void name_index_put(struct name_index *x, struct str name, void *what);

#endif
