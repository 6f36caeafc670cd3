/* Case mapping, folding and printability of Unicode 13.0. */
#include "model/base/unicode.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static void lower_and_upper_are_the_simple_mappings(void **state)
{
    static const struct {
        uint32_t c, lower, upper;
    } cases[] = {
        {'A', 'a', 'A'},
        {'z', 'z', 'Z'},
        {'@', '@', '@'},
        {0xC4, 0xE4, 0xC4},
        {0xDF, 0xDF, 0xDF},    /* sharp s has no single upper case */
        {0xB5, 0xB5, 0x39C},   /* micro sign -> Greek capital mu */
        {0x130, 'i', 0x130},   /* I with dot */
        {0x131, 0x131, 'I'},   /* dotless i */
        {0x17F, 0x17F, 'S'},   /* long s */
        {0x1C5, 0x1C6, 0x1C4}, /* title case Dz */
        {0x212A, 'k', 0x212A}, /* Kelvin sign */
        {0x1E9E, 0xDF, 0x1E9E},
        {0x3C2, 0x3C2, 0x3A3},    /* final sigma */
        {0x13A0, 0xAB70, 0x13A0}, /* Cherokee */
        {0x10D0, 0x10D0, 0x1C90}, /* Georgian */
        {0x10400, 0x10428, 0x10400},
        {0x2C2F, 0x2C2F, 0x2C2F}, /* assigned in 14.0 */
        {0x101, 0x101, 0x100},
        {0x100, 0x101, 0x100},
        {0x10FFFF, 0x10FFFF, 0x10FFFF},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        assert_int_equal(unicode_lower(cases[i].c), cases[i].lower);
        assert_int_equal(unicode_upper(cases[i].c), cases[i].upper);
    }
}

static void the_tables_have_the_size_of_their_unicode(void **state)
{
    size_t lowered = 0, uppered = 0, printable = 0, printable_15 = 0;

    (void)state;
    for (uint32_t c = 0; c <= 0x10FFFF; c++) {
        lowered += unicode_lower(c) != c;
        uppered += unicode_upper(c) != c;
        printable += unicode_printable(UNICODE_13, c);
        printable_15 += unicode_printable(UNICODE_15, c);
    }
    assert_int_equal(lowered, 1393);
    assert_int_equal(uppered, 1410);
    /* 143859 assigned (graphic and format) - 161 format - 16 other spaces - 2 line and
     * paragraph separators. */
    assert_int_equal(printable, 143859 - 161 - 16 - 2);
    assert_int_equal(printable_15, 149186 - 170 - 16 - 2);
}

static void ascii_space_is_the_only_printable_space(void **state)
{
    static const uint32_t yes[] = {' ', '~', 0xA1, 0x301, 0x20AC, 0xFFFD, 0x1F600};
    static const uint32_t no[] = {0,      '\n',    0x7F,   0x85,    0xA0,    0xAD,
                                  0x2028, 0x202E,  0x3000, 0xD800,  0xE000,  0xFEFF,
                                  0xFFFE, 0xE0001, 0x378,  0x1F6DD, 0x110000};

    (void)state;
    for (size_t i = 0; i < sizeof(yes) / sizeof(yes[0]); i++)
        assert_true(unicode_printable(UNICODE_13, yes[i]));
    for (size_t i = 0; i < sizeof(no) / sizeof(no[0]); i++)
        assert_false(unicode_printable(UNICODE_13, no[i]));
}

static void folding_knows_the_letters_with_three_forms(void **state)
{
    static const struct {
        const char *a, *b;
        bool equal;
    } cases[] = {
        {"credentialspec", "CredentialSpec", true},
        {"credential\xC5\xBFpec", "credentialspec", true}, /* long s */
        {"\xE2\x84\xAA", "k", true},                       /* Kelvin sign */
        {"K", "\xE2\x84\xAA", true},
        {"\xE2\x84\xAB", "\xC3\xA5", true}, /* Angstrom sign */
        {"\xC3\x85", "\xE2\x84\xAB", true},
        {"\xCF\x82", "\xCF\x83", true}, /* both small sigmas */
        {"\xCF\x82", "\xCE\xA3", true},
        {"\xE1\xBA\x9E", "\xC3\x9F", true}, /* both sharp s */
        {"\xC3\x9F", "ss", false},
        {"\xC4\xB0", "i", false}, /* I with dot has no fold */
        {"\xC4\xB1", "I", false},
        {"a", "ab", false},
        {"ab", "a", false},
        {"", "", true},
        {"[", "{", false},
        {"\xFF", "\xEF\xBF\xBD", true},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        assert_int_equal(unicode_fold_eq(str_of(cases[i].a), str_of(cases[i].b)), cases[i].equal);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lower_and_upper_are_the_simple_mappings),
        cmocka_unit_test(the_tables_have_the_size_of_their_unicode),
        cmocka_unit_test(ascii_space_is_the_only_printable_space),
        cmocka_unit_test(folding_knows_the_letters_with_three_forms),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
