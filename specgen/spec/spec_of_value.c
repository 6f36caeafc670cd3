#include "specgen/spec/spec_of_value.h"

#include "model/base/num.h"
#include "specgen/spec/keys.h"
#include "specgen/tree/origin.h"

#include <stdlib.h>

/* Of no rule: nobody asks why it is so. */
static const struct spec_origin brought = {.rule = RULE_COUNT};

/* Names that several objects have, by the object that they stand in. */
static int ambiguous_rank(struct str above, struct str key)
{
    static const struct {
        const char *above, *key;
        enum spec_key rank;
    } rows[] = {{"mounts", "type", KEY_MOUNT_TYPE},
                {"namespaces", "type", KEY_NAMESPACE_TYPE},
                {"devices", "type", KEY_RULE_TYPE},
                {"linux", "resources", KEY_LINUX_RESOURCES},
                {"windows", "resources", KEY_RESOURCES}};

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        if (str_is(above, rows[i].above) && str_is(key, rows[i].key))
            return (int)rows[i].rank;
    }
    return SPEC_RANK_MEMBER;
}

/* Objects whose keys are names. */
static bool is_map(struct str key)
{
    return str_is(key, "annotations") || str_is(key, "sysctl");
}

static int rank_of(struct str above, struct str key)
{
    int rank = ambiguous_rank(above, key);

    if (rank != SPEC_RANK_MEMBER || is_map(above))
        return rank;
    for (unsigned i = 0; i < spec_schema.count; i++) {
        if (str_eq(spec_schema.keys[i], key))
            return (int)i;
    }
    return SPEC_RANK_MEMBER;
}

static int by_rank(const void *a, const void *b)
{
    const struct spec_node *l = *(struct spec_node *const *)a, *r = *(struct spec_node *const *)b;

    if (l->rank != r->rank)
        return l->rank < r->rank ? -1 : 1;
    return str_cmp(l->key, r->key);
}

static void link_kids(struct spec_node *parent, struct spec_node **kids, size_t count)
{
    for (size_t i = 0; i + 1 < count; i++)
        kids[i]->next = kids[i + 1];
    parent->u.kids.first = count > 0 ? kids[0] : NULL;
    parent->u.kids.last = count > 0 ? kids[count - 1] : NULL;
    parent->u.kids.count = count;
}

static void number(struct spec_node *n, struct str text)
{
    if (num_uint64(&n->u.uint, text) == NUM_OK) {
        n->kind = SPEC_UINT;
    } else if (num_int64(&n->u.sint, text) == NUM_OK) {
        n->kind = SPEC_INT;
    } else { /* no number of a spec */
        n->kind = SPEC_STRING;
        n->u.text = text;
    }
}

/* above: the key of the object, or of the list, that it stands in. */
static struct spec_node *node_of(struct arena *a, const struct value *v, struct spec_node *parent,
                                 struct str above);

static bool fill_list(struct arena *a, struct spec_node *n, const struct value *v)
{
    struct spec_node **kids = arena_calloc(a, v->u.list.count + 1, sizeof(struct spec_node *));

    for (size_t i = 0; kids != NULL && i < v->u.list.count; i++) {
        if ((kids[i] = node_of(a, v->u.list.items[i], n, n->key)) == NULL)
            return false;
        kids[i]->rank = (int)i;
    }
    if (kids != NULL)
        link_kids(n, kids, v->u.list.count);
    return kids != NULL;
}

static bool fill_object(struct arena *a, struct spec_node *n, const struct value *v,
                        struct str above)
{
    size_t count = v->u.map.count;
    struct spec_node **kids = arena_calloc(a, count + 1, sizeof(struct spec_node *));

    for (size_t i = 0; kids != NULL && i < count; i++) {
        struct str key = v->u.map.members[i].key;

        if ((kids[i] = node_of(a, v->u.map.members[i].value, n, key)) == NULL)
            return false;
        kids[i]->key = key;
        kids[i]->rank = rank_of(n->key.len > 0 ? n->key : above, key);
    }
    if (kids == NULL)
        return false;
    if (count > 1)
        qsort(kids, count, sizeof(struct spec_node *), by_rank);
    link_kids(n, kids, count);
    return true;
}

static struct spec_node *node_of(struct arena *a, const struct value *v, struct spec_node *parent,
                                 struct str above)
{
    struct spec_node *n = arena_calloc(a, 1, sizeof(*n));

    if (n == NULL)
        return NULL;
    n->parent = parent;
    n->origin = &brought;
    if (parent != NULL && parent->kind == SPEC_OBJECT)
        n->key = above;
    switch (v->kind) {
    case VALUE_NULL:
        n->kind = SPEC_NULL;
        break;
    case VALUE_BOOL:
        n->kind = SPEC_BOOL;
        n->u.boolean = v->u.boolean;
        break;
    case VALUE_NUMBER:
        number(n, v->u.text);
        break;
    case VALUE_STRING:
        n->kind = SPEC_STRING;
        n->u.text = v->u.text;
        break;
    case VALUE_LIST:
        n->kind = SPEC_LIST;
        return fill_list(a, n, v) ? n : NULL;
    case VALUE_MAP:
        n->kind = SPEC_OBJECT;
        return fill_object(a, n, v, above) ? n : NULL;
    }
    return n;
}

struct spec_node *spec_of_value(struct arena *a, const struct value *v)
{
    return node_of(a, v, NULL, STR_NONE);
}
