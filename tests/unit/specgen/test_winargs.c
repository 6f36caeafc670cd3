#include "specgen/gocompat/winargs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static void each_argument_is_quoted_as_windows_needs_it(void **state)
{
    static const struct {
        const char *arg, *want;
    } cases[] = {
        {"", "\"\""},
        {"a b", "\"a b\""},
        {"a\"b", "a\\\"b"},
        {"\"a b\"", "\"\\\"a b\\\"\""},
        {"c:\\x\\", "c:\\x\\"},
        {"c:\\x y\\", "\"c:\\x y\\\\\""},
        {"\\\\\"", "\\\\\\\\\\\""},
        {"a\\\"b", "a\\\\\\\"b"},
        {"a\\\\\"b c", "\"a\\\\\\\\\\\"b c\""},
        {"a\\\\ b\\\\", "\"a\\\\ b\\\\\\\\\""},
        {"\\ ", "\"\\ \""},
        {"%PATH%", "%PATH%"},
        {"a^b&c\n;", "a^b&c\n;"},
        {"a\tb", "\"a\tb\""},
    };
    struct arena a;

    (void)state;
    arena_init(&a);
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const struct mdl_string arg = {MDL_SET, str_of(cases[i].arg)};

        assert_string_equal(arena_cstr(&a, winargs_escape(&a, &arg, 1)), cases[i].want);
    }
    arena_finish(&a);
}

static void arguments_are_joined_by_one_blank(void **state)
{
    const struct mdl_string args[] = {{MDL_SET, STR_LIT("/c")}, {MDL_SET, STR_LIT("echo hi")}};
    struct arena a;

    (void)state;
    arena_init(&a);
    assert_string_equal(arena_cstr(&a, winargs_escape(&a, args, 2)), "/c \"echo hi\"");
    arena_finish(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_argument_is_quoted_as_windows_needs_it),
        cmocka_unit_test(arguments_are_joined_by_one_blank),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
