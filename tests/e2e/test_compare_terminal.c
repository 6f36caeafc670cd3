/* diff and sweep on a terminal: colours, widths, progress. */
#include "tests/screens/pty.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define DEMO TEST_DATA_DIR "/../../ui/demo/gmsa-web.yaml"

static const char *const diff[] = {"diff", DEMO, "--as", "process,hyperv", NULL};

static bool has_escape(const struct pty *p)
{
    struct str output = pty_output(p);

    return memchr(output.s, '\x1b', output.len) != NULL;
}

static void differences_are_coloured_on_a_terminal_and_have_signs(void **state)
{
    const struct pty_options size = {.w = 100, .h = 60};
    struct pty *p = pty_silospec(diff, &size);
    int x, y;

    (void)state;
    assert_int_equal(pty_wait_exit(p), 1);
    assert_true(pty_find(p, "\"hyperv\": {},", &x, &y));
    assert_string_equal(pty_cell(p, 0, y).text, "+");
    assert_int_equal(pty_cell(p, 0, y).fg.kind, PTY_INDEX);
    assert_int_equal(pty_cell(p, 0, y).fg.v, 2);
    pty_free(p);
}

static void no_color_and_a_dumb_terminal_have_none(void **state)
{
    static const char *const settings[] = {"NO_COLOR=1", "TERM=dumb"};

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        const struct pty_options plain = {.env = {settings[i]}};
        struct pty *p = pty_silospec(diff, &plain);

        assert_int_equal(pty_wait_exit(p), 1);
        assert_false(has_escape(p));
        pty_free(p);
    }
}

static void the_table_keeps_to_the_width_of_the_terminal(void **state)
{
    const struct pty_options narrow = {.w = 60, .h = 200};
    const char *const args[] = {"effective", DEMO, NULL};
    struct pty *p = pty_silospec(args, &narrow);
    int x, y;

    (void)state;
    assert_int_equal(pty_wait_exit(p), 0);
    assert_true(pty_find(p, "the container", &x, &y));
    assert_true(pty_find(p, "Visible", &x, &y));
    assert_int_equal(x, 3);
    pty_free(p);
}

static void long_work_shows_how_far_it_has_come(void **state)
{
    const char *const argv[] = {
        "/bin/sh",
        "-c",
        "\"$0\" sweep \"$1\" --vary container.HostConfig.NanoCpus=1n..1000000n:1n >/dev/null",
        getenv("SILOSPEC"),
        DEMO,
        NULL};
    struct pty *p = pty_start(argv, NULL);

    (void)state;
    pty_wait_text(p, "of 1000000");
    assert_string_equal(pty_cell(p, 0, 0).text, "[");
    pty_bytes(p, STR_LIT("\x03"));
    assert_int_not_equal(pty_wait_exit(p), 0);
    pty_free(p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(differences_are_coloured_on_a_terminal_and_have_signs),
        cmocka_unit_test(no_color_and_a_dumb_terminal_have_none),
        cmocka_unit_test(the_table_keeps_to_the_width_of_the_terminal),
        cmocka_unit_test(long_work_shows_how_far_it_has_come),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
