/* Texts that are borrowed: their order, letters of either case, what stands in them. */
#include "model/base/str.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void order_is_by_bytes_and_shorter_first(void **state)
{
    (void)state;
    assert_true(str_cmp(STR_LIT("a"), STR_LIT("b")) < 0);
    assert_true(str_cmp(STR_LIT("a"), STR_LIT("ab")) < 0);
    assert_true(str_cmp(STR_LIT("a"), STR_LIT("\xC3")) < 0);
    assert_int_equal(str_cmp(STR_LIT("a\0b"), STR_LIT("a\0b")), 0);
    assert_true(str_cmp(STR_NONE, STR_LIT("a")) < 0);
}

static void only_ascii_letters_ignore_case(void **state)
{
    (void)state;
    assert_true(str_eq_ascii_case(STR_LIT("HyperV-1"), STR_LIT("hYPERv-1")));
    assert_false(str_eq_ascii_case(STR_LIT("\xC3\x84"), STR_LIT("\xC3\xA4")));
    assert_false(str_eq_ascii_case(STR_LIT("@"), STR_LIT("`")));
}

static void a_part_is_found_from_a_place_on(void **state)
{
    const struct str text = STR_INIT("aab://aaB");

    (void)state;
    assert_int_equal(str_find_text(text, STR_LIT("aab"), 0), 0);
    assert_int_equal(str_find_text(text, STR_LIT("aab"), 1), -1);
    assert_int_equal(str_find_ascii_case(text, STR_LIT("aab"), 1), 6);
    assert_int_equal(str_find_text(text, STR_NONE, 0), -1);
    assert_int_equal(str_find_ascii_case(text, STR_NONE, 0), -1);
    assert_true(str_starts_ascii_case(text, STR_LIT("AA")));
    assert_true(str_ends_ascii_case(text, STR_LIT("/AAB")));
    assert_false(str_holds(STR_NONE, text));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(order_is_by_bytes_and_shorter_first),
        cmocka_unit_test(only_ascii_letters_ignore_case),
        cmocka_unit_test(a_part_is_found_from_a_place_on),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
