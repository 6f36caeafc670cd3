/* The mouse and the clipboard of a real terminal. */
#include "terminal_child.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define MOUSE_ON  "\x1b[?1002h\x1b[?1006h"
#define MOUSE_OFF "\x1b[?1006l\x1b[?1002l"

static void the_mouse_is_off_until_asked_for(void **state)
{
    (void)state;
    child_start();
    assert_report("ready\n");
    child_type("x");
    assert_report("key 78 0\n");
    (void)kill(child.pid, SIGTERM);
    assert_int_equal(child_end(), 0);
    assert_null(strstr(child.output, "\x1b[?1002h"));
}

static void the_mouse_tells_and_is_switched_off_at_the_end(void **state)
{
    (void)state;
    child_start();
    assert_report("ready\n");
    child_type("m\x1b[<0;12;3M");
    assert_report("mouse 0 button 1 at 11 2 with 0\n");
    child_type("\x1b[<6");
    child_type("5;12;3M");
    assert_report("mouse 4 button 0 at 11 2 with 0\n");
    (void)kill(child.pid, SIGTERM);
    assert_int_equal(child_end(), 0);
    assert_output(MOUSE_ON);
    assert_output(MOUSE_OFF);
}

static void the_mouse_can_be_released(void **state)
{
    (void)state;
    child_start();
    assert_report("ready\n");
    child_type("m");
    assert_report("key 6d 0\n");
    child_type("\x1b[109;5u"); /* Ctrl-M, which as a byte is Enter */
    assert_report("key 6d 1\n");
    child_type("q");
    assert_report("key 71 0\n");
    assert_output(MOUSE_OFF);
}

static void a_stop_gives_the_mouse_back_and_takes_it_again(void **state)
{
    const char *off;

    (void)state;
    child_start();
    assert_report("ready\n");
    child_type("m");
    assert_report("key 6d 0\n");
    (void)kill(child.pid, SIGTSTP);
    assert_report("event 4\n");
    (void)kill(child.pid, SIGTERM);
    assert_int_equal(child_end(), 0);
    off = strstr(child.output, MOUSE_OFF);
    assert_non_null(off);
    assert_non_null(strstr(off, MOUSE_ON));
}

static void a_crash_switches_the_mouse_off(void **state)
{
    (void)state;
    child_start();
    assert_report("ready\n");
    child_type("m");
    assert_report("key 6d 0\n");
    (void)kill(child.pid, SIGSEGV);
    assert_int_not_equal(child_end(), 0);
    assert_output(MOUSE_OFF);
    assert_screen_restored();
}

static void drags_that_pile_up_are_one(void **state)
{
    (void)state;
    child_start();
    assert_report("ready\n");
    child_type("\x1b[<32;2;1M\x1b[<32;3;1M\x1b[<32;9;1M\x1b[<0;9;1m");
    assert_report("mouse 2 button 1 at 8 0 with 0\nmouse 1 button 1 at 8 0 with 0\n");
}

static void what_is_copied_reaches_the_terminal_as_it_is(void **state)
{
    (void)state;
    child_start();
    assert_report("ready\n");
    child_type("y");
    assert_report("copied 1\n");
    (void)kill(child.pid, SIGTERM);
    assert_int_equal(child_end(), 0);
    assert_output("\x1b]52;c;eQ==\x1b\\");
}

#define PTY_TEST(name) cmocka_unit_test_teardown(name, child_kill)

int main(void)
{
    const struct CMUnitTest tests[] = {
        PTY_TEST(the_mouse_is_off_until_asked_for),
        PTY_TEST(the_mouse_tells_and_is_switched_off_at_the_end),
        PTY_TEST(the_mouse_can_be_released),
        PTY_TEST(a_stop_gives_the_mouse_back_and_takes_it_again),
        PTY_TEST(a_crash_switches_the_mouse_off),
        PTY_TEST(drags_that_pile_up_are_one),
        PTY_TEST(what_is_copied_reaches_the_terminal_as_it_is),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
