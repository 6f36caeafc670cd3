/* What the journal does when the system refuses: it tells it once and catches up later; a pipe in
 * its folder stops nobody. */
#include "journal_fixture.h"

#include "tests/faults/faults.h"
#include "ui/store/own_files.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static struct err *set(struct ui_journal *j, struct mdl_history *h, const char *value)
{
    struct mdl_edit e = {.kind = MDL_EDIT_SET};
    struct arena a;
    struct err *told;

    arena_init(&a);
    jt_ok(mdl_path_parse(&e.path, &a, STR_LIT("container.Path"), mdl_now(h)->root));
    e.value = value_string(str_of(value));
    jt_ok(mdl_history_edit(h, &e, "set"));
    told = ui_journal_edited(j, h, &e);
    value_unref(e.value);
    arena_finish(&a);
    return told;
}

/* The call fails at the first edit; the second one's line says all. */
static void assert_catches_up(enum os_call call)
{
    struct mdl_history *h = jt_history_of(jt_text), *again;
    struct ui_journal *j = jt_open(h);
    struct err *e;

    fault_at(call, 1, ENOSPC);
    e = set(j, h, "b");
    assert_int_equal(fault_off(), 1);
    assert_non_null(e);
    assert_int_equal(e->class, ERR_IO);
    err_free(e);
    assert_null(set(j, h, "c"));
    jt_die(j, h);
    again = jt_recovered(jt_text, UI_LEFTOVER_SAME, 1);
    assert_now(again, "{\"silospec\":1,\"container\":{\"Path\":\"c\",\"Args\":[\"x\",\"y\"]}}");
    mdl_history_free(again);
}

static void a_journal_that_cannot_be_made_catches_up(void **state)
{
    (void)state;
    assert_catches_up(OS_CALL_CREATE);
}

static void a_line_that_cannot_be_written_catches_up(void **state)
{
    (void)state;
    assert_catches_up(OS_CALL_WRITE);
}

static void a_lock_that_is_refused_catches_up(void **state)
{
    (void)state;
    assert_catches_up(OS_CALL_LOCK);
}

static void a_pipe_in_the_folder_stops_nobody(void **state)
{
    struct ui_leftovers all = {.count = 0};
    char *folder = NULL, path[512];

    (void)state;
    jt_ok(ui_own_path(&folder, UI_OWN_STATE, "journal"));
    jt_ok(ui_own_folder(folder));
    snprintf(path, sizeof(path), "%s/1-1-0.journal", folder);
    assert_int_equal(mkfifo(path, 0600), 0);
    (void)alarm(20);
    jt_ok(ui_journal_find(&all));
    (void)alarm(0);
    assert_int_equal(all.count, 0);
    assert_non_null(all.problems);
    assert_non_null(strstr(all.problems->text, "named pipe"));
    ui_leftovers_finish(&all);
    assert_int_equal(unlink(path), 0);
    free(folder);
}

/* The line of the document before the edits is gone: the edit behind it, which is a map as well, is
 * not taken for it. */
static void an_edit_is_not_taken_for_a_lost_document(void **state)
{
    struct mdl_history *h = jt_history_of(jt_text), *again = jt_history_of(jt_text);
    struct ui_journal *j = jt_open(h), *unused = NULL;
    struct ui_leftovers all = {.count = 0};
    char path[512], *bytes = NULL, *line;
    size_t len = 0;
    struct err *e;

    (void)state;
    jt_set(j, h, "container.Path", "\"b\"");
    jt_set(j, h, "container.Path", "\"c\"");
    jt_die(j, h);
    assert_true(jt_path(path, 0));
    jt_ok(ui_own_read(&bytes, &len, path, 4096));
    line = strchr(bytes, '\n') + 1;
    memmove(line, strchr(line, '\n') + 1, strlen(strchr(line, '\n') + 1) + 1);
    jt_ok(ui_own_write(path, str_of(bytes)));
    free(bytes);
    jt_ok(ui_journal_find(&all));
    assert_int_equal(all.count, 1);
    e = ui_journal_recover(&unused, &all.items[0], again);
    assert_non_null(e);
    assert_non_null(strstr(e->cause->text, "no document"));
    err_free(e);
    assert_now(again, "{\"silospec\":1,\"container\":{\"Path\":\"c\",\"Args\":[\"x\",\"y\"]}}");
    ui_leftovers_finish(&all);
    assert_int_equal(jt_count(), 1); /* it is kept */
    mdl_history_free(again);
}

/* As where an editor has the terminal, or a signal ends the program. */
static void what_was_noted_is_synced_when_asked_and_when_it_is_kept(void **state)
{
    struct mdl_history *h = jt_history_of(jt_text);
    struct ui_journal *j = jt_open(h);

    (void)state;
    ui_journal_sync(NULL);
    fault_from(OS_CALL_SYNC, 99, EIO);
    ui_journal_sync(j); /* nothing is noted */
    assert_int_equal(fault_off(), 0);
    assert_null(set(j, h, "b"));
    assert_null(set(j, h, "c"));
    fault_from(OS_CALL_SYNC, 1, EIO);
    ui_journal_sync(j);
    assert_int_equal(fault_off(), 1);
    fault_from(OS_CALL_SYNC, 99, EIO);
    ui_journal_close(j, true);
    assert_int_equal(fault_off(), 1);
    assert_int_equal(jt_count(), 1);
    mdl_history_free(h);
}

static void own_files_are_old_or_new(void **state)
{
    static const enum os_call calls[] = {OS_CALL_CREATE, OS_CALL_WRITE, OS_CALL_CLOSE,
                                         OS_CALL_RENAME};
    char *file = NULL, *bytes = NULL;
    size_t len = 0;

    (void)state;
    jt_ok(ui_own_path(&file, UI_OWN_STATE, "state.json"));
    jt_ok(ui_own_write(file, STR_LIT("old")));
    for (size_t i = 0; i < sizeof(calls) / sizeof(calls[0]); i++) {
        struct err *e;

        fault_at(calls[i], 1, EIO);
        e = ui_own_write(file, STR_LIT("new"));
        assert_int_equal(fault_off(), 1);
        assert_non_null(e);
        err_free(e);
        jt_ok(ui_own_read(&bytes, &len, file, 100));
        assert_int_equal(len, 3);
        assert_memory_equal(bytes, "old", 3);
        free(bytes);
    }
    fault_at(OS_CALL_CREATE, 1, EEXIST); /* left by a process that had our number */
    jt_ok(ui_own_write(file, STR_LIT("new")));
    (void)fault_off();
    assert_int_equal(unlink(file), 0);
    free(file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FOLDER_TEST(a_journal_that_cannot_be_made_catches_up),
        FOLDER_TEST(a_line_that_cannot_be_written_catches_up),
        FOLDER_TEST(a_lock_that_is_refused_catches_up),
        FOLDER_TEST(a_pipe_in_the_folder_stops_nobody),
        FOLDER_TEST(an_edit_is_not_taken_for_a_lost_document),
        FOLDER_TEST(what_was_noted_is_synced_when_asked_and_when_it_is_kept),
        FOLDER_TEST(own_files_are_old_or_new),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
