/* specgen/create/shape.h - the structures of the Docker API, key by key, as each engine has them.
 *
 * A request is read through them as Go's encoding/json reads it (keys in any case, unknown ones
 * dropped, what is absent is the zero value), and an inspect is written in their order. The keys
 * are rows of specgen/create/shapes.def. */
#ifndef SPECGEN_CREATE_SHAPE_H
#define SPECGEN_CREATE_SHAPE_H

#include "specgen/create/datum.h"

enum shape {
#define SHAPE(name) SHAPE_##name,
#define KEY(...)
#define SHAPE_END
#include "specgen/create/shapes.def"
#undef SHAPE_END
#undef KEY
#undef SHAPE
    SHAPE_COUNT
};

enum shape_kind {
    SHAPE_TEXT,
    SHAPE_TRUTH,
    SHAPE_NUMBER,
    SHAPE_OPTIONAL,    /* a pointer to a scalar: null, or what stands there */
    SHAPE_STRUCT,      /* always there */
    SHAPE_POINTER,     /* null, or the structure */
    SHAPE_TEXTS,       /* null, or a list of texts */
    SHAPE_WORDS,       /* the same; one text stands for a list of it */
    SHAPE_STRUCTS,     /* null, or a list of the structure */
    SHAPE_TEXT_MAP,    /* null, or name: text */
    SHAPE_SET,         /* null, or name: {} */
    SHAPE_POINTER_MAP, /* null, or name: null or the structure */
    SHAPE_LIST_MAP,    /* null, or name: null or a list of the structure */
    SHAPE_SIZE,        /* two numbers */
    SHAPE_ANYTHING,
};

struct shape_key {
    char key[24];
    enum shape_kind kind;
    enum shape of;         /* of a structure, or of several */
    bool omitted;          /* from what is written, when it is zero */
    uint32_t since, until; /* releases; 0: no bound */
};

/* All keys of the structure, those that `from` has not with their zero value. from: NULL, or a map;
 * anything else counts as NULL. */
struct datum *shape_read(struct arena *a, enum shape shape, const struct datum *from,
                         uint32_t release);

/* As the engine's encoding/json writes it: the keys of its release in its order. */
struct datum *shape_write(struct arena *a, enum shape shape, const struct datum *d,
                          uint32_t release);

/* Whether the structure has the key in any release. */
bool shape_has(enum shape shape, struct str key);
/* Its n-th key, as any release has it; NULL: it has no more. */
const char *shape_key_at(enum shape shape, size_t n);

/* The members in the byte order of their keys; NULL ends. */
const struct datum **shape_sorted(struct arena *a, const struct datum *map);

#endif
