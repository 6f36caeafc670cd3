#include "model/document/knowledge.h"

#include <stdlib.h>

/* ---- the entries of a document ---------------------------------------------------------- */

/* As mdl_source_path() would write it, however it was typed. */
static struct err *normal(struct str *out, const struct mdl_doc *doc, struct arena *a,
                          struct str typed);

static struct mdl_knowledge of_source(struct str text)
{
    if (!mdl_is_assumption(text))
        return (struct mdl_knowledge){.certainty = MDL_TOLD, .source = text};
    return (struct mdl_knowledge){.certainty = MDL_ASSUMED,
                                  .source =
                                      str_cut(text, sizeof(MDL_SOURCE_ASSUMED) - 1, text.len)};
}

static struct err *add(struct mdl_doc *doc, struct str path, struct mdl_knowledge knowledge)
{
    struct str usual;
    struct err *e = normal(&usual, doc, &doc->arena, path);

    if (e != NULL && e->class != ERR_INPUT)
        return e;
    if (e == NULL) /* what is no path covers nothing */
        doc->sources.items[doc->sources.count++] = (struct mdl_source){usual, knowledge};
    err_free(e);
    return NULL;
}

/* Of two entries for one path the first holds: what is told, what is unknown, what is assumed. */
static int rank(const struct mdl_source *s)
{
    return s->knowledge.certainty == MDL_TOLD ? 0 : s->knowledge.certainty == MDL_UNKNOWN ? 1 : 2;
}

static int by_path(const void *a, const void *b)
{
    const struct mdl_source *left = a, *right = b;
    int order = str_cmp(left->path, right->path);

    return order != 0 ? order : rank(left) - rank(right);
}

struct err *mdl_sources_index(struct mdl_doc *doc)
{
    const struct mdl_string_map *told = &doc->host.sources;
    const struct mdl_strings *unknown = &doc->host.unknown;
    struct err *e = NULL;

    if (told->count + unknown->count == 0)
        return NULL;
    doc->sources.items =
        arena_calloc(&doc->arena, told->count + unknown->count, sizeof(*doc->sources.items));
    if (doc->sources.items == NULL)
        return err_oom();
    for (size_t i = 0; e == NULL && i < told->count; i++)
        e = add(doc, told->items[i].name, of_source(told->items[i].v.v));
    for (size_t i = 0; e == NULL && i < unknown->count; i++) {
        struct mdl_knowledge k = {.certainty = MDL_UNKNOWN};
        struct str path = mdl_unknown_path(unknown->items[i].v, &k.has_least, &k.least);

        e = add(doc, path, k);
    }
    if (doc->sources.count > 1)
        qsort(doc->sources.items, doc->sources.count, sizeof(*doc->sources.items), by_path);
    return e;
}

/* NULL: there is none. */
static const struct mdl_source *entry(const struct mdl_sources *s, struct str path)
{
    size_t low = 0, high = s->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (str_cmp(s->items[middle].path, path) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < s->count && str_eq(s->items[low].path, path) ? &s->items[low] : NULL;
}

/* ---- questions --------------------------------------------------------------------------- */

/* Keys with dots between, from below the host on: as it is written here, too. */
static bool is_usual(struct str path)
{
    static const struct str host = STR_INIT("host");
    bool in_key = false;

    for (size_t i = 0; i < path.len; i++) {
        if (path.s[i] != '.' && !mdl_path_is_plain(path.s[i]))
            return false;
        if (path.s[i] == '.' && !in_key)
            return false;
        in_key = path.s[i] != '.';
    }
    return in_key && !(str_starts(path, host) && (path.len == host.len || path.s[host.len] == '.'));
}

static struct err *normal(struct str *out, const struct mdl_doc *doc, struct arena *a,
                          struct str typed)
{
    struct mdl_path path;
    struct err *e;

    if (is_usual(typed)) {
        *out = typed;
        return NULL;
    }
    if ((e = mdl_source_steps(&path, a, typed)) != NULL)
        return e;
    *out = mdl_known_path(a, doc, path.steps, path.count);
    return arena_failed(a) ? err_oom() : NULL;
}

/* A value is whole; of a map, and of a list of them, more may be unknown than is written. */
static bool is_whole(const struct value *v)
{
    if (v->kind == VALUE_LIST)
        return v->u.list.count > 0 && v->u.list.items[0]->kind != VALUE_MAP;
    return v->kind != VALUE_MAP;
}

static bool is_element(const struct mdl_doc *doc, const struct mdl_path *path)
{
    const struct value *above = mdl_known_element(doc, path->steps, path->count - 1);

    return above != NULL && above->kind == VALUE_LIST;
}

/* Whether what is written where `s` says that nobody knows stands there as an assumption. */
static bool is_assumed_too(const struct mdl_sources *all, const struct mdl_source *s)
{
    return s + 1 < all->items + all->count && str_eq(s[1].path, s->path);
}

static bool is_written(const struct mdl_doc *doc, const struct mdl_path *path,
                       const struct mdl_source *unknown)
{
    const struct value *there = mdl_known_element(doc, path->steps, path->count);

    return there != NULL && (is_whole(there) || is_element(doc, path)) &&
           !is_assumed_too(&doc->sources, unknown);
}

static struct err *answer(struct mdl_knowledge *out, const struct mdl_doc *doc, struct arena *a,
                          struct str text)
{
    const struct mdl_source *nearest = NULL;
    const struct value *there;
    struct mdl_path path;
    size_t depth;
    struct err *e = mdl_source_steps(&path, a, text);

    if (e != NULL)
        return e;
    there = mdl_known_element(doc, path.steps, path.count);
    for (depth = path.count; depth > 0 && nearest == NULL && doc->sources.count > 0; depth--)
        nearest = entry(&doc->sources, mdl_known_path(a, doc, path.steps, depth));
    if (arena_failed(a))
        return err_oom();
    if (nearest == NULL)
        *out = (struct mdl_knowledge){.certainty = there != NULL ? MDL_TOLD : MDL_MISSING};
    else if (nearest->knowledge.certainty == MDL_UNKNOWN && is_written(doc, &path, nearest))
        *out = (struct mdl_knowledge){.certainty = MDL_TOLD};
    else
        *out = nearest->knowledge;
    if (out->certainty == MDL_TOLD && there == NULL)
        out->certainty = MDL_MISSING;
    return NULL;
}

struct err *mdl_knows(struct mdl_knowledge *out, const struct mdl_doc *doc, struct str path)
{
    struct arena a;
    struct err *e;

    arena_init(&a);
    e = answer(out, doc, &a, path);
    arena_finish(&a);
    return e;
}

struct mdl_knowledge mdl_known(struct arena *a, const struct mdl_doc *doc, struct str path,
                               enum mdl_certainty otherwise)
{
    struct mdl_knowledge k;
    struct err *e = mdl_knows(&k, doc, path);

    if (e == NULL)
        return k;
    a->failed = a->failed || e->class == ERR_OOM;
    err_free(e);
    return (struct mdl_knowledge){.certainty = otherwise};
}

/* Whether the path leads to the member, or into it. */
static bool begins_with(struct str path, struct str key)
{
    return str_starts(path, key) &&
           (path.len == key.len || path.s[key.len] == '.' || path.s[key.len] == '[');
}

bool mdl_may_be_assumed(const struct mdl_doc *doc, enum mdl_field_id field)
{
    static const struct str container = STR_INIT("container");
    enum mdl_field_id top;
    struct str key;

    if (field == MDL_F_NONE || doc->sources.count == 0)
        return false;
    while (mdl_fields[field].parent != MDL_F_NONE &&
           mdl_fields[mdl_fields[field].parent].parent != MDL_F_NONE)
        field = mdl_fields[field].parent;
    top = mdl_fields[field].parent;
    if (top != MDL_F_NONE && top != MDL_F_HOST && top != MDL_F_CONTAINER)
        return true;
    key = str_of(mdl_fields[field].key);
    for (size_t i = 0; i < doc->sources.count; i++) {
        struct str path = doc->sources.items[i].path;

        if (doc->sources.items[i].knowledge.certainty != MDL_ASSUMED)
            continue;
        if (top == MDL_F_CONTAINER && begins_with(path, container))
            path = str_cut(path, container.len + 1, path.len);
        if (path.len == 0 || begins_with(path, key))
            return true;
    }
    return false;
}
