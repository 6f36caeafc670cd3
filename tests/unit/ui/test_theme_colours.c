/* Colours: the themes we ship are readable and tell their states apart, on every terminal. */
#include "ui/store/theme_load.h"
#include "ui/term/palette.h"
#include "ui/term/theme.h"
#include "ui/term/theme_names.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#define THEMES TEST_DATA_DIR "/../../themes/"

static void assert_no_error(struct err *e)
{
    if (e != NULL) {
        char *line = err_line(e);

        print_error("%s\n", line);
        free(line);
    }
    assert_null(e);
}

static struct ui_theme shipped(const char *name)
{
    struct ui_theme theme;

    assert_no_error(ui_theme_load(&theme, name));
    return theme;
}

static double linear(unsigned part)
{
    double v = part / 255.0;

    return v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
}

/* Relative luminance and contrast ratio as in WCAG 2.1. */
static double luminance(uint32_t rgb)
{
    return 0.2126 * linear(rgb >> 16 & 255) + 0.7152 * linear(rgb >> 8 & 255) +
           0.0722 * linear(rgb & 255);
}

static double contrast(uint32_t a, uint32_t b)
{
    double x = luminance(a) + 0.05, y = luminance(b) + 0.05;

    return x > y ? x / y : y / x;
}

static uint32_t rgb_of(struct ui_color c, uint32_t otherwise)
{
    if (c.kind == UI_COLOR_DEFAULT)
        return otherwise;
    return c.kind == UI_COLOR_RGB ? c.v : ui_palette_rgb(c.v);
}

static const char *const shipped_themes[] = {
    "colour-blind", "dark",           "high-contrast",   "large-print", "light",
    "mono",         "solarized-dark", "solarized-light", "sixteen"};

enum { SHIPPED_COUNT = sizeof(shipped_themes) / sizeof(shipped_themes[0]) };

static struct ui_theme shipped_theme(size_t i)
{
    char path[256];

    snprintf(path, sizeof(path), THEMES "%s.theme", shipped_themes[i]);
    return shipped(path);
}

static bool is_mono(const struct ui_theme *t)
{
    return strcmp(t->name, "mono") == 0;
}

static uint32_t background_of(const struct ui_theme *t)
{
    assert_int_not_equal(t->background.kind, UI_COLOR_DEFAULT);
    return rgb_of(t->background, 0);
}

struct colours {
    uint32_t fg, bg;
};

/* As they are seen on the background that the theme assumes. */
static struct colours seen(const struct ui_theme *t, enum ui_role role)
{
    uint32_t ground = background_of(t), text = luminance(ground) > 0.3 ? 0x000000 : 0xE5E5E5;
    struct colours c = {rgb_of(t->style[role].fg, text), rgb_of(t->style[role].bg, ground)};

    if ((t->style[role].attrs & UI_REVERSE) != 0)
        return (struct colours){c.bg, c.fg};
    return c;
}

/* A border is not read: WCAG asks 3 of what is only to be seen. */
static double least_contrast(enum ui_role role)
{
    return role == UI_ROLE_BORDER || role == UI_ROLE_BORDER_FOCUS ? 3.0 : 4.5;
}

static void assert_readable(const struct ui_theme *t, const char *depth)
{
    for (size_t i = 0; i < UI_ROLE_COUNT; i++) {
        struct colours c = seen(t, (enum ui_role)i);
        double ratio = contrast(c.fg, c.bg);

        if (ratio < least_contrast((enum ui_role)i))
            fail_msg("%s: role '%s' has contrast %.2f in %s", t->name, ui_role_names[i], ratio,
                     depth);
    }
}

static void every_role_of_every_theme_is_readable(void **state)
{
    (void)state;
    for (size_t i = 0; i < SHIPPED_COUNT; i++) {
        struct ui_theme t = shipped_theme(i);
        struct ui_theme fitted = t;

        if (is_mono(&t))
            continue;
        assert_readable(&t, "its own colours");
        ui_palette_fit(&fitted, 256);
        assert_readable(&fitted, "256 colours");
    }
}

/* What stands off from black, from white and from the usual near ones alike can have no more. */
static void either_is_seen_on_light_and_dark(void **state)
{
    static const uint32_t grounds[] = {0x000000, 0x1C1C1C, 0x282828, 0xF8F8F8, 0xFFFFFF};
    struct ui_theme t = shipped(THEMES "either.theme");

    (void)state;
    assert_int_equal(t.background.kind, UI_COLOR_DEFAULT);
    for (size_t g = 0; g < sizeof(grounds) / sizeof(grounds[0]); g++)
        for (size_t i = 0; i < UI_ROLE_COUNT; i++) {
            const struct ui_style *style = &t.style[i];
            double ratio;

            if (style->fg.kind == UI_COLOR_DEFAULT && style->bg.kind == UI_COLOR_DEFAULT)
                continue; /* as the terminal writes everything */
            assert_int_not_equal(style->fg.kind, UI_COLOR_DEFAULT);
            ratio = contrast(rgb_of(style->fg, 0), rgb_of(style->bg, grounds[g]));
            if (ratio < 3.0)
                fail_msg("role '%s' has contrast %.2f on #%06x", ui_role_names[i], ratio,
                         (unsigned)grounds[g]);
        }
}

static void high_contrast_is_seven_to_one(void **state)
{
    struct ui_theme t = shipped(THEMES "high-contrast.theme");

    (void)state;
    for (size_t i = 0; i < UI_ROLE_COUNT; i++) {
        struct colours c = seen(&t, (enum ui_role)i);

        if (contrast(c.fg, c.bg) < 7.0)
            fail_msg("role '%s' has contrast %.2f", ui_role_names[i], contrast(c.fg, c.bg));
    }
}

static void sixteen_keeps_to_the_names(void **state)
{
    struct ui_theme t = shipped(THEMES "sixteen.theme");

    (void)state;
    for (size_t i = 0; i < UI_ROLE_COUNT; i++) {
        assert_int_not_equal(t.style[i].fg.kind, UI_COLOR_RGB);
        assert_int_not_equal(t.style[i].bg.kind, UI_COLOR_RGB);
        assert_in_range(t.style[i].fg.v, 0, 15);
        assert_in_range(t.style[i].bg.v, 0, 15);
    }
}

static const enum ui_role different[][2] = {
    {UI_ROLE_OK, UI_ROLE_WARNING},        {UI_ROLE_OK, UI_ROLE_ERROR},
    {UI_ROLE_WARNING, UI_ROLE_ERROR},     {UI_ROLE_CHANGED, UI_ROLE_TEXT},
    {UI_ROLE_DRIVEN, UI_ROLE_TEXT},       {UI_ROLE_MATCH, UI_ROLE_TEXT},
    {UI_ROLE_SELECTION, UI_ROLE_TEXT},    {UI_ROLE_SELECTION_IDLE, UI_ROLE_TEXT},
    {UI_ROLE_MATCH, UI_ROLE_SELECTION},   {UI_ROLE_SELECTION, UI_ROLE_SELECTION_IDLE},
    {UI_ROLE_TITLE_FOCUS, UI_ROLE_TITLE}, {UI_ROLE_INPUT, UI_ROLE_TEXT},
};

enum { DIFFERENT_COUNT = sizeof(different) / sizeof(different[0]) };

/* By an attribute or by lightness: what an eye without colour sees, too. */
static void states_differ_without_their_hue(void **state)
{
    (void)state;
    for (size_t i = 0; i < SHIPPED_COUNT; i++) {
        struct ui_theme t = shipped_theme(i);

        for (size_t d = 0; d < DIFFERENT_COUNT; d++) {
            enum ui_role a = different[d][0], b = different[d][1];
            struct colours ca = {0, 0}, cb = {0, 0};

            if (t.style[a].attrs != t.style[b].attrs)
                continue;
            if (!is_mono(&t)) {
                ca = seen(&t, a);
                cb = seen(&t, b);
            }
            if (contrast(ca.fg, cb.fg) < 1.3 && contrast(ca.bg, cb.bg) < 1.3)
                fail_msg("%s: only their hue tells '%s' from '%s'", t.name, ui_role_names[a],
                         ui_role_names[b]);
        }
    }
}

static bool same_style(const struct ui_style *a, const struct ui_style *b)
{
    return a->attrs == b->attrs && a->fg.kind == b->fg.kind && a->fg.v == b->fg.v &&
           a->bg.kind == b->bg.kind && a->bg.v == b->bg.v;
}

static void states_can_be_told_from_text_in_every_depth(void **state)
{
    static const enum ui_role roles[] = {
        UI_ROLE_SELECTION, UI_ROLE_SELECTION_IDLE, UI_ROLE_DRIVEN,
        UI_ROLE_CHANGED,   UI_ROLE_MATCH,          UI_ROLE_TITLE_FOCUS,
        UI_ROLE_HEADER,    UI_ROLE_WARNING,        UI_ROLE_ERROR};
    static const int depths[] = {0, 8, 16, 256, PALETTE_DIRECT};

    (void)state;
    for (size_t p = 0; p < SHIPPED_COUNT; p++) {
        for (size_t d = 0; d < sizeof(depths) / sizeof(depths[0]); d++) {
            struct ui_theme t = shipped_theme(p);

            if (depths[d] == 0)
                ui_theme_strip_colour(&t);
            ui_palette_fit(&t, depths[d]);
            for (size_t i = 0; i < sizeof(roles) / sizeof(roles[0]); i++)
                if (same_style(&t.style[roles[i]], &t.style[UI_ROLE_TEXT]))
                    fail_msg("%s: '%s' looks like text with %d colours", shipped_themes[p],
                             ui_role_names[roles[i]], depths[d]);
        }
    }
}

static void stripping_keeps_attributes_and_takes_all_colour(void **state)
{
    struct ui_theme t = shipped(THEMES "dark.theme");

    (void)state;
    ui_theme_strip_colour(&t);
    for (size_t i = 0; i < UI_ROLE_COUNT; i++) {
        assert_int_equal(t.style[i].fg.kind, UI_COLOR_DEFAULT);
        assert_int_equal(t.style[i].bg.kind, UI_COLOR_DEFAULT);
    }
    assert_int_equal(t.style[UI_ROLE_BORDER_FOCUS].attrs, UI_BOLD);
    assert_true((t.style[UI_ROLE_SELECTION].attrs & UI_REVERSE) != 0);
    assert_true((t.style[UI_ROLE_INPUT].attrs & UI_UNDERLINE) != 0);
}

static struct ui_style style_of(uint32_t fg, uint32_t bg)
{
    return (struct ui_style){.fg = {UI_COLOR_RGB, fg}, .bg = {UI_COLOR_RGB, bg}};
}

/* As the role `warning` of a theme that says nothing else than a background. */
static struct ui_style fitted(struct ui_style style, int colours, struct ui_color background)
{
    struct ui_theme t = {.name = "", .background = background};

    t.style[UI_ROLE_WARNING] = style;
    ui_palette_fit(&t, colours);
    return t.style[UI_ROLE_WARNING];
}

static const struct ui_color nothing_said = {UI_COLOR_DEFAULT, 0};
static const struct ui_color white = {UI_COLOR_RGB, 0xFFFFFF};
static const struct ui_color black = {UI_COLOR_RGB, 0};

static void rgb_becomes_the_nearest_of_256(void **state)
{
    struct ui_style style = fitted(style_of(0x87AFD7, 0x303030), 256, nothing_said);

    (void)state;
    assert_int_equal(style.fg.kind, UI_COLOR_INDEX);
    assert_int_equal(style.fg.v, 110);
    assert_int_equal(style.bg.v, 236);
}

static void direct_colour_keeps_rgb(void **state)
{
    struct ui_style style = style_of(0x123456, 0);

    (void)state;
    style.bg = (struct ui_color){UI_COLOR_INDEX, 110};
    style = fitted(style, PALETTE_DIRECT, nothing_said);
    assert_int_equal(style.fg.v, 0x123456);
    assert_int_equal(style.bg.kind, UI_COLOR_RGB);
    assert_int_equal(style.bg.v, 0x87AFD7);
}

static void few_colours_keep_the_hue(void **state)
{
    struct ui_style green = {.fg = {UI_COLOR_INDEX, 114}};
    struct ui_style eight = fitted(green, 8, black);
    struct ui_style sixteen = fitted(green, 16, black);

    (void)state;
    assert_int_equal(sixteen.fg.v, 10);
    assert_int_equal(eight.fg.v, 2);
    assert_int_equal(eight.attrs, UI_BOLD);
}

static void orange_is_yellow_and_never_the_red_of_errors(void **state)
{
    static const uint32_t orange[] = {0xFFD7AF, 0xD7AF87, 0xFFAF5F, 0x875F00};

    (void)state;
    for (size_t i = 0; i < sizeof(orange) / sizeof(orange[0]); i++) {
        struct ui_style style = {.fg = {UI_COLOR_RGB, orange[i]}};

        assert_int_equal(fitted(style, 8, black).fg.v, 3);
    }
    assert_int_equal(fitted((struct ui_style){.fg = {UI_COLOR_RGB, 0xAFD787}}, 8, black).fg.v, 2);
    assert_int_equal(fitted((struct ui_style){.fg = {UI_COLOR_RGB, 0xFF8787}}, 8, black).fg.v, 1);
    assert_int_equal(fitted((struct ui_style){.fg = {UI_COLOR_RGB, 0xD787D7}}, 8, black).fg.v, 5);
}

static void dark_grey_is_plain_text_on_a_light_background(void **state)
{
    struct ui_style label = {.fg = {UI_COLOR_INDEX, 238}}, dim = {.fg = {UI_COLOR_INDEX, 242}};

    (void)state;
    assert_int_equal(fitted(label, 8, white).attrs, 0);
    assert_int_equal(fitted(dim, 8, white).attrs, UI_DIM);
    assert_int_equal(fitted(label, 8, nothing_said).attrs, UI_DIM);
}

static void a_grey_bar_is_reversed_where_colours_are_few(void **state)
{
    struct ui_style style = fitted(style_of(0xE0E0E0, 0x303030), 16, nothing_said);

    (void)state;
    assert_int_equal(style.attrs, UI_REVERSE);
    assert_int_equal(style.bg.kind, UI_COLOR_DEFAULT);
}

static void text_on_a_coloured_bar_contrasts_with_it(void **state)
{
    struct ui_style cyan = fitted(style_of(0xFFFFFF, 0x005F87), 8, nothing_said);
    struct ui_style blue = fitted(style_of(0x000000, 0x0000AF), 8, nothing_said);

    (void)state;
    assert_int_equal(cyan.bg.v, 6);
    assert_int_equal(cyan.fg.v, 0);
    assert_int_equal(blue.bg.v, 4);
    assert_int_equal(blue.fg.v, 7);
}

static void pale_hues_give_way_on_a_light_background(void **state)
{
    struct ui_style brown = {.fg = {UI_COLOR_INDEX, 94}}, red = {.fg = {UI_COLOR_INDEX, 124}};

    (void)state;
    brown = fitted(brown, 8, white);
    assert_int_equal(brown.fg.kind, UI_COLOR_DEFAULT);
    assert_int_equal(brown.attrs, UI_BOLD);
    red = fitted(red, 16, white);
    assert_int_equal(red.fg.v, 1);
}

static void blue_is_cyan_on_a_dark_background_with_eight_colours(void **state)
{
    struct ui_style blue = {.fg = {UI_COLOR_RGB, 0x5F5FFF}}, sea = {.fg = {UI_COLOR_INDEX, 25}};

    (void)state;
    assert_int_equal(fitted(blue, 8, black).fg.v, 6);
    assert_int_equal(fitted(blue, 16, black).fg.v, 12);
    assert_int_equal(fitted(blue, 8, white).fg.v, 4);
    assert_int_equal(fitted(sea, 8, white).fg.v, 4);
}

/* What is pale on white or dark on black is told by attributes; red and magenta stay. */
static void on_a_ground_that_nobody_knows_only_what_reads_on_both_stays(void **state)
{
    static const unsigned gone[] = {28, 31, 130, 33};

    (void)state;
    for (size_t i = 0; i < sizeof(gone) / sizeof(gone[0]); i++) {
        struct ui_style style = {.fg = {UI_COLOR_INDEX, gone[i]}};

        assert_int_equal(fitted(style, 16, nothing_said).fg.kind, UI_COLOR_DEFAULT);
        assert_int_equal(fitted(style, 8, nothing_said).fg.kind, UI_COLOR_DEFAULT);
    }
    assert_int_equal(fitted((struct ui_style){.fg = {UI_COLOR_INDEX, 196}}, 16, nothing_said).fg.v,
                     1);
    assert_int_equal(fitted((struct ui_style){.fg = {UI_COLOR_INDEX, 133}}, 16, nothing_said).fg.v,
                     5);
}

static void a_painted_background_is_black_or_white_where_colours_are_few(void **state)
{
    struct ui_theme dark = shipped(THEMES "solarized-dark.theme");
    struct ui_theme light = shipped(THEMES "solarized-light.theme");

    (void)state;
    ui_palette_fit(&dark, 8);
    ui_palette_fit(&light, 16);
    assert_int_equal(dark.style[UI_ROLE_TEXT].bg.v, 0);
    assert_int_equal(dark.style[UI_ROLE_TEXT].fg.v, 7);
    assert_int_equal(light.style[UI_ROLE_TEXT].bg.v, 15);
    assert_int_equal(light.style[UI_ROLE_TEXT].fg.v, 0);
    assert_int_equal(light.style[UI_ROLE_ERROR].bg.v, 15);
    assert_int_equal(light.style[UI_ROLE_ERROR].fg.v, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_role_of_every_theme_is_readable),
        cmocka_unit_test(either_is_seen_on_light_and_dark),
        cmocka_unit_test(high_contrast_is_seven_to_one),
        cmocka_unit_test(sixteen_keeps_to_the_names),
        cmocka_unit_test(states_differ_without_their_hue),
        cmocka_unit_test(states_can_be_told_from_text_in_every_depth),
        cmocka_unit_test(stripping_keeps_attributes_and_takes_all_colour),
        cmocka_unit_test(rgb_becomes_the_nearest_of_256),
        cmocka_unit_test(direct_colour_keeps_rgb),
        cmocka_unit_test(few_colours_keep_the_hue),
        cmocka_unit_test(text_on_a_coloured_bar_contrasts_with_it),
        cmocka_unit_test(orange_is_yellow_and_never_the_red_of_errors),
        cmocka_unit_test(dark_grey_is_plain_text_on_a_light_background),
        cmocka_unit_test(a_grey_bar_is_reversed_where_colours_are_few),
        cmocka_unit_test(pale_hues_give_way_on_a_light_background),
        cmocka_unit_test(on_a_ground_that_nobody_knows_only_what_reads_on_both_stays),
        cmocka_unit_test(blue_is_cyan_on_a_dark_background_with_eight_colours),
        cmocka_unit_test(a_painted_background_is_black_or_white_where_colours_are_few),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
