/* The line editor: each key's effect on text and cursor, and what of it is seen. */
#include "model/base/bounds.h"
#include "ui/term/line_edit.h"
#include "ui/term/surface_dump.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static struct ui_line_edit edit; /* of the running test */

static int open_edit(void **state)
{
    (void)state;
    ui_line_edit_init(&edit);
    return 0;
}

static int close_edit(void **state)
{
    (void)state;
    ui_line_edit_finish(&edit);
    return 0;
}

static bool press(uint32_t key, unsigned modifiers)
{
    struct ui_event ev = {.kind = UI_EVENT_KEY, .key = key, .modifiers = modifiers};

    return ui_line_edit_key(&edit, &ev);
}

static void ctrl(char key)
{
    assert_true(press((uint32_t)key, UI_KEY_CTRL));
}

static void alt(char key)
{
    assert_true(press((uint32_t)key, UI_KEY_ALT));
}

/* The text with '|' at the cursor. */
static void assert_edit(const char *marked)
{
    char got[256];
    struct str text = ui_line_edit_text(&edit);

    assert_true(text.len + 2 < sizeof(got));
    memcpy(got, text.s != NULL ? text.s : "", edit.cursor);
    got[edit.cursor] = '|';
    if (text.len > edit.cursor)
        memcpy(got + edit.cursor + 1, text.s + edit.cursor, text.len - edit.cursor);
    got[text.len + 1] = '\0';
    assert_string_equal(got, marked);
}

/* Sets the text and puts the cursor where '|' stands. */
static void given(const char *marked)
{
    const char *bar = strchr(marked, '|');
    char text[256];

    assert_non_null(bar);
    memcpy(text, marked, (size_t)(bar - marked));
    strcpy(text + (bar - marked), bar + 1);
    assert_true(ui_line_edit_set(&edit, str_of(text)));
    edit.cursor = (size_t)(bar - marked);
}

static void typed_characters_go_in_at_the_cursor(void **state)
{
    (void)state;
    given("a|c");
    assert_true(press('b', 0));
    assert_edit("ab|c");
    assert_true(press(0x6F22, 0));
    assert_edit("ab漢|c");
}

static void an_empty_editor_has_an_empty_text(void **state)
{
    (void)state;
    assert_int_equal(ui_line_edit_text(&edit).len, 0);
    assert_true(press(UI_KEY_BACKSPACE, 0));
    assert_true(press(UI_KEY_LEFT, UI_KEY_CTRL));
    ctrl('k');
    ctrl('y');
    ctrl('t');
    assert_edit("|");
}

static void keys_of_others_are_left_alone(void **state)
{
    (void)state;
    given("ab|");
    assert_false(press(UI_KEY_UP, 0));
    assert_false(press(UI_KEY_ENTER, 0));
    assert_false(press(UI_KEY_ESCAPE, 0));
    assert_false(press(UI_KEY_TAB, 0));
    assert_false(press('c', UI_KEY_CTRL));
    assert_false(press('x', UI_KEY_ALT));
    assert_false(press(0x1B, 0));
    assert_edit("ab|");
}

static void moves_go_by_cluster(void **state)
{
    (void)state;
    given("ae\xCC\x81漢|z");
    press(UI_KEY_LEFT, 0);
    assert_edit("ae\xCC\x81|漢z");
    ctrl('b');
    assert_edit("a|e\xCC\x81漢z");
    press(UI_KEY_RIGHT, 0);
    assert_edit("ae\xCC\x81|漢z");
    ctrl('a');
    assert_edit("|ae\xCC\x81漢z");
    press(UI_KEY_END, 0);
    assert_edit("ae\xCC\x81漢z|");
}

static void deletes_go_by_cluster(void **state)
{
    (void)state;
    given("ae\xCC\x81|漢z");
    press(UI_KEY_BACKSPACE, 0);
    assert_edit("a|漢z");
    press(UI_KEY_DELETE, 0);
    assert_edit("a|z");
    ctrl('d');
    assert_edit("a|");
    ctrl('d');
    assert_edit("a|");
}

static void word_moves_stop_at_words(void **state)
{
    (void)state;
    given("C:\\data set\\x1|");
    press(UI_KEY_LEFT, UI_KEY_CTRL);
    assert_edit("C:\\data set\\|x1");
    alt('b');
    assert_edit("C:\\data |set\\x1");
    alt('b');
    assert_edit("C:\\|data set\\x1");
    alt('f');
    assert_edit("C:\\data| set\\x1");
    press(UI_KEY_RIGHT, UI_KEY_CTRL);
    assert_edit("C:\\data set|\\x1");
}

static void killed_text_can_be_yanked(void **state)
{
    (void)state;
    given("one two.three|");
    ctrl('w');
    assert_edit("one |");
    ctrl('a');
    ctrl('y');
    assert_edit("two.three|one ");
    ctrl('y');
    assert_edit("two.threetwo.three|one ");
}

static void alt_backspace_kills_a_word(void **state)
{
    (void)state;
    given("one two.three|");
    assert_true(press(UI_KEY_BACKSPACE, UI_KEY_ALT));
    assert_edit("one two.|");
}

static void kills_reach_an_end(void **state)
{
    (void)state;
    given("abc|def");
    ctrl('k');
    assert_edit("abc|");
    ctrl('y');
    assert_edit("abcdef|");
    given("abc|def");
    ctrl('u');
    assert_edit("|def");
    given("|one two");
    alt('d');
    assert_edit("| two");
}

static void an_empty_kill_keeps_the_last(void **state)
{
    (void)state;
    given("abc|");
    ctrl('u');
    ctrl('u');
    ctrl('y');
    assert_edit("abc|");
}

static void transposing_swaps_clusters(void **state)
{
    (void)state;
    given("a|漢z");
    ctrl('t');
    assert_edit("漢a|z");
    given("ab|");
    ctrl('t');
    assert_edit("ba|");
    given("|ab");
    ctrl('t');
    assert_edit("|ab");
}

static void a_typed_mark_joins_and_the_cursor_stays_behind(void **state)
{
    (void)state;
    given("|\xCC\x81z");
    press('e', 0);
    assert_edit("e\xCC\x81|z");
}

static void a_paste_loses_only_its_last_line_end(void **state)
{
    struct ui_event ev = {.kind = UI_EVENT_PASTE, .paste = STR_INIT("x\ny\n")};

    (void)state;
    given("a|b");
    assert_true(ui_line_edit_key(&edit, &ev));
    assert_edit("ax\ny|b");
}

static void text_keeps_bytes_that_are_no_text(void **state)
{
    struct str text = ui_line_edit_text(&edit);

    (void)state;
    assert_true(ui_line_edit_set(&edit, STR_LIT("a\0b\xFF")));
    press(UI_KEY_BACKSPACE, 0);
    text = ui_line_edit_text(&edit);
    assert_int_equal(text.len, 3);
    assert_memory_equal(text.s, "a\0b", 4);
}

static void assert_drawn(const char *line, int cursor)
{
    struct ui_surface s;
    char *dump;

    assert_true(ui_surface_init(&s, 12, 1));
    ui_fill(&s, (struct ui_rect){0, 0, 12, 1}, '.', UI_ROLE_TEXT);
    ui_line_edit_draw(&edit, &s, 2, 0, 6, true);
    dump = ui_surface_dump(&s);
    assert_non_null(dump);
    assert_string_equal(dump, line);
    assert_int_equal(s.cursor_x, cursor);
    assert_int_equal(s.clip.w, 12);
    free(dump);
    ui_surface_finish(&s);
}

static void short_text_is_shown_whole(void **state)
{
    (void)state;
    given("ab|c");
    assert_drawn("..abc   ....\n", 4);
}

static void the_view_follows_the_cursor(void **state)
{
    (void)state;
    given("abcdefghij|");
    assert_drawn("..…ghij ....\n", 7);
    ctrl('a');
    assert_drawn("..abcde…....\n", 2);
    edit.cursor = 5;
    assert_drawn("..…defg…....\n", 5);
    edit.cursor = 4; /* it is seen */
    assert_drawn("..…defg…....\n", 4);
}

/* Drawing scrolls a copy, so nobody remembers where the view was. */
static void behind_the_cursor_as_much_is_shown_as_before_it(void **state)
{
    (void)state;
    given("abcdefgh|ij");
    assert_drawn("..…ghij ....\n", 5);
    given("abcdef|ghij");
    assert_drawn("..…efgh…....\n", 5);
    given("ab|cdefghij");
    assert_drawn("..abcde…....\n", 4);
}

static void the_view_comes_back_when_text_goes(void **state)
{
    (void)state;
    given("abcdefghij|");
    assert_drawn("..…ghij ....\n", 7);
    for (int i = 0; i < 7; i++)
        press(UI_KEY_BACKSPACE, 0);
    assert_drawn("..abc   ....\n", 5);
}

static void line_ends_are_shown_as_stand_ins(void **state)
{
    (void)state;
    given("a\nb|");
    assert_drawn("..a␊b   ....\n", 5);
}

static void without_focus_the_cursor_is_not_ours(void **state)
{
    struct ui_surface s;

    (void)state;
    given("ab|");
    assert_true(ui_surface_init(&s, 5, 1));
    ui_line_edit_draw(&edit, &s, 0, 0, 5, false);
    assert_int_equal(s.cursor_x, -1);
    ui_surface_finish(&s);
}

static void the_cursor_is_always_inside(void **state)
{
    (void)state;
    given("漢字ab漢字cd漢字|");
    for (int w = 1; w < 12; w++) {
        for (size_t at = 0;; at = ui_cluster_next(ui_line_edit_text(&edit), at)) {
            struct ui_surface s;

            assert_true(ui_surface_init(&s, 12, 1));
            edit.cursor = at;
            ui_line_edit_draw(&edit, &s, 0, 0, w, true);
            assert_in_range(s.cursor_x, 0, w - 1);
            for (int x = w; x < 12; x++)
                assert_int_equal(s.cells[x].role, UI_ROLE_TEXT);
            ui_surface_finish(&s);
            if (at == edit.len)
                break;
        }
    }
}

/* Whatever is seen of the text: the cursor is drawn where the click was, and nothing moves. */
static void a_click_puts_the_cursor_there(void **state)
{
    (void)state;
    for (size_t at = 0; at <= 12; at++)
        for (int x = 0; x < 6; x++) {
            struct ui_line_edit before;
            struct ui_surface s;

            given("0123456789ab|");
            edit.cursor = at;
            before = edit;
            assert_true(ui_surface_init(&s, 6, 1));
            ui_line_edit_draw(&before, &s, 0, 0, 6, true);
            ui_line_edit_click(&edit, 6, x);
            assert_int_equal(edit.scroll, before.scroll);
            assert_int_equal(edit.cursor,
                             before.scroll + x < 12 ? (size_t)(before.scroll + x) : edit.len);
            ui_surface_finish(&s);
        }
    given("漢字|ab");
    ui_line_edit_click(&edit, 20, 1); /* the right half of a wide one */
    assert_int_equal(edit.cursor, 0);
    ui_line_edit_click(&edit, 20, 2);
    assert_int_equal(edit.cursor, 3);
    ui_line_edit_click(&edit, 20, 15);
    assert_int_equal(edit.cursor, edit.len);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_edit, close_edit)

/* Few keys would make a text that no memory holds. */
static void yanking_does_not_double_for_ever(void **state)
{
    static char text[3 * BOUND_YANKED];

    (void)state;
    assert_true(ui_line_edit_set(&edit, STR_LIT("ab")));
    for (int i = 0; i < 24; i++) {
        ctrl('u');
        ctrl('y');
        ctrl('y');
    }
    assert_int_equal(edit.len, BOUND_YANKED);
    /* But what was cut comes back. */
    memset(text, 'x', sizeof(text));
    assert_true(ui_line_edit_set(&edit, (struct str){text, sizeof(text)}));
    ctrl('u');
    assert_int_equal(edit.len, 0);
    ctrl('y');
    assert_int_equal(edit.len, sizeof(text));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(typed_characters_go_in_at_the_cursor),
        TEST(an_empty_editor_has_an_empty_text),
        TEST(keys_of_others_are_left_alone),
        TEST(moves_go_by_cluster),
        TEST(deletes_go_by_cluster),
        TEST(word_moves_stop_at_words),
        TEST(killed_text_can_be_yanked),
        TEST(yanking_does_not_double_for_ever),
        TEST(alt_backspace_kills_a_word),
        TEST(kills_reach_an_end),
        TEST(an_empty_kill_keeps_the_last),
        TEST(transposing_swaps_clusters),
        TEST(a_typed_mark_joins_and_the_cursor_stays_behind),
        TEST(a_paste_loses_only_its_last_line_end),
        TEST(text_keeps_bytes_that_are_no_text),
        TEST(short_text_is_shown_whole),
        TEST(the_view_follows_the_cursor),
        TEST(behind_the_cursor_as_much_is_shown_as_before_it),
        TEST(the_view_comes_back_when_text_goes),
        TEST(line_ends_are_shown_as_stand_ins),
        TEST(without_focus_the_cursor_is_not_ours),
        TEST(the_cursor_is_always_inside),
        TEST(a_click_puts_the_cursor_there),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
