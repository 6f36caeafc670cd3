/* model/compose/trail.h - where a walk through the tree is: services.web.volumes.[]. */
#ifndef MODEL_COMPOSE_TRAIL_H
#define MODEL_COMPOSE_TRAIL_H

#include "model/base/arena.h"

struct trail {
    const struct trail *up; /* NULL: the root, which has no key */
    struct str key;
    size_t depth; /* 0: the root */
    size_t index; /* of a place of a list, whose key is [] */
};

#define TRAIL_ROOT ((struct trail){NULL, STR_NONE, 0, 0})

static inline struct trail trail_next(const struct trail *up, struct str key)
{
    return (struct trail){up, key, up->depth + 1, 0};
}

/* `pattern` is keys with dots between; * stands for any. */
bool compose_trail_matches(const struct trail *t, const char *pattern);
struct str compose_trail_text(struct arena *a, const struct trail *t);

#endif
