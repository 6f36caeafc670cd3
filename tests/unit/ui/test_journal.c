/* What is left of edits after a kill, and what a next start makes of it. */
#include "ui/tui/journal.h"

#include "model/base/buf.h"
#include "model/json.h"

#include <dirent.h>
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

static char folder[64];
static char document[96];

static const char text[] = "{\"silospec\":1,\"container\":{\"Path\":\"a\",\"Args\":[\"x\",\"y\"]}}";

/* ---- files ---- */

static void write_document(const char *what)
{
    FILE *f = fopen(document, "w");

    assert_non_null(f);
    fputs(what, f);
    fclose(f);
}

static int make_folder(void **state)
{
    (void)state;
    strcpy(folder, "/tmp/silospec-journal-XXXXXX");
    if (mkdtemp(folder) == NULL)
        return -1;
    snprintf(document, sizeof(document), "%s/d.json", folder);
    write_document(text);
    return setenv("XDG_STATE_HOME", folder, 1);
}

/* The n-th journal's path in out; false: there are fewer. */
static bool journal_path(char out[512], size_t n)
{
    char path[128];
    DIR *d;
    bool found = false;

    snprintf(path, sizeof(path), "%s/silospec/journal", folder);
    d = opendir(path);
    for (struct dirent *e = d != NULL ? readdir(d) : NULL; e != NULL && !found; e = readdir(d)) {
        if (e->d_name[0] != '.' && n-- == 0) {
            snprintf(out, 512, "%s/%s", path, e->d_name);
            found = true;
        }
    }
    if (d != NULL)
        closedir(d);
    return found;
}

static size_t journals(void)
{
    char path[512];
    size_t n = 0;

    while (journal_path(path, n))
        n++;
    return n;
}

static int remove_folder(void **state)
{
    char path[512];

    (void)state;
    while (journal_path(path, 0))
        unlink(path);
    snprintf(path, sizeof(path), "%s/silospec/journal", folder);
    rmdir(path);
    snprintf(path, sizeof(path), "%s/silospec", folder);
    rmdir(path);
    unlink(document);
    return rmdir(folder);
}

/* ---- documents ---- */

static void ok(struct err *e)
{
    if (e != NULL) {
        char *line = err_line(e);

        fail_msg("%s", line);
    }
}

static struct mdl_history *history_of(const char *json)
{
    const struct value *root = NULL;
    struct mdl_history *h = NULL;

    ok(json_read(&root, str_of(json)));
    ok(mdl_history_new(&h, root));
    value_unref(root);
    return h;
}

static void assert_now(const struct mdl_history *h, const char *json)
{
    char *got = NULL;
    size_t len;

    ok(json_write(&got, &len, mdl_now(h)->root, 0));
    assert_string_equal(got, json);
    free(got);
}

static void edit(struct ui_journal *j, struct mdl_history *h, enum mdl_edit_kind kind,
                 const char *path, const char *value, const char *name, size_t to)
{
    struct mdl_edit e = {.kind = kind, .to = to, .name = str_of(name)};
    const struct value *v = NULL;
    struct arena a;

    arena_init(&a);
    ok(mdl_path_parse(&e.path, &a, str_of(path), mdl_now(h)->root));
    if (value != NULL)
        ok(json_read(&v, str_of(value)));
    e.value = v;
    ok(mdl_history_edit(h, &e, path));
    ok(ui_journal_edited(j, h, &e));
    value_unref(v);
    arena_finish(&a);
}

static void set(struct ui_journal *j, struct mdl_history *h, const char *path, const char *value)
{
    edit(j, h, MDL_EDIT_SET, path, value, NULL, 0);
}

static void undo(struct ui_journal *j, struct mdl_history *h)
{
    const char *label;

    ok(mdl_undo(h, &label));
    ok(ui_journal_undone(j, h));
}

static void redo(struct ui_journal *j, struct mdl_history *h)
{
    const char *label;

    ok(mdl_redo(h, &label));
    ok(ui_journal_redone(j, h));
}

static struct ui_journal *open_journal(const struct mdl_history *h)
{
    struct ui_journal *j = NULL;

    ok(ui_journal_open(&j, document, h));
    return j;
}

/* As if the program were killed: the file stays, its lock goes. */
static void die(struct ui_journal *j, struct mdl_history *h)
{
    ui_journal_close(j, true);
    mdl_history_free(h);
}

/* Recovers the only leftover onto what `json` holds. */
static struct mdl_history *recovered(const char *json, enum ui_leftover_file state, size_t edits)
{
    struct mdl_history *h = history_of(json);
    struct ui_leftovers all;
    struct ui_journal *j = NULL;

    ok(ui_journal_find(&all));
    assert_int_equal(all.count, 1);
    assert_null(all.problems);
    assert_int_equal(all.items[0].state, state);
    assert_int_equal(all.items[0].edits, edits);
    ok(ui_journal_recover(&j, &all.items[0], h));
    ui_leftovers_finish(&all);
    ui_journal_close(j, true);
    return h;
}

/* ---- tests ---- */

static void nothing_is_written_before_the_first_edit(void **state)
{
    struct mdl_history *h = history_of(text);
    struct ui_journal *j = open_journal(h);

    (void)state;
    assert_int_equal(journals(), 0);
    set(j, h, "container.Path", "\"a\""); /* changes nothing */
    assert_int_equal(journals(), 0);
    set(j, h, "container.Path", "\"b\"");
    assert_int_equal(journals(), 1);
    ui_journal_close(j, false);
    assert_int_equal(journals(), 0);
    mdl_history_free(h);
}

static void edits_of_every_kind_come_back(void **state)
{
    struct mdl_history *h = history_of(text), *again;
    struct ui_journal *j = open_journal(h);
    char *want = NULL;
    size_t len;

    (void)state;
    set(j, h, "container.Path", "\"\\u0000 \\\"q\\\" \xC3\xA9\\n\"");
    edit(j, h, MDL_EDIT_INSERT, "container.Args[1]", "\"between\"", NULL, 0);
    edit(j, h, MDL_EDIT_MOVE, "container.Args[0]", NULL, NULL, 2);
    edit(j, h, MDL_EDIT_DUPLICATE, "container.Args[0]", NULL, NULL, 0);
    edit(j, h, MDL_EDIT_REMOVE, "container.Args[3]", NULL, NULL, 0);
    set(j, h, "container.HostConfig.Memory", "9223372036854775807");
    set(j, h, "host.CredentialSpecs.Files[\"a.json\"]", "\"{}\"");
    edit(j, h, MDL_EDIT_RENAME, "host.CredentialSpecs.Files[\"a.json\"]", NULL, "b.json", 0);
    set(j, h, "container.HostConfig.Memory", NULL);
    ok(json_write(&want, &len, mdl_now(h)->root, 0));
    die(j, h);
    again = recovered(text, UI_LEFTOVER_SAME, 9);
    assert_now(again, want);
    assert_int_equal(mdl_history_position(again), 9);
    assert_string_equal(mdl_history_label(again, 2), "container.Args[1]");
    assert_true(mdl_history_dirty(again));
    mdl_history_free(again);
    free(want);
}

static void undo_and_redo_come_back(void **state)
{
    struct mdl_history *h = history_of(text), *again;
    struct ui_journal *j = open_journal(h);
    const char *label;

    (void)state;
    set(j, h, "container.Path", "\"b\"");
    set(j, h, "container.Path", "\"c\"");
    set(j, h, "container.Path", "\"d\"");
    undo(j, h);
    undo(j, h);
    redo(j, h);
    die(j, h);
    again = recovered(text, UI_LEFTOVER_SAME, 6);
    assert_now(again, "{\"silospec\":1,\"container\":{\"Path\":\"c\",\"Args\":[\"x\",\"y\"]}}");
    ok(mdl_redo(again, &label));
    assert_now(again, "{\"silospec\":1,\"container\":{\"Path\":\"d\",\"Args\":[\"x\",\"y\"]}}");
    mdl_history_free(again);
}

static void an_undo_behind_a_save_comes_back(void **state)
{
    struct mdl_history *h = history_of(text), *again;
    struct ui_journal *j = open_journal(h);
    static const char saved[] =
        "{\"silospec\":1,\"container\":{\"Path\":\"b\",\"Args\":[\"x\",\"y\"]}}";

    (void)state;
    set(j, h, "container.Path", "\"b\"");
    write_document(saved);
    mdl_history_saved(h);
    ok(ui_journal_saved(j, document, h));
    assert_int_equal(journals(), 0);
    undo(j, h);
    set(j, h, "container.Path", "\"z\"");
    undo(j, h);
    die(j, h);
    again = recovered(saved, UI_LEFTOVER_SAME, 3);
    assert_now(again, text);
    mdl_history_free(again);
}

static void a_replaced_document_comes_back(void **state)
{
    static const char other[] = "{\"silospec\":1,\"name\":\"other\"}";
    struct mdl_history *h = history_of(text), *again;
    struct ui_journal *j = open_journal(h);
    const struct value *root = NULL;

    (void)state;
    set(j, h, "container.Path", "\"b\"");
    ok(json_read(&root, str_of(other)));
    ok(mdl_history_replace(h, root, "reload"));
    value_unref(root);
    ok(ui_journal_replaced(j, h));
    set(j, h, "name", "\"more\"");
    die(j, h);
    again = recovered(text, UI_LEFTOVER_SAME, 3);
    assert_now(again, "{\"silospec\":1,\"name\":\"more\"}");
    mdl_history_free(again);
}

/* Every byte that may be missing at the end. */
static void a_cut_last_line_loses_that_edit_only(void **state)
{
    struct mdl_history *h = history_of(text);
    struct ui_journal *j = open_journal(h);
    char path[512];
    struct stat two, three;

    (void)state;
    set(j, h, "container.Path", "\"b\"");
    set(j, h, "container.Path", "\"c\"");
    assert_true(journal_path(path, 0));
    assert_int_equal(stat(path, &two), 0);
    set(j, h, "container.Path", "\"d\"");
    assert_int_equal(stat(path, &three), 0);
    die(j, h);
    for (off_t size = three.st_size - 1; size >= two.st_size; size--) {
        struct mdl_history *again;

        assert_int_equal(truncate(path, size), 0);
        again = recovered(text, UI_LEFTOVER_SAME, 2);
        assert_now(again, "{\"silospec\":1,\"container\":{\"Path\":\"c\",\"Args\":[\"x\",\"y\"]}}");
        mdl_history_free(again);
    }
}

static void a_journal_without_a_whole_edit_is_no_leftover(void **state)
{
    struct mdl_history *h = history_of(text);
    struct ui_journal *j = open_journal(h);
    struct ui_leftovers all;
    struct stat info;
    char path[512];

    (void)state;
    set(j, h, "container.Path", "\"b\"");
    assert_true(journal_path(path, 0));
    assert_int_equal(stat(path, &info), 0);
    die(j, h);
    assert_int_equal(truncate(path, info.st_size - 1), 0);
    ok(ui_journal_find(&all));
    assert_int_equal(all.count, 0);
    assert_null(all.problems);
    ui_leftovers_finish(&all);
    assert_int_equal(journals(), 0);
}

static void edits_after_a_recovery_are_kept_as_well(void **state)
{
    struct mdl_history *h = history_of(text);
    struct ui_journal *j = open_journal(h);
    struct ui_leftovers all;
    struct stat info;
    char path[512];

    (void)state;
    set(j, h, "container.Path", "\"b\"");
    set(j, h, "container.Path", "\"c\"");
    die(j, h);
    assert_true(journal_path(path, 0));
    assert_int_equal(stat(path, &info), 0);
    assert_int_equal(truncate(path, info.st_size - 3), 0);
    h = history_of(text);
    ok(ui_journal_find(&all));
    assert_int_equal(all.count, 1);
    ok(ui_journal_recover(&j, &all.items[0], h));
    ui_leftovers_finish(&all);
    undo(j, h);
    redo(j, h);
    set(j, h, "container.Args", "[]");
    die(j, h);
    assert_int_equal(journals(), 1);
    h = recovered(text, UI_LEFTOVER_SAME, 4);
    assert_now(h, "{\"silospec\":1,\"container\":{\"Path\":\"b\",\"Args\":[]}}");
    mdl_history_free(h);
}

static void a_file_changed_since_is_told_and_the_edits_are_whole(void **state)
{
    static const char other[] = "{\"silospec\":1,\"name\":\"by somebody\"}";
    struct mdl_history *h = history_of(text), *again;
    struct ui_journal *j = open_journal(h);
    const char *label;

    (void)state;
    edit(j, h, MDL_EDIT_REMOVE, "container.Args[0]", NULL, NULL, 0);
    die(j, h);
    write_document(other);
    again = recovered(other, UI_LEFTOVER_CHANGED, 1);
    assert_now(again, "{\"silospec\":1,\"container\":{\"Path\":\"a\",\"Args\":[\"y\"]}}");
    ok(mdl_undo(again, &label));
    ok(mdl_undo(again, &label));
    assert_now(again, other);
    mdl_history_free(again);
}

static void a_file_that_is_gone_is_told(void **state)
{
    struct mdl_history *h = history_of(text), *again;
    struct ui_journal *j = open_journal(h);

    (void)state;
    set(j, h, "container.Path", "\"b\"");
    die(j, h);
    unlink(document);
    again = recovered("{\"silospec\":1}", UI_LEFTOVER_GONE, 1);
    assert_now(again, "{\"silospec\":1,\"container\":{\"Path\":\"b\",\"Args\":[\"x\",\"y\"]}}");
    mdl_history_free(again);
}

static void a_new_document_has_a_journal(void **state)
{
    struct mdl_history *h = history_of("{\"silospec\":1}"), *again;
    struct ui_journal *j = NULL;
    struct ui_leftovers all;

    (void)state;
    ok(ui_journal_open(&j, NULL, h));
    set(j, h, "name", "\"n\"");
    die(j, h);
    ok(ui_journal_find(&all));
    assert_int_equal(all.count, 1);
    assert_null(all.items[0].document);
    ui_leftovers_finish(&all);
    again = recovered("{\"silospec\":1}", UI_LEFTOVER_NEW, 1);
    assert_now(again, "{\"silospec\":1,\"name\":\"n\"}");
    mdl_history_free(again);
}

static void the_document_is_named_by_its_whole_path(void **state)
{
    struct mdl_history *h = history_of(text);
    struct ui_journal *j = NULL;
    struct ui_leftovers all;
    char want[256], here[256];

    (void)state;
    assert_non_null(getcwd(here, sizeof(here)));
    assert_int_equal(chdir(folder), 0);
    ok(ui_journal_open(&j, "d.json", h));
    assert_non_null(getcwd(want, sizeof(want) - 10));
    strcat(want, "/d.json");
    assert_int_equal(chdir(here), 0);
    set(j, h, "container.Path", "\"b\"");
    die(j, h);
    ok(ui_journal_find(&all));
    assert_string_equal(all.items[0].document, want);
    assert_in_range(all.items[0].time, 1000000000, INT64_MAX);
    ui_leftovers_finish(&all);
}

static void journals_in_use_are_nobodys_leftovers(void **state)
{
    struct mdl_history *h = history_of(text);
    struct ui_journal *j = open_journal(h);
    struct ui_leftovers first, second;

    (void)state;
    set(j, h, "container.Path", "\"b\"");
    ok(ui_journal_find(&first));
    assert_int_equal(first.count, 0);
    ui_leftovers_finish(&first);
    die(j, h);
    ok(ui_journal_find(&first));
    assert_int_equal(first.count, 1);
    ok(ui_journal_find(&second)); /* another program that starts now */
    assert_int_equal(second.count, 0);
    ui_leftovers_finish(&second);
    ui_leftovers_finish(&first);
    ok(ui_journal_find(&second));
    assert_int_equal(second.count, 1);
    ui_leftovers_finish(&second);
}

static void what_is_discarded_does_not_come_again(void **state)
{
    struct mdl_history *h = history_of(text);
    struct ui_journal *j = open_journal(h);
    struct ui_leftovers all;

    (void)state;
    set(j, h, "container.Path", "\"b\"");
    die(j, h);
    ok(ui_journal_find(&all));
    ok(ui_journal_discard(&all.items[0]));
    ui_leftovers_finish(&all);
    assert_int_equal(journals(), 0);
}

static void two_documents_have_two_journals(void **state)
{
    struct mdl_history *a = history_of(text), *b = history_of(text);
    struct ui_journal *ja = open_journal(a), *jb = open_journal(b);
    struct ui_leftovers all;

    (void)state;
    set(ja, a, "container.Path", "\"b\"");
    set(jb, b, "container.Path", "\"c\"");
    die(ja, a);
    die(jb, b);
    ok(ui_journal_find(&all));
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

        snprintf(path, sizeof(path), "%s/silospec", folder);
        mkdir(path, 0700);
        strcat(path, "/journal");
        mkdir(path, 0700);
        strcat(path, "/x.journal");
        f = fopen(path, "w");
        assert_non_null(f);
        fputs(contents[i], f);
        fclose(f);
        ok(ui_journal_find(&all));
        assert_int_equal(all.count, 0);
        assert_non_null(all.problems);
        assert_string_equal(all.problems->file, path);
        ui_leftovers_finish(&all);
        assert_int_equal(journals(), 1);
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
        struct mdl_history *h = history_of(text);
        struct ui_journal *j = open_journal(h);

        set(j, h, "container.Path", "\"b\"");
        set(j, h, "container.Path", "\"c\"");
        (void)!write(pipes[1], "x", 1);
        for (;;)
            pause();
    }
    assert_int_equal(read(pipes[0], &byte, 1), 1);
    kill(pid, SIGKILL);
    waitpid(pid, NULL, 0);
    close(pipes[0]);
    close(pipes[1]);
    again = recovered(text, UI_LEFTOVER_SAME, 2);
    assert_now(again, "{\"silospec\":1,\"container\":{\"Path\":\"c\",\"Args\":[\"x\",\"y\"]}}");
    mdl_history_free(again);
}

/* A limit on the size of files stands for a full disk. */
static void a_full_disk_is_told_once_and_made_up_for(void **state)
{
    struct mdl_history *h = history_of(text), *again;
    struct ui_journal *j = open_journal(h);
    struct rlimit all, few;
    struct mdl_edit e = {.kind = MDL_EDIT_REMOVE};
    struct err *first, *second;
    struct arena a;
    struct stat before, after;
    char path[512];

    (void)state;
    set(j, h, "container.Path", "\"b\"");
    assert_true(journal_path(path, 0));
    assert_int_equal(stat(path, &before), 0);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &all), 0);
    few = all;
    few.rlim_cur = (rlim_t)before.st_size + 10;
    (void)signal(SIGXFSZ, SIG_IGN);
    arena_init(&a);
    ok(mdl_path_parse(&e.path, &a, STR_LIT("container.Args[0]"), mdl_now(h)->root));
    ok(mdl_history_edit(h, &e, "remove"));
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &few), 0);
    first = ui_journal_edited(j, h, &e);
    ok(mdl_history_edit(h, &e, "remove"));
    second = ui_journal_edited(j, h, &e);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &all), 0);
    assert_non_null(first);
    assert_int_equal(first->class, ERR_IO);
    assert_null(second);
    err_free(first);
    assert_int_equal(stat(path, &after), 0);
    assert_int_equal(after.st_size, before.st_size); /* no half line */
    set(j, h, "container.Path", "\"c\"");
    die(j, h);
    arena_finish(&a);
    again = recovered(text, UI_LEFTOVER_SAME, 2);
    assert_now(again, "{\"silospec\":1,\"container\":{\"Path\":\"c\",\"Args\":[]}}");
    mdl_history_free(again);
}

static void no_state_folder_is_told_once_and_harms_nothing(void **state)
{
    struct mdl_history *h = history_of(text);
    struct ui_journal *j = open_journal(h);
    struct mdl_edit e = {.kind = MDL_EDIT_REMOVE};
    struct err *problem;
    struct arena a;

    (void)state;
    assert_int_equal(setenv("XDG_STATE_HOME", "/dev/null/nowhere", 1), 0);
    arena_init(&a);
    ok(mdl_path_parse(&e.path, &a, STR_LIT("container.Args[0]"), mdl_now(h)->root));
    ok(mdl_history_edit(h, &e, "remove"));
    problem = ui_journal_edited(j, h, &e);
    assert_non_null(problem);
    err_free(problem);
    ok(mdl_history_edit(h, &e, "remove"));
    ok(ui_journal_edited(j, h, &e));
    assert_int_equal(setenv("XDG_STATE_HOME", folder, 1), 0);
    set(j, h, "container.Path", "\"c\"");
    die(j, h);
    arena_finish(&a);
    h = recovered(text, UI_LEFTOVER_SAME, 1);
    assert_now(h, "{\"silospec\":1,\"container\":{\"Path\":\"c\",\"Args\":[]}}");
    mdl_history_free(h);
}

static void no_journal_at_all_is_fine(void **state)
{
    struct mdl_history *h = history_of(text);

    (void)state;
    set(NULL, h, "container.Path", "\"b\"");
    undo(NULL, h);
    redo(NULL, h);
    ok(ui_journal_replaced(NULL, h));
    ok(ui_journal_saved(NULL, document, h));
    ui_journal_close(NULL, false);
    mdl_history_free(h);
}

#define FOLDER_TEST(name) cmocka_unit_test_setup_teardown(name, make_folder, remove_folder)

int main(void)
{
    const struct CMUnitTest tests[] = {
        FOLDER_TEST(nothing_is_written_before_the_first_edit),
        FOLDER_TEST(edits_of_every_kind_come_back),
        FOLDER_TEST(undo_and_redo_come_back),
        FOLDER_TEST(an_undo_behind_a_save_comes_back),
        FOLDER_TEST(a_replaced_document_comes_back),
        FOLDER_TEST(a_cut_last_line_loses_that_edit_only),
        FOLDER_TEST(a_journal_without_a_whole_edit_is_no_leftover),
        FOLDER_TEST(edits_after_a_recovery_are_kept_as_well),
        FOLDER_TEST(a_file_changed_since_is_told_and_the_edits_are_whole),
        FOLDER_TEST(a_file_that_is_gone_is_told),
        FOLDER_TEST(a_new_document_has_a_journal),
        FOLDER_TEST(the_document_is_named_by_its_whole_path),
        FOLDER_TEST(journals_in_use_are_nobodys_leftovers),
        FOLDER_TEST(what_is_discarded_does_not_come_again),
        FOLDER_TEST(two_documents_have_two_journals),
        FOLDER_TEST(a_foreign_file_is_told_and_stays),
        FOLDER_TEST(a_killed_program_loses_nothing_that_was_noted),
        FOLDER_TEST(a_full_disk_is_told_once_and_made_up_for),
        FOLDER_TEST(no_state_folder_is_told_once_and_harms_nothing),
        FOLDER_TEST(no_journal_at_all_is_fine),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
