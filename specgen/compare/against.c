#include "specgen/compare/against.h"

#include "model/base/names.h"
#include "model/document/path.h"
#include "specgen/compare/against_parts.h"
#include "specgen/compare/compare.h"
#include "specgen/compare/given.h"
#include "specgen/create/create.h"
#include "specgen/gocompat/concat.h"
#include "specgen/spec/generate.h"

/* A document with its spec beside theirs. */
struct beside {
    struct mdl_doc *doc; /* owned by the arena */
    struct spec_result result;
    struct compare rows;
};

struct search {
    struct arena *a;      /* of what is told */
    struct arena scratch; /* of one trial */
    against_host *host;
    const struct value *theirs;
    struct against *out;
};

static void free_doc(void *doc)
{
    mdl_doc_free(doc);
}

static void unref(void *what)
{
    value_unref(what);
}

/* ---- one document --------------------------------------------------------------------------- */

static struct err *generate(struct spec_result *out, struct arena *a, const struct mdl_doc *doc,
                            against_host *host)
{
    struct plat answers = host(doc);

    return spec_generate(a, doc, &answers, out);
}

static struct err *lay_beside(struct beside *out, struct arena *a, const struct value *root,
                              const struct search *s)
{
    const struct spec_node *roots[2];
    const struct spec_node *theirs;
    struct err *e;

    if ((e = mdl_doc_new(&out->doc, root)) != NULL)
        return e;
    arena_at_end(a, free_doc, out->doc);
    if (arena_failed(a)) /* it is gone already */
        return err_oom();
    if ((e = generate(&out->result, a, out->doc, s->host)) != NULL)
        return e;
    if ((theirs = spec_given(a, s->theirs, out->result.spec)) == NULL)
        return err_oom();
    roots[0] = out->result.spec;
    roots[1] = theirs;
    return compare_specs(&out->rows, a, roots, 2);
}

/* A value that differs: of an object that is there in one alone, those in it. */
static bool is_difference(const struct compare *c, size_t row)
{
    return c->rows[row].relation != COMPARE_SAME &&
           (compare_at(c, row, 0)->line == COMPARE_VALUE ||
            compare_at(c, row, 1)->line == COMPARE_VALUE) &&
           compare_at(c, row, 0)->line != COMPARE_CLOSE &&
           compare_at(c, row, 1)->line != COMPARE_CLOSE;
}

static struct str cell_text(struct arena *a, const struct compare *c, size_t row, unsigned column)
{
    const struct spec_node *n = compare_at(c, row, column)->node;

    return n != NULL ? spec_json(a, n, 0) : STR_NONE;
}

static bool is_open(const struct compare *c, size_t row)
{
    for (const struct spec_node *n = compare_at(c, row, 0)->node; n != NULL; n = n->parent) {
        if (n->unknown != NULL)
            return true;
    }
    return false;
}

static struct err *list_differences(struct against *out, struct arena *a, const struct compare *c)
{
    out->items = arena_calloc(a, c->count + 1, sizeof(*out->items));
    for (size_t row = 0; out->items != NULL && row < c->count; row++) {
        if (is_difference(c, row))
            out->items[out->count++] = (struct against_difference){
                .path = compare_path(a, c, row),
                .ours = cell_text(a, c, row, 0),
                .theirs = cell_text(a, c, row, 1),
                .open = is_open(c, row),
            };
    }
    return arena_failed(a) ? err_oom() : NULL;
}

/* ---- one trial ------------------------------------------------------------------------------ */

/* The document with the edits; NULL: they do not fit, or change nothing. The caller owns it. */
static const struct value *edited(struct arena *a, const struct value *root,
                                  const struct against_candidate *c)
{
    const struct value *now = value_ref(root);
    bool changed = false;

    for (size_t i = 0; i < c->count && now != NULL; i++) {
        struct mdl_path path;
        const struct value *next, *old;
        bool misfit = false;
        struct err *e = mdl_path_split(&path, a, c->edits[i].path);

        if (e != NULL) {
            err_free(e);
            value_unref(now);
            return NULL;
        }
        old = value_at(now, path.steps, path.count);
        if (old == c->edits[i].value ||
            (old != NULL && c->edits[i].value != NULL && value_eq(old, c->edits[i].value)))
            continue;
        changed = true;
        next = c->edits[i].value != NULL ? value_with_set(now, path.steps, path.count,
                                                          value_ref(c->edits[i].value), &misfit)
                                         : value_with_removed(now, path.steps, path.count, &misfit);
        if (next == NULL && !misfit)
            a->failed = true;
        value_unref(now);
        now = next;
    }
    if (changed)
        return now;
    value_unref(now);
    return NULL;
}

/* The paths that still differ with it; false: there is no such document, or no such spec. */
static bool still_different(struct names *out, struct search *s, const struct value *root)
{
    struct beside b;
    struct err *e = lay_beside(&b, &s->scratch, root, s);

    if (e != NULL) {
        if (e->class == ERR_OOM)
            s->scratch.failed = true;
        err_free(e);
        return false;
    }
    if (b.result.error != NULL && s->out->error == NULL)
        return false;
    names_init(out, &s->scratch, b.rows.count);
    for (size_t row = 0; row < b.rows.count; row++) {
        bool is_new;

        if (is_difference(&b.rows, row))
            (void)names_index(out, compare_path(&s->scratch, &b.rows, row), &is_new);
    }
    return !arena_failed(&s->scratch);
}

/* ---- causes --------------------------------------------------------------------------------- */

static struct against_setting setting_of(struct search *s, const struct mdl_doc *doc,
                                         const struct against_edit *edit)
{
    struct against_setting out = {.path = edit->path, .then = edit->value};
    struct mdl_knowledge known = {.certainty = MDL_TOLD};
    struct mdl_path path;

    if (mdl_path_split(&path, s->a, edit->path) == NULL)
        out.now = value_at(doc->root, path.steps, path.count);
    if (str_starts(edit->path, STR_LIT("host.")))
        known = mdl_known(s->a, doc, edit->path, MDL_TOLD);
    out.certainty = known.certainty;
    out.source = known.source;
    return out;
}

static struct against_cause *new_cause(struct search *s, const struct mdl_doc *doc,
                                       const struct against_candidate *c, unsigned round)
{
    struct against_setting *settings = arena_calloc(s->a, c->count, sizeof(*settings));
    struct against_cause *cause = arena_calloc(s->a, 1, sizeof(*cause));
    size_t count = 0;

    if (settings == NULL || cause == NULL)
        return NULL;
    for (size_t i = 0; i < c->count; i++) {
        struct against_setting one = setting_of(s, doc, &c->edits[i]);

        /* What stands there already is no part of it. */
        if (one.now != one.then &&
            !(one.now != NULL && one.then != NULL && value_eq(one.now, one.then)))
            settings[count++] = one;
    }
    *cause = (struct against_cause){.settings = settings, .count = count, .round = round};
    return cause;
}

/* Behind those that explain as much or more. */
static void add_cause(struct search *s, struct against_difference *d,
                      const struct against_cause *cause)
{
    struct against_cause *own = arena_alloc(s->a, sizeof(*own));
    const struct against_cause **at = &d->causes;

    if (own == NULL)
        return;
    while (*at != NULL && (*at)->explains >= cause->explains)
        at = (const struct against_cause **)(uintptr_t) & (*at)->next;
    *own = *cause;
    own->next = *at;
    *at = own;
}

/* Whether it is for this round, and gone. */
static bool is_solved(const struct against_difference *d, const struct names *still, unsigned round)
{
    size_t index;

    return (d->causes == NULL || d->causes->round == round) && !names_find(&index, still, d->path);
}

static void tell_cause(struct search *s, const struct names *still, const struct mdl_doc *doc,
                       const struct against_candidate *c, unsigned round)
{
    struct against_cause *cause;
    size_t solved = 0;

    for (size_t i = 0; i < s->out->count; i++)
        solved += is_solved(&s->out->items[i], still, round);
    if (solved == 0 || (cause = new_cause(s, doc, c, round)) == NULL)
        return;
    cause->explains = solved;
    for (size_t i = 0; i < s->out->count; i++) {
        if (is_solved(&s->out->items[i], still, round))
            add_cause(s, &s->out->items[i], cause);
    }
}

static size_t count_differences(const struct compare *c)
{
    size_t count = 0;

    for (size_t row = 0; row < c->count; row++)
        count += is_difference(c, row);
    return count;
}

static void try_candidate(struct search *s, const struct value *root, const struct beside *b,
                          const struct against_candidate *c, unsigned round)
{
    const struct value *changed = edited(&s->scratch, root, c);
    struct names still;

    if (changed != NULL) {
        s->out->trials++;
        if (still_different(&still, s, changed) && still.count < count_differences(&b->rows))
            tell_cause(s, &still, b->doc, c, round);
    }
    value_unref(changed);
    if (arena_failed(&s->scratch))
        s->a->failed = true;
    arena_reset(&s->scratch);
}

/* Each candidate alone on this document. */
static struct err *play_round(struct search *s, const struct value *root, unsigned round)
{
    struct against_candidates c = {.a = s->a, .root = root, .theirs = s->theirs};
    struct beside b;
    struct err *e;

    if ((e = lay_beside(&b, s->a, root, s)) != NULL)
        return e;
    c.ours = &b.result;
    if (!against_find(&c))
        return err_oom();
    for (size_t i = 0; i < c.count; i++) {
        if (s->out->trials >= AGAINST_TRIALS) {
            s->out->cut = true;
            break;
        }
        try_candidate(s, root, &b, &c.items[i], round);
    }
    return NULL;
}

/* The document with the first cause of each difference of the round; the caller owns it. */
static const struct value *with_causes(struct search *s, const struct value *root, unsigned round)
{
    const struct value *now = value_ref(root);

    for (size_t i = 0; i < s->out->count; i++) {
        const struct against_cause *cause = s->out->items[i].causes;
        struct against_candidate c = {.count = 0};
        const struct value *next;

        if (cause == NULL || cause->round != round)
            continue;
        c.edits = arena_calloc(&s->scratch, cause->count, sizeof(*c.edits));
        for (; c.edits != NULL && c.count < cause->count; c.count++)
            c.edits[c.count] =
                (struct against_edit){cause->settings[c.count].path, cause->settings[c.count].then};
        if ((next = edited(&s->scratch, now, &c)) == NULL)
            continue;
        value_unref(now);
        now = next;
    }
    if (arena_failed(&s->scratch))
        s->a->failed = true;
    arena_reset(&s->scratch);
    return now;
}

/* ---- what could be it ----------------------------------------------------------------------- */

static bool is_below(enum mdl_field_id field, enum mdl_field_id top)
{
    while (field != MDL_F_NONE && field != top)
        field = mdl_fields[field].parent;
    return field == top;
}

/* A place beside it that no spec has: what drives that drives everything around. */
static struct str no_such_place(struct search *s, struct str path)
{
    ptrdiff_t point = str_find(path, '.', 0);

    return CONCAT(s->a, point < 0 ? path : str_cut(path, 0, (size_t)point), STR_LIT(".?"));
}

/* Fields that name the place among what they drive. */
static void find_reaching(struct search *s, struct against_difference *d)
{
    struct str *paths = arena_calloc(s->a, MDL_FIELD_COUNT, sizeof(*paths));
    struct str other = no_such_place(s, d->path);

    for (enum mdl_field_id id = 0; paths != NULL && id < MDL_FIELD_COUNT; id++) {
        if (mdl_fields[id].type != MDL_T_OBJECT && !is_below(id, MDL_F_REQUEST) &&
            mdl_field_drives(id, d->path) && !mdl_field_drives(id, other))
            paths[d->reaching_count++] = mdl_field_path(s->a, id);
    }
    d->reaching = paths;
}

static size_t count_explained(const struct against *out)
{
    size_t count = 0;

    for (size_t i = 0; i < out->count; i++)
        count += out->items[i].causes != NULL;
    return count;
}

/* ---- the whole ------------------------------------------------------------------------------ */

/* Of a request the container that create makes of it. */
static struct err *container_of(const struct value **out, struct search *s,
                                const struct value *root)
{
    struct create_result made;
    struct mdl_doc *doc;
    struct plat host;
    struct engine engine;
    struct err *e = mdl_doc_new(&doc, root);

    *out = NULL;
    if (e != NULL)
        return e;
    arena_at_end(s->a, free_doc, doc);
    if (arena_failed(s->a))
        return err_oom();
    if (doc->request.body == NULL || doc->request.body->kind != VALUE_MAP) {
        *out = value_ref(root);
        return NULL;
    }
    host = s->host(doc);
    engine = engine_of(doc->release);
    e = create_carry_out(s->a, doc, &host, &engine, CREATE_AND_START, NULL, &made);
    if (e == NULL)
        *out = value_ref(made.doc->root);
    return e;
}

static struct err *search(struct search *s, const struct value *root)
{
    struct beside first;
    struct err *e = lay_beside(&first, s->a, root, s);

    if (e != NULL)
        return e;
    s->out->error = first.result.error;
    e = list_differences(s->out, s->a, &first.rows);
    for (unsigned round = 1; e == NULL && round <= AGAINST_ROUNDS; round++) {
        size_t before = s->out->explained;

        if (before == s->out->count || (e = play_round(s, root, round)) != NULL)
            break;
        s->out->explained = count_explained(s->out);
        if (s->out->explained == before)
            break;
        root = with_causes(s, root, round);
        arena_at_end(s->a, unref, (void *)(uintptr_t)root);
        if (arena_failed(s->a))
            return err_oom();
    }
    for (size_t i = 0; e == NULL && i < s->out->count; i++) {
        if (s->out->items[i].causes == NULL)
            find_reaching(s, &s->out->items[i]);
    }
    return e;
}

struct err *against_spec(struct against *out, struct arena *a, const struct value *root,
                         const struct value *theirs, against_host *host)
{
    struct search s = {.a = a, .host = host, .theirs = theirs, .out = out};
    const struct value *container;
    struct err *e;

    *out = (struct against){.items = NULL};
    arena_init(&s.scratch);
    if ((e = container_of(&container, &s, root)) == NULL) {
        arena_at_end(a, unref, (void *)(uintptr_t)container);
        e = arena_failed(a) ? err_oom() : search(&s, container);
    }
    arena_finish(&s.scratch);
    return e == NULL && arena_failed(a) ? err_oom() : e;
}
