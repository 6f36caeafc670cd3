/* The harness itself, tried on programs that are everywhere. */
#include "tests/screens/pty.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static struct pty *start_shell(const char *script, int w, int h)
{
    const char *const argv[] = {"/bin/sh", "-c", script, NULL};
    const struct pty_options options = {.w = w, .h = h, .env = {"EXTRA=from the test"}};

    return pty_start(argv, &options);
}

static void text_and_attributes_are_on_the_screen(void **state)
{
    struct pty *p =
        start_shell("printf 'a\\344\\275\\240b\\033[1;31mred\\033[0m\\n'; read x", 40, 5);
    struct pty_cell cell;
    int x, y;

    (void)state;
    pty_wait_text(p, "red");
    assert_string_equal(pty_line(p, 0), "a\344\275\240bred");
    assert_true(pty_find(p, "red", &x, &y));
    assert_int_equal(x, 4); /* the wide character takes two columns */
    assert_int_equal(y, 0);
    cell = pty_cell(p, x, y);
    assert_string_equal(cell.text, "r");
    assert_true(cell.bold);
    assert_int_equal(cell.fg.kind, PTY_INDEX);
    assert_int_equal(cell.fg.v, 1);
    assert_int_equal(cell.bg.kind, PTY_DEFAULT);
    pty_free(p);
}

static void keys_reach_the_program_and_its_status_comes_back(void **state)
{
    struct pty *p = start_shell("read line; echo \"got $line\"; exit 7", 40, 5);

    (void)state;
    pty_keys(p, "a<lt>b<Enter>");
    pty_wait_text(p, "got a<b");
    assert_int_equal(pty_wait_exit(p), 7);
    assert_true(pty_modes_restored(p));
    pty_free(p);
}

static void changed_modes_and_the_alternate_screen_are_seen(void **state)
{
    struct pty *p =
        start_shell("stty -echo; printf '\\033[?1049h\\033[?25l\\033[?1000hhere'", 40, 5);
    bool visible;
    int x, y;

    (void)state;
    assert_int_equal(pty_wait_exit(p), 0);
    pty_cursor(p, &x, &y, &visible);
    assert_false(visible);
    assert_true(pty_alt_screen(p));
    assert_true(pty_mouse(p));
    assert_false(pty_modes_restored(p));
    pty_free(p);
}

static void a_resize_is_told_to_the_program(void **state)
{
    struct pty *p =
        start_shell("trap 'stty size' WINCH; echo ready; while :; do read x; done", 40, 5);

    (void)state;
    pty_wait_text(p, "ready");
    pty_resize(p, 60, 20);
    pty_wait_text(p, "20 60");
    assert_int_equal(pty_width(p), 60);
    pty_free(p);
}

static void a_signal_ends_the_program(void **state)
{
    struct pty *p = start_shell("echo ready; read x", 40, 5);

    (void)state;
    pty_wait_text(p, "ready");
    pty_signal(p, SIGTERM);
    assert_int_equal(pty_wait_exit(p), 128 + SIGTERM);
    pty_free(p);
}

static void the_environment_is_only_what_was_asked_for(void **state)
{
    struct pty *p = start_shell("echo \"$TERM|$LANG|$EXTRA|${HOME:+home}|$SILOSPEC|\"", 80, 5);

    (void)state;
    pty_wait_text(p, "xterm-256color|C.UTF-8|from the test|home||");
    pty_free(p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_and_attributes_are_on_the_screen),
        cmocka_unit_test(keys_reach_the_program_and_its_status_comes_back),
        cmocka_unit_test(changed_modes_and_the_alternate_screen_are_seen),
        cmocka_unit_test(a_resize_is_told_to_the_program),
        cmocka_unit_test(a_signal_ends_the_program),
        cmocka_unit_test(the_environment_is_only_what_was_asked_for),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
