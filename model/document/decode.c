#include "model/document/decode_parts.h"

#include "model/base/bounds.h"
#include "model/base/num.h"
#include "model/document/decode_refusal.h"
#include "model/document/path.h"

#include <stdio.h>

/* The decoder fills every list and map through this one type. */
_Static_assert(sizeof(struct mdl_list) == sizeof(struct mdl_strings) &&
                   offsetof(struct mdl_list, items) == offsetof(struct mdl_strings, items) &&
                   offsetof(struct mdl_list, count) == offsetof(struct mdl_strings, count),
               "all lists and maps have one layout");

bool decode_is_full(const struct decoder *d)
{
    return d->count >= BOUND_ERRORS || arena_failed(d->arena);
}

void *decode_at(void *storage, size_t offset)
{
    return storage != NULL ? (char *)storage + offset : NULL;
}

static struct str path_text(const struct decoder *d, const struct trail *trail)
{
    size_t depth = 0, i;
    struct value_step *steps;
    struct str tail;

    for (const struct trail *p = trail; p != NULL; p = p->up)
        depth++;
    steps = arena_calloc(d->arena, depth + 1, sizeof(*steps));
    if (steps == NULL)
        return STR_NONE;
    i = depth;
    for (const struct trail *p = trail; p != NULL; p = p->up)
        steps[--i] = p->step;
    tail = mdl_path_text(d->arena, steps, depth);
    if (d->start.len == 0 || tail.len == 0)
        return d->start.len == 0 ? tail : d->start;
    return arena_printf(d->arena, "%.*s%s%.*s", STR_FMT(d->start), tail.s[0] == '[' ? "" : ".",
                        STR_FMT(tail));
}

/* Takes ownership of the new error; gives it back for a remedy. */
static struct err *refuse(struct decoder *d, const struct value *v, const struct trail *trail,
                          const char *expected)
{
    struct err *e = err_new(ERR_INPUT, "found %.*s, expected %s",
                            STR_FMT(decode_refusal_found(d->arena, v)), expected);

    e = err_at(e, NULL, v->line, v->column);
    return err_path(e, path_text(d, trail));
}

static void add(struct decoder *d, struct err *e)
{
    d->errors = err_join(d->errors, e);
    d->count++;
}

/* false: refused. */
static bool check_integer(struct decoder *d, const struct mdl_field *f, const struct value *v,
                          const struct trail *trail, int64_t *sint, uint64_t *uint)
{
    enum num_result result = NUM_NOT_INTEGER;
    struct err *e;

    if (v->kind == VALUE_NUMBER && f->type == MDL_T_INT) {
        result = num_int64(sint, v->u.text);
        if (result == NUM_OK && (*sint < f->min || (*sint > 0 && (uint64_t)*sint > f->max)))
            result = NUM_OUT_OF_RANGE;
    } else if (v->kind == VALUE_NUMBER) {
        result = num_uint64(uint, v->u.text);
        if (result == NUM_OK && (*uint < (uint64_t)f->min || *uint > f->max))
            result = NUM_OUT_OF_RANGE;
    }
    switch (result) {
    case NUM_OK:
        return true;
    case NUM_OUT_OF_RANGE:
        e = refuse(d, v, trail, arena_cstr(d->arena, decode_refusal_range(d->arena, f)));
        break;
    case NUM_AMBIGUOUS:
        e = err_remedy(refuse(d, v, trail, "an integer without leading zeros"),
                       "write 0o before the digits if they are octal");
        break;
    case NUM_NOT_INTEGER:
    default:
        e = refuse(d, v, trail, "an integer");
        if (v->kind == VALUE_STRING)
            e = decode_refusal_number(e, f, v->u.text);
        break;
    }
    add(d, e);
    return false;
}

static void decode_integer(struct decoder *d, void *storage, const struct mdl_field *f,
                           const struct value *v, const struct trail *trail)
{
    int64_t sint = 0;
    uint64_t uint = 0;

    if (!check_integer(d, f, v, trail, &sint, &uint) || storage == NULL)
        return;
    if (f->type == MDL_T_INT)
        *(struct mdl_int *)storage = (struct mdl_int){MDL_SET, sint};
    else
        *(struct mdl_uint *)storage = (struct mdl_uint){MDL_SET, uint};
}

static void decode_string(struct decoder *d, void *storage, const struct mdl_field *f,
                          const struct value *v, const struct trail *trail)
{
    struct err *e = NULL;

    if (v->kind != VALUE_STRING) {
        e = refuse(d, v, trail, "text");
        if (v->kind == VALUE_NUMBER || v->kind == VALUE_BOOL)
            e = err_remedy(e, "put it in quotes");
        add(d, e);
    } else if (f->check != MDL_CHECK_NONE && (e = mdl_field_check(f, v->u.text)) != NULL) {
        add(d, err_path(err_at(e, NULL, v->line, v->column), path_text(d, trail)));
    } else if (storage != NULL) {
        *(struct mdl_string *)storage = (struct mdl_string){MDL_SET, v->u.text};
    }
}

static void decode_bool(struct decoder *d, void *storage, const struct value *v,
                        const struct trail *trail)
{
    if (v->kind != VALUE_BOOL)
        add(d, decode_refusal_bool(refuse(d, v, trail, "true or false"), v));
    else if (storage != NULL)
        *(struct mdl_bool *)storage = (struct mdl_bool){MDL_SET, v->u.boolean};
}

void *decode_room(struct decoder *d, void *storage, const struct mdl_field *f, size_t count)
{
    struct mdl_list list = {MDL_SET, count, NULL};

    if (storage == NULL)
        return NULL;
    if (count > 0) {
        list.items = arena_calloc(d->arena, count, f->element_size);
        if (list.items == NULL)
            list.count = 0;
    }
    memcpy(storage, &list, sizeof(list));
    return list.items;
}

/* In a request a text stands for a list of it (strslice.StrSlice), as for REQUEST_CMD; whether the
 * engine takes it, create knows. */
static bool takes_one_text(enum mdl_field_id id)
{
    return id == MDL_F_CAP_ADD || id == MDL_F_CAP_DROP;
}

static void decode_list(struct decoder *d, void *storage, enum mdl_field_id id,
                        const struct value *v, const struct trail *trail)
{
    const struct mdl_field *f = &mdl_fields[id];
    size_t count;
    char *items;

    if (d->in_tree && v->kind == VALUE_STRING && takes_one_text(id)) {
        decode_value(d, NULL, id + 1, v, trail);
        return;
    }
    if (v->kind != VALUE_LIST) {
        add(d, refuse(d, v, trail, "a list"));
        return;
    }
    count = v->u.list.count;
    if (d->in_tree && f->fixed_count > 0 && count > f->fixed_count)
        count = f->fixed_count; /* Go's encoding/json reads no further, and fills up what lacks */
    if (!d->in_tree && f->fixed_count > 0 && count != f->fixed_count) {
        char expected[32];

        snprintf(expected, sizeof(expected), "a list of %u", f->fixed_count);
        add(d, refuse(d, v, trail, expected));
        return;
    }
    items = decode_room(d, storage, f, count);
    for (size_t i = 0; i < count && !decode_is_full(d); i++) {
        struct trail here = {trail, {.index = i}};

        decode_value(d, decode_at(items, i * f->element_size), id + 1, v->u.list.items[i], &here);
    }
}

static void decode_map(struct decoder *d, void *storage, enum mdl_field_id id,
                       const struct value *v, const struct trail *trail)
{
    const struct mdl_field *f = &mdl_fields[id];
    size_t count;
    char *items;

    if (v->kind != VALUE_MAP) {
        add(d, refuse(d, v, trail, "a map"));
        return;
    }
    count = v->u.map.count;
    items = decode_room(d, storage, f, count);
    for (size_t i = 0; i < count && !decode_is_full(d); i++) {
        const struct value_member *m = &v->u.map.members[i];
        struct trail here = {trail, {.key = m->key}};
        char *item = decode_at(items, i * f->element_size);

        if (item != NULL)
            memcpy(item, &m->key, sizeof(m->key)); /* every element begins with its name */
        decode_value(d, decode_at(item, mdl_fields[id + 1].offset), id + 1, m->value, &here);
    }
}

void decode_unknown(struct decoder *d, const struct trail *trail)
{
    while (trail->up != NULL)
        trail = trail->up;
    d->unknown = true;
    d->unknown_of_host = d->unknown_of_host || str_is(trail->step.key, mdl_fields[MDL_F_HOST].key);
}

static void decode_members(struct decoder *d, void *storage, enum mdl_field_id parent,
                           const struct value *v, const struct trail *trail)
{
    enum mdl_field_id near = MDL_F_NONE;

    if (v->kind != VALUE_MAP) {
        add(d, refuse(d, v, trail, "a map"));
        return;
    }
    for (size_t i = 0; i < v->u.map.count && !decode_is_full(d); i++) {
        const struct value_member *m = &v->u.map.members[i];
        struct trail here = {trail, {.key = m->key}};
        enum mdl_field_id child = d->names != NULL ? field_index_child(d->names, parent, m->key)
                                                   : mdl_field_next(parent, &near, m->key);

        if (child == MDL_F_NONE)
            decode_unknown(d, &here);
        else
            decode_value(d, decode_at(storage, mdl_fields[child].offset), child, m->value, &here);
    }
}

void decode_null(void *storage, const struct mdl_field *f)
{
    if (storage != NULL && f->type != MDL_T_ANY) {
        enum mdl_presence null = MDL_NULL;

        memcpy(storage, &null, sizeof(null)); /* the first member of every storage type */
    }
}

/* One text stands for a list of it. */
static void check_words(struct decoder *d, enum mdl_field_id id, const struct value *v,
                        const struct trail *trail)
{
    if (v->kind != VALUE_LIST && v->kind != VALUE_STRING && v->kind != VALUE_NULL)
        add(d, refuse(d, v, trail, "a list of texts, or one text"));
    for (size_t i = 0; v->kind == VALUE_LIST && i < v->u.list.count && !decode_is_full(d); i++) {
        struct trail here = {trail, {.index = i}};

        if (v->u.list.items[i]->kind != VALUE_NULL)
            decode_string(d, NULL, &mdl_fields[id], v->u.list.items[i], &here);
    }
}

static void decode_as(struct decoder *d, void *storage, enum mdl_field_id id, const struct value *v,
                      const struct trail *trail)
{
    const struct mdl_field *f = &mdl_fields[id];

    if (f->type == MDL_T_ANY && f->element_size > 0)
        check_words(d, id, v, trail);
    if (f->type == MDL_T_ANY) {
        if (storage != NULL)
            *(const struct value **)storage = v;
        return;
    }
    if (v->kind == VALUE_NULL) {
        decode_null(storage, f);
        return;
    }
    switch (f->type) {
    case MDL_T_STRING:
        decode_string(d, storage, f, v, trail);
        break;
    case MDL_T_BOOL:
        decode_bool(d, storage, v, trail);
        break;
    case MDL_T_INT:
    case MDL_T_UINT:
        decode_integer(d, storage, f, v, trail);
        break;
    case MDL_T_LIST:
        decode_list(d, storage, id, v, trail);
        break;
    case MDL_T_MAP:
        decode_map(d, storage, id, v, trail);
        break;
    case MDL_T_OBJECT:
        decode_members(d, storage, id, v, trail);
        if (storage != NULL && v->kind == VALUE_MAP) {
            enum mdl_presence set = MDL_SET;

            memcpy(storage, &set, sizeof(set));
        }
        break;
    case MDL_T_ANY:
        break;
    }
}

void decode_value(struct decoder *d, void *storage, enum mdl_field_id id, const struct value *v,
                  const struct trail *trail)
{
    const bool in_tree = d->in_tree;

    d->in_tree = in_tree || mdl_fields[id].tree;
    decode_as(d, d->in_tree ? NULL : storage, id, v, trail);
    d->in_tree = in_tree;
}

/* ---- the whole ---- */

static struct err *finish(struct decoder *d)
{
    if (!arena_failed(d->arena))
        return d->errors;
    err_free(d->errors);
    return err_oom();
}

struct err *mdl_decode(struct arena *a, void *storage, enum mdl_field_id field,
                       const struct value *v, struct str path)
{
    struct decoder d = {.arena = a, .start = path};

    decode_value(&d, storage, field, v, NULL);
    return finish(&d);
}

struct err *mdl_decode_document(struct arena *a, struct mdl_doc *doc,
                                const struct field_index *names, const struct value *root)
{
    struct decoder d = {.arena = a, .names = names};

    decode_members(&d, doc, MDL_F_NONE, root, NULL);
    doc->has_unknown = d.unknown;
    doc->has_unknown_of_host = d.unknown_of_host;
    return finish(&d);
}
