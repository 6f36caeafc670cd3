/* A long list's names: the same answers as by walking the list. */
#include "model/document/name_order.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

static ptrdiff_t walk(const struct str *names, size_t count, struct str name)
{
    for (size_t i = 0; i < count; i++) {
        if (str_eq(names[i], name))
            return (ptrdiff_t)i;
    }
    return -1;
}

static void it_finds_what_walking_finds(void **state)
{
    enum { COUNT = 400 };
    struct str names[COUNT];
    struct name_order order;
    struct arena a;

    (void)state;
    arena_init(&a);
    /* Each of 97 names several times, one of them empty. */
    for (size_t i = 0; i < COUNT; i++)
        names[i] = i % 97 == 5 ? STR_LIT("") : arena_printf(&a, "n%zu", i * 31 % 97);
    assert_null(name_order_make(&order, &a, COUNT));
    for (size_t i = 0; i < COUNT; i++)
        order.items[i] = (struct named_index){names[i], i};
    name_order_sort(&order);
    for (size_t i = 0; i < 120; i++) {
        struct str name = i == 0 ? STR_LIT("") : arena_printf(&a, "n%zu", i);

        assert_int_equal(name_order_find(&order, name), walk(names, COUNT, name));
    }
    assert_int_equal(name_order_find(&order, STR_LIT("~")), -1);
    arena_finish(&a);
}

static void a_beginning_is_that_of_one_name_or_none(void **state)
{
    const struct str names[] = {STR_LIT("0ab1"), STR_LIT(""), STR_LIT("0ab2"), STR_LIT("0b"),
                                STR_LIT("0b")};
    struct name_order order;
    struct arena a;

    (void)state;
    arena_init(&a);
    assert_null(name_order_make(&order, &a, 5));
    for (size_t i = 0; i < 5; i++)
        order.items[i] = (struct named_index){names[i], i};
    name_order_sort(&order);
    assert_int_equal(name_order_find_beginning(&order, STR_LIT("0ab1")), 0);
    assert_int_equal(name_order_find_beginning(&order, STR_LIT("0ab2")), 2);
    assert_int_equal(name_order_find_beginning(&order, STR_LIT("0ab")), -1);
    assert_int_equal(name_order_find_beginning(&order, STR_LIT("0b")), -1);
    assert_int_equal(name_order_find_beginning(&order, STR_LIT("1")), -1);
    assert_int_equal(name_order_find_beginning(&order, STR_LIT("")), -1);
    arena_finish(&a);
}

static void paths_are_found_as_windows_takes_them(void **state)
{
    const struct str paths[] = {STR_LIT("C:\\Data"), STR_LIT("c:\\data\\x"), STR_LIT("d:\\"),
                                STR_LIT("\\\\?\\E:\\f"), STR_LIT("c:/DATA/")};
    struct name_order order;
    struct arena a;

    (void)state;
    arena_init(&a);
    assert_null(name_order_make(&order, &a, 5));
    order.kind = NAME_ORDER_PATHS;
    for (size_t i = 0; i < 5; i++)
        order.items[i] = (struct named_index){paths[i], i};
    name_order_sort(&order);
    assert_int_equal(name_order_find(&order, STR_LIT("c:\\data\\")), 0);
    assert_int_equal(name_order_find(&order, STR_LIT("\\\\?\\C:/Data/X")), 1);
    assert_int_equal(name_order_find(&order, STR_LIT("D:")), 2);
    assert_int_equal(name_order_find(&order, STR_LIT("e:\\F")), 3);
    assert_int_equal(name_order_find(&order, STR_LIT("c:\\dat")), -1);
    assert_int_equal(name_order_find(&order, STR_LIT("c:\\data\\x\\\\")), -1);
    arena_finish(&a);
}

static void folded_names_are_found_whatever_their_case(void **state)
{
    const struct str names[] = {STR_LIT("web"), STR_LIT("\xC3\x84.json"), STR_LIT("WEB"),
                                STR_LIT("k1"), STR_LIT("sub\\B.json")};
    struct name_order order;
    struct arena a;

    (void)state;
    arena_init(&a);
    assert_null(name_order_make(&order, &a, 5));
    order.kind = NAME_ORDER_FOLDED;
    for (size_t i = 0; i < 5; i++)
        order.items[i] = (struct named_index){names[i], i};
    name_order_sort(&order);
    assert_int_equal(name_order_find(&order, STR_LIT("Web")), 0);
    assert_int_equal(name_order_find(&order, STR_LIT("\xC3\xA4.JSON")), 1);
    assert_int_equal(name_order_find(&order, STR_LIT("\xE2\x84\xAA"
                                                     "1")),
                     3); /* the Kelvin sign */
    assert_int_equal(name_order_find(&order, STR_LIT("SUB\\b.json")), 4);
    assert_int_equal(name_order_find(&order, STR_LIT("sub/b.json")), -1);
    assert_int_equal(name_order_find(&order, STR_LIT("we")), -1);
    arena_finish(&a);
}

static void a_list_of_none_has_none(void **state)
{
    struct name_order order;
    struct arena a;

    (void)state;
    arena_init(&a);
    assert_null(name_order_make(&order, &a, 0));
    name_order_sort(&order);
    assert_int_equal(name_order_find(&order, STR_LIT("")), -1);
    assert_int_equal(name_order_find_beginning(&order, STR_LIT("")), -1);
    arena_finish(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_finds_what_walking_finds),
        cmocka_unit_test(a_beginning_is_that_of_one_name_or_none),
        cmocka_unit_test(paths_are_found_as_windows_takes_them),
        cmocka_unit_test(folded_names_are_found_whatever_their_case),
        cmocka_unit_test(a_list_of_none_has_none),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
