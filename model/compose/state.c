/* What the files of this room share: refusals, warnings, counts, keys of a service. */
#include "model/compose/compose_parts.h"

#include "model/client/go_number.h"

#define FIRST_WARNINGS 8

bool compose_refuse(struct compose *c, struct str text)
{
    c->refusal = text;
    return arena_failed(c->a) ? compose_fail(c, err_oom()) : false;
}

bool compose_fail(struct compose *c, struct err *e)
{
    if (c->error == NULL)
        c->error = e;
    else
        err_free(e);
    return false;
}

static bool is_known(const struct compose *c, struct str text)
{
    for (size_t i = 0; i < c->warning_count && i < FIRST_WARNINGS; i++) {
        if (str_eq(c->warnings[i], text))
            return true;
    }
    return false;
}

void compose_warn(struct compose *c, struct str text)
{
    size_t capacity = c->warning_capacity > 0 ? 2 * c->warning_capacity : FIRST_WARNINGS;
    struct str *grown;

    if (is_known(c, text))
        return;
    if (c->warning_count == c->warning_capacity) {
        if ((grown = arena_calloc(c->a, capacity, sizeof(*grown))) == NULL)
            return;
        if (c->warning_count > 0)
            memcpy(grown, c->warnings, c->warning_count * sizeof(*grown));
        c->warnings = grown;
        c->warning_capacity = capacity;
    }
    c->warnings[c->warning_count++] = text;
}

bool compose_count(struct compose *c, size_t nodes)
{
    c->nodes += nodes;
    if (c->nodes <= COMPOSE_NODES)
        return true;
    return compose_fail(c,
                        err_new(ERR_LIMIT, "the files hold more than %zu values", COMPOSE_NODES));
}

static bool find_variable(struct str *out, const void *ctx, struct str name)
{
    const struct compose *c = ctx;
    size_t index;

    if (!names_find(&index, &c->env.names, name))
        return false;
    *out = c->env.map->items[index]->text;
    return true;
}

/* Of several that differ by case alone compose takes any; here the first. */
static bool find_folded(struct str *out, const void *ctx, struct str name)
{
    const struct compose *c = ctx;
    size_t index;

    if (find_variable(out, ctx, name))
        return true;
    if (!c->in->windows || c->env.at == NULL || /* memory was short */
        !names_find(&index, &c->env.folded, client_lower(c->a, name)))
        return false;
    *out = c->env.map->items[c->env.at[index]]->text;
    return true;
}

struct compose_lookup compose_environment(const struct compose *c)
{
    return (struct compose_lookup){find_variable, c};
}

struct compose_lookup compose_interpolation(const struct compose *c)
{
    return (struct compose_lookup){find_folded, c};
}

int64_t compose_int(const struct node *n)
{
    if (node_is(n, NODE_INT))
        return n->huge ? 0 : n->number;
    return node_is(n, NODE_FLOAT) ? go_int_of_float(n->real) : 0;
}

float compose_float(const struct node *n)
{
    if (node_is(n, NODE_FLOAT))
        return (float)n->real;
    if (node_is(n, NODE_INT))
        return n->huge ? (float)n->natural : (float)n->number;
    return 0;
}

struct str compose_str(const struct node *map, const char *key)
{
    const struct node *n = node_get(map, key);

    return node_is(n, NODE_TEXT) ? n->text : STR_NONE;
}

bool compose_bool(const struct node *map, const char *key)
{
    const struct node *n = node_get(map, key);

    return node_is(n, NODE_BOOL) && n->on;
}
