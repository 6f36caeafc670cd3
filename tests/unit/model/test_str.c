/* Texts that are borrowed: their order, letters of either case, what stands in them, how far apart
 * they are. */
#include "model/base/edit_distance.h"
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

/* All words of a few letters, some of which share a bit. */
static void what_is_too_far_apart_is_no_nearer_than_that(void **state)
{
    enum { LETTERS = 4, LONGEST = 4, WORDS = 341 };
    static const char letters[] = "ab!A";
    char words[WORDS][LONGEST + 1] = {""};
    size_t count = 1;

    (void)state;
    for (size_t from = 0; count < WORDS; from++)
        for (size_t l = 0; l < LETTERS && count < WORDS; l++) {
            strcpy(words[count], words[from]);
            words[count][strlen(words[count])] = letters[l];
            count++;
        }
    for (size_t i = 0; i < WORDS; i++)
        for (size_t k = 0; k < WORDS; k++) {
            struct str a = str_of(words[i]), b = str_of(words[k]);
            size_t distance = edit_distance(a, b);

            for (size_t most = 0; most <= LONGEST; most++) {
                size_t within = edit_distance_within(a, b, most);

                assert_true(distance <= most ? within == distance : within > most);
            }
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(order_is_by_bytes_and_shorter_first),
        cmocka_unit_test(only_ascii_letters_ignore_case),
        cmocka_unit_test(a_part_is_found_from_a_place_on),
        cmocka_unit_test(what_is_too_far_apart_is_no_nearer_than_that),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
