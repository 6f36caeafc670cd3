/* The sizes of the panes: dividers that the mouse drags and keys move. */
#include "app_driver.h"

#include "ui/tui/state/state.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#define WEB TEST_DATA_DIR "/ui/web.yaml"

static void start(struct driver *d)
{
    driver_start(d, WEB, 120, 40);
}

static void dividers_are_dragged(void **state)
{
    struct driver d;
    int x, y, moved;

    (void)state;
    start(&d);
    assert_true(driver_find(&d, "2 OCI spec", &x, &y));
    driver_mouse(&d, UI_MOUSE_PRESS, 48, 5);
    driver_mouse(&d, UI_MOUSE_DRAG, 70, 6);
    driver_mouse(&d, UI_MOUSE_RELEASE, 70, 6);
    assert_true(driver_find(&d, "2 OCI spec", &moved, &y));
    assert_true(moved > x + 18);
    driver_expect_not(&d, "a drag");
    driver_mouse(&d, UI_MOUSE_DRAG, 30, 6);
    assert_true(driver_find(&d, "2 OCI spec", &x, &y));
    assert_int_equal(x, moved);
    driver_mouse(&d, UI_MOUSE_PRESS, 70, 5);
    driver_mouse(&d, UI_MOUSE_DRAG, 0, 5);
    assert_true(driver_find(&d, "2 OCI spec", &x, &y));
    assert_true(x >= 24);
    driver_mouse(&d, UI_MOUSE_DRAG, 500, 500);
    assert_true(driver_find(&d, "OCI spec", &x, &y));
    assert_true(x <= 104);
    driver_finish(&d);
}

/* Two borders meet there: either is the divider, whatever stands above it. */
static void the_strip_grows_by_the_border_above_it_too(void **state)
{
    static const char *const screens[] = {"", "P"};
    struct driver d;
    int x, top, now, wide, y;

    (void)state;
    for (size_t i = 0; i < sizeof(screens) / sizeof(screens[0]); i++) {
        start(&d);
        driver_keys(&d, screens[i]);
        assert_true(driver_find(&d, "3 Credentials", &x, &top));
        driver_mouse(&d, UI_MOUSE_PRESS, x + 20, top - 1);
        driver_mouse(&d, UI_MOUSE_DRAG, x + 20, top - 6);
        driver_mouse(&d, UI_MOUSE_RELEASE, x + 20, top - 6);
        assert_true(driver_find(&d, "3 Credentials", &x, &now));
        assert_int_equal(now, top - 6);
        assert_true(driver_find(&d, i == 0 ? "2 OCI spec" : "CPU by", &x, &y));
        driver_mouse(&d, UI_MOUSE_PRESS, 48, 5);
        driver_mouse(&d, UI_MOUSE_DRAG, 70, 5);
        driver_mouse(&d, UI_MOUSE_RELEASE, 70, 5);
        assert_true(driver_find(&d, i == 0 ? "2 OCI spec" : "CPU by", &wide, &y));
        assert_true(wide > x + 18);
        driver_finish(&d);
    }
}

/* Its panes have sizes of their own: what is dragged there would move others, unseen. */
static void a_comparison_has_no_dividers(void **state)
{
    struct driver d;
    int x, top, y;

    (void)state;
    start(&d);
    assert_true(driver_find(&d, "3 Credentials", &x, &top));
    driver_keys(&d, "c5");
    assert_true(driver_find(&d, "5 Errors", &x, &y));
    driver_mouse(&d, UI_MOUSE_PRESS, 90, y);
    driver_mouse(&d, UI_MOUSE_DRAG, 90, y - 5);
    driver_mouse(&d, UI_MOUSE_RELEASE, 90, y - 5);
    driver_keys(&d, "c");
    assert_true(driver_find(&d, "3 Credentials", &x, &y));
    assert_int_equal(y, top);
    driver_finish(&d);
}

static void a_key_that_moves_no_divider_says_why(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_resize(&d, 80, 24);
    driver_keys(&d, "5:wider<Enter>");
    driver_expect(&d, "the lower panes share one place");
    driver_keys(&d, "c:wider<Enter>");
    driver_expect(&d, "sizes of their own; + shows one alone");
    driver_finish(&d);
}

static void the_strip_grows_by_its_upper_border_and_by_keys(void **state)
{
    struct driver d;
    int x, top, now, y;

    (void)state;
    start(&d);
    assert_true(driver_find(&d, "3 Credentials", &x, &top));
    driver_mouse(&d, UI_MOUSE_PRESS, x + 20, top);
    driver_mouse(&d, UI_MOUSE_DRAG, x + 20, top - 6);
    driver_mouse(&d, UI_MOUSE_RELEASE, x + 20, top - 6);
    assert_true(driver_find(&d, "3 Credentials", &x, &now));
    assert_int_equal(now, top - 6);
    driver_keys(&d, "3:shorter<Enter>");
    assert_true(driver_find(&d, "3 Credentials", &x, &y));
    assert_int_equal(y, now + 2);
    driver_keys(&d, ":usual-sizes<Enter>");
    assert_true(driver_find(&d, "3 Credentials", &x, &y));
    assert_int_equal(y, top);
    driver_finish(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dividers_are_dragged),
        cmocka_unit_test(the_strip_grows_by_the_border_above_it_too),
        cmocka_unit_test(a_comparison_has_no_dividers),
        cmocka_unit_test(a_key_that_moves_no_divider_says_why),
        cmocka_unit_test(the_strip_grows_by_its_upper_border_and_by_keys),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
