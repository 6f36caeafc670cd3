#include "specgen/explain/consequences.h"
#include "tests/unit/specgen/scenario_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static const struct consequence *row_of(const struct consequences *c, enum effective_what what)
{
    for (size_t i = 0; i < CONSEQUENCE_ROWS; i++) {
        if (c->rows[i].what == what)
            return &c->rows[i];
    }
    fail_msg("no row");
    return NULL;
}

static void assert_gets(const struct consequences *c, enum effective_what what, unsigned column,
                        const char *want)
{
    struct str gets = row_of(c, what)->cells[column]->gets;

    if (!str_is(gets, want))
        fail_msg("'%.*s' != '%s'", STR_FMT(gets), want);
}

static void process_and_hyperv_differ_in_what_programs_notice(void **state)
{
    struct fixture f[2];
    const struct spec_result *results[] = {&f[0].result, &f[1].result};
    struct consequences c;

    (void)state;
    fixture_with(&f[0], "host.NumCPU", "16", NULL);
    fixture_with(&f[1], "host.NumCPU", "16", "container.HostConfig.Isolation", "\"hyperv\"", NULL);
    assert_null(consequences(&c, &f[0].arena, results, 2));
    assert_gets(&c, EFFECTIVE_VISIBLE, 0, "16");
    assert_gets(&c, EFFECTIVE_VISIBLE, 1, "2");
    assert_gets(&c, EFFECTIVE_MEMORY, 0, "no limit: the host's memory");
    assert_gets(&c, EFFECTIVE_MEMORY, 1, "1024 MiB");
    assert_true(row_of(&c, EFFECTIVE_ISOLATION)->differs);
    assert_true(row_of(&c, EFFECTIVE_ROOT)->differs);
    assert_false(row_of(&c, EFFECTIVE_IDENTITY)->differs);
    assert_false(row_of(&c, EFFECTIVE_SHARING)->differs);
    fixture_finish(&f[0]);
    fixture_finish(&f[1]);
}

static void equal_results_differ_nowhere(void **state)
{
    struct fixture f;
    const struct spec_result *results[] = {&f.result, &f.result, &f.result, &f.result};
    struct consequences c;

    (void)state;
    fixture_with(&f, NULL);
    assert_null(consequences(&c, &f.arena, results, 4));
    assert_int_equal(c.differing, 0);
    assert_int_equal(c.columns, 4);
    fixture_finish(&f);
}

/* Refused before anything is built: a container that there is not has no user and no network. What
 * the others get differs only where they do. */
static void a_column_without_a_container_says_so(void **state)
{
    struct fixture f[3];
    const struct spec_result *results[] = {&f[0].result, &f[1].result, &f[2].result};
    struct consequences c;

    (void)state;
    fixture_with(&f[0], "host.NumCPU", "16", NULL);
    fixture_with(&f[1], "host.NumCPU", "16", "container.HostConfig.Isolation", "\"hyperv\"", NULL);
    fixture_with(&f[2], "engine", "\"moby-28\"", "host.Images",
                 "[{\"Id\":\"img\",\"OS\":\"linux\",\"LayerFolders\":[\"a\"]}]", NULL);
    assert_null(f[2].result.spec);
    assert_null(consequences(&c, &f[0].arena, results, 3));
    assert_false(c.refused[0]);
    assert_true(c.refused[2]);
    assert_gets(&c, EFFECTIVE_ISOLATION, 2, "refused: no container");
    assert_true(str_is(row_of(&c, EFFECTIVE_ISOLATION)->cells[2]->note,
                       "operating system is not supported"));
    for (size_t i = 1; i < CONSEQUENCE_ROWS; i++) {
        assert_true(str_is(c.rows[i].cells[2]->gets, "-"));
        assert_int_equal(c.rows[i].cells[2]->certainty, EFFECTIVE_REFUSED);
    }
    assert_true(row_of(&c, EFFECTIVE_VISIBLE)->differs);
    assert_false(row_of(&c, EFFECTIVE_USER)->differs);

    assert_null(consequences(&c, &f[0].arena, &results[1], 2));
    assert_true(row_of(&c, EFFECTIVE_USER)->differs);
    for (int i = 0; i < 3; i++)
        fixture_finish(&f[i]);
}

/* What was built until then is still told. */
static void a_late_refusal_has_its_row(void **state)
{
    struct fixture f;
    const struct spec_result *results[] = {&f.result};
    struct consequences c;

    (void)state;
    fixture_with(&f, "container.BaseFS", "null", NULL);
    assert_non_null(f.result.error);
    assert_non_null(f.result.spec);
    assert_null(consequences(&c, &f.arena, results, 1));
    assert_false(c.refused[0]);
    assert_gets(&c, EFFECTIVE_ROOT, 0, "refused");
    assert_gets(&c, EFFECTIVE_SHARING, 0, "its own");
    fixture_finish(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(process_and_hyperv_differ_in_what_programs_notice),
        cmocka_unit_test(equal_results_differ_nowhere),
        cmocka_unit_test(a_column_without_a_container_says_so),
        cmocka_unit_test(a_late_refusal_has_its_row),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
