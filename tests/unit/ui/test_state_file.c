/* What a next start remembers: written whole, read whatever is in the file. */
#include "ui/store/state_file.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static char folder[64], file[128];

static int make_folder(void **state)
{
    (void)state;
    strcpy(folder, "/tmp/silospec-state-XXXXXX");
    if (mkdtemp(folder) == NULL)
        return -1;
    snprintf(file, sizeof(file), "%s/silospec/state", folder);
    return setenv("XDG_STATE_HOME", folder, 1);
}

static int remove_folder(void **state)
{
    char path[128];

    (void)state;
    unlink(file);
    rmdir(file);
    snprintf(path, sizeof(path), "%s/silospec", folder);
    rmdir(path);
    return rmdir(folder); /* fails when anything else was left there */
}

static void ok(struct err *e)
{
    if (e != NULL) {
        char *line = err_line(e);

        fail_msg("%s", line);
    }
}

static void write_state(const char *text)
{
    struct ui_saved_state none = {.theme = NULL};
    FILE *f;

    ok(ui_saved_write(&none)); /* makes the folder */
    f = fopen(file, "w");
    assert_non_null(f);
    fputs(text, f);
    fclose(f);
}

static struct ui_saved_state read_state(size_t dropped)
{
    struct ui_saved_state s;
    struct err *notes = NULL;

    ok(ui_saved_read(&s, &notes));
    assert_int_equal(err_count(notes), dropped);
    err_free(notes);
    return s;
}

static void an_absent_file_is_an_empty_state(void **state)
{
    struct ui_saved_state s = read_state(0);

    (void)state;
    assert_null(s.theme);
    assert_int_equal(s.recent_count, 0);
    assert_int_equal(ui_saved_pane_size(&s, "form"), 0);
}

static void all_comes_back(void **state)
{
    struct ui_saved_state s = {.theme = NULL};

    (void)state;
    ok(ui_saved_theme(&s, "dark"));
    ok(ui_saved_theme(&s, "/a b/%41.theme"));
    ok(ui_saved_recent(&s, "/nowhere/one.yaml"));
    ok(ui_saved_recent(&s, "/nowhere/t w\no\xFF\xC3\xA9%.yaml"));
    ui_saved_pane(&s, "form", 40);
    ui_saved_pane(&s, "lower", 9);
    ui_saved_pane(&s, "form", 42);
    ok(ui_saved_write(&s));
    ui_saved_finish(&s);
    s = read_state(0);
    assert_string_equal(s.theme, "/a b/%41.theme");
    assert_int_equal(s.recent_count, 2);
    assert_string_equal(s.recent[0], "/nowhere/t w\no\xFF\xC3\xA9%.yaml");
    assert_string_equal(s.recent[1], "/nowhere/one.yaml");
    assert_int_equal(ui_saved_pane_size(&s, "form"), 42);
    assert_int_equal(ui_saved_pane_size(&s, "lower"), 9);
    ui_saved_finish(&s);
}

static void a_file_stands_once_with_the_newest_in_front(void **state)
{
    struct ui_saved_state s = {.theme = NULL};

    (void)state;
    ok(ui_saved_recent(&s, "/nowhere/a"));
    ok(ui_saved_recent(&s, "/nowhere/b"));
    ok(ui_saved_recent(&s, "/nowhere/a"));
    assert_int_equal(s.recent_count, 2);
    assert_string_equal(s.recent[0], "/nowhere/a");
    assert_string_equal(s.recent[1], "/nowhere/b");
    ui_saved_finish(&s);
}

static void the_oldest_files_are_forgotten(void **state)
{
    struct ui_saved_state s = {.theme = NULL};
    char name[32];

    (void)state;
    for (int i = 0; i < UI_RECENT_MAX + 5; i++) {
        snprintf(name, sizeof(name), "/nowhere/%d", i);
        ok(ui_saved_recent(&s, name));
    }
    assert_int_equal(s.recent_count, UI_RECENT_MAX);
    assert_string_equal(s.recent[0], "/nowhere/24");
    assert_string_equal(s.recent[UI_RECENT_MAX - 1], "/nowhere/5");
    ui_saved_finish(&s);
}

static void recent_files_are_whole_paths(void **state)
{
    struct ui_saved_state s = {.theme = NULL};
    char here[512], *want;

    (void)state;
    assert_non_null(getcwd(here, sizeof(here)));
    write_state("");
    assert_int_equal(chdir(folder), 0);
    ok(ui_saved_recent(&s, "silospec/../silospec/state"));
    assert_int_equal(chdir(here), 0);
    want = realpath(file, NULL);
    assert_string_equal(s.recent[0], want);
    free(want);
    ui_saved_finish(&s);
}

static void bad_lines_are_dropped_with_a_note(void **state)
{
    struct ui_saved_state s;
    struct err *notes = NULL;

    (void)state;
    write_state("theme light\n"
                "theme dark\n"
                "pane form 0\npane form\npane  7\npane form 99999999999999999999\n"
                "file /a%4\nfile /a%00b\nfile \n"
                "\xFF\x01\n"
                "file /good\n"
                "pane form 12\n"
                "colour red");
    ok(ui_saved_read(&s, &notes));
    assert_int_equal(err_count(notes), 10);
    assert_string_equal(notes->file, file);
    assert_int_equal(notes->line, 2);
    assert_string_equal(notes->text, "dropped 'theme dark'");
    err_free(notes);
    assert_string_equal(s.theme, "light");
    assert_int_equal(s.recent_count, 1);
    assert_string_equal(s.recent[0], "/good");
    assert_int_equal(ui_saved_pane_size(&s, "form"), 12);
    ui_saved_finish(&s);
}

static void more_files_than_fit_are_dropped(void **state)
{
    struct ui_saved_state s;
    char text[1024] = "";

    (void)state;
    for (int i = 0; i < UI_RECENT_MAX + 2; i++)
        snprintf(text + strlen(text), sizeof(text) - strlen(text), "file /%d\n", i);
    write_state(text);
    s = read_state(2);
    assert_int_equal(s.recent_count, UI_RECENT_MAX);
    assert_string_equal(s.recent[0], "/0");
    ui_saved_finish(&s);
}

static void panes_that_make_no_sense_are_not_kept(void **state)
{
    struct ui_saved_state s = {.theme = NULL};

    (void)state;
    ui_saved_pane(&s, "a b", 5);
    ui_saved_pane(&s, "", 5);
    ui_saved_pane(&s, "a-name-that-is-longer-than-thirty-two-bytes", 5);
    ui_saved_pane(&s, "form", -1);
    assert_int_equal(s.pane_count, 0);
    for (int i = 0; i < UI_PANE_SIZES_MAX + 3; i++) {
        char name[16];

        snprintf(name, sizeof(name), "p%d", i);
        ui_saved_pane(&s, name, 5);
    }
    assert_int_equal(s.pane_count, UI_PANE_SIZES_MAX);
}

static void a_state_that_cannot_be_written_leaves_the_old_one(void **state)
{
    struct ui_saved_state s = {.theme = NULL};
    struct err *e;

    (void)state;
    write_state("");
    assert_int_equal(unlink(file), 0);
    assert_int_equal(mkdir(file, 0700), 0); /* a rename cannot replace a folder */
    e = ui_saved_write(&s);
    assert_non_null(e);
    assert_int_equal(e->class, ERR_IO);
    assert_string_equal(e->file, file);
    err_free(e);
}

static void the_state_is_the_users_alone(void **state)
{
    struct stat info;

    (void)state;
    write_state("");
    assert_int_equal(stat(file, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0600);
}

#define FOLDER_TEST(name) cmocka_unit_test_setup_teardown(name, make_folder, remove_folder)

int main(void)
{
    const struct CMUnitTest tests[] = {
        FOLDER_TEST(an_absent_file_is_an_empty_state),
        FOLDER_TEST(all_comes_back),
        FOLDER_TEST(a_file_stands_once_with_the_newest_in_front),
        FOLDER_TEST(the_oldest_files_are_forgotten),
        FOLDER_TEST(recent_files_are_whole_paths),
        FOLDER_TEST(bad_lines_are_dropped_with_a_note),
        FOLDER_TEST(more_files_than_fit_are_dropped),
        FOLDER_TEST(panes_that_make_no_sense_are_not_kept),
        FOLDER_TEST(a_state_that_cannot_be_written_leaves_the_old_one),
        FOLDER_TEST(the_state_is_the_users_alone),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
