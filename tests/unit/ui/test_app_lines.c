/* Values on several lines, and the choice of an image. */
#include "app_driver.h"

#include "ui/term/text_edit.h"
#include "ui/tui/state/state.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define WEB    TEST_DATA_DIR "/ui/web.yaml"
#define SECRET TEST_DATA_DIR "/ui/secret.yaml"

static void a_list_is_edited_as_json_with_its_spec_beside_it(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 120, 40);
    driver_keys(&d, "/Environment<Enter><A-e>");
    driver_expect(&d, "  \"A=1\",");
    driver_expect(&d, "Ctrl-S accept  Esc leave as it was");
    driver_keys(&d, "<Up><Up><End>");
    driver_keys(&d, "<BS><BS>0\",<Enter>  \"NEW=1\",");
    driver_expect(&d, "\"NEW=1\"");
    driver_expect(&d, "OCI spec, preview");
    driver_keys(&d, "<C-s>");
    driver_expect_not(&d, "Ctrl-S accept  Esc leave as it was");
    driver_expect(&d, "4 entries");
    driver_expect(&d, "NEW=1");
    driver_finish(&d);
}

static void esc_leaves_it_as_it_was(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 120, 40);
    driver_keys(&d, "/Environment<Enter><A-e>");
    driver_keys(&d, "x<Esc>");
    driver_expect(&d, "3 entries");
    driver_expect_not(&d, "[+]");
    driver_finish(&d);
}

static void what_is_no_value_yet_is_said_and_stays(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 120, 40);
    driver_keys(&d, "/Environment<Enter><A-e>");
    driver_keys(&d, "<C-u>[1, ");
    driver_expect(&d, "not yet a value");
    driver_keys(&d, "<C-s>");
    driver_expect(&d, "[1, ");
    driver_finish(&d);
}

static void it_fits_every_size(void **state)
{
    static const int sizes[][2] = {{40, 10}, {60, 20}, {80, 24}, {200, 60}};
    struct driver d;

    (void)state;
    for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
        driver_start(&d, WEB, sizes[i][0], sizes[i][1]);
        driver_keys(&d, "/Environment<Enter><A-e>");
        driver_expect(&d, "]");
        driver_keys(&d, "<Up><Up><PgUp><PgDn><Home><End>");
        driver_finish(&d);
    }
}

/* Twenty lines "row 1" .. "row 20", of which ten or so are seen. */
static void the_view_stays_while_the_cursor_is_in_it(void **state)
{
    struct driver d;
    int x, y, last;
    char text[32];

    (void)state;
    driver_start(&d, WEB, 80, 24);
    driver_keys(&d, "/Environment<Enter><A-e><C-u>[<Enter>");
    for (int i = 1; i < 20; i++) {
        (void)snprintf(text, sizeof(text), "row %d<Enter>", i);
        driver_keys(&d, text);
    }
    driver_keys(&d, "row 20");
    assert_false(driver_shows(&d, "row 9 "));
    assert_true(driver_find(&d, "row 20", &x, &last));
    driver_keys(&d, "<Up><Up>");
    assert_true(driver_find(&d, "row 20", &x, &y));
    assert_int_equal(y, last);
    assert_int_equal(d.surface.cursor_y, last - 2);
    driver_click(&d, x + 2, last - 4);
    assert_true(driver_find(&d, "row 20", &x, &y));
    assert_int_equal(y, last);
    assert_int_equal(d.surface.cursor_y, last - 4);
    assert_int_equal(d.surface.cursor_x, x + 2);
    driver_keys(&d, "<PgUp><PgUp><PgUp>");
    driver_expect(&d, "row 1 ");
    driver_expect_not(&d, "row 20");
    driver_resize(&d, 80, 60);
    driver_expect(&d, "row 20");
    driver_finish(&d);
}

static void a_secret_is_not_edited_before_it_is_shown(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, SECRET, 120, 40);
    driver_keys(&d, "/Registry values<Enter><A-e>");
    driver_expect(&d, "M shows it");
    driver_finish(&d);
}

static void a_long_line_is_wrapped_and_moved_in_by_rows(void **state)
{
    struct ui_line_edit e;
    struct ui_event up = {.kind = UI_EVENT_KEY, .key = UI_KEY_UP};
    struct ui_event home = {.kind = UI_EVENT_KEY, .key = UI_KEY_HOME};

    (void)state;
    ui_line_edit_init(&e);
    assert_true(ui_line_edit_set(&e, STR_LIT("abcdefghijklmno\nxy")));
    assert_int_equal(ui_text_edit_rows(ui_line_edit_text(&e), 6), 4);
    assert_true(ui_text_edit_key(&e, &up, 6, 3));
    assert_int_equal(e.cursor, 12);
    assert_true(ui_text_edit_key(&e, &up, 6, 3));
    assert_true(ui_text_edit_key(&e, &home, 6, 3));
    assert_int_equal(e.cursor, 5);
    assert_int_equal(ui_text_edit_rows(STR_LIT("a\n"), 6), 2);
    assert_int_equal(ui_text_edit_rows(STR_NONE, 6), 1);
    ui_line_edit_finish(&e);
}

static void type(struct ui_line_edit *e, uint32_t key, unsigned modifiers)
{
    struct ui_event ev = {.kind = UI_EVENT_KEY, .key = key, .modifiers = modifiers};

    assert_true(ui_text_edit_key(e, &ev, 20, 3));
}

static void keys_of_a_line_stay_in_it_and_those_of_the_text_do_not(void **state)
{
    struct ui_line_edit e;

    (void)state;
    ui_line_edit_init(&e);
    assert_true(ui_line_edit_set(&e, STR_LIT("ab\ncd\nef")));
    type(&e, UI_KEY_UP, 0);
    type(&e, 'a', UI_KEY_CTRL);
    assert_int_equal(e.cursor, 3);
    type(&e, 'k', UI_KEY_CTRL);
    assert_true(str_is(ui_line_edit_text(&e), "ab\n\nef"));
    type(&e, 'k', UI_KEY_CTRL);
    assert_true(str_is(ui_line_edit_text(&e), "ab\nef"));
    type(&e, 'e', UI_KEY_CTRL);
    assert_int_equal(e.cursor, 5);
    type(&e, UI_KEY_HOME, UI_KEY_CTRL);
    assert_int_equal(e.cursor, 0);
    type(&e, 'e', UI_KEY_CTRL);
    assert_int_equal(e.cursor, 2);
    type(&e, UI_KEY_END, UI_KEY_CTRL);
    assert_int_equal(e.cursor, 5);
    assert_int_equal(ui_text_edit_row(&e, 20), 1);
    ui_line_edit_finish(&e);
}

static void the_border_tells_where_in_the_text_the_cursor_is(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 80, 24);
    driver_keys(&d, "/Environment<Enter><A-e>");
    driver_expect(&d, "row 5 of 5");
    driver_keys(&d, "<Up><Up>");
    driver_expect(&d, "row 3 of 5");
    driver_keys(&d, "<Esc>");
    driver_expect_not(&d, "of 5");
    driver_finish(&d);
}

static void an_image_is_chosen_among_those_of_the_host(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 120, 40);
    driver_keys(&d, "/Image id<Enter><Enter>");
    driver_expect(&d, "Images of the host");
    driver_expect(&d, "base ");
    driver_keys(&d, "<Down><Enter><C-u>other<Enter>");
    driver_expect(&d, "Image id = other");
    driver_keys(&d, "<Enter>");
    driver_keys(&d, "<Enter>");
    driver_expect(&d, "Image id = base");
    driver_finish(&d);
}

static void the_footer_says_what_takes_lines_and_what_a_line(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 120, 40);
    driver_keys(&d, "1/Arguments<Enter><Esc><A-e>");
    driver_expect(&d, "Ctrl-S accept  Esc leave as it was  Alt-Enter new line");
    driver_expect_not(&d, "Enter accept");
    driver_keys(&d, "<Esc>/Host name<Enter><Esc><Enter>");
    driver_expect(&d, "Enter accept");
    driver_expect(&d, "Domain name"); /* a text needs no line that says so */
    driver_finish(&d);
}

/* Clicks where `text` stands, and types. */
static void type_at(struct driver *d, const char *text, const char *keys)
{
    int x, y;

    assert_true(driver_find(d, text, &x, &y));
    driver_click(d, x, y);
    driver_keys(d, keys);
}

static void a_click_puts_the_cursor_into_what_is_typed(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 120, 40);
    driver_keys(&d, "/Working<Enter><Enter>");
    type_at(&d, ":\\app", "X");
    driver_expect(&d, "CX:\\app");
    driver_keys(&d, "<Esc>:set name=abc");
    type_at(&d, "bc", "X");
    driver_expect(&d, ":set name=aXbc");
    type_at(&d, "Tab completes", ""); /* keys that stand in the line are keys there */
    driver_expect(&d, ":set name=aXbc");
    driver_keys(&d, "<Esc><Esc>?/abc");
    type_at(&d, "bc", "X");
    driver_expect(&d, "find: aXbc");
    driver_keys(&d, "<Esc><Esc><Esc><C-p>abc");
    type_at(&d, "bc", "X");
    driver_expect(&d, "go to: aXbc");
    driver_keys(&d, "<Esc>W/abc");
    type_at(&d, "bc", "X");
    driver_expect(&d, "find: aXbc");
    driver_finish(&d);
}

static void a_click_puts_the_cursor_into_one_of_several_lines(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 120, 40);
    driver_keys(&d, "/Environment<Enter><A-e>");
    type_at(&d, "=2\",", "X");
    driver_expect(&d, "  \"BX=2\",");
    type_at(&d, "=3\"", "Y");
    driver_expect(&d, "  \"CY=3\"");
    driver_finish(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_click_puts_the_cursor_into_what_is_typed),
        cmocka_unit_test(a_click_puts_the_cursor_into_one_of_several_lines),
        cmocka_unit_test(a_list_is_edited_as_json_with_its_spec_beside_it),
        cmocka_unit_test(esc_leaves_it_as_it_was),
        cmocka_unit_test(what_is_no_value_yet_is_said_and_stays),
        cmocka_unit_test(it_fits_every_size),
        cmocka_unit_test(the_view_stays_while_the_cursor_is_in_it),
        cmocka_unit_test(a_secret_is_not_edited_before_it_is_shown),
        cmocka_unit_test(a_long_line_is_wrapped_and_moved_in_by_rows),
        cmocka_unit_test(keys_of_a_line_stay_in_it_and_those_of_the_text_do_not),
        cmocka_unit_test(the_border_tells_where_in_the_text_the_cursor_is),
        cmocka_unit_test(an_image_is_chosen_among_those_of_the_host),
        cmocka_unit_test(the_footer_says_what_takes_lines_and_what_a_line),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
