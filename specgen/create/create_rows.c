#include "specgen/create/create_rows.h"

#include "model/json/json.h"
#include "specgen/create/shape.h"
#include "specgen/gocompat/concat.h"

#include <stdlib.h>

const char create_how_names[CREATE_HOWS][12] = {
    "as asked", "merged", "filled in", "changed", "dropped", "moved",
};

struct str create_json(struct arena *a, const struct datum *d)
{
    const struct value *v = d != NULL ? datum_value(d) : NULL;
    struct str out = STR_NONE;
    struct err *e = NULL;
    char *text = NULL;
    size_t len;

    if (v != NULL && (e = json_write(&text, &len, v, 0)) == NULL)
        out = arena_str(a, (struct str){text, len});
    if ((d != NULL && v == NULL) || (e != NULL && e->class == ERR_OOM))
        a->failed = true;
    err_free(e);
    free(text);
    value_unref(v);
    return out;
}

struct maker {
    struct arena *a;
    const struct create_result *r;
    struct create_rows *rows;
    size_t capacity;
};

static const struct datum *or_none(const struct datum *d)
{
    return d == NULL || datum_is_blank(d) ? NULL : d;
}

/* A structure without what is zero. */
static const struct datum *short_form(struct arena *a, const struct datum *d)
{
    struct datum *out;

    if (d == NULL || d->kind != VALUE_MAP || (out = datum_new(a, VALUE_MAP)) == NULL)
        return d;
    for (const struct datum *k = datum_first(d); k != NULL; k = k->next) {
        if (!datum_is_zero(k))
            datum_add(out, k->key, datum_copy(a, k));
    }
    out->origin = d->origin;
    out->rule = d->rule;
    return out;
}

static enum create_how how_of(const struct create_row *row)
{
    if (datum_eq(row->request, row->result))
        return CREATE_AS_ASKED;
    if (row->result == NULL)
        return row->request != NULL ? CREATE_DROPPED : CREATE_AS_ASKED;
    if (row->from.len > 0)
        return CREATE_MOVED;
    if (row->image != NULL && (row->request == NULL || row->result->count > row->request->count))
        return CREATE_MERGED;
    return row->request == NULL ? CREATE_FILLED_IN : CREATE_CHANGED;
}

static void push(struct maker *m, struct create_row row, const struct datum *result)
{
    struct create_row *grown;

    if (row.request == NULL && row.image == NULL && row.result == NULL)
        return;
    if (m->rows->count == m->capacity) {
        grown = arena_calloc(m->a, m->capacity * 2 + 32, sizeof(*grown));
        if (grown == NULL)
            return;
        m->capacity = m->capacity * 2 + 32;
        for (size_t i = 0; i < m->rows->count; i++)
            grown[i] = m->rows->items[i];
        m->rows->items = grown;
    }
    if (m->r->container != NULL)
        row.how = how_of(&row);
    row.rule = row.how == CREATE_AS_ASKED ? RULE_COUNT : datum_rule(result);
    m->rows->items[m->rows->count++] = row;
}

/* Each key of a structure beside the same key of the request and of the image. */
static void compare(struct maker *m, const char *prefix, enum shape shape,
                    const struct datum *request, const struct datum *image,
                    const struct datum *result)
{
    uint32_t release = m->r->engine.release;
    const struct datum *asked = shape_read(m->a, shape, request, release);
    const struct datum *theirs = image != NULL ? shape_read(m->a, shape, image, release) : NULL;

    for (const struct datum *k = datum_first(asked); k != NULL; k = k->next) {
        const struct datum *after = datum_get(result, k->key);

        push(m,
             (struct create_row){.path = CONCAT(m->a, str_of(prefix), k->key),
                                 .request = or_none(k),
                                 .image = or_none(datum_get(theirs, k->key)),
                                 .result = or_none(after)},
             after);
    }
}

static void unknown_keys(struct maker *m, const char *prefix, enum shape shape,
                         const struct datum *request, bool top)
{
    const struct datum *known = shape_read(m->a, shape, NULL, m->r->engine.release);

    for (const struct datum *k = datum_first(request); k != NULL; k = k->next) {
        bool found = top && (str_eq_ascii_case(k->key, STR_LIT("HostConfig")) ||
                             str_eq_ascii_case(k->key, STR_LIT("NetworkingConfig")));

        for (const struct datum *n = datum_first(known); n != NULL && !found; n = n->next)
            found = str_eq_ascii_case(k->key, n->key);
        if (!found)
            push(m, (struct create_row){.path = CONCAT(m->a, str_of(prefix), k->key), .request = k},
                 NULL);
    }
}

/* Something made of another part of the request. */
static void made(struct maker *m, struct str path, const struct datum *result)
{
    const struct datum *source = datum_part_in(result, m->r->request);
    const struct datum *theirs = source == NULL ? datum_part_in(result, m->r->image) : NULL;

    push(m,
         (struct create_row){.path = path,
                             .request = source != NULL ? or_none(source) : NULL,
                             .image = theirs != NULL ? or_none(theirs) : NULL,
                             .result = short_form(m->a, or_none(result)),
                             .from = source != NULL ? datum_path(m->a, source) : STR_NONE},
         result);
}

static void top(struct maker *m, const struct datum *container)
{
    static const char keys[][12] = {"Name", "Path", "Args", "Image", "Driver", "Platform"};

    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
        made(m, str_of(keys[i]), datum_get(container, str_of(keys[i])));
}

static void mounts(struct maker *m, const struct datum *container)
{
    const struct datum *list = DATUM(container, "Mounts");

    for (const struct datum *d = datum_first(list); d != NULL; d = d->next)
        made(m, arena_printf(m->a, "Mounts[%zu]", d->index), d);
}

static void networks(struct maker *m, const struct datum *container)
{
    const struct datum *map = DATUM(DATUM(container, "NetworkSettings"), "Networks");

    for (const struct datum *d = datum_first(map); d != NULL; d = d->next)
        made(m, CONCAT(m->a, STR_LIT("NetworkSettings.Networks."), d->key), d);
}

bool create_rows(struct create_rows *out, struct arena *a, const struct create_result *r)
{
    struct maker m = {.a = a, .r = r, .rows = out};
    const struct datum *host_config = DATUM(r->request, "HostConfig");

    *out = (struct create_rows){.items = NULL};
    if (r->container != NULL)
        top(&m, r->container);
    compare(&m, "Config.", SHAPE_CONFIG, r->request, r->image, DATUM(r->container, "Config"));
    compare(&m, "HostConfig.", SHAPE_HOST_CONFIG, host_config, NULL,
            DATUM(r->container, "HostConfig"));
    unknown_keys(&m, "", SHAPE_CONFIG, r->request, true);
    unknown_keys(&m, "HostConfig.", SHAPE_HOST_CONFIG, host_config, false);
    mounts(&m, r->container);
    networks(&m, r->container);
    return !arena_failed(a);
}
