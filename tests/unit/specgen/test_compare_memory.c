/* Every allocation of a comparison fails once: the answer is ERR_OOM, nothing leaks (the
 * sanitizer looks), nothing is half written. */
#include "specgen/compare/compare.h"
#include "specgen/compare/variants.h"
#include "specgen/explain/consequences.h"
#include "tests/unit/specgen/scenario_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

void *__real_malloc(size_t size);
void *__wrap_malloc(size_t size);
void *__real_realloc(void *old, size_t size);
void *__wrap_realloc(void *old, size_t size);

static long allowed = -1; /* allocations until one fails; -1 = all succeed */

static bool may_allocate(void)
{
    if (allowed == 0)
        return false;
    if (allowed > 0)
        allowed--;
    return true;
}

void *__wrap_malloc(size_t size)
{
    return may_allocate() ? __real_malloc(size) : NULL;
}

void *__wrap_realloc(void *old, size_t size)
{
    return may_allocate() ? __real_realloc(old, size) : NULL;
}

struct pair {
    struct fixture f[2];
};

static void begin(struct pair *p)
{
    fixture_with(&p->f[0], "container.Config.Env", "[\"A=1\",\"B=2\",\"C=3\"]",
                 "container.HostConfig.NanoCpus", "1500000000", NULL);
    fixture_with(&p->f[1], "container.Config.Env", "[\"C=3\",\"B=9\",\"D=4\"]",
                 "container.HostConfig.Isolation", "\"hyperv\"", NULL);
}

static void finish(struct pair *p)
{
    fixture_finish(&p->f[0]);
    fixture_finish(&p->f[1]);
}

static struct err *compare_and_fold(struct pair *p, struct arena *a)
{
    const struct spec_node *roots[] = {p->f[0].result.spec, p->f[1].result.spec};
    struct compare_runs runs = {NULL, 0};
    struct compare c = {.count = 0};
    struct err *e = compare_specs(&c, a, roots, 2);

    if (e != NULL) {
        assert_int_equal(c.count, 0);
        return e;
    }
    e = compare_fold(&runs, a, &c, 1);
    assert_true(e != NULL ? runs.count == 0 : runs.count > 0);
    return e;
}

static struct err *tell_consequences(struct pair *p, struct arena *a)
{
    const struct spec_result *results[] = {&p->f[0].result, &p->f[1].result};
    struct consequences c = {.columns = 0};
    struct err *e = consequences(&c, a, results, 2);

    assert_int_equal(c.columns, e != NULL ? 0 : 2);
    return e;
}

static struct err *make_variants(struct pair *p, struct arena *a)
{
    struct variant v = {.root = NULL};
    struct host_profile host;
    struct err *e = host_profile_find(&host, STR_LIT("ws2022-8cpu"));

    if (e == NULL && (e = variant_of_host(&v, a, p->f[0].root, &host)) == NULL)
        variants_finish(&v, 1);
    for (int k = 0; e == NULL && k < VARIANT_KINDS; k++) {
        e = variant_of_kind(&v, a, p->f[0].root, (enum variant_kind)k);
        if (e == NULL)
            variants_finish(&v, 1);
    }
    assert_null(v.root);
    return e;
}

static void until_it_succeeds(struct err *(*work)(struct pair *p, struct arena *a))
{
    struct err *e = NULL;
    struct pair p;
    long n = 0;

    begin(&p);
    do {
        struct arena a;

        arena_init(&a);
        allowed = n++;
        e = work(&p, &a);
        allowed = -1;
        if (e != NULL)
            assert_int_equal(e->class, ERR_OOM);
        err_free(e);
        arena_finish(&a);
    } while (e != NULL && n < 100000);
    assert_null(e);
    assert_true(n > 2);
    finish(&p);
}

static void a_comparison_survives_each_failed_allocation(void **state)
{
    (void)state;
    until_it_succeeds(compare_and_fold);
}

static void consequences_survive_each_failed_allocation(void **state)
{
    (void)state;
    until_it_succeeds(tell_consequences);
}

static void variants_survive_each_failed_allocation(void **state)
{
    (void)state;
    until_it_succeeds(make_variants);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_comparison_survives_each_failed_allocation),
        cmocka_unit_test(consequences_survive_each_failed_allocation),
        cmocka_unit_test(variants_survive_each_failed_allocation),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
