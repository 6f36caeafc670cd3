#include "model/compose/node.h"

#include "model/base/names.h"
#include "model/client/text.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define FIRST_CAPACITY 8
#define FEW_KEYS       32 /* so many are looked through */

struct node_index {
    struct names names;
    size_t *at;  /* where each name stands first */
    size_t seen; /* so many of the map's keys are in it */
};

struct node *node_new(struct arena *a, enum node_kind kind)
{
    struct node *n = arena_calloc(a, 1, sizeof(*n));

    if (n != NULL)
        n->kind = kind;
    return n;
}

struct node *node_text(struct arena *a, struct str text)
{
    struct node *n = node_new(a, NODE_TEXT);

    if (n != NULL)
        n->text = text;
    return n;
}

struct node *node_int(struct arena *a, int64_t number)
{
    struct node *n = node_new(a, NODE_INT);

    if (n != NULL) {
        n->number = number;
        n->natural = number > 0 ? (uint64_t)number : 0;
    }
    return n;
}

struct node *node_bool(struct arena *a, bool on)
{
    struct node *n = node_new(a, NODE_BOOL);

    if (n != NULL)
        n->on = on;
    return n;
}

/* ---- keys ----------------------------------------------------------------------------------- */

static void make_index(struct arena *a, struct node *map, size_t capacity)
{
    struct node_index *x = arena_calloc(a, 1, sizeof(*x));
    size_t *at = arena_calloc(a, capacity, sizeof(*at));

    if (x != NULL && at != NULL) {
        names_init(&x->names, a, capacity);
        x->at = at;
        map->index = x;
    }
}

/* False: no such key. Of keys with one name the first. */
static bool find(size_t *at, const struct node *map, struct str key)
{
    struct node_index *x = map->index;
    size_t name;
    bool is_new;

    for (*at = 0; x == NULL && *at < map->count; (*at)++) {
        if (str_eq(map->keys[*at], key))
            return true;
    }
    for (; x != NULL && x->seen < map->count; x->seen++) {
        name = names_index(&x->names, map->keys[x->seen], &is_new);
        if (is_new)
            x->at[name] = x->seen;
    }
    if (x == NULL || !names_find(&name, &x->names, key))
        return false;
    *at = x->at[name];
    return true;
}

void node_moved(struct node *map)
{
    if (map->index != NULL) {
        names_clear(&map->index->names);
        map->index->seen = 0;
    }
}

static bool grow(struct arena *a, struct node *n)
{
    size_t capacity = n->capacity > 0 ? 2 * n->capacity : FIRST_CAPACITY;
    struct node **items;
    struct str *keys = NULL;

    if (n->count < n->capacity)
        return true;
    items = arena_calloc(a, capacity, sizeof(struct node *));
    if (items == NULL)
        return false;
    if (n->kind == NODE_MAP && (keys = arena_calloc(a, capacity, sizeof(*keys))) == NULL)
        return false;
    if (n->count > 0) {
        memcpy(items, n->items, n->count * sizeof(struct node *));
        if (keys != NULL)
            memcpy(keys, n->keys, n->count * sizeof(*keys));
    }
    n->items = items;
    n->keys = keys;
    n->capacity = capacity;
    if (keys != NULL && capacity > FEW_KEYS)
        make_index(a, n, capacity);
    return true;
}

void node_push(struct arena *a, struct node *list, struct node *item)
{
    if (list != NULL && item != NULL && grow(a, list))
        list->items[list->count++] = item;
}

void node_add(struct arena *a, struct node *map, struct str key, struct node *item)
{
    if (map == NULL || map->kind != NODE_MAP || item == NULL || !grow(a, map))
        return;
    map->keys[map->count] = key;
    map->items[map->count++] = item;
}

void node_set(struct arena *a, struct node *map, struct str key, struct node *item)
{
    size_t at;

    if (map == NULL || !find(&at, map, key))
        node_add(a, map, key, item);
    else if (item != NULL)
        map->items[at] = item;
}

static void remove_at(struct node *n, size_t at)
{
    for (size_t i = at + 1; i < n->count; i++) {
        n->items[i - 1] = n->items[i];
        if (n->kind == NODE_MAP)
            n->keys[i - 1] = n->keys[i];
    }
    n->count--;
    node_moved(n);
}

void node_remove(struct node *map, struct str key)
{
    size_t at;

    if (map != NULL && find(&at, map, key))
        remove_at(map, at);
}

struct node *node_get_str(const struct node *map, struct str key)
{
    size_t at;

    return node_is(map, NODE_MAP) && find(&at, map, key) ? map->items[at] : NULL;
}

struct node *node_get(const struct node *map, const char *key)
{
    return node_get_str(map, str_of(key));
}

struct node *node_at(const struct node *root, const char *const *keys, size_t count)
{
    struct node *n = count > 0 ? node_get(root, keys[0]) : NULL;

    for (size_t i = 1; i < count; i++)
        n = node_get(n, keys[i]);
    return n;
}

struct node *node_copy(struct arena *a, const struct node *from)
{
    struct node *to = from != NULL ? node_new(a, from->kind) : NULL;

    if (to == NULL)
        return NULL;
    *to = *from;
    to->items = NULL;
    to->keys = NULL;
    to->index = NULL;
    to->count = to->capacity = 0;
    for (size_t i = 0; i < from->count; i++) {
        if (from->kind == NODE_MAP)
            node_add(a, to, from->keys[i], node_copy(a, from->items[i]));
        else
            node_push(a, to, node_copy(a, from->items[i]));
    }
    return to;
}

size_t node_count(const struct node *n)
{
    size_t nodes = 1;

    for (size_t i = 0; i < n->count; i++)
        nodes += node_count(n->items[i]);
    return nodes;
}

static double as_real(const struct node *n)
{
    if (n->kind == NODE_FLOAT)
        return n->real;
    return n->huge ? (double)n->natural : (double)n->number;
}

static bool is_number(const struct node *n)
{
    return n->kind == NODE_INT || n->kind == NODE_FLOAT;
}

static bool same_items(const struct node *a, const struct node *b)
{
    if (a->count != b->count)
        return false;
    for (size_t i = 0; i < a->count; i++) {
        const struct node *other = a->kind == NODE_MAP ? node_get_str(b, a->keys[i]) : b->items[i];

        if (other == NULL || !node_eq(a->items[i], other))
            return false;
    }
    return true;
}

bool node_eq(const struct node *a, const struct node *b)
{
    if (is_number(a) && is_number(b))
        return as_real(a) <= as_real(b) && as_real(a) >= as_real(b);
    if (a->kind != b->kind)
        return false;
    switch (a->kind) {
    case NODE_BOOL:
        return a->on == b->on;
    case NODE_TEXT:
        return str_eq(a->text, b->text);
    case NODE_LIST:
    case NODE_MAP:
        return same_items(a, b);
    case NODE_NULL:
    case NODE_INT:
    case NODE_FLOAT:
        break;
    }
    return true;
}

/* Shortest digits that read back to the same number, with an exponent below 1e-4 and from 1e6 on:
 * strconv.FormatFloat(f, 'g', -1, 64), as %v prints it (JSON alone has 1e21 there). */
static struct str print_real(struct arena *a, double f)
{
    char text[64];
    int digits = 1, exponent;
    const char *e;

    if (isnan(f))
        return STR_LIT("NaN");
    if (isinf(f))
        return f > 0 ? STR_LIT("+Inf") : STR_LIT("-Inf");
    for (; digits <= 17; digits++) {
        (void)snprintf(text, sizeof(text), "%.*e", digits - 1, f);
        if (!(strtod(text, NULL) < f) && !(strtod(text, NULL) > f))
            break;
    }
    e = strchr(text, 'e');
    exponent = e != NULL ? (int)strtol(e + 1, NULL, 10) : 0;
    if (exponent < -4 || exponent > 5)
        return arena_str(a, str_of(text));
    digits = digits - 1 - exponent;
    (void)snprintf(text, sizeof(text), "%.*f", digits > 0 ? digits : 0, f);
    return arena_str(a, str_of(text));
}

struct str node_print(struct arena *a, const struct node *n)
{
    if (n == NULL)
        return STR_NONE;
    switch (n->kind) {
    case NODE_BOOL:
        return n->on ? STR_LIT("true") : STR_LIT("false");
    case NODE_INT:
        return n->huge ? client_uint_text(a, n->natural) : client_int_text(a, n->number);
    case NODE_FLOAT:
        return print_real(a, n->real);
    case NODE_TEXT:
        return n->text;
    case NODE_NULL:
    case NODE_LIST:
    case NODE_MAP:
        break;
    }
    return STR_NONE;
}

static struct value *list_value(struct arena *a, const struct node *n)
{
    struct value *list = value_list();

    for (size_t i = 0; list != NULL && i < n->count; i++) {
        struct value *item = node_value(a, n->items[i]);

        if (item == NULL || !value_list_push(list, item)) {
            value_unref(list);
            list = NULL;
        }
    }
    return list;
}

static struct value *map_value(struct arena *a, const struct node *n)
{
    struct value *map = value_map();

    for (size_t i = 0; map != NULL && i < n->count; i++) {
        struct value *item = node_value(a, n->items[i]);

        if (item == NULL || !value_map_push(map, n->keys[i], 0, 0, item)) {
            value_unref(map);
            map = NULL;
        }
    }
    return map;
}

struct value *node_value(struct arena *a, const struct node *n)
{
    switch (n->kind) {
    case NODE_BOOL:
        return value_bool(n->on);
    case NODE_INT:
    case NODE_FLOAT:
        return value_number(node_print(a, n));
    case NODE_TEXT:
        return value_string(n->text);
    case NODE_LIST:
        return list_value(a, n);
    case NODE_MAP:
        return map_value(a, n);
    case NODE_NULL:
        break;
    }
    return value_null();
}
