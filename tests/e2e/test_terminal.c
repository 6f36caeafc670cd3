/* What the command line does otherwise when its output is a terminal. */
#include "tests/screens/pty.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#define DEMO TEST_DATA_DIR "/../../ui/demo/gmsa-web.yaml"

static void what_the_engine_says_cannot_steer_the_terminal(void **state)
{
    const char *const args[] = {"generate", "--set",
                                "container.Image=a\x1b[31m\xc2\x9b"
                                "b",
                                DEMO, NULL};
    struct pty *p = pty_silospec(args, NULL);
    struct str output;

    (void)state;
    assert_int_equal(pty_wait_exit(p), 1);
    assert_string_equal(pty_line(p, 0), "error: No such image: a\\x1b[31m\\u009bb");
    output = pty_output(p);
    assert_null(memchr(output.s, '\x1b', output.len));
    pty_free(p);
}

static void compact_output_ends_its_line(void **state)
{
    const char *const args[] = {"generate", "--compact", DEMO, NULL};
    struct pty *p = pty_silospec(args, NULL);
    struct str output;

    (void)state;
    assert_int_equal(pty_wait_exit(p), 0);
    output = pty_output(p);
    assert_true(str_starts(output, STR_LIT("{\"ociVersion\"")));
    assert_true(str_ends(output, STR_LIT("}\r\n")));
    pty_free(p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_the_engine_says_cannot_steer_the_terminal),
        cmocka_unit_test(compact_output_ends_its_line),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
