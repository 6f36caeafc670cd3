/* The mouse: what a click, the wheel and a drag over text do. */
#include "app_driver.h"

#include "ui/tui/state/state.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define WEB TEST_DATA_DIR "/ui/web.yaml"

static void start(struct driver *d)
{
    driver_start(d, WEB, 120, 40);
}

static void click_text(struct driver *d, const char *text)
{
    int x, y;

    assert_true(driver_find(d, text, &x, &y));
    driver_click(d, x, y);
}

static void a_click_focuses_and_selects_a_second_one_is_enter(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    click_text(&d, "\"cwd\"");
    driver_expect(&d, "▸ 2 OCI spec");
    driver_expect(&d, "why  process.cwd = ");
    click_text(&d, "\"cwd\"");
    driver_expect(&d, "▸ 1 Container");
    driver_expect(&d, "help Working directory");
    driver_finish(&d);
}

/* What keys selected, or what is so from the beginning, the first click does not open. */
static void the_first_click_opens_nothing(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    click_text(&d, "Engine  ");
    driver_expect_not(&d, "Enter accept");
    click_text(&d, "CPU count ");
    driver_keys(&d, "kj");
    click_text(&d, "CPU count ");
    driver_expect_not(&d, "Enter accept");
    click_text(&d, "CPU count ");
    driver_expect(&d, "Enter accept");
    driver_keys(&d, "<Esc>T");
    driver_expect(&d, "Theme");
    driver_finish(&d);
}

/* The divider between, or a list that a click in another list opened. */
static void a_click_elsewhere_is_between(void **state)
{
    struct driver d;
    int x, y;

    (void)state;
    start(&d);
    click_text(&d, "CPU count ");
    driver_click(&d, 0, 10);
    click_text(&d, "CPU count ");
    driver_expect_not(&d, "Enter accept");
    driver_keys(&d, "<Esc>");
    driver_set(&d, "container.HostConfig.CpuCount=3");
    driver_set(&d, "container.HostConfig.CpuCount=4");
    driver_set(&d, "container.HostConfig.CpuCount=5");
    driver_keys(&d, "=");
    click_text(&d, "history: a step of it");
    click_text(&d, "history: a step of it");
    driver_expect(&d, "A step of the history");
    assert_true(driver_find(&d, "as it was opened", &x, &y));
    driver_click(&d, x, y);
    driver_expect(&d, "A step of the history");
    driver_click(&d, x, y);
    driver_expect_not(&d, "A step of the history");
    driver_finish(&d);
}

static void a_click_on_a_lower_entry_selects_it_whichever_of_its_lines(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    click_text(&d, "lost is left");
    driver_expect(&d, "▸ 4 Endpoints");
    driver_expect(&d, "(Enter: Network");
    driver_finish(&d);
}

static void a_click_below_the_last_row_only_focuses(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_resize(&d, 120, 60);
    driver_keys(&d, "zM");
    driver_click(&d, 5, 35);
    driver_expect(&d, "▸ 1 Container");
    driver_expect_not(&d, "accept");
    driver_finish(&d);
}

static void the_wheel_scrolls_the_pane_under_it(void **state)
{
    struct driver d;
    int x, y;

    (void)state;
    start(&d);
    driver_keys(&d, "2g1");
    driver_expect(&d, "\"ociVersion\"");
    driver_mouse(&d, UI_MOUSE_WHEEL_DOWN, 80, 10);
    driver_expect_not(&d, "\"ociVersion\"");
    driver_expect(&d, "▸ 1 Container");
    driver_mouse(&d, UI_MOUSE_WHEEL_UP, 80, 10);
    driver_expect(&d, "\"ociVersion\"");
    /* At an end nothing moves. */
    assert_true(driver_find(&d, "Isolation (", &x, &y));
    driver_mouse(&d, UI_MOUSE_WHEEL_UP, 5, 10);
    driver_click(&d, x, y);
    driver_expect(&d, "help Isolation");
    driver_finish(&d);
}

/* A second click there is Enter, and the wheel turns its value: both want the same row. */
static void what_is_clicked_stays_below_the_mouse(void **state)
{
    struct driver d;
    int x, y, again;

    (void)state;
    driver_start(&d, WEB, 80, 24);
    driver_keys(&d, "/program<Enter><Esc>");
    assert_true(driver_find(&d, "CPU count ", &x, &y));
    assert_int_equal(y, 2); /* in the first line of the pane */
    driver_click(&d, x, y);
    assert_true(driver_find(&d, "CPU count ", &x, &again));
    assert_int_equal(again, y);
    driver_mouse(&d, UI_MOUSE_WHEEL_UP, x + 20, y);
    driver_expect(&d, "3 CPUs");
    driver_click(&d, x, y);
    driver_expect(&d, "Enter accept");
    driver_keys(&d, "<Esc>");
    driver_resize(&d, 40, 10);
    driver_keys(&d, "Wg");
    assert_true(driver_find(&d, "moby-24.0", &x, &y)); /* in the last one of the list */
    driver_click(&d, x, y);
    assert_true(driver_find(&d, "moby-24.0", &x, &again));
    assert_int_equal(again, y);
    driver_finish(&d);
}

/* It is the terminal's to select text, and it can do so still. */
static void a_drag_over_text_tells_how_text_is_selected(void **state)
{
    struct driver d;
    int x, y;

    (void)state;
    start(&d);
    assert_true(driver_find(&d, "\"cwd\"", &x, &y));
    driver_mouse(&d, UI_MOUSE_PRESS, x, y);
    driver_mouse(&d, UI_MOUSE_DRAG, x + 2, y + 1);
    driver_expect_not(&d, "a drag");
    driver_mouse(&d, UI_MOUSE_DRAG, x + 9, y);
    driver_mouse(&d, UI_MOUSE_RELEASE, x + 9, y);
    driver_expect(&d, "a drag selects no text here: y copies, Shift with the drag selects in most "
                      "terminals, m releases the mouse");
    driver_keys(&d, "F");
    driver_expect_not(&d, "a drag");
    assert_true(driver_find(&d, "▸ Problems", &x, &y));
    driver_mouse(&d, UI_MOUSE_PRESS, x, y);
    driver_mouse(&d, UI_MOUSE_DRAG, x + 20, y);
    driver_expect(&d, "a drag selects no text here: y copies, Shift with the drag");
    driver_expect_not(&d, "releases the mouse");
    driver_finish(&d);
}

static void titles_of_hidden_panes_are_tabs(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 99, 24); /* the widest with tabs, so that one more pane fits */
    click_text(&d, "3 Credentials");
    driver_expect(&d, "[3 Credentials]");
    driver_keys(&d, "zz");
    click_text(&d, "2 OCI spec");
    driver_expect(&d, "[2 OCI spec]");
    driver_finish(&d);
}

static void windows_take_clicks(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, "<Enter>");
    click_text(&d, "hyperv  ");
    click_text(&d, "hyperv  ");
    driver_expect(&d, "isolation hyperv (container)");
    driver_keys(&d, "?");
    driver_mouse(&d, UI_MOUSE_WHEEL_DOWN, 60, 20);
    driver_click(&d, 0, 0);
    driver_expect_not(&d, "Run an action by its name");
    driver_finish(&d);
}

/* As far as in a pane; where each item is shown at once, one after the other. */
static void the_wheel_scrolls_lists_in_windows(void **state)
{
    struct driver d;
    struct ui_state *st;

    (void)state;
    start(&d);
    st = ui_app_state(d.app);
    driver_keys(&d, "?");
    driver_mouse(&d, UI_MOUSE_WHEEL_DOWN, 60, 20);
    assert_int_equal(st->help.cursor.top, 3);
    driver_mouse(&d, UI_MOUSE_WHEEL_UP, 60, 20);
    assert_int_equal(st->help.cursor.top, 0);
    driver_keys(&d, "<Esc><C-p>");
    driver_mouse(&d, UI_MOUSE_WHEEL_DOWN, 60, 20);
    assert_int_equal(st->finder.cursor.top, 3);
    driver_keys(&d, "<Esc>V");
    driver_mouse(&d, UI_MOUSE_WHEEL_DOWN, 60, 20);
    assert_int_equal(st->window.at, 3);
    driver_keys(&d, "<Esc>T<Home>");
    driver_mouse(&d, UI_MOUSE_WHEEL_DOWN, 60, 20);
    assert_int_equal(st->picker.cursor.at, 1);
    driver_finish(&d);
}

/* What the terminal was told after 'm' was pressed `times` times. */
static bool mouse_after(struct driver *d, size_t times)
{
    const struct ui_app_options options = {.files = NULL};
    const struct ui_event events[] = {
        {.kind = UI_EVENT_KEY, .key = 'm'},
        {.kind = UI_EVENT_KEY, .key = 'm'},
    };
    struct ui_terminal *t;
    bool on;

    driver_start_options(d, &options, 120, 40);
    assert_null(ui_terminal_memory(&t, 120, 40, events, times));
    assert_null(ui_app_loop(d->app, t));
    on = ui_terminal_memory_mouse(t);
    t->ops->close(t);
    return on;
}

static void m_releases_the_mouse_and_takes_it_back(void **state)
{
    struct driver d;

    (void)state;
    assert_true(mouse_after(&d, 0));
    driver_finish(&d);
    assert_false(mouse_after(&d, 1));
    driver_expect(&d, "mouse released");
    driver_finish(&d);
    assert_true(mouse_after(&d, 2));
    driver_expect_not(&d, "mouse released");
    driver_finish(&d);
}

static void any_click_at_any_size_does_no_harm(void **state)
{
    static const enum ui_mouse what[] = {UI_MOUSE_PRESS, UI_MOUSE_DRAG, UI_MOUSE_RELEASE,
                                         UI_MOUSE_WHEEL_UP, UI_MOUSE_WHEEL_DOWN};
    static const char *const keys[] = {"<Esc>", "?",  "<Esc>", "<Enter>", "<Esc>", "<C-p>",
                                       "<Esc>", "zz", "c",     "T",       "<Esc>"};
    struct driver d;
    size_t n = 0;

    (void)state;
    start(&d);
    for (int w = 1; w < 160; w += 13)
        for (int h = 1; h < 60; h += 5) {
            driver_resize(&d, w, h);
            driver_keys(&d, keys[n % (sizeof(keys) / sizeof(keys[0]))]);
            for (int i = 0; i < 12; i++, n++)
                driver_mouse(&d, what[n % 5], (int)(n * 7 % (size_t)(w + 3)) - 1,
                             (int)(n * 5 % (size_t)(h + 3)) - 1);
        }
    driver_finish(&d);
}

static void the_footer_and_the_outcome_can_be_clicked(void **state)
{
    struct driver d;
    int x, y;

    (void)state;
    driver_start(&d, WEB, 120, 40);
    click_text(&d, "? help");
    driver_expect(&d, "━ ▸ Help");
    driver_keys(&d, "<Esc>");
    assert_true(driver_find(&d, "warning", &x, &y));
    driver_click(&d, x, y);
    driver_expect(&d, "━ ▸ Problems");
    driver_finish(&d);
}

static void the_header_leads_to_what_it_tells(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    click_text(&d, "engine moby");
    driver_expect(&d, "━ ▸ Engine");
    driver_keys(&d, "<Esc>");
    click_text(&d, "isolation process");
    driver_expect(&d, "Who decides");
    driver_keys(&d, "<Esc>");
    click_text(&d, "web.yaml");
    driver_expect(&d, "━ ▸ Open documents");
    driver_finish(&d);
    driver_start(&d, TEST_DATA_DIR "/ui/two-containers.json", 120, 40);
    driver_keys(&d, "<Esc>");
    click_text(&d, "container 1 of 2");
    driver_expect(&d, "━ ▸ Containers");
    driver_keys(&d, "<Esc>");
    click_text(&d, "(A: all)");
    driver_expect(&d, "━ ▸ Assum");
    driver_finish(&d);
}

/* What stands below the panes is about the cell that was clicked, not another one of its row. */
static void a_click_in_a_comparison_chooses_the_column(void **state)
{
    int x, y;
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, "c");
    driver_expect(&d, "▸ hyperv");
    assert_true(driver_find(&d, " linux ", &x, &y));
    driver_click(&d, x + 2, y + 8);
    driver_expect(&d, "▸ linux");
    driver_expect(&d, "Compare isolation");
    driver_click(&d, x - 16, y + 8); /* the same row: no Enter */
    driver_expect(&d, "▸ hyperv");
    driver_click(&d, x + 2, y);
    driver_expect(&d, "▸ linux");
    assert_true(driver_find(&d, "Visible processors", &x, &y));
    driver_click(&d, x + 25, y);
    driver_expect(&d, "▸ process");
    driver_expect(&d, "Visible processors, process");
    driver_finish(&d);
}

static void pass_by(struct ui_state *st)
{
    ui_say(st, UI_ROLE_TEXT, "kept");
}

static void a_click_passes_an_offer_by(void **state)
{
    static const struct ui_answer answers[] = {{'l', "later", NULL}};
    struct ui_state *st;
    struct driver d;

    (void)state;
    start(&d);
    st = ui_app_state(d.app);
    ui_question_open(st, STR_LIT("left behind"), answers, 1);
    st->question.passed = pass_by;
    click_text(&d, "engine moby");
    driver_expect(&d, "━ ▸ Engine");
    driver_keys(&d, "<Esc>");
    ui_question_open(st, STR_LIT("left behind"), answers, 1);
    st->question.passed = pass_by;
    click_text(&d, "\"cwd\"");
    driver_expect(&d, "why  process.cwd = ");
    driver_expect(&d, "note kept");
    driver_finish(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_click_focuses_and_selects_a_second_one_is_enter),
        cmocka_unit_test(the_first_click_opens_nothing),
        cmocka_unit_test(a_click_elsewhere_is_between),
        cmocka_unit_test(a_click_on_a_lower_entry_selects_it_whichever_of_its_lines),
        cmocka_unit_test(a_click_below_the_last_row_only_focuses),
        cmocka_unit_test(the_wheel_scrolls_the_pane_under_it),
        cmocka_unit_test(what_is_clicked_stays_below_the_mouse),
        cmocka_unit_test(a_drag_over_text_tells_how_text_is_selected),
        cmocka_unit_test(titles_of_hidden_panes_are_tabs),
        cmocka_unit_test(windows_take_clicks),
        cmocka_unit_test(the_wheel_scrolls_lists_in_windows),
        cmocka_unit_test(m_releases_the_mouse_and_takes_it_back),
        cmocka_unit_test(any_click_at_any_size_does_no_harm),
        cmocka_unit_test(the_footer_and_the_outcome_can_be_clicked),
        cmocka_unit_test(the_header_leads_to_what_it_tells),
        cmocka_unit_test(a_click_in_a_comparison_chooses_the_column),
        cmocka_unit_test(a_click_passes_an_offer_by),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
