/* Text to the sequences that put it on a clipboard, plain and through multiplexers. */
#include "ui/term/clipboard.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static void assert_sequence(struct str text, const char *tmux, const char *sty, const char *want)
{
    struct buf out = {.s = NULL};
    char *got;

    assert_null(ui_clipboard_sequence(&out, text, tmux, sty));
    got = buf_take(&out, NULL);
    assert_non_null(got);
    assert_string_equal(got, want);
    free(got);
}

static void text_is_in_base64(void **state)
{
    (void)state;
    assert_sequence(STR_LIT(""), NULL, NULL, "\x1b]52;c;\x1b\\");
    assert_sequence(STR_LIT("f"), NULL, NULL, "\x1b]52;c;Zg==\x1b\\");
    assert_sequence(STR_LIT("fo"), NULL, NULL, "\x1b]52;c;Zm8=\x1b\\");
    assert_sequence(STR_LIT("foo"), NULL, NULL, "\x1b]52;c;Zm9v\x1b\\");
    assert_sequence(STR_LIT("foob"), NULL, NULL, "\x1b]52;c;Zm9vYg==\x1b\\");
    assert_sequence(STR_LIT("\xFF\xFE\xFD\0"), NULL, NULL, "\x1b]52;c;//79AA==\x1b\\");
}

static void nothing_of_the_text_stands_as_it_is(void **state)
{
    (void)state;
    assert_sequence(STR_LIT("\x1b\\\x1b[2J"), NULL, NULL, "\x1b]52;c;G1wbWzJK\x1b\\");
}

static void tmux_gets_it_plain_and_wrapped(void **state)
{
    (void)state;
    assert_sequence(STR_LIT("foo"), "/run/tmux,1,0", NULL,
                    "\x1b]52;c;Zm9v\x1b\\"
                    "\x1bPtmux;\x1b\x1b]52;c;Zm9v\x1b\x1b\\\x1b\\");
}

static void screen_gets_it_in_pieces(void **state)
{
    char text[300], *got;
    struct buf out = {.s = NULL};
    size_t pieces = 0;

    (void)state;
    assert_sequence(STR_LIT("foo"), NULL, "1.pts-0", "\x1bP\x1b]52;c;Zm9v\a\x1b\\");
    memset(text, 'x', sizeof(text)); /* 400 bytes of base64 */
    assert_null(ui_clipboard_sequence(&out, (struct str){text, sizeof(text)}, NULL, "1.pts-0"));
    got = buf_take(&out, NULL);
    for (char *piece = strstr(got, "\x1bP"); piece != NULL; piece = strstr(piece + 1, "\x1bP")) {
        char *end = strstr(piece, "\x1b\\");

        assert_non_null(end);
        assert_in_range(end - piece, 3, 250);
        pieces++;
    }
    assert_int_equal(pieces, 2);
    free(got);
}

static void an_empty_variable_is_not_set(void **state)
{
    (void)state;
    assert_sequence(STR_LIT("foo"), "", "", "\x1b]52;c;Zm9v\x1b\\");
}

static void the_largest_text_makes_what_terminals_take(void **state)
{
    static char text[UI_CLIPBOARD_MAX + 1];
    struct buf out = {.s = NULL};
    struct err *e;

    (void)state;
    assert_null(ui_clipboard_sequence(&out, (struct str){text, UI_CLIPBOARD_MAX}, NULL, NULL));
    assert_in_range(out.len, 99000, 100001);
    out.len = 0;
    e = ui_clipboard_sequence(&out, (struct str){text, sizeof(text)}, NULL, NULL);
    assert_non_null(e);
    assert_int_equal(e->class, ERR_LIMIT);
    assert_string_equal(e->text,
                        "74995 bytes are more than a terminal's clipboard takes, which is 74994");
    assert_int_equal(out.len, 0);
    err_free(e);
    buf_finish(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_in_base64),
        cmocka_unit_test(nothing_of_the_text_stands_as_it_is),
        cmocka_unit_test(tmux_gets_it_plain_and_wrapped),
        cmocka_unit_test(screen_gets_it_in_pieces),
        cmocka_unit_test(an_empty_variable_is_not_set),
        cmocka_unit_test(the_largest_text_makes_what_terminals_take),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
