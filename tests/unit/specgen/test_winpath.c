#include "specgen/winpath.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static const char *clean(struct arena *a, const char *path)
{
    return arena_cstr(a, winpath_clean(a, str_of(path)));
}

static const char *join(struct arena *a, const char *left, const char *right)
{
    const struct str parts[] = {str_of(left), str_of(right)};

    return arena_cstr(a, winpath_join(a, parts, 2));
}

static void clean_resolves_dots_and_slashes(void **state)
{
    static const struct {
        const char *path, *want;
    } cases[] = {
        {"", "."},
        {"a/b\\c", "a\\b\\c"},
        {"a//b/./c/", "a\\b\\c"},
        {"a/../../b", "..\\b"},
        {"../..", "..\\.."},
        {"/../a", "\\a"},
        {"C:", "C:."},
        {"d:\\", "d:\\"},
        {"c:/x/../y/", "c:\\y"},
        {"C:..\\..\\a", "C:..\\..\\a"},
        {"\\\\srv\\share", "\\\\srv\\share"},
        {"//srv/share/a/..", "\\\\srv\\share\\"},
        {"\\\\.\\pipe\\foo", "\\pipe\\foo"},
        {"\\\\?\\c:\\x", "\\\\?\\c:\\x"},
        {"\\\\srv", "\\srv"},
    };
    struct arena a;

    (void)state;
    arena_init(&a);
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        assert_string_equal(clean(&a, cases[i].path), cases[i].want);
    arena_finish(&a);
}

static void clean_does_not_turn_an_element_into_a_drive(void **state)
{
    struct arena a;

    (void)state;
    arena_init(&a);
    assert_string_equal(clean(&a, "a/../c:/x"), ".\\c:\\x");
    assert_string_equal(clean(&a, "a/../b:/../../c"), "c");
    arena_finish(&a);
}

static void absolute_needs_a_volume_and_a_root_or_a_device_name(void **state)
{
    static const char *const absolute[] = {"C:\\",          "c:/a",         "\\\\srv\\share",
                                           "//srv/share/a", "\\\\?\\C:\\a", "NUL",
                                           "con",           "Com1",         "lpt9"};
    static const char *const relative[] = {"",        "C:",           "C:a",     "\\a",  "/a",
                                           "\\\\srv", "\\\\.\\C:\\a", "nul.txt", "com0", "1:\\a"};

    (void)state;
    for (size_t i = 0; i < sizeof(absolute) / sizeof(absolute[0]); i++)
        assert_true(winpath_is_abs(str_of(absolute[i])));
    for (size_t i = 0; i < sizeof(relative) / sizeof(relative[0]); i++)
        assert_false(winpath_is_abs(str_of(relative[i])));
}

static void join_cleans_and_makes_no_share_from_two_parts(void **state)
{
    struct arena a;

    (void)state;
    arena_init(&a);
    assert_string_equal(join(&a, "C:\\base", "..\\x"), "C:\\x");
    assert_string_equal(join(&a, "C:\\base", "c:a.json"), "C:\\base\\c:a.json");
    assert_string_equal(join(&a, "C:", "a"), "C:a");
    assert_string_equal(join(&a, "C:", ""), "C:.");
    assert_string_equal(join(&a, "", "a"), "a");
    assert_string_equal(join(&a, "\\", "\\srv\\share"), "\\srv\\share");
    assert_string_equal(join(&a, "\\\\srv\\share", "a"), "\\\\srv\\share\\a");
    arena_finish(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clean_resolves_dots_and_slashes),
        cmocka_unit_test(clean_does_not_turn_an_element_into_a_drive),
        cmocka_unit_test(absolute_needs_a_volume_and_a_root_or_a_device_name),
        cmocka_unit_test(join_cleans_and_makes_no_share_from_two_parts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
