/* Drawing into cells: what a line of text becomes, and what never leaves the frame. */
#include "surface_testing.h"

#include "ui/term/surface.h"
#include "ui/term/width.h"

static int draw(int x, int w, const char *text, bool ellipsis)
{
    return ui_text(&surface, x, 0, w, str_of(text), UI_ROLE_TEXT, 0, ellipsis);
}

static const struct ui_cell *cell(int x)
{
    return &surface.cells[x];
}

static const uint32_t *marks(int x)
{
    return ui_marks_of(&surface, cell(x));
}

static void text_takes_its_columns(void **state)
{
    (void)state;
    assert_int_equal(draw(1, 9, "abc", false), 3);
    assert_frame(" abc\n\n\n");
}

static void long_text_is_cut(void **state)
{
    (void)state;
    assert_int_equal(draw(0, 4, "abcdef", false), 4);
    assert_frame("abcd\n\n\n");
}

static void long_text_ends_in_an_ellipsis(void **state)
{
    (void)state;
    assert_int_equal(draw(0, 4, "abcdef", true), 4);
    assert_frame("abc…\n\n\n");
    surface.ascii = true;
    draw(0, 4, "abcdef", true);
    assert_frame("abc>\n\n\n");
}

static void text_that_just_fits_has_no_ellipsis(void **state)
{
    (void)state;
    assert_int_equal(draw(0, 4, "abcd", true), 4);
    assert_frame("abcd\n\n\n");
}

static void wide_characters_take_two_cells(void **state)
{
    (void)state;
    assert_int_equal(draw(0, 10, "a漢b", false), 4);
    assert_int_equal(cell(1)->ch, 0x6F22);
    assert_int_equal(cell(2)->ch, 0);
    assert_int_equal(cell(3)->ch, 'b');
}

static void a_wide_character_that_does_not_fit_is_blank(void **state)
{
    (void)state;
    draw(0, 10, "xxxx", false);
    assert_int_equal(draw(0, 2, "a漢", false), 2);
    assert_frame("a xx\n\n\n");
    draw(0, 10, "xxxx", false);
    assert_int_equal(draw(0, 4, "a漢字", true), 4);
    assert_frame("a漢…\n\n\n");
    assert_int_equal(draw(0, 3, "漢字", true), 3);
    assert_frame("漢……\n\n\n");
}

static void half_of_a_wide_character_is_blanked(void **state)
{
    (void)state;
    draw(0, 10, "漢字", false);
    draw(1, 1, "x", false);
    assert_frame(" x字\n\n\n");
    draw(2, 1, "y", false);
    assert_frame(" xy\n\n\n");
    draw(0, 10, "a漢字", false);
    draw(2, 2, "仮", false);
    assert_frame("a 仮\n\n\n");
}

static void the_clip_cuts_wide_characters_on_both_sides(void **state)
{
    (void)state;
    surface.clip = (struct ui_rect){1, 0, 3, 1};
    draw(0, 10, "漢a字", false);
    assert_frame("  a\n\n\n");
    assert_int_equal(cell(4)->ch, ' ');
}

static void marks_join_the_cell_before(void **state)
{
    (void)state;
    assert_int_equal(draw(0, 10, "e\xCC\x81x", false), 2);
    assert_int_equal(cell(0)->ch, 'e');
    assert_int_equal(marks(0)[0], 0x301);
    assert_int_equal(cell(1)->ch, 'x');
}

static void marks_past_the_limit_are_dropped(void **state)
{
    (void)state;
    assert_int_equal(draw(0, 10, "e\xCC\x81\xCC\x82\xCC\x83\xCC\x84", false), 1);
    assert_int_equal(marks(0)[CELL_MARKS - 1], 0x303);
    assert_int_equal(cell(1)->ch, ' ');
}

static void a_mark_without_a_base_gets_one(void **state)
{
    (void)state;
    assert_int_equal(draw(0, 10, "\xCC\x81", false), 1);
    assert_int_equal(cell(0)->ch, 0x25CC);
    assert_int_equal(marks(0)[0], 0x301);
}

static void joined_emoji_stand_side_by_side(void **state)
{
    (void)state;
    assert_int_equal(draw(0, 10, "👩\xE2\x80\x8D🚀", false), 4);
    assert_frame("👩🚀\n\n\n");
    assert_int_equal(marks(0)[0], 0);
}

/* Cells stand in the order of the text: who reorders is the terminal. */
static void right_to_left_letters_keep_their_order_and_columns(void **state)
{
    (void)state;
    assert_int_equal(draw(0, 10, "aשלום1", false), 6);
    assert_int_equal(cell(0)->ch, 'a');
    assert_int_equal(cell(1)->ch, 0x5E9);
    assert_int_equal(cell(4)->ch, 0x5DD);
    assert_int_equal(cell(5)->ch, '1');
    assert_int_equal(draw(0, 10, "\xD8\xB3\xD9\x8E\xD9\x84", false), 2); /* with a vowel sign */
    assert_int_equal(marks(0)[0], 0x64E);
    assert_int_equal(cell(1)->ch, 0x644);
}

static void right_to_left_text_is_cut_between_letters(void **state)
{
    (void)state;
    assert_int_equal(draw(0, 3, "\xD7\xA9\xD6\xB8\xD7\x9C\xD7\x95\xD7\x9D", true), 3);
    assert_int_equal(marks(0)[0], 0x5B8);
    assert_int_equal(cell(1)->ch, 0x5DC);
    assert_int_equal(cell(2)->ch, 0x2026);
}

static void a_mark_on_a_wide_character_stays_on_its_left_half(void **state)
{
    (void)state;
    assert_int_equal(draw(0, 10, "\xE3\x81\x8B\xE3\x82\x99x", false), 3); /* ka with a voice mark */
    assert_int_equal(cell(0)->ch, 0x304B);
    assert_int_equal(marks(0)[0], 0x3099);
    assert_int_equal(cell(1)->ch, 0);
    assert_int_equal(marks(1)[0], 0);
    assert_int_equal(cell(2)->ch, 'x');
}

/* Wide, combining, right-to-left, control and broken text, at any place of any small surface. */
static void any_text_leaves_whole_cells(void **state)
{
    static const char *const pieces[] = {
        "a",    "\xE6\xBC\xA2", "\xCC\x81",     "\xD7\xA9",         "\xD6\xB8", "\x1b",
        "\xFF", "\xE6\xBC",     "\xE2\x80\x8D", "\xF0\x9F\x9A\x80", "\t",       "\xEF\xB8\x8F"};
    uint32_t seed = 1;

    (void)state;
    for (int round = 0; round < 4000; round++) {
        char text[64] = "";
        int w = 1 + round % 10, used;

        for (int i = 0; i < 8; i++) {
            seed = seed * 1664525 + 1013904223;
            strcat(text, pieces[(seed >> 16) % (sizeof(pieces) / sizeof(pieces[0]))]);
        }
        assert_true(ui_surface_resize(&surface, w, 1));
        used = ui_text(&surface, round % 7 - 3, 0, round % 13, str_of(text), UI_ROLE_TEXT, 0,
                       round % 2 == 0);
        assert_in_range(used, 0, round % 13);
        for (int x = 0; x < w; x++) {
            bool wide = x + 1 < w && cell(x + 1)->ch == 0;

            if (cell(x)->ch == 0)
                assert_true(x > 0 && ui_width(cell(x - 1)->ch) == 2);
            else if (ui_width(cell(x)->ch) != (wide ? 2 : 1))
                fail_msg("round %d: U+%04X at %d of %d", round, (unsigned)cell(x)->ch, x, w);
        }
    }
}

static void controls_are_shown_and_never_kept(void **state)
{
    (void)state;
    assert_int_equal(draw(0, 10, "\x1b[\t\n\x7f", false), 5);
    assert_frame("␛[␉␊␡\n\n\n");
    assert_int_equal(cell(0)->attrs, UI_DIM);
    assert_int_equal(cell(1)->attrs, 0);
    surface.ascii = true;
    draw(0, 10, "\x1b[\t\n\x7f", false);
    assert_frame("?[???\n\n\n");
}

static void nothing_invisible_hides_in_text(void **state)
{
    static const char *const texts[] = {"\xC2\x9B",         "\xE2\x80\xAE", "\xE2\x81\xA6",
                                        "\xE2\x80\x8E",     "\xE2\x80\xA8", "\xE2\x80\xA9",
                                        "\xEF\xBB\xBF",     "\xE2\x80\x8B", "\xC2\xAD",
                                        "\xF3\xA0\x81\x81", "\xEF\xBF\xBF"};

    (void)state;
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        assert_int_equal(draw(0, 10, texts[i], false), 1);
        assert_int_equal(cell(0)->ch, 0xFFFD);
        assert_int_equal(cell(0)->attrs, UI_DIM);
    }
}

static void each_invalid_byte_is_one_replacement(void **state)
{
    (void)state;
    assert_int_equal(draw(0, 10, "a\xFF\xE2\x82z\xED\xA0\x80", false), 8);
    assert_frame("a���z���\n\n\n");
    assert_int_equal(cell(1)->attrs, UI_DIM);
}

static void drawing_outside_changes_nothing(void **state)
{
    (void)state;
    draw(50, 10, "abc", false);
    draw(-50, 10, "abc", false);
    (void)ui_text(&surface, 0, 7, 10, STR_LIT("abc"), UI_ROLE_TEXT, 0, true);
    (void)ui_text(&surface, 0, -1, 10, STR_LIT("abc"), UI_ROLE_TEXT, 0, true);
    ui_fill(&surface, (struct ui_rect){INT32_MAX - 2, 0, 10, 3}, 'x', UI_ROLE_TEXT);
    assert_int_equal(draw(0, 0, "abc", true), 0);
    assert_int_equal(draw(0, -5, "abc", true), 0);
    assert_frame("\n\n\n");
}

static void text_from_left_of_the_edge_shows_its_rest(void **state)
{
    (void)state;
    draw(-2, 10, "abcd", false);
    assert_frame("cd\n\n\n");
}

static void a_box_has_a_title_and_a_note(void **state)
{
    (void)state;
    assert_true(ui_surface_resize(&surface, 20, 3));
    ui_box(&surface, (struct ui_rect){0, 0, 20, 3}, STR_LIT("CPU"), STR_LIT("2 of 3"),
           UI_ROLE_BORDER, UI_ROLE_TITLE);
    assert_frame("┌─ CPU ─── 2 of 3 ─┐\n│                  │\n└──────────────────┘\n");
}

static void the_focused_box_differs_in_more_than_colour(void **state)
{
    (void)state;
    assert_true(ui_surface_resize(&surface, 14, 3));
    ui_box(&surface, (struct ui_rect){0, 0, 14, 3}, STR_LIT("CPU"), STR_NONE, UI_ROLE_BORDER_FOCUS,
           UI_ROLE_TITLE_FOCUS);
    assert_frame("┏━ ▸ CPU ━━━━┓\n┃            ┃\n┗━━━━━━━━━━━━┛\n");
    surface.ascii = true;
    ui_box(&surface, (struct ui_rect){0, 0, 14, 3}, STR_LIT("CPU"), STR_NONE, UI_ROLE_BORDER_FOCUS,
           UI_ROLE_TITLE_FOCUS);
    assert_frame("#= > CPU ====#\n|            |\n#============#\n");
    ui_box(&surface, (struct ui_rect){0, 0, 14, 3}, STR_LIT("CPU"), STR_NONE, UI_ROLE_BORDER,
           UI_ROLE_TITLE);
    assert_frame("+- CPU ------+\n|            |\n+------------+\n");
}

static void a_note_without_room_is_left_out(void **state)
{
    (void)state;
    ui_box(&surface, (struct ui_rect){0, 0, 10, 3}, STR_LIT("Container"), STR_LIT("note"),
           UI_ROLE_BORDER, UI_ROLE_TITLE);
    assert_frame("┌─ Con… ─┐\n│        │\n└────────┘\n");
}

static void boxes_of_any_size_stay_inside(void **state)
{
    (void)state;
    for (int w = -1; w < 14; w++) {
        for (int h = -1; h < 5; h++) {
            ui_surface_clear(&surface);
            surface.clip = (struct ui_rect){1, 0, 8, 2};
            ui_box(&surface, (struct ui_rect){1, 0, w, h}, STR_LIT("漢字漢字"), STR_LIT("note"),
                   UI_ROLE_BORDER_FOCUS, UI_ROLE_TITLE_FOCUS);
            for (int y = 0; y < 3; y++) {
                assert_int_equal(surface.cells[y * 10].ch, ' ');
                assert_int_equal(surface.cells[y * 10 + 9].ch, ' ');
            }
        }
    }
}

static void painting_keeps_the_text(void **state)
{
    (void)state;
    draw(0, 10, "ab\x01", false);
    ui_paint(&surface, (struct ui_rect){1, 0, 20, 1}, UI_ROLE_SELECTION, UI_BOLD);
    assert_frame("ab␁\n\n\n");
    assert_int_equal(cell(0)->role, UI_ROLE_TEXT);
    assert_int_equal(cell(1)->role, UI_ROLE_SELECTION);
    assert_int_equal(cell(1)->attrs, UI_BOLD);
    assert_int_equal(cell(2)->attrs, UI_BOLD | UI_DIM);
    assert_int_equal(cell(9)->role, UI_ROLE_SELECTION);
}

static void clearing_resets_clip_and_cursor(void **state)
{
    (void)state;
    surface.clip = (struct ui_rect){0, 0, 1, 1};
    surface.cursor_x = surface.cursor_y = 0;
    ui_surface_clear(&surface);
    assert_int_equal(surface.clip.w, 10);
    assert_int_equal(surface.cursor_x, -1);
}

static void sizes_without_cells_are_fine(void **state)
{
    (void)state;
    assert_true(ui_surface_resize(&surface, 0, 5));
    draw(0, 10, "abc", true);
    ui_fill(&surface, (struct ui_rect){0, 0, 5, 5}, 'x', UI_ROLE_TEXT);
    assert_frame("");
    assert_true(ui_surface_resize(&surface, -3, 2));
    assert_false(ui_surface_resize(&surface, 1 << 30, 1 << 30));
    assert_int_equal(surface.w, 0);
}

static void width_is_what_drawing_takes(void **state)
{
    static const char *const texts[] = {"", "abc", "漢e\xCC\x81", "\x1b\xFF", "👩\xE2\x80\x8D🚀"};

    (void)state;
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
        assert_int_equal(ui_text_width(str_of(texts[i])), draw(0, 10, texts[i], false));
}

static void columns_and_bytes_agree(void **state)
{
    struct str text = STR_LIT("a漢e\xCC\x81z"); /* columns a0 漢12 e3 z4; bytes 0 1 4 7 */

    (void)state;
    assert_int_equal(ui_text_at_column(text, -1), 0);
    assert_int_equal(ui_text_at_column(text, 0), 0);
    assert_int_equal(ui_text_at_column(text, 1), 1);
    assert_int_equal(ui_text_at_column(text, 2), 1);
    assert_int_equal(ui_text_at_column(text, 3), 4);
    assert_int_equal(ui_text_at_column(text, 4), 7);
    assert_int_equal(ui_text_at_column(text, 5), 8);
    assert_int_equal(ui_text_at_column(text, 500), 8);
}

/* Every text of up to four pieces out of these. */
static const char *const pieces[] = {"a",        "漢",          "\xCC\x81", "\xE2\x80\x8D", "\n",
                                     "\xFF",     "\xE2",        "\x82",     "\xE2\x80\xAE", "👩",
                                     "\xCD\x8F", "\xEF\xB8\x8F"};

static void clusters_are_the_same_in_both_directions(void **state)
{
    size_t kinds = sizeof(pieces) / sizeof(pieces[0]);

    (void)state;
    for (size_t n = 0; n < kinds * kinds * kinds * kinds; n++) {
        char buffer[32] = "";
        struct str text;
        size_t rest = n, starts[16], count = 0;

        for (size_t i = 0; i < 4; i++, rest /= kinds)
            strcat(buffer, pieces[rest % kinds]);
        text = str_of(buffer);
        for (size_t at = 0; at < text.len; at = ui_cluster_next(text, at))
            starts[count++] = at;
        for (size_t at = text.len; at > 0;) {
            at = ui_cluster_prev(text, at);
            assert_true(count > 0);
            assert_int_equal(at, starts[--count]);
        }
        assert_int_equal(count, 0);
    }
}

static void cluster_ends_stay_at_the_text_s_ends(void **state)
{
    (void)state;
    assert_int_equal(ui_cluster_next(STR_LIT("ab"), 2), 2);
    assert_int_equal(ui_cluster_next(STR_LIT("ab"), 9), 2);
    assert_int_equal(ui_cluster_prev(STR_LIT("ab"), 0), 0);
    assert_int_equal(ui_cluster_prev(STR_LIT("ab"), 9), 1);
    assert_int_equal(ui_cluster_prev(STR_NONE, 0), 0);
}

static void widths_come_from_the_tables(void **state)
{
    (void)state;
    assert_int_equal(ui_width('a'), 1);
    assert_int_equal(ui_width(0xE9), 1);
    assert_int_equal(ui_width(0x301), 0);
    assert_int_equal(ui_width(0x200D), 0);
    assert_int_equal(ui_width(0xFE0F), 0);
    assert_int_equal(ui_width(0x1100), 2);
    assert_int_equal(ui_width(0x1161), 0);
    assert_int_equal(ui_width(0x6F22), 2);
    assert_int_equal(ui_width(0xFF21), 2);
    assert_int_equal(ui_width(0x1F680), 2);
    assert_int_equal(ui_width(0x2500), 1);
    assert_int_equal(ui_width(0x2026), 1);
    assert_int_equal(ui_width(0x3099), 0);
    assert_int_equal(ui_width(0x10FFFF), 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_surface, close_surface)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(text_takes_its_columns),
        TEST(long_text_is_cut),
        TEST(long_text_ends_in_an_ellipsis),
        TEST(text_that_just_fits_has_no_ellipsis),
        TEST(wide_characters_take_two_cells),
        TEST(a_wide_character_that_does_not_fit_is_blank),
        TEST(half_of_a_wide_character_is_blanked),
        TEST(the_clip_cuts_wide_characters_on_both_sides),
        TEST(marks_join_the_cell_before),
        TEST(marks_past_the_limit_are_dropped),
        TEST(a_mark_without_a_base_gets_one),
        TEST(joined_emoji_stand_side_by_side),
        TEST(right_to_left_letters_keep_their_order_and_columns),
        TEST(right_to_left_text_is_cut_between_letters),
        TEST(a_mark_on_a_wide_character_stays_on_its_left_half),
        TEST(any_text_leaves_whole_cells),
        TEST(controls_are_shown_and_never_kept),
        TEST(nothing_invisible_hides_in_text),
        TEST(each_invalid_byte_is_one_replacement),
        TEST(drawing_outside_changes_nothing),
        TEST(text_from_left_of_the_edge_shows_its_rest),
        TEST(a_box_has_a_title_and_a_note),
        TEST(the_focused_box_differs_in_more_than_colour),
        TEST(a_note_without_room_is_left_out),
        TEST(boxes_of_any_size_stay_inside),
        TEST(painting_keeps_the_text),
        TEST(clearing_resets_clip_and_cursor),
        TEST(sizes_without_cells_are_fine),
        TEST(width_is_what_drawing_takes),
        TEST(columns_and_bytes_agree),
        TEST(clusters_are_the_same_in_both_directions),
        TEST(cluster_ends_stay_at_the_text_s_ends),
        TEST(widths_come_from_the_tables),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
