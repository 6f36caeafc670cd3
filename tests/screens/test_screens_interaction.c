/* The windows and lines of the interaction as whole screens: what a first key offers, themes, the
 * jump to anything, steps, unsaved edits. */
#include "golden.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#define WEB "data/ui/web.yaml"

static struct pty *start(int w, int h)
{
    const char *const args[] = {WEB, NULL};
    const struct pty_options options = {.w = w, .h = h, .env = {"TZ=UTC"}};
    struct pty *p = pty_silospec(args, &options);

    pty_wait_text(p, "spec ok");
    pty_keys(p, "j"); /* from the engine to the isolation */
    pty_settle(p);
    return p;
}

static void screen(int w, int h, const char *keys, const char *text, const char *name)
{
    struct pty *p = start(w, h);

    pty_keys(p, keys);
    pty_wait_text(p, text);
    same_as_golden(p, name);
    pty_free(p);
}

static void what_may_follow_y(void **state)
{
    (void)state;
    screen(80, 24, "y", "p path", "copy-80x24");
}

static void what_may_follow_z(void **state)
{
    (void)state;
    screen(80, 24, "2z", "R open all", "fold-80x24");
}

static void all_below_the_root_is_folded(void **state)
{
    (void)state;
    screen(100, 30, "2zM", "\"process\": { ...", "folded-100x30");
}

static void the_themes(void **state)
{
    (void)state;
    screen(100, 30, "T", "solarized-light", "themes-100x30");
}

static void the_jump_to_anything(void **state)
{
    (void)state;
    screen(80, 24, "<C-p>cpu", "go to: cpu", "finder-80x24");
    screen(120, 40, "<C-p>layerfolders", "go to: layerfolders", "finder-120x40");
}

static void a_rule_in_full(void **state)
{
    (void)state;
    screen(80, 24, "<C-p>cpu-3:<Enter>", "setResourcesInSpec", "rule-80x24");
}

static void the_mouse_is_released(void **state)
{
    (void)state;
    screen(80, 24, "m", "the mouse is released", "mouse-80x24");
}

static void a_count_waits(void **state)
{
    (void)state;
    screen(80, 24, "012", " 12 ", "count-80x24");
}

static void copying_reaches_the_terminal(void **state)
{
    struct pty *p = start(80, 24);

    (void)state;
    /* "container.HostConfig.Isolation" in base64 */
    pty_keys(p, "yp");
    pty_wait_output(p, "\x1b]52;c;Y29udGFpbmVyLkhvc3RDb25maWcuSXNvbGF0aW9u\x1b\\");
    pty_wait_text(p, "copied the path container.HostConfig.Isolation: 30 bytes");
    pty_free(p);
}

static void a_click_reaches_the_program(void **state)
{
    struct pty *p = start(120, 40);

    (void)state;
    pty_click(p, 80, 6);
    pty_wait_text(p, "\xE2\x96\xB8 2 OCI spec");
    pty_free(p);
}

static void a_click_on_a_hint_presses_its_key(void **state)
{
    struct pty *p = start(80, 24);

    (void)state;
    pty_keys(p, "F");
    pty_wait_text(p, "\xE2\x96\xB8 Problems");
    pty_click(p, 25, 23); /* " Enter what takes it away  Esc close" and more */
    pty_settle(p);
    same_as_golden(p, "clicked-hint-80x24");
    pty_keys(p, "yt");
    pty_wait_text(p, "copied");
    pty_free(p);
}

static void what_may_follow_y_takes_the_lines_it_needs(void **state)
{
    (void)state;
    screen(40, 10, "y", "Markdown", "copy-40x10");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_may_follow_y),
        cmocka_unit_test(what_may_follow_z),
        cmocka_unit_test(all_below_the_root_is_folded),
        cmocka_unit_test(the_themes),
        cmocka_unit_test(the_jump_to_anything),
        cmocka_unit_test(a_rule_in_full),
        cmocka_unit_test(the_mouse_is_released),
        cmocka_unit_test(a_count_waits),
        cmocka_unit_test(copying_reaches_the_terminal),
        cmocka_unit_test(a_click_reaches_the_program),
        cmocka_unit_test(a_click_on_a_hint_presses_its_key),
        cmocka_unit_test(what_may_follow_y_takes_the_lines_it_needs),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
