/* Theme files: what is read, what is refused with which words, and that those we ship are
 * complete and readable. */
#include "ui/tui/palette.h"
#include "ui/tui/theme.h"
#include "ui/tui/theme_names.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#define THEMES TEST_DATA_DIR "/../../themes/"

static void assert_error(struct err *e, enum err_class class, const char *text)
{
    char *line;

    assert_non_null(e);
    assert_int_equal(e->class, class);
    line = err_line(e);
    assert_non_null(line);
    assert_string_equal(line, text);
    free(line);
    err_free(e);
}

static void assert_no_error(struct err *e)
{
    if (e != NULL) {
        char *line = err_line(e);

        print_error("%s\n", line);
        free(line);
    }
    assert_null(e);
}

static struct err *read_theme(struct ui_theme *out, const char *text)
{
    return ui_theme_read(out, str_of(text), "t.theme");
}

static struct ui_theme shipped(const char *name)
{
    struct ui_theme theme;

    assert_no_error(ui_theme_load(&theme, name));
    return theme;
}

static void colours_and_attributes_are_read(void **state)
{
    struct ui_theme t;

    (void)state;
    assert_no_error(read_theme(&t, "parent = mono\n"
                                   "  text = bright-red 17 bold underline # said aloud\r\n"
                                   "dim = #a0B1c2 default\n"
                                   "# a comment\n"
                                   "key = reverse\n"
                                   "title=7"));
    assert_int_equal(t.style[UI_ROLE_TEXT].fg.kind, UI_COLOR_INDEX);
    assert_int_equal(t.style[UI_ROLE_TEXT].fg.v, 9);
    assert_int_equal(t.style[UI_ROLE_TEXT].bg.v, 17);
    assert_int_equal(t.style[UI_ROLE_TEXT].attrs, UI_BOLD | UI_UNDERLINE);
    assert_int_equal(t.style[UI_ROLE_DIM].fg.kind, UI_COLOR_RGB);
    assert_int_equal(t.style[UI_ROLE_DIM].fg.v, 0xA0B1C2);
    assert_int_equal(t.style[UI_ROLE_DIM].bg.kind, UI_COLOR_DEFAULT);
    assert_int_equal(t.style[UI_ROLE_KEY].fg.kind, UI_COLOR_DEFAULT);
    assert_int_equal(t.style[UI_ROLE_KEY].attrs, UI_REVERSE);
    assert_int_equal(t.style[UI_ROLE_TITLE].fg.v, 7);
    assert_string_equal(t.name, "t");
}

static void roles_not_said_come_from_the_parent(void **state)
{
    struct ui_theme t, mono;

    (void)state;
    ui_theme_fallback(&mono);
    assert_no_error(read_theme(&t, "text = red\nparent = mono\n"));
    assert_int_equal(t.style[UI_ROLE_TEXT].fg.v, 1);
    assert_memory_equal(&t.style[UI_ROLE_SELECTION], &mono.style[UI_ROLE_SELECTION],
                        sizeof(struct ui_style));
}

static void an_unknown_role_names_the_nearest(void **state)
{
    struct ui_theme t = {.name = "kept"};

    (void)state;
    assert_error(read_theme(&t, "parent = mono\n\n  selction = red\n"), ERR_INPUT,
                 "t.theme:3:3: unknown role 'selction'; did you mean 'selection'?");
    assert_string_equal(t.name, "kept");
}

static void an_unknown_value_says_what_is_expected(void **state)
{
    struct ui_theme t;
    struct err *e;

    (void)state;
    e = read_theme(&t, "parent = mono\ntext = rde\n");
    assert_non_null(e);
    assert_int_equal(e->line, 2);
    assert_int_equal(e->column, 8);
    assert_non_null(strstr(e->text, "'rde' is no colour and no attribute; a colour is default"));
    assert_string_equal(e->remedy, "did you mean 'red'?");
    err_free(e);
    e = read_theme(&t, "parent = mono\ntext = red blue blod\n");
    assert_string_equal(e->remedy, "did you mean 'bold'?");
    err_free(e);
}

static void numbers_past_255_are_refused(void **state)
{
    struct ui_theme t;
    struct err *e = read_theme(&t, "parent = mono\ntext = 256\n");

    (void)state;
    assert_non_null(e);
    assert_int_equal(e->column, 8);
    err_free(e);
    assert_no_error(read_theme(&t, "parent = mono\ntext = 255\n"));
    assert_int_equal(t.style[UI_ROLE_TEXT].fg.v, 255);
}

static void a_colour_behind_attributes_is_refused(void **state)
{
    struct ui_theme t;

    (void)state;
    assert_error(read_theme(&t, "parent = mono\ntext = red bold blue"), ERR_INPUT,
                 "t.theme:2:17: 'blue' is one colour too many; expected foreground, background, "
                 "then attributes");
}

static void columns_count_characters(void **state)
{
    struct ui_theme t;
    struct err *e = read_theme(&t, "parent = mono\nt\xC3\xA9xt = red");

    (void)state;
    assert_non_null(e);
    assert_int_equal(e->column, 1);
    err_free(e);
    e = read_theme(&t, "parent = mono\ntext = \xC3\xA9\xC3\xA9 \n");
    assert_int_equal(e->column, 8);
    err_free(e);
}

static void a_role_said_twice_is_refused(void **state)
{
    struct ui_theme t;

    (void)state;
    assert_error(read_theme(&t, "text = red\nparent = mono\ntext = red"), ERR_INPUT,
                 "t.theme:3:1: role 'text' again; it was said on line 1");
}

static void lines_of_no_known_form_are_refused(void **state)
{
    struct ui_theme t;

    (void)state;
    assert_error(read_theme(&t, "parent = mono\ntext red"), ERR_INPUT,
                 "t.theme:2:1: expected 'role = foreground background attribute...'");
    assert_error(read_theme(&t, "parent = mono\ntext = # red"), ERR_INPUT,
                 "t.theme:2:7: nothing behind '='; expected foreground, background, then "
                 "attributes");
}

static void every_error_of_a_file_is_told(void **state)
{
    struct ui_theme t;
    struct err *e = read_theme(&t, "txt = red\ndim = rod\nkee = 1\n");

    (void)state;
    assert_int_equal(err_count(e), 3);
    err_free(e);
}

static void roles_nobody_defines_are_named(void **state)
{
    struct ui_theme t;
    struct err *e = read_theme(&t, "text = red\n");

    (void)state;
    assert_int_equal(err_count(e), UI_ROLE_COUNT - 1);
    assert_string_equal(e->text,
                        "role 'dim' is not defined and there is no parent that defines it");
    err_free(e);
}

static char folder[64];

static void write_file(const char *name, const char *text)
{
    char path[128];
    FILE *f;

    snprintf(path, sizeof(path), "%s/silospec/themes/%s", folder, name);
    f = fopen(path, "w");
    assert_non_null(f);
    fputs(text, f);
    fclose(f);
}

static int make_folder(void **state)
{
    char path[128];

    (void)state;
    strcpy(folder, "/tmp/silospec-theme-XXXXXX");
    if (mkdtemp(folder) == NULL)
        return -1;
    snprintf(path, sizeof(path), "%s/silospec", folder);
    mkdir(path, 0700);
    snprintf(path, sizeof(path), "%s/silospec/themes", folder);
    mkdir(path, 0700);
    return setenv("XDG_CONFIG_HOME", folder, 1);
}

static int remove_folder(void **state)
{
    static const char *const names[] = {"a.theme", "b.theme", "c.theme"};
    char path[128];

    (void)state;
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        snprintf(path, sizeof(path), "%s/silospec/themes/%s", folder, names[i]);
        unlink(path);
    }
    snprintf(path, sizeof(path), "%s/silospec/themes", folder);
    rmdir(path);
    snprintf(path, sizeof(path), "%s/silospec", folder);
    rmdir(path);
    return rmdir(folder);
}

static void a_name_is_looked_for_in_the_config_folder(void **state)
{
    struct ui_theme t;

    (void)state;
    write_file("a.theme", "parent = b\ntext = red\n");
    write_file("b.theme", "parent = mono\ntext = blue\ndim = blue\n");
    assert_no_error(ui_theme_load(&t, "a"));
    assert_string_equal(t.name, "a");
    assert_int_equal(t.style[UI_ROLE_TEXT].fg.v, 1);
    assert_int_equal(t.style[UI_ROLE_DIM].fg.v, 4);
    assert_int_equal(t.style[UI_ROLE_SELECTION].attrs, UI_REVERSE);
}

static void parents_in_a_circle_are_refused(void **state)
{
    struct ui_theme t;
    struct err *e;

    (void)state;
    write_file("a.theme", "parent = b\n");
    write_file("b.theme", "\nparent = a\n");
    e = ui_theme_load(&t, "a");
    assert_non_null(e);
    assert_int_equal(e->class, ERR_INPUT);
    assert_non_null(strstr(e->file, "b.theme"));
    assert_int_equal(e->line, 2);
    assert_int_equal(e->column, 10);
    assert_non_null(strstr(e->text, "this parent leads back to"));
    err_free(e);
}

static void a_missing_theme_lists_those_there_are(void **state)
{
    struct ui_theme t;
    struct err *e;

    (void)state;
    write_file("c.theme", "");
    write_file("a.theme", "");
    e = ui_theme_load(&t, "nowhere");
    assert_non_null(e);
    assert_int_equal(e->class, ERR_NOT_FOUND);
    assert_string_equal(e->text, "no theme 'nowhere'");
    assert_non_null(strstr(e->remedy, "themes: a, c, "));
    assert_non_null(strstr(e->remedy, "mono"));
    err_free(e);
}

static void a_missing_parent_is_told_at_its_place(void **state)
{
    struct ui_theme t;
    struct err *e = read_theme(&t, "text = red\nparent = nowhere\n");

    (void)state;
    assert_non_null(e);
    assert_int_equal(e->class, ERR_NOT_FOUND);
    assert_string_equal(e->file, "t.theme");
    assert_int_equal(e->line, 2);
    assert_int_equal(e->column, 10);
    err_free(e);
}

static void a_missing_path_is_an_error(void **state)
{
    struct ui_theme t;
    struct err *e = ui_theme_load(&t, "/nonexistent/mono.theme");

    (void)state;
    assert_non_null(e);
    assert_int_equal(e->class, ERR_NOT_FOUND);
    err_free(e);
}

static void mono_is_there_without_any_file(void **state)
{
    struct ui_theme t, mono;

    (void)state;
    ui_theme_fallback(&mono);
    assert_no_error(ui_theme_load(&t, "mono"));
    assert_memory_equal(&t, &mono, sizeof(t));
}

static void the_carried_mono_is_the_file(void **state)
{
    struct ui_theme file = shipped(THEMES "mono.theme"), mono;

    (void)state;
    ui_theme_fallback(&mono);
    for (size_t i = 0; i < UI_ROLE_COUNT; i++) {
        if (file.style[i].attrs != mono.style[i].attrs)
            print_error("role %s\n", ui_role_names[i]);
        assert_int_equal(file.style[i].attrs, mono.style[i].attrs);
        assert_int_equal(file.style[i].fg.kind, UI_COLOR_DEFAULT);
        assert_int_equal(file.style[i].bg.kind, UI_COLOR_DEFAULT);
    }
    assert_string_equal(file.name, "mono");
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

static void assert_readable(const char *path, uint32_t foreground, uint32_t background)
{
    struct ui_theme t = shipped(path);

    for (size_t i = 0; i < UI_ROLE_COUNT; i++) {
        double ratio =
            contrast(rgb_of(t.style[i].fg, foreground), rgb_of(t.style[i].bg, background));

        if (ratio < 4.5)
            fail_msg("%s: role '%s' has contrast %.2f", path, ui_role_names[i], ratio);
    }
}

static void dark_is_readable_on_black(void **state)
{
    (void)state;
    assert_readable(THEMES "dark.theme", 0xFFFFFF, 0x000000);
}

static void light_is_readable_on_white(void **state)
{
    (void)state;
    assert_readable(THEMES "light.theme", 0x000000, 0xFFFFFF);
}

static bool same_style(const struct ui_style *a, const struct ui_style *b)
{
    return a->attrs == b->attrs && a->fg.kind == b->fg.kind && a->fg.v == b->fg.v &&
           a->bg.kind == b->bg.kind && a->bg.v == b->bg.v;
}

static void states_can_be_told_from_text_in_every_depth(void **state)
{
    static const char *const paths[] = {THEMES "dark.theme", THEMES "light.theme",
                                        THEMES "mono.theme"};
    static const enum ui_role roles[] = {
        UI_ROLE_SELECTION, UI_ROLE_SELECTION_IDLE, UI_ROLE_DRIVEN, UI_ROLE_CHANGED,
        UI_ROLE_MATCH,     UI_ROLE_TITLE_FOCUS,    UI_ROLE_HEADER, UI_ROLE_ERROR};
    static const int depths[] = {0, 8, 16, 256, PALETTE_DIRECT};

    (void)state;
    for (size_t p = 0; p < 3; p++) {
        struct ui_theme t = shipped(paths[p]);

        for (size_t d = 0; d < sizeof(depths) / sizeof(depths[0]); d++) {
            struct ui_theme at_depth = t;
            struct ui_style text;

            if (depths[d] == 0)
                ui_theme_strip_colour(&at_depth);
            text = ui_palette_fit(at_depth.style[UI_ROLE_TEXT], depths[d]);
            for (size_t i = 0; i < sizeof(roles) / sizeof(roles[0]); i++) {
                struct ui_style style = ui_palette_fit(at_depth.style[roles[i]], depths[d]);

                if (same_style(&style, &text))
                    fail_msg("%s: '%s' looks like text with %d colours", paths[p],
                             ui_role_names[roles[i]], depths[d]);
            }
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

static void rgb_becomes_the_nearest_of_256(void **state)
{
    struct ui_style style = ui_palette_fit(style_of(0x87AFD7, 0x303030), 256);

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
    style = ui_palette_fit(style, PALETTE_DIRECT);
    assert_int_equal(style.fg.v, 0x123456);
    assert_int_equal(style.bg.kind, UI_COLOR_RGB);
    assert_int_equal(style.bg.v, 0x87AFD7);
}

static void few_colours_keep_the_hue(void **state)
{
    struct ui_style green = {.fg = {UI_COLOR_INDEX, 114}};
    struct ui_style eight = ui_palette_fit(green, 8), sixteen = ui_palette_fit(green, 16);

    (void)state;
    assert_int_equal(sixteen.fg.v, 10);
    assert_int_equal(eight.fg.v, 2);
    assert_int_equal(eight.attrs, UI_BOLD);
}

static void a_grey_bar_is_reversed_where_colours_are_few(void **state)
{
    struct ui_style style = ui_palette_fit(style_of(0xE0E0E0, 0x303030), 16);

    (void)state;
    assert_int_equal(style.attrs, UI_REVERSE);
    assert_int_equal(style.bg.kind, UI_COLOR_DEFAULT);
}

static void text_on_a_coloured_bar_contrasts_with_it(void **state)
{
    struct ui_style cyan = ui_palette_fit(style_of(0xFFFFFF, 0x005F87), 8);
    struct ui_style blue = ui_palette_fit(style_of(0x000000, 0x0000AF), 8);

    (void)state;
    assert_int_equal(cyan.bg.v, 6);
    assert_int_equal(cyan.fg.v, 0);
    assert_int_equal(blue.bg.v, 4);
    assert_int_equal(blue.fg.v, 7);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(colours_and_attributes_are_read),
        cmocka_unit_test(roles_not_said_come_from_the_parent),
        cmocka_unit_test(an_unknown_role_names_the_nearest),
        cmocka_unit_test(an_unknown_value_says_what_is_expected),
        cmocka_unit_test(numbers_past_255_are_refused),
        cmocka_unit_test(a_colour_behind_attributes_is_refused),
        cmocka_unit_test(columns_count_characters),
        cmocka_unit_test(a_role_said_twice_is_refused),
        cmocka_unit_test(lines_of_no_known_form_are_refused),
        cmocka_unit_test(every_error_of_a_file_is_told),
        cmocka_unit_test(roles_nobody_defines_are_named),
        cmocka_unit_test_setup_teardown(a_name_is_looked_for_in_the_config_folder, make_folder,
                                        remove_folder),
        cmocka_unit_test_setup_teardown(parents_in_a_circle_are_refused, make_folder,
                                        remove_folder),
        cmocka_unit_test_setup_teardown(a_missing_theme_lists_those_there_are, make_folder,
                                        remove_folder),
        cmocka_unit_test(a_missing_parent_is_told_at_its_place),
        cmocka_unit_test(a_missing_path_is_an_error),
        cmocka_unit_test(mono_is_there_without_any_file),
        cmocka_unit_test(the_carried_mono_is_the_file),
        cmocka_unit_test(dark_is_readable_on_black),
        cmocka_unit_test(light_is_readable_on_white),
        cmocka_unit_test(states_can_be_told_from_text_in_every_depth),
        cmocka_unit_test(stripping_keeps_attributes_and_takes_all_colour),
        cmocka_unit_test(rgb_becomes_the_nearest_of_256),
        cmocka_unit_test(direct_colour_keeps_rgb),
        cmocka_unit_test(few_colours_keep_the_hue),
        cmocka_unit_test(text_on_a_coloured_bar_contrasts_with_it),
        cmocka_unit_test(a_grey_bar_is_reversed_where_colours_are_few),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
