/* Edits, undo and redo come back after a kill. */
#include "journal_fixture.h"

#include "model/json/json.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static void nothing_is_written_before_the_first_edit(void **state)
{
    struct mdl_history *h = jt_history_of(jt_text);
    struct ui_journal *j = jt_open(h);

    (void)state;
    assert_int_equal(jt_count(), 0);
    jt_set(j, h, "container.Path", "\"a\""); /* changes nothing */
    assert_int_equal(jt_count(), 0);
    jt_set(j, h, "container.Path", "\"b\"");
    assert_int_equal(jt_count(), 1);
    ui_journal_close(j, false);
    assert_int_equal(jt_count(), 0);
    mdl_history_free(h);
}

static void edits_of_every_kind_come_back(void **state)
{
    struct mdl_history *h = jt_history_of(jt_text), *again;
    struct ui_journal *j = jt_open(h);
    char *want = NULL;
    size_t len;

    (void)state;
    jt_set(j, h, "container.Path", "\"\\u0000 \\\"q\\\" \xC3\xA9\\n\"");
    jt_edit(j, h, MDL_EDIT_INSERT, "container.Args[1]", "\"between\"", NULL, 0);
    jt_edit(j, h, MDL_EDIT_MOVE, "container.Args[0]", NULL, NULL, 2);
    jt_edit(j, h, MDL_EDIT_DUPLICATE, "container.Args[0]", NULL, NULL, 0);
    jt_edit(j, h, MDL_EDIT_REMOVE, "container.Args[3]", NULL, NULL, 0);
    jt_set(j, h, "container.HostConfig.Memory", "9223372036854775807");
    jt_set(j, h, "host.CredentialSpecs.Files[\"a.json\"]", "\"{}\"");
    jt_edit(j, h, MDL_EDIT_RENAME, "host.CredentialSpecs.Files[\"a.json\"]", NULL, "b.json", 0);
    jt_set(j, h, "container.HostConfig.Memory", NULL);
    jt_ok(json_write(&want, &len, mdl_now(h)->root, 0));
    jt_die(j, h);
    again = jt_recovered(jt_text, UI_LEFTOVER_SAME, 9);
    assert_now(again, want);
    assert_int_equal(mdl_history_position(again), 9);
    assert_string_equal(mdl_history_label(again, 2), "container.Args[1]");
    assert_true(mdl_history_dirty(again));
    mdl_history_free(again);
    free(want);
}

static void undo_and_redo_come_back(void **state)
{
    struct mdl_history *h = jt_history_of(jt_text), *again;
    struct ui_journal *j = jt_open(h);
    const char *label;

    (void)state;
    jt_set(j, h, "container.Path", "\"b\"");
    jt_set(j, h, "container.Path", "\"c\"");
    jt_set(j, h, "container.Path", "\"d\"");
    jt_undo(j, h);
    jt_undo(j, h);
    jt_redo(j, h);
    jt_die(j, h);
    again = jt_recovered(jt_text, UI_LEFTOVER_SAME, 6);
    assert_now(again, "{\"silospec\":1,\"container\":{\"Path\":\"c\",\"Args\":[\"x\",\"y\"]}}");
    jt_ok(mdl_redo(again, &label));
    assert_now(again, "{\"silospec\":1,\"container\":{\"Path\":\"d\",\"Args\":[\"x\",\"y\"]}}");
    mdl_history_free(again);
}

static void an_undo_behind_a_save_comes_back(void **state)
{
    struct mdl_history *h = jt_history_of(jt_text), *again;
    struct ui_journal *j = jt_open(h);
    static const char saved[] =
        "{\"silospec\":1,\"container\":{\"Path\":\"b\",\"Args\":[\"x\",\"y\"]}}";

    (void)state;
    jt_set(j, h, "container.Path", "\"b\"");
    jt_write_document(saved);
    mdl_history_saved(h);
    jt_ok(ui_journal_saved(j, jt_document, h));
    assert_int_equal(jt_count(), 0);
    jt_undo(j, h);
    jt_set(j, h, "container.Path", "\"z\"");
    jt_undo(j, h);
    jt_die(j, h);
    again = jt_recovered(saved, UI_LEFTOVER_SAME, 3);
    assert_now(again, jt_text);
    mdl_history_free(again);
}

static void a_replaced_document_comes_back(void **state)
{
    static const char other[] = "{\"silospec\":1,\"name\":\"other\"}";
    struct mdl_history *h = jt_history_of(jt_text), *again;
    struct ui_journal *j = jt_open(h);
    const struct value *root = NULL;

    (void)state;
    jt_set(j, h, "container.Path", "\"b\"");
    jt_ok(json_read(&root, str_of(other)));
    jt_ok(mdl_history_replace(h, root, "reload"));
    value_unref(root);
    jt_ok(ui_journal_replaced(j, h));
    jt_set(j, h, "name", "\"more\"");
    jt_die(j, h);
    again = jt_recovered(jt_text, UI_LEFTOVER_SAME, 3);
    assert_now(again, "{\"silospec\":1,\"name\":\"more\"}");
    mdl_history_free(again);
}

/* Every byte that may be missing at the end. */
static void a_cut_last_line_loses_that_edit_only(void **state)
{
    struct mdl_history *h = jt_history_of(jt_text);
    struct ui_journal *j = jt_open(h);
    char path[512];
    struct stat two, three;

    (void)state;
    jt_set(j, h, "container.Path", "\"b\"");
    jt_set(j, h, "container.Path", "\"c\"");
    assert_true(jt_path(path, 0));
    assert_int_equal(stat(path, &two), 0);
    jt_set(j, h, "container.Path", "\"d\"");
    assert_int_equal(stat(path, &three), 0);
    jt_die(j, h);
    for (off_t size = three.st_size - 1; size >= two.st_size; size--) {
        struct mdl_history *again;

        assert_int_equal(truncate(path, size), 0);
        again = jt_recovered(jt_text, UI_LEFTOVER_SAME, 2);
        assert_now(again, "{\"silospec\":1,\"container\":{\"Path\":\"c\",\"Args\":[\"x\",\"y\"]}}");
        mdl_history_free(again);
    }
}

static void edits_after_a_recovery_are_kept_as_well(void **state)
{
    struct mdl_history *h = jt_history_of(jt_text);
    struct ui_journal *j = jt_open(h);
    struct ui_leftovers all;
    struct stat info;
    char path[512];

    (void)state;
    jt_set(j, h, "container.Path", "\"b\"");
    jt_set(j, h, "container.Path", "\"c\"");
    jt_die(j, h);
    assert_true(jt_path(path, 0));
    assert_int_equal(stat(path, &info), 0);
    assert_int_equal(truncate(path, info.st_size - 3), 0);
    h = jt_history_of(jt_text);
    jt_ok(ui_journal_find(&all));
    assert_int_equal(all.count, 1);
    jt_ok(ui_journal_recover(&j, &all.items[0], h));
    ui_leftovers_finish(&all);
    jt_undo(j, h);
    jt_redo(j, h);
    jt_set(j, h, "container.Args", "[]");
    jt_die(j, h);
    assert_int_equal(jt_count(), 1);
    h = jt_recovered(jt_text, UI_LEFTOVER_SAME, 4);
    assert_now(h, "{\"silospec\":1,\"container\":{\"Path\":\"b\",\"Args\":[]}}");
    mdl_history_free(h);
}

static void what_was_cut_off_does_not_stand_behind_later_edits(void **state)
{
    struct mdl_history *h = jt_history_of(jt_text);
    struct ui_journal *j = jt_open(h);
    struct ui_leftovers all;
    struct stat info;
    char path[512];

    (void)state;
    jt_set(j, h, "container.Path", "\"b\"");
    jt_ok(mdl_history_replace(h, mdl_now(h)->root, "reload"));
    jt_ok(ui_journal_replaced(j, h));
    jt_die(j, h);
    assert_true(jt_path(path, 0));
    assert_int_equal(stat(path, &info), 0);
    assert_int_equal(truncate(path, info.st_size - 5), 0); /* of the document behind "replace" */
    h = jt_history_of(jt_text);
    jt_ok(ui_journal_find(&all));
    jt_ok(ui_journal_recover(&j, &all.items[0], h));
    ui_leftovers_finish(&all);
    jt_undo(j, h); /* a shorter line */
    jt_die(j, h);
    h = jt_recovered(jt_text, UI_LEFTOVER_SAME, 2);
    assert_now(h, jt_text);
    mdl_history_free(h);
}

static void a_file_changed_since_is_told_and_the_edits_are_whole(void **state)
{
    static const char other[] = "{\"silospec\":1,\"name\":\"by somebody\"}";
    struct mdl_history *h = jt_history_of(jt_text), *again;
    struct ui_journal *j = jt_open(h);
    const char *label;

    (void)state;
    jt_edit(j, h, MDL_EDIT_REMOVE, "container.Args[0]", NULL, NULL, 0);
    jt_die(j, h);
    jt_write_document(other);
    again = jt_recovered(other, UI_LEFTOVER_CHANGED, 1);
    assert_now(again, "{\"silospec\":1,\"container\":{\"Path\":\"a\",\"Args\":[\"y\"]}}");
    jt_ok(mdl_undo(again, &label));
    jt_ok(mdl_undo(again, &label));
    assert_now(again, other);
    mdl_history_free(again);
}

static void no_journal_at_all_is_fine(void **state)
{
    struct mdl_history *h = jt_history_of(jt_text);

    (void)state;
    jt_set(NULL, h, "container.Path", "\"b\"");
    jt_undo(NULL, h);
    jt_redo(NULL, h);
    jt_ok(ui_journal_replaced(NULL, h));
    jt_ok(ui_journal_saved(NULL, jt_document, h));
    ui_journal_close(NULL, false);
    mdl_history_free(h);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FOLDER_TEST(nothing_is_written_before_the_first_edit),
        FOLDER_TEST(edits_of_every_kind_come_back),
        FOLDER_TEST(undo_and_redo_come_back),
        FOLDER_TEST(an_undo_behind_a_save_comes_back),
        FOLDER_TEST(a_replaced_document_comes_back),
        FOLDER_TEST(a_cut_last_line_loses_that_edit_only),
        FOLDER_TEST(edits_after_a_recovery_are_kept_as_well),
        FOLDER_TEST(what_was_cut_off_does_not_stand_behind_later_edits),
        FOLDER_TEST(a_file_changed_since_is_told_and_the_edits_are_whole),
        FOLDER_TEST(no_journal_at_all_is_fine),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
