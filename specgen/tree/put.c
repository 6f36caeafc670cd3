#include "specgen/tree/put.h"

/* Key and rank are left to the caller. An origin that could not be made needs no question: the
 * arena has failed then, and gives nothing. */
static struct spec_node *new_node(struct spec_tree *t, struct spec_node *parent,
                                  enum spec_kind kind, const struct spec_origin *from)
{
    struct spec_node *n;

    if (parent == NULL)
        return NULL;
    n = arena_alloc(t->a, sizeof(*n));
    if (n == NULL)
        return NULL;
    n->kind = kind;
    memset(&n->u, 0, offsetof(struct spec_node, parent) - offsetof(struct spec_node, u));
    n->parent = parent;
    n->origin = from;
    return n;
}

void spec_append(struct spec_node *parent, struct spec_node *n)
{
    if (parent->u.kids.last != NULL)
        parent->u.kids.last->next = n;
    else
        parent->u.kids.first = n;
    parent->u.kids.last = n;
    parent->u.kids.count++;
}

static void push(struct spec_node *list, struct spec_node *n)
{
    n->key = STR_NONE;
    n->rank = (int)list->u.kids.count;
    spec_append(list, n);
}

/* Steps write in the engine's order of work, the tree stands in its order of struct members. */
static void insert_by_rank(struct spec_node *parent, struct spec_node *n)
{
    struct spec_node **at = &parent->u.kids.first;

    if (parent->u.kids.last == NULL || parent->u.kids.last->rank < n->rank) {
        spec_append(parent, n);
        return;
    }
    while ((*at)->rank < n->rank)
        at = &(*at)->next;
    if ((*at)->rank == n->rank) {
        n->overrode = *at;
        n->next = (*at)->next;
        if (parent->u.kids.last == *at)
            parent->u.kids.last = n;
    } else {
        n->next = *at;
        parent->u.kids.count++;
    }
    *at = n;
}

struct spec_node *spec_root(struct spec_tree *t, const struct spec_origin *from)
{
    struct spec_node *n = arena_alloc(t->a, sizeof(*n));

    if (n != NULL)
        *n = (struct spec_node){
            .kind = SPEC_OBJECT, .origin = from, .short_escapes = t->short_escapes};
    return n;
}

static struct spec_node *put(struct spec_tree *t, struct spec_node *parent, unsigned key,
                             enum spec_kind kind, const struct spec_origin *from)
{
    struct spec_node *n = new_node(t, parent, kind, from);

    if (n == NULL)
        return NULL;
    n->key = t->schema->keys[key];
    n->rank = (int)key;
    insert_by_rank(parent, n);
    return n;
}

struct spec_node *spec_put_object(struct spec_tree *t, struct spec_node *parent, unsigned key,
                                  const struct spec_origin *from)
{
    return put(t, parent, key, SPEC_OBJECT, from);
}

struct spec_node *spec_put_list(struct spec_tree *t, struct spec_node *parent, unsigned key,
                                const struct spec_origin *from)
{
    return put(t, parent, key, SPEC_LIST, from);
}

void spec_put_null(struct spec_tree *t, struct spec_node *parent, unsigned key,
                   const struct spec_origin *from)
{
    put(t, parent, key, SPEC_NULL, from);
}

void spec_put_bool(struct spec_tree *t, struct spec_node *parent, unsigned key, bool v,
                   const struct spec_origin *from)
{
    struct spec_node *n = put(t, parent, key, SPEC_BOOL, from);

    if (n != NULL)
        n->u.boolean = v;
}

void spec_put_int(struct spec_tree *t, struct spec_node *parent, unsigned key, int64_t v,
                  const struct spec_origin *from)
{
    struct spec_node *n = put(t, parent, key, SPEC_INT, from);

    if (n != NULL)
        n->u.sint = v;
}

void spec_put_uint(struct spec_tree *t, struct spec_node *parent, unsigned key, uint64_t v,
                   const struct spec_origin *from)
{
    struct spec_node *n = put(t, parent, key, SPEC_UINT, from);

    if (n != NULL)
        n->u.uint = v;
}

void spec_put_str(struct spec_tree *t, struct spec_node *parent, unsigned key, struct str v,
                  const struct spec_origin *from)
{
    struct spec_node *n = put(t, parent, key, SPEC_STRING, from);

    if (n != NULL)
        n->u.text = v;
}

struct spec_node *spec_push_object(struct spec_tree *t, struct spec_node *list,
                                   const struct spec_origin *from)
{
    struct spec_node *n = new_node(t, list, SPEC_OBJECT, from);

    if (n != NULL)
        push(list, n);
    return n;
}

struct spec_node *spec_push_null(struct spec_tree *t, struct spec_node *list,
                                 const struct spec_origin *from)
{
    struct spec_node *n = new_node(t, list, SPEC_NULL, from);

    if (n != NULL)
        push(list, n);
    return n;
}

void spec_push_str(struct spec_tree *t, struct spec_node *list, struct str v,
                   const struct spec_origin *from)
{
    struct spec_node *n = new_node(t, list, SPEC_STRING, from);

    if (n != NULL) {
        n->u.text = v;
        push(list, n);
    }
}

void spec_push_member(struct spec_tree *t, struct spec_node *map, struct str name, struct str v,
                      const struct spec_origin *from)
{
    struct spec_node *n = new_node(t, map, SPEC_STRING, from);

    if (n != NULL) {
        n->key = name;
        n->rank = SPEC_RANK_MEMBER;
        n->u.text = v;
        spec_append(map, n);
    }
}

struct spec_node *spec_child(struct spec_node *parent, unsigned key)
{
    struct spec_node *n = parent != NULL ? parent->u.kids.first : NULL;

    while (n != NULL && n->rank != (int)key)
        n = n->next;
    return n;
}
