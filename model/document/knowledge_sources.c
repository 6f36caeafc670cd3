/* host.Sources and host.Unknown as they stand in a document, and saying who told. */
#include "model/document/entries.h"
#include "model/document/knowledge.h"

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
    return mdl_teller_of(NULL, root, path);
}

struct str mdl_teller_of(struct mdl_tellers *x, const struct value *root, struct str path)
{
    return entries_nearest(x != NULL ? &x->sources : NULL, sources_of(root), path);
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

        if (!is_assumed(m) && entries_covers(path, m->key))
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

void mdl_tellers_init(struct mdl_tellers *x, struct arena *a)
{
    *x = (struct mdl_tellers){.sources.a = a, .unknown.a = a};
}

void mdl_tellers_forget(struct mdl_tellers *x)
{
    entries_forget(&x->sources);
    entries_forget(&x->unknown);
}

/* Takes `child` and, when it succeeds, the old root. */
static struct err *put_at(const struct value **root, const struct value_step *steps, size_t count,
                          const struct value *child)
{
    bool misfit = false;

    if (child != NULL && value_put(root, steps, count, child, &misfit))
        return NULL;
    return misfit ? err_new(ERR_INPUT, "the document's host is not a map") : err_oom();
}

static struct err *put(const struct value **root, enum mdl_field_id list, const struct value *child)
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

/* The entries but those of the path and what is below it. */
static struct value *sources_without(const struct value *old, struct str path)
{
    struct value *made = value_map();

    for (size_t i = 0; made != NULL && i < old->u.map.count; i++) {
        const struct value_member *m = &old->u.map.members[i];

        if (!entries_covers(path, m->key) &&
            !value_map_push(made, m->key, m->line, m->column, value_ref(m->value)))
            return none(made);
    }
    return made;
}

/* Takes `text`. An entry takes the place of the one that was there. */
static struct err *put_source(const struct value **root, struct str path, struct value *text)
{
    const struct value_step steps[] = {{.key = str_of(mdl_fields[MDL_F_HOST].key)},
                                       {.key = str_of(mdl_fields[MDL_F_HOST_SOURCES].key)},
                                       {.key = path}};

    return put_at(root, steps, sizeof(steps) / sizeof(steps[0]), text);
}

/* The same in a map that is there, of the entry `at` or behind all: keys are not looked through. */
static struct err *put_source_at(const struct value **root, size_t at, struct str path,
                                 struct value *text)
{
    const struct value_step steps[] = {{.key = str_of(mdl_fields[MDL_F_HOST].key)},
                                       {.key = str_of(mdl_fields[MDL_F_HOST_SOURCES].key)}};
    bool failed = text == NULL;
    struct value *all = failed ? NULL : value_own(root, steps, 2, &failed);

    if (failed || all == NULL) {
        value_unref(text);
        return err_oom();
    }
    if (at == all->u.map.count)
        return value_map_push(all, path, 0, 0, text) ? NULL : err_oom();
    value_unref(all->u.map.members[at].value);
    all->u.map.members[at].value = text;
    return NULL;
}

/* Of a member of the host, whoever told it last stands last. What is told of elements keeps its
 * place: they are many. */
static bool keeps_place(struct str path)
{
    return memchr(path.s, '.', path.len) != NULL || memchr(path.s, '[', path.len) != NULL;
}

/* Takes `text`. What is told of the parts of the path goes. */
static struct err *put_source_alone(struct mdl_tellers *x, const struct value **root,
                                    struct str path, struct value *text)
{
    const struct value *all = sources_of(*root);
    size_t at, below = entries_below(&at, x != NULL ? &x->sources : NULL, all, path);
    struct err *e;

    if (all == NULL)
        return put_source(root, path, text);
    if (below == 0 || (below == 1 && at < all->u.map.count && keeps_place(path)))
        return put_source_at(root, at, path, text);
    if ((e = put(root, MDL_F_HOST_SOURCES, sources_without(all, path))) == NULL)
        return put_source(root, path, text);
    value_unref(text);
    return e;
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

    for (size_t i = 0; made != NULL && i < old->u.list.count; i++)
        if (!entries_covers(path, path_of(old->u.list.items[i])) &&
            !value_list_push(made, value_ref(old->u.list.items[i])))
            return none(made);
    return made;
}

/* What of a path and its parts nobody knows is known now. */
static struct err *drop_unknown_below(struct mdl_tellers *x, const struct value **root,
                                      struct str path)
{
    const struct value *all = unknown_of(*root);
    size_t at;

    if (entries_below(&at, x != NULL ? &x->unknown : NULL, all, path) == 0)
        return NULL;
    return put(root, MDL_F_HOST_UNKNOWN, unknown_without(all, path));
}

struct err *mdl_source_tell(struct mdl_tellers *x, const struct value **root, struct str path,
                            struct str source)
{
    struct err *e = put_source_alone(x, root, path, value_string(source));

    return e != NULL ? e : drop_unknown_below(x, root, path);
}

struct err *mdl_source_assume(const struct value **root, struct str path, struct str what)
{
    struct arena a;
    struct str source;
    struct err *e;

    arena_init(&a);
    source = arena_printf(&a, MDL_SOURCE_ASSUMED "%.*s", STR_FMT(what));
    e = arena_failed(&a) ? err_oom() : put_source(root, path, value_string(source));
    arena_finish(&a);
    return e != NULL ? e : drop_unknown_below(NULL, root, path);
}

struct err *mdl_source_forget(const struct value **root, struct str path)
{
    const struct value_step steps[] = {{.key = str_of(mdl_fields[MDL_F_HOST].key)},
                                       {.key = str_of(mdl_fields[MDL_F_HOST_SOURCES].key)},
                                       {.key = path}};
    bool misfit = false;
    const struct value *made =
        value_with_removed(*root, steps, sizeof(steps) / sizeof(steps[0]), &misfit);

    if (made == NULL)
        return misfit ? NULL : err_oom();
    value_unref(*root);
    *root = made;
    return NULL;
}

struct err *mdl_source_unknown(struct mdl_tellers *x, const struct value **root, struct str entry)
{
    bool has_least;
    uint64_t least;
    struct str path = mdl_unknown_path(entry, &has_least, &least);
    struct str source = mdl_teller_of(x, *root, path);
    struct value_step steps[] = {{.key = str_of(mdl_fields[MDL_F_HOST].key)},
                                 {.key = str_of(mdl_fields[MDL_F_HOST_UNKNOWN].key)},
                                 {.key = STR_NONE}};
    struct err *e;

    if (source.len > 0 && !mdl_is_assumption(source))
        return NULL;
    if ((e = drop_unknown_below(x, root, path)) != NULL)
        return e;
    if (unknown_of(*root) != NULL)
        steps[2].index = unknown_of(*root)->u.list.count;
    return put_at(root, steps, sizeof(steps) / sizeof(steps[0]), value_string(entry));
}
