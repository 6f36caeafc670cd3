/* The help of every place, and copying from every place. */
#include "app_driver.h"

#include "ui/tui/state/state.h"

#include "ui/present/grid.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define WEB TEST_DATA_DIR "/ui/web.yaml"

static void start(struct driver *d)
{
    driver_start(d, WEB, 120, 40);
}

/* Of two texts that both are on the screen. */
static void expect_order(struct driver *d, const char *first, const char *second)
{
    const char *text = driver_text(d);
    const char *a = strstr(text, first), *b = strstr(text, second);

    if (a == NULL || b == NULL || a >= b) {
        print_error("'%s' does not stand before '%s'\n%s", first, second, text);
        fail();
    }
}

static void expect_copied(struct driver *d, const char *part)
{
    const char *copied = driver_copied(d);

    if (copied == NULL || strstr(copied, part) == NULL) {
        print_error("not copied: '%s'\n%s\n", part, copied != NULL ? copied : "(nothing)");
        fail();
    }
}

static void this_place_comes_first(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, "?");
    expect_order(&d, ":next-choice", ":command");
    driver_keys(&d, "<Esc>5?");
    expect_order(&d, ":fix", ":command");
    driver_finish(&d);
}

static void signs_fields_and_rules_are_found(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, "?/signs");
    driver_expect(&d, "docker create changes this value");
    driver_keys(&d, "<C-u>memory");
    driver_expect(&d, "Memory (--memory)");
    driver_keys(&d, "<C-u>CPU-3");
    driver_expect(&d, "Rules");
    driver_keys(&d, "<Enter>");
    driver_expect(&d, "━ ▸ CPU-3");
    driver_keys(&d, "<Esc>?/host name<Enter>");
    driver_expect(&d, "help Host name");
    driver_finish(&d);
}

static void help_of_a_window_goes_back_to_it(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, "F?");
    driver_expect(&d, "━ ▸ Help");
    driver_expect(&d, "what takes it away");
    driver_keys(&d, "<Esc>");
    driver_expect(&d, "━ ▸ Problems");
    driver_keys(&d, "?/undo<Enter>");
    driver_expect_not(&d, "━ ▸ Problems");
    driver_keys(&d, "U?");
    driver_expect(&d, "begins with the letter");
    driver_keys(&d, "<Esc>");
    driver_expect(&d, "Steps of this document");
    driver_finish(&d);
}

static void press_f1(struct driver *d)
{
    struct ui_event ev = {.kind = UI_EVENT_KEY, .key = UI_KEY_F1};

    (void)ui_app_event(d->app, &ev);
}

static void f1_explains_an_editor_and_a_line_without_losing_them(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, "/Host name<Enter><Enter>?x");
    press_f1(&d);
    driver_expect(&d, "Delete the word before the cursor");
    driver_keys(&d, "<Enter>");
    driver_expect(&d, "web01?x");
    driver_keys(&d, "<Esc>:und");
    press_f1(&d);
    driver_expect(&d, "Lines that were typed before");
    driver_keys(&d, "<Esc>");
    driver_expect(&d, ":und");
    driver_finish(&d);
}

static void windows_are_copied_by_row_as_text_and_as_markdown(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, "Fyy");
    driver_expect(&d, "copied the row");
    driver_keys(&d, "yt");
    expect_copied(&d, "Problems");
    expect_copied(&d, "DomainJoinConfig");
    driver_keys(&d, "ym");
    expect_copied(&d, "| --- |");
    driver_expect(&d, "━ ▸ Problems");
    driver_keys(&d, "yz");
    driver_expect(&d, "y z does nothing in this window");
    driver_keys(&d, "<Tab>");
    driver_expect(&d, "Tab does nothing in this window");
    driver_keys(&d, "<Esc>Vym");
    expect_copied(&d, "| Memory");
    driver_finish(&d);
}

static void a_key_that_does_nothing_in_a_list_says_so(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, "W<Tab>");
    driver_expect(&d, "Tab does nothing in this list; Esc closes it");
    driver_keys(&d, "x");
    driver_expect(&d, "nothing in this list begins with x; / finds it inside");
    driver_keys(&d, "u");
    driver_expect_not(&d, "nothing in this list"); /* "unset" */
    driver_keys(&d, "u");
    driver_expect_not(&d, "nothing in this list");
    driver_keys(&d, "<Esc>?x");
    driver_expect(&d, "x does nothing in the help; / finds what a key does");
    driver_keys(&d, "j");
    driver_expect_not(&d, "nothing in the help");
    driver_finish(&d);
}

/* Over its last line is what is said of a line that was typed, or the question. */
static void help_that_is_covered_in_part_says_that_there_is_more(void **state)
{
    static const char *const keys[] = {":foo<Enter>", ":set container.Config.Env=null<Enter>R"};
    struct driver d;

    (void)state;
    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
        driver_start(&d, TEST_DATA_DIR "/ui/web.yaml", 60, 24);
        driver_keys(&d, "/Environment<Enter><Esc>");
        driver_keys(&d, keys[i]);
        driver_expect(&d, i == 0 ? "no action 'foo'" : "has unsaved edits");
        driver_expect_on_line(&d, " help ", "\u2026");
        driver_finish(&d);
    }
}

static void panes_are_copied_whole(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, "yt");
    expect_copied(&d, "CPU count");
    driver_keys(&d, "2yt");
    expect_copied(&d, "  \"ociVersion\": ");
    driver_keys(&d, "4yt");
    expect_copied(&d, "endpoint-nat");
    driver_finish(&d);
}

static void a_comparison_and_a_plot_are_copied(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, "2c");
    driver_keys(&d, "yy");
    driver_expect(&d, "copied the value in 'hyperv'");
    driver_keys(&d, "ym");
    expect_copied(&d, "| root.path |");
    driver_keys(&d, "<Tab>ym");
    expect_copied(&d, "what the container gets");
    driver_keys(&d, "yy");
    driver_expect(&d, "copied the row");
    driver_keys(&d, "cPyy");
    driver_expect(&d, "copied the row");
    driver_finish(&d);
}

static void lists_and_texts_are_copied_by_one_key(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, "Uy");
    expect_copied(&d, "as it was opened");
    driver_keys(&d, "<Esc>?y");
    expect_copied(&d, ":edit");
    driver_finish(&d);
}

static void cells_that_would_break_a_table_are_escaped(void **state)
{
    struct arena a;
    struct ui_grid g = {.arena = &a, .columns = 2};

    (void)state;
    arena_init(&a);
    g.head.cell[0] = STR_LIT("what");
    ui_grid_add(&g)->cell[0] = STR_LIT("a|b\nc");
    ui_grid_add(&g)->cell[1] = STR_LIT("second");
    assert_true(str_is(ui_grid_markdown(&g),
                       "| what |  |\n| --- | --- |\n| a\\|b<br>c |  |\n|  | second |\n"));
    assert_true(str_is(ui_grid_text(&g), "what\na|b c\n       second\n"));
    arena_finish(&a);
}

static void the_ways_to_everything_lead_out_of_the_help(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 120, 40);
    driver_keys(&d, "?<C-p>");
    driver_expect(&d, "go to: ");
    driver_expect_not(&d, "━ ▸ Help");
    driver_keys(&d, "<Esc>T?:engine 29<Enter>"); /* over a list, which is left as it was */
    driver_expect(&d, "engine moby-29");
    driver_keys(&d, "?/:"); /* text */
    driver_expect(&d, "find: :");
    driver_keys(&d, "<Esc><Esc><Esc>:engine 20?"); /* what is typed is not lost */
    driver_expect(&d, ":engine 20?");
    driver_finish(&d);
}

/* What is not known is no problem, but the answer is as open as that: it is not called done. */
static void the_problems_tell_what_is_not_known(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, TEST_DATA_DIR "/cases/b01-inspect-running-gmsa-registry.json", 120, 40);
    driver_keys(&d, "F");
    driver_expect(&d, "0 notes, 1 not known");
    driver_expect(&d, "? not known  Does the registry value web exist, and what does it hold?");
    driver_expect(&d, "To find out: reg query");
    driver_expect_not(&d, "no problems");
    driver_keys(&d, "<Enter>");
    driver_expect(&d, "▸ 1 Container");
    driver_expect(&d, "Registry values");
    driver_finish(&d);
}

static void a_line_says_what_keys_do(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, ":");
    driver_expect(&d, "Tab completes  Esc closes");
    driver_keys(&d, "w");
    driver_expect(&d, "Tab completes  Esc closes");
    driver_keys(&d, "<Enter><Esc>:");
    driver_expect(&d, "Tab completes  Up earlier lines  Esc closes");
    driver_finish(&d);
}

/* The first key closes it, and a demo has more than one. */
static void what_to_try_is_shown_again(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, NULL, 120, 40);
    driver_keys(&d, ":try<Enter>");
    driver_expect(&d, "this document is no demo");
    driver_keys(&d, ":start<Enter>jj<Enter>");
    driver_expect(&d, "━ ▸ What to try");
    driver_expect(&d, ":try");
    driver_keys(&d, "<Down>");
    driver_expect_not(&d, "━ ▸ What to try");
    driver_keys(&d, ":try<Enter>");
    driver_expect(&d, "━ ▸ What to try");
    driver_finish(&d);
}

/* It tells to press Down: where it is too long for the screen, too, that does not scroll it. */
static void what_to_try_is_tried_on_a_small_screen(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, NULL, 60, 20);
    driver_keys(&d, ":start<Enter>jj<Enter>");
    driver_expect(&d, "PgDn PgUp, Esc");
    ui_say(ui_app_state(d.app), UI_ROLE_TEXT,
           "unsaved edits of 5 other documents were left: :recover shows them");
    driver_expect(&d, "┛━━━┛"); /* its last line is not below what is said */
    driver_keys(&d, "<PgDn>");
    driver_expect(&d, ":try shows this again");
    driver_keys(&d, "<Down>");
    driver_expect_not(&d, "What to try");
    driver_keys(&d, "<Space>");
    driver_expect(&d, "note Isolation (--isolation) = hyperv");
    driver_finish(&d);
}

/* "Try c" is read there. */
static void keys_that_edit_nothing_work_from_a_notice(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, TEST_DATA_DIR "/ui/two-containers.json", 120, 40);
    driver_keys(&d, "A");
    driver_expect(&d, "━ ▸ Assumed");
    driver_keys(&d, "x");
    driver_expect(&d, "x does nothing in this window");
    driver_expect(&d, "━ ▸ Assumed");
    driver_keys(&d, "c");
    driver_expect_not(&d, "━ ▸ Assumed");
    driver_expect(&d, "Compare isolation");
    driver_keys(&d, "AV");
    driver_expect(&d, "Set versus effective");
    driver_finish(&d);
}

/* What a row cuts stands below in full, while it is selected; what lies under a window does not
 * look out from it. */
static void what_small_windows_cut_is_told_below(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 40, 10);
    driver_keys(&d, "=");
    driver_expect(&d, "isolation: as process, Hyper-V an");
    driver_expect(&d, "Linux container");
    driver_keys(&d, "j");
    driver_expect_not(&d, "Linux container");
    driver_keys(&d, "<Esc>?");
    driver_expect(&d, "a list or section");
    driver_keys(&d, "<Esc><C-p>cpus");
    driver_expect(&d, "container.HostConfig.NanoCpus");
    driver_expect_not(&d, "help Engine");
    driver_finish(&d);
}

static void the_line_below_does_not_look_out_from_under_the_help(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 80, 24);
    driver_expect(&d, "to 'process'. How the");
    driver_keys(&d, "?");
    driver_expect_not(&d, "to 'process'. How the");
    driver_keys(&d, "<Esc><C-p>");
    driver_expect_not(&d, "to 'process'. How the");
    driver_finish(&d);
}

/* Whether the right border of the window whose upper edge ends so has a mark of where it is. */
static bool is_marked(struct driver *d, const char *edge)
{
    int x, y;

    assert_true(driver_find(d, edge, &x, &y));
    while (d->surface.cells[y * d->surface.w + x].ch != 0x2513) /* the corner */
        x++;
    for (y++; y < d->surface.h; y++)
        if (d->surface.cells[y * d->surface.w + x].ch == 0x2590)
            return true;
    return false;
}

static void windows_tell_that_there_is_more_than_they_show(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 60, 14);
    driver_keys(&d, "W");
    assert_true(is_marked(&d, "/ finds, Esc"));
    driver_keys(&d, "<Esc>?");
    assert_true(is_marked(&d, "Esc closes"));
    driver_keys(&d, "<Esc><C-p>");
    assert_true(is_marked(&d, "error codes"));
    driver_keys(&d, "zqzq");
    assert_false(is_marked(&d, "error codes"));
    driver_keys(&d, "<Esc>=");
    assert_false(is_marked(&d, "Enter, Esc"));
    driver_finish(&d);
}

/* Whether a line ends the window whose title begins so, and nothing is drawn over that. */
static bool is_closed(struct driver *d, const char *title)
{
    const struct ui_surface *s = &d->surface;
    int x, y;

    assert_true(driver_find(d, title, &x, &y));
    while (s->cells[y * s->w + x].ch != 0x250F) /* the corner */
        x--;
    while (y < s->h && s->cells[y * s->w + x].ch != 0x2517)
        y++;
    if (y == s->h)
        return false;
    for (x++; s->cells[y * s->w + x].ch == 0x2501;)
        x++;
    return s->cells[y * s->w + x].ch == 0x251B;
}

/* With or without the selected entry's text in it. */
static void the_help_has_its_border_at_any_height(void **state)
{
    (void)state;
    for (int h = 10; h <= 24; h++) {
        struct driver d;

        driver_start(&d, WEB, 60, h);
        driver_keys(&d, "?G");
        if (!is_closed(&d, "Help ━"))
            fail_msg("%d lines\n%s", h, driver_text(&d));
        driver_finish(&d);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(windows_tell_that_there_is_more_than_they_show),
        cmocka_unit_test(the_help_has_its_border_at_any_height),
        cmocka_unit_test(what_small_windows_cut_is_told_below),
        cmocka_unit_test(the_line_below_does_not_look_out_from_under_the_help),
        cmocka_unit_test(this_place_comes_first),
        cmocka_unit_test(signs_fields_and_rules_are_found),
        cmocka_unit_test(help_of_a_window_goes_back_to_it),
        cmocka_unit_test(f1_explains_an_editor_and_a_line_without_losing_them),
        cmocka_unit_test(windows_are_copied_by_row_as_text_and_as_markdown),
        cmocka_unit_test(a_key_that_does_nothing_in_a_list_says_so),
        cmocka_unit_test(help_that_is_covered_in_part_says_that_there_is_more),
        cmocka_unit_test(panes_are_copied_whole),
        cmocka_unit_test(a_comparison_and_a_plot_are_copied),
        cmocka_unit_test(lists_and_texts_are_copied_by_one_key),
        cmocka_unit_test(cells_that_would_break_a_table_are_escaped),
        cmocka_unit_test(the_ways_to_everything_lead_out_of_the_help),
        cmocka_unit_test(keys_that_edit_nothing_work_from_a_notice),
        cmocka_unit_test(what_to_try_is_shown_again),
        cmocka_unit_test(what_to_try_is_tried_on_a_small_screen),
        cmocka_unit_test(the_problems_tell_what_is_not_known),
        cmocka_unit_test(a_line_says_what_keys_do),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
