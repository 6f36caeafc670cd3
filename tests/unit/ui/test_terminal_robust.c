/* Terminals that are none, are gone, change their size or are stopped. */
#include "terminal_child.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static void input_that_is_no_terminal_is_unsupported(void **state)
{
    (void)state;
    child_is_detached = true;
    child_start_with("xterm-256color", CHILD_NOTHING, CHILD_TERMINAL, "");
    child_is_detached = false;
    assert_report("unsupported standard input is not a terminal, and there is no other to take "
                  "keys from\n");
}

static void keys_come_from_the_controlling_terminal(void **state)
{
    (void)state;
    child_start_with("xterm-256color", CHILD_NOTHING, CHILD_TERMINAL, "");
    assert_report("ready\n");
    child_type("q");
    assert_report("key 71 0\n");
}

static void output_that_is_no_terminal_is_unsupported(void **state)
{
    (void)state;
    child_start_with("xterm-256color", CHILD_TERMINAL, CHILD_NOTHING, "");
    assert_report("unsupported standard output is not a terminal\n");
}

static void an_unknown_term_is_named(void **state)
{
    (void)state;
    child_start_with("no-such-terminal", CHILD_TERMINAL, CHILD_TERMINAL, "");
    assert_report("unsupported the terminfo database has no entry for TERM 'no-such-terminal'\n");
    assert_int_equal(child.output_len, 0);
}

static void an_empty_term_is_unsupported(void **state)
{
    (void)state;
    child_start_with("", CHILD_TERMINAL, CHILD_TERMINAL, "");
    assert_report("unsupported TERM is not set\n");
}

static void a_terminal_without_cursor_movement_is_unsupported(void **state)
{
    (void)state;
    child_start_with("dumb", CHILD_TERMINAL, CHILD_TERMINAL, "");
    assert_report("unsupported TERM 'dumb' is a terminal that cannot move its cursor\n");
}

static void a_resize_is_told_with_its_size(void **state)
{
    (void)state;
    child_start();
    assert_report("ready\n");
    child_resize(77, 33);
    assert_report("resize 77 33\n");
}

static void signals_end_the_wait_and_restore(void **state)
{
    static const int signals[] = {SIGTERM, SIGINT, SIGHUP};

    for (size_t i = 0; i < sizeof(signals) / sizeof(signals[0]); i++) {
        child_start();
        assert_report("ready\n");
        (void)kill(child.pid, signals[i]);
        assert_report("event 5\nclosed\n");
        assert_int_equal(child_end(), 0);
        assert_screen_restored();
        assert_modes_restored();
        (void)child_kill(state);
    }
}

static void a_terminal_that_goes_away_ends_the_wait(void **state)
{
    (void)state;
    child_ignores_hangup = true; /* as under nohup: only reading tells */
    child_start();
    child_ignores_hangup = false;
    assert_report("ready\n");
    child_hang_up();
    assert_report("event 5\nclosed\n");
    assert_int_equal(child_end(), 0);
}

static void a_crash_restores_the_terminal(void **state)
{
    static const int signals[] = {SIGSEGV, SIGABRT, SIGQUIT};

    for (size_t i = 0; i < sizeof(signals) / sizeof(signals[0]); i++) {
        child_start();
        assert_report("ready\n");
        (void)kill(child.pid, signals[i]);
        assert_int_not_equal(child_end(), 0);
        assert_screen_restored();
        assert_modes_restored();
        (void)child_kill(state);
    }
}

static void a_stop_from_outside_is_followed_by_resume(void **state)
{
    (void)state;
    child_start();
    assert_report("ready\n");
    (void)kill(child.pid, SIGTSTP); /* no shell to stop for: it goes on at once */
    assert_report("event 4\n");
    child_type("a");
    assert_report("key 61 0\n");
}

static void a_closed_output_is_no_terminal(void **state)
{
    (void)state;
    child_start_with("xterm-256color", CHILD_TERMINAL, CHILD_CLOSED, "");
    assert_report("unsupported standard output is not a terminal\n");
}

static void a_closed_input_leaves_the_controlling_terminal(void **state)
{
    (void)state;
    child_start_with("xterm-256color", CHILD_CLOSED, CHILD_TERMINAL, "");
    assert_report("ready\n");
    child_type("q");
    assert_report("key 71 0\n");
}

static void resize_and_assert(int w, int h)
{
    char want[64];

    child.report_len = 0;
    memset(child.report, 0, sizeof(child.report));
    child_resize(w, h);
    snprintf(want, sizeof(want), "resize %d %d\n", w, h);
    assert_report(want);
}

static void every_size_is_drawn(void **state)
{
    static const int sizes[][2] = {{1, 1},    {2, 1},     {1, 2},    {3, 3},   {10, 1},  {1, 100},
                                   {300, 1},  {300, 100}, {39, 9},   {40, 10}, {80, 24}, {120, 40},
                                   {200, 60}, {2, 2},     {300, 99}, {1, 1},   {80, 24}};

    (void)state;
    child_start();
    assert_report("ready\n");
    for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++)
        resize_and_assert(sizes[i][0], sizes[i][1]);
    child_type("a");
    assert_report("key 61 0\n");
}

static void a_storm_of_resizes_ends_with_the_last(void **state)
{
    char last[64];

    (void)state;
    child_start();
    assert_report("ready\n");
    for (int i = 0; i < 300; i++)
        child_resize(1 + i * 7 % 300, 1 + i * 13 % 100);
    child_resize(123, 45);
    snprintf(last, sizeof(last), "resize %d %d\n", 123, 45);
    assert_report(last);
    child_type("a");
    assert_report("key 61 0\n");
}

static void resizes_while_drawing_are_followed(void **state)
{
    (void)state;
    child_start();
    assert_report("ready\n");
    child_type("b");
    assert_report("key 62 0\n");
    for (int i = 0; i < 30; i++)
        resize_and_assert(1 + i * 37 % 300, 1 + i * 11 % 100);
    (void)kill(child.pid, SIGTERM);
    assert_int_equal(child_end(), 0);
    assert_screen_restored();
}

static void a_size_of_nothing_is_ignored(void **state)
{
    (void)state;
    child_start();
    assert_report("ready\n");
    child_resize(0, 0);
    child_type("a");
    assert_report("key 61 0\n");
    resize_and_assert(50, 12);
    assert_null(strstr(child.report, "resize 80 24\n")); /* the usual size, of the type */
}

static void a_terminal_that_goes_away_while_drawing_ends_the_wait(void **state)
{
    (void)state;
    child_ignores_hangup = true;
    child_start();
    child_ignores_hangup = false;
    assert_report("ready\n");
    child_type("b");
    assert_report("key 62 0\n");
    child_hang_up();
    assert_report("event 5\nclosed\n");
    assert_int_equal(child_end(), 0);
}

static void other_terminals_are_drawn_too(void **state)
{
    static const char *const terms[] = {"vt100", "linux", "screen", "xterm", "ansi", "vt220"};

    for (size_t i = 0; i < sizeof(terms) / sizeof(terms[0]); i++) {
        child_start_with(terms[i], CHILD_TERMINAL, CHILD_TERMINAL, "hello");
        assert_report("\n");
        if (strstr(child.report, "the terminfo database has no entry") == NULL) {
            assert_report("ready\n");
            resize_and_assert(60, 20);
            (void)kill(child.pid, SIGTERM);
            assert_int_equal(child_end(), 0);
            assert_output("hello");
            assert_modes_restored();
        }
        (void)child_kill(state);
    }
}

#define PTY_TEST(name) cmocka_unit_test_teardown(name, child_kill)

int main(void)
{
    const struct CMUnitTest tests[] = {
        PTY_TEST(input_that_is_no_terminal_is_unsupported),
        PTY_TEST(keys_come_from_the_controlling_terminal),
        PTY_TEST(output_that_is_no_terminal_is_unsupported),
        PTY_TEST(an_unknown_term_is_named),
        PTY_TEST(an_empty_term_is_unsupported),
        PTY_TEST(a_terminal_without_cursor_movement_is_unsupported),
        PTY_TEST(a_resize_is_told_with_its_size),
        PTY_TEST(signals_end_the_wait_and_restore),
        PTY_TEST(a_terminal_that_goes_away_ends_the_wait),
        PTY_TEST(a_crash_restores_the_terminal),
        PTY_TEST(a_stop_from_outside_is_followed_by_resume),
        PTY_TEST(a_closed_output_is_no_terminal),
        PTY_TEST(a_closed_input_leaves_the_controlling_terminal),
        PTY_TEST(every_size_is_drawn),
        PTY_TEST(a_storm_of_resizes_ends_with_the_last),
        PTY_TEST(resizes_while_drawing_are_followed),
        PTY_TEST(a_size_of_nothing_is_ignored),
        PTY_TEST(a_terminal_that_goes_away_while_drawing_ends_the_wait),
        PTY_TEST(other_terminals_are_drawn_too),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
