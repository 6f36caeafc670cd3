/* What a container gets of processors and memory: the arithmetic, and what is lost in it. */
#include "specgen/explain/effective.h"
#include "tests/unit/specgen/scenario_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#define SET(x)                                                                                     \
    {                                                                                              \
        MDL_SET, x                                                                                 \
    }

static struct effective rows_of(struct fixture *f)
{
    struct effective e;

    assert_null(effective(&e, &f->arena, &f->result, NULL));
    return e;
}

static void assert_text(struct fixture *f, struct str got, const char *want)
{
    assert_string_equal(arena_cstr(&f->arena, got), want);
}

static void cpus_lose_what_is_below_a_ten_thousandth_of_the_host(void **state)
{
    static const struct {
        int64_t nano, num_cpu;
        bool vm;
        uint64_t parts, visible;
    } cases[] = {
        {300000000, 64, false, 2944, 64},
        {1500000000, 8, false, 15000, 8},
        {1, 4, false, 4, 4},
        {2500000000, 4, true, 24999, 3},
        {1500000000, 8, true, 15000, 2},
        {2000000000, 8, true, 20000, 2},
        {9000000000, 4, true, 40000, 4},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const struct mdl_host_config h = {.nano_cpus = SET(cases[i].nano)};
        struct effective_cpu e = effective_cpu(&h, cases[i].num_cpu, cases[i].vm);

        assert_int_equal(e.state, EFFECTIVE_LIMITED);
        assert_int_equal(e.parts, cases[i].parts);
        assert_int_equal(e.visible, cases[i].visible);
    }
}

static void a_vm_has_two_processors_when_nobody_asks_but_never_more_than_the_host(void **state)
{
    const struct mdl_host_config h = {.nano_cpus = SET(0)};
    struct effective_cpu e = effective_cpu(&h, 16, true);

    (void)state;
    assert_int_equal(e.visible, 2);
    assert_int_equal(e.parts, 20000);
    assert_true(e.visible_default);
    assert_int_equal(effective_cpu(&h, 1, true).visible, 1);
    assert_int_equal(effective_cpu(&h, 16, false).state, EFFECTIVE_UNLIMITED);
    assert_int_equal(effective_cpu(&h, 16, false).visible, 16);
}

static void a_percentage_is_one_of_the_visible_processors(void **state)
{
    const struct mdl_host_config h = {.cpu_percent = SET(25)};

    (void)state;
    assert_int_equal(effective_cpu(&h, 8, false).parts, 20000);
    assert_int_equal(effective_cpu(&h, 8, true).parts, 5000);
}

static void a_count_caps_the_time_of_a_process_container_and_is_cut_to_the_host(void **state)
{
    const struct mdl_host_config h = {.cpu_count = SET(12)};
    struct effective_cpu e = effective_cpu(&h, 16, false);

    (void)state;
    assert_int_equal(e.state, EFFECTIVE_LIMITED);
    assert_int_equal(e.parts, 120000);
    assert_int_equal(e.visible, 16);
    e = effective_cpu(&h, 8, true);
    assert_true(e.count_cut);
    assert_int_equal(e.visible, 8);
}

static void what_nobody_documents_is_unknown(void **state)
{
    const struct mdl_host_config both = {.nano_cpus = SET(1000000000), .cpu_count = SET(2)};
    const struct mdl_host_config above = {.cpu_percent = SET(655)};
    const struct mdl_host_config none = {.nano_cpus = SET(1000000000)};

    (void)state;
    assert_int_equal(effective_cpu(&both, 8, false).state, EFFECTIVE_UNKNOWN);
    assert_int_equal(effective_cpu(&both, 8, true).state, EFFECTIVE_LIMITED);
    assert_int_equal(effective_cpu(&above, 8, false).state, EFFECTIVE_UNKNOWN);
    assert_int_equal(effective_cpu(&above, 8, true).state, EFFECTIVE_UNKNOWN);
    assert_int_equal(effective_cpu(&none, 0, false).state, EFFECTIVE_PANIC);
    assert_int_equal(effective_cpu(&none, 0, true).state, EFFECTIVE_UNKNOWN);
    assert_int_equal(effective_cpu(&none, 0, true).visible, 0);
}

static void wrapping_is_told_exactly_from_where_it_begins(void **state)
{
    static const struct {
        struct mdl_host_config h;
        bool vm, wrapped;
    } cases[] = {
        {{.cpu_percent = SET(655)}, false, false},
        {{.cpu_percent = SET(656)}, false, true},
        {{.cpu_percent = SET(-1)}, true, true},
        {{.cpu_shares = SET(65535)}, false, false},
        {{.cpu_shares = SET(65536)}, false, true},
        {{.nano_cpus = SET(26214300000)}, false, false},
        {{.nano_cpus = SET(26214400000)}, false, true},
        {{.nano_cpus = SET(26214400001)}, true, false},
        {{.nano_cpus = SET(1500000000), .cpu_percent = SET(700)}, false, false},
        {{.nano_cpus = SET(2000000000), .cpu_percent = SET(700)}, true, true},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        assert_int_equal(effective_cpu(&cases[i].h, 4, cases[i].vm).wrapped, cases[i].wrapped);
}

static void wrapping_is_told_in_the_rows_of_what_wrapped(void **state)
{
    struct fixture f;
    struct effective e;

    (void)state;
    fixture_with(&f, "container.HostConfig.CpuCount", "2", "container.HostConfig.CpuPercent",
                 "65536", NULL);
    e = rows_of(&f);
    assert_text(&f, e.rows[EFFECTIVE_CPUS].note, "the maximum wrapped at 16 bits");
    fixture_finish(&f);
    fixture_with(&f, "container.HostConfig.NanoCpus", "1500000000",
                 "container.HostConfig.CpuShares", "65536", NULL);
    e = rows_of(&f);
    assert_text(&f, e.rows[EFFECTIVE_CPUS].note, "3750/10000 of 4 processors = 1.5");
    assert_text(&f, e.rows[EFFECTIVE_PERCENT].note, "from --cpus");
    assert_text(&f, e.rows[EFFECTIVE_SHARES].note, "only the lowest 16 bits are kept");
    fixture_finish(&f);
}

static void memory_is_counted_in_whole_mebibytes(void **state)
{
    (void)state;
    assert_int_equal(effective_memory(537395200, false).mib, 512);
    assert_int_equal(effective_memory(537395200, false).lost, 524288);
    assert_int_equal(effective_memory(0, false).state, EFFECTIVE_UNLIMITED);
    assert_int_equal(effective_memory(0, true).mib, 1024);
    assert_true(effective_memory(1048575, true).vm_default);
    assert_int_equal(effective_memory(1048575, false).state, EFFECTIVE_UNLIMITED);
    assert_int_equal(effective_memory(1048576, true).mib, 1);
    assert_int_equal(effective_memory(-1, false).state, EFFECTIVE_UNLIMITED);
    assert_int_equal(effective_memory(-1048576, true).state, EFFECTIVE_UNKNOWN);
    assert_int_equal(effective_memory(INT64_MIN, true).state, EFFECTIVE_UNKNOWN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cpus_lose_what_is_below_a_ten_thousandth_of_the_host),
        cmocka_unit_test(a_vm_has_two_processors_when_nobody_asks_but_never_more_than_the_host),
        cmocka_unit_test(a_percentage_is_one_of_the_visible_processors),
        cmocka_unit_test(a_count_caps_the_time_of_a_process_container_and_is_cut_to_the_host),
        cmocka_unit_test(what_nobody_documents_is_unknown),
        cmocka_unit_test(wrapping_is_told_exactly_from_where_it_begins),
        cmocka_unit_test(wrapping_is_told_in_the_rows_of_what_wrapped),
        cmocka_unit_test(memory_is_counted_in_whole_mebibytes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
