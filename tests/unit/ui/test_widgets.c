/* Texts on several lines: where they are broken, and what is left out at their end. */
#include "surface_testing.h"

#include "model/base/buf.h"
#include "ui/term/widgets.h"

#include <string.h>

static void words_are_broken_only_where_they_must(void **state)
{
    static const struct {
        const char *text, *lines;
    } cases[] = {
        {"the working directory", "the\nworking\ndirectory\n"},
        {"no blank", "no blank\n"},
        {"C:\\Prog\\docker", "C:\\Prog\\\ndocker\n"},
        {"abcdefghijklm", "abcdefghij\nklm\n"},
        {"ab.cdefghijk", "ab.\ncdefghijk\n"},
        {"ab.cdefghijklmn", "ab.cdefghi\njklmn\n"},
        {"a.b cdefghijklmn", "a.b cdefgh\nijklmn\n"},
        {"    indented", "    indent\ned\n"},
        {"one\ntwo three four", "one\ntwo three\nfour\n"},
        /* names, where no other joint serves */
        {"host.LongerSpecs.Values", "host.\nLonger\nSpecs.\nValues\n"},
        {"CredentialSpecs", "Credential\nSpecs\n"},
        {"LongerSpecsAre", "Longer\nSpecsAre\n"},
        {"aGVsbG8gd29ybGQK", "aGVsbG8gd2\n9ybGQK\n"}, /* capitals of a code are none */
        {"ab.NotEvenThis", "ab.NotEven\nThis\n"},
        {"a word andEvenMoreWords", "a word\nandEven\nMoreWords\n"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct str rest = str_of(cases[i].text), line;
        struct buf lines = {0};

        while (ui_wrap_next(&rest, 10, &line)) {
            buf_add(&lines, line);
            buf_char(&lines, '\n');
        }
        assert_int_equal(lines.len, strlen(cases[i].lines));
        assert_memory_equal(lines.s, cases[i].lines, lines.len);
        for (int h = 0; h < 6; h++)
            assert_int_equal(ui_wrapped_fits(str_of(cases[i].text), 10, h),
                             ui_wrapped_height(str_of(cases[i].text), 10) <= h);
        buf_finish(&lines);
    }
}

static void a_last_line_that_is_cut_uses_its_width(void **state)
{
    (void)state;
    (void)ui_text_wrapped(&surface, (struct ui_rect){0, 0, 10, 1}, STR_LIT("the working day"),
                          UI_ROLE_TEXT);
    assert_frame("the worki\xe2\x80\xa6\n\n\n");
    (void)ui_text_wrapped(&surface, (struct ui_rect){0, 1, 10, 1}, STR_LIT("the day ends"),
                          UI_ROLE_TEXT);
    assert_frame("the worki\xe2\x80\xa6\nthe day\xe2\x80\xa6\n\n");
    (void)ui_text_wrapped(&surface, (struct ui_rect){0, 1, 10, 2}, STR_LIT("the day\n\nends"),
                          UI_ROLE_TEXT);
    assert_frame("the worki\xe2\x80\xa6\nthe day\xe2\x80\xa6\n\xe2\x80\xa6\n");
}

static void what_has_no_room_stands_below_the_text_of_its_line(void **state)
{
    static const struct {
        const char *text, *lines;
    } cases[] = {
        {"  w   why it is so.", "0  w   why it is\n6so.\n"},
        {"  c  one two three.\n\nfour", "0  c  one two\n5three.\n0\n0four\n"},
        {"  indented by two only", "0  indented by two\n4only\n"},
        {"not indented, and long", "0not indented, and\n0long\n"},
        {"  averylongkey   text", "0  averylongkey  \n4text\n"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct ui_hanging h = {.rest = str_of(cases[i].text)};
        struct buf lines = {0};
        struct str line;
        int x, count = 0;

        for (; ui_hanging_next(&h, 18, &line, &x); count++)
            buf_printf(&lines, "%d%.*s\n", x, STR_FMT(line));
        buf_char(&lines, '\0');
        assert_string_equal(lines.s, cases[i].lines);
        assert_int_equal(ui_hanging_height(str_of(cases[i].text), 18), count);
        buf_finish(&lines);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_broken_only_where_they_must),
        cmocka_unit_test(what_has_no_room_stands_below_the_text_of_its_line),
        cmocka_unit_test_setup_teardown(a_last_line_that_is_cut_uses_its_width, open_surface,
                                        close_surface),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
