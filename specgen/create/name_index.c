/* An AA tree: names come from a document, so a hash without a secret could be made to collide. */
#include "specgen/create/name_index.h"

struct name_node {
    struct str name;
    void *what;
    struct name_node *less, *more;
    unsigned level; /* a node's lesser child is one below it, its greater one at most as high */
};

void name_index_init(struct name_index *x, struct arena *a)
{
    *x = (struct name_index){.a = a};
}

void *name_index_get(const struct name_index *x, struct str name)
{
    const struct name_node *n = x->root;

    while (n != NULL) {
        int order = str_cmp(name, n->name);

        if (order == 0)
            return n->what;
        n = order < 0 ? n->less : n->more;
    }
    return NULL;
}

static struct name_node *skew(struct name_node *n)
{
    struct name_node *up = n->less;

    if (up == NULL || up->level != n->level)
        return n;
    n->less = up->more;
    up->more = n;
    return up;
}

static struct name_node *split(struct name_node *n)
{
    struct name_node *up = n->more;

    if (up == NULL || up->more == NULL || up->more->level != n->level)
        return n;
    n->more = up->less;
    up->less = n;
    up->level++;
    return up;
}

static struct name_node *put(struct name_index *x, struct name_node *n, struct str name, void *what)
{
    int order;

    if (n == NULL) {
        n = arena_calloc(x->a, 1, sizeof(*n));
        if (n != NULL)
            *n = (struct name_node){.name = name, .what = what, .level = 1};
        return n;
    }
    order = str_cmp(name, n->name);
    if (order == 0) {
        n->what = what;
        return n;
    }
    if (order < 0)
        n->less = put(x, n->less, name, what);
    else
        n->more = put(x, n->more, name, what);
    return split(skew(n));
}

void name_index_put(struct name_index *x, struct str name, void *what)
{
    x->root = put(x, x->root, name, what);
}
