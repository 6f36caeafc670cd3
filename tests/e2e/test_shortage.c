/* The screen where the terminal does not read, and where the system has little memory. */
#include "tests/screens/pty.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define DEMO TEST_DATA_DIR "/../../ui/demo/gmsa-web.yaml"

/* More than a pseudo terminal holds of what it was not read. */
static void fill(struct pty *p)
{
    for (int i = 0; i < 400; i++)
        pty_bytes(p, STR_LIT("\t\x0c"));
}

static void a_signal_ends_it_though_nobody_reads(void **state)
{
    static const int signals[] = {SIGTERM, SIGHUP, SIGINT};

    (void)state;
    for (size_t i = 0; i < sizeof(signals) / sizeof(signals[0]); i++) {
        const char *const args[] = {DEMO, NULL};
        struct pty *p = pty_silospec(args, NULL);
        int status;

        pty_wait_text(p, "Host name");
        pty_settle(p);
        fill(p);
        pty_wait_blocked(p);
        pty_signal(p, signals[i]);
        status = pty_wait_exit_unread(p);
        /* 0: what it had to say at the end still fitted into the terminal's buffer. */
        assert_true(status == 0 || status == 128 + signals[i]);
        assert_true(pty_modes_restored(p));
        pty_settle(p);
        assert_false(pty_alt_screen(p));
        pty_free(p);
    }
}

/* The program with args, once it has ended or shows the demo. */
static struct pty *start_with(int kilobytes, const char *args)
{
    char command[4096];
    const char *const argv[] = {"/bin/sh", "-c", command, NULL};
    struct pty *p;

    snprintf(command, sizeof(command), "ulimit -v %d; exec '%s' %s", kilobytes, getenv("SILOSPEC"),
             args);
    p = pty_start(argv, NULL);
    while (!pty_exited(p) && !pty_find(p, "Host name", NULL, NULL))
        pty_settle(p);
    return p;
}

static bool starts_with(int kilobytes)
{
    struct pty *p = start_with(kilobytes, "--version");
    int status = pty_wait_exit(p);

    pty_free(p);
    return status == 0 || status == 3;
}

/* With less the system cannot load it, or the C library not begin. */
static int least_kilobytes(void)
{
    enum { EXACT = 20 };
    int too_few = 0, enough = 9000;

    while (enough - too_few > EXACT) {
        int middle = (too_few + enough) / 2;

        *(starts_with(middle) ? &enough : &too_few) = middle;
    }
    return enough;
}

/* From too little for anything to enough: an error or the screen, and a terminal as it was before.
 */
static void little_memory_is_no_crash(void **state)
{
    int least, started = 0, refused = 0;

    (void)state;
    if (strcmp(getenv("SILOSPEC_SANITIZE"), "1") == 0)
        skip();
    least = least_kilobytes();
    for (int kilobytes = least; kilobytes <= least + 3000; kilobytes += 150) {
        struct pty *p = start_with(kilobytes, DEMO);
        int status;

        if (!pty_exited(p)) {
            pty_keys(p, "<Tab>jj<Enter>");
            pty_settle(p);
            pty_signal(p, SIGTERM);
        }
        status = pty_wait_exit(p);
        if (status != 0 && status != 2 && status != 3)
            fail_msg("%d KB: status %d: %s", kilobytes, status, pty_text(p));
        assert_false(pty_alt_screen(p));
        assert_true(pty_modes_restored(p));
        started += status == 0;
        refused += status == 3;
        pty_free(p);
    }
    assert_true(started > 0);
    assert_true(refused > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_signal_ends_it_though_nobody_reads),
        cmocka_unit_test(little_memory_is_no_crash),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
