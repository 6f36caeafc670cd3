/* Which journals are left over, and what goes wrong with them. */
#include "journal_fixture.h"

#include "ui/store/own_files.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

static void a_journal_without_a_whole_edit_is_no_leftover(void **state)
{
    struct mdl_history *h = jt_history_of(jt_text);
    struct ui_journal *j = jt_open(h);
    struct ui_leftovers all;
    struct stat info;
    char path[512];

    (void)state;
    jt_set(j, h, "container.Path", "\"b\"");
    assert_true(jt_path(path, 0));
    assert_int_equal(stat(path, &info), 0);
    jt_die(j, h);
    assert_int_equal(truncate(path, info.st_size - 1), 0);
    jt_ok(ui_journal_find(&all));
    assert_int_equal(all.count, 0);
    assert_null(all.problems);
    ui_leftovers_finish(&all);
    assert_int_equal(jt_count(), 0);
}

/* Many edits of a large document: the file is made compact, and all of them come back. */
static void a_journal_does_not_grow_without_end(void **state)
{
    enum { LENGTH = 300000, EDITS = 60 };
    char *text = malloc(LENGTH + 16), path[512];
    struct mdl_history *h = jt_history_of(jt_text), *again;
    struct ui_journal *j = jt_open(h);
    struct ui_leftovers all;
    struct stat info;
    char want[8];

    (void)state;
    assert_non_null(text);
    for (int n = 0; n < EDITS; n++) {
        memset(text, 'x', LENGTH);
        snprintf(text + LENGTH, 16, "%02d\"", n);
        text[0] = '"';
        jt_set(j, h, "container.Path", text);
    }
    assert_true(jt_path(path, 0));
    assert_int_equal(jt_count(), 1);
    assert_int_equal(stat(path, &info), 0);
    assert_in_range(info.st_size, 1, 8 << 20);
    jt_die(j, h);
    jt_ok(ui_journal_find(&all));
    assert_int_equal(all.count, 1);
    assert_int_equal(all.items[0].state, UI_LEFTOVER_SAME);
    again = jt_history_of(jt_text);
    j = NULL;
    jt_ok(ui_journal_recover(&j, &all.items[0], again));
    snprintf(want, sizeof(want), "%02d", EDITS - 1);
    assert_true(str_ends(mdl_now(again)->container.path.v, str_of(want)));
    ui_journal_close(j, false);
    ui_leftovers_finish(&all);
    mdl_history_free(again);
    free(text);
}

static void a_name_that_is_no_utf8_comes_back(void **state)
{
    struct mdl_history *h = jt_history_of(jt_text);
    struct ui_journal *j = NULL;
    struct ui_leftovers all;
    char file[128];

    (void)state;
    snprintf(file, sizeof(file), "%s/d\xff\xc3.json", jt_folder);
    assert_int_equal(rename(jt_document, file), 0);
    jt_ok(ui_journal_open(&j, file, h));
    jt_set(j, h, "container.Path", "\"b\"");
    jt_die(j, h);
    jt_ok(ui_journal_find(&all));
    assert_int_equal(all.count, 1);
    assert_string_equal(all.items[0].document, file);
    assert_int_equal(all.items[0].state, UI_LEFTOVER_SAME);
    ui_leftovers_finish(&all);
    assert_int_equal(remove(file), 0);
}

/* Only root can make a link that is somebody else's. */
static void another_users_link_is_not_followed(void **state)
{
    struct mdl_history *h = jt_history_of(jt_text);
    struct ui_journal *j = jt_open(h);
    struct ui_leftovers all = {.count = 0};
    char path[512], folder[512], aside[520];
    struct err *e;

    (void)state;
    if (geteuid() != 0) {
        jt_die(j, h);
        skip();
    }
    jt_set(j, h, "container.Path", "\"b\"");
    assert_true(jt_path(path, 0));
    jt_die(j, h);
    snprintf(folder, sizeof(folder), "%.*s", (int)(strrchr(path, '/') - path), path);
    snprintf(aside, sizeof(aside), "%s-aside", folder);
    assert_int_equal(rename(folder, aside), 0);
    assert_int_equal(symlink(aside, folder), 0);
    jt_ok(ui_journal_find(&all)); /* our own */
    assert_int_equal(all.count, 1);
    ui_leftovers_finish(&all);
    assert_int_equal(lchown(folder, 4711, 4711), 0);
    e = ui_journal_find(&all);
    assert_non_null(e);
    assert_int_equal(e->class, ERR_IO);
    err_free(e);
    h = jt_history_of(jt_text);
    j = jt_open(h);
    e = ui_journal_replaced(j, h);
    assert_non_null(e);
    err_free(e);
    jt_die(j, h);
    assert_int_equal(unlink(folder), 0);
    assert_int_equal(rename(aside, folder), 0);
}

/* Not even a folder is made behind another user's link above it. */
static void nothing_is_made_behind_a_foreign_link(void **state)
{
    char link[96], below[128], made[128];
    struct err *e;

    (void)state;
    if (geteuid() != 0)
        skip();
    snprintf(link, sizeof(link), "%s/link", jt_folder);
    snprintf(below, sizeof(below), "%s/a/b", link);
    snprintf(made, sizeof(made), "%s/a", jt_folder);
    assert_int_equal(symlink(jt_folder, link), 0);
    assert_int_equal(lchown(link, 4711, 4711), 0);
    e = ui_own_folder(below);
    assert_non_null(e);
    assert_int_equal(e->class, ERR_IO);
    err_free(e);
    assert_int_equal(access(made, F_OK), -1);
    assert_int_equal(unlink(link), 0);
}

static void a_file_that_is_gone_is_told(void **state)
{
    struct mdl_history *h = jt_history_of(jt_text), *again;
    struct ui_journal *j = jt_open(h);

    (void)state;
    jt_set(j, h, "container.Path", "\"b\"");
    jt_die(j, h);
    unlink(jt_document);
    again = jt_recovered("{\"silospec\":1}", UI_LEFTOVER_GONE, 1);
    assert_now(again, "{\"silospec\":1,\"container\":{\"Path\":\"b\",\"Args\":[\"x\",\"y\"]}}");
    mdl_history_free(again);
}

static void a_new_document_has_a_journal(void **state)
{
    struct mdl_history *h = jt_history_of("{\"silospec\":1}"), *again;
    struct ui_journal *j = NULL;
    struct ui_leftovers all;

    (void)state;
    jt_ok(ui_journal_open(&j, NULL, h));
    jt_set(j, h, "name", "\"n\"");
    jt_die(j, h);
    jt_ok(ui_journal_find(&all));
    assert_int_equal(all.count, 1);
    assert_null(all.items[0].document);
    ui_leftovers_finish(&all);
    again = jt_recovered("{\"silospec\":1}", UI_LEFTOVER_NEW, 1);
    assert_now(again, "{\"silospec\":1,\"name\":\"n\"}");
    mdl_history_free(again);
}

static void the_document_is_named_by_its_whole_path(void **state)
{
    struct mdl_history *h = jt_history_of(jt_text);
    struct ui_journal *j = NULL;
    struct ui_leftovers all;
    char want[256], here[256];

    (void)state;
    assert_non_null(getcwd(here, sizeof(here)));
    assert_int_equal(chdir(jt_folder), 0);
    jt_ok(ui_journal_open(&j, "d.json", h));
    assert_non_null(getcwd(want, sizeof(want) - 10));
    strcat(want, "/d.json");
    assert_int_equal(chdir(here), 0);
    jt_set(j, h, "container.Path", "\"b\"");
    jt_die(j, h);
    jt_ok(ui_journal_find(&all));
    assert_string_equal(all.items[0].document, want);
    assert_in_range(all.items[0].time, 1000000000, INT64_MAX);
    ui_leftovers_finish(&all);
}

static void journals_in_use_are_nobodys_leftovers(void **state)
{
    struct mdl_history *h = jt_history_of(jt_text);
    struct ui_journal *j = jt_open(h);
    struct ui_leftovers first, second;

    (void)state;
    jt_set(j, h, "container.Path", "\"b\"");
    jt_ok(ui_journal_find(&first));
    assert_int_equal(first.count, 0);
    ui_leftovers_finish(&first);
    jt_die(j, h);
    jt_ok(ui_journal_find(&first));
    assert_int_equal(first.count, 1);
    jt_ok(ui_journal_find(&second)); /* another program that starts now */
    assert_int_equal(second.count, 0);
    ui_leftovers_finish(&second);
    ui_leftovers_finish(&first);
    jt_ok(ui_journal_find(&second));
    assert_int_equal(second.count, 1);
    ui_leftovers_finish(&second);
}

static void what_is_discarded_does_not_come_again(void **state)
{
    struct mdl_history *h = jt_history_of(jt_text);
    struct ui_journal *j = jt_open(h);
    struct ui_leftovers all;

    (void)state;
    jt_set(j, h, "container.Path", "\"b\"");
    jt_die(j, h);
    jt_ok(ui_journal_find(&all));
    jt_ok(ui_journal_discard(&all.items[0]));
    ui_leftovers_finish(&all);
    assert_int_equal(jt_count(), 0);
}

static void two_documents_have_two_journals(void **state)
{
    struct mdl_history *a = jt_history_of(jt_text), *b = jt_history_of(jt_text);
    struct ui_journal *ja = jt_open(a), *jb = jt_open(b);
    struct ui_leftovers all;

    (void)state;
    jt_set(ja, a, "container.Path", "\"b\"");
    jt_set(jb, b, "container.Path", "\"c\"");
    jt_die(ja, a);
    jt_die(jb, b);
    jt_ok(ui_journal_find(&all));
    assert_int_equal(all.count, 2);
    ui_leftovers_finish(&all);
}

static void a_foreign_file_is_told_and_stays(void **state)
{
    static const char *const contents[] = {"no JSON\n{}\n", "[]\n{}\n",
                                           "{\"silospec-journal\":9}\n{}\n"};
    struct ui_leftovers all;
    char path[512];

    (void)state;
    for (size_t i = 0; i < 3; i++) {
        FILE *f;

        snprintf(path, sizeof(path), "%s/silospec", jt_folder);
        mkdir(path, 0700);
        strcat(path, "/journal");
        mkdir(path, 0700);
        strcat(path, "/x.journal");
        f = fopen(path, "w");
        assert_non_null(f);
        fputs(contents[i], f);
        fclose(f);
        jt_ok(ui_journal_find(&all));
        assert_int_equal(all.count, 0);
        assert_non_null(all.problems);
        assert_string_equal(all.problems->file, path);
        ui_leftovers_finish(&all);
        assert_int_equal(jt_count(), 1);
    }
}

static void a_killed_program_loses_nothing_that_was_noted(void **state)
{
    struct mdl_history *again;
    int pipes[2];
    char byte;
    pid_t pid;

    (void)state;
    assert_int_equal(pipe(pipes), 0);
    pid = fork();
    assert_true(pid >= 0);
    if (pid == 0) {
        struct mdl_history *h = jt_history_of(jt_text);
        struct ui_journal *j = jt_open(h);

        jt_set(j, h, "container.Path", "\"b\"");
        jt_set(j, h, "container.Path", "\"c\"");
        (void)!write(pipes[1], "x", 1);
        for (;;)
            pause();
    }
    assert_int_equal(read(pipes[0], &byte, 1), 1);
    kill(pid, SIGKILL);
    waitpid(pid, NULL, 0);
    close(pipes[0]);
    close(pipes[1]);
    again = jt_recovered(jt_text, UI_LEFTOVER_SAME, 2);
    assert_now(again, "{\"silospec\":1,\"container\":{\"Path\":\"c\",\"Args\":[\"x\",\"y\"]}}");
    mdl_history_free(again);
}

static void no_state_folder_is_told_once_and_harms_nothing(void **state)
{
    struct mdl_history *h = jt_history_of(jt_text);
    struct ui_journal *j = jt_open(h);
    struct mdl_edit e = {.kind = MDL_EDIT_REMOVE};
    struct err *problem;
    struct arena a;

    (void)state;
    assert_int_equal(setenv("XDG_STATE_HOME", "/dev/null/nowhere", 1), 0);
    arena_init(&a);
    jt_ok(mdl_path_parse(&e.path, &a, STR_LIT("container.Args[0]"), mdl_now(h)->root));
    jt_ok(mdl_history_edit(h, &e, "remove"));
    problem = ui_journal_edited(j, h, &e);
    assert_non_null(problem);
    err_free(problem);
    jt_ok(mdl_history_edit(h, &e, "remove"));
    jt_ok(ui_journal_edited(j, h, &e));
    assert_int_equal(setenv("XDG_STATE_HOME", jt_folder, 1), 0);
    jt_set(j, h, "container.Path", "\"c\"");
    jt_die(j, h);
    arena_finish(&a);
    h = jt_recovered(jt_text, UI_LEFTOVER_SAME, 1);
    assert_now(h, "{\"silospec\":1,\"container\":{\"Path\":\"c\",\"Args\":[]}}");
    mdl_history_free(h);
}

/* A limit on the size of files stands for a full disk. */
static void a_full_disk_is_told_once_and_made_up_for(void **state)
{
    struct mdl_history *h = jt_history_of(jt_text), *again;
    struct ui_journal *j = jt_open(h);
    struct rlimit all, few;
    struct mdl_edit e = {.kind = MDL_EDIT_REMOVE};
    struct err *first, *second;
    struct arena a;
    struct stat before, after;
    char path[512];

    (void)state;
    jt_set(j, h, "container.Path", "\"b\"");
    assert_true(jt_path(path, 0));
    assert_int_equal(stat(path, &before), 0);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &all), 0);
    few = all;
    few.rlim_cur = (rlim_t)before.st_size + 10;
    (void)signal(SIGXFSZ, SIG_IGN);
    arena_init(&a);
    jt_ok(mdl_path_parse(&e.path, &a, STR_LIT("container.Args[0]"), mdl_now(h)->root));
    jt_ok(mdl_history_edit(h, &e, "remove"));
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &few), 0);
    first = ui_journal_edited(j, h, &e);
    jt_ok(mdl_history_edit(h, &e, "remove"));
    second = ui_journal_edited(j, h, &e);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &all), 0);
    assert_non_null(first);
    assert_int_equal(first->class, ERR_IO);
    assert_null(second);
    err_free(first);
    assert_int_equal(stat(path, &after), 0);
    assert_int_equal(after.st_size, before.st_size); /* no half line */
    jt_set(j, h, "container.Path", "\"c\"");
    jt_die(j, h);
    arena_finish(&a);
    again = jt_recovered(jt_text, UI_LEFTOVER_SAME, 2);
    assert_now(again, "{\"silospec\":1,\"container\":{\"Path\":\"c\",\"Args\":[]}}");
    mdl_history_free(again);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FOLDER_TEST(a_journal_without_a_whole_edit_is_no_leftover),
        FOLDER_TEST(a_journal_does_not_grow_without_end),
        FOLDER_TEST(a_name_that_is_no_utf8_comes_back),
        FOLDER_TEST(another_users_link_is_not_followed),
        FOLDER_TEST(nothing_is_made_behind_a_foreign_link),
        FOLDER_TEST(a_file_that_is_gone_is_told),
        FOLDER_TEST(a_new_document_has_a_journal),
        FOLDER_TEST(the_document_is_named_by_its_whole_path),
        FOLDER_TEST(journals_in_use_are_nobodys_leftovers),
        FOLDER_TEST(what_is_discarded_does_not_come_again),
        FOLDER_TEST(two_documents_have_two_journals),
        FOLDER_TEST(a_foreign_file_is_told_and_stays),
        FOLDER_TEST(a_killed_program_loses_nothing_that_was_noted),
        FOLDER_TEST(no_state_folder_is_told_once_and_harms_nothing),
        FOLDER_TEST(a_full_disk_is_told_once_and_made_up_for),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
