#include "model/document/document.h"

#include "model/document/decode.h"
#include "model/document/decode_text.h"
#include "model/document/engine.h"
#include "model/document/knowledge.h"
#include "model/document/path.h"

#include <stdlib.h>

/* Those of `before`, which is NULL or the document that this one has all orders of so far, are the
 * same elements: their order stays. */
static bool is_same_list(const void *list, const void *before)
{
    const struct mdl_list *l = list, *b = before;

    return before != NULL && l->items == b->items && l->count == b->count;
}

static struct err *order_map(struct name_order *out, struct arena *a, enum name_order_kind kind,
                             const struct mdl_string_map *map, const struct mdl_string_map *before)
{
    struct err *e;

    if (is_same_list(map, before))
        return NULL;
    e = name_order_make(out, a, map->count);
    out->kind = kind;
    for (size_t i = 0; e == NULL && i < map->count; i++)
        out->items[i] = (struct named_index){map->items[i].name, i};
    if (e == NULL)
        name_order_sort(out);
    return e;
}

static struct err *order_paths(struct name_order *out, struct arena *a,
                               const struct mdl_strings *list, const struct mdl_strings *before)
{
    struct err *e;

    if (is_same_list(list, before))
        return NULL;
    e = name_order_make(out, a, list->count);
    out->kind = NAME_ORDER_PATHS;
    for (size_t i = 0; e == NULL && i < list->count; i++)
        out->items[i] = (struct named_index){list->items[i].v, i};
    if (e == NULL)
        name_order_sort(out);
    return e;
}

/* What changed in them is not what they are called. */
static bool are_called_the_same(const struct mdl_host *h, const struct mdl_host *before)
{
    size_t i = 0;

    if (before == NULL || h->networks.count != before->networks.count)
        return false;
    while (i < h->networks.count &&
           str_eq(h->networks.items[i].name.v, before->networks.items[i].name.v) &&
           str_eq(h->networks.items[i].id.v, before->networks.items[i].id.v))
        i++;
    return i == h->networks.count;
}

static struct err *order_networks(struct mdl_doc *doc, const struct mdl_host *before)
{
    const struct mdl_host *h = &doc->host;
    struct err *e;

    if (are_called_the_same(h, before))
        return NULL;
    if ((e = name_order_make(&doc->networks, &doc->arena, h->networks.count)) != NULL ||
        (e = name_order_make(&doc->network_ids, &doc->arena, h->networks.count)) != NULL)
        return e;
    for (size_t i = 0; i < h->networks.count; i++) {
        doc->networks.items[i] = (struct named_index){h->networks.items[i].name.v, i};
        doc->network_ids.items[i] = (struct named_index){h->networks.items[i].id.v, i};
    }
    name_order_sort(&doc->networks);
    name_order_sort(&doc->network_ids);
    return NULL;
}

/* base: NULL, or whose orders the document has so far. */
static struct err *order_names(struct mdl_doc *doc, const struct mdl_doc *base)
{
    const struct mdl_host *h = &doc->host, *b = base != NULL ? &base->host : NULL;
    const struct mdl_credential_specs *specs = &h->credential_specs;
    const struct mdl_credential_specs *old = b != NULL ? &b->credential_specs : NULL;
    struct arena *a = &doc->arena;
    struct err *e;

#define OLD(of, list) ((of) != NULL ? &(of)->list : NULL)
    if ((e = order_networks(doc, b)) != NULL ||
        (e = order_map(&doc->secrets, a, NAME_ORDER_BYTES, &h->secrets, OLD(b, secrets))) != NULL ||
        (e = order_map(&doc->configs, a, NAME_ORDER_BYTES, &h->configs, OLD(b, configs))) != NULL ||
        (e = order_paths(&doc->directories, a, &h->disk.directories, OLD(b, disk.directories))) !=
            NULL ||
        (e = order_paths(&doc->files, a, &h->disk.files, OLD(b, disk.files))) != NULL ||
        (e = order_map(&doc->path_errors, a, NAME_ORDER_PATHS, &h->disk.errors,
                       OLD(b, disk.errors))) != NULL ||
        (e = order_map(&doc->mount_sources, a, NAME_ORDER_PATHS, &h->mount_sources,
                       OLD(b, mount_sources))) != NULL)
        return e;
    if ((e = order_map(&doc->credential_files, a, NAME_ORDER_FOLDED, &specs->files,
                       OLD(old, files))) != NULL ||
        (e = order_map(&doc->registry_values, a, NAME_ORDER_FOLDED, &specs->registry.values,
                       OLD(old, registry.values))) != NULL ||
        (e = order_map(&doc->registry_errors, a, NAME_ORDER_FOLDED, &specs->registry.read_errors,
                       OLD(old, registry.read_errors))) != NULL)
        return e;
    return order_map(&doc->backing_devices, a, NAME_ORDER_PATHS, &h->backing_devices,
                     OLD(b, backing_devices));
#undef OLD
}

static const struct value *request_body(const struct value *root)
{
    static const struct value_step way[] = {{.key = STR_INIT("request")},
                                            {.key = STR_INIT("body")}};

    return value_at(root, way, sizeof(way) / sizeof(way[0]));
}

/* What is looked up in the document, made of what was decoded. */
static struct err *index_document(struct mdl_doc *doc)
{
    struct err *e = mdl_sources_index(doc);

    return e != NULL ? e : order_names(doc, NULL);
}

static struct err *fill(struct mdl_doc *doc, const struct field_index *names,
                        const struct value *root)
{
    struct err *e;

    doc->root = value_ref(root);
    if ((e = mdl_decode_document(&doc->arena, doc, names, root)) != NULL ||
        (e = mdl_engine_find(&doc->release, doc->engine.v)) != NULL)
        return e;
    doc->request.body = request_body(root);
    return index_document(doc);
}

struct err *mdl_doc_renew(struct mdl_doc **doc, const struct field_index *names,
                          const struct value *root)
{
    struct mdl_doc *d = *doc != NULL ? *doc : calloc(1, sizeof(*d));
    struct err *e = d != NULL ? fill(d, names, root) : err_oom();

    if (e != NULL) {
        mdl_doc_free(d);
        d = NULL;
    }
    *doc = d;
    return e;
}

struct err *mdl_doc_renew_text(struct mdl_doc **doc, const struct field_index *names,
                               struct str text, bool *done)
{
    struct mdl_doc *d = *doc != NULL ? *doc : calloc(1, sizeof(*d));
    struct err *e;

    if (d == NULL)
        return err_oom();
    *doc = d;
    *done = mdl_decode_text(&d->arena, d, names, text) && d->format.presence == MDL_SET &&
            d->format.v == MDL_FORMAT_VERSION;
    if (*done) {
        if ((e = mdl_engine_find(&d->release, d->engine.v)) == NULL &&
            (e = order_names(d, NULL)) == NULL)
            return NULL;
        err_free(e);
        *done = false;
    }
    mdl_doc_clear(d);
    return NULL;
}

struct err *mdl_doc_new(struct mdl_doc **out, const struct value *root)
{
    struct mdl_doc *doc = NULL;
    struct err *e = mdl_doc_renew(&doc, NULL, root);

    if (e == NULL)
        *out = doc;
    return e;
}

static struct err *change(struct mdl_doc *doc, const struct mdl_doc *base, const struct value *to,
                          bool *done)
{
    bool lists;
    struct err *e;

    if ((e = mdl_decode_change(&doc->arena, doc, base->root, to, done, &lists)) != NULL || !*done)
        return e;
    if ((e = mdl_engine_find(&doc->release, doc->engine.v)) != NULL)
        return e;
    doc->request.body = request_body(to);
    if (!lists)
        return NULL;
    e = mdl_sources_index_beside(doc, base);
    return e != NULL ? e : order_names(doc, base);
}

struct err *mdl_doc_beside(struct mdl_doc **out, const struct mdl_doc *base,
                           const struct value *root)
{
    struct mdl_doc *doc;
    struct err *e;
    bool done;

    if (base == NULL)
        return mdl_doc_new(out, root);
    if ((doc = malloc(sizeof(*doc))) == NULL)
        return err_oom();
    *doc = *base;
    arena_init(&doc->arena);
    doc->root = value_ref(root);
    doc->memory_short = false;
    doc->lookup = (struct mdl_lookup){.a = NULL};
    e = change(doc, base, root, &done);
    if (e == NULL && done) {
        *out = doc;
        return NULL;
    }
    mdl_doc_free(doc);
    return e != NULL ? e : mdl_doc_new(out, root);
}

void mdl_doc_clear(struct mdl_doc *doc)
{
    struct arena kept;

    if (doc == NULL)
        return;
    value_unref(doc->root);
    arena_reset(&doc->arena);
    kept = doc->arena;
    *doc = (struct mdl_doc){.arena = kept};
}

void mdl_doc_free(struct mdl_doc *doc)
{
    if (doc == NULL)
        return;
    value_unref(doc->root);
    arena_finish(&doc->arena);
    free(doc);
}

bool mdl_started_before(const struct mdl_doc *doc)
{
    const struct mdl_bool *written = &doc->container.has_been_started_before;
    const struct mdl_string *started = &doc->container.state.started_at;

    if (written->presence == MDL_SET)
        return written->v;
    return started->presence == MDL_SET && !str_is(started->v, "0001-01-01T00:00:00Z");
}

struct unknown {
    struct arena arena;
    void (*each)(void *ctx, struct str path, const struct value *v);
    void *ctx;
    bool passes_host; /* which has none */
};

/* The way to a value, the last step first: most ways are never told. */
struct trail {
    const struct trail *up;
    struct value_step step;
};

/* Nothing once there was no memory, so that no path is told that is another one. */
static struct str trail_text(struct arena *a, const struct trail *t)
{
    struct str tail = mdl_path_text(a, &t->step, 1);
    struct str head = t->up != NULL ? trail_text(a, t->up) : STR_NONE;

    if (t->up != NULL)
        tail = arena_printf(a, "%.*s%s%.*s", STR_FMT(head),
                            tail.len > 0 && tail.s[0] == '[' ? "" : ".", STR_FMT(tail));
    return arena_failed(a) ? STR_NONE : tail;
}

/* `parent` holds v's members: an object's row, or MDL_F_NONE for the document. */
static void unknown_members(struct unknown *u, enum mdl_field_id parent, const struct value *v,
                            const struct trail *here);

static void unknown_in(struct unknown *u, enum mdl_field_id id, const struct value *v,
                       const struct trail *here)
{
    const struct mdl_field *f = &mdl_fields[id];
    struct trail next = {.up = here};

    if (f->type == MDL_T_OBJECT && v->kind == VALUE_MAP) {
        unknown_members(u, id, v, here);
    } else if (f->type == MDL_T_LIST && v->kind == VALUE_LIST) {
        for (size_t i = 0; i < v->u.list.count; i++) {
            next.step = (struct value_step){.index = i};
            unknown_in(u, id + 1, v->u.list.items[i], &next);
        }
    } else if (f->type == MDL_T_MAP && v->kind == VALUE_MAP) {
        for (size_t i = 0; i < v->u.map.count; i++) {
            next.step = (struct value_step){v->u.map.members[i].key, 0};
            unknown_in(u, id + 1, v->u.map.members[i].value, &next);
        }
    }
}

static void unknown_members(struct unknown *u, enum mdl_field_id parent, const struct value *v,
                            const struct trail *here)
{
    enum mdl_field_id near = MDL_F_NONE;

    for (size_t i = 0; i < v->u.map.count; i++) {
        const struct value_member *m = &v->u.map.members[i];
        const struct trail next = {here, {m->key, 0}};
        enum mdl_field_id child = mdl_field_next(parent, &near, m->key);

        if (child == MDL_F_NONE)
            u->each(u->ctx, trail_text(&u->arena, &next), m->value);
        else if (child != MDL_F_HOST || !u->passes_host)
            unknown_in(u, child, m->value, &next);
    }
}

void mdl_doc_unknown(const struct mdl_doc *doc,
                     void (*each)(void *ctx, struct str path, const struct value *v), void *ctx)
{
    struct unknown u = {.each = each, .ctx = ctx, .passes_host = !doc->has_unknown_of_host};

    if (!doc->has_unknown)
        return;
    arena_init(&u.arena);
    unknown_members(&u, MDL_F_NONE, doc->root, NULL);
    arena_finish(&u.arena);
}
