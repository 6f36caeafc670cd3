/* From one document to the next. */
#include "model/document/decode_parts.h"

/* What a row's storage is where nothing is written. */
static const size_t storage_size[] = {
    [MDL_T_STRING] = sizeof(struct mdl_string), [MDL_T_BOOL] = sizeof(struct mdl_bool),
    [MDL_T_INT] = sizeof(struct mdl_int),       [MDL_T_UINT] = sizeof(struct mdl_uint),
    [MDL_T_OBJECT] = sizeof(enum mdl_presence), /* of one that is null */
    [MDL_T_LIST] = sizeof(struct mdl_list),     [MDL_T_MAP] = sizeof(struct mdl_list),
    [MDL_T_ANY] = sizeof(const struct value *),
};

#define AHEAD 32 /* elements that went in a row, behind which the others are found again */

struct change {
    struct decoder d;
    bool lists; /* one of them is another one */
};

static bool change_members(struct change *c, void *storage, enum mdl_field_id parent,
                           const struct value *from, const struct value *to,
                           const struct trail *trail);

/* An object that is none any more: each of its members goes. */
static bool change_away(struct change *c, void *storage, enum mdl_field_id id,
                        const struct value *from, const struct value *to, const struct trail *trail)
{
    static const struct value nothing = {.kind = VALUE_MAP};

    c->lists = true;
    if (!change_members(c, storage, id, from, &nothing, trail))
        return false;
    if (storage != NULL)
        memset(storage, 0, sizeof(enum mdl_presence));
    if (to != NULL)
        decode_null(storage, &mdl_fields[id]);
    return true;
}

/* Copies of a map share its keys. */
static bool is_same_key(struct str a, struct str b)
{
    return (a.s == b.s && a.len == b.len) || str_eq(a, b);
}

/* Whether element i of `to` is one of the elements from *next on of `from`, which it is found near
 * to; *next is then the one behind it. */
static bool is_element_of(const struct value *from, size_t *next, const struct value *to, size_t i)
{
    const size_t count = from->kind == VALUE_LIST ? from->u.list.count : from->u.map.count;

    for (size_t at = *next; at < count && at < *next + AHEAD; at++) {
        bool same = from->kind == VALUE_LIST
                        ? from->u.list.items[at] == to->u.list.items[i]
                        : from->u.map.members[at].value == to->u.map.members[i].value &&
                              is_same_key(from->u.map.members[at].key, to->u.map.members[i].key);

        if (same) {
            *next = at + 1;
            return true;
        }
    }
    return false;
}

/* Both lists or both maps: the elements that they share are taken over as they were decoded. */
static void change_elements(struct change *c, struct mdl_list *storage, enum mdl_field_id id,
                            const struct value *from, const struct value *to,
                            const struct trail *trail)
{
    const struct mdl_field *f = &mdl_fields[id];
    const struct mdl_list before = *storage;
    const bool map = to->kind == VALUE_MAP;
    const size_t count = map ? to->u.map.count : to->u.list.count;
    char *items = count > 0 ? arena_alloc(c->d.arena, count * f->element_size) : NULL;
    size_t next = 0;

    *storage = (struct mdl_list){MDL_SET, items != NULL ? count : 0, items};

    for (size_t i = 0; items != NULL && i < count && !decode_is_full(&c->d); i++) {
        const struct value_member *m = map ? &to->u.map.members[i] : NULL;
        struct trail here = {trail, {.key = map ? m->key : STR_NONE, .index = i}};
        char *item = items + i * f->element_size;

        if (is_element_of(from, &next, to, i))
            memcpy(item, (const char *)before.items + (next - 1) * f->element_size,
                   f->element_size);
        else {
            memset(item, 0, f->element_size);
            decode_value(&c->d, item + (map ? mdl_fields[id + 1].offset : 0), id + 1,
                         map ? m->value : to->u.list.items[i], &here);
        }
        if (map)
            memcpy(item, &m->key, sizeof(m->key));
    }
}

/* Whether both are such lists, of which `storage` has the elements of `from`. */
static bool have_elements(const void *storage, const struct mdl_field *f, const struct value *from,
                          const struct value *to)
{
    const enum value_kind kind = f->type == MDL_T_LIST ? VALUE_LIST : VALUE_MAP;

    return storage != NULL && !f->tree && (f->type == MDL_T_LIST || f->type == MDL_T_MAP) &&
           f->fixed_count == 0 && from != NULL && from->kind == kind && to != NULL &&
           to->kind == kind;
}

/* from, to: NULL where there is none. */
static bool change_member(struct change *c, void *storage, enum mdl_field_id id,
                          const struct value *from, const struct value *to,
                          const struct trail *trail)
{
    const struct mdl_field *f = &mdl_fields[id];
    bool maps = from != NULL && from->kind == VALUE_MAP && to != NULL && to->kind == VALUE_MAP;

    if (f->type == MDL_T_OBJECT && maps)
        return change_members(c, f->tree ? NULL : storage, id, from, to, trail);
    if (f->type == MDL_T_OBJECT && from != NULL && from->kind == VALUE_MAP &&
        (to == NULL || to->kind == VALUE_NULL))
        return change_away(c, f->tree ? NULL : storage, id, from, to, trail);
    if (f->type == MDL_T_OBJECT && from != NULL && from->kind == VALUE_MAP)
        return false;
    if (have_elements(storage, f, from, to)) {
        c->lists = true;
        change_elements(c, storage, id, from, to, trail);
        return true;
    }
    if (from != NULL && storage != NULL && !f->tree)
        memset(storage, 0, storage_size[f->type]);
    c->lists = c->lists || f->type == MDL_T_LIST || f->type == MDL_T_MAP || f->type == MDL_T_OBJECT;
    if (to != NULL)
        decode_value(&c->d, storage, id, to, trail);
    return true;
}

/* Members stand at the same place in both, unless one came or went. */
static const struct value *member_beside(const struct value *map, size_t near, struct str key)
{
    ptrdiff_t at;

    if (near < map->u.map.count && str_eq(map->u.map.members[near].key, key))
        return map->u.map.members[near].value;
    at = value_index(map, key);
    return at >= 0 ? map->u.map.members[at].value : NULL;
}

static bool change_members(struct change *c, void *storage, enum mdl_field_id parent,
                           const struct value *from, const struct value *to,
                           const struct trail *trail)
{
    for (size_t i = 0; i < to->u.map.count; i++) {
        const struct value_member *m = &to->u.map.members[i];
        const struct value *before = member_beside(from, i, m->key);
        struct trail here = {trail, {.key = m->key}};
        enum mdl_field_id child;

        if (before == m->value)
            continue;
        child = mdl_field_child(parent, m->key);
        if (child == MDL_F_NONE)
            decode_unknown(&c->d, &here);
        else if (!change_member(c, decode_at(storage, mdl_fields[child].offset), child, before,
                                m->value, &here))
            return false;
    }
    for (size_t i = 0; i < from->u.map.count; i++) {
        const struct value_member *m = &from->u.map.members[i];
        enum mdl_field_id child;

        if (member_beside(to, i, m->key) != NULL ||
            (child = mdl_field_child(parent, m->key)) == MDL_F_NONE)
            continue;
        if (!change_member(c, decode_at(storage, mdl_fields[child].offset), child, m->value, NULL,
                           NULL))
            return false;
    }
    return true;
}

struct err *mdl_decode_change(struct arena *a, struct mdl_doc *doc, const struct value *from,
                              const struct value *to, bool *done, bool *lists)
{
    struct change c = {.d = {.arena = a}};
    bool short_of_memory;

    *done = from->kind == VALUE_MAP && to->kind == VALUE_MAP &&
            change_members(&c, doc, MDL_F_NONE, from, to, NULL) && c.d.errors == NULL;
    short_of_memory = arena_failed(a) || (c.d.errors != NULL && c.d.errors->class == ERR_OOM);
    err_free(c.d.errors);
    doc->has_unknown = doc->has_unknown || c.d.unknown;
    doc->has_unknown_of_host = doc->has_unknown_of_host || c.d.unknown_of_host;
    *lists = c.lists;
    return short_of_memory ? err_oom() : NULL;
}
