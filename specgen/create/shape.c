#include "specgen/create/shape.h"

#include "model/base/row_text.h"
#include "model/document/engine.h"

#include <stdlib.h>

#define SHAPE(name)    static const struct shape_key keys_##name[] = {
#define KEY(name, ...) {.key = name, __VA_ARGS__},
#define SHAPE_END                                                                                  \
    }                                                                                              \
    ;
#include "specgen/create/shapes.def"
#undef SHAPE_END
#undef KEY
#undef SHAPE

#define SHAPE(name)
#define KEY(NAME, ...) ROW_HOLDS(struct shape_key, key, NAME);
#define SHAPE_END
#include "specgen/create/shapes.def"
#undef SHAPE_END
#undef KEY
#undef SHAPE

static const struct {
    const struct shape_key *keys;
    size_t count;
} shapes[SHAPE_COUNT] = {
#define SHAPE(name) [SHAPE_##name] = {keys_##name, sizeof(keys_##name) / sizeof(keys_##name[0])},
#define KEY(...)
#define SHAPE_END
#include "specgen/create/shapes.def"
#undef SHAPE_END
#undef KEY
#undef SHAPE
};

static bool holds(const struct shape_key *k, uint32_t release)
{
    return release >= k->since && (k->until == 0 || release < k->until);
}

bool shape_has(enum shape shape, struct str key)
{
    for (size_t i = 0; i < shapes[shape].count; i++) {
        if (str_is(key, shapes[shape].keys[i].key))
            return true;
    }
    return false;
}

const char *shape_key_at(enum shape shape, size_t n)
{
    return n < shapes[shape].count ? shapes[shape].keys[n].key : NULL;
}

/* ---- reading ------------------------------------------------------------------------------- */

static const enum value_kind kinds[] = {
    [SHAPE_TEXT] = VALUE_STRING,   [SHAPE_TRUTH] = VALUE_BOOL, [SHAPE_NUMBER] = VALUE_NUMBER,
    [SHAPE_OPTIONAL] = VALUE_NULL, [SHAPE_STRUCT] = VALUE_MAP, [SHAPE_POINTER] = VALUE_MAP,
    [SHAPE_TEXTS] = VALUE_LIST,    [SHAPE_WORDS] = VALUE_LIST, [SHAPE_STRUCTS] = VALUE_LIST,
    [SHAPE_TEXT_MAP] = VALUE_MAP,  [SHAPE_SET] = VALUE_MAP,    [SHAPE_POINTER_MAP] = VALUE_MAP,
    [SHAPE_LIST_MAP] = VALUE_MAP,  [SHAPE_SIZE] = VALUE_LIST,  [SHAPE_ANYTHING] = VALUE_NULL,
};

static struct datum *zero(struct arena *a, enum shape_kind kind)
{
    if (kind == SHAPE_TEXT)
        return datum_string(a, STR_NONE);
    if (kind == SHAPE_TRUTH)
        return datum_bool(a, false);
    if (kind == SHAPE_NUMBER)
        return datum_int(a, 0);
    return datum_new(a, VALUE_NULL);
}

static struct datum *read_size(struct arena *a, const struct datum *from)
{
    struct datum *list = datum_new(a, VALUE_LIST);
    const struct datum *m = datum_first(from);

    /* An array of two: what lacks or is null is 0, what is more is dropped. */
    for (int i = 0; i < 2; i++, m = m != NULL ? m->next : NULL)
        datum_push(list, m != NULL && m->kind == VALUE_NUMBER ? datum_copy(a, m) : datum_int(a, 0));
    return list;
}

static struct datum *read_structs(struct arena *a, enum shape of, const struct datum *from,
                                  uint32_t release)
{
    struct datum *list = datum_new(a, VALUE_LIST);

    for (const struct datum *m = datum_first(from); m != NULL; m = m->next) {
        struct datum *item = shape_read(a, of, m, release);

        if (item != NULL)
            item->origin = m;
        datum_push(list, item);
    }
    return list;
}

/* Of each member null stays null; a list map holds lists of the structure. */
static struct datum *read_map(struct arena *a, const struct shape_key *k, const struct datum *from,
                              uint32_t release)
{
    struct datum *map = datum_new(a, VALUE_MAP);

    for (const struct datum *m = datum_first(from); m != NULL; m = m->next) {
        struct datum *child;

        if (k->kind == SHAPE_SET)
            child = datum_new(a, VALUE_MAP);
        else if (m->kind == VALUE_NULL || k->kind == SHAPE_TEXT_MAP)
            child = datum_copy(a, m);
        else if (k->kind == SHAPE_LIST_MAP)
            child = read_structs(a, k->of, m, release);
        else
            child = shape_read(a, k->of, m, release);
        if (child != NULL)
            child->origin = m;
        datum_add(map, m->key, child);
    }
    return map;
}

static struct datum *read_words(struct arena *a, const struct datum *from)
{
    struct datum *list;

    if (from->kind == VALUE_LIST)
        return datum_copy(a, from);
    list = datum_new(a, VALUE_LIST);
    datum_push(list, datum_copy(a, from));
    return list;
}

static struct datum *read_key(struct arena *a, const struct shape_key *k, const struct datum *from,
                              uint32_t release)
{
    bool given = from != NULL && from->kind != VALUE_NULL;
    bool fits = given && from->kind == kinds[k->kind];

    switch (k->kind) {
    case SHAPE_STRUCT:
        return shape_read(a, k->of, from, release);
    case SHAPE_SIZE:
        return read_size(a, fits ? from : NULL);
    case SHAPE_OPTIONAL:
    case SHAPE_ANYTHING:
        return given ? datum_copy(a, from) : zero(a, k->kind);
    case SHAPE_WORDS:
        return fits || (given && from->kind == VALUE_STRING) ? read_words(a, from)
                                                             : zero(a, k->kind);
    case SHAPE_POINTER:
        return fits ? shape_read(a, k->of, from, release) : zero(a, k->kind);
    case SHAPE_STRUCTS:
        return fits ? read_structs(a, k->of, from, release) : zero(a, k->kind);
    case SHAPE_SET:
    case SHAPE_POINTER_MAP:
    case SHAPE_LIST_MAP:
    case SHAPE_TEXT_MAP:
        return fits ? read_map(a, k, from, release) : zero(a, k->kind);
    case SHAPE_TEXT:
    case SHAPE_TRUTH:
    case SHAPE_NUMBER:
    case SHAPE_TEXTS:
        break;
    }
    return fits ? datum_copy(a, from) : zero(a, k->kind);
}

/* The exact key, else one that differs in the case of ASCII letters only. */
static const struct datum *find_key(const struct datum *from, struct str key)
{
    const struct datum *exact = datum_get(from, key);

    if (exact != NULL || from == NULL || from->kind != VALUE_MAP)
        return exact;
    for (const struct datum *m = datum_first(from); m != NULL; m = m->next) {
        if (str_eq_ascii_case(m->key, key))
            return m;
    }
    return NULL;
}

struct datum *shape_read(struct arena *a, enum shape shape, const struct datum *from,
                         uint32_t release)
{
    struct datum *map = datum_new(a, VALUE_MAP);

    for (size_t i = 0; i < shapes[shape].count; i++) {
        const struct shape_key *k = &shapes[shape].keys[i];
        const struct datum *member;
        struct datum *child;

        if (!holds(k, release))
            continue;
        member = find_key(from, str_of(k->key));
        child = read_key(a, k, member, release);
        if (child != NULL)
            child->origin = member;
        datum_add(map, str_of(k->key), child);
    }
    return map;
}

/* ---- writing ------------------------------------------------------------------------------- */

static struct datum *write_structs(struct arena *a, enum shape of, const struct datum *d,
                                   uint32_t release)
{
    struct datum *list;

    if (d->kind != VALUE_LIST)
        return datum_copy(a, d);
    list = datum_new(a, VALUE_LIST);
    for (const struct datum *m = datum_first(d); m != NULL; m = m->next)
        datum_push(list, shape_write(a, of, m, release));
    return list;
}

static int by_key(const void *left, const void *right)
{
    const struct datum *const *l = left;
    const struct datum *const *r = right;

    return str_cmp((*l)->key, (*r)->key);
}

const struct datum **shape_sorted(struct arena *a, const struct datum *map)
{
    const struct datum **list = arena_calloc(a, datum_count(map) + 1, sizeof(const struct datum *));
    size_t n = 0;

    for (const struct datum *m = datum_first(map); list != NULL && m != NULL; m = m->next)
        list[n++] = m;
    if (n > 1)
        qsort(list, n, sizeof(const struct datum *), by_key);
    return list;
}

/* encoding/json writes a map in the byte order of its keys. */
static struct datum *write_map(struct arena *a, const struct shape_key *k, const struct datum *d,
                               uint32_t release)
{
    const struct datum **sorted = shape_sorted(a, d);
    struct datum *map = datum_new(a, VALUE_MAP);

    for (size_t i = 0; sorted != NULL && sorted[i] != NULL; i++) {
        struct datum *child;

        if (k->kind == SHAPE_LIST_MAP)
            child = write_structs(a, k->of, sorted[i], release);
        else if (k->kind == SHAPE_POINTER_MAP && sorted[i]->kind == VALUE_MAP)
            child = shape_write(a, k->of, sorted[i], release);
        else
            child = datum_copy(a, sorted[i]);
        datum_add(map, sorted[i]->key, child);
    }
    return map;
}

static struct datum *write_key(struct arena *a, const struct shape_key *k, const struct datum *d,
                               uint32_t release)
{
    if (d->kind == VALUE_NULL)
        return datum_new(a, VALUE_NULL);
    switch (k->kind) {
    case SHAPE_STRUCT:
    case SHAPE_POINTER:
        return shape_write(a, k->of, d, release);
    case SHAPE_STRUCTS:
        return write_structs(a, k->of, d, release);
    case SHAPE_TEXT_MAP:
    case SHAPE_SET:
    case SHAPE_POINTER_MAP:
    case SHAPE_LIST_MAP:
        return write_map(a, k, d, release);
    case SHAPE_TEXT:
    case SHAPE_TRUTH:
    case SHAPE_NUMBER:
    case SHAPE_OPTIONAL:
    case SHAPE_TEXTS:
    case SHAPE_WORDS:
    case SHAPE_SIZE:
    case SHAPE_ANYTHING:
        break;
    }
    return datum_copy(a, d);
}

/* What omitempty leaves out: a pointer only when it is null. */
static bool is_left_out(const struct shape_key *k, const struct datum *d)
{
    if (d == NULL)
        return true;
    if (!k->omitted)
        return false;
    if (k->kind == SHAPE_POINTER || k->kind == SHAPE_OPTIONAL)
        return d->kind == VALUE_NULL;
    return datum_is_zero(d);
}

struct datum *shape_write(struct arena *a, enum shape shape, const struct datum *d,
                          uint32_t release)
{
    struct datum *map = datum_new(a, VALUE_MAP);

    for (size_t i = 0; i < shapes[shape].count; i++) {
        const struct shape_key *k = &shapes[shape].keys[i];
        const struct datum *child = holds(k, release) ? datum_get(d, str_of(k->key)) : NULL;
        struct datum *written;

        if (is_left_out(k, child))
            continue;
        written = write_key(a, k, child, release);
        if (written != NULL) {
            written->origin = child;
            written->rule = child->rule;
        }
        datum_add(map, str_of(k->key), written);
    }
    return map;
}
