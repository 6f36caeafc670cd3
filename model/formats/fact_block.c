#include "model/formats/fact_block.h"

#include "model/document/knowledge.h"
#include "model/document/lookup.h"
#include "model/document/path.h"
#include "model/value/value_make.h"

#include <stdlib.h>

enum { FEW = 16 };

static const struct value_step host_step = {.key = STR_INIT("host")};
static const struct value_step sources_steps[] = {{.key = STR_INIT("host")},
                                                  {.key = STR_INIT("Sources")}};
static const struct value_step unknown_steps[] = {{.key = STR_INIT("host")},
                                                  {.key = STR_INIT("Unknown")}};

static struct str key_of(const struct fact_block *b)
{
    return str_of(mdl_fields[b->field].key);
}

const struct value *fact_block_list(const struct fact_block *b, const struct value *root)
{
    const struct value_step steps[] = {host_step, {.key = key_of(b)}};

    return value_at(root, steps, 2);
}

/* ---- making ------------------------------------------------------------------------------ */

/* A member of an element of the list. */
static bool is_plain(const struct fact_block *b, const struct fact *f)
{
    return f->certainty == MDL_TOLD && f->value != NULL && !f->weak && !f->read_back && !f->exact &&
           f->count == 4 && str_is(f->steps[0].key, "host") && str_eq(f->steps[1].key, key_of(b)) &&
           f->steps[2].key.s != NULL && f->steps[3].key.s != NULL;
}

static bool are_plain(struct fact_block *b)
{
    const struct fact *facts = b->told.facts;

    if (b->told.count == 0 || facts[0].count < 2)
        return false;
    b->field = mdl_field_child(MDL_F_HOST, facts[0].steps[1].key);
    if (b->field == MDL_F_NONE || (b->identity = mdl_identity(facts[0].steps, 2)) == NULL)
        return false;
    for (size_t i = 0; i < b->told.count; i++)
        if (!is_plain(b, &facts[i]))
            return false;
    return true;
}

/* Where the facts of each element begin; false: those of one stand apart. */
static bool find_elements(struct fact_block *b)
{
    size_t n = 0;

    for (size_t i = 0; i < b->told.count; i++) {
        const struct fact *f = &b->told.facts[i];

        if (i > 0 && str_eq(f[-1].steps[2].key, f->steps[2].key))
            continue;
        if (n == b->list->u.list.count ||
            !str_eq(mdl_element_name(b->list->u.list.items[n], b->identity), f->steps[2].key))
            return false;
        b->first[n++] = i;
    }
    b->first[n] = b->told.count;
    return n == b->list->u.list.count;
}

/* Whether the document of the facts alone has a list and who told it, and nothing else. */
static bool take(struct fact_block *b)
{
    const struct value *host = value_get(b->made, host_step.key);

    b->list = fact_block_list(b, b->made);
    b->sources = value_at(b->made, sources_steps, 2);
    return host != NULL && host->u.map.count == 2 && b->list != NULL &&
           b->list->kind == VALUE_LIST && b->sources != NULL && b->sources->kind == VALUE_MAP &&
           b->sources->u.map.count == b->told.count && find_elements(b);
}

void fact_block_take(struct fact_block *b, const struct value *made)
{
    b->made = made;
    if (take(b))
        return;
    value_unref(b->made);
    b->made = NULL;
}

struct fact_block *fact_block_new(struct evidence *told)
{
    struct fact_block *b = calloc(1, sizeof(*b));

    if (b != NULL)
        b->first = calloc(told->count + 1, sizeof(*b->first));
    if (b == NULL || b->first == NULL) {
        evidence_finish(told);
        free(b);
        return NULL;
    }
    b->told = *told;
    b->plain = are_plain(b);
    return b;
}

void fact_block_free(struct fact_block *b)
{
    if (b == NULL)
        return;
    value_unref(b->made);
    evidence_finish(&b->told);
    free(b->first);
    free(b);
}

/* ---- taking over ------------------------------------------------------------------------- */

/* Whether what is said at the path is of one of the document's own elements, or of another list. */
static bool is_of_own(const struct fact_block *b, const struct str *own, size_t count,
                      struct str path)
{
    if (!str_starts(path, key_of(b)))
        return true;
    for (size_t i = 0; i < count; i++)
        if (path.len > own[i].len && str_starts(path, own[i]) && path.s[own[i].len] == '.')
            return true;
    return false;
}

bool fact_block_fits(const struct fact_block *b, struct arena *a, const struct value *root)
{
    const struct value *list = fact_block_list(b, root);
    const struct value *sources = value_at(root, sources_steps, 2);
    const struct value *unknown = value_at(root, unknown_steps, 2);
    size_t count = list != NULL && list->kind == VALUE_LIST ? list->u.list.count : 0;
    struct str own[FEW];

    if (b->made == NULL || count > FEW || (list != NULL && list->kind != VALUE_LIST) ||
        (sources != NULL && sources->kind != VALUE_MAP) ||
        (unknown != NULL && unknown->kind != VALUE_LIST))
        return false;
    for (size_t i = 0; i < count; i++)
        own[i] = mdl_fact_path(a, b->field, mdl_element_name(list->u.list.items[i], b->identity));
    for (size_t i = 0; sources != NULL && i < sources->u.map.count; i++)
        if (!is_of_own(b, own, count, sources->u.map.members[i].key))
            return false;
    for (size_t i = 0; unknown != NULL && i < unknown->u.list.count; i++)
        if (unknown->u.list.items[i]->kind == VALUE_STRING &&
            str_starts(unknown->u.list.items[i]->u.text, key_of(b)))
            return false;
    return !arena_failed(a);
}

static bool has_element(const struct value *list, const char *identity, struct str name)
{
    for (size_t i = 0; list != NULL && i < list->u.list.count; i++)
        if (str_eq(mdl_element_name(list->u.list.items[i], identity), name))
            return true;
    return false;
}

size_t fact_block_others(const struct fact_block *b, const struct value *before, size_t from)
{
    size_t to = from;

    while (to < b->list->u.list.count &&
           !has_element(before, b->identity, b->told.facts[b->first[to]].steps[2].key))
        to++;
    return to - from;
}

/* The list or map at the steps, to put more into; NULL: no memory. */
static struct value *opened(const struct value **root, const struct value_step *steps,
                            struct value *(*empty)(void))
{
    bool failed = false;

    if (value_at(*root, steps, 2) == NULL && !value_put(root, steps, 2, empty(), &failed))
        return NULL;
    return value_own(root, steps, 2, &failed);
}

bool fact_block_put(const struct fact_block *b, const struct value **root, size_t from,
                    size_t count)
{
    const struct value_step steps[] = {host_step, {.key = key_of(b)}};
    struct value *list, *sources;
    bool ok = true;

    if (count == 0)
        return true;
    if ((list = opened(root, steps, value_list)) == NULL)
        return false;
    for (size_t i = from; ok && i < from + count; i++)
        ok = value_list_push(list, value_ref(b->list->u.list.items[i]));
    if (!ok || (sources = opened(root, sources_steps, value_map)) == NULL)
        return false;
    return made_add_members(sources, b->sources, b->first[from], b->first[from + count]);
}
