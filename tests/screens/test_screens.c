/* The built program on a terminal: whole screens against golden texts. Colours, keys and modes
 * of the terminal are tested apart from them. */
#include "golden.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define WEB "data/ui/web.yaml"

static struct pty *start_fresh(int w, int h)
{
    const char *const args[] = {WEB, NULL};
    const struct pty_options options = {.w = w, .h = h};
    struct pty *p = pty_silospec(args, &options);

    pty_wait_text(p, "spec ok");
    return p;
}

static struct pty *start(int w, int h)
{
    struct pty *p = start_fresh(w, h);

    pty_keys(p, "j"); /* from the engine to the isolation */
    pty_settle(p);
    return p;
}

static void leave(struct pty *p)
{
    pty_escape(p);
    pty_keys(p, "q");
    assert_int_equal(pty_wait_exit(p), 0);
    assert_false(pty_alt_screen(p));
    assert_true(pty_modes_restored(p));
    pty_free(p);
}

static void first_screen_at_120x40(void **state)
{
    struct pty *p = start_fresh(120, 40);

    (void)state;
    same_as_golden(p, "first-120x40");
    leave(p);
}

static void first_screen_at_80x24(void **state)
{
    struct pty *p = start_fresh(80, 24);

    (void)state;
    same_as_golden(p, "first-80x24");
    leave(p);
}

/* The only screens whose row counters and scroll marks are compared. */
static void counters_and_scroll_marks(void **state)
{
    const char *const args[] = {"--ascii", WEB, NULL};
    const struct pty_options options = {.w = 80, .h = 24};
    struct pty *p = start(120, 40);

    (void)state;
    pty_keys(p, "jjj2jj");
    same_as_golden_with_counters(p, "counters-120x40");
    leave(p);
    p = pty_silospec(args, &options);
    pty_wait_text(p, "spec ok");
    pty_keys(p, "GG");
    same_as_golden_with_counters(p, "counters-ascii-80x24");
    leave(p);
}

static void one_pane_at_a_time_at_40x10(void **state)
{
    struct pty *p = start_fresh(40, 10);

    (void)state;
    pty_keys(p, "2");
    pty_wait_text(p, "ociVersion");
    same_as_golden(p, "spec-40x10");
    leave(p);
}

static void hyperv_marks_what_changed(void **state)
{
    struct pty *p = start(120, 40);

    (void)state;
    pty_keys(p, "  ");
    pty_wait_text(p, "hyperv (container)");
    same_as_golden(p, "hyperv-120x40");
    pty_keys(p, "uu");
    pty_wait_text(p, "undid");
    leave(p);
}

static void an_editor_with_a_refused_value(void **state)
{
    struct pty *p = start(80, 24);

    (void)state;
    pty_keys(p, "/CPU count<Enter><Enter><C-u>many<Enter>");
    pty_wait_text(p, "'many'");
    same_as_golden(p, "refused-80x24");
    leave(p);
}

static void an_error_of_the_engine(void **state)
{
    struct pty *p = start(120, 40);

    (void)state;
    pty_keys(p, ":set container.HostConfig.SecurityOpt[0]=credentialspec=registry://nobody<Enter>");
    pty_wait_text(p, "docker start fails");
    pty_keys(p, "5");
    pty_wait_text(p, "why");
    same_as_golden(p, "error-120x40");
    pty_keys(p, "u");
    pty_wait_text(p, "undid");
    leave(p);
}

static void a_search_with_its_hits(void **state)
{
    struct pty *p = start(120, 40);
    int x, y;

    (void)state;
    pty_keys(p, "2/layers");
    pty_wait_text(p, "1 of 3");
    same_as_golden(p, "search-120x40");
    assert_true(pty_find(p, "layers\\\\web", &x, &y));
    assert_int_equal(pty_cell(p, x, y).bg.kind, PTY_INDEX);
    leave(p);
}

static void the_help(void **state)
{
    struct pty *p = start(120, 40);

    (void)state;
    pty_keys(p, "?");
    pty_wait_text(p, "all actions");
    same_as_golden(p, "help-120x40");
    leave(p);
}

static void plain_characters_when_asked_for(void **state)
{
    const char *const args[] = {"--ascii", WEB, NULL};
    const struct pty_options options = {.w = 80, .h = 24};
    struct pty *p = pty_silospec(args, &options);

    (void)state;
    pty_wait_text(p, "spec ok");
    same_as_golden(p, "ascii-80x24");
    for (const char *c = pty_text(p); *c != '\0'; c++)
        assert_true((unsigned char)*c < 0x80);
    leave(p);
}

static void no_colour_with_NO_COLOR(void **state)
{
    const char *const args[] = {WEB, NULL};
    const struct pty_options options = {.w = 80, .h = 24, .env = {"NO_COLOR=1"}};
    struct pty *p = pty_silospec(args, &options);

    (void)state;
    pty_wait_text(p, "spec ok");
    pty_settle(p);
    for (int y = 0; y < 24; y++)
        for (int x = 0; x < 80; x++) {
            assert_int_equal(pty_cell(p, x, y).fg.kind, PTY_DEFAULT);
            assert_int_equal(pty_cell(p, x, y).bg.kind, PTY_DEFAULT);
        }
    leave(p);
}

static void resizing_redraws_everything(void **state)
{
    struct pty *p = start_fresh(120, 40);

    (void)state;
    pty_resize(p, 30, 8);
    pty_wait_text(p, "silospec needs at least");
    pty_resize(p, 80, 24);
    pty_wait_text(p, "1 Container");
    same_as_golden(p, "first-80x24");
    leave(p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(first_screen_at_120x40),
        cmocka_unit_test(first_screen_at_80x24),
        cmocka_unit_test(counters_and_scroll_marks),
        cmocka_unit_test(one_pane_at_a_time_at_40x10),
        cmocka_unit_test(hyperv_marks_what_changed),
        cmocka_unit_test(an_editor_with_a_refused_value),
        cmocka_unit_test(an_error_of_the_engine),
        cmocka_unit_test(a_search_with_its_hits),
        cmocka_unit_test(the_help),
        cmocka_unit_test(plain_characters_when_asked_for),
        cmocka_unit_test(no_colour_with_NO_COLOR),
        cmocka_unit_test(resizing_redraws_everything),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
