/* Places in a container: case, the kind of slash and slashes at the end make no difference. */
#include "specgen/spec/destination.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void the_same_place_is_written_in_many_ways(void **state)
{
    (void)state;
    assert_true(destination_same(STR_LIT("C:\\Data"), STR_LIT("c:\\data")));
    assert_true(destination_same(STR_LIT("C:/data/"), STR_LIT("c:\\data")));
    assert_true(destination_same(STR_LIT("c:\\data\\\\"), STR_LIT("c:\\data")));
    assert_false(destination_same(STR_LIT("c:\\data"), STR_LIT("c:\\data2")));
    assert_false(destination_same(STR_LIT("c:\\data"), STR_LIT("d:\\data")));
}

static void all_ways_have_one_text(void **state)
{
    struct arena a;

    (void)state;
    arena_init(&a);
    assert_true(str_is(destination_normal(&a, STR_LIT("C:/Data\\")), "c:\\data"));
    assert_true(str_is(destination_normal(&a, STR_LIT("c:\\data")), "c:\\data"));
    assert_true(str_is(destination_normal(&a, STR_LIT("/")), ""));
    arena_finish(&a);
}

static void only_what_a_slash_parts_is_below(void **state)
{
    (void)state;
    assert_true(destination_is_below(STR_LIT("C:/Data/x"), STR_LIT("c:\\data")));
    assert_true(destination_is_below(STR_LIT("c:\\data\\x\\y"), STR_LIT("C:\\DATA")));
    assert_false(destination_is_below(STR_LIT("c:\\data2"), STR_LIT("c:\\data")));
    assert_false(destination_is_below(STR_LIT("c:\\data"), STR_LIT("c:\\data")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_place_is_written_in_many_ways),
        cmocka_unit_test(all_ways_have_one_text),
        cmocka_unit_test(only_what_a_slash_parts_is_below),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
