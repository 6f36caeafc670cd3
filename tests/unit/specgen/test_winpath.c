#include "specgen/gocompat/winpath.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#define RULES 3 /* Go 1.19, 1.20, 1.20.11 */

static const char *clean(struct arena *a, int rules, const char *path)
{
    return arena_cstr(a, winpath_clean(a, (enum winpath_rules)rules, str_of(path)));
}

static const char *join(struct arena *a, int rules, const char *left, const char *right)
{
    const struct str parts[] = {str_of(left), str_of(right)};

    return arena_cstr(a, winpath_join(a, (enum winpath_rules)rules, parts, 2));
}

static void clean_resolves_dots_and_slashes(void **state)
{
    static const struct {
        const char *path, *want[RULES]; /* NULL: as with the rules before */
    } cases[] = {
        {"", {"."}},
        {"a/b\\c", {"a\\b\\c"}},
        {"a//b/./c/", {"a\\b\\c"}},
        {"a/../../b", {"..\\b"}},
        {"../..", {"..\\.."}},
        {"/../a", {"\\a"}},
        {"C:", {"C:."}},
        {"d:\\", {"d:\\"}},
        {"c:/x/../y/", {"c:\\y"}},
        {"C:..\\..\\a", {"C:..\\..\\a"}},
        {"\\\\srv\\share", {"\\\\srv\\share"}},
        {"//srv/share/a/..", {"\\\\srv\\share\\"}},
        {"\\\\.\\pipe\\foo", {"\\pipe\\foo", "\\\\.\\pipe\\foo"}},
        {"//./unc/srv/share/a/../..", {"\\unc\\srv", "\\\\.\\unc\\srv\\share\\"}},
        {"\\\\?\\c:\\x", {"\\\\?\\c:\\x"}},
        {"\\\\srv", {"\\srv", "\\\\srv"}},
        {"\\\\", {"\\", "\\\\"}},
        {"///", {"\\", "\\\\\\"}},
        {"1:", {"1:", NULL, "1:."}},
        {"1:/x/..", {"1:", ".\\1:", "1:\\"}},
        {"\\??", {"\\??", NULL, "\\??."}},
        {"\\??\\c:\\x\\..", {"\\??\\c:", NULL, "\\??\\c:\\"}},
        {"\\a\\..\\??\\c:\\x", {"\\??\\c:\\x", NULL, "\\.\\??\\c:\\x"}},
    };
    struct arena a;

    (void)state;
    arena_init(&a);
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const char *want = NULL;

        for (int rules = WINPATH_GO_1_19; rules <= WINPATH_GO_1_20_11; rules++) {
            want = cases[i].want[rules - WINPATH_GO_1_19] != NULL
                       ? cases[i].want[rules - WINPATH_GO_1_19]
                       : want;
            assert_string_equal(clean(&a, rules, cases[i].path), want);
        }
    }
    arena_finish(&a);
}

static void clean_does_not_turn_an_element_into_a_drive(void **state)
{
    struct arena a;

    (void)state;
    arena_init(&a);
    for (int rules = WINPATH_GO_1_19; rules <= WINPATH_GO_1_20_11; rules++)
        assert_string_equal(clean(&a, rules, "a/../c:/x"), ".\\c:\\x");
    assert_string_equal(clean(&a, WINPATH_GO_1_19, "a/../b:/../../c"), "c");
    assert_string_equal(clean(&a, WINPATH_GO_1_20, "a/../b:/../../c"), "..\\c");
    assert_string_equal(clean(&a, WINPATH_GO_1_20_11, "a/../b:/../../c"), "..\\c");
    arena_finish(&a);
}

/* Go looks at its whole buffer, in which an element that was removed can still be read. */
static void clean_is_misled_by_what_was_removed(void **state)
{
    struct arena a;

    (void)state;
    arena_init(&a);
    assert_string_equal(clean(&a, WINPATH_GO_1_20, "aa/../bb:/../c"), ".\\c");
    assert_string_equal(clean(&a, WINPATH_GO_1_20_11, "aa/../bb:/../c"), ".\\c");
    assert_string_equal(clean(&a, WINPATH_GO_1_20_11, "\\x\\..\\??\\..\\y"), "\\y");
    arena_finish(&a);
}

static void absolute_needs_a_volume_and_a_root_or_a_device_name(void **state)
{
    static const struct {
        const char *path;
        bool absolute[RULES];
    } cases[] = {
        {"C:\\", {true, true, true}},           {"c:/a", {true, true, true}},
        {"\\\\srv\\share", {true, true, true}}, {"//srv/share/a", {true, true, true}},
        {"\\\\?\\C:\\a", {true, true, true}},   {"NUL", {true, false, false}},
        {"con", {true, false, false}},          {"Com1", {true, false, false}},
        {"lpt9", {true, false, false}},         {"", {false, false, false}},
        {"C:", {false, false, false}},          {"C:a", {false, false, false}},
        {"\\a", {false, false, false}},         {"/a", {false, false, false}},
        {"\\\\srv", {false, true, true}},       {"\\\\.\\C:\\a", {false, true, true}},
        {"\\\\", {false, true, true}},          {"nul.txt", {false, false, false}},
        {"com0", {false, false, false}},        {"1:\\a", {false, false, true}},
        {"@:/a", {false, false, true}},         {"\xc3\xa9:\\x", {false, false, false}},
        {"\\??\\C:\\a", {false, false, true}},  {"\\??", {false, false, false}},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        for (int rules = WINPATH_GO_1_19; rules <= WINPATH_GO_1_20_11; rules++) {
            bool got = winpath_is_abs((enum winpath_rules)rules, str_of(cases[i].path));

            if (got != cases[i].absolute[rules - WINPATH_GO_1_19])
                fail_msg("'%s' with rules %d", cases[i].path, rules);
        }
    }
}

static void before_1_19_two_things_differ(void **state)
{
    struct arena a;

    (void)state;
    arena_init(&a);
    assert_string_equal(clean(&a, WINPATH_GO_1_13, "a/../c:/x"), "c:\\x");
    assert_string_equal(clean(&a, WINPATH_GO_1_18, "a/../c:/x"), "c:\\x");
    assert_false(winpath_is_abs(WINPATH_GO_1_13, STR_LIT("\\\\srv\\share")));
    assert_true(winpath_is_abs(WINPATH_GO_1_13, STR_LIT("\\\\srv\\share\\")));
    assert_true(winpath_is_abs(WINPATH_GO_1_18, STR_LIT("\\\\srv\\share")));
    assert_true(winpath_is_abs(WINPATH_GO_1_13, STR_LIT("NUL")));
    assert_string_equal(join(&a, WINPATH_GO_1_13, "C:", "\\a"), "C:\\a");
    arena_finish(&a);
}

static void join_cleans_and_makes_no_share_from_two_parts(void **state)
{
    struct arena a;

    (void)state;
    arena_init(&a);
    for (int rules = WINPATH_GO_1_19; rules <= WINPATH_GO_1_20_11; rules++) {
        assert_string_equal(join(&a, rules, "C:\\base", "..\\x"), "C:\\x");
        assert_string_equal(join(&a, rules, "C:\\base", "c:a.json"), "C:\\base\\c:a.json");
        assert_string_equal(join(&a, rules, "C:", "a"), "C:a");
        assert_string_equal(join(&a, rules, "C:", ""), "C:.");
        assert_string_equal(join(&a, rules, "", "a"), "a");
        assert_string_equal(join(&a, rules, "\\", "\\srv\\share"), "\\srv\\share");
        assert_string_equal(join(&a, rules, "\\\\srv\\share", "a"), "\\\\srv\\share\\a");
    }
    assert_string_equal(join(&a, WINPATH_GO_1_19, "\\", "??\\x"), "\\??\\x");
    assert_string_equal(join(&a, WINPATH_GO_1_20, "\\", "??\\x"), "\\??\\x");
    assert_string_equal(join(&a, WINPATH_GO_1_20_11, "\\", "??\\x"), "\\.\\??\\x");
    assert_string_equal(join(&a, WINPATH_GO_1_20, "C:", "\\a"), "C:\\a");
    arena_finish(&a);
}

static void local_paths_stay_below_and_name_no_device(void **state)
{
    static const char *const local[] = {"a", "a/b", "a/../b", ".", "a\\.\\b", "nulls", "com10"};
    static const char *const others[] = {"",        "..",     "a/../..", "/a",
                                         "\\a",     "c:a",    "nul",     "a/COM1",
                                         "nul.txt", "con .x", "conin$",  "lpt\u00b2"};

    (void)state;
    for (size_t i = 0; i < sizeof(local) / sizeof(local[0]); i++)
        assert_true(winpath_is_local(str_of(local[i])));
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
        assert_false(winpath_is_local(str_of(others[i])));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clean_resolves_dots_and_slashes),
        cmocka_unit_test(clean_does_not_turn_an_element_into_a_drive),
        cmocka_unit_test(clean_is_misled_by_what_was_removed),
        cmocka_unit_test(absolute_needs_a_volume_and_a_root_or_a_device_name),
        cmocka_unit_test(before_1_19_two_things_differ),
        cmocka_unit_test(join_cleans_and_makes_no_share_from_two_parts),
        cmocka_unit_test(local_paths_stay_below_and_name_no_device),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
