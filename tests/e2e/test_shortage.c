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

/* From too little to start to enough: an error or the screen, and a terminal as it was before. */
static void little_memory_is_no_crash(void **state)
{
    int started = 0, refused = 0;

    (void)state;
    if (strcmp(getenv("SILOSPEC_SANITIZE"), "1") == 0)
        skip();
    for (int kilobytes = 4500; kilobytes <= 9000; kilobytes += 250) {
        char command[4096];
        const char *const argv[] = {"/bin/sh", "-c", command, NULL};
        struct pty *p;
        int status;

        snprintf(command, sizeof(command), "ulimit -v %d; exec '%s' '%s'", kilobytes,
                 getenv("SILOSPEC"), DEMO);
        p = pty_start(argv, NULL);
        while (!pty_exited(p) && !pty_find(p, "Host name", NULL, NULL))
            pty_settle(p);
        if (!pty_exited(p)) {
            pty_keys(p, "<Tab>jj<Enter>");
            pty_settle(p);
            pty_signal(p, SIGTERM);
        }
        status = pty_wait_exit(p);
        /* 127: the loader had too little itself. */
        if (status != 0 && status != 2 && status != 3 && status != 127)
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
