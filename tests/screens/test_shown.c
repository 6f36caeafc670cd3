/* What is written for a frame: a terminal that plays it shows the frame, whatever it showed before,
 * and it is as few bytes as a key may cost. */
#include "ui/term/shown.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>
#include <vterm.h>

enum { W = 40, H = 6, FRAMES = 400 };

struct fixture {
    struct ui_shown shown;
    struct ui_surface next;
    struct buf out;
    VTerm *vt;
    VTermScreen *screen;
};

static void word(char *to, const char *bytes)
{
    snprintf(to, UI_PEN_WORD_MAX, "%s", bytes);
}

/* xterm-256color's words; erases: with the pen's background or not, -1: not at all. */
static void set_up(struct fixture *f, int erases, bool last_scrolls)
{
    static const char *const on[UI_PEN_ATTRS] = {"\x1b[1m", "", "\x1b[3m", "\x1b[4m", "\x1b[7m"};
    struct ui_pen_words *w = &f->shown.pen.words;

    memset(f, 0, sizeof(*f));
    assert_true(ui_shown_init(&f->shown));
    assert_true(ui_surface_init(&f->next, W, H));
    word(w->reset, "\x1b[m");
    for (size_t i = 0; i < UI_PEN_ATTRS; i++)
        word(w->on[i], on[i]);
    word(w->off[3], "\x1b[24m");
    word(w->no_fg, "\x1b[39m");
    word(w->no_bg, "\x1b[49m");
    word(f->shown.words.clear, "\x1b[H\x1b[2J");
    word(f->shown.words.show_cursor, "\x1b[?25h");
    word(f->shown.words.hide_cursor, "\x1b[?25l");
    f->shown.words.moves_right = true;
    f->shown.words.moves_left = f->shown.words.moves_down = true;
    f->shown.words.utf8 = erases >= 0;
    f->shown.words.erases = erases >= 0;
    f->shown.words.erases_in_bg = erases > 0;
    f->shown.words.last_scrolls = last_scrolls;
    for (int i = 0; i < UI_ROLE_COUNT; i++) {
        struct ui_role_look role = {.look = {i % 3 == 1   ? UI_BOLD
                                             : i % 5 == 2 ? UI_UNDERLINE
                                                          : 0,
                                             i % 4 == 0 ? -1 : i, i % 6 == 5 ? 200 + i : -1}};

        snprintf(role.fg_word, UI_PEN_WORD_MAX, "\x1b[38;5;%dm", role.look.fg);
        snprintf(role.bg_word, UI_PEN_WORD_MAX, "\x1b[48;5;%dm", role.look.bg);
        ui_pen_set_role(&f->shown.pen, (enum ui_role)i, &role);
    }
    f->vt = vterm_new(H, W);
    assert_non_null(f->vt);
    vterm_set_utf8(f->vt, 1);
    f->screen = vterm_obtain_screen(f->vt);
    vterm_screen_reset(f->screen, 1);
}

static void tear_down(struct fixture *f)
{
    ui_shown_finish(&f->shown);
    ui_surface_finish(&f->next);
    buf_finish(&f->out);
    vterm_free(f->vt);
}

/* Returns how many bytes it took. */
static size_t show(struct fixture *f)
{
    f->out.len = 0;
    assert_true(ui_shown_update(&f->shown, &f->next, W, H, &f->out));
    (void)vterm_input_write(f->vt, f->out.s, f->out.len);
    return f->out.len;
}

static void check_color(VTermColor c, int expected, bool fg)
{
    if (expected < 0)
        assert_true(fg ? VTERM_COLOR_IS_DEFAULT_FG(&c) : VTERM_COLOR_IS_DEFAULT_BG(&c));
    else
        assert_true(VTERM_COLOR_IS_INDEXED(&c) && c.indexed.idx == expected);
}

static void check_cell(const struct fixture *f, int x, int y)
{
    const struct ui_cell *cell = &f->next.cells[y * W + x];
    struct ui_look look = ui_pen_look(&f->shown.pen, cell);
    VTermScreenCell seen;

    (void)vterm_screen_get_cell(f->screen, (VTermPos){.row = y, .col = x}, &seen);
    if (cell->ch == 0) {
        assert_int_equal(seen.chars[0], (uint32_t)-1);
        return;
    }
    assert_int_equal(seen.chars[0] == 0 ? ' ' : seen.chars[0], cell->ch);
    for (size_t i = 0; i < CELL_MARKS && seen.chars[i] != 0; i++)
        assert_int_equal(seen.chars[1 + i], ui_marks_of(&f->next, cell)[i]);
    assert_true(seen.chars[0] != 0 || !cell->marked);
    check_color(seen.bg, look.bg, false);
    assert_int_equal(seen.attrs.underline != 0, (look.attrs & UI_UNDERLINE) != 0);
    if (!ui_cell_is_blank(cell)) {
        check_color(seen.fg, look.fg, true);
        assert_int_equal(seen.attrs.bold, (look.attrs & UI_BOLD) != 0);
        assert_int_equal(seen.attrs.italic, (look.attrs & UI_ITALIC) != 0);
    }
}

static void check(const struct fixture *f)
{
    for (int y = 0; y < H; y++)
        for (int x = 0; x < W; x++)
            if (!f->shown.words.last_scrolls || y < H - 1 || x < W - 1)
                check_cell(f, x, y);
}

static unsigned next_random(unsigned *seed)
{
    return (*seed = *seed * 1103515245u + 12345u) >> 16 & 0x7fff;
}

/* marks: where there are none, cells are compared several at a time. */
static void change_something(struct fixture *f, unsigned *seed, bool marks)
{
    enum { MARKED = 2 }; /* the last ones */
    static const char *const texts[] = {"cpu.count",
                                        " ",
                                        "\xe2\x94\x80\xe2\x94\x80",
                                        "1",
                                        "\xe4\xb8\xad\xe6\x96\x87",
                                        "a            b",
                                        "x  y z",
                                        "e\xcc\x81o\xcc\x88",
                                        "e\xcc\x80"};
    int x = (int)(next_random(seed) % W), y = (int)(next_random(seed) % H);
    enum ui_role role = (enum ui_role)(next_random(seed) % UI_ROLE_COUNT);
    size_t count = sizeof(texts) / sizeof(texts[0]) - (marks ? 0 : MARKED);
    const char *text = texts[next_random(seed) % count];

    /* Of a wide character perhaps one half. */
    if (next_random(seed) % 8 == 0)
        ui_paint(&f->next, (struct ui_rect){x, y, 1 + (int)(next_random(seed) % 3), 1}, role, 0);
    else if (next_random(seed) % 4 == 0)
        ui_fill(&f->next, (struct ui_rect){x, y, 1 + (int)(next_random(seed) % W), 2}, ' ', role);
    else
        x += ui_text(&f->next, x, y, W - x, str_of(text), role,
                     next_random(seed) % 8 == 0 ? UI_ITALIC : 0, false);
    /* Beside it perhaps the same in italics. */
    if (x < W && next_random(seed) % 4 == 0)
        (void)ui_text(&f->next, x, y, W - x, str_of(text), role, UI_ITALIC, false);
}

static void a_terminal_shows_each_frame(void **state)
{
    (void)state;
    for (int i = 0; i < 6; i++) {
        int erases = i % 3 - 1;
        struct fixture f;
        unsigned seed = 7;

        set_up(&f, erases, erases == 0);
        for (int frame = 0; frame < FRAMES; frame++) {
            for (unsigned n = next_random(&seed) % 5; n > 0; n--)
                change_something(&f, &seed, i < 3);
            if (frame % 50 == 49)
                ui_shown_forget(&f.shown);
            (void)show(&f);
            check(&f);
        }
        tear_down(&f);
    }
}

/* Characters whose low bits are the same: what is known of one is not taken for the other. */
static void what_is_known_of_a_character_is_of_it_alone(void **state)
{
    struct fixture f;

    (void)state;
    set_up(&f, 0, false);
    for (int i = 0; i < 2; i++) {
        (void)ui_text(&f.next, 0, i, W, STR_LIT("\xe2\x94\x80\xe2\x95\x80\xe2\x94\x80"), /* ─╀─ */
                      UI_ROLE_TEXT, 0, false);
        (void)show(&f);
        check(&f);
    }
    tear_down(&f);
}

/* Behind cells that stay comes half a character that does not. */
static void half_of_a_wide_character_is_not_written(void **state)
{
    struct fixture f;

    (void)state;
    set_up(&f, 0, false);
    (void)ui_text(&f.next, 0, 0, W,
                  STR_LIT("abcd\xe4\xb8\xad"
                          "efgh"),
                  UI_ROLE_TEXT, 0, false);
    (void)show(&f);
    (void)ui_text(&f.next, 0, 0, W, STR_LIT("x"), UI_ROLE_TEXT, 0, false);
    ui_paint(&f.next, (struct ui_rect){5, 0, 1, 1}, UI_ROLE_ERROR, 0);
    (void)ui_text(&f.next, 9, 0, W, STR_LIT("x"), UI_ROLE_TEXT, 0, false);
    (void)show(&f);
    check(&f);
    tear_down(&f);
}

static void the_same_frame_costs_nothing(void **state)
{
    struct fixture f;

    (void)state;
    set_up(&f, 1, false);
    (void)ui_text(&f.next, 3, 2, 20, STR_LIT("cpu.count 3"), UI_ROLE_KEY, 0, false);
    (void)show(&f);
    assert_int_equal(show(&f), 0);
    ui_paint(&f.next, (struct ui_rect){20, 2, 5, 1}, UI_ROLE_LABEL, 0); /* blanks: nobody sees it */
    assert_int_equal(show(&f), 0);
    tear_down(&f);
}

static void another_mark_is_another_cell(void **state)
{
    struct fixture f;

    (void)state;
    set_up(&f, 1, false);
    (void)ui_text(&f.next, 3, 2, 20, STR_LIT("e\xcc\x81"), UI_ROLE_KEY, 0, false);
    (void)show(&f);
    assert_int_equal(show(&f), 0);
    (void)ui_text(&f.next, 3, 2, 20, STR_LIT("e\xcc\x80"), UI_ROLE_KEY, 0, false);
    assert_true(show(&f) > 0);
    check(&f);
    (void)ui_text(&f.next, 3, 2, 20, STR_LIT("e"), UI_ROLE_KEY, 0, false);
    assert_true(show(&f) > 0);
    check(&f);
    tear_down(&f);
}

static void a_digit_is_a_move_and_a_digit(void **state)
{
    struct fixture f;

    (void)state;
    set_up(&f, 1, false);
    (void)ui_text(&f.next, 0, 2, 20, STR_LIT("count 3"), UI_ROLE_TEXT, 0, false);
    (void)show(&f);
    (void)ui_text(&f.next, 6, 2, 20, STR_LIT("4"), UI_ROLE_TEXT, 0, false);
    assert_int_equal(show(&f), strlen("\b4"));
    tear_down(&f);
}

/* A key and a value in another colour on each line: one colour after the other. */
static void a_colour_is_taken_once(void **state)
{
    struct fixture f;
    size_t colours = 0;

    (void)state;
    set_up(&f, 1, false);
    (void)show(&f);
    for (int y = 0; y < H; y++) {
        (void)ui_text(&f.next, 2, y, 20, STR_LIT("count:"), (enum ui_role)1, 0, false);
        (void)ui_text(&f.next, 8, y, 20, STR_LIT("12"), (enum ui_role)2, 0, false);
    }
    (void)show(&f);
    check(&f);
    for (size_t i = 0; i + 1 < f.out.len; i++)
        colours += f.out.s[i] == '8' && f.out.s[i + 1] == ';'; /* of 38;5;n */
    assert_int_equal(colours, 2);
    tear_down(&f);
}

static void a_place_near_by_is_reached_in_steps(void **state)
{
    struct fixture f;

    (void)state;
    set_up(&f, 1, false);
    (void)ui_text(&f.next, 4, 1, 20, STR_LIT("a"), UI_ROLE_TEXT, 0, false);
    (void)show(&f);
    (void)ui_text(&f.next, 3, 2, 20, STR_LIT("b"), UI_ROLE_TEXT, 0, false);
    assert_int_equal(show(&f), strlen("\n\b\bb"));
    (void)ui_text(&f.next, 0, 3, 20, STR_LIT("c"), UI_ROLE_TEXT, 0, false);
    assert_int_equal(show(&f), strlen("\n\rc"));
    (void)ui_text(&f.next, 30, 4, 10, STR_LIT("d"), UI_ROLE_TEXT, 0, false);
    assert_int_equal(show(&f), strlen("\n\x1b[29Cd"));
    check(&f);
    tear_down(&f);
}

static void blanks_are_erased_in_one_word(void **state)
{
    struct fixture f;

    (void)state;
    set_up(&f, 1, false);
    ui_fill(&f.next, (struct ui_rect){0, 1, W, 1}, 'x', UI_ROLE_TEXT);
    (void)show(&f);
    ui_fill(&f.next, (struct ui_rect){2, 1, W - 4, 1}, ' ', UI_ROLE_TEXT);
    assert_true(show(&f) < 16);
    check(&f);
    tear_down(&f);
}

static void the_last_cell_is_left_alone_where_it_scrolls(void **state)
{
    VTermScreenCell seen;
    struct fixture f;

    (void)state;
    set_up(&f, 1, true);
    ui_fill(&f.next, (struct ui_rect){0, 0, W, H}, 'x', UI_ROLE_TEXT);
    (void)show(&f);
    check(&f);
    (void)vterm_screen_get_cell(f.screen, (VTermPos){.row = H - 1, .col = W - 1}, &seen);
    assert_int_equal(seen.chars[0], 0);
    tear_down(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_terminal_shows_each_frame),
        cmocka_unit_test(what_is_known_of_a_character_is_of_it_alone),
        cmocka_unit_test(half_of_a_wide_character_is_not_written),
        cmocka_unit_test(the_same_frame_costs_nothing),
        cmocka_unit_test(another_mark_is_another_cell),
        cmocka_unit_test(a_digit_is_a_move_and_a_digit),
        cmocka_unit_test(a_colour_is_taken_once),
        cmocka_unit_test(a_place_near_by_is_reached_in_steps),
        cmocka_unit_test(blanks_are_erased_in_one_word),
        cmocka_unit_test(the_last_cell_is_left_alone_where_it_scrolls),
    };

    if (setlocale(LC_CTYPE, "C.UTF-8") == NULL)
        return 1;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
