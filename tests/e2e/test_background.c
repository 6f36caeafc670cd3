/* Light and dark terminals: what they answer, when, and what follows from it. */
#include "tests/screens/pty.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define DEMO TEST_DATA_DIR "/../../ui/demo/gmsa-web.yaml"

#define WHITE "rgb:ffff/ffff/ffff"
#define BLACK "rgb:0000/0000/0000"

/* What the themes draw a line with that the selected field drives. */
enum { LIGHT = 55, DARK = 229, EITHER = 133 };

static struct pty *start(const struct pty_options *options, const char *theme)
{
    const char *const with[] = {"--theme", theme, DEMO, NULL}, *const without[] = {DEMO, NULL};
    struct pty *p = pty_silospec(theme != NULL ? with : without, options);

    pty_wait_text(p, "ociVersion");
    pty_settle(p);
    return p;
}

static uint32_t driven_colour(struct pty *p)
{
    struct pty_cell cell;
    int x, y;

    assert_true(pty_find(p, "ociVersion", &x, &y));
    cell = pty_cell(p, x, y);
    assert_int_equal(cell.fg.kind, PTY_INDEX);
    return cell.fg.v;
}

/* The answer may still be on its way to the program. */
static void expect_colour(struct pty *p, uint32_t want)
{
    for (int tries = 0; tries < 20 && driven_colour(p) != want; tries++)
        pty_settle(p);
    assert_int_equal(driven_colour(p), want);
}

/* Nothing of an answer was taken for keys: the first row is selected, no message, no window. */
static void leave(struct pty *p)
{
    assert_null(strstr(pty_text(p), "rgb:"));
    assert_null(strstr(pty_text(p), "does nothing"));
    pty_keys(p, "<C-c>");
    assert_int_equal(pty_wait_exit(p), 0);
    assert_true(pty_modes_restored(p));
    pty_free(p);
}

static void the_answer_chooses_the_theme(void **state)
{
    struct pty *p;

    (void)state;
    p = start(&(struct pty_options){.background = WHITE}, NULL);
    assert_int_equal(driven_colour(p), LIGHT);
    leave(p);
    p = start(&(struct pty_options){.background = BLACK}, NULL);
    assert_int_equal(driven_colour(p), DARK);
    leave(p);
}

static void without_an_answer_the_variable_decides(void **state)
{
    struct pty *p;

    (void)state;
    p = start(&(struct pty_options){.env = {"COLORFGBG=0;15"}}, NULL);
    assert_int_equal(driven_colour(p), LIGHT);
    leave(p);
    p = start(&(struct pty_options){.env = {"COLORFGBG=15;0"}}, NULL);
    assert_int_equal(driven_colour(p), DARK);
    leave(p);
}

static void the_answer_is_stronger_than_the_variable(void **state)
{
    struct pty *p =
        start(&(struct pty_options){.env = {"COLORFGBG=15;0"}, .background = WHITE}, NULL);

    (void)state;
    assert_int_equal(driven_colour(p), LIGHT);
    leave(p);
}

static void without_any_word_the_colours_read_on_both(void **state)
{
    struct pty *p = start(NULL, NULL);

    (void)state;
    assert_int_equal(driven_colour(p), EITHER);
    leave(p);
}

static void a_late_answer_is_no_typed_text(void **state)
{
    struct pty *p = start(NULL, NULL);

    (void)state;
    pty_bytes(p, STR_LIT("\x1b]11;" WHITE "\x1b\\"));
    pty_settle(p);
    expect_colour(p, LIGHT);
    /* In two parts, around a pause longer than that behind Esc. */
    pty_bytes(p, STR_LIT("\x1b]11;rgb:0000"));
    pty_settle(p);
    pty_bytes(p, STR_LIT("/0000/0000\a"));
    pty_settle(p);
    expect_colour(p, DARK);
    leave(p);
}

static void a_chosen_theme_stays(void **state)
{
    struct pty *p = start(&(struct pty_options){.background = WHITE}, "dark");

    (void)state;
    assert_int_equal(driven_colour(p), DARK);
    pty_keys(p, ":theme auto<Enter>");
    pty_wait_text(p, "follows the background");
    pty_settle(p);
    assert_int_equal(driven_colour(p), LIGHT);
    leave(p);
}

static void terminals_that_show_the_question_are_not_asked(void **state)
{
    struct pty *p = start(&(struct pty_options){.env = {"TERM=linux"}}, NULL);
    struct str output = pty_output(p);

    (void)state;
    for (size_t at = 0; at + 4 < output.len; at++)
        assert_int_not_equal(memcmp(output.s + at, "]11;", 4), 0);
    leave(p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_answer_chooses_the_theme),
        cmocka_unit_test(without_an_answer_the_variable_decides),
        cmocka_unit_test(the_answer_is_stronger_than_the_variable),
        cmocka_unit_test(without_any_word_the_colours_read_on_both),
        cmocka_unit_test(a_late_answer_is_no_typed_text),
        cmocka_unit_test(a_chosen_theme_stays),
        cmocka_unit_test(terminals_that_show_the_question_are_not_asked),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
