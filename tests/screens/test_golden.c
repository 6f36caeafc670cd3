/* What golden screens leave out, and that they leave out nothing else. */
#include "golden.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void same(const char *one, const char *other, bool expected)
{
    char *a = golden_without_counters(one), *b = golden_without_counters(other);

    if ((strcmp(a, b) == 0) != expected)
        fail_msg("%s\n%s\n%s", expected ? "not the same:" : "the same:", a, b);
    free(a);
    free(b);
}

static void counters_in_borders_are_left_out(void **state)
{
    (void)state;
    same("┏━━━ 2/60 ━┓\n", "┏━━ 2/160 ━┓\n", true);
    same("+-- 3 of 307 -+\n", "+- 12 of 1307 +\n", false);
    same("+-- 3 of 307 -+\n", "+- 13 of 307 -+\n", true);
    same("#== 2/60 =#\n", "#= 12/60 =#\n", true);
}

static void what_is_no_counter_stays(void **state)
{
    (void)state;
    same("| 2/60 |\n", "| 3/60 |\n", false);
    same("+-- 50 lines -+\n", "+-- 51 lines -+\n", false);
    same("hit 1 of 3\n", "hit 2 of 3\n", false);
    same("+-- 3 of 14 differ -+\n", "+-- 4 of 14 differ -+\n", false);
}

static void scroll_marks_become_the_border_around_them(void **state)
{
    (void)state;
    same("┓┐\na▐\nb┃\n", "┓┐\na┃\nb▐\n", true);
    same("a▐\nb┃\n", "a┃\nb┃\n", true);
    same("a▐\nb┃\n", "a│\nb┃\n", false);
    same("#==#\n|a #\n|b |\n#==#\n", "#==#\n|a |\n|b #\n#==#\n", true);
    same("|a #b|\n", "|a |b|\n", false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counters_in_borders_are_left_out),
        cmocka_unit_test(what_is_no_counter_stays),
        cmocka_unit_test(scroll_marks_become_the_border_around_them),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
