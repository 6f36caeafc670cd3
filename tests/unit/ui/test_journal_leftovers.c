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

static void append(const char *path, const char *line)
{
    FILE *f = fopen(path, "a");

    assert_non_null(f);
    fputs(line, f);
    assert_int_equal(fclose(f), 0);
}

/* Lines that are JSON and no edit, as a damaged disk or another program leaves them: what stands
 * before them comes back, and the file stays. */
static void a_damaged_line_keeps_what_is_before_it(void **state)
{
    static const char *const lines[] = {
        "{\"edit\":\"insert\",\"path\":[\"container\",\"Args\",0]}\n",
        "{\"edit\":\"rename\",\"path\":[\"container\",\"Path\"]}\n",
        "{\"edit\":\"set\",\"path\":[],\"value\":1}\n",
        "{\"edit\":\"move\",\"path\":[\"container\",\"Args\",9],\"to\":7}\n",
        "{\"edit\":\"remove\",\"path\":[\"no\",3]}\n",
        "{\"edit\":\"duplicate\",\"path\":[\"container\"]}\n",
        "{\"edit\":5,\"path\":{}}\n",
        "{\"undo\":1}{\n",
        "[]\n",
    };

    (void)state;
    for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
        struct mdl_history *h = jt_history_of(jt_text), *again;
        struct ui_journal *j = jt_open(h), *went_on = NULL;
        struct ui_leftovers all;
        char path[512];
        struct err *e;

        jt_set(j, h, "container.Path", "\"b\"");
        assert_true(jt_path(path, 0));
        jt_die(j, h);
        append(path, lines[i]);
        append(path, "{\"edit\":\"set\",\"path\":[\"name\"],\"value\":\"late\"}\n");
        jt_ok(ui_journal_find(&all));
        assert_int_equal(all.count, 1);
        again = jt_history_of(jt_text);
        e = ui_journal_recover(&went_on, &all.items[0], again);
        if (e != NULL) {
            assert_int_not_equal(e->class, ERR_OOM);
            assert_null(went_on);
            assert_now(again,
                       "{\"silospec\":1,\"container\":{\"Path\":\"b\",\"Args\":[\"x\",\"y\"]}}");
            assert_int_equal(jt_count(), 1);
        }
        err_free(e);
        jt_ok(ui_journal_discard(&all.items[0]));
        ui_journal_close(went_on, false);
        ui_leftovers_finish(&all);
        mdl_history_free(again);
    }
}

/* The first `count` lines of a journal but the second one, which is left out or another. */
static void write_without_base(const char *path, const char *instead, size_t count)
{
    char line[1024], all[4096] = "";
    FILE *f = fopen(path, "r");

    assert_non_null(f);
    for (size_t i = 0; i < count && fgets(line, sizeof(line), f) != NULL; i++)
        strcat(all, i != 1 ? line : instead);
    assert_int_equal(fclose(f), 0);
    f = fopen(path, "w");
    assert_non_null(f);
    fputs(all, f);
    assert_int_equal(fclose(f), 0);
}

/* With one edit, with two, and with a whole document behind them: the edits come back where the
 * file is as it was, and the whole document wherever; the journal stays and is named. */
static void a_journal_without_its_document_stays(void **state)
{
    static const char edited[] =
        "{\"silospec\":1,\"container\":{\"Path\":\"b\",\"Args\":[\"x\",\"y\"]}}";
    static const char named[] = "{\"silospec\":1,\"container\":{\"Path\":\"b\",\"Args\":"
                                "[\"x\",\"y\"]},\"name\":\"n\"}";
    static const char *const instead[] = {"", "{\"silo\\0\n"};
    static const char whole[] = "{\"replace\":\"r\"}\n{\"silospec\":1,\"name\":\"r\"}\n";
    static const struct row {
        size_t lines;
        bool whole, same;
        const char *now, *remedy;
    } rows[] = {
        {3, false, true, edited, "the edits are made to the file, which is as it was"},
        {4, false, true, named, "the edits are made to the file, which is as it was"},
        {3, false, false, "{\"silospec\":1}", "the edits cannot be made without it"},
        {4, true, false, "{\"silospec\":1,\"name\":\"r\"}",
         "the document as it was later is recovered"},
    };

    (void)state;
    for (size_t i = 0; i < 2 * sizeof(rows) / sizeof(rows[0]); i++) {
        const struct row *row = &rows[i / 2];
        struct mdl_history *h = jt_history_of(jt_text), *again;
        struct ui_journal *j = jt_open(h), *went_on = NULL;
        struct ui_leftovers all;
        char path[512];
        struct err *e;

        jt_set(j, h, "container.Path", "\"b\"");
        jt_set(j, h, "name", "\"n\"");
        assert_true(jt_path(path, 0));
        jt_die(j, h);
        write_without_base(path, instead[i % 2], row->lines);
        if (row->whole)
            append(path, whole);
        jt_ok(ui_journal_find(&all));
        assert_null(all.problems);
        assert_int_equal(all.count, 1);
        assert_int_equal(all.items[0].edits, row->lines - 2 + row->whole);
        if (!row->same)
            all.items[0].state = UI_LEFTOVER_CHANGED;
        again = jt_history_of(row->same ? jt_text : "{\"silospec\":1}");
        e = ui_journal_recover(&went_on, &all.items[0], again);
        assert_non_null(e);
        assert_null(went_on);
        assert_string_equal(e->text, "the document before the edits");
        assert_string_equal(e->file, path);
        assert_true(str_starts(str_of(e->remedy), str_of(row->remedy)));
        err_free(e);
        assert_now(again, row->now);
        assert_int_equal(jt_count(), 1);
        jt_ok(ui_journal_discard(&all.items[0]));
        ui_leftovers_finish(&all);
        mdl_history_free(again);
    }
}

/* It may have been the edit. */
static void a_damaged_line_alone_stays(void **state)
{
    struct mdl_history *h = jt_history_of(jt_text);
    struct ui_journal *j = jt_open(h);
    struct ui_leftovers all;
    char path[512];

    (void)state;
    jt_set(j, h, "container.Path", "\"b\"");
    assert_true(jt_path(path, 0));
    jt_die(j, h);
    write_without_base(path, "{\"ed\n", 2);
    jt_ok(ui_journal_find(&all));
    assert_int_equal(all.count, 0);
    assert_non_null(all.problems);
    assert_string_equal(all.problems->file, path);
    ui_leftovers_finish(&all);
    assert_int_equal(jt_count(), 1);
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
        FOLDER_TEST(a_damaged_line_keeps_what_is_before_it),
        FOLDER_TEST(a_journal_without_its_document_stays),
        FOLDER_TEST(a_damaged_line_alone_stays),
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
