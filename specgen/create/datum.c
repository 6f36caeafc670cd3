#include "specgen/create/datum.h"

#include "model/base/num.h"
#include "model/document/path.h"

#define INDEXED_FROM       16 /* members: fewer are looked through as fast */
#define INDEXED_WHEN_ASKED 16 /* times */

struct datum *datum_new(struct arena *a, enum value_kind kind)
{
    struct datum *d = arena_calloc(a, 1, sizeof(*d));

    if (d == NULL)
        return NULL;
    if (kind == VALUE_LIST && (d->looked_at = arena_calloc(a, 1, sizeof(*d->looked_at))) == NULL)
        return NULL;
    d->kind = kind;
    d->rule = RULE_COUNT;
    d->a = a;
    return d;
}

struct datum *datum_string(struct arena *a, struct str text)
{
    struct datum *d = datum_new(a, VALUE_STRING);

    if (d != NULL)
        d->text = text;
    return d;
}

struct datum *datum_int(struct arena *a, int64_t n)
{
    struct datum *d = datum_new(a, VALUE_NUMBER);

    if (d != NULL)
        d->text = n == 0 ? STR_LIT("0") : arena_printf(a, "%lld", (long long)n);
    return d;
}

struct datum *datum_bool(struct arena *a, bool b)
{
    struct datum *d = datum_new(a, VALUE_BOOL);

    if (d != NULL)
        d->boolean = b;
    return d;
}

/* ---- members ------------------------------------------------------------------------------- */

static void index_member(struct member_index *names, struct datum *m)
{
    if (name_index_get(&names->index, m->key) == NULL)
        name_index_put(&names->index, m->key, m);
}

static void index_members(struct member_index *names, const struct datum *map)
{
    name_index_init(&names->index, map->a);
    names->made = true;
    for (struct datum *m = map->first; m != NULL; m = m->next)
        index_member(names, m);
}

/* Whether the map's members are indexed now. */
static bool is_indexed(const struct datum *map)
{
    struct member_index *names = map->names;

    if (names == NULL)
        return false;
    if (!names->made && ++names->asked > INDEXED_WHEN_ASKED)
        index_members(names, map);
    return names->made;
}

struct datum *datum_get(const struct datum *map, struct str key)
{
    if (map == NULL || map->kind != VALUE_MAP)
        return NULL;
    if (is_indexed(map))
        return name_index_get(&map->names->index, key);
    for (struct datum *m = map->first; m != NULL; m = m->next) {
        if (str_eq(m->key, key))
            return m;
    }
    return NULL;
}

/* Between its neighbours, NULL at an end; of those without neighbours it is the only one. */
static void link_between(struct datum *holder, struct datum *before, struct datum *item,
                         struct datum *next)
{
    *(before != NULL ? &before->next : &holder->first) = item;
    *(next != NULL ? &next->before : &holder->last) = item;
    item->before = before;
    item->next = next;
    item->up = holder;
}

struct datum *datum_push(struct datum *list, struct datum *item)
{
    if (list == NULL || item == NULL)
        return NULL;
    link_between(list, list->last, item, NULL);
    item->index = list->count++;
    if (list->names != NULL && list->names->made)
        index_member(list->names, item);
    else if (list->names == NULL && list->kind == VALUE_MAP && list->count >= INDEXED_FROM)
        list->names = arena_calloc(list->a, 1, sizeof(*list->names));
    return item;
}

struct datum *datum_add(struct datum *map, struct str key, struct datum *child)
{
    if (child != NULL)
        child->key = key;
    return datum_push(map, child);
}

struct datum *datum_put(struct datum *map, struct str key, struct datum *child)
{
    struct datum *old = datum_get(map, key);

    if (old == NULL || child == NULL || old == child)
        return old != NULL && old == child ? child : datum_add(map, key, child);
    child->key = key;
    link_between(map, old->before, child, old->next);
    if (map->names != NULL && map->names->made)
        name_index_put(&map->names->index, key, child);
    return child;
}

static void forget_name(const struct datum *map, const struct datum *member)
{
    struct member_index *names = map != NULL ? map->names : NULL;

    if (names != NULL && names->made && name_index_get(&names->index, member->key) == member)
        name_index_put(&names->index, member->key, NULL);
}

void datum_drop(struct datum *map, const struct datum *member)
{
    if (map == NULL || member == NULL)
        return;
    *(member->before != NULL ? &member->before->next : &map->first) = member->next;
    *(member->next != NULL ? &member->next->before : &map->last) = member->before;
    map->count--;
    forget_name(map, member);
}

void datum_rename(struct datum *member, struct str key)
{
    struct datum *map = member != NULL ? member->up : NULL;

    if (member == NULL)
        return;
    forget_name(map, member);
    member->key = key;
    if (map != NULL && map->names != NULL && map->names->made)
        index_member(map->names, member);
}

struct datum *datum_copy(struct arena *a, const struct datum *d)
{
    struct datum *copy = d != NULL ? datum_new(a, d->kind) : NULL;

    if (copy == NULL)
        return NULL;
    copy->boolean = d->boolean;
    copy->text = d->text;
    copy->origin = d;
    for (const struct datum *m = d->first; m != NULL; m = m->next)
        datum_add(copy, m->key, datum_copy(a, m));
    return copy;
}

struct datum *datum_first(const struct datum *d)
{
    return d != NULL ? d->first : NULL;
}

const struct datum *datum_origin(const struct datum *d)
{
    return d != NULL ? d->origin : NULL;
}

struct str datum_text(const struct datum *d)
{
    return d != NULL && d->kind == VALUE_STRING ? d->text : STR_NONE;
}

bool datum_true(const struct datum *d)
{
    return d != NULL && d->kind == VALUE_BOOL && d->boolean;
}

int64_t datum_number(const struct datum *d)
{
    int64_t n = 0;

    if (d == NULL || d->kind != VALUE_NUMBER || num_int64(&n, d->text) != NUM_OK)
        return 0;
    return n;
}

bool datum_is_null(const struct datum *d)
{
    return d == NULL || d->kind == VALUE_NULL;
}

size_t datum_count(const struct datum *d)
{
    return d != NULL ? d->count : 0;
}

bool datum_is_zero(const struct datum *d)
{
    if (d == NULL)
        return true;
    switch (d->kind) {
    case VALUE_NULL:
        return true;
    case VALUE_BOOL:
        return !d->boolean;
    case VALUE_NUMBER:
        return str_is(d->text, "0");
    case VALUE_STRING:
        return d->text.len == 0;
    case VALUE_LIST:
    case VALUE_MAP:
        return d->count == 0;
    }
    return false;
}

bool datum_is_blank(const struct datum *d)
{
    if (d == NULL || (d->kind != VALUE_MAP && d->kind != VALUE_LIST))
        return datum_is_zero(d);
    for (const struct datum *m = d->first; m != NULL; m = m->next) {
        if (m->kind == VALUE_MAP || m->kind == VALUE_LIST || !datum_is_zero(m))
            return false;
    }
    return true;
}

bool datum_eq(const struct datum *l, const struct datum *r)
{
    const struct datum *m, *n;

    if (l == NULL || r == NULL)
        return l == r;
    if (l->kind != r->kind || l->boolean != r->boolean || !str_eq(l->text, r->text) ||
        l->count != r->count)
        return false;
    for (m = l->first, n = r->first; m != NULL && n != NULL; m = m->next, n = n->next) {
        if (!str_eq(m->key, n->key) || !datum_eq(m, n))
            return false;
    }
    return true;
}

enum spec_rule datum_rule(const struct datum *d)
{
    enum spec_rule rule = d != NULL ? d->rule : RULE_COUNT;

    for (const struct datum *m = datum_first(d); m != NULL && rule == RULE_COUNT; m = m->next)
        rule = datum_rule(m);
    return rule;
}

static const struct datum *root_of(const struct datum *d)
{
    while (d->up != NULL)
        d = d->up;
    return d;
}

static const struct datum *source_in(const struct datum *d, const struct datum *tree)
{
    for (; d != NULL && tree != NULL; d = d->origin) {
        if (root_of(d) == root_of(tree))
            return d;
    }
    return NULL;
}

const struct datum *datum_part_in(const struct datum *d, const struct datum *tree)
{
    const struct datum *source = source_in(d, tree);

    if (source != NULL || d == NULL || d->kind != VALUE_LIST || d->first == NULL)
        return source;
    source = source_in(d->first, tree);
    return source != NULL && source->up != NULL && source->up->kind == VALUE_LIST ? source->up
                                                                                  : source;
}

struct datum *datum_of(struct arena *a, const struct value *v)
{
    struct datum *d = datum_new(a, v->kind);

    if (d == NULL)
        return NULL;
    switch (v->kind) {
    case VALUE_NULL:
        break;
    case VALUE_BOOL:
        d->boolean = v->u.boolean;
        break;
    case VALUE_NUMBER:
    case VALUE_STRING:
        d->text = v->u.text;
        break;
    case VALUE_LIST:
        for (size_t i = 0; i < v->u.list.count; i++)
            datum_push(d, datum_of(a, v->u.list.items[i]));
        break;
    case VALUE_MAP:
        for (size_t i = 0; i < v->u.map.count; i++)
            datum_add(d, v->u.map.members[i].key, datum_of(a, v->u.map.members[i].value));
        break;
    }
    return d;
}

static struct value *map_value(const struct datum *d)
{
    struct value *map = value_map();

    for (const struct datum *m = d->first; map != NULL && m != NULL; m = m->next) {
        const struct value *v = datum_value(m);

        if (v == NULL || !value_map_push(map, m->key, 0, 0, v)) {
            value_unref(map);
            return NULL;
        }
    }
    return map;
}

static struct value *list_value(const struct datum *d)
{
    struct value *list = value_list();

    for (const struct datum *m = d->first; list != NULL && m != NULL; m = m->next) {
        const struct value *v = datum_value(m);

        if (v == NULL || !value_list_push(list, v)) {
            value_unref(list);
            return NULL;
        }
    }
    return list;
}

const struct value *datum_value(const struct datum *d)
{
    if (d == NULL)
        return NULL;
    switch (d->kind) {
    case VALUE_NULL:
        return value_null();
    case VALUE_BOOL:
        return value_bool(d->boolean);
    case VALUE_NUMBER:
        return value_number(d->text);
    case VALUE_STRING:
        return value_string(d->text);
    case VALUE_MAP:
        return map_value(d);
    case VALUE_LIST:
        return list_value(d);
    }
    return NULL;
}

struct str datum_path(struct arena *a, const struct datum *d)
{
    size_t depth = 0;
    struct value_step *steps;

    for (const struct datum *m = d; m->up != NULL; m = m->up)
        depth++;
    steps = arena_calloc(a, depth + 1, sizeof(*steps));
    if (steps == NULL)
        return STR_NONE;
    for (size_t i = depth; i > 0; i--, d = d->up) {
        if (d->up->kind == VALUE_LIST)
            steps[i - 1].index = d->index;
        else
            steps[i - 1].key = d->key;
    }
    return mdl_path_text(a, steps, depth);
}

/* From where the last one was found, so that one behind the other costs a step each. */
static const struct datum *item_at(const struct datum *list, size_t index)
{
    const struct datum *m;

    if (list == NULL || list->kind != VALUE_LIST || index >= list->count)
        return NULL;
    m = list->looked_at != NULL ? *list->looked_at : NULL;
    if (m == NULL || m->up != list || m->index > index)
        m = list->first;
    while (m != NULL && m->index < index)
        m = m->next;
    if (list->looked_at != NULL)
        *list->looked_at = m;
    return m;
}

const struct datum *datum_at(const struct datum *root, struct arena *a, struct str path)
{
    const struct datum *d = root;
    struct mdl_path steps;
    struct err *e = mdl_path_split(&steps, a, path);

    if (e != NULL) {
        err_free(e);
        return NULL;
    }
    for (size_t i = 0; i < steps.count && d != NULL; i++)
        d = steps.steps[i].key.s != NULL ? datum_get(d, steps.steps[i].key)
                                         : item_at(d, steps.steps[i].index);
    return d;
}
