#include "model/formats/merge.h"

#include "model/document/path.h"
#include "model/formats/cpus_read_back.h"
#include "model/formats/fact_block.h"
#include "model/formats/host_assumed.h"
#include "model/formats/merge_elements.h"
#include "model/formats/merge_order.h"
#include "model/formats/same_container.h"
#include "model/value/value_make.h"

#define FORMAT_VERSION "1"

struct merger {
    const struct value *root; /* owned */
    struct evidence *ev;
    struct arena arena;
    struct mdl_tellers tellers;
    struct merge_elements elements;
    bool shown; /* the container, whole, by somebody else than what was made of it */
    bool left_aside;
    int64_t cpu_maximum;                  /* of evidence.h, or of what was assumed before */
    uint32_t image_build, image_revision; /* of evidence.h */
    bool partial;                         /* parts of the container were assumed before */
};

/* Another tree, or another list of elements or of sources. */
static void forget(struct merger *m)
{
    mdl_tellers_forget(&m->tellers);
    merge_elements_forget(&m->elements);
}

/* Takes `value`. */
static struct err *set(struct merger *m, const struct value_step *steps, size_t count,
                       const struct value *value)
{
    bool misfit = false;

    if (count <= 2)
        forget(m);
    if (value != NULL && value_put(&m->root, steps, count, value, &misfit))
        return NULL;
    return misfit ? err_new(ERR_INPUT, "the document has something else where '%.*s' belongs",
                            STR_FMT(mdl_path_text(&m->arena, steps, count)))
                  : err_oom();
}

static struct err *unset(struct merger *m, const struct value_step *steps, size_t count)
{
    bool misfit = false;
    const struct value *made = value_with_removed(m->root, steps, count, &misfit);

    if (made == NULL)
        return misfit ? NULL : err_oom();
    forget(m);
    value_unref(m->root);
    m->root = made;
    return NULL;
}

/* ---- one fact ---------------------------------------------------------------------------- */

static struct value *named(const char *identity, struct str name)
{
    struct value *element = value_map(), *text = value_string(name);

    if (element == NULL || text == NULL) {
        value_unref(text);
        value_unref(element);
        return NULL;
    }
    if (value_map_push(element, str_of(identity), 0, 0, text))
        return element;
    value_unref(element);
    return NULL;
}

/* The fact's steps as places of this document, of an element that is not there yet one past the
 * end; NULL: no memory. */
static struct value_step *found_places(struct merger *m, const struct fact *f)
{
    struct value_step *places = arena_calloc(&m->arena, f->count, sizeof(*places));

    if (places == NULL)
        return NULL;
    memcpy(places, f->steps, f->count * sizeof(*places));
    merge_elements_find(&m->elements, places, f->count, m->root);
    return places;
}

static bool is_anything_at(struct merger *m, const struct fact *f)
{
    const struct value_step *places = found_places(m, f);

    return places == NULL || value_at(m->root, places, f->count) != NULL;
}

/* The same; an element that is not there yet is made. */
static struct err *places_of(struct value_step **out, struct merger *m, const struct fact *f)
{
    struct value_step *places = found_places(m, f);
    struct err *e = NULL;

    if (places == NULL)
        return err_oom();
    for (size_t i = 1; e == NULL && i < f->count; i++) {
        bool is_name = f->steps[i].key.s != NULL && places[i].key.s == NULL;

        if (is_name && value_at(m->root, places, i + 1) == NULL)
            e = set(m, places, i + 1, named(mdl_identity(f->steps, i), f->steps[i].key));
    }
    *out = places;
    return e;
}

/* What was there is told already, and otherwise. */
static void note_conflict(struct merger *m, const struct fact *f, struct str path,
                          const struct value *there)
{
    struct str source = mdl_teller_of(&m->tellers, m->root, path);

    if (f->exact || value_eq(there, f->value) || mdl_is_assumption(source) ||
        (there == NULL && source.len == 0))
        return;
    evidence_conflict(m->ev, &(struct conflict){.path = path,
                                                .kept = made_shared(f->value),
                                                .dropped = made_shared(there),
                                                .kept_source = f->source,
                                                .dropped_source = source});
}

/* The container is the artefact itself; a source for each of its facts would say nothing. */
static bool has_source(const struct fact *f)
{
    return str_is(f->steps[0].key, "host") || str_is(f->steps[0].key, "engine") ||
           f->certainty == MDL_ASSUMED;
}

/* A conclusion, where somebody knows it; that is the document itself of an engine without a source.
 */
static bool is_known(struct merger *m, const struct fact *f, struct str path)
{
    struct str source = f->weak ? mdl_teller_of(&m->tellers, m->root, path) : STR_NONE;

    if (source.len > 0)
        return !mdl_is_assumption(source);
    return f->weak && str_is(path, "engine") && value_get(m->root, path) != NULL;
}

/* The container that is there already, by somebody who tells other parts of it. */
static bool is_there(const struct value *there, const struct fact *f, struct str path)
{
    return there != NULL && f->value != NULL && str_is(path, "container") &&
           there->kind == VALUE_MAP && f->value->kind == VALUE_MAP &&
           same_container(there, f->value);
}

/* Who told it before: another artefact of this reading, else what the document says. */
static struct str teller_before(const struct merger *m, const struct fact *f, struct str path)
{
    for (const struct fact *g = m->ev->facts; g < f; g++)
        if (g->count == 1 && f->count == 1 && str_eq(g->steps[0].key, f->steps[0].key))
            return arena_printf(&m->ev->arena, "the %.*s before", STR_FMT(g->source));
    return mdl_source_of(m->root, path);
}

static struct err *tell(struct merger *m, const struct fact *f, struct str path)
{
    struct value_step *places;
    const struct value *there;
    struct err *e;

    if (is_known(m, f, path))
        return NULL;
    if (f->value == NULL && !is_anything_at(m, f))
        return has_source(f) ? mdl_source_tell(&m->tellers, &m->root, path, f->source) : NULL;
    if ((e = places_of(&places, m, f)) != NULL)
        return e;
    there = value_at(m->root, places, f->count);
    if (is_there(there, f, path)) {
        same_container_conflicts(m->ev, f, there, teller_before(m, f, path));
        return set(m, places, f->count, same_container_joined(f->value, there));
    }
    note_conflict(m, f, path, there);
    if (f->value != NULL)
        e = set(m, places, f->count, value_ref(f->value));
    else if (there != NULL)
        e = unset(m, places, f->count);
    if (e == NULL && has_source(f))
        e = mdl_source_tell(&m->tellers, &m->root, path, f->source);
    return e;
}

static struct err *assume(struct merger *m, const struct fact *f, struct str path)
{
    struct value_step *places;
    struct err *e = places_of(&places, m, f);

    if (e == NULL)
        e = set(m, places, f->count, value_ref(f->value));
    return e != NULL ? e : mdl_source_assume(&m->root, path, f->source);
}

static struct err *leave_unknown(struct merger *m, const struct fact *f, struct str path)
{
    if (f->has_least)
        path = arena_printf(&m->arena, "%.*s>=%llu", STR_FMT(path), (unsigned long long)f->least);
    return arena_failed(&m->arena) ? err_oom() : mdl_source_unknown(&m->tellers, &m->root, path);
}

/* What was read back from a spec, where the container is shown: the two are there to be compared.
 */
static bool is_made_of_it(const struct merger *m, const struct fact *f)
{
    return f->read_back && m->shown;
}

static struct err *leave_spec_aside(struct merger *m)
{
    if (!m->left_aside)
        evidence_note(m->ev, NOTE_REMARK, STR_LIT("spec"),
                      STR_LIT("the spec that was brought changes nothing in the container that is "
                              "shown: compare-spec, and Y on the screen, compare them"));
    m->left_aside = true;
    return NULL;
}

/* A request, where a whole container is there that somebody showed: it tells what became of one. */
static bool is_superseded(const struct merger *m, const struct fact *f)
{
    return str_is(f->steps[0].key, "request") && !m->ev->partial &&
           value_get(m->root, STR_LIT("container")) != NULL &&
           !mdl_is_assumption(mdl_source_of(m->root, STR_LIT("container")));
}

static struct err *leave_aside(struct merger *m, const struct fact *f)
{
    if (f->count == 2 && str_is(f->steps[1].key, "body"))
        evidence_note(m->ev, NOTE_REMARK, STR_LIT("request"),
                      STR_LIT("the request is left aside: the container that is shown tells what "
                              "became of it; opened alone it goes the whole way"));
    return NULL;
}

static struct err *apply(struct merger *m, const struct fact *f);

static struct err *apply_facts(struct merger *m, const struct fact_block *b, size_t from, size_t to)
{
    struct err *e = NULL;

    for (size_t i = from; e == NULL && i < to; i++)
        e = apply(m, &b->told.facts[i]);
    return e;
}

/* The elements that the document has are told one by one. */
static struct err *apply_block(struct merger *m, const struct fact_block *b)
{
    const struct value *before = fact_block_list(b, m->root);
    struct err *e = NULL;

    if (!fact_block_fits(b, &m->arena, m->root))
        return apply_facts(m, b, 0, b->told.count);
    before = made_shared(before);
    for (size_t i = 0; e == NULL && i < b->list->u.list.count; i++) {
        size_t others = fact_block_others(b, before, i);

        forget(m);
        if (!fact_block_put(b, &m->root, i, others))
            e = err_oom();
        i += others;
        if (e == NULL && i < b->list->u.list.count)
            e = apply_facts(m, b, b->first[i], b->first[i + 1]);
    }
    forget(m);
    value_unref(before);
    return e;
}

static struct err *apply(struct merger *m, const struct fact *f)
{
    struct str path;

    if (f->block != NULL)
        return apply_block(m, f->block);

    if (f->count == 0) { /* the whole document */
        forget(m);
        value_unref(m->root);
        m->root = value_ref(f->value);
        return NULL;
    }
    if (is_superseded(m, f))
        return leave_aside(m, f);
    if (is_made_of_it(m, f))
        return leave_spec_aside(m);
    path = mdl_source_path(&m->arena, m->root, f->steps, f->count);
    if (arena_failed(&m->arena))
        return err_oom();
    switch (f->certainty) {
    case MDL_TOLD:
    case MDL_MISSING:
        return tell(m, f, path);
    case MDL_ASSUMED:
        return assume(m, f, path);
    case MDL_UNKNOWN:
        return leave_unknown(m, f, path);
    }
    return err_new(ERR_INTERNAL, "a fact of certainty %d", (int)f->certainty);
}

static bool shows_container(const struct fact *f)
{
    if (f->certainty != MDL_TOLD)
        return false;
    return f->count == 0 ? value_get(f->value, STR_LIT("container")) != NULL
                         : f->count == 1 && str_is(f->steps[0].key, "container");
}

static struct err *apply_all(struct merger *m, const struct evidence *ev)
{
    struct err *e = evidence_failed(ev) ? err_oom() : NULL;

    m->shown = m->shown || value_get(m->root, STR_LIT("container")) != NULL;
    for (size_t i = 0; i < ev->count; i++)
        m->shown = m->shown || shows_container(&ev->facts[i]);
    for (size_t i = 0; e == NULL && i < ev->count; i++)
        e = apply(m, &ev->facts[i]);
    if (ev->cpu_maximum > 0 && !m->left_aside)
        m->cpu_maximum = ev->cpu_maximum;
    if (ev->image_build > 0) {
        m->image_build = ev->image_build;
        m->image_revision = ev->image_revision;
    }
    if (e == NULL && ev->made_by != NULL && value_get(m->root, STR_LIT("container")) != NULL)
        e = mdl_source_tell(&m->tellers, &m->root, STR_LIT("container"),
                            arena_printf(&m->arena, MDL_SOURCE_MADE_BY "%s", ev->made_by));
    return e;
}

/* ---- assumptions ------------------------------------------------------------------------- */

static struct err *assume_rest(struct merger *m)
{
    struct evidence assumed;
    struct err *e;

    evidence_init(&assumed);
    assumed.cpu_maximum = m->cpu_maximum;
    assumed.image_build = m->image_build;
    assumed.image_revision = m->image_revision;
    assume_missing(&assumed, m->root, m->ev->partial || m->partial);
    e = apply_all(m, &assumed);
    evidence_finish(&assumed);
    return e;
}

/* Takes what was assumed out of the document, so that it is assumed anew beside what is told now.
 */
static struct err *forget_assumptions(struct merger *m)
{
    struct str *paths;
    struct err *e = mdl_assumptions(&paths, &m->arena, m->root);

    for (; e == NULL && paths->s != NULL; paths++) {
        struct mdl_path path;

        m->partial = m->partial || str_is(*paths, "container.Id") ||
                     str_is(*paths, "container.Name") || str_is(*paths, "container.Image");
        if ((e = mdl_source_steps(&path, &m->arena, *paths)) != NULL)
            break;
        mdl_element_indexes(path.steps, path.count, m->root);
        if (value_at(m->root, path.steps, path.count) != NULL)
            e = unset(m, path.steps, path.count);
        if (e == NULL)
            e = mdl_source_forget(&m->root, *paths);
    }
    forget(m);
    return e;
}

/* ---- documents --------------------------------------------------------------------------- */

static struct err *put_in_order(struct merger *m)
{
    forget(m);
    return merge_order(&m->root) ? NULL : err_oom();
}

/* Conclusions that gave way, so that nobody is told of them as if they were taken. */
static void drop_conclusions(struct merger *m)
{
    size_t kept = 0;

    for (size_t i = 0; i < m->ev->count; i++) {
        struct fact *f = &m->ev->facts[i];
        bool taken = true;

        if (f->weak && str_is(f->steps[0].key, "engine"))
            taken = str_eq(mdl_source_of(m->root, STR_LIT("engine")), f->source);
        if (taken)
            m->ev->facts[kept++] = *f;
        else
            value_unref(f->value);
    }
    m->ev->count = kept;
}

static struct err *finish(const struct value **out, struct merger *m, struct err *e)
{
    if (e == NULL)
        drop_conclusions(m);
    if (e == NULL && (evidence_failed(m->ev) || arena_failed(&m->arena)))
        e = err_oom();
    arena_finish(&m->arena);
    if (e != NULL)
        value_unref(m->root);
    else
        *out = m->root;
    return e;
}

static void init(struct merger *m)
{
    arena_init(&m->arena);
    mdl_tellers_init(&m->tellers, &m->arena);
    m->elements.a = &m->arena;
}

static struct err *start(struct merger *m)
{
    static const struct value_step version = {.key = STR_INIT("silospec")};

    return m->root != NULL ? set(m, &version, 1, value_number(STR_LIT(FORMAT_VERSION))) : err_oom();
}

/* A container of which nobody says where it stands. */
static bool lacks_host(const struct value *root)
{
    return value_get(root, STR_LIT("host")) == NULL &&
           value_get(root, STR_LIT("container")) != NULL;
}

/* What a document has assumed is assumed anew where more than the document is told. */
static bool has_more(const struct merger *m)
{
    return m->ev->count > 1 && mdl_has_assumptions(m->root);
}

static int64_t maximum_of_whole(const struct evidence *ev)
{
    for (size_t i = 0; i < ev->count; i++)
        if (ev->facts[i].count == 0)
            return container_cpus_maximum(ev->facts[i].value);
    return 0;
}

struct err *merge_new(const struct value **out, struct evidence *ev, bool whole)
{
    struct merger m = {.root = value_map(), .ev = ev, .cpu_maximum = maximum_of_whole(ev)};
    bool assumes = !whole;
    struct err *e;

    init(&m);
    if ((e = start(&m)) == NULL && (e = apply_all(&m, ev)) == NULL && whole && has_more(&m)) {
        assumes = true;
        e = forget_assumptions(&m);
    }
    if (e == NULL && (assumes || lacks_host(m.root)) && (e = assume_rest(&m)) == NULL)
        e = put_in_order(&m);
    return finish(out, &m, e);
}

struct err *merge_into(const struct value **root, struct evidence *ev)
{
    struct merger m = {.root = value_ref(*root), .ev = ev};
    const struct value *made = NULL;
    bool assumes = mdl_has_assumptions(*root);
    struct err *e = NULL;

    init(&m);
    m.cpu_maximum = container_cpus_maximum(*root);
    if (assumes)
        e = forget_assumptions(&m);
    if (e == NULL && (e = apply_all(&m, ev)) == NULL && assumes && (e = assume_rest(&m)) == NULL)
        e = put_in_order(&m);
    if ((e = finish(&made, &m, e)) != NULL)
        return e;
    value_unref(*root);
    *root = made;
    return NULL;
}
