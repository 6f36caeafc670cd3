/* A map of a compose file with few keys and with many: the same answers as by walking it. */
#include "arena_testing.h"
#include "model/compose/node.h"

static struct str key_of(size_t i)
{
    return arena_printf(&arena, "k%zu", i);
}

static struct node *walk(const struct node *map, struct str key)
{
    for (size_t i = 0; i < map->count; i++) {
        if (str_eq(map->keys[i], key))
            return map->items[i];
    }
    return NULL;
}

static void check_all(const struct node *map, size_t keys)
{
    for (size_t i = 0; i < keys; i++)
        assert_ptr_equal(node_get_str(map, key_of(i)), walk(map, key_of(i)));
}

static void check_map_of(size_t keys)
{
    struct node *map = node_new(&arena, NODE_MAP), *twice = node_int(&arena, -1), *copy;

    for (size_t i = 0; i < keys; i++) {
        node_set(&arena, map, key_of(i), node_int(&arena, (int64_t)i));
        assert_int_equal(node_get_str(map, key_of(i))->number, i);
    }
    assert_int_equal(map->count, keys);
    node_set(&arena, map, key_of(keys / 2), twice);
    assert_int_equal(map->count, keys);
    assert_ptr_equal(node_get_str(map, key_of(keys / 2)), twice);
    node_add(&arena, map, key_of(0), node_int(&arena, -2)); /* of two the first */
    check_all(map, keys + 1);
    node_remove(map, key_of(1));
    assert_null(node_get_str(map, key_of(1)));
    check_all(map, keys + 1);
    map->keys[0] = map->keys[map->count - 2]; /* moved by hand */
    map->items[0] = map->items[map->count - 2];
    map->count -= 2;
    node_moved(map);
    check_all(map, keys + 1);
    copy = node_copy(&arena, map);
    node_set(&arena, copy, key_of(keys), twice);
    assert_null(node_get_str(map, key_of(keys)));
    assert_ptr_equal(node_get_str(copy, key_of(keys)), twice);
    check_all(copy, keys + 1);
}

static void a_key_is_found_however_many_there_are(void **state)
{
    (void)state;
    for (size_t keys = 4; keys <= 300; keys++)
        check_map_of(keys);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_key_is_found_however_many_there_are),
    };

    return cmocka_run_group_tests(tests, begin, end);
}
