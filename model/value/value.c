#include "model/value/value.h"

#include "model/value/value_parts.h"

#include <stdlib.h>

/* A key's bytes, counted, so that an edited copy of a large map copies no text. */
struct key_text {
    unsigned refs;
    char bytes[];
};

static struct key_text *key_of(struct str key)
{
    return (struct key_text *)(void *)((char *)(uintptr_t)key.s - offsetof(struct key_text, bytes));
}

static void *room(struct arena *a, size_t size)
{
    return a != NULL ? arena_alloc(a, size) : malloc(size);
}

bool value_key_new(struct str *out, struct str key)
{
    struct key_text *k;

    if (key.len > SIZE_MAX - sizeof(*k) - 1)
        return false;
    k = malloc(sizeof(*k) + key.len + 1);
    if (k == NULL)
        return false;
    k->refs = 1;
    if (key.len > 0)
        memcpy(k->bytes, key.s, key.len);
    k->bytes[key.len] = '\0';
    *out = (struct str){k->bytes, key.len};
    return true;
}

struct str value_key_ref(struct str key)
{
    key_of(key)->refs++;
    return key;
}

void value_key_unref(struct str key)
{
    struct key_text *k = key_of(key);

    if (--k->refs == 0)
        free(k);
}

/* `text` is stored behind the value. */
struct value *value_make(enum value_kind kind, struct str text)
{
    struct value *v;

    if (text.len > SIZE_MAX - sizeof(*v) - 1)
        return NULL;
    v = malloc(sizeof(*v) + text.len + 1);
    if (v == NULL)
        return NULL;
    memset(v, 0, sizeof(*v));
    v->refs = 1;
    v->kind = kind;
    if (kind == VALUE_STRING || kind == VALUE_NUMBER) {
        char *bytes = (char *)(v + 1);

        if (text.len > 0)
            memcpy(bytes, text.s, text.len);
        bytes[text.len] = '\0';
        v->u.text = (struct str){bytes, text.len};
    }
    return v;
}

struct value *value_null(void)
{
    return value_make(VALUE_NULL, STR_NONE);
}

struct value *value_bool(bool b)
{
    struct value *v = value_make(VALUE_BOOL, STR_NONE);

    if (v != NULL)
        v->u.boolean = b;
    return v;
}

struct value *value_number(struct str text)
{
    return value_make(VALUE_NUMBER, text);
}

struct value *value_string(struct str text)
{
    return value_make(VALUE_STRING, text);
}

struct value *value_list(void)
{
    return value_make(VALUE_LIST, STR_NONE);
}

struct value *value_map(void)
{
    return value_make(VALUE_MAP, STR_NONE);
}

const struct value *value_ref(const struct value *v)
{
    ((struct value *)(uintptr_t)v)->refs++;
    return v;
}

void value_unref(const struct value *shared)
{
    struct value *v = (struct value *)(uintptr_t)shared;

    if (v == NULL || --v->refs > 0)
        return;
    if (v->kind == VALUE_LIST) {
        for (size_t i = 0; i < v->u.list.count; i++)
            value_unref(v->u.list.items[i]);
        free(v->u.list.items);
    } else if (v->kind == VALUE_MAP) {
        for (size_t i = 0; i < v->u.map.count; i++) {
            value_key_unref(v->u.map.members[i].key);
            value_unref(v->u.map.members[i].value);
        }
        free(v->u.map.members);
    }
    free(v);
}

size_t value_capacity(size_t count)
{
    size_t capacity = 4;

    while (capacity < count)
        capacity *= 2;
    return count > 0 ? capacity : 0;
}

static bool fill_list(struct arena *a, struct value *list, const struct value_member *members,
                      size_t count)
{
    const size_t size = sizeof(list->u.list.items[0]);
    const struct value **items = room(a, (a != NULL ? count : value_capacity(count)) * size);

    if (items == NULL)
        return false;
    for (size_t i = 0; i < count; i++)
        items[i] = members[i].value;
    list->u.list.items = items;
    list->u.list.count = count;
    return true;
}

bool value_fill(struct arena *a, struct value *v, const struct value_member *members, size_t count)
{
    struct value_member *own;

    if (count == 0)
        return true;
    if (count > SIZE_MAX / sizeof(*own) / 4)
        return false;
    if (v->kind == VALUE_LIST)
        return fill_list(a, v, members, count);
    own = room(a, (a != NULL ? count : value_capacity(count)) * sizeof(*own));
    if (own == NULL)
        return false;
    memcpy(own, members, count * sizeof(*own));
    v->u.map.members = own;
    v->u.map.count = count;
    return true;
}

/* The capacity is not stored: it is a function of the count. */
static bool room_for_more(void **items, size_t count, size_t more, size_t size)
{
    size_t now = value_capacity(count), then = value_capacity(count + more);
    void *grown;

    if (then <= now)
        return true;
    grown = then <= SIZE_MAX / size ? realloc(*items, then * size) : NULL;
    if (grown == NULL)
        return false;
    *items = grown;
    return true;
}

bool value_list_push(struct value *list, const struct value *child)
{
    void *items = list->u.list.items;

    if (!room_for_more(&items, list->u.list.count, 1, sizeof(list->u.list.items[0]))) {
        value_unref(child);
        return false;
    }
    list->u.list.items = items;
    list->u.list.items[list->u.list.count++] = child;
    return true;
}

bool value_map_push(struct value *map, struct str key, uint32_t line, uint32_t column,
                    const struct value *child)
{
    void *members = map->u.map.members;
    struct str own = STR_NONE;

    if (!value_key_new(&own, key))
        goto fail;
    if (!room_for_more(&members, map->u.map.count, 1, sizeof(map->u.map.members[0])))
        goto fail;
    map->u.map.members = members;
    map->u.map.members[map->u.map.count++] =
        (struct value_member){.key = own, .value = child, .line = line, .column = column};
    return true;
fail:
    if (own.s != NULL)
        value_key_unref(own);
    value_unref(child);
    return false;
}

bool value_map_share(struct value *map, const struct value_member *members, size_t count)
{
    const size_t before = map->u.map.count;
    void *all = map->u.map.members;

    if (!room_for_more(&all, before, count, sizeof(*members)))
        return false;
    map->u.map.members = all;
    for (size_t i = 0; i < count; i++) {
        value_key_ref(members[i].key);
        value_ref(members[i].value);
        map->u.map.members[before + i] = members[i];
    }
    map->u.map.count += count;
    return true;
}

ptrdiff_t value_index(const struct value *map, struct str key)
{
    if (map == NULL || map->kind != VALUE_MAP)
        return -1;
    for (size_t i = 0; i < map->u.map.count; i++) {
        if (str_eq(map->u.map.members[i].key, key))
            return (ptrdiff_t)i;
    }
    return -1;
}

const struct value *value_get(const struct value *map, struct str key)
{
    ptrdiff_t i = value_index(map, key);

    return i >= 0 ? map->u.map.members[i].value : NULL;
}

static bool list_eq(const struct value *a, const struct value *b)
{
    if (a->u.list.count != b->u.list.count)
        return false;
    for (size_t i = 0; i < a->u.list.count; i++) {
        if (!value_eq(a->u.list.items[i], b->u.list.items[i]))
            return false;
    }
    return true;
}

static bool map_eq(const struct value *a, const struct value *b)
{
    if (a->u.map.count != b->u.map.count)
        return false;
    for (size_t i = 0; i < a->u.map.count; i++) {
        if (!str_eq(a->u.map.members[i].key, b->u.map.members[i].key) ||
            !value_eq(a->u.map.members[i].value, b->u.map.members[i].value))
            return false;
    }
    return true;
}

bool value_eq(const struct value *a, const struct value *b)
{
    if (a == b)
        return true;
    if (a == NULL || b == NULL || a->kind != b->kind)
        return false;
    switch (a->kind) {
    case VALUE_NULL:
        return true;
    case VALUE_BOOL:
        return a->u.boolean == b->u.boolean;
    case VALUE_NUMBER:
    case VALUE_STRING:
        return str_eq(a->u.text, b->u.text);
    case VALUE_LIST:
        return list_eq(a, b);
    case VALUE_MAP:
        return map_eq(a, b);
    }
    return false;
}

bool value_same(const struct value *a, const struct value *b)
{
    bool same;

    if (a == NULL || b == NULL || a->kind != b->kind)
        return a == b;
    if (a->kind == VALUE_LIST) {
        same = a->u.list.count == b->u.list.count;
        for (size_t i = 0; same && i < a->u.list.count; i++)
            same = value_same(a->u.list.items[i], b->u.list.items[i]);
        return same;
    }
    if (a->kind != VALUE_MAP)
        return value_eq(a, b);
    same = a->u.map.count == b->u.map.count;
    for (size_t i = 0; same && i < a->u.map.count; i++) {
        const struct value *other = value_get(b, a->u.map.members[i].key);

        same = other != NULL && value_same(a->u.map.members[i].value, other);
    }
    return same;
}

const struct value *value_at(const struct value *root, const struct value_step *steps, size_t n)
{
    const struct value *v = root;

    for (size_t i = 0; i < n && v != NULL; i++) {
        if (steps[i].key.s != NULL)
            v = v->kind == VALUE_MAP ? value_get(v, steps[i].key) : NULL;
        else if (v->kind == VALUE_LIST && steps[i].index < v->u.list.count)
            v = v->u.list.items[steps[i].index];
        else
            v = NULL;
    }
    return v;
}

static uint32_t moved(uint32_t line, const uint32_t *lines, size_t count)
{
    return line > 0 && line <= count ? lines[line - 1] : line;
}

void value_move_marks(const struct value *v, const uint32_t *lines, size_t count)
{
    struct value *mine = (struct value *)v;

    if (v->refs > 1)
        return;
    mine->line = moved(v->line, lines, count);
    if (v->kind == VALUE_LIST)
        for (size_t i = 0; i < v->u.list.count; i++)
            value_move_marks(v->u.list.items[i], lines, count);
    if (v->kind == VALUE_MAP)
        for (size_t i = 0; i < v->u.map.count; i++) {
            struct value_member *m = &mine->u.map.members[i];

            m->line = moved(m->line, lines, count);
            value_move_marks(m->value, lines, count);
        }
}
