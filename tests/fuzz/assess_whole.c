/* What holds of every document, whatever it was read from. */
#include "tests/fuzz/assess_whole.h"

#include "model/json/json.h"
#include "platform/sim/sim.h"
#include "specgen/compare/compare.h"
#include "specgen/credential/mask.h"
#include "specgen/report/reports.h"
#include "specgen/tree/emit.h"
#include "specgen/tree/path.h"

#include <stdio.h>
#include <stdlib.h>

enum { COMPARED_MAX = 200 /* rows */ };

_Noreturn void fuzz_broken(const char *what, struct str text)
{
    fprintf(stderr, "%s:\n%.*s\n", what, STR_FMT(text));
    abort();
}

void fuzz_must(struct err *e)
{
    if (e != NULL)
        fuzz_broken(e->text, STR_NONE);
}

static void check_nodes(struct arena *a, const struct assessment *r, const struct spec_node *n)
{
    struct str path = spec_node_path(a, n);
    struct explanation e;

    if (n->parent != NULL && spec_find(r->spec.spec, path) != n)
        fuzz_broken("the path of a node leads elsewhere", path);
    if (!explain_node(&e, a, r, n) || explain_text(a, &e).len == 0)
        fuzz_broken("a node is not explained", path);
    if (n->kind != SPEC_LIST && n->kind != SPEC_OBJECT)
        return;
    for (const struct spec_node *kid = n->u.kids.first; kid != NULL; kid = kid->next)
        check_nodes(a, r, kid);
}

static void check_spec(struct arena *a, const struct spec_node *spec)
{
    const struct spec_node *roots[] = {spec, spec};
    const struct value *compact, *indented;
    struct str text = spec_json(a, spec, 0);
    struct compare c;

    fuzz_must(json_read(&compact, text));
    fuzz_must(json_read(&indented, spec_json(a, spec, 2)));
    if (!value_eq(compact, indented))
        fuzz_broken("another spec with indentation", text);
    value_unref(compact);
    value_unref(indented);
    if (mask_same_length(a, text).len != text.len)
        fuzz_broken("masking in place moves", text);
    fuzz_must(compare_specs(&c, a, roots, 2));
    if (c.changed + c.added + c.missing > 0)
        fuzz_broken("a spec differs from itself", text);
    for (size_t i = 0; i < c.count && i < COMPARED_MAX; i++) {
        (void)compare_text(a, &c, i, 0);
        (void)compare_path(a, &c, i);
    }
}

static void check_reports(struct arena *a, const struct assessment *r, const struct plat *host,
                          bool small)
{
    const struct report_subject s = {.a = a, .result = r, .host = host, .release = r->doc->release};

    for (int id = 0; id < REPORT_COUNT; id++) {
        const struct value *report = NULL;
        char *text;
        size_t len;
        struct err *e;

        if (reports[id].about != REPORT_DOCUMENT || (!small && id == REPORT_UPGRADE))
            continue;
        if ((e = report_build(&report, (enum report_id)id, &s)) != NULL) {
            if (e->class == ERR_OOM || e->class == ERR_INTERNAL)
                fuzz_broken(e->text, str_of(reports[id].name));
            err_free(e);
            continue;
        }
        fuzz_must(report_print(&text, &len, report, false));
        free(text);
    }
}

/* The same words of the same field are one problem. */
static bool is_same(const struct problem *a, const struct problem *b)
{
    return str_eq(a->text, b->text) && a->part == b->part && a->ref.field == b->ref.field &&
           a->ref.index == b->ref.index;
}

static void check_problems(struct arena *a, const struct assessment *r)
{
    struct problems p;

    if (!problems_make(&p, a, r))
        fuzz_broken("no problems", STR_NONE);
    for (size_t i = 0; i < p.count; i++) {
        struct explanation x;

        for (size_t k = 0; k < i; k++)
            if (is_same(&p.items[i], &p.items[k]))
                fuzz_broken("told twice", p.items[i].text);
        (void)problem_answer(a, &p.items[i]);
        (void)problem_where(a, &p.items[i]);
        (void)explain_ref_path(a, r, p.items[i].ref);
        if (p.items[i].ref.field != MDL_F_NONE && !explain_field(&x, a, r, p.items[i].ref))
            fuzz_broken("a field is not explained", p.items[i].text);
    }
}

/* A question has one path, so that answering it once is enough. */
static void check_questions(const struct assessment *r)
{
    for (const struct spec_unknown *u = r->unknowns.first; u != NULL; u = u->next)
        for (const struct spec_unknown *v = u->next; v != NULL; v = v->next)
            if (str_eq(u->question, v->question))
                fuzz_broken("asked twice", u->question);
}

void fuzz_assess(const struct mdl_doc *doc, enum assess_settings settings, bool small)
{
    struct plat host = plat_sim(doc);
    struct assess_step steps[ASSESS_STEPS];
    struct assess_answer answer;
    struct assessment r;
    struct arena a;

    arena_init(&a);
    fuzz_must(assess(&a, doc, &host, settings, &r));
    if (r.spec.spec != NULL) {
        check_spec(&a, r.spec.spec);
        check_nodes(&a, &r, r.spec.spec);
    }
    check_problems(&a, &r);
    check_questions(&r);
    check_reports(&a, &r, &host, small);
    answer = assess_answer(&r);
    (void)assess_answer_text(&a, &answer);
    if (assess_steps(steps, &r) > ASSESS_STEPS)
        fuzz_broken("too many steps", STR_NONE);
    arena_finish(&a);
}
