/* How host.Sources and host.Unknown name places of a document, whose elements go by a name. */
#include "model/base/num.h"
#include "model/document/knowledge.h"
#include "model/document/lookup.h"

#include <stdint.h>

/* ---- elements that go by a name ---------------------------------------------------------- */

/* A member of the document; nearly all that is asked for here is the host, which stands behind all
 * rows of the container. */
static enum mdl_field_id top(struct str key)
{
    return str_is(key, mdl_fields[MDL_F_HOST].key) ? MDL_F_HOST : mdl_field_child(MDL_F_NONE, key);
}

/* The row that a step leads to from `at`; MDL_F_NONE stands for the document and, behind it, for
 * what no row knows. */
static enum mdl_field_id below(enum mdl_field_id at, size_t depth, struct value_step step)
{
    if (at == MDL_F_NONE)
        return depth == 0 ? top(step.key) : MDL_F_NONE;
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
        if (i + 1 < count) /* the row of the last one tells nothing of another */
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

        if (i + 1 < count)
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
        if (i + 1 < count)
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

/* Whatever stands there is the document's. */
static bool holds_anything(enum mdl_field_id at)
{
    return at != MDL_F_NONE && (mdl_fields[at].type == MDL_T_ANY || mdl_fields[at].like != 0);
}

static bool ends_plain_key(char c)
{
    return c == '[' || c == ']' || c == '"';
}

/* Nearly all paths are plain keys that rows know: nothing has to be kept to see that. */
static bool leads_by_rows(struct str path)
{
    enum mdl_field_id at = MDL_F_NONE,
                      near = MDL_F_HOST_NETWORKS; /* of which a host has most entries */

    for (size_t i = 0, from = 0; i < FACT_DEPTH; i++) {
        size_t end = from;
        struct str key;

        while (end < path.len && path.s[end] != '.')
            if (ends_plain_key(path.s[end++]))
                return false;
        key = str_cut(path, from, end);
        if (key.len == 0)
            return false;
        if (i == 0 && (at = mdl_field_next(MDL_F_HOST, &near, key)) == MDL_F_NONE)
            at = mdl_field_child(MDL_F_NONE, key);
        else if (i > 0 && !holds_anything(at))
            at = below(at, i, (struct value_step){.key = key});
        if (at == MDL_F_NONE)
            return false;
        if (end == path.len)
            return true;
        from = end + 1;
    }
    return false;
}

bool mdl_source_leads(struct arena *a, const struct value *root, struct str path)
{
    enum mdl_field_id at = MDL_F_NONE;
    struct mdl_path p = {.count = 0};

    if (leads_by_rows(path))
        return true;
    if (arena_drop_err(a, mdl_source_steps(&p, a, path)))
        return false;
    for (size_t i = 0; i < p.count; i++) {
        if (holds_anything(at))
            return true;
        at = below(at, i, p.steps[i]);
        if (at == MDL_F_NONE)
            return mdl_element_at(root, p.steps, p.count) != NULL;
    }
    return true;
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
