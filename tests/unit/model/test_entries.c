/* The index of host.Sources and host.Unknown gives what looking through them gives. */
#include "model/document/entries.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static const char *const parts[] = {"Networks",  "nat",  ".IPAM",     ".Driver", "[\"a.b\"]",
                                    "Images",    ".Id",  "[0]",       "engine",  "[\"x[1]\"]",
                                    ".net1",     ".a1b", ".net12",    "Net",     "",
                                    "container", ".Env", "[\"\\\"\"]"};

/* The same numbers each time. */
static unsigned next(unsigned *seed)
{
    *seed = *seed * 1103515245u + 12345u;
    return *seed >> 16 & 0x7fff;
}

static struct str some_path(struct arena *a, unsigned *seed)
{
    struct str path = STR_LIT("");

    for (unsigned n = 1 + next(seed) % 4; n > 0; n--)
        path = arena_printf(a, "%.*s%s", STR_FMT(path),
                            parts[next(seed) % (sizeof(parts) / sizeof(parts[0]))]);
    return path;
}

/* Before the index is there, and with it. */
static void expect_same(struct entries *x, const struct value *all, struct str path)
{
    size_t at, looked_at;

    do {
        assert_int_equal(entries_below(&at, x, all, path),
                         entries_below(&looked_at, NULL, all, path));
        assert_int_equal(at, looked_at);
    } while (x->asked < 100);
    if (all->kind == VALUE_MAP)
        assert_true(str_eq(entries_nearest(x, all, path), entries_nearest(NULL, all, path)));
}

static void what_is_put_behind_is_found(void **state)
{
    struct arena a;
    struct entries x = {.a = &a}, y = {.a = &a};
    struct value *map = value_map(), *list = value_list();
    unsigned seed = 7;

    (void)state;
    arena_init(&a);
    for (unsigned i = 0; i < 3000; i++) {
        struct str path = some_path(&a, &seed);

        if (value_index(map, path) < 0)
            assert_true(value_map_push(map, path, 0, 0, value_string(path)));
        if (next(&seed) % 2 == 0)
            path = arena_printf(&a, "%.*s>=%u", STR_FMT(path), i);
        assert_true(value_list_push(list, value_string(path)));
        expect_same(&x, map, some_path(&a, &seed));
        expect_same(&y, list, some_path(&a, &seed));
    }
    assert_false(x.unfit);
    value_unref(list);
    value_unref(map);
    arena_finish(&a);
}

/* Each of its parts would be an entry of the index. */
static void a_path_of_many_parts_is_looked_for_among_all(void **state)
{
    struct arena a;
    struct entries x = {.a = &a};
    struct value *map = value_map();
    struct str path = STR_LIT("Networks");

    (void)state;
    arena_init(&a);
    for (int i = 0; i < 100; i++)
        path = arena_printf(&a, "%.*s.p", STR_FMT(path));
    assert_true(value_map_push(map, STR_LIT("engine"), 0, 0, value_string(STR_LIT("e"))));
    assert_true(value_map_push(map, path, 0, 0, value_string(STR_LIT("many"))));
    expect_same(&x, map, path);
    expect_same(&x, map, STR_LIT("Networks"));
    expect_same(&x, map, STR_LIT("engine"));
    assert_true(x.unfit);
    value_unref(map);
    arena_finish(&a);
}

/* The name of a network may have any number of dots. */
static void a_key_in_quotes_is_one_part(void **state)
{
    struct arena a;
    struct entries x = {.a = &a};
    struct value *map = value_map();
    struct str name = STR_LIT("n"), path;

    (void)state;
    arena_init(&a);
    for (int i = 0; i < 100; i++)
        name = arena_printf(&a, "%.*s.[p", STR_FMT(name));
    path = arena_printf(&a, "Networks[\"%.*s\\\".\"].Driver", STR_FMT(name));
    assert_true(value_map_push(map, path, 0, 0, value_string(STR_LIT("many"))));
    expect_same(&x, map, path);
    expect_same(&x, map, str_cut(path, 0, path.len - strlen(".Driver")));
    expect_same(&x, map, STR_LIT("Networks"));
    assert_false(x.unfit);
    assert_true(entries_covers(STR_LIT("Networks"), path));
    assert_true(entries_covers(str_cut(path, 0, path.len - strlen(".Driver")), path));
    assert_false(entries_covers(STR_LIT("Networks[\"n"), path));
    value_unref(map);
    arena_finish(&a);
}

static void another_list_is_learnt_anew(void **state)
{
    struct arena a;
    struct entries x = {.a = &a, .asked = 100};
    struct value *first = value_map(), *second = value_map();
    size_t at;

    (void)state;
    arena_init(&a);
    assert_true(value_map_push(first, STR_LIT("NumCPU"), 0, 0, value_string(STR_LIT("a"))));
    assert_int_equal(entries_below(&at, &x, first, STR_LIT("NumCPU")), 1);
    assert_int_equal(entries_below(&at, &x, second, STR_LIT("NumCPU")), 0);
    assert_int_equal(entries_below(&at, &x, NULL, STR_LIT("NumCPU")), 0);
    entries_forget(&x);
    x.asked = 100;
    assert_int_equal(entries_below(&at, &x, first, STR_LIT("NumCPU")), 1);
    value_unref(first);
    value_unref(second);
    arena_finish(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_put_behind_is_found),
        cmocka_unit_test(a_path_of_many_parts_is_looked_for_among_all),
        cmocka_unit_test(a_key_in_quotes_is_one_part),
        cmocka_unit_test(another_list_is_learnt_anew),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
