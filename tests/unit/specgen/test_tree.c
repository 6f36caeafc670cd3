/* A tree of a schema of its own, derived from another tree: nodes, paths and origins know neither
 * the OCI spec nor a limit. */
#include "specgen/tree/put.h"
#include "specgen/tree/tree.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

enum { KEY_OWNER, KEY_PROCESSORS, KEY_LAYERS, KEYS };
static const struct str names[KEYS] = {STR_INIT("Owner"), STR_INIT("Processors"),
                                       STR_INIT("Layers")};
static const struct spec_schema schema = {names, KEYS};

static const struct spec_origin from_cpus =
    SPEC_ORIGIN(CPU_COUNT, SPEC_FROM(NANO_CPUS), SPEC_FROM(CPU_COUNT));
static const struct spec_origin from_env = SPEC_ORIGIN(ENV, SPEC_FROM_AT(ENV_ITEM, 2));

struct fixture {
    struct arena arena;
    struct spec_tree tree;
    struct spec_node *root;
};

static int set_up(void **state)
{
    static struct fixture f;

    arena_init(&f.arena);
    f.tree = (struct spec_tree){.a = &f.arena, .schema = &schema};
    f.root = spec_root(&f.tree, &from_cpus);
    *state = &f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;

    arena_finish(&f->arena);
    return 0;
}

static void members_stand_in_the_order_of_the_schema(void **state)
{
    struct fixture *f = *state;

    spec_push_str(&f->tree, spec_put_list(&f->tree, f->root, KEY_LAYERS, &from_env), STR_LIT("a"),
                  &from_env);
    spec_put_uint(&f->tree, f->root, KEY_PROCESSORS, 1, &from_cpus);
    spec_put_str(&f->tree, f->root, KEY_OWNER, STR_LIT("docker"), &from_env);
    spec_put_uint(&f->tree, f->root, KEY_PROCESSORS, 2, &from_cpus);
    assert_string_equal(arena_cstr(&f->arena, spec_json(&f->arena, f->root, 0)),
                        "{\"Owner\":\"docker\",\"Processors\":2,\"Layers\":[\"a\"]}");
    assert_int_equal(spec_child(f->root, KEY_PROCESSORS)->overrode->u.uint, 1);
    assert_null(spec_child(f->root, KEYS));
}

/* Explaining each of n elements must not cost n times n: the list is not walked for a path. */
static void a_path_is_told_without_a_look_at_the_siblings(void **state)
{
    struct fixture *f = *state;
    struct spec_node *list = spec_put_list(&f->tree, f->root, KEY_LAYERS, &from_env);
    const struct spec_node *last;

    for (size_t i = 0; i < 40000; i++)
        spec_push_str(&f->tree, list, STR_LIT("x"), &from_env);
    last = list->u.kids.last;
    assert_ptr_equal(spec_find(f->root, STR_LIT("Layers[39999]")), last);
    list->u.kids.first = NULL;
    assert_string_equal(arena_cstr(&f->arena, spec_node_path(&f->arena, last)), "Layers[39999]");
}

static void an_origin_has_as_many_inputs_as_it_needs(void **state)
{
    struct fixture *f = *state;
    struct spec_ref refs[100];
    const struct spec_origin *o;

    for (int i = 0; i < 100; i++)
        refs[i] = (struct spec_ref){MDL_F_ENV_ITEM, i};
    o = spec_origin_new(&f->arena, RULE_ENV, refs, 100);
    assert_int_equal(o->ref_count, 100);
    spec_put_str(&f->tree, f->root, KEY_OWNER, STR_LIT("x"), o);
    assert_true(spec_driven_by(spec_child(f->root, KEY_OWNER), MDL_F_ENV_ITEM, 99));
    assert_false(spec_driven_by(spec_child(f->root, KEY_OWNER), MDL_F_ENV_ITEM, 100));
}

static void a_value_that_came_of_another_tree_comes_of_its_fields(void **state)
{
    struct fixture *f = *state;
    struct spec_tree derived = f->tree;
    const struct spec_node *sources[2];
    struct spec_node *root;
    const struct spec_node *n;

    spec_put_uint(&f->tree, f->root, KEY_PROCESSORS, 2, &from_cpus);
    spec_put_str(&f->tree, f->root, KEY_OWNER, STR_LIT("x"), &from_env);
    sources[0] = spec_child(f->root, KEY_PROCESSORS);
    sources[1] = spec_child(f->root, KEY_OWNER);
    root = spec_root(&derived, &from_cpus);
    spec_put_uint(&derived, root, KEY_PROCESSORS, 2,
                  spec_origin_of_nodes(&f->arena, RULE_CPU_COUNT, sources, 2));
    n = spec_child(root, KEY_PROCESSORS);
    assert_ptr_equal(n->origin->nodes[0], sources[0]);
    assert_true(spec_driven_by(n, MDL_F_NANO_CPUS, -1));
    assert_true(spec_driven_by(n, MDL_F_ENV_ITEM, 2));
    assert_true(spec_driven_by(n, MDL_F_ENV, -1));
    assert_false(spec_driven_by(n, MDL_F_ENV_ITEM, 1));
    assert_false(spec_driven_by(n, MDL_F_MEMORY, -1));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(members_stand_in_the_order_of_the_schema, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_path_is_told_without_a_look_at_the_siblings, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(an_origin_has_as_many_inputs_as_it_needs, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_value_that_came_of_another_tree_comes_of_its_fields,
                                        set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
