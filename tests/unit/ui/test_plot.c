#include "ui/present/plot.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define WIDTH  43
#define HEIGHT 14

static struct plot_cell cells[300 * 100];

/* One row as text; what is not ASCII as '?'. */
static const char *row_text(unsigned row, unsigned width)
{
    static char text[301];

    for (unsigned i = 0; i < width; i++) {
        uint32_t ch = cells[row * width + i].ch;

        text[i] = ch < 0x80 ? (char)ch : '?';
    }
    text[width] = '\0';
    return text;
}

static void assert_row_of(unsigned width, unsigned row, const char *want)
{
    const char *got = row_text(row, width);
    size_t len = strlen(got);
    char trimmed[301];

    memcpy(trimmed, got, len + 1);
    while (len > 0 && trimmed[len - 1] == ' ')
        trimmed[--len] = '\0';
    assert_string_equal(trimmed, want);
}

static void assert_row(unsigned row, const char *want)
{
    assert_row_of(WIDTH, row, want);
}

static const struct plot_point rising[] = {{0, 0}, {8, 8}};
static const struct plot_point flat[] = {{0, 4}, {8, 4}};
static const struct plot_series two[] = {{"process", rising, 2}, {"hyperv", flat, 2}};

static struct plot plain(bool ascii)
{
    return (struct plot){.title = "CPU",
                         .x_label = "--cpus",
                         .y_label = "CPUs",
                         .series = two,
                         .series_count = 2,
                         .shade = {1, 0, NULL},
                         .ascii = ascii};
}

static size_t count_role(unsigned role, size_t all)
{
    size_t n = 0;

    for (size_t i = 0; i < all; i++)
        n += cells[i].role == role;
    return n;
}

static void ascii_draws_signs_scales_and_a_legend(void **state)
{
    const struct plot p = plain(true);

    (void)state;
    assert_true(plot_draw(cells, WIDTH, HEIGHT, &p));
    assert_row(0, "CPU");
    assert_row(1, "CPUs                                 --cpus");
    assert_row(2, "       8 +                              ***");
    assert_row(6, "       4 +oooooooooooooo*o*oooooooooooooooo");
    assert_row(10, "       0 +**");
    assert_row(11, "         ++-------------------+------------");
    assert_row(12, "          0                   5");
    assert_row(13, "* process  o hyperv");
}

static void the_last_tick_has_its_label(void **state)
{
    static const struct plot_point points[] = {{0, 0}, {100, 8}};
    const struct plot_series one = {"x", points, 2};
    struct plot p = plain(true);

    (void)state;
    p.series = &one;
    p.series_count = 1;
    assert_true(plot_draw(cells, WIDTH, HEIGHT, &p));
    assert_row(12, "          0              50             100");
}

static void braille_cells_carry_letters_that_the_legend_names(void **state)
{
    const struct plot p = plain(false);
    size_t braille = 0, letters = 0;

    (void)state;
    assert_true(plot_draw(cells, WIDTH, HEIGHT, &p));
    for (size_t i = 0; i < WIDTH * HEIGHT; i++) {
        braille += cells[i].ch > 0x2800 && cells[i].ch <= 0x28ff;
        letters += cells[i].role >= PLOT_SERIES && (cells[i].ch == 'a' || cells[i].ch == 'b');
    }
    assert_true(braille > 30);
    assert_int_equal(letters, 4); /* two on the curves, two in the legend */
    assert_row(13, "a process  b hyperv");
}

static void a_gap_in_the_values_is_a_gap_in_the_curve(void **state)
{
    static const struct plot_point points[] = {{0, 1}, {1, 1}, {2, 1}, {3, 1}, {4, 1}};
    struct plot_point gapped[5];
    const struct plot_series one = {"x", gapped, 5};
    struct plot p = plain(true);
    unsigned drawn = 0;

    (void)state;
    memcpy(gapped, points, sizeof points);
    gapped[2].y = strtod("nan", NULL);
    p.series = &one;
    p.series_count = 1;
    assert_true(plot_draw(cells, WIDTH, HEIGHT, &p));
    for (unsigned i = 0; i < WIDTH; i++)
        drawn += cells[2 * WIDTH + i].ch == '*';
    assert_in_range(drawn, 14, 22); /* half of 33 columns */
    assert_int_equal(cells[2 * WIDTH + 27].ch, ' ');
}

static struct plot marked(void)
{
    struct plot p = plain(true);

    p.mark.on = true;
    p.mark.x = 2;
    p.mark.label = "now 2";
    p.shade.from = 6;
    p.shade.to = 8;
    p.shade.label = "16-bit wrap";
    return p;
}

static void the_mark_and_the_shaded_span_are_told_without_colour(void **state)
{
    struct plot p = marked();

    (void)state;
    assert_true(plot_draw(cells, WIDTH, HEIGHT, &p));
    assert_row(3, "         |        |               ::****:::");
    assert_row(11, "         ++-------^-----------+------------");
    assert_row(13, "* process  o hyperv  ^ now 2  : 16-bit wrap");
    p.mark.x = 9; /* outside */
    assert_true(plot_draw(cells, WIDTH, HEIGHT, &p));
    assert_int_equal(count_role(PLOT_MARK, WIDTH * HEIGHT), 0);
}

static void a_legend_takes_as_many_rows_as_it_needs(void **state)
{
    enum { NARROW = 30 };
    struct plot p = marked();

    (void)state;
    assert_true(plot_draw(cells, NARROW, HEIGHT, &p));
    assert_row_of(NARROW, HEIGHT - 2, "* process  o hyperv  ^ now 2");
    assert_row_of(NARROW, HEIGHT - 1, ": 16-bit wrap");
    assert_true(plot_draw(cells, NARROW, PLOT_LEAST_HEIGHT, &p)); /* the curves keep their rows */
    assert_row_of(NARROW, PLOT_LEAST_HEIGHT - 1, "* process  o hyperv  ^ now 2");
}

static void every_size_is_drawn_within_its_cells_or_refused(void **state)
{
    const struct plot_cell guard = {0x1234, 77};

    (void)state;
    for (int ascii = 0; ascii < 2; ascii++) {
        struct plot p = plain(ascii != 0);

        p.mark.on = true;
        p.mark.x = 8;
        p.mark.label = "now";
        p.shade.from = -5;
        p.shade.to = 100;
        p.shade.label = "all";
        for (unsigned w = 0; w <= 120; w += w < 40 ? 1 : 9) {
            for (unsigned h = 0; h <= 60; h += h < 20 ? 1 : 7) {
                cells[w * h] = guard;
                assert_int_equal(plot_draw(cells, w, h, &p),
                                 w >= PLOT_LEAST_WIDTH && h >= PLOT_LEAST_HEIGHT);
                assert_int_equal(cells[w * h].ch, guard.ch);
            }
        }
    }
}

static void odd_values_do_not_hang_or_leave_the_grid(void **state)
{
    static const struct plot_point same[] = {{5, 3}};
    static const struct plot_point wide[] = {{-9e18, -9e18}, {9e18, 9e18}};
    static const struct plot_point tiny[] = {{0, 1e-9}, {1e-9, 2e-9}};
    static const struct plot_point *const all[] = {same, wide, tiny};
    static const size_t counts[] = {1, 2, 2};

    (void)state;
    for (size_t i = 0; i < 3; i++) {
        const struct plot_series one = {"x", all[i], counts[i]};
        struct plot p = plain(i % 2 == 0);

        p.series = &one;
        p.series_count = 1;
        assert_true(plot_draw(cells, WIDTH, HEIGHT, &p));
        assert_true(count_role(PLOT_SERIES, WIDTH * HEIGHT) > 1);
    }
}

static void no_points_draw_nothing(void **state)
{
    const struct plot_point gap[] = {{1, strtod("nan", NULL)}};
    const struct plot_series one = {"x", gap, 1};
    struct plot p = plain(true);

    (void)state;
    p.series = &one;
    p.series_count = 1;
    assert_false(plot_draw(cells, WIDTH, HEIGHT, &p));
    assert_int_equal(count_role(PLOT_BLANK, WIDTH * HEIGHT), WIDTH * HEIGHT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ascii_draws_signs_scales_and_a_legend),
        cmocka_unit_test(the_last_tick_has_its_label),
        cmocka_unit_test(braille_cells_carry_letters_that_the_legend_names),
        cmocka_unit_test(a_gap_in_the_values_is_a_gap_in_the_curve),
        cmocka_unit_test(the_mark_and_the_shaded_span_are_told_without_colour),
        cmocka_unit_test(a_legend_takes_as_many_rows_as_it_needs),
        cmocka_unit_test(every_size_is_drawn_within_its_cells_or_refused),
        cmocka_unit_test(odd_values_do_not_hang_or_leave_the_grid),
        cmocka_unit_test(no_points_draw_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
