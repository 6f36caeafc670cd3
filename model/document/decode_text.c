/* decode.c says what a document may look like and what is wrong with one; here, whatever it would
 * refuse ends the reading, and it is asked then. */
#include "model/document/decode_text.h"

#include "model/base/bounds.h"
#include "model/base/num.h"
#include "model/document/decode.h"
#include "model/json/json_lay.h"

#define FIRST_ELEMENTS 4
#define MANY_KEYS      32 /* of a map, or unknown ones; more are sorted by whoever reads trees */
#define PLAIN_DIGITS   18 /* so many fit into any integer */

struct direct {
    struct json_laying in;
    struct arena *arena;
    const struct field_index *names;
};

/* As those of json_lay.h: NULL ends the reading. `storage` is cleared. */
static const char *read_into(struct direct *d, const char *p, void *storage, enum mdl_field_id id);

static void set_presence(void *storage, enum mdl_presence presence)
{
    memcpy(storage, &presence, sizeof(presence)); /* the first member of every storage type */
}

/* ---- scalars ------------------------------------------------------------------------------ */

static const char *read_string(struct direct *d, const char *p, void *storage,
                               const struct mdl_field *f)
{
    struct mdl_string *out = storage;
    struct err *e;

    if (*p != '"' || (p = json_lay_string(&d->in, p, &out->v)) == NULL)
        return NULL;
    out->presence = MDL_SET;
    if (f->check == MDL_CHECK_NONE || (e = mdl_field_check(f, out->v)) == NULL)
        return p;
    err_free(e);
    return NULL;
}

static const char *read_bool(const char *p, void *storage)
{
    bool yes = memcmp(p, "true", 4) == 0;

    if (!yes && memcmp(p, "false", 5) != 0)
        return NULL;
    *(struct mdl_bool *)storage = (struct mdl_bool){MDL_SET, yes};
    return p + (yes ? 4 : 5);
}

/* Digits alone, and not many of them; false otherwise. */
static bool plain_number(uint64_t *out, struct str digits)
{
    uint64_t n = 0;

    if (digits.len > PLAIN_DIGITS)
        return false;
    for (size_t i = 0; i < digits.len; i++) {
        if (digits.s[i] < '0' || digits.s[i] > '9')
            return false;
        n = n * 10 + (uint64_t)(digits.s[i] - '0');
    }
    *out = n;
    return true;
}

static bool take_int(struct mdl_int *out, const struct mdl_field *f, struct str text)
{
    uint64_t plain;
    int64_t n;

    if (plain_number(&plain, text))
        n = (int64_t)plain;
    else if (num_int64(&n, text) != NUM_OK)
        return false;
    *out = (struct mdl_int){MDL_SET, n};
    return n >= f->min && (n <= 0 || (uint64_t)n <= f->max);
}

static bool take_uint(struct mdl_uint *out, const struct mdl_field *f, struct str text)
{
    uint64_t n;

    if (!plain_number(&n, text) && num_uint64(&n, text) != NUM_OK)
        return false;
    *out = (struct mdl_uint){MDL_SET, n};
    return n >= (uint64_t)f->min && n <= f->max;
}

static const char *read_integer(struct direct *d, const char *p, void *storage,
                                const struct mdl_field *f)
{
    struct str text;

    if ((p = json_lay_number(&d->in, p, &text)) == NULL)
        return NULL;
    return (f->type == MDL_T_INT ? take_int(storage, f, text) : take_uint(storage, f, text)) ? p
                                                                                             : NULL;
}

/* Checked and kept as a tree, or not kept at all. */
static const char *read_tree(struct direct *d, const char *p, void *storage, enum mdl_field_id id)
{
    const struct mdl_field *f = &mdl_fields[id];
    const struct value *v;
    struct err *e = NULL;

    if ((p = json_lay_value(&d->in, p, &v)) == NULL)
        return NULL;
    if (f->tree || f->element_size > 0)
        e = mdl_decode(d->arena, NULL, id, v, STR_NONE);
    if (e == NULL && !f->tree)
        *(const struct value **)storage = v;
    if (e == NULL)
        return p;
    err_free(e);
    return NULL;
}

/* ---- lists and maps ----------------------------------------------------------------------- */

/* Behind an element: at the next one, or at what closes. */
static const char *next(struct direct *d, const char *p, char close)
{
    if (p == NULL)
        return NULL;
    p = json_lay_skip(&d->in, p);
    if (*p == close)
        return p;
    if (*p != ',')
        return NULL;
    p = json_lay_skip(&d->in, p + 1);
    return *p != close ? p : NULL;
}

/* At the first element, or at what closes. */
static const char *open(struct direct *d, const char *p, char opening)
{
    if (*p != opening || d->in.depth++ == BOUND_NESTING)
        return NULL;
    return json_lay_skip(&d->in, p + 1);
}

static const char *read_key(struct direct *d, const char *p, struct str *key)
{
    if (*p != '"' || (p = json_lay_string(&d->in, p, key)) == NULL)
        return NULL;
    p = json_lay_skip(&d->in, p);
    return *p == ':' ? json_lay_skip(&d->in, p + 1) : NULL;
}

/* One more element, cleared, at the end of the list, whose room doubles. */
static char *element(struct direct *d, struct mdl_list *list, size_t *room, size_t size)
{
    if (list->count == *room) {
        size_t more = *room > 0 ? 2 * *room : FIRST_ELEMENTS;
        void *items = arena_calloc(d->arena, more, size);

        if (items == NULL)
            return NULL;
        if (list->count > 0)
            memcpy(items, list->items, list->count * size);
        list->items = items;
        *room = more;
    }
    return (char *)list->items + list->count++ * size;
}

static const char *read_list(struct direct *d, const char *p, void *storage, enum mdl_field_id id)
{
    const struct mdl_field *f = &mdl_fields[id];
    struct mdl_list list = {MDL_SET, 0, NULL};
    size_t room = 0;

    p = open(d, p, '[');
    while (p != NULL && *p != ']') {
        char *item = element(d, &list, &room, f->element_size);

        p = item != NULL ? next(d, read_into(d, p, item, id + 1), ']') : NULL;
    }
    if (p == NULL || (f->fixed_count > 0 && list.count != f->fixed_count))
        return NULL;
    memcpy(storage, &list, sizeof(list));
    d->in.depth--;
    return p + 1;
}

/* Every element of a map begins with its name. */
static bool is_new(const struct mdl_list *map, size_t size, struct str key)
{
    for (size_t i = 0; i < map->count; i++) {
        struct str other;

        memcpy(&other, (const char *)map->items + i * size, sizeof(other));
        if (str_eq(key, other))
            return false;
    }
    return map->count < MANY_KEYS;
}

static const char *read_map(struct direct *d, const char *p, void *storage, enum mdl_field_id id)
{
    const struct mdl_field *f = &mdl_fields[id];
    struct mdl_list map = {MDL_SET, 0, NULL};
    size_t room = 0;

    p = open(d, p, '{');
    while (p != NULL && *p != '}') {
        struct str key;
        char *item;

        if ((p = read_key(d, p, &key)) == NULL || !is_new(&map, f->element_size, key) ||
            (item = element(d, &map, &room, f->element_size)) == NULL)
            return NULL;
        memcpy(item, &key, sizeof(key));
        p = next(d, read_into(d, p, item + mdl_fields[id + 1].offset, id + 1), '}');
    }
    if (p == NULL)
        return NULL;
    memcpy(storage, &map, sizeof(map));
    d->in.depth--;
    return p + 1;
}

/* ---- objects ------------------------------------------------------------------------------ */

/* The keys of an object that were there: each may be there once. */
struct seen {
    uint64_t fields[MDL_FIELD_COUNT / 64 + 1];
    struct str unknown[MANY_KEYS];
    size_t unknown_count;
};

static bool is_first(struct seen *seen, enum mdl_field_id id)
{
    uint64_t *word = &seen->fields[(unsigned)id / 64], bit = UINT64_C(1) << (unsigned)id % 64;
    bool first = (*word & bit) == 0;

    *word |= bit;
    return first;
}

static bool is_first_unknown(struct seen *seen, struct str key)
{
    for (size_t i = 0; i < seen->unknown_count; i++)
        if (str_eq(key, seen->unknown[i]))
            return false;
    if (seen->unknown_count == MANY_KEYS)
        return false;
    seen->unknown[seen->unknown_count++] = key;
    return true;
}

static const char *read_members(struct direct *d, const char *p, void *storage,
                                enum mdl_field_id parent)
{
    struct seen seen;

    memset(seen.fields, 0, sizeof(seen.fields));
    seen.unknown_count = 0;
    p = open(d, p, '{');
    while (p != NULL && *p != '}') {
        const struct value *passed_over;
        enum mdl_field_id child;
        struct str key;

        if ((p = read_key(d, p, &key)) == NULL)
            return NULL;
        child = field_index_child(d->names, parent, key);
        if (child != MDL_F_NONE)
            p = is_first(&seen, child)
                    ? read_into(d, p, (char *)storage + mdl_fields[child].offset, child)
                    : NULL;
        else
            p = is_first_unknown(&seen, key) ? json_lay_value(&d->in, p, &passed_over) : NULL;
        p = next(d, p, '}');
    }
    if (p == NULL)
        return NULL;
    d->in.depth--;
    return p + 1;
}

static const char *read_into(struct direct *d, const char *p, void *storage, enum mdl_field_id id)
{
    const struct mdl_field *f = &mdl_fields[id];

    if (f->tree || f->type == MDL_T_ANY)
        return read_tree(d, p, storage, id);
    if (*p == 'n') {
        set_presence(storage, MDL_NULL);
        return memcmp(p, "null", 4) == 0 ? p + 4 : NULL;
    }
    switch (f->type) {
    case MDL_T_STRING:
        return read_string(d, p, storage, f);
    case MDL_T_BOOL:
        return read_bool(p, storage);
    case MDL_T_INT:
    case MDL_T_UINT:
        return read_integer(d, p, storage, f);
    case MDL_T_LIST:
        return read_list(d, p, storage, id);
    case MDL_T_MAP:
        return read_map(d, p, storage, id);
    case MDL_T_OBJECT:
        set_presence(storage, MDL_SET);
        return read_members(d, p, storage, id);
    case MDL_T_ANY:
        break;
    }
    return NULL;
}

/* The tree is asked where a request stands, and what it says of who told something. */
static bool needs_tree(const struct mdl_doc *doc)
{
    return doc->request.presence != MDL_ABSENT || doc->host.sources.count > 0 ||
           doc->host.unknown.count > 0;
}

bool mdl_decode_text(struct arena *a, struct mdl_doc *doc, const struct field_index *names,
                     struct str text)
{
    struct direct d;
    const char *p;

    d.arena = a;
    d.names = names;
    if ((p = json_lay_begin(&d.in, a, text)) == NULL ||
        (p = read_members(&d, p, doc, MDL_F_NONE)) == NULL)
        return false;
    return json_lay_ends(&d.in, p) && !needs_tree(doc) && !arena_failed(a);
}
