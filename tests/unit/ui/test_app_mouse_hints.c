/* Keys that the footer shows are clicked: of windows, editors, lists and questions. What the frame
 * of the help says of them. */
#include "app_driver.h"

#include "ui/tui/state/state.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define WEB TEST_DATA_DIR "/ui/web.yaml"

static void start(struct driver *d)
{
    driver_start(d, WEB, 120, 40);
}

/* In the last `lines` of the frame, which are ASCII. */
static void click_hint_in(struct driver *d, const char *hint, int lines)
{
    const char *text = driver_text(d), *line = text + strlen(text), *at = NULL;
    int y = d->surface.h;

    while (at == NULL && lines-- > 0) {
        for (line--; line > text && line[-1] != '\n';)
            line--;
        y--;
        at = strstr(line, hint);
    }
    if (at == NULL)
        fail_msg("no hint '%s' in\n%s", hint, text);
    else
        driver_click(d, (int)(at - line), y);
}

static void click_hint(struct driver *d, const char *hint)
{
    click_hint_in(d, hint, 1);
}

static void hints_of_windows_are_clicked(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, "F");
    click_hint(&d, "w why");
    driver_expect(&d, "━ ▸ Why");
    click_hint(&d, "Esc back");
    driver_expect(&d, "━ ▸ Problems");
    click_hint(&d, "p steps");
    driver_expect(&d, "━ ▸ Steps from");
    click_hint(&d, "Esc close");
    driver_expect_not(&d, "━ ▸ Steps from");
    driver_keys(&d, "T");
    click_hint(&d, "/ find");
    driver_keys(&d, "mono");
    driver_expect_not(&d, "solarized-dark");
    driver_keys(&d, "<Esc>");
    click_hint(&d, "Esc close");
    driver_expect_not(&d, "━ ▸ Themes");
    driver_keys(&d, "<C-p>cpu");
    click_hint(&d, "Esc close");
    driver_expect_not(&d, "go to: ");
    driver_keys(&d, "?");
    click_hint(&d, "/ filter");
    driver_keys(&d, "solarized");
    driver_expect(&d, "find: solarized");
    driver_finish(&d);
}

static void hints_of_editors_and_lists_are_clicked(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, "/memory<Enter><Enter><C-u>3g");
    click_hint(&d, "Enter accept");
    driver_expect(&d, "Memory (--memory) = 3 GiB");
    driver_keys(&d, "<Enter><C-u>7g");
    click_hint(&d, "Esc leave as it was");
    driver_expect(&d, "left as it was");
    driver_expect_not(&d, "7 GiB");
    driver_keys(&d, "1g/isolation<Enter>a<Esc>");
    driver_keys(&d, "/binds<Enter>a");
    click_hint(&d, "Up Down select"); /* the last key of those that stand there */
    driver_expect(&d, ":ro");
    driver_finish(&d);
}

/* Which letter is left open. */
static void letters_of_lists_are_clicked(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, "/binds<Enter>a");
    click_hint(&d, "a-z type the value");
    driver_expect(&d, "Enter accept");
    driver_keys(&d, "c:\\x:d:\\x<Enter>");
    driver_expect(&d, "c:\\x:d:\\x");
    driver_keys(&d, "/devices<Enter>a");
    click_hint(&d, "a-z find");
    driver_expect(&d, "find: ");
    driver_keys(&d, "com");
    driver_expect(&d, "find: com");
    driver_finish(&d);
}

static void keys_that_are_waited_for_and_answers_are_clicked(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, "y");
    click_hint(&d, "p path");
    assert_string_equal(driver_copied(&d), "container.HostConfig.Isolation");
    driver_keys(&d, "<Space>q");
    click_hint(&d, "c cancel");
    driver_expect(&d, "[+]");
    assert_false(d.quit);
    driver_keys(&d, "q");
    driver_click(&d, 60, 10); /* a question stays */
    driver_expect(&d, "c cancel");
    click_hint(&d, "d discard");
    assert_true(ui_app_state(d.app)->quit);
    driver_finish(&d);
}

static void what_may_follow_a_key_is_shown_whole_in_as_many_lines_as_it_takes(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 40, 10);
    driver_keys(&d, "y");
    driver_expect(&d, "p path");
    driver_expect(&d, "m Markdown");
    click_hint_in(&d, "p path", 4);
    assert_string_equal(driver_copied(&d), "container.HostConfig.Isolation");
    driver_resize(&d, 80, 24);
    driver_keys(&d, "y"); /* the line above ends before them */
    driver_expect(&d, "\xE2\x80\xA6\n y  y value");
    driver_keys(&d, "<Esc>");
    driver_resize(&d, 60, 20);
    driver_keys(&d, "Fy"); /* over a window, too */
    driver_expect(&d, "m Markdown");
    driver_finish(&d);
}

static void the_frame_says_what_keys_do_with_the_entry(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 120, 40);
    driver_keys(&d, "?/");
    driver_expect(&d, "Enter runs   Esc ends typing");
    driver_keys(&d, "zqzq");
    driver_expect(&d, "nothing is called so");
    driver_expect_not(&d, "Enter runs");
    driver_keys(&d, "<C-u>CPU-3");
    driver_expect(&d, "Enter shows   Esc ends typing");
    driver_keys(&d, "<Esc>");
    driver_expect(&d, "/ finds   Enter shows   Esc shows all");
    driver_keys(&d, "<Esc>");
    driver_expect(&d, "Esc closes");
    driver_keys(&d, "<Esc>/--memory<Enter><Enter><F1>");
    driver_expect_not(&d, "Enter runs"); /* what is typed below would be lost */
    driver_finish(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_frame_says_what_keys_do_with_the_entry),
        cmocka_unit_test(hints_of_windows_are_clicked),
        cmocka_unit_test(hints_of_editors_and_lists_are_clicked),
        cmocka_unit_test(letters_of_lists_are_clicked),
        cmocka_unit_test(keys_that_are_waited_for_and_answers_are_clicked),
        cmocka_unit_test(what_may_follow_a_key_is_shown_whole_in_as_many_lines_as_it_takes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
