#include "model/value/value.h"

#include "model/value/value_parts.h"

#include <stdlib.h>

/* What happens at the last step of a path. */
enum change { CHANGE_SET, CHANGE_REMOVE, CHANGE_INSERT, CHANGE_MOVE, CHANGE_RENAME };

struct edit {
    enum change change;
    const struct value *child; /* SET, INSERT; borrowed */
    size_t to;                 /* MOVE */
    struct str key;            /* RENAME */
    bool misfit;
};

static const struct value *misfit(struct edit *e)
{
    e->misfit = true;
    return NULL;
}

static struct value *copy_list(const struct value *v)
{
    struct value *list = value_list();
    size_t count = v->u.list.count;

    if (list == NULL)
        return NULL;
    list->line = v->line;
    list->column = v->column;
    if (count == 0)
        return list;
    list->u.list.items = malloc(value_capacity(count) * sizeof(list->u.list.items[0]));
    if (list->u.list.items == NULL) {
        value_unref(list);
        return NULL;
    }
    for (size_t i = 0; i < count; i++)
        list->u.list.items[i] = value_ref(v->u.list.items[i]);
    list->u.list.count = count;
    return list;
}

static struct value *copy_map(const struct value *v)
{
    struct value *map = value_map();
    size_t count = v->u.map.count;

    if (map == NULL)
        return NULL;
    map->line = v->line;
    map->column = v->column;
    if (count == 0)
        return map;
    map->u.map.members = malloc(value_capacity(count) * sizeof(map->u.map.members[0]));
    if (map->u.map.members == NULL) {
        value_unref(map);
        return NULL;
    }
    for (size_t i = 0; i < count; i++) {
        struct value_member *m = &map->u.map.members[i];

        *m = v->u.map.members[i];
        if (!value_is_laid(v))
            value_key_ref(m->key);
        else if (!value_key_new(&m->key, m->key)) {
            value_unref(map);
            return NULL;
        }
        value_ref(m->value);
        map->u.map.count++;
    }
    return map;
}

/* An absent or null value becomes a map or list when a step leads into it. */
static bool is_gap(const struct value *v)
{
    return v == NULL || v->kind == VALUE_NULL;
}

/* Copies of `v` with one more or another child. They take `child`, also on failure. */

static const struct value *list_put(const struct value *v, size_t index, const struct value *child,
                                    bool insert)
{
    struct value *list = is_gap(v) ? value_list() : copy_list(v);
    const struct value **items;

    if (list == NULL) {
        value_unref(child);
        return NULL;
    }
    if (!insert && index < list->u.list.count) {
        value_unref(list->u.list.items[index]);
        list->u.list.items[index] = child;
        return list;
    }
    if (!value_list_push(list, child)) {
        value_unref(list);
        return NULL;
    }
    items = list->u.list.items;
    memmove(items + index + 1, items + index, (list->u.list.count - 1 - index) * sizeof(items[0]));
    items[index] = child;
    return list;
}

static const struct value *map_put(const struct value *v, struct str key, const struct value *child)
{
    struct value *map = is_gap(v) ? value_map() : copy_map(v);
    ptrdiff_t i;

    if (map == NULL) {
        value_unref(child);
        return NULL;
    }
    i = value_index(map, key);
    if (i >= 0) {
        value_unref(map->u.map.members[i].value);
        map->u.map.members[i].value = child;
        return map;
    }
    if (!value_map_push(map, key, 0, 0, child)) {
        value_unref(map);
        return NULL;
    }
    return map;
}

static const struct value *list_without(const struct value *v, size_t index)
{
    struct value *list = copy_list(v);
    const struct value **items;

    if (list == NULL)
        return NULL;
    items = list->u.list.items;
    value_unref(items[index]);
    list->u.list.count--;
    memmove(items + index, items + index + 1, (list->u.list.count - index) * sizeof(items[0]));
    return list;
}

static const struct value *map_without(const struct value *v, size_t index)
{
    struct value *map = copy_map(v);
    struct value_member *members;

    if (map == NULL)
        return NULL;
    members = map->u.map.members;
    value_key_unref(members[index].key);
    value_unref(members[index].value);
    map->u.map.count--;
    memmove(members + index, members + index + 1, (map->u.map.count - index) * sizeof(members[0]));
    return map;
}

static const struct value *list_moved(const struct value *v, size_t from, size_t to)
{
    struct value *list = copy_list(v);
    const struct value **items, *moved;

    if (list == NULL)
        return NULL;
    items = list->u.list.items;
    moved = items[from];
    if (from < to)
        memmove(items + from, items + from + 1, (to - from) * sizeof(items[0]));
    else
        memmove(items + to + 1, items + to, (from - to) * sizeof(items[0]));
    items[to] = moved;
    return list;
}

static const struct value *map_renamed(const struct value *v, size_t index, struct str key)
{
    struct str own = STR_NONE;
    struct value *map;

    if (!value_key_new(&own, key))
        return NULL;
    map = copy_map(v);
    if (map == NULL) {
        value_key_unref(own);
        return NULL;
    }
    value_key_unref(map->u.map.members[index].key);
    map->u.map.members[index].key = own;
    map->u.map.members[index].line = map->u.map.members[index].column = 0;
    return map;
}

static const struct value *change_list(const struct value *v, size_t index, struct edit *e)
{
    size_t count = is_gap(v) ? 0 : v->u.list.count;

    switch (e->change) {
    case CHANGE_SET:
    case CHANGE_INSERT:
        if (index > count)
            return misfit(e);
        return list_put(v, index, value_ref(e->child), e->change == CHANGE_INSERT);
    case CHANGE_REMOVE:
        return index < count ? list_without(v, index) : misfit(e);
    case CHANGE_MOVE:
        return index < count && e->to < count ? list_moved(v, index, e->to) : misfit(e);
    case CHANGE_RENAME:
        break;
    }
    return misfit(e);
}

static const struct value *change_map(const struct value *v, struct str key, struct edit *e)
{
    ptrdiff_t index = is_gap(v) ? -1 : value_index(v, key);

    switch (e->change) {
    case CHANGE_SET:
        return map_put(v, key, value_ref(e->child));
    case CHANGE_INSERT:
        return index < 0 ? map_put(v, key, value_ref(e->child)) : misfit(e);
    case CHANGE_REMOVE:
        return index >= 0 ? map_without(v, (size_t)index) : misfit(e);
    case CHANGE_RENAME:
        if (index < 0 || (!str_eq(key, e->key) && value_index(v, e->key) >= 0))
            return misfit(e);
        return map_renamed(v, (size_t)index, e->key);
    case CHANGE_MOVE:
        break;
    }
    return misfit(e);
}

/* `v` may be NULL: absent. The caller owns the result. */
static const struct value *change_at(const struct value *v, const struct value_step *steps,
                                     size_t n, struct edit *e)
{
    bool by_key = steps[0].key.s != NULL, gap = v == NULL || is_gap(v);
    const struct value *inner, *changed;

    if (!gap && v->kind != (by_key ? VALUE_MAP : VALUE_LIST))
        return misfit(e);
    if (n == 1)
        return by_key ? change_map(v, steps[0].key, e) : change_list(v, steps[0].index, e);
    inner = gap ? NULL : value_at(v, steps, 1);
    if (inner == NULL && e->change != CHANGE_SET && e->change != CHANGE_INSERT)
        return misfit(e);
    if (!by_key && steps[0].index > (gap ? 0 : v->u.list.count))
        return misfit(e);
    changed = change_at(inner, steps + 1, n - 1, e);
    if (changed == NULL)
        return NULL;
    return by_key ? map_put(v, steps[0].key, changed) : list_put(v, steps[0].index, changed, false);
}

static const struct value *apply(const struct value *root, const struct value_step *steps, size_t n,
                                 struct edit *e, bool *is_misfit)
{
    const struct value *changed;

    if (n == 0)
        changed = e->change == CHANGE_SET ? value_ref(e->child) : misfit(e);
    else
        changed = change_at(root, steps, n, e);
    *is_misfit = e->misfit;
    return changed;
}

const struct value *value_with_set(const struct value *root, const struct value_step *steps,
                                   size_t n, const struct value *child, bool *is_misfit)
{
    struct edit e = {.change = CHANGE_SET, .child = child};
    const struct value *changed = apply(root, steps, n, &e, is_misfit);

    value_unref(child);
    return changed;
}

const struct value *value_with_inserted(const struct value *root, const struct value_step *steps,
                                        size_t n, const struct value *child, bool *is_misfit)
{
    struct edit e = {.change = CHANGE_INSERT, .child = child};
    const struct value *changed = apply(root, steps, n, &e, is_misfit);

    value_unref(child);
    return changed;
}

const struct value *value_with_removed(const struct value *root, const struct value_step *steps,
                                       size_t n, bool *is_misfit)
{
    struct edit e = {.change = CHANGE_REMOVE};

    return apply(root, steps, n, &e, is_misfit);
}

const struct value *value_with_moved(const struct value *root, const struct value_step *steps,
                                     size_t n, size_t to, bool *is_misfit)
{
    struct edit e = {.change = CHANGE_MOVE, .to = to};

    return apply(root, steps, n, &e, is_misfit);
}

const struct value *value_with_renamed(const struct value *root, const struct value_step *steps,
                                       size_t n, struct str key, bool *is_misfit)
{
    struct edit e = {.change = CHANGE_RENAME, .key = key};

    return apply(root, steps, n, &e, is_misfit);
}

/* ---- in place ------------------------------------------------------------------------------- */

/* NULL: it is no list or map; *failed: no memory. */
static struct value *own(const struct value **slot, bool *failed)
{
    const struct value *v = *slot;
    struct value *made;

    if (is_gap(v) || (v->kind != VALUE_LIST && v->kind != VALUE_MAP))
        return NULL;
    if (v->refs == 1)
        return (struct value *)*slot;
    if ((made = v->kind == VALUE_LIST ? copy_list(v) : copy_map(v)) == NULL) {
        *failed = true;
        return NULL;
    }
    value_unref(v);
    *slot = made;
    return made;
}

/* Where the step leads to; NULL: nothing is there. */
static const struct value **slot_at(struct value *v, const struct value_step *step)
{
    ptrdiff_t at;

    if (v->kind == VALUE_LIST)
        return step->key.s == NULL && step->index < v->u.list.count ? &v->u.list.items[step->index]
                                                                    : NULL;
    at = step->key.s != NULL ? value_index(v, step->key) : -1;
    return at >= 0 ? &v->u.map.members[at].value : NULL;
}

struct value *value_own(const struct value **root, const struct value_step *steps, size_t n,
                        bool *failed)
{
    struct value *v = own(root, failed);

    for (size_t i = 0; i < n && v != NULL; i++) {
        const struct value **slot = slot_at(v, &steps[i]);

        v = slot != NULL ? own(slot, failed) : NULL;
    }
    return v;
}

/* Takes `child`. */
static bool put_anew(const struct value **root, const struct value_step *steps, size_t n,
                     const struct value *child, bool *is_misfit)
{
    const struct value *made = value_with_set(*root, steps, n, child, is_misfit);

    if (made == NULL)
        return false;
    value_unref(*root);
    *root = made;
    return true;
}

bool value_put(const struct value **root, const struct value_step *steps, size_t n,
               const struct value *child, bool *is_misfit)
{
    bool failed = false;
    struct value *in = n > 0 ? value_own(root, steps, n - 1, &failed) : NULL;
    const struct value **slot = in != NULL ? slot_at(in, &steps[n - 1]) : NULL;

    *is_misfit = false;
    if (failed) {
        value_unref(child);
        return false;
    }
    if (slot != NULL) {
        value_unref(*slot);
        *slot = child;
        return true;
    }
    if (in != NULL && in->kind == VALUE_MAP && steps[n - 1].key.s != NULL)
        return value_map_push(in, steps[n - 1].key, 0, 0, child);
    if (in != NULL && in->kind == VALUE_LIST && steps[n - 1].key.s == NULL &&
        steps[n - 1].index == in->u.list.count)
        return value_list_push(in, child);
    return put_anew(root, steps, n, child, is_misfit);
}
