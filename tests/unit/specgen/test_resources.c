#include "specgen/spec/resources.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#define SET(x)                                                                                     \
    {                                                                                              \
        MDL_SET, x                                                                                 \
    }

static void percent_and_shares_wrap_at_16_bits(void **state)
{
    static const struct {
        int64_t percent;
        unsigned maximum;
    } cases[] = {{1, 100},   {100, 10000}, {101, 10100}, {655, 65500}, {656, 64},
                 {657, 164}, {700, 4464},  {65536, 0},   {-1, 65436}};
    struct resources_cpu got;

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const struct mdl_host_config h = {.cpu_percent = SET(cases[i].percent)};

        assert_true(spec_resources_cpu(&got, &h, 4, false));
        assert_int_equal(got.maximum, cases[i].maximum);
    }
    assert_true(
        spec_resources_cpu(&got, &(struct mdl_host_config){.cpu_shares = SET(-1)}, 4, false));
    assert_int_equal(got.shares, 65535);
    assert_true(
        spec_resources_cpu(&got, &(struct mdl_host_config){.cpu_shares = SET(65536)}, 4, false));
    assert_int_equal(got.shares, 0);
    assert_true(
        spec_resources_cpu(&got, &(struct mdl_host_config){.cpu_count = SET(-1)}, 4, false));
    assert_true(got.count == UINT64_MAX);
}

static void cpus_are_a_share_of_the_host_or_a_count_of_the_virtual_machine(void **state)
{
    static const struct {
        int64_t nano, percent, count, num_cpu;
        bool hyperv;
        uint64_t want_count;
        unsigned want_maximum;
    } cases[] = {
        {1, 0, 0, 4, true, 1, 1},
        {500000000, 0, 0, 4, true, 1, 5000},
        {1000000000, 0, 0, 4, true, 1, 0},
        {1000000000, 50, 0, 4, true, 1, 5000},
        {1500000000, 0, 0, 4, true, 2, 7500},
        {2500000000, 0, 0, 4, true, 3, 8333},
        {3999999999, 0, 0, 4, true, 4, 9999},
        {1, 0, 0, 4, false, 0, 1},
        {100000, 0, 0, 4, false, 0, 1},
        {1500000000, 0, 0, 4, false, 0, 3750},
        {500000000, 0, 2, 8, false, 2, 625},
        {26214400000, 0, 0, 4, false, 0, 1},
        {INT64_MAX, 0, 0, 4, false, 0, 58216},
        {INT64_MAX, 0, 0, 4, true, 9223372037, 9999},
        {-5, 10, 0, 4, true, 0, 1000},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const struct mdl_host_config h = {.nano_cpus = SET(cases[i].nano),
                                          .cpu_percent = SET(cases[i].percent),
                                          .cpu_count = SET(cases[i].count)};
        struct resources_cpu got;

        assert_true(spec_resources_cpu(&got, &h, cases[i].num_cpu, cases[i].hyperv));
        assert_true(got.count == cases[i].want_count);
        assert_int_equal(got.maximum, cases[i].want_maximum);
    }
}

static void no_processors_is_a_division_by_zero_only_where_the_engine_divides(void **state)
{
    const struct mdl_host_config with = {.nano_cpus = SET(1000000000)};
    const struct mdl_host_config without = {.cpu_count = SET(2)};
    struct resources_cpu got;

    (void)state;
    assert_false(spec_resources_cpu(&got, &with, 0, false));
    assert_true(spec_resources_cpu(&got, &with, 0, true));
    assert_true(spec_resources_cpu(&got, &without, 0, false));
}

static void the_steps_are_told(void **state)
{
    const struct mdl_host_config h = {.nano_cpus = SET(26214400000),
                                      .cpu_percent = SET(700),
                                      .cpu_shares = SET(65536),
                                      .cpu_count = SET(3)};
    struct resources_cpu got;

    (void)state;
    assert_true(spec_resources_cpu(&got, &h, 4, false));
    assert_true(got.maximum_of_cpus && !got.count_of_cpus && got.shares_cut);
    assert_true(got.divisor == 4 && got.exact == 65536 && got.maximum == 1);
    assert_true(got.maximum_cut && got.maximum_raised);
    assert_true(got.percent.cut && got.percent.taken == 700 && got.percent.product == 70000 &&
                got.percent.maximum == 4464);
    assert_true(spec_resources_cpu(&got, &h, 4, true));
    assert_true(got.maximum_of_cpus && got.count_of_cpus && got.count == 27);
    assert_true(got.divisor == 27 && got.exact == 9709 && got.maximum == 9709);
    assert_true(!got.maximum_cut && !got.maximum_raised);
    assert_false(spec_resources_cpu(&got, &h, 0, false)); /* the steps before the panic are there */
    assert_true(got.maximum_of_cpus && got.percent.cut && got.shares_cut);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(percent_and_shares_wrap_at_16_bits),
        cmocka_unit_test(cpus_are_a_share_of_the_host_or_a_count_of_the_virtual_machine),
        cmocka_unit_test(no_processors_is_a_division_by_zero_only_where_the_engine_divides),
        cmocka_unit_test(the_steps_are_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
