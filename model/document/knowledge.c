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

/* "Networks[0].Id", and perhaps a name in brackets. */
static bool has_place(struct str path)
{
    ptrdiff_t at = -1;

    while ((at = str_find(path, '[', (size_t)(at + 1))) >= 0)
        if ((size_t)at + 1 < path.len && path.s[at + 1] >= '0' && path.s[at + 1] <= '9')
            return true;
    return false;
}

static struct err *add(struct mdl_doc *doc, struct str path, struct mdl_knowledge knowledge,
                       size_t from)
{
    struct str usual;
    struct err *e = normal(&usual, doc, &doc->arena, path);

    if (e != NULL && e->class != ERR_INPUT)
        return e;
    if (e == NULL) { /* what is no path covers nothing */
        doc->sources.items[doc->sources.count++] = (struct mdl_source){usual, knowledge, from};
        doc->sources.by_place = doc->sources.by_place || has_place(path);
    }
    err_free(e);
    return NULL;
}

static struct err *add_told(struct mdl_doc *doc, size_t i)
{
    const struct mdl_named_string *told = &doc->host.sources.items[i];

    return add(doc, told->name, of_source(told->v.v), i);
}

static struct err *add_unknown(struct mdl_doc *doc)
{
    const struct mdl_strings *unknown = &doc->host.unknown;
    struct err *e = NULL;

    for (size_t i = 0; e == NULL && i < unknown->count; i++) {
        struct mdl_knowledge k = {.certainty = MDL_UNKNOWN};
        struct str path = mdl_unknown_path(unknown->items[i].v, &k.has_least, &k.least);

        e = add(doc, path, k, doc->host.sources.count + i);
    }
    return e;
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

    order = order != 0 ? order : rank(left) - rank(right);
    return order != 0 ? order : (left->from > right->from) - (left->from < right->from);
}

/* Room for all of them. */
static struct err *begin_index(struct mdl_doc *doc)
{
    const size_t most = doc->host.sources.count + doc->host.unknown.count;

    doc->sources = (struct mdl_sources){.items = NULL};
    if (most == 0)
        return NULL;
    doc->sources.items = arena_alloc(&doc->arena, most * sizeof(*doc->sources.items));
    return doc->sources.items != NULL ? NULL : err_oom();
}

struct err *mdl_sources_index(struct mdl_doc *doc)
{
    struct err *e = begin_index(doc);

    for (size_t i = 0; e == NULL && i < doc->host.sources.count; i++)
        e = add_told(doc, i);
    if (e == NULL)
        e = add_unknown(doc);
    if (doc->sources.count > 1)
        qsort(doc->sources.items, doc->sources.count, sizeof(*doc->sources.items), by_path);
    return e;
}

/* ---- beside another document ---- */

#define GONE  SIZE_MAX
#define AHEAD 32 /* entries that went in a row, behind which the others are found again */

/* What was decoded of one entry of both trees. */
static bool is_same_entry(const struct mdl_named_string *a, const struct mdl_named_string *b)
{
    return a->name.s == b->name.s && a->v.v.s == b->v.v.s;
}

/* Adds what base does not have, and finds where each of base's entries stands now. */
static struct err *add_new(size_t *now, struct mdl_doc *doc, const struct mdl_doc *base)
{
    const struct mdl_string_map *all = &doc->host.sources, *old = &base->host.sources;
    struct err *e = NULL;
    size_t next = 0;

    for (size_t i = 0; i < old->count; i++)
        now[i] = GONE;
    for (size_t i = 0; e == NULL && i < all->count; i++) {
        size_t at = next;

        while (at < old->count && at < next + AHEAD &&
               !is_same_entry(&all->items[i], &old->items[at]))
            at++;
        if (at < old->count && at < next + AHEAD) {
            now[at] = i;
            next = at + 1;
        } else {
            e = add_told(doc, i);
        }
    }
    return e != NULL ? e : add_unknown(doc);
}

/* The new ones, which are in order, and those of base that are there still. */
static struct err *merge_kept(struct mdl_doc *doc, const struct mdl_sources *old, const size_t *now,
                              size_t told_before)
{
    const struct mdl_sources fresh = doc->sources;
    struct err *e = begin_index(doc);
    struct mdl_source *out = doc->sources.items;
    size_t i = 0;

    if (e != NULL || out == NULL)
        return e;
    for (size_t k = 0; k < old->count; k++) {
        struct mdl_source kept = old->items[k];

        if (kept.from >= told_before || now[kept.from] == GONE)
            continue;
        kept.from = now[kept.from];
        while (i < fresh.count && by_path(&fresh.items[i], &kept) < 0)
            *out++ = fresh.items[i++];
        *out++ = kept;
    }
    while (i < fresh.count)
        *out++ = fresh.items[i++];
    doc->sources.count = (size_t)(out - doc->sources.items);
    doc->sources.by_place = fresh.by_place;
    return NULL;
}

struct err *mdl_sources_index_beside(struct mdl_doc *doc, const struct mdl_doc *base)
{
    const size_t told = base->host.sources.count;
    size_t *now;
    struct err *e;

    if (base->sources.by_place || base->sources.count == 0)
        return mdl_sources_index(doc);
    if (doc->host.sources.items == base->host.sources.items &&
        doc->host.unknown.items == base->host.unknown.items)
        return NULL;
    if ((now = arena_calloc(&doc->arena, told + 1, sizeof(*now))) == NULL)
        return err_oom();
    if ((e = begin_index(doc)) != NULL || (e = add_new(now, doc, base)) != NULL)
        return e;
    if (doc->sources.count > 1)
        qsort(doc->sources.items, doc->sources.count, sizeof(*doc->sources.items), by_path);
    return merge_kept(doc, &base->sources, now, told);
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
