/* The spec as lines, and what changed between two of them. */
#include "ui/present/spec_lines.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

static const struct spec_origin origin;

static struct spec_node *make(struct arena *a, struct spec_node *parent, const char *key,
                              enum spec_kind kind)
{
    struct spec_node *n = arena_calloc(a, 1, sizeof(*n));

    assert_non_null(n);
    n->key = str_of(key);
    n->kind = kind;
    n->origin = &origin;
    n->parent = parent;
    if (parent != NULL) {
        if (parent->u.kids.last != NULL)
            parent->u.kids.last->next = n;
        else
            parent->u.kids.first = n;
        parent->u.kids.last = n;
        n->rank = (int)parent->u.kids.count++;
    }
    return n;
}

static void number(struct arena *a, struct spec_node *parent, const char *key, int64_t v)
{
    make(a, parent, key, SPEC_INT)->u.sint = v;
}

/* {"a": A, "list": [numbers...]} */
static struct ui_spec_lines sample(struct arena *a, int64_t first, const int64_t *list,
                                   size_t count)
{
    struct spec_node *root = make(a, NULL, "", SPEC_OBJECT), *items;
    struct ui_spec_lines lines;

    number(a, root, "a", first);
    items = make(a, root, "list", SPEC_LIST);
    for (size_t i = 0; i < count; i++)
        number(a, items, "", list[i]);
    assert_true(ui_spec_lines_make(&lines, a, root, NULL));
    return lines;
}

static const struct ui_spec_line *line_of(const struct ui_spec_lines *l, const char *value)
{
    for (size_t i = 0; i < l->count; i++)
        if (str_is(l->lines[i].value, value))
            return &l->lines[i];
    fail_msg("no line %s", value);
    return NULL;
}

static void lines_follow_the_tree_with_commas_and_ends(void **state)
{
    const int64_t list[] = {1, 2};
    struct arena a;
    struct ui_spec_lines l;

    (void)state;
    arena_init(&a);
    l = sample(&a, 5, list, 2);
    assert_int_equal(l.count, 7);
    assert_true(str_is(l.lines[0].value, "{"));
    assert_true(str_is(l.lines[1].key, "\"a\""));
    assert_true(l.lines[1].comma);
    assert_int_equal(l.lines[2].end, 6);
    assert_int_equal(l.lines[3].depth, 2);
    assert_false(l.lines[4].comma);
    assert_true(l.lines[5].closes);
    assert_true(str_is(l.lines[6].value, "}"));
    arena_finish(&a);
}

static void equal_trees_have_no_changes(void **state)
{
    const int64_t list[] = {1, 2};
    struct arena a;
    struct ui_spec_lines before, now;

    (void)state;
    arena_init(&a);
    before = sample(&a, 5, list, 2);
    now = sample(&a, 5, list, 2);
    ui_spec_lines_compare(&now, &a, &before);
    assert_int_equal(now.changed, 0);
    arena_finish(&a);
}

static void a_changed_value_keeps_what_it_was(void **state)
{
    const int64_t list[] = {1, 2};
    struct arena a;
    struct ui_spec_lines before, now;

    (void)state;
    arena_init(&a);
    before = sample(&a, 5, list, 2);
    now = sample(&a, 6, list, 2);
    ui_spec_lines_compare(&now, &a, &before);
    assert_int_equal(now.changed, 1);
    assert_int_equal(line_of(&now, "6")->change, UI_CHANGED);
    assert_true(str_is(line_of(&now, "6")->aside->mark.was, "5"));
    arena_finish(&a);
}

static void one_more_element_marks_one_line(void **state)
{
    const int64_t old[] = {1, 2, 3}, fresh[] = {1, 9, 2, 3};
    struct arena a;
    struct ui_spec_lines before, now;

    (void)state;
    arena_init(&a);
    before = sample(&a, 5, old, 3);
    now = sample(&a, 5, fresh, 4);
    ui_spec_lines_compare(&now, &a, &before);
    assert_int_equal(now.changed, 1);
    assert_int_equal(line_of(&now, "9")->change, UI_ADDED);
    arena_finish(&a);
}

static void one_element_less_is_told_at_its_place(void **state)
{
    const int64_t old[] = {1, 2, 3}, fresh[] = {1, 3};
    struct arena a;
    struct ui_spec_lines before, now;

    (void)state;
    arena_init(&a);
    before = sample(&a, 5, old, 3);
    now = sample(&a, 5, fresh, 2);
    ui_spec_lines_compare(&now, &a, &before);
    assert_int_equal(now.changed, 1);
    assert_int_equal(line_of(&now, "3")->aside->mark.removed, 1);
    assert_int_equal(line_of(&now, "3")->change, UI_SAME);
    arena_finish(&a);
}

static void the_last_element_gone_is_told_at_the_end(void **state)
{
    const int64_t old[] = {1, 2, 3};
    struct arena a;
    struct ui_spec_lines before, now;

    (void)state;
    arena_init(&a);
    before = sample(&a, 5, old, 3);
    now = sample(&a, 5, old, 2);
    ui_spec_lines_compare(&now, &a, &before);
    assert_int_equal(line_of(&now, "]")->aside->mark.removed, 1);
    arena_finish(&a);
}

/* {"map": {KEY: 1, "m": 2}}: as an engine writes a map, sorted. */
static struct ui_spec_lines map_with(struct arena *a, const char *key)
{
    struct spec_node *root = make(a, NULL, "", SPEC_OBJECT);
    struct spec_node *map = make(a, root, "map", SPEC_OBJECT);
    struct ui_spec_lines lines;

    number(a, map, key, 1);
    number(a, map, "m", 2);
    for (struct spec_node *n = map->u.kids.first; n != NULL;
         n = (struct spec_node *)(uintptr_t)n->next)
        n->rank = SPEC_RANK_MEMBER;
    assert_true(ui_spec_lines_make(&lines, a, root, NULL));
    return lines;
}

static void a_renamed_member_of_a_map_is_one_less_and_one_more_there(void **state)
{
    struct arena a, b;
    struct ui_spec_lines before, now;

    (void)state;
    arena_init(&a);
    arena_init(&b);
    before = map_with(&b, "k");
    now = map_with(&a, "c");
    ui_spec_lines_compare(&now, &a, &before);
    /* {, "map", "c", "m", }, } */
    assert_int_equal(now.lines[2].change, UI_ADDED);
    assert_int_equal(now.lines[3].change, UI_SAME);
    assert_int_equal(now.lines[3].aside->mark.removed, 1);
    assert_int_equal(now.lines[4].aside->mark.removed, 0);
    arena_finish(&b);
    arena_finish(&a);
}

static void a_new_object_is_added_whole(void **state)
{
    struct arena a;
    struct spec_node *old, *fresh, *object;
    struct ui_spec_lines before, now;

    (void)state;
    arena_init(&a);
    old = make(&a, NULL, "", SPEC_OBJECT);
    number(&a, old, "a", 1);
    number(&a, old, "z", 2);
    fresh = make(&a, NULL, "", SPEC_OBJECT);
    number(&a, fresh, "a", 1);
    object = make(&a, fresh, "m", SPEC_OBJECT);
    number(&a, object, "x", 3);
    number(&a, fresh, "z", 2);
    assert_true(ui_spec_lines_make(&before, &a, old, NULL));
    assert_true(ui_spec_lines_make(&now, &a, fresh, &before));
    ui_spec_lines_compare(&now, &a, &before);
    assert_int_equal(now.changed, 3);
    assert_int_equal(now.lines[2].change, UI_ADDED);
    assert_int_equal(now.lines[4].change, UI_ADDED);
    assert_int_equal(now.lines[5].change, UI_SAME);
    arena_finish(&a);
}

static void a_secret_is_hidden_and_what_it_was_too(void **state)
{
    struct arena a;
    struct ui_spec_lines lines[2];

    (void)state;
    arena_init(&a);
    for (int i = 0; i < 2; i++) {
        struct spec_node *root = make(&a, NULL, "", SPEC_OBJECT);

        make(&a, root, "t", SPEC_STRING)->u.text =
            i == 0 ? STR_LIT("{\"PluginInput\":\"old\"}") : STR_LIT("{\"PluginInput\":\"new\"}");
        assert_true(ui_spec_lines_make(&lines[i], &a, root, i > 0 ? &lines[0] : NULL));
    }
    ui_spec_lines_compare(&lines[1], &a, &lines[0]);
    assert_true(str_is(lines[1].lines[1].value, "\"{\\\"PluginInput\\\":\\\"new\\\"}\""));
    assert_true(
        str_is(ui_spec_line_shown(&lines[1].lines[1]), "\"{\\\"PluginInput\\\":\\\"***\\\"}\""));
    assert_int_equal(lines[1].lines[1].change, UI_CHANGED);
    assert_true(str_is(lines[1].lines[1].aside->mark.was, "\"{\\\"PluginInput\\\":\\\"***\\\"}\""));
    arena_finish(&a);
}

/* A tree with what a spec has, somewhat different with each `seed`. */
static struct spec_node *some_tree(struct arena *a, unsigned seed)
{
    static const struct str texts[] = {STR_INIT("C:\\\\a\\\\b"), STR_INIT("x<\"\b&"), STR_INIT(""),
                                       STR_INIT("{\"PluginInput\":\"p\"}"), STR_INIT("17")};
    static const char *const names[12] = {"a", "b",   "c", "d",   "e", "f",
                                          "g", "h\b", "i", "j\"", "k", "l"};
    struct spec_node *root = make(a, NULL, "", SPEC_OBJECT), *kid, *list;

    root->short_escapes = seed % 7 == 0;
    for (unsigned i = 0; i < 12; i++) {
        unsigned kind = (seed >> i) % 6;

        if (kind == 5)
            continue; /* lines behind it move up */
        kid = make(a, root, names[i], kind == 4 ? SPEC_LIST : SPEC_STRING);
        kid->rank = i % 3 == 0 ? SPEC_RANK_MEMBER : (int)i;
        if (kind == 4) {
            for (unsigned j = 0; j < seed % 3; j++) {
                list = make(a, kid, "", j == 0 ? SPEC_STRING : SPEC_UINT);
                list->u.uint = 17;
                if (j == 0)
                    list->u.text = texts[(seed + i) % 5];
            }
        } else if (kind == 3) {
            kid->kind = SPEC_INT;
            kid->u.sint = 17;
        } else {
            kid->u.text = texts[(seed / 3 + i) % 5];
        }
    }
    return root;
}

static void lines_that_were_there_say_what_new_ones_would(void **state)
{
    enum { TREES = 400 };
    struct ui_spec_lines before = {.count = 0}, now, anew;
    uint32_t seed = 2463534242U; /* xorshift: trees that follow one another share texts */
    struct arena a;

    (void)state;
    arena_init(&a);
    for (unsigned t = 0; t < TREES; t++) {
        struct spec_node *root;

        seed ^= seed << 13;
        seed ^= seed >> 17;
        seed ^= seed << 5;
        root = some_tree(&a, seed >> 7);

        assert_true(ui_spec_lines_make(&now, &a, root, &before));
        assert_true(ui_spec_lines_make(&anew, &a, root, NULL));
        assert_int_equal(now.count, anew.count);
        for (size_t i = 0; i < now.count; i++) {
            const struct ui_spec_line *x = &now.lines[i], *y = &anew.lines[i];

            assert_true(str_eq(x->key, y->key) && str_eq(x->value, y->value));
            assert_true(str_eq(ui_spec_line_shown(x), ui_spec_line_shown(y)));
            assert_true(str_eq(x->aside->member, y->aside->member));
            assert_true(x->hash == y->hash && x->end == y->end && x->closes == y->closes);
        }
        before = now;
    }
    arena_finish(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_follow_the_tree_with_commas_and_ends),
        cmocka_unit_test(equal_trees_have_no_changes),
        cmocka_unit_test(a_changed_value_keeps_what_it_was),
        cmocka_unit_test(one_more_element_marks_one_line),
        cmocka_unit_test(one_element_less_is_told_at_its_place),
        cmocka_unit_test(the_last_element_gone_is_told_at_the_end),
        cmocka_unit_test(a_renamed_member_of_a_map_is_one_less_and_one_more_there),
        cmocka_unit_test(a_new_object_is_added_whole),
        cmocka_unit_test(lines_that_were_there_say_what_new_ones_would),
        cmocka_unit_test(a_secret_is_hidden_and_what_it_was_too),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
