#include "specgen/compare/upgrade_differences.h"

#include "specgen/gocompat/concat.h"

const char upgrade_kind_names[UPGRADE_KINDS][8] = {
    [UPGRADE_ANSWER] = "answer",   [UPGRADE_SPEC] = "spec",       [UPGRADE_ORDER] = "order",
    [UPGRADE_SETTING] = "setting", [UPGRADE_WARNING] = "warning",
};

/* What all assessments are made of. */
struct maker {
    struct arena *a;       /* of the result */
    struct arena scratch;  /* of what is looked at once */
    struct arena turns[2]; /* of an assessment and the one before, in turn */
    const struct mdl_doc *doc;
    const struct plat *host;
    enum assess_settings settings;
};

static struct err *assess_with(struct maker *m, struct arena *a, const struct engine *engine,
                               struct assessment *out)
{
    return assess_outcome_as(a, m->doc, m->host, m->settings, engine, out);
}

static bool same_difference(const struct upgrade_difference *l, const struct upgrade_difference *r)
{
    if (l->kind != r->kind || !str_eq(l->path, r->path))
        return false;
    return l->kind != UPGRADE_WARNING ||
           (str_eq(l->before, r->before) && str_eq(l->after, r->after));
}

/* The list of one change is short, or as long as the list that it is looked up in and in the
 * same order, so that a search goes on where the last one ended. */
static void mark_causes(struct upgrade_step *step, const struct upgrade_differences *of,
                        enum engine_change c)
{
    size_t at = 0;

    for (size_t i = 0; i < of->count; i++) {
        for (size_t tries = 0; tries < step->count; tries++) {
            struct upgrade_difference *d = &step->items[(at + tries) % step->count];

            if (same_difference(d, &of->items[i])) {
                if (!engine_set_has(&d->causes, c))
                    engine_set_flip(&d->causes, c);
                at += tries + 1;
                break;
            }
        }
    }
}

static bool has_one(const struct engine engines[2], unsigned c)
{
    return engine_set_has(&engines[0].changes, c) != engine_set_has(&engines[1].changes, c);
}

/* Which of the changes between two engines make a difference here: the later engine with each of
 * them undone in turn, if what it made rests on it at all. A change can also be lost on the way: it
 * may have been taken back into a line before the later one began. */
static struct err *find_causes(struct maker *m, struct upgrade_step *step,
                               const struct assessment *now, const struct engine engines[2])
{
    for (unsigned c = 0; step->count > 0 && c < CHANGE_COUNT; c++) {
        const struct engine undone = engine_toggled(&engines[1], (enum engine_change)c);
        struct upgrade_differences of;
        struct assessment without;
        struct err *e;

        if (!has_one(engines, c) || !engine_rests_on(&engines[1], (enum engine_change)c))
            continue;
        arena_reset(&m->scratch);
        if ((e = assess_with(m, &m->scratch, &undone, &without)) != NULL)
            return e;
        if (!upgrade_differences(&of, &m->scratch, &without, now))
            return err_oom();
        mark_causes(step, &of, (enum engine_change)c);
    }
    return NULL;
}

/* "process.env" of "process.env[3]"; the path itself when it is of no list. */
static struct str list_of(struct str path)
{
    size_t at = path.len;

    while (at > 0 && path.s[at - 1] != '[')
        at--;
    return at > 0 ? str_cut(path, 0, at - 1) : path;
}

/* Not all of a thousand mounts that an engine writes in another way need a line. Texts may lie in
 * the scratch arena: those that are kept are copied. */
static bool take(struct arena *a, struct upgrade_step *step, const struct upgrade_differences *d)
{
    size_t most = d->count < UPGRADE_MOST ? d->count : UPGRADE_MOST, run = 0;
    struct str list = STR_NONE;

    if (d->count == 0)
        return true;
    if ((step->items = arena_calloc(a, most, sizeof(*step->items))) == NULL)
        return false;
    for (size_t i = 0; i < d->count; i++) {
        const struct upgrade_difference *from = &d->items[i];
        struct str now = list_of(from->path);
        struct upgrade_difference *to = &step->items[step->count];

        run = i > 0 && from->kind == UPGRADE_SPEC && str_eq(now, list) ? run + 1 : 0;
        list = now;
        if (step->count == most || run >= UPGRADE_RUN) {
            step->left_out++;
            continue;
        }
        *to = *from;
        to->path = arena_str(a, from->path);
        to->before = arena_str(a, from->before);
        to->after = arena_str(a, from->after);
        step->count++;
    }
    return !arena_failed(a);
}

static struct err *count_all(struct maker *m, struct upgrade_step *step,
                             const struct assessment *first, const struct assessment *now)
{
    struct upgrade_differences d;

    arena_reset(&m->scratch);
    if (!upgrade_differences(&d, &m->scratch, first, now))
        return err_oom();
    for (size_t i = 0; i < d.count; i++)
        step->total[d.items[i].kind]++;
    return NULL;
}

/* Between two assessments that follow each other. `before`: where the first of them lies, which
 * nothing needs while the causes are looked for; NULL: it is kept. */
static struct err *make_step(struct maker *m, struct upgrade_step *step,
                             const struct assessment results[2], const struct engine engines[2],
                             struct arena *before)
{
    struct upgrade_differences d;

    arena_reset(&m->scratch);
    if (!upgrade_differences(&d, &m->scratch, &results[0], &results[1]) || !take(m->a, step, &d))
        return err_oom();
    if (before != NULL)
        arena_finish(before);
    return find_causes(m, step, &results[1], engines);
}

/* The answer without the assessment that it borrows from. */
static struct assess_answer kept_answer(struct arena *a, const struct assessment *r)
{
    struct assess_answer answer = assess_answer(r);

    answer.message = arena_str(a, answer.message);
    return answer;
}

/* first: that of the document's own engine, which is kept. pair: the one before, and this one; the
 * one before it is forgotten. */
static struct err *add_step(struct maker *m, struct upgrade *u, struct assessment *first,
                            struct assessment pair[2], const struct mdl_engine *engine,
                            uint32_t release)
{
    struct upgrade_step *step = &u->steps[u->count];
    struct arena *turn = &m->turns[u->count % 2], *before = &m->turns[(u->count + 1) % 2];
    struct engine engines[2] = {[1] = engine_of(release)};
    struct engine_set asked = {{0}};
    struct err *e;

    *step = (struct upgrade_step){.engine = engine, .release = release};
    pair[0] = pair[1];
    engines[1].asked = &asked;
    if ((e = assess_with(m, u->count > 0 ? turn : m->a, &engines[1], &pair[1])) != NULL)
        return e;
    step->answer = kept_answer(m->a, &pair[1]);
    if (u->count++ == 0) {
        *first = pair[1];
        return NULL;
    }
    engines[0] = engine_of(step[-1].release);
    if ((e = make_step(m, step, pair, engines, before)) != NULL)
        return e;
    return count_all(m, step, first, &pair[1]);
}

static void maker_init(struct maker *m)
{
    arena_init(&m->scratch);
    arena_init(&m->turns[0]);
    arena_init(&m->turns[1]);
}

static void maker_finish(struct maker *m)
{
    arena_finish(&m->scratch);
    arena_finish(&m->turns[0]);
    arena_finish(&m->turns[1]);
}

struct err *upgrade_make(struct upgrade *out, struct arena *a, const struct mdl_doc *doc,
                         const struct plat *host, enum assess_settings settings)
{
    struct maker m = {.a = a, .doc = doc, .host = host, .settings = settings};
    struct assessment *results = arena_calloc(a, 3, sizeof(*results));
    struct upgrade *u = arena_calloc(a, 1, sizeof(*u));
    struct err *e;

    if (results == NULL || u == NULL)
        return err_oom();
    maker_init(&m);
    e = add_step(&m, u, &results[0], &results[1], mdl_engine_of(doc->release), doc->release);
    for (size_t i = 0; e == NULL && i < MDL_ENGINE_COUNT; i++) {
        if (mdl_engines[i].latest > doc->release)
            e = add_step(&m, u, &results[0], &results[1], &mdl_engines[i], mdl_engines[i].latest);
    }
    maker_finish(&m);
    if (e == NULL && arena_failed(a))
        e = err_oom();
    if (e == NULL)
        *out = *u;
    return e;
}

struct err *upgrade_between(struct upgrade_step *out, struct arena *a, const struct mdl_doc *doc,
                            const struct plat *host, enum assess_settings settings, uint32_t from,
                            uint32_t to)
{
    struct maker m = {.a = a, .doc = doc, .host = host, .settings = settings};
    struct engine engines[2] = {engine_of(from), engine_of(to)};
    struct engine_set asked = {{0}};
    struct assessment *results = arena_calloc(a, 2, sizeof(*results));
    struct upgrade_step step = {.engine = mdl_engine_of(to), .release = to};
    struct err *e = results == NULL ? err_oom() : NULL;

    engines[1].asked = &asked;
    arena_init(&m.scratch);
    for (int i = 0; e == NULL && i < 2; i++)
        e = assess_with(&m, a, &engines[i], &results[i]);
    if (e == NULL) {
        step.answer = assess_answer(&results[1]);
        e = make_step(&m, &step, results, engines, NULL);
    }
    arena_finish(&m.scratch);
    if (e == NULL && arena_failed(a))
        e = err_oom();
    if (e == NULL)
        *out = step;
    return e;
}

/* "mounts" of "mounts[1].source". */
static bool stands_in(struct str path, struct str parent)
{
    return str_starts(path, parent) &&
           (path.len == parent.len || path.s[parent.len] == '.' || path.s[parent.len] == '[');
}

static struct err *matters(bool *out, struct maker *m, const struct engine *engine,
                           enum engine_change c, const struct assessment *now)
{
    const struct engine other = engine_toggled(engine, c);
    struct upgrade_differences d;
    struct assessment then;
    struct err *e;

    arena_reset(&m->scratch);
    if ((e = assess_with(m, &m->scratch, &other, &then)) != NULL)
        return e;
    if (!upgrade_differences(&d, &m->scratch, now, &then))
        return err_oom();
    *out = d.count > 0;
    return NULL;
}

struct err *upgrade_changes_that_matter(struct engine_set *out, const struct mdl_doc *doc,
                                        const struct plat *host, enum assess_settings settings,
                                        const struct engine_set *changes)
{
    struct engine engine = engine_of(doc->release);
    struct engine_set asked = {{0}};
    struct maker m = {.doc = doc, .host = host, .settings = settings};
    struct assessment now;
    struct arena kept;
    struct err *e;

    *out = (struct engine_set){{0}};
    engine.asked = &asked;
    arena_init(&kept);
    arena_init(&m.scratch);
    e = assess_with(&m, &kept, &engine, &now);
    for (unsigned c = 0; e == NULL && c < CHANGE_COUNT; c++) {
        bool differs = false;

        if (engine_set_has(changes, c) && engine_rests_on(&engine, (enum engine_change)c))
            e = matters(&differs, &m, &engine, (enum engine_change)c, &now);
        if (differs)
            engine_set_flip(out, c);
    }
    arena_finish(&m.scratch);
    arena_finish(&kept);
    return e;
}

const struct upgrade_difference *upgrade_difference_at(const struct upgrade_step *s,
                                                       struct str path)
{
    for (size_t i = 0; i < s->count; i++) {
        const struct upgrade_difference *d = &s->items[i];

        if ((d->kind == UPGRADE_SPEC || d->kind == UPGRADE_ORDER) && d->path.len > 0 &&
            (stands_in(path, d->path) || stands_in(d->path, path)))
            return d;
    }
    return NULL;
}

struct str upgrade_causes(struct arena *a, const struct upgrade_difference *d, uint32_t release)
{
    struct str text = STR_NONE;

    if (engine_set_is_empty(&d->causes))
        return STR_LIT("several changes of the engine together");
    for (unsigned c = 0; c < CHANGE_COUNT; c++) {
        if (engine_set_has(&d->causes, c))
            text = CONCAT(a, text, text.len > 0 ? STR_LIT("\n") : STR_NONE,
                          engine_change_text(a, (enum engine_change)c, release));
    }
    return text;
}

bool upgrade_answers_differ(const struct upgrade *u)
{
    for (size_t i = 1; i < u->count; i++) {
        if (u->steps[i].total[UPGRADE_ANSWER] > 0)
            return true;
    }
    return false;
}
