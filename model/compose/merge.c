/* One file over another, and a service over the one it extends. */
#include "model/compose/compose_parts.h"

#include "model/compose/trail.h"

#include <stdlib.h>

enum rule {
    RULE_PLAIN,
    RULE_SEQUENCE,
    RULE_HOSTS,
    RULE_NAMES,
    RULE_REPLACE,
    RULE_REPLACE_MAPS,
    RULE_LOGGING,
    RULE_BUILD
};

static const struct {
    char pattern[40];
    enum rule rule;
} rules[] = {
#define MERGE(pattern, rule) {pattern, RULE_##rule},
#include "model/compose/merges.def"
#undef MERGE
};

static enum rule rule_of(const struct trail *t)
{
    for (size_t i = 0; i < sizeof(rules) / sizeof(*rules); i++) {
        if (compose_trail_matches(t, rules[i].pattern))
            return rules[i].rule;
    }
    return RULE_PLAIN;
}

/* Without what is tagged !reset. */
static struct node *settled(struct node *n)
{
    size_t kept = 0;

    for (size_t i = 0; i < n->count; i++) {
        if (n->items[i]->merge == NODE_RESET)
            continue;
        if (n->kind == NODE_MAP)
            n->keys[kept] = n->keys[i];
        n->items[kept++] = settled(n->items[i]);
    }
    n->count = kept;
    node_moved(n);
    return n;
}

static int by_text(const void *a, const void *b)
{
    return str_cmp((*(struct node *const *)a)->text, (*(struct node *const *)b)->text);
}

/* {k: v} as [k=v], a text as a list of it. */
static struct node *as_sequence(struct compose *c, struct node *n)
{
    struct node *list = n;

    if (n->kind == NODE_LIST || n->kind == NODE_NULL)
        return n;
    if ((list = node_new(c->a, NODE_LIST)) == NULL)
        return NULL;
    if (n->kind != NODE_MAP) {
        node_push(c->a, list, n);
        return list;
    }
    for (size_t i = 0; i < n->count; i++) {
        struct str text = n->keys[i];

        if (n->items[i]->merge == NODE_RESET)
            continue;
        if (n->items[i]->kind == NODE_LIST) { /* addresses of a host */
            for (size_t j = 0; j < n->items[i]->count; j++)
                node_push(c->a, list,
                          node_text(c->a, CLIENT_TEXT(c->a, text, STR_LIT("="),
                                                      node_print(c->a, n->items[i]->items[j]))));
            continue;
        }
        if (n->items[i]->kind != NODE_NULL)
            text = CLIENT_TEXT(c->a, text, STR_LIT("="), node_print(c->a, n->items[i]));
        node_push(c->a, list, node_text(c->a, text));
    }
    if (list->count > 1)
        qsort(list->items, list->count, sizeof(struct node *), by_text);
    return list;
}

/* Without the texts that `base` has as well. */
static bool without_those_of(struct compose *c, struct node *over, const struct node *base)
{
    struct names names;
    size_t kept = 0, index;
    bool is_new;

    names_init(&names, c->a, base->count);
    for (size_t i = 0; i < base->count; i++)
        (void)names_index(&names, base->items[i]->text, &is_new);
    if (arena_failed(c->a))
        return compose_fail(c, err_oom());
    for (size_t i = 0; i < over->count; i++)
        if (over->items[i]->kind != NODE_TEXT || !names_find(&index, &names, over->items[i]->text))
            over->items[kept++] = over->items[i];
    over->count = kept;
    return true;
}

/* [name] as {name: null}, for depends_on with what it means. */
static struct node *as_names(struct compose *c, struct node *n, bool depends)
{
    struct node *map, *item;

    if (n->kind != NODE_LIST)
        return n;
    if ((map = node_new(c->a, NODE_MAP)) == NULL)
        return NULL;
    for (size_t i = 0; i < n->count; i++) {
        item = node_new(c->a, depends ? NODE_MAP : NODE_NULL);
        if (depends) {
            node_add(c->a, item, STR_LIT("condition"), node_text(c->a, STR_LIT("service_started")));
            node_add(c->a, item, STR_LIT("required"), node_bool(c->a, true));
        }
        node_add(c->a, map, node_print(c->a, n->items[i]), item);
    }
    return map;
}

static bool merged(struct node **out, struct compose *c, struct node *base, struct node *over,
                   const struct trail *t);

static bool merged_maps(struct compose *c, struct node *base, struct node *over,
                        const struct trail *t)
{
    struct names names;
    bool is_new;

    names_init(&names, c->a, base->count + over->count);
    for (size_t i = 0; i < base->count; i++)
        (void)names_index(&names, base->keys[i], &is_new);
    for (size_t i = 0; i < over->count; i++) {
        struct trail next = trail_next(t, over->keys[i]);
        size_t index = names_index(&names, over->keys[i], &is_new);
        struct node *item = over->items[i];

        if (is_new)
            node_add(c->a, base, over->keys[i], item);
        else if (index >= base->count) /* memory was short when it was added */
            return compose_fail(c, err_oom());
        else if (item->merge != NODE_MERGED || str_starts(over->keys[i], STR_LIT("x-")))
            base->items[index] = item;
        else if (!merged(&base->items[index], c, base->items[index], item, &next))
            return false;
    }
    return true;
}

/* A key that is tagged !reset takes the one below with it; in a list none has a key. */
static void reset_keys(struct node *base, struct node *over)
{
    if (over->kind != NODE_MAP)
        return;
    for (size_t i = 0; base->kind == NODE_MAP && i < over->count; i++)
        if (over->items[i]->merge == NODE_RESET && node_get_str(base, over->keys[i]) != NULL)
            node_get_str(base, over->keys[i])->merge = NODE_RESET;
    if (base->kind == NODE_MAP)
        (void)settled(base);
    (void)settled(over);
}

static bool cannot(struct compose *c, const struct trail *t)
{
    return COMPOSE_REFUSE(c, STR_LIT("cannot override "), compose_trail_text(c->a, t));
}

static bool appended(struct node **out, struct compose *c, struct node *base, struct node *over)
{
    *out = base;
    if (base->kind == NODE_NULL) {
        *out = over;
        return true;
    }
    for (size_t i = 0; over->kind == NODE_LIST && i < over->count; i++)
        node_push(c->a, base, over->items[i]);
    return true;
}

static bool same_driver(const struct node *base, const struct node *over)
{
    const struct node *a = node_get(base, "driver"), *b = node_get(over, "driver");

    return a == NULL || b == NULL || node_eq(a, b);
}

static struct node *as_build(struct compose *c, struct node *n)
{
    struct node *map = n->kind == NODE_TEXT ? node_new(c->a, NODE_MAP) : n;

    if (map != n)
        node_add(c->a, map, STR_LIT("context"), n);
    return map;
}

static bool plainly(struct node **out, struct compose *c, struct node *base, struct node *over,
                    const struct trail *t)
{
    *out = base;
    if (base->kind == NODE_MAP)
        return over->kind == NODE_MAP ? merged_maps(c, base, over, t) : cannot(c, t);
    if (base->kind == NODE_LIST)
        return over->kind == NODE_LIST ? appended(out, c, base, over) : cannot(c, t);
    *out = over;
    return true;
}

/* compose takes both sides for maps. */
static bool crashes(struct compose *c)
{
    c->panics = true;
    return COMPOSE_REFUSE(c, STR_LIT("panic: interface conversion: interface {} is nil, not "
                                     "map[string]interface {}"));
}

static bool merged(struct node **out, struct compose *c, struct node *base, struct node *over,
                   const struct trail *t)
{
    enum rule rule = rule_of(t);

    *out = base;
    if (rule == RULE_LOGGING && (over->kind == NODE_NULL || base->kind == NODE_NULL))
        return crashes(c);
    if (over->kind == NODE_NULL && rule != RULE_REPLACE)
        return true;
    if (base->kind == NODE_NULL) {
        *out = over;
        return true;
    }
    if (rule == RULE_SEQUENCE || rule == RULE_HOSTS) {
        reset_keys(base, over);
        base = as_sequence(c, base);
        over = as_sequence(c, over);
    } else if (rule == RULE_NAMES) {
        base = as_names(c, base, str_is(t->key, "depends_on"));
        over = as_names(c, over, str_is(t->key, "depends_on"));
    } else if (rule == RULE_BUILD) {
        base = as_build(c, base);
        over = as_build(c, over);
    }
    if (base == NULL || over == NULL)
        return compose_fail(c, err_oom());
    if (rule == RULE_HOSTS && over->kind == NODE_LIST && base->kind == NODE_LIST &&
        !without_those_of(c, over, base))
        return false;
    if (rule == RULE_REPLACE || (rule == RULE_REPLACE_MAPS && base->kind != over->kind) ||
        (rule == RULE_LOGGING && !same_driver(base, over))) {
        *out = over;
        return true;
    }
    return plainly(out, c, base, over, t);
}

bool compose_merge(struct compose *c, struct node *base, struct node *over)
{
    struct trail t = TRAIL_ROOT;

    if (!merged_maps(c, base, over, &t))
        return false;
    (void)settled(base);
    return true;
}

bool compose_merge_service(struct compose *c, struct node *base, struct node *over)
{
    const struct trail root = TRAIL_ROOT;
    const struct trail services = trail_next(&root, STR_LIT("services"));
    const struct trail service = trail_next(&services, STR_LIT("x"));

    if (!merged_maps(c, base, over, &service))
        return false;
    (void)settled(base);
    return true;
}
