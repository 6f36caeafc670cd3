/* Undo, redo, labels, and what is on disk. */
#include "document_testing.h"

#include "model/document/history.h"

#include <stdio.h>

static struct mdl_history *history_of(const char *yaml)
{
    const struct value *root = value_of(yaml);
    struct mdl_history *h = NULL;

    assert_no_error(mdl_history_new(&h, root));
    value_unref(root);
    return h;
}

static struct err *set(struct mdl_history *h, const char *path, const char *yaml, const char *label)
{
    const struct value *v = yaml != NULL ? value_of(yaml) : NULL;
    struct mdl_edit edit = {.kind = MDL_EDIT_SET, .value = v};
    struct arena a;
    struct err *e;

    arena_init(&a);
    assert_no_error(mdl_path_parse(&edit.path, &a, str_of(path), mdl_now(h)->root));
    e = mdl_history_edit(h, &edit, label);
    arena_finish(&a);
    value_unref(v);
    return e;
}

static int64_t cpus(const struct mdl_history *h)
{
    return mdl_now(h)->container.host_config.cpu_count.v;
}

static const char *undo(struct mdl_history *h)
{
    const char *label = "not written";

    assert_no_error(mdl_undo(h, &label));
    return label;
}

static const char *redo(struct mdl_history *h)
{
    const char *label = "not written";

    assert_no_error(mdl_redo(h, &label));
    return label;
}

#define CPU_COUNT "container.HostConfig.CpuCount"

static void edits_can_be_undone_and_redone_with_their_labels(void **state)
{
    struct mdl_history *h = history_of("{}");

    (void)state;
    assert_no_error(set(h, CPU_COUNT, "1", "one"));
    assert_no_error(set(h, CPU_COUNT, "2", "two"));
    assert_int_equal(cpus(h), 2);
    assert_int_equal(mdl_history_count(h), 3);
    assert_string_equal(undo(h), "two");
    assert_int_equal(cpus(h), 1);
    assert_string_equal(undo(h), "one");
    assert_int_equal(mdl_now(h)->container.presence, MDL_ABSENT);
    assert_null(undo(h));
    assert_string_equal(redo(h), "one");
    assert_string_equal(redo(h), "two");
    assert_int_equal(cpus(h), 2);
    assert_null(redo(h));
    assert_int_equal(mdl_history_position(h), 2);
    mdl_history_free(h);
}

static void steps_can_be_looked_at(void **state)
{
    struct mdl_history *h = history_of("{}");

    (void)state;
    assert_no_error(set(h, CPU_COUNT, "1", "one"));
    assert_null(mdl_history_label(h, 0));
    assert_string_equal(mdl_history_label(h, 1), "one");
    assert_int_equal(mdl_history_root(h, 0)->u.map.count, 0);
    assert_ptr_equal(mdl_history_root(h, 1), mdl_now(h)->root);
    mdl_history_free(h);
}

static void an_edit_after_an_undo_drops_what_was_undone(void **state)
{
    struct mdl_history *h = history_of("{}");

    (void)state;
    assert_no_error(set(h, CPU_COUNT, "1", "one"));
    assert_no_error(set(h, CPU_COUNT, "2", "two"));
    undo(h);
    assert_no_error(set(h, CPU_COUNT, "3", "three"));
    assert_int_equal(mdl_history_count(h), 3);
    assert_null(redo(h));
    assert_int_equal(cpus(h), 3);
    assert_string_equal(undo(h), "three");
    assert_int_equal(cpus(h), 1);
    mdl_history_free(h);
}

static void a_failed_edit_pushes_nothing_and_keeps_what_can_be_redone(void **state)
{
    struct mdl_history *h = history_of("{}");
    const struct mdl_doc *before;

    (void)state;
    assert_no_error(set(h, CPU_COUNT, "1", "one"));
    undo(h);
    before = mdl_now(h);
    assert_error(set(h, CPU_COUNT, "x", "bad"), ERR_INPUT,
                 "line 1, column 1: container.HostConfig.CpuCount: found text 'x', expected an "
                 "integer");
    assert_ptr_equal(mdl_now(h), before);
    assert_int_equal(mdl_history_count(h), 2);
    assert_string_equal(redo(h), "one");
    mdl_history_free(h);
}

static void an_edit_that_changes_nothing_is_no_step(void **state)
{
    struct mdl_history *h = history_of("{container: {HostConfig: {CpuCount: 1}}}");

    (void)state;
    assert_no_error(set(h, CPU_COUNT, "1", "same"));
    assert_no_error(set(h, "container.HostConfig.CpuShares", NULL, "unset"));
    assert_int_equal(mdl_history_count(h), 1);
    mdl_history_free(h);
}

static void a_replaced_document_is_one_step(void **state)
{
    struct mdl_history *h = history_of("{container: {HostConfig: {CpuCount: 1}}}");
    const struct value *other = value_of("{container: {HostConfig: {CpuCount: 9}}}");
    const struct value *bad = value_of("{container: 1}");

    (void)state;
    assert_no_error(mdl_history_replace(h, other, "reload"));
    assert_int_equal(cpus(h), 9);
    assert_error(mdl_history_replace(h, bad, "bad"), ERR_INPUT,
                 "line 1, column 13: container: found number 1, expected a map");
    assert_string_equal(undo(h), "reload");
    assert_int_equal(cpus(h), 1);
    value_unref(bad);
    value_unref(other);
    mdl_history_free(h);
}

static void dirty_is_every_step_but_the_saved_one(void **state)
{
    struct mdl_history *h = history_of("{}");

    (void)state;
    assert_false(mdl_history_dirty(h));
    assert_no_error(set(h, CPU_COUNT, "1", "one"));
    assert_true(mdl_history_dirty(h));
    mdl_history_saved(h);
    assert_false(mdl_history_dirty(h));
    undo(h);
    assert_true(mdl_history_dirty(h));
    redo(h);
    assert_false(mdl_history_dirty(h));
    undo(h);
    assert_no_error(set(h, CPU_COUNT, "2", "two")); /* the saved step is gone */
    assert_true(mdl_history_dirty(h));
    mdl_history_free(h);
}

static void another_state_of_the_same_file_is_on_disk_too(void **state)
{
    struct mdl_history *h = history_of("{}");

    (void)state;
    assert_no_error(set(h, CPU_COUNT, "1", "one"));
    mdl_history_saved_too(h);
    assert_false(mdl_history_dirty(h));
    undo(h);
    assert_false(mdl_history_dirty(h));
    redo(h);
    mdl_history_saved(h); /* over it */
    undo(h);
    assert_true(mdl_history_dirty(h));
    mdl_history_free(h);
}

static void steps_share_what_did_not_change(void **state)
{
    struct mdl_history *h = history_of("{host: {Images: [{Id: i}]}}");
    const struct value *host = value_get(mdl_history_root(h, 0), STR_LIT("host"));
    char text[16];

    (void)state;
    for (int i = 1; i <= 1000; i++) {
        snprintf(text, sizeof(text), "%d", i);
        assert_no_error(set(h, CPU_COUNT, text, text));
    }
    assert_int_equal(mdl_history_count(h), 1001);
    assert_ptr_equal(value_get(mdl_history_root(h, 1000), STR_LIT("host")), host);
    for (int i = 1000; i >= 1; i--) {
        snprintf(text, sizeof(text), "%d", i);
        assert_string_equal(undo(h), text);
    }
    assert_null(undo(h));
    mdl_history_free(h);
}

/* More steps than documents are kept, with a list that some of them change. */
static void each_step_is_the_document_of_its_tree(void **state)
{
    enum { STEPS = 11 };
    struct mdl_history *h = history_of("silospec: 1\nengine: moby-25.0\n");
    const char *label;

    (void)state;
    for (int i = 1; i <= STEPS; i++) {
        char text[40];

        snprintf(text, sizeof(text), i % 3 == 0 ? "['C:\\%d:C:\\x']" : "%d", i);
        assert_no_error(
            set(h, i % 3 == 0 ? "container.HostConfig.Binds" : "container.HostConfig.CpuCount",
                text, "step"));
    }
    for (int turn = 0; turn < 3; turn++) {
        for (int at = STEPS; at >= 0; at--) {
            int binds = at - at % 3, count = at % 3 == 0 ? at - 1 : at;
            const struct mdl_strings *list = &mdl_now(h)->container.host_config.binds;
            char text[40];

            assert_int_equal(cpus(h), count < 0 ? 0 : count);
            assert_int_equal(list->count, binds > 0);
            snprintf(text, sizeof(text), "C:\\%d:C:\\x", binds);
            if (binds > 0)
                assert_str(list->items[0].v, text);
            assert_no_error(mdl_undo(h, &label));
        }
        for (int at = 0; at < STEPS; at++)
            assert_no_error(mdl_redo(h, &label));
    }
    mdl_history_free(h);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(edits_can_be_undone_and_redone_with_their_labels),
        cmocka_unit_test(steps_can_be_looked_at),
        cmocka_unit_test(an_edit_after_an_undo_drops_what_was_undone),
        cmocka_unit_test(a_failed_edit_pushes_nothing_and_keeps_what_can_be_redone),
        cmocka_unit_test(an_edit_that_changes_nothing_is_no_step),
        cmocka_unit_test(a_replaced_document_is_one_step),
        cmocka_unit_test(dirty_is_every_step_but_the_saved_one),
        cmocka_unit_test(another_state_of_the_same_file_is_on_disk_too),
        cmocka_unit_test(steps_share_what_did_not_change),
        cmocka_unit_test(each_step_is_the_document_of_its_tree),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
