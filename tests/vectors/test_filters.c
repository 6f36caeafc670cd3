/* Preflight and mount grammar against what the engine's own code answered. */
#include "model/json/json.h"
#include "platform/sim/sim.h"
#include "specgen/preflight/filter_report.h"
#include "tests/vectors/vector.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#define SHOWN_DIFFERENCES 5

static void answer_as(const struct value **out, struct arena *a, const struct value *line,
                      enum preflight_operation operation)
{
    struct preflight_result r;
    struct mdl_doc *doc;
    struct plat host;

    vector_require(mdl_doc_new(&doc, value_get(line, STR_LIT("input"))));
    host = plat_sim(doc);
    vector_require(preflight(a, doc, &host, operation, &r));
    *out = preflight_report(&r, operation);
    mdl_doc_free(doc);
}

static void answer_preflight(const struct value **out, struct arena *a, const struct value *line)
{
    const struct value *operation = value_get(line, STR_LIT("operation"));

    answer_as(out, a, line,
              str_is(operation->u.text, "start") ? PREFLIGHT_START : PREFLIGHT_CREATE);
}

static void answer_api(const struct value **out, struct arena *a, const struct value *line)
{
    answer_as(out, a, line, PREFLIGHT_API);
}

static void answer_mount(const struct value **out, struct arena *a, const struct value *line)
{
    vector_require(mount_filter(out, a, value_get(line, STR_LIT("input")), 0, plat_sim));
}

static void check_file(const char *name, size_t cases,
                       void (*answer)(const struct value **, struct arena *, const struct value *))
{
    struct vector_score score = {0};
    const struct value *line;
    struct vector_file f;
    struct arena a;

    arena_init(&a);
    vector_open(&f, name);
    while ((line = vector_line(&f)) != NULL) {
        const struct value *want = value_get(line, STR_LIT("want"));
        const struct value *got = NULL;

        arena_reset(&a);
        answer(&got, &a, line);
        assert_non_null(got);
        score.cases++;
        if (value_same(got, want)) {
            score.same++;
        } else if (score.cases - score.same <= SHOWN_DIFFERENCES) {
            vector_show("case    ", value_get(line, STR_LIT("name")));
            vector_show("engine  ", want);
            vector_show("silospec", got);
        }
        value_unref(got);
        value_unref(line);
    }
    vector_close(&f);
    arena_finish(&a);
    print_message("%s: %zu of %zu as the engine\n", name, score.same, score.cases);
    assert_int_equal(score.cases, cases);
    assert_int_equal(score.same, cases);
}

static void preflight_is_answered_as_by_the_engine(void **state)
{
    (void)state;
    check_file("preflight.jsonl", 1138, answer_preflight);
}

static void mounts_are_answered_as_by_the_engine(void **state)
{
    (void)state;
    check_file("mounts.jsonl", 661, answer_mount);
}

static const struct {
    const char *engine;
    size_t preflight, mounts;
} later[] = {
    {"20.10", 300, 66}, {"23.0", 400, 141}, {"24.0", 400, 141}, {"25.0", 400, 141},
    {"26.1", 400, 200}, {"27", 400, 200},   {"28", 400, 200},   {"29", 400, 200},
};
#define LATER     (sizeof(later) / sizeof(later[0]))
#define API_CASES 120

static void check_later(const char *kind, size_t i, size_t cases,
                        void (*answer)(const struct value **, struct arena *, const struct value *))
{
    char name[64];

    (void)snprintf(name, sizeof(name), "%s-%s.jsonl", kind, later[i].engine);
    check_file(name, cases, answer);
}

static void later_engines_answer_before_the_spec(void **state)
{
    (void)state;
    for (size_t i = 0; i < LATER; i++)
        check_later("preflight", i, later[i].preflight, answer_preflight);
}

static void later_engines_read_mounts(void **state)
{
    (void)state;
    for (size_t i = 0; i < LATER; i++)
        check_later("mounts", i, later[i].mounts, answer_mount);
}

static void later_engines_answer_through_the_api(void **state)
{
    (void)state;
    for (size_t i = 0; i < LATER; i++)
        check_later("api", i, API_CASES, answer_api);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(preflight_is_answered_as_by_the_engine),
        cmocka_unit_test(mounts_are_answered_as_by_the_engine),
        cmocka_unit_test(later_engines_answer_before_the_spec),
        cmocka_unit_test(later_engines_read_mounts),
        cmocka_unit_test(later_engines_answer_through_the_api),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
