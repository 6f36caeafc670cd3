/* Where two states of a document differ. */
#include "model/formats/scenario.h"
#include "ui/present/changed_place.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct ui_place between(const char *a, const char *b)
{
    const struct value *before, *after;
    struct ui_place place;

    assert_null(scenario_read_json(&before, str_of(a)));
    assert_null(scenario_read_json(&after, str_of(b)));
    place = ui_changed_place(before, after);
    value_unref(before);
    value_unref(after);
    return place;
}

#define DOC(host_config) "{\"silospec\":1,\"container\":{\"HostConfig\":" host_config "}}"

static void a_changed_value_is_its_field(void **state)
{
    (void)state;
    assert_int_equal(between(DOC("{\"CpuCount\":1}"), DOC("{\"CpuCount\":2}")).field,
                     MDL_F_CPU_COUNT);
}

static void a_field_that_came_or_went_is_that_field(void **state)
{
    (void)state;
    assert_int_equal(between(DOC("{}"), DOC("{\"Memory\":2}")).field, MDL_F_MEMORY);
    assert_int_equal(between(DOC("{\"Memory\":2}"), DOC("{}")).field, MDL_F_MEMORY);
}

static void a_changed_element_is_that_element(void **state)
{
    struct ui_place place =
        between(DOC("{\"DnsSearch\":[\"a\",\"b\"]}"), DOC("{\"DnsSearch\":[\"a\",\"c\"]}"));

    (void)state;
    assert_int_equal(place.field, MDL_F_DNS_SEARCH_ITEM);
    assert_int_equal(place.count, 1);
    assert_int_equal(place.at[0], 1);
}

static void one_element_more_is_the_list(void **state)
{
    (void)state;
    assert_int_equal(
        between(DOC("{\"DnsSearch\":[\"a\"]}"), DOC("{\"DnsSearch\":[\"a\",\"c\"]}")).field,
        MDL_F_DNS_SEARCH);
}

static void several_differences_and_none_are_no_place(void **state)
{
    (void)state;
    assert_int_equal(between(DOC("{}"), DOC("{}")).field, MDL_F_NONE);
    assert_int_equal(between(DOC("{}"), DOC("{\"Memory\":2,\"CpuCount\":1}")).field, MDL_F_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_changed_value_is_its_field),
        cmocka_unit_test(a_field_that_came_or_went_is_that_field),
        cmocka_unit_test(a_changed_element_is_that_element),
        cmocka_unit_test(one_element_more_is_the_list),
        cmocka_unit_test(several_differences_and_none_are_no_place),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
