#include "specgen/compare/given.h"

#include "model/base/num.h"
#include "specgen/spec/keys.h"
#include "specgen/tree/put.h"

#include <stdlib.h>

/* Where nothing is generated at all. */
static const struct spec_origin nothing_else = {.rule = RULE_GIVEN};

struct member {
    struct str key;
    const struct value *value;
    int rank;
};

/* What is beside a value that was brought. */
struct beside {
    const struct spec_node *ours;     /* at the same place; NULL: nothing is generated there */
    const struct spec_origin *around; /* of the node around it */
    struct str above;                 /* the key of it, or of the list that it stands in */
};

static struct spec_node *make(struct arena *a, const struct value *v, struct beside b);

static int by_rank(const void *a, const void *b)
{
    const struct member *x = a, *y = b;

    return x->rank != y->rank ? (x->rank > y->rank) - (x->rank < y->rank) : str_cmp(x->key, y->key);
}

static const struct spec_node *kid_called(const struct spec_node *ours, struct str key)
{
    const struct spec_node *kid =
        ours != NULL && ours->kind == SPEC_OBJECT ? ours->u.kids.first : NULL;

    while (kid != NULL && !str_eq(kid->key, key))
        kid = kid->next;
    return kid;
}

/* Objects whose keys are the user's, not the schema's. */
static bool is_map(struct str key)
{
    return str_is(key, "annotations") || str_is(key, "sysctl");
}

/* Some names are keys of several objects: the generated spec says which one it is, or the object
 * that they stand in. */
static int rank_of(struct str above, struct str key, const struct spec_node *ours, size_t index)
{
    static const struct {
        const char *above, *key;
        enum spec_key rank;
    } rows[] = {{"mounts", "type", KEY_MOUNT_TYPE},
                {"namespaces", "type", KEY_NAMESPACE_TYPE},
                {"devices", "type", KEY_RULE_TYPE},
                {"linux", "resources", KEY_LINUX_RESOURCES},
                {"windows", "resources", KEY_RESOURCES}};
    const struct spec_node *kid = kid_called(ours, key);

    if (kid != NULL)
        return kid->rank;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        if (str_is(above, rows[i].above) && str_is(key, rows[i].key))
            return (int)rows[i].rank;
    for (unsigned i = 0; i < spec_schema.count; i++)
        if (str_eq(spec_schema.keys[i], key))
            return (int)i;
    return (int)(spec_schema.count + index);
}

static void append(struct spec_node *parent, struct spec_node *n)
{
    if (n == NULL)
        return;
    n->parent = parent;
    spec_append(parent, n);
}

static void add_elements(struct arena *a, struct spec_node *list, const struct value *v,
                         const struct beside *b)
{
    const struct spec_node *kid =
        b->ours != NULL && b->ours->kind == SPEC_LIST ? b->ours->u.kids.first : NULL;

    for (size_t i = 0; i < v->u.list.count; i++) {
        struct spec_node *n =
            make(a, v->u.list.items[i], (struct beside){kid, list->origin, b->above});

        if (n != NULL)
            n->rank = (int)i;
        append(list, n);
        kid = kid != NULL ? kid->next : NULL;
    }
}

/* A map has its user's names; both sides are sorted by them. */
static const struct spec_node *map_kid(const struct spec_node **at, struct str key)
{
    while (*at != NULL && str_cmp((*at)->key, key) < 0)
        *at = (*at)->next;
    return *at != NULL && str_eq((*at)->key, key) ? *at : NULL;
}

static void add_members(struct arena *a, struct spec_node *object, const struct value *v,
                        const struct beside *b)
{
    const struct spec_node *ours = b->ours;
    bool map = is_map(b->above);
    size_t count = v->u.map.count;
    struct member *members = arena_calloc(a, count + 1, sizeof(*members));
    const struct spec_node *at =
        ours != NULL && ours->kind == SPEC_OBJECT ? ours->u.kids.first : NULL;

    if (members == NULL)
        return;
    for (size_t i = 0; i < count; i++)
        members[i] = (struct member){
            .key = v->u.map.members[i].key,
            .value = v->u.map.members[i].value,
            .rank = map ? SPEC_RANK_MEMBER : rank_of(b->above, v->u.map.members[i].key, ours, i),
        };
    qsort(members, count, sizeof(*members), by_rank);
    for (size_t i = 0; i < count; i++) {
        const struct spec_node *kid =
            map ? map_kid(&at, members[i].key) : kid_called(ours, members[i].key);
        struct spec_node *n =
            make(a, members[i].value, (struct beside){kid, object->origin, members[i].key});

        if (n != NULL) {
            n->key = arena_str(a, members[i].key);
            n->rank = members[i].rank;
        }
        append(object, n);
    }
}

static void set_number(struct spec_node *n, struct arena *a, struct str text)
{
    n->kind = SPEC_INT;
    if (num_int64(&n->u.sint, text) == NUM_OK)
        return;
    n->kind = SPEC_UINT;
    if (num_uint64(&n->u.uint, text) == NUM_OK)
        return;
    n->kind = SPEC_STRING;
    n->u.text = arena_str(a, text);
}

static void set_value(struct arena *a, struct spec_node *n, const struct value *v,
                      const struct beside *b)
{
    switch (v->kind) {
    case VALUE_NULL:
        n->kind = SPEC_NULL;
        break;
    case VALUE_BOOL:
        n->kind = SPEC_BOOL;
        n->u.boolean = v->u.boolean;
        break;
    case VALUE_NUMBER:
        set_number(n, a, v->u.text);
        break;
    case VALUE_STRING:
        n->kind = SPEC_STRING;
        n->u.text = arena_str(a, v->u.text);
        break;
    case VALUE_LIST:
        n->kind = SPEC_LIST;
        add_elements(a, n, v, b);
        break;
    case VALUE_MAP:
        n->kind = SPEC_OBJECT;
        add_members(a, n, v, b);
        break;
    }
}

/* As deep as the reader lets values be (BOUND_NESTING). */
static struct spec_node *make(struct arena *a, const struct value *v, struct beside b)
{
    struct spec_node *n = arena_calloc(a, 1, sizeof(*n));

    if (n == NULL)
        return NULL;
    n->origin = b.ours != NULL ? spec_origin_of_nodes(a, RULE_GIVEN, &b.ours, 1) : b.around;
    if (n->origin == NULL)
        return NULL;
    set_value(a, n, v, &b);
    return n;
}

const struct spec_node *spec_given(struct arena *a, const struct value *given,
                                   const struct spec_node *ours)
{
    struct spec_node *n = NULL;

    if (given->kind == VALUE_MAP)
        n = make(a, given, (struct beside){ours, &nothing_else, STR_NONE});
    if (n != NULL)
        n->short_escapes = ours != NULL && ours->short_escapes;
    return arena_failed(a) ? NULL : n;
}
