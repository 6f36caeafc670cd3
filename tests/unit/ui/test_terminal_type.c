/* What the environment says a terminal can do, and that the screen goes by its answer. */
#include "ui/term/terminal_type.h"

#include "ui/term/terminal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

static struct ui_terminal_can can_of(const char *type)
{
    if (type != NULL)
        assert_int_equal(setenv("TERM", type, 1), 0);
    else
        assert_int_equal(unsetenv("TERM"), 0);
    return ui_terminal_type();
}

static void a_type_tells_what_it_can(void **state)
{
    struct ui_terminal_can can;

    (void)state;
    (void)unsetenv("NO_COLOR");
    can = can_of("xterm-256color");
    assert_string_equal(can.type, "xterm-256color");
    assert_true(can.move && can.colours && can.clipboard && !can.few_glyphs);
    can = can_of("linux");
    assert_true(can.move && can.colours && !can.clipboard && can.few_glyphs);
    can = can_of("vt220");
    assert_true(can.move && !can.clipboard);
    can = can_of("dumb");
    assert_true(!can.move && !can.colours && !can.clipboard);
    can = can_of("");
    assert_true(!can.move && !can.colours && !can.clipboard);
    can = can_of(NULL);
    assert_true(!can.move && !can.colours && !can.clipboard);
    assert_string_equal(can.type, "");
}

static void no_color_counts_when_it_is_not_empty(void **state)
{
    (void)state;
    assert_int_equal(setenv("NO_COLOR", "", 1), 0);
    assert_true(can_of("xterm").colours);
    assert_int_equal(setenv("NO_COLOR", "1", 1), 0);
    assert_false(can_of("xterm").colours);
    (void)unsetenv("NO_COLOR");
}

static void the_locale_tells_utf8(void **state)
{
    (void)state;
    assert_int_equal(setenv("LC_ALL", "C.UTF-8", 1), 0);
    assert_true(can_of("xterm").utf8);
    assert_int_equal(setenv("LC_ALL", "C", 1), 0);
    assert_false(can_of("xterm").utf8);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_type_tells_what_it_can),
        cmocka_unit_test(no_color_counts_when_it_is_not_empty),
        cmocka_unit_test(the_locale_tells_utf8),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
