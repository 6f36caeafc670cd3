/* The whole program on terminals of every size, on those that are none, and on one that goes. */
#include "tests/screens/pty.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define DEMO TEST_DATA_DIR "/../../ui/demo/gmsa-web.yaml"

static struct pty *start(const struct pty_options *options)
{
    const char *const args[] = {DEMO, NULL};
    struct pty *p = pty_silospec(args, options);

    pty_wait_text(p, "Container");
    pty_settle(p);
    return p;
}

static void leave(struct pty *p)
{
    pty_keys(p, "<C-c>");
    assert_int_equal(pty_wait_exit(p), 0);
    assert_true(pty_modes_restored(p));
    assert_false(pty_alt_screen(p));
    assert_false(pty_mouse(p));
    pty_free(p);
}

static void every_size_and_back_shows_the_same(void **state)
{
    static const int sizes[][2] = {{1, 1},    {2, 2},     {39, 9},   {40, 10}, {41, 11},
                                   {79, 23},  {80, 24},   {300, 1},  {1, 100}, {100, 30},
                                   {200, 60}, {300, 100}, {10, 100}, {300, 9}, {119, 39}};
    struct pty *p = start(NULL);
    char *before = strdup(pty_text(p));

    (void)state;
    assert_non_null(before);
    for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
        pty_resize(p, sizes[i][0], sizes[i][1]);
        pty_keys(p, "<Down><Up>");
        pty_settle(p);
    }
    pty_resize(p, 120, 40);
    pty_wait_text(p, "Container");
    pty_settle(p);
    assert_string_equal(pty_text(p), before);
    free(before);
    leave(p);
}

static void a_storm_of_resizes_while_typing_ends_well(void **state)
{
    struct pty *p = start(NULL);

    (void)state;
    for (int i = 0; i < 150; i++) {
        pty_resize(p, 1 + i * 37 % 300, 1 + i * 11 % 100);
        pty_keys(p, i % 2 == 0 ? "j" : "<Tab>");
    }
    pty_resize(p, 120, 40);
    pty_wait_text(p, "OCI spec");
    pty_settle(p);
    assert_int_equal(pty_width(p), 120);
    leave(p);
}

static void a_terminal_without_an_entry_is_named(void **state)
{
    const struct pty_options options = {.env = {"TERM=no-such-terminal"}};
    const char *const args[] = {DEMO, NULL};
    struct pty *p = pty_silospec(args, &options);

    (void)state;
    assert_int_equal(pty_wait_exit(p), 2);
    assert_true(
        pty_find(p, "the terminfo database has no entry for TERM 'no-such-terminal'", NULL, NULL));
    assert_true(pty_find(p, "set TERM to what", NULL, NULL));
    assert_true(pty_modes_restored(p));
    assert_false(pty_alt_screen(p));
    pty_free(p);
}

static void a_closed_output_is_told(void **state)
{
    const char *const argv[] = {"/bin/sh",          "-c", "\"$0\" \"$1\" >&-",
                                getenv("SILOSPEC"), DEMO, NULL};
    struct pty *p = pty_start(argv, NULL);

    (void)state;
    assert_int_equal(pty_wait_exit(p), 2);
    assert_true(pty_find(p, "a terminal, and standard output is none", NULL, NULL));
    pty_free(p);
}

static void signals_leave_the_terminal_as_it_was(void **state)
{
    static const int signals[] = {SIGTERM, SIGHUP, SIGINT};

    (void)state;
    for (size_t i = 0; i < sizeof(signals) / sizeof(signals[0]); i++) {
        struct pty *p = start(NULL);

        pty_signal(p, signals[i]);
        (void)pty_wait_exit(p);
        assert_true(pty_modes_restored(p));
        assert_false(pty_alt_screen(p));
        pty_free(p);
    }
}

static void a_crash_leaves_the_terminal_as_it_was(void **state)
{
    struct pty *p = start(NULL);

    (void)state;
    pty_signal(p, SIGABRT);
    assert_int_not_equal(pty_wait_exit(p), 0);
    assert_true(pty_modes_restored(p));
    assert_false(pty_alt_screen(p));
    assert_false(pty_mouse(p));
    pty_free(p);
}

static void every_theme_starts(void **state)
{
    static const char *const themes[] = {
        "dark",           "light",           "high-contrast", "colour-blind",
        "solarized-dark", "solarized-light", "sixteen",       "large-print",
        "mono",           "either",          "auto"};

    (void)state;
    for (size_t i = 0; i < sizeof(themes) / sizeof(themes[0]); i++) {
        const char *const args[] = {"--theme", themes[i], DEMO, NULL};
        struct pty *p = pty_silospec(args, NULL);

        pty_wait_text(p, "OCI spec");
        pty_settle(p);
        leave(p);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_size_and_back_shows_the_same),
        cmocka_unit_test(a_storm_of_resizes_while_typing_ends_well),
        cmocka_unit_test(a_terminal_without_an_entry_is_named),
        cmocka_unit_test(a_closed_output_is_told),
        cmocka_unit_test(signals_leave_the_terminal_as_it_was),
        cmocka_unit_test(a_crash_leaves_the_terminal_as_it_was),
        cmocka_unit_test(every_theme_starts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
