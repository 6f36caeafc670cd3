/* The window of a daemon's spec beside the one that is generated, on a terminal. The log has two
 * other values, and one that no setting gives. */
#include "golden.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define ADD_LOG ":add data/ui/daemon.log<Enter>"
#define SUM     "4 differences, 3 explained by settings, 1 not"

static struct pty *start(int w, int h)
{
    static const char *const files[] = {"data/ui/web.yaml", NULL};
    const struct pty_options options = {.w = w, .h = h};
    struct pty *p = pty_silospec(files, &options);

    pty_wait_text(p, "spec ok");
    return p;
}

/* Edits are thrown away. */
static void leave(struct pty *p)
{
    pty_escape(p);
    pty_settle(p);
    pty_keys(p, ":q!<Enter>");
    assert_int_equal(pty_wait_exit(p), 0);
    pty_free(p);
}

static void each_difference_with_what_explains_it(void **state)
{
    static const struct {
        int w, h;
        const char *golden;
    } sizes[] = {{120, 40, "daemons-spec-120x40"}, {80, 24, "daemons-spec-80x24"}};

    (void)state;
    for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
        struct pty *p = start(sizes[i].w, sizes[i].h);

        pty_keys(p, ADD_LOG "Y");
        pty_wait_text(p, SUM);
        pty_wait_text(p, "the same with container.Config.Env");
        pty_keys(p, "jj");
        pty_wait_text(p, "no setting explains it");
        same_as_golden(p, sizes[i].golden);
        leave(p);
    }
}

static void it_follows_the_settings_and_leads_to_them(void **state)
{
    struct pty *p = start(120, 40);
    int x, y;
    bool visible;

    (void)state;
    pty_keys(p, ADD_LOG "Y");
    pty_wait_text(p, SUM);
    pty_keys(p, ":set container.HostConfig.Memory=3g<Enter>Y");
    pty_wait_text(p, "3 differences, 2 explained by settings, 1 not");
    pty_keys(p, "<Esc>");
    pty_settle(p);
    pty_keys(p, "uY");
    pty_wait_text(p, SUM);
    pty_keys(p, "G<Enter>");
    pty_wait_no_text(p, "The daemon's spec");
    pty_settle(p);
    pty_cursor(p, &x, &y, &visible);
    assert_non_null(strstr(pty_line(p, y), "Memory (--memory)"));
    leave(p);
}

static void without_a_spec_it_says_what_to_open(void **state)
{
    struct pty *p = start(80, 24);

    (void)state;
    pty_keys(p, "Y");
    pty_wait_text(p, "no spec of a daemon is known");
    pty_wait_text(p, ":add FILE");
    leave(p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_difference_with_what_explains_it),
        cmocka_unit_test(it_follows_the_settings_and_leads_to_them),
        cmocka_unit_test(without_a_spec_it_says_what_to_open),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
