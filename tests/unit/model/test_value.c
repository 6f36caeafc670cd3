/* Value trees: sharing, lookup, edits along one path. */
#include "model/json/json.h"
#include "model/value/map_keys.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#define KEY(text)                                                                                  \
    {                                                                                              \
        STR_INIT(text), 0                                                                          \
    }
#define PLACE(i)                                                                                   \
    {                                                                                              \
        {NULL, 0}, (i)                                                                             \
    }

static const struct value *read(const char *text)
{
    const struct value *v = NULL;

    assert_null(json_read(&v, str_of(text)));
    return v;
}

static void assert_json(const struct value *v, const char *expected)
{
    char *text = NULL;
    size_t len = 0;

    assert_non_null(v);
    assert_null(json_write(&text, &len, v, 0));
    assert_string_equal(text, expected);
    free(text);
}

static const char document[] = "{\"a\":{\"b\":[1,2,3],\"c\":null},\"d\":{\"e\":\"x\"}}";

static void children_are_owned_and_shared(void **state)
{
    struct value *shared = value_string(STR_LIT("x")), *list = value_list(), *map = value_map();

    (void)state;
    assert_true(value_list_push(list, value_ref(shared)));
    assert_true(value_map_push(map, STR_LIT("k"), 3, 5, value_ref(shared)));
    assert_int_equal(shared->refs, 3);
    value_unref(list);
    assert_int_equal(shared->refs, 2);
    assert_ptr_equal(value_get(map, STR_LIT("k")), shared);
    assert_int_equal(map->u.map.members[0].line, 3);
    assert_int_equal(map->u.map.members[0].column, 5);
    value_unref(shared);
    value_unref(map);
    value_unref(NULL);
}

static void keys_match_by_all_bytes(void **state)
{
    const struct value *v = read("{\"a\":1,\"a\\u0000b\":2,\"A\":3,\"\":4}");

    (void)state;
    assert_int_equal(value_index(v, STR_LIT("a")), 0);
    assert_int_equal(value_index(v, STR_LIT("a\0b")), 1);
    assert_int_equal(value_index(v, STR_LIT("A")), 2);
    assert_int_equal(value_index(v, STR_LIT("")), 3);
    assert_int_equal(value_index(v, STR_LIT("b")), -1);
    assert_null(value_get(value_get(v, STR_LIT("a")), STR_LIT("a")));
    assert_int_equal(value_index(NULL, STR_LIT("a")), -1); /* memory was short */
    value_unref(v);
}

static void equality_looks_at_content_and_order(void **state)
{
    static const struct {
        const char *a, *b;
        bool equal;
    } cases[] = {
        {"{\"a\":[1,null,true,\"x\"]}", " { \"a\" : [ 1, null, true, \"x\" ] } ", true},
        {"1", "1.0", false},
        {"1", "\"1\"", false},
        {"null", "false", false},
        {"[]", "{}", false},
        {"[1]", "[1,1]", false},
        {"{\"a\":1,\"b\":2}", "{\"b\":2,\"a\":1}", false},
        {"{\"a\":1}", "{\"b\":1}", false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const struct value *a = read(cases[i].a), *b = read(cases[i].b);

        assert_int_equal(value_eq(a, b), cases[i].equal);
        value_unref(a);
        value_unref(b);
    }
}

static void an_edit_leaves_the_old_root_and_shares_the_rest(void **state)
{
    const struct value *old = read(document);
    const struct value_step steps[] = {KEY("a"), KEY("b"), PLACE(1)};
    bool misfit = true;
    const struct value *new = value_with_set(old, steps, 3, value_string(STR_LIT("new")), &misfit);

    (void)state;
    assert_false(misfit);
    assert_json(new, "{\"a\":{\"b\":[1,\"new\",3],\"c\":null},\"d\":{\"e\":\"x\"}}");
    assert_json(old, document);
    assert_ptr_equal(value_get(new, STR_LIT("d")), value_get(old, STR_LIT("d")));
    assert_int_equal(value_get(new, STR_LIT("a"))->column, value_get(old, STR_LIT("a"))->column);
    value_unref(old);
    assert_json(new, "{\"a\":{\"b\":[1,\"new\",3],\"c\":null},\"d\":{\"e\":\"x\"}}");
    value_unref(new);
}

static const struct value *set_one(const struct value *root, const struct value_step *steps,
                                   size_t n, bool *misfit)
{
    return value_with_set(root, steps, n, value_number(STR_LIT("9")), misfit);
}

static const struct value *insert_one(const struct value *root, const struct value_step *steps,
                                      size_t n, bool *misfit)
{
    return value_with_inserted(root, steps, n, value_number(STR_LIT("9")), misfit);
}

static const struct value *move_first(const struct value *root, const struct value_step *steps,
                                      size_t n, bool *misfit)
{
    return value_with_moved(root, steps, n, 0, misfit);
}

static const struct value *move_last(const struct value *root, const struct value_step *steps,
                                     size_t n, bool *misfit)
{
    return value_with_moved(root, steps, n, 2, misfit);
}

static const struct value *rename_to_c(const struct value *root, const struct value_step *steps,
                                       size_t n, bool *misfit)
{
    return value_with_renamed(root, steps, n, STR_LIT("c"), misfit);
}

struct edit_case {
    const struct value *(*edit)(const struct value *, const struct value_step *, size_t, bool *);
    struct value_step steps[3];
    size_t n;
    const char *result; /* of the member "a"; NULL: misfit */
};

static void edits_do_what_they_say(void **state)
{
    static const struct edit_case cases[] = {
        {set_one, {KEY("a"), KEY("b"), PLACE(3)}, 3, "{\"b\":[1,2,3,9],\"c\":null}"},
        {set_one, {KEY("a"), KEY("b"), PLACE(4)}, 3, NULL},
        {set_one, {KEY("a"), KEY("b"), KEY("x")}, 3, NULL},
        {set_one, {KEY("a"), PLACE(0)}, 2, NULL},
        {set_one, {KEY("a"), KEY("n"), KEY("m")}, 3, "{\"b\":[1,2,3],\"c\":null,\"n\":{\"m\":9}}"},
        {set_one, {KEY("a"), KEY("c"), KEY("m")}, 3, "{\"b\":[1,2,3],\"c\":{\"m\":9}}"},
        {set_one, {KEY("a"), KEY("c"), PLACE(0)}, 3, "{\"b\":[1,2,3],\"c\":[9]}"},
        {set_one, {KEY("a"), KEY("c"), PLACE(1)}, 3, NULL},
        {set_one, {KEY("a"), KEY("c")}, 2, "{\"b\":[1,2,3],\"c\":9}"},
        {set_one, {KEY("a")}, 1, "9"},
        {insert_one, {KEY("a"), KEY("b"), PLACE(0)}, 3, "{\"b\":[9,1,2,3],\"c\":null}"},
        {insert_one, {KEY("a"), KEY("b"), PLACE(3)}, 3, "{\"b\":[1,2,3,9],\"c\":null}"},
        {insert_one, {KEY("a"), KEY("b"), PLACE(4)}, 3, NULL},
        {insert_one, {KEY("a"), KEY("z")}, 2, "{\"b\":[1,2,3],\"c\":null,\"z\":9}"},
        {insert_one, {KEY("a"), KEY("b")}, 2, NULL},
        {value_with_removed, {KEY("a"), KEY("b"), PLACE(1)}, 3, "{\"b\":[1,3],\"c\":null}"},
        {value_with_removed, {KEY("a"), KEY("b"), PLACE(3)}, 3, NULL},
        {value_with_removed, {KEY("a"), KEY("b")}, 2, "{\"c\":null}"},
        {value_with_removed, {KEY("a"), KEY("x")}, 2, NULL},
        {value_with_removed, {KEY("x"), KEY("y")}, 2, NULL},
        {value_with_removed, {KEY("a")}, 0, NULL},
        {move_first, {KEY("a"), KEY("b"), PLACE(2)}, 3, "{\"b\":[3,1,2],\"c\":null}"},
        {move_last, {KEY("a"), KEY("b"), PLACE(0)}, 3, "{\"b\":[2,3,1],\"c\":null}"},
        {move_last, {KEY("a"), KEY("b"), PLACE(3)}, 3, NULL},
        {move_last, {KEY("a"), KEY("b")}, 2, NULL},
        {rename_to_c, {KEY("a"), KEY("b")}, 2, NULL},
        {rename_to_c, {KEY("a"), KEY("c")}, 2, "{\"b\":[1,2,3],\"c\":null}"},
        {rename_to_c, {KEY("a"), KEY("x")}, 2, NULL},
        {rename_to_c, {KEY("a"), KEY("b"), PLACE(0)}, 3, NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const struct value *old = read(document), *new;
        bool misfit = false;

        new = cases[i].edit(old, cases[i].steps, cases[i].n, &misfit);
        assert_int_equal(misfit, cases[i].result == NULL);
        if (cases[i].result != NULL)
            assert_json(value_get(new, STR_LIT("a")), cases[i].result);
        else
            assert_null(new);
        assert_json(old, document);
        value_unref(new);
        value_unref(old);
    }
}

/* As setting does; only a tree that somebody else has, too, is left as it is. */
static void putting_in_place_does_what_setting_does(void **state)
{
    static const struct {
        struct value_step steps[3];
        size_t n;
    } places[] = {
        {{KEY("a"), KEY("b"), PLACE(1)}, 3},
        {{KEY("a"), KEY("b"), PLACE(3)}, 3},
        {{KEY("a"), KEY("b"), PLACE(4)}, 3},
        {{KEY("a"), KEY("b"), KEY("x")}, 3},
        {{KEY("a"), PLACE(0)}, 2},
        {{KEY("a"), KEY("n"), KEY("m")}, 3},
        {{KEY("a"), KEY("c"), KEY("m")}, 3},
        {{KEY("a"), KEY("c"), PLACE(0)}, 3},
        {{KEY("a"), KEY("c"), PLACE(1)}, 3},
        {{KEY("d"), KEY("e"), KEY("f")}, 3},
        {{KEY("new")}, 1},
        {{KEY("d")}, 1},
        {{KEY("d")}, 0},
    };

    (void)state;
    for (size_t i = 0; i < 2 * sizeof(places) / sizeof(places[0]); i++) {
        const struct value_step *steps = places[i / 2].steps;
        size_t n = places[i / 2].n;
        const struct value *root = read(document), *other = i % 2 > 0 ? value_ref(root) : NULL;
        const struct value *part = value_ref(value_get(root, STR_LIT("a"))), *want;
        bool misfit, put_misfit;

        want = set_one(root, steps, n, &misfit);
        assert_int_equal(value_put(&root, steps, n, value_number(STR_LIT("9")), &put_misfit),
                         want != NULL);
        assert_int_equal(put_misfit, misfit);
        if (want != NULL)
            assert_true(value_eq(root, want));
        else
            assert_json(root, document);
        if (other != NULL)
            assert_json(other, document);
        assert_json(part, "{\"b\":[1,2,3],\"c\":null}");
        value_unref(part);
        value_unref(other);
        value_unref(want);
        value_unref(root);
    }
}

static void what_nobody_else_owns_stays_where_it_is(void **state)
{
    const struct value *root = read(document), *list;
    const struct value_step steps[] = {KEY("a"), KEY("b"), PLACE(3)};
    bool misfit, failed = false;

    (void)state;
    list = value_at(root, steps, 2);
    assert_true(value_put(&root, steps, 3, value_number(STR_LIT("9")), &misfit));
    assert_ptr_equal(value_at(root, steps, 2), list);
    assert_ptr_equal(value_own(&root, steps, 2, &failed), list);
    assert_null(value_own(&root, steps, 3, &failed));
    assert_false(failed);
    value_unref(root);
}

static void a_renamed_key_keeps_its_place(void **state)
{
    const struct value *old = read("{\"a\":1,\"b\":2,\"d\":3}");
    const struct value_step step = KEY("b");
    bool misfit = false;
    const struct value *new = value_with_renamed(old, &step, 1, STR_LIT("new"), &misfit);

    (void)state;
    assert_json(new, "{\"a\":1,\"new\":2,\"d\":3}");
    value_unref(old);
    value_unref(new);
}

static void no_steps_replace_the_root(void **state)
{
    const struct value *old = read(document);
    bool misfit = false;
    const struct value *new = value_with_set(old, NULL, 0, value_bool(true), &misfit);

    (void)state;
    assert_json(new, "true");
    value_unref(old);
    value_unref(new);
}

static void a_path_leads_to_its_value(void **state)
{
    const struct value *v = read(document);
    const struct value_step found[] = {KEY("a"), KEY("b"), PLACE(2)};
    const struct value_step lost[] = {KEY("a"), KEY("b"), KEY("c")};

    (void)state;
    assert_json(value_at(v, found, 3), "3");
    assert_null(value_at(v, lost, 3));
    assert_ptr_equal(value_at(v, found, 0), v);
    value_unref(v);
}

/* More than the few that are compared one with another. */
static void duplicates_are_found_in_large_maps(void **state)
{
    struct value *map = value_map();
    char key[32];
    struct err *e;

    (void)state;
    for (uint32_t i = 0; i < 100000; i++) {
        int len = snprintf(key, sizeof(key), "key%u", i);

        assert_true(value_map_push(map, (struct str){key, (size_t)len}, i + 1, 1, value_null()));
    }
    assert_null(map_keys_check(map));
    assert_true(value_map_push(map, STR_LIT("key777"), 100001, 1, value_null()));
    assert_true(value_map_push(map, STR_LIT("key5"), 100002, 1, value_null()));
    e = map_keys_check(map);
    assert_non_null(e);
    assert_string_equal(e->text, "duplicate key 'key777', first at line 778, column 1");
    assert_int_equal(e->line, 100001);
    err_free(e);
    value_unref(map);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(children_are_owned_and_shared),
        cmocka_unit_test(keys_match_by_all_bytes),
        cmocka_unit_test(equality_looks_at_content_and_order),
        cmocka_unit_test(an_edit_leaves_the_old_root_and_shares_the_rest),
        cmocka_unit_test(edits_do_what_they_say),
        cmocka_unit_test(putting_in_place_does_what_setting_does),
        cmocka_unit_test(what_nobody_else_owns_stays_where_it_is),
        cmocka_unit_test(a_renamed_key_keeps_its_place),
        cmocka_unit_test(no_steps_replace_the_root),
        cmocka_unit_test(a_path_leads_to_its_value),
        cmocka_unit_test(duplicates_are_found_in_large_maps),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
