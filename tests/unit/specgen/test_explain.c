/* Over all vectors: every line of every spec and every error has an explanation that a person can
 * read. */
#include "specgen/report/reports.h"

#include "model/json/json.h"
#include "platform/sim/sim.h"
#include "tests/vectors/vector.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static void check(struct arena *a, const struct explanation *e)
{
    const struct value *report;

    assert_true(e->subject.len > 0);
    assert_true(e->why.len > 0);
    assert_true(e->has_rule);
    assert_true(e->input_count > 0);
    for (size_t i = 0; i < e->input_count; i++) {
        assert_true(e->inputs[i].path.len > 0);
        assert_true(e->inputs[i].value.len > 0);
        assert_true(e->inputs[i].label.len > 0);
    }
    assert_true(explain_text(a, e).len > e->why.len);
    report = report_explanation(value_map(), e);
    assert_non_null(report);
    value_unref(report);
}

static void check_node(struct arena *a, const struct assessment *r, const struct spec_node *n)
{
    struct explanation e;

    assert_true(explain_node(&e, a, r, n));
    check(a, &e);
    if (n->kind != SPEC_LIST && n->kind != SPEC_OBJECT)
        return;
    for (n = n->u.kids.first; n != NULL; n = n->next)
        check_node(a, r, n);
}

static void check_errors(struct arena *a, const struct assessment *r)
{
    struct explanation e;

    for (const struct preflight_error *p = r->create.error; p != NULL; p = p->next) {
        assert_true(explain_preflight_error(&e, a, r, p));
        assert_true(e.remedy.len > 0);
        check(a, &e);
    }
    for (const struct preflight_error *p = r->start.error; p != NULL; p = p->next) {
        assert_true(explain_preflight_error(&e, a, r, p));
        check(a, &e);
    }
    for (const struct spec_error *s = r->spec.error; s != NULL; s = s->next) {
        assert_true(explain_spec_error(&e, a, r, s));
        assert_true(e.remedy.len > 0);
        assert_non_null(s->chain);
        check(a, &e);
    }
}

static bool has_note(const struct explanation *e, struct str text)
{
    for (size_t i = 0; i < e->note_count; i++)
        if (str_starts(e->notes[i], text) || str_ends(e->notes[i], text))
            return true;
    return false;
}

/* The why of a field tells whatever is wrong with it. */
static void check_problems(struct arena *a, const struct assessment *r)
{
    struct problems list;
    struct explanation e;

    assert_true(problems_make(&list, a, r));
    for (size_t i = 0; i < list.count; i++) {
        const struct problem *p = &list.items[i];

        if (p->ref.field == MDL_F_NONE)
            continue;
        assert_true(explain_field(&e, a, r, p->ref));
        if (!has_note(&e, p->text))
            fail_msg("%s is not told of %.*s", spec_rule_info(p->rule).id, STR_FMT(e.subject));
    }
}

static void check_scenario(struct arena *a, const struct value *scenario)
{
    struct assessment r;
    struct mdl_doc *doc;
    struct plat host;

    arena_reset(a);
    assert_null(mdl_doc_new(&doc, scenario));
    host = plat_sim(doc);
    for (int raw = 0; raw < 2; raw++) {
        assert_null(assess(a, doc, &host, raw ? ASSESS_RAW : ASSESS_CHANGED, &r));
        if (r.spec.spec != NULL)
            check_node(a, &r, r.spec.spec);
        check_errors(a, &r);
        check_problems(a, &r);
    }
    mdl_doc_free(doc);
}

static void check_file(const char *name, const char *key)
{
    const struct value *line;
    struct vector_file f;
    struct arena a;

    arena_init(&a);
    vector_open(&f, name);
    while ((line = vector_line(&f)) != NULL) {
        check_scenario(&a, value_get(line, str_of(key)));
        value_unref(line);
    }
    vector_close(&f);
    arena_finish(&a);
}

static void every_line_and_every_error_is_explained(void **state)
{
    (void)state;
    check_file("directed.jsonl", "scenario");
    check_file("preflight.jsonl", "input");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_line_and_every_error_is_explained),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
