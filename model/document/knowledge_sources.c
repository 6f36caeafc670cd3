/* host.Sources and host.Unknown as they stand in a document: their paths, and saying who told. */
#include "model/base/num.h"
#include "model/document/knowledge.h"
#include "model/document/lookup.h"

#include <stdint.h>

/* ---- elements that go by a name ---------------------------------------------------------- */

/* The row that a step leads to from `at`; MDL_F_NONE stands for the document and, behind it, for
 * what no row knows. */
static enum mdl_field_id below(enum mdl_field_id at, size_t depth, struct value_step step)
{
    if (at == MDL_F_NONE)
        return depth == 0 ? mdl_field_child(MDL_F_NONE, step.key) : MDL_F_NONE;
    if (mdl_fields[at].type == MDL_T_OBJECT)
        return mdl_field_child(at, step.key);
    return mdl_fields[at].type == MDL_T_LIST || mdl_fields[at].type == MDL_T_MAP ? at + 1
                                                                                 : MDL_F_NONE;
}

static const char *identity_of(enum mdl_field_id list)
{
    return list != MDL_F_NONE && mdl_fields[list].identity[0] != '\0' ? mdl_fields[list].identity
                                                                      : NULL;
}

static size_t place_of(const struct value *list, const char *identity, struct str name)
{
    size_t i = 0;

    if (list == NULL || list->kind != VALUE_LIST)
        return 0;
    while (i < list->u.list.count &&
           !str_eq(mdl_element_name(list->u.list.items[i], identity), name))
        i++;
    return i;
}

const char *mdl_identity(const struct value_step *steps, size_t count)
{
    enum mdl_field_id at = MDL_F_NONE;

    for (size_t i = 0; i < count; i++)
        at = below(at, i, steps[i]);
    return identity_of(at);
}

void mdl_element_indexes(struct value_step *steps, size_t count, const struct value *root)
{
    enum mdl_field_id at = MDL_F_NONE;

    for (size_t i = 0; i < count; i++) {
        const char *identity = identity_of(at);

        if (identity != NULL && steps[i].key.s != NULL)
            steps[i] = (struct value_step){
                .index = place_of(value_at(root, steps, i), identity, steps[i].key)};
        at = below(at, i, steps[i]);
    }
}

static const struct value *follow(struct mdl_lookup *x, const struct value *root,
                                  const struct value_step *steps, size_t count)
{
    enum mdl_field_id at = MDL_F_NONE;
    const struct value *v = root;

    for (size_t i = 0; i < count && v != NULL; i++) {
        const char *identity = identity_of(at);

        at = below(at, i, steps[i]);
        if (steps[i].key.s == NULL)
            v = value_at(v, &steps[i], 1);
        else if (identity != NULL)
            v = mdl_lookup_element(x, v, identity, steps[i].key);
        else
            v = mdl_lookup_member(x, v, steps[i].key);
    }
    return v;
}

const struct value *mdl_element_at(const struct value *root, const struct value_step *steps,
                                   size_t count)
{
    return follow(NULL, root, steps, count);
}

/* What of a document was asked is remembered there, though all else of it is only read. */
static struct mdl_lookup *lookup_of(const struct mdl_doc *doc)
{
    struct mdl_doc *d = (struct mdl_doc *)(uintptr_t)doc;

    d->lookup.a = &d->arena;
    return &d->lookup;
}

const struct value *mdl_known_element(const struct mdl_doc *doc, const struct value_step *steps,
                                      size_t count)
{
    return follow(lookup_of(doc), doc->root, steps, count);
}

/* ---- paths ------------------------------------------------------------------------------- */

#define FACT_DEPTH 8 /* more than fields lie in each other */

static struct str source_path(struct arena *a, struct mdl_lookup *x, const struct value *root,
                              const struct value_step *steps, size_t count)
{
    struct value_step *named = arena_calloc(a, count + 1, sizeof(*named));
    enum mdl_field_id at = MDL_F_NONE;
    size_t from = count > 1 && str_is(steps[0].key, mdl_fields[MDL_F_HOST].key) ? 1 : 0, i;

    if (named == NULL)
        return STR_NONE;
    for (i = 0; i < count; i++) {
        const char *identity = identity_of(at);
        const struct value *element =
            identity != NULL && steps[i].key.s == NULL ? follow(x, root, steps, i + 1) : NULL;
        struct str name = element != NULL ? mdl_element_name(element, identity) : STR_NONE;

        if (steps[i].key.s == NULL && name.len == 0)
            break; /* places shift: the whole list has one source */
        named[i] = name.len > 0 ? (struct value_step){.key = name} : steps[i];
        at = below(at, i, steps[i]);
    }
    return mdl_path_text(a, named + from, i - from);
}

struct str mdl_source_path(struct arena *a, const struct value *root,
                           const struct value_step *steps, size_t count)
{
    return source_path(a, NULL, root, steps, count);
}

struct str mdl_known_path(struct arena *a, const struct mdl_doc *doc,
                          const struct value_step *steps, size_t count)
{
    return source_path(a, lookup_of(doc), doc->root, steps, count);
}

struct str mdl_fact_path(struct arena *a, enum mdl_field_id field, struct str key)
{
    struct value_step steps[FACT_DEPTH];
    size_t at = FACT_DEPTH;

    if (key.s != NULL)
        steps[--at].key = key;
    for (; field != MDL_F_NONE && field != MDL_F_HOST && at > 0; field = mdl_fields[field].parent)
        steps[--at].key = str_of(mdl_fields[field].key);
    return mdl_path_text(a, steps + at, FACT_DEPTH - at);
}

struct err *mdl_source_steps(struct mdl_path *out, struct arena *a, struct str text)
{
    struct mdl_path path;
    struct err *e = mdl_path_split(&path, a, text);

    if (e != NULL)
        return e;
    *out = path;
    if (mdl_field_child(MDL_F_NONE, path.steps[0].key) != MDL_F_NONE)
        return NULL;
    out->steps = arena_calloc(a, path.count + 1, sizeof(*out->steps));
    if (out->steps == NULL)
        return err_oom();
    out->steps[0] = (struct value_step){.key = STR_LIT("host")};
    memcpy(out->steps + 1, path.steps, path.count * sizeof(*path.steps));
    out->count = path.count + 1;
    return NULL;
}

/* Whether `path` is `above` or lies below it. */
static bool covers(struct str above, struct str path)
{
    return str_starts(path, above) &&
           (path.len == above.len || path.s[above.len] == '.' || path.s[above.len] == '[');
}

struct str mdl_unknown_path(struct str entry, bool *has_least, uint64_t *least)
{
    size_t digits = entry.len;

    *has_least = false;
    while (digits > 0 && entry.s[digits - 1] >= '0' && entry.s[digits - 1] <= '9')
        digits--;
    if (digits == entry.len || digits < 2 || entry.s[digits - 1] != '=' ||
        entry.s[digits - 2] != '>' ||
        num_uint64(least, str_cut(entry, digits, entry.len)) != NUM_OK)
        return entry;
    *has_least = true;
    return str_cut(entry, 0, digits - 2);
}

/* ---- the two lists ----------------------------------------------------------------------- */

static const struct value *list_at(const struct value *root, enum mdl_field_id list)
{
    const struct value_step steps[] = {{.key = str_of(mdl_fields[MDL_F_HOST].key)},
                                       {.key = str_of(mdl_fields[list].key)}};

    return value_at(root, steps, 2);
}

/* NULL: there is none, or it is no map. */
static const struct value *sources_of(const struct value *root)
{
    const struct value *v = list_at(root, MDL_F_HOST_SOURCES);

    return v != NULL && v->kind == VALUE_MAP ? v : NULL;
}

static const struct value *unknown_of(const struct value *root)
{
    const struct value *v = list_at(root, MDL_F_HOST_UNKNOWN);

    return v != NULL && v->kind == VALUE_LIST ? v : NULL;
}

bool mdl_has_sources(const struct value *root)
{
    return list_at(root, MDL_F_HOST_SOURCES) != NULL || list_at(root, MDL_F_HOST_UNKNOWN) != NULL;
}

bool mdl_same_sources(const struct value *a, const struct value *b)
{
    return value_eq(list_at(a, MDL_F_HOST_SOURCES), list_at(b, MDL_F_HOST_SOURCES)) &&
           value_eq(list_at(a, MDL_F_HOST_UNKNOWN), list_at(b, MDL_F_HOST_UNKNOWN));
}

bool mdl_is_assumption(struct str source)
{
    return str_starts(source, STR_LIT(MDL_SOURCE_ASSUMED));
}

static bool is_assumed(const struct value_member *m)
{
    return m->value->kind == VALUE_STRING && mdl_is_assumption(m->value->u.text);
}

struct str mdl_made_by(const struct value *root)
{
    static const struct str mark = STR_INIT(MDL_SOURCE_MADE_BY);
    const struct value_step steps[] = {
        {.key = STR_LIT("host")}, {.key = STR_LIT("Sources")}, {.key = STR_LIT("container")}};
    const struct value *v = value_at(root, steps, 3);

    if (v == NULL || v->kind != VALUE_STRING || !str_starts(v->u.text, mark))
        return STR_NONE;
    return str_cut(v->u.text, mark.len, v->u.text.len);
}

struct str mdl_host_process(const struct value *root)
{
    return str_is(mdl_made_by(root), MDL_MADE_ON_HOST) ? STR_LIT(MDL_HOST_PROCESS) : STR_NONE;
}

struct str mdl_source_of(const struct value *root, struct str path)
{
    const struct value *all = sources_of(root);
    const struct value_member *nearest = NULL;

    for (size_t i = 0; all != NULL && i < all->u.map.count; i++) {
        const struct value_member *m = &all->u.map.members[i];

        if (covers(m->key, path) && m->value->kind == VALUE_STRING &&
            (nearest == NULL || m->key.len > nearest->key.len))
            nearest = m;
    }
    return nearest != NULL ? nearest->value->u.text : STR_NONE;
}

struct err *mdl_host_sources(struct str **out, struct arena *a, const struct value *root)
{
    const struct value *all = sources_of(root);
    size_t size = all != NULL ? all->u.map.count : 0, count = 0;
    struct str *list = arena_calloc(a, size + 1, sizeof(*list));

    if (list == NULL)
        return err_oom();
    for (size_t i = 0; i < size; i++) {
        const struct value_member *m = &all->u.map.members[i];

        if (!is_assumed(m) && m->value->kind == VALUE_STRING && !str_is(m->key, "engine"))
            list[count++] = m->value->u.text;
    }
    *out = list;
    return NULL;
}

/* ---- assumptions ------------------------------------------------------------------------- */

bool mdl_has_assumptions(const struct value *root)
{
    const struct value *all = sources_of(root);

    for (size_t i = 0; all != NULL && i < all->u.map.count; i++)
        if (is_assumed(&all->u.map.members[i]))
            return true;
    return false;
}

static bool is_told_below(const struct value *all, struct str path)
{
    for (size_t i = 0; i < all->u.map.count; i++) {
        const struct value_member *m = &all->u.map.members[i];

        if (!is_assumed(m) && covers(path, m->key))
            return true;
    }
    return false;
}

struct err *mdl_assumptions(struct str **out, struct arena *a, const struct value *root)
{
    const struct value *all = sources_of(root);
    size_t size = all != NULL ? all->u.map.count : 0, count = 0;
    struct str *paths = arena_calloc(a, size + 1, sizeof(*paths));

    if (paths == NULL)
        return err_oom();
    for (size_t i = 0; i < size; i++) {
        const struct value_member *m = &all->u.map.members[i];

        if (is_assumed(m) && !is_told_below(all, m->key))
            paths[count++] = arena_str(a, m->key);
    }
    *out = paths;
    return arena_failed(a) ? err_oom() : NULL;
}

/* ---- saying who told --------------------------------------------------------------------- */

/* Takes `child` and, when it succeeds, the old root. */
static struct err *put_at(const struct value **root, const struct value_step *steps, size_t count,
                          struct value *child)
{
    bool misfit = false;
    const struct value *made =
        child != NULL ? value_with_set(*root, steps, count, child, &misfit) : NULL;

    if (made == NULL)
        return misfit ? err_new(ERR_INPUT, "the document's host is not a map") : err_oom();
    value_unref(*root);
    *root = made;
    return NULL;
}

static struct err *put(const struct value **root, enum mdl_field_id list, struct value *child)
{
    const struct value_step steps[] = {{.key = str_of(mdl_fields[MDL_F_HOST].key)},
                                       {.key = str_of(mdl_fields[list].key)}};

    return put_at(root, steps, 2, child);
}

static struct value *none(struct value *v)
{
    value_unref(v);
    return NULL;
}

static bool is_about(const struct value_member *m, struct str path, bool alone)
{
    return alone ? str_eq(path, m->key) : covers(path, m->key);
}

static bool has_any(const struct value *sources, struct str path, bool alone)
{
    for (size_t i = 0; i < sources->u.map.count; i++)
        if (is_about(&sources->u.map.members[i], path, alone))
            return true;
    return false;
}

/* The entries but those that are about `path`: it and what is below it, or it alone. */
static struct value *sources_without(const struct value *root, struct str path, bool alone)
{
    const struct value *old = sources_of(root);
    struct value *made = value_map();

    for (size_t i = 0; made != NULL && old != NULL && i < old->u.map.count; i++) {
        const struct value_member *m = &old->u.map.members[i];

        if (is_about(m, path, alone))
            continue;
        if (!value_map_push(made, m->key, m->line, m->column, value_ref(m->value)))
            return none(made);
    }
    return made;
}

/* Takes `sources`. */
static struct value *with_source(struct value *sources, struct str path, struct value *text)
{
    if (sources == NULL || text == NULL) {
        value_unref(text);
        return none(sources);
    }
    return value_map_push(sources, path, 0, 0, text) ? sources : none(sources);
}

/* Takes `text`. One that takes nobody's place is put behind the others, whose keys are shared: many
 * are told in a row, and each time all of them would be made anew. */
static struct err *put_source(const struct value **root, struct str path, bool alone,
                              struct value *text)
{
    const struct value *old = sources_of(*root);
    const struct value_step steps[] = {{.key = str_of(mdl_fields[MDL_F_HOST].key)},
                                       {.key = str_of(mdl_fields[MDL_F_HOST_SOURCES].key)},
                                       {.key = path}};

    if (old != NULL && !has_any(old, path, alone))
        return put_at(root, steps, 3, text);
    return put(root, MDL_F_HOST_SOURCES,
               with_source(sources_without(*root, path, alone), path, text));
}

static struct str path_of(const struct value *entry)
{
    bool has_least;
    uint64_t least;

    return entry->kind == VALUE_STRING ? mdl_unknown_path(entry->u.text, &has_least, &least)
                                       : STR_NONE;
}

static struct value *unknown_without(const struct value *old, struct str path)
{
    struct value *made = value_list();

    for (size_t i = 0; made != NULL && old != NULL && i < old->u.list.count; i++)
        if (!covers(path, path_of(old->u.list.items[i])) &&
            !value_list_push(made, value_ref(old->u.list.items[i])))
            return none(made);
    return made;
}

struct err *mdl_source_tell(const struct value **root, struct str path, struct str source)
{
    struct err *e = put_source(root, path, false, value_string(source));

    if (e == NULL && unknown_of(*root) != NULL)
        e = put(root, MDL_F_HOST_UNKNOWN, unknown_without(unknown_of(*root), path));
    return e;
}

struct err *mdl_source_assume(const struct value **root, struct str path, struct str what)
{
    struct arena a;
    struct str source;
    struct err *e;

    arena_init(&a);
    source = arena_printf(&a, MDL_SOURCE_ASSUMED "%.*s", STR_FMT(what));
    e = arena_failed(&a) ? err_oom() : put_source(root, path, true, value_string(source));
    arena_finish(&a);
    return e;
}

struct err *mdl_source_forget(const struct value **root, struct str path)
{
    return put(root, MDL_F_HOST_SOURCES, sources_without(*root, path, true));
}

/* Takes `list`. */
static struct value *with_entry(struct value *list, struct str entry)
{
    struct value *text = value_string(entry);

    if (list == NULL || text == NULL) {
        value_unref(text);
        return none(list);
    }
    return value_list_push(list, text) ? list : none(list);
}

struct err *mdl_source_unknown(const struct value **root, struct str entry)
{
    bool has_least;
    uint64_t least;
    struct str path = mdl_unknown_path(entry, &has_least, &least);
    struct str source = mdl_source_of(*root, path);

    if (source.len > 0 && !mdl_is_assumption(source))
        return NULL;
    return put(root, MDL_F_HOST_UNKNOWN,
               with_entry(unknown_without(unknown_of(*root), path), entry));
}
