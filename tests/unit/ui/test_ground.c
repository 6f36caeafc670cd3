/* Whether a terminal is light or dark. */
#include "ui/term/ground.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static uint32_t answer(const char *text)
{
    uint32_t rgb = 1;

    assert_true(ui_ground_answer(&rgb, str_of(text)));
    return rgb;
}

static void colours_are_read_at_every_depth(void **state)
{
    (void)state;
    assert_int_equal(answer("rgb:1c1c/2d2d/3e3e"), 0x1C2D3E);
    assert_int_equal(answer("rgb:ff/80/00"), 0xFF8000);
    assert_int_equal(answer("rgb:f/8/0"), 0xFF8800);
    assert_int_equal(answer("rgb:FFF/000/800"), 0xFF007F);
    assert_int_equal(answer("rgba:ffff/ffff/ffff/0000"), 0xFFFFFF);
    assert_int_equal(answer("#fdf6e3"), 0xFDF6E3);
    assert_int_equal(answer("#ffff00008000"), 0xFF007F);
}

static void other_texts_are_no_colour(void **state)
{
    static const char *const texts[] = {
        "",       "rgb:",  "rgb:1/2",    "rgb:1/2/g", "rgb://",   "rgb:12345/1/1",
        "#12345", "black", "rgb:-1/1/1", "#",         "hsl:1/1/1"};
    uint32_t rgb = 7;

    (void)state;
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
        if (ui_ground_answer(&rgb, str_of(texts[i])))
            fail_msg("'%s' is read as a colour", texts[i]);
    assert_int_equal(rgb, 7);
}

static void brightness_decides(void **state)
{
    (void)state;
    assert_int_equal(ui_ground_of(0x000000), UI_GROUND_DARK);
    assert_int_equal(ui_ground_of(0x002B36), UI_GROUND_DARK);
    assert_int_equal(ui_ground_of(0x0000FF), UI_GROUND_DARK);
    assert_int_equal(ui_ground_of(0xFDF6E3), UI_GROUND_LIGHT);
    assert_int_equal(ui_ground_of(0xFFFF00), UI_GROUND_LIGHT);
}

static void the_variable_names_a_colour(void **state)
{
    (void)state;
    assert_int_equal(ui_ground_of_variable("15;0"), UI_GROUND_DARK);
    assert_int_equal(ui_ground_of_variable("0;15"), UI_GROUND_LIGHT);
    assert_int_equal(ui_ground_of_variable("0;default;15"), UI_GROUND_LIGHT);
    assert_int_equal(ui_ground_of_variable("12;8"), UI_GROUND_DARK);
    assert_int_equal(ui_ground_of_variable("0;7"), UI_GROUND_LIGHT);
    assert_int_equal(ui_ground_of_variable("default;default"), UI_GROUND_UNKNOWN);
    assert_int_equal(ui_ground_of_variable("15"), UI_GROUND_UNKNOWN);
    assert_int_equal(ui_ground_of_variable("0;99"), UI_GROUND_UNKNOWN);
    assert_int_equal(ui_ground_of_variable(""), UI_GROUND_UNKNOWN);
    assert_int_equal(ui_ground_of_variable(NULL), UI_GROUND_UNKNOWN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(colours_are_read_at_every_depth),
        cmocka_unit_test(other_texts_are_no_colour),
        cmocka_unit_test(brightness_decides),
        cmocka_unit_test(the_variable_names_a_colour),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
