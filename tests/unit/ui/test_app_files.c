/* Opening and saving: what happens to files, and that nothing is lost on the way. */
#include "app_folder.h"

#include "ui/tui/state/state.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static void s_writes_the_file_and_says_how_much(void **state)
{
    const struct folder *f = *state;
    struct driver d;

    driver_start(&d, f->file, 120, 40);
    edit_count(&d, "6");
    driver_keys(&d, "s");
    driver_expect(&d, "saved ");
    driver_expect(&d, " bytes)");
    driver_expect_not(&d, "[+]");
    assert_true(file_has(f->file, "CpuCount: 6"));
    driver_finish(&d);
}

static void comments_stay_and_those_of_what_is_gone_are_counted(void **state)
{
    const struct folder *f = *state;
    struct driver d;

    write_all(f->file, "# mine\nsilospec: 1\ncontainer:\n  HostConfig:\n    CpuCount: 2 # two\n"
                       "    # of memory\n    Memory: 1073741824\n");
    driver_start(&d, f->file, 120, 40);
    edit_count(&d, "6");
    driver_keys(&d, "s");
    driver_expect(&d, " bytes)");
    driver_expect_not(&d, "comment");
    assert_true(file_has(f->file, "# mine\nsilospec: 1\n"));
    assert_true(file_has(f->file, "CpuCount: 6 # two\n    # of memory\n"));
    driver_keys(&d, "/(--memory)<Enter>xs");
    driver_expect(&d, "1 comment stood beside what is gone, and went with it");
    assert_true(file_has(f->file, "CpuCount: 6 # two\n"));
    driver_finish(&d);
}

/* A hard link is not written through: a crash could leave half a text behind it. */
static void other_names_of_a_file_are_told_when_it_is_saved(void **state)
{
    const struct folder *f = *state;
    struct driver d;
    char other[256];

    snprintf(other, sizeof(other), "%s-other", f->file);
    assert_int_equal(link(f->file, other), 0);
    driver_start(&d, f->file, 120, 40);
    edit_count(&d, "6");
    driver_keys(&d, "s");
    driver_expect(&d, "saved, but 1 other name (hard link) keeps the old text: /");
    assert_true(file_has(f->file, "CpuCount: 6"));
    assert_false(file_has(other, "CpuCount: 6"));
    edit_count(&d, "7");
    driver_keys(&d, "s");
    driver_expect(&d, " bytes)");
    driver_expect_not(&d, "hard link");
    driver_finish(&d);
    assert_int_equal(unlink(other), 0);
}

static void a_file_that_another_program_changed_is_not_overwritten_unasked(void **state)
{
    const struct folder *f = *state;
    struct driver d;

    driver_start(&d, f->file, 120, 40);
    edit_count(&d, "6");
    write_all(f->file, "precious");
    driver_keys(&d, "s");
    driver_expect(&d, "was changed by another program");
    driver_keys(&d, "n");
    assert_true(file_has(f->file, "precious"));
    driver_keys(&d, "sy");
    assert_true(file_has(f->file, "CpuCount: 6"));
    driver_keys(&d, "s");
    driver_expect(&d, "saved ");
    driver_finish(&d);
}

static void what_another_program_wrote_is_read_instead(void **state)
{
    const struct folder *f = *state;
    struct driver d;

    driver_start(&d, f->file, 120, 40);
    edit_count(&d, "6");
    write_all(f->file, "silospec: 1\ncontainer:\n  HostConfig:\n    CpuCount: 3\n");
    driver_keys(&d, "s");
    driver_resize(&d, 40, 10); /* all answers are there */
    driver_expect(&d, "y overwrite it  r read it");
    driver_expect(&d, "o another name  n neither");
    driver_resize(&d, 120, 40);
    driver_keys(&d, "r");
    driver_expect(&d, "3 CPUs");
    driver_expect_not(&d, "[+]");
    driver_keys(&d, "u");
    driver_expect(&d, "6 CPUs");
    write_all(f->file, "precious");
    driver_keys(&d, "so<C-u>");
    driver_keys(&d, f->other);
    driver_keys(&d, "<Enter>");
    assert_true(file_has(f->other, "\"CpuCount\": 6"));
    assert_true(file_has(f->file, "precious"));
    driver_finish(&d);
}

static void a_file_that_is_gone_is_said_to_be(void **state)
{
    const struct folder *f = *state;
    struct driver d;

    driver_start(&d, f->file, 120, 40);
    edit_count(&d, "6");
    assert_int_equal(unlink(f->file), 0);
    driver_keys(&d, "s");
    driver_expect(&d, "is there no more.  y write it again  o another name  n neither");
    driver_keys(&d, "y");
    driver_expect(&d, "saved ");
    assert_true(file_has(f->file, "CpuCount: 6"));
    driver_finish(&d);
}

/* The size and the time stay: cp -p, a clock that stands, a checkout. */
static void a_change_of_the_same_size_and_time_is_noticed(void **state)
{
    const struct folder *f = *state;
    struct timespec times[2];
    struct driver d;
    struct stat info;
    FILE *file;
    int first;

    driver_start(&d, f->file, 120, 40);
    edit_count(&d, "6");
    assert_int_equal(stat(f->file, &info), 0);
    times[0] = info.st_atim;
    times[1] = info.st_mtim;
    file = fopen(f->file, "r+");
    assert_non_null(file);
    first = fgetc(file);
    rewind(file);
    fputc(first == 'x' ? 'y' : 'x', file);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(utimensat(AT_FDCWD, f->file, times, 0), 0);
    driver_keys(&d, "s");
    driver_expect(&d, "was changed by another program");
    driver_keys(&d, "n");
    driver_finish(&d);
}

static void save_as_changes_the_format_by_the_ending(void **state)
{
    const struct folder *f = *state;
    struct driver d;

    driver_start(&d, f->file, 120, 40);
    driver_keys(&d, "S<C-u>");
    driver_keys(&d, f->other);
    driver_keys(&d, "<Enter>");
    driver_expect(&d, "other.json");
    assert_true(file_has(f->other, "\"CpuCount\": 2"));
    driver_finish(&d);
}

static void save_as_over_another_file_asks(void **state)
{
    const struct folder *f = *state;
    struct driver d;

    write_all(f->other, "precious");
    driver_start(&d, f->file, 120, 40);
    driver_keys(&d, "S<C-u>");
    driver_keys(&d, f->other);
    driver_keys(&d, "<Enter>");
    driver_expect(&d, "exists already");
    driver_keys(&d, "n");
    assert_true(file_has(f->other, "precious"));
    driver_keys(&d, "S<C-u>");
    driver_keys(&d, f->other);
    driver_keys(&d, "<Enter>y");
    assert_true(file_has(f->other, "\"CpuCount\": 2"));
    driver_finish(&d);
}

static void an_inspect_is_saved_under_another_name(void **state)
{
    const struct folder *f = *state;
    char saved[160];
    struct driver d;

    snprintf(saved, sizeof(saved), "%s/inspect.silospec.json", f->name);
    driver_start(&d, f->inspect, 120, 40);
    driver_keys(&d, "s");
    driver_expect(&d, "inspect.silospec.json");
    driver_keys(&d, "<Enter>");
    driver_expect(&d, "saved ");
    assert_true(file_has(saved, "\"silospec\": 1"));
    assert_true(file_has(f->inspect, "/second"));
    driver_finish(&d);
}

/* Else all of a folder would look the same in a narrow window. */
static void a_path_in_a_list_keeps_its_end(void **state)
{
    static const char file[] =
        "/srv/a-folder-with-a-name/that-is-longer/than-the-window/first.yaml";
    struct driver d;

    (void)state;
    driver_start(&d, NULL, 40, 10);
    assert_null(ui_document_set_file(ui_current(ui_app_state(d.app)), file));
    driver_keys(&d, ":documents<Enter>");
    driver_expect_on_line(&d, "...", "window/first.yaml");
    driver_keys(&d, "y");
    driver_expect(&d, "copied the entry: 67 bytes"); /* whole */
    driver_finish(&d);
}

static void an_inspect_says_that_the_host_is_assumed(void **state)
{
    const struct folder *f = *state;
    struct driver d;

    driver_start(&d, f->inspect, 120, 40);
    driver_expect(&d, "assumed");
    driver_expect(&d, "container 1 of 2: first");
    driver_finish(&d);
}

static void what_nobody_told_is_marked_in_the_spec(void **state)
{
    const struct folder *f = *state;
    struct driver d;

    driver_start(&d, f->inspect, 160, 60);
    driver_keys(&d, "2/base-layer<Enter><Esc>");
    driver_expect(&d, "windowsfilter\\\\base-layer\",  assumed");
    assert_non_null(strstr(driver_line(&d, "base-layer\","), "?      \"C:"));
    driver_expect(&d, "nobody told host.Images[0].LayerFolders, this is what is assumed");
    assert_null(strstr(driver_line(&d, "\"cwd\":"), "assumed"));
    driver_resize(&d, 80, 24); /* the word has no room, the sign has */
    driver_expect_not(&d, "  assumed");
    assert_non_null(strstr(driver_line(&d, "\"C:\\\\ProgramData"), "?      \"C:"));
    driver_finish(&d);
}

/* Asking reads the document's sources: a frame does it for no line that was asked before, nor for
 * one that it does not show. */
static void what_nobody_told_is_asked_once_a_line(void **state)
{
    const struct folder *f = *state;
    const struct ui_doubts *doubts;
    size_t asked = 0, again = 0;
    struct driver d;

    driver_start(&d, f->inspect, 120, 40);
    doubts = &ui_document_result(ui_current(ui_app_state(d.app)))->doubts;
    for (size_t i = 0; i < doubts->lines->count; i++)
        asked += doubts->answers[i] != 0;
    assert_in_range(asked, 10, 40);
    for (size_t i = 0; i < doubts->lines->count; i++) {
        const struct ui_spec_line *line = &doubts->lines->lines[i];
        struct ui_doubts others = *doubts;
        struct arena a;

        if (doubts->answers[i] == 0)
            continue;
        others.of = NULL; /* nobody can be asked */
        arena_init(&a);
        again += ui_line_is_assumed(&others, &a, line);
        arena_finish(&a);
    }
    assert_in_range(again, 1, asked - 1);
    driver_finish(&d);
}

static void another_container_of_an_inspect_can_be_chosen(void **state)
{
    const struct folder *f = *state;
    struct driver d;

    driver_start(&d, f->inspect, 120, 40);
    driver_keys(&d, "C");
    driver_expect(&d, "second");
    driver_keys(&d, "j<Enter>");
    driver_expect(&d, "container 2 of 2: second");
    driver_expect(&d, "second-host");
    driver_finish(&d);
}

static void reload_asks_and_reads_again(void **state)
{
    const struct folder *f = *state;
    struct driver d;

    driver_start(&d, f->file, 120, 40);
    edit_count(&d, "6");
    driver_keys(&d, "R");
    driver_expect(&d, "unsaved edits");
    driver_keys(&d, "y");
    driver_expect_not(&d, "[+]");
    driver_keys(&d, "/CPU count<Enter>");
    driver_expect(&d, "\"count\": 2");
    driver_finish(&d);
}

static void open_adds_a_document_and_completes_its_path(void **state)
{
    const struct folder *f = *state;
    struct driver d;

    driver_start(&d, f->file, 120, 40);
    driver_keys(&d, "o");
    driver_keys(&d, f->name);
    driver_keys(&d, "/insp<Tab><Enter><Esc>");
    driver_expect(&d, "inspect.json (2 of 2)");
    driver_keys(&d, "[");
    driver_expect(&d, "web.yaml (1 of 2)");
    driver_finish(&d);
}

static void a_file_that_cannot_be_read_changes_nothing(void **state)
{
    const struct folder *f = *state;
    struct driver d;

    write_all(f->other, "{\"silospec\": 1, \"container\": {\"Args\": 5, \"Path\": 6}}");
    driver_start(&d, f->file, 120, 40);
    driver_keys(&d, "o");
    driver_keys(&d, f->other);
    driver_keys(&d, "<Enter>");
    driver_expect(&d, "container.Args");
    driver_expect(&d, "container.Path");
    driver_keys(&d, "<Esc>");
    driver_expect(&d, "web.yaml");
    driver_expect_not(&d, "(1 of 2)");
    driver_finish(&d);
}

static void a_new_document_asks_for_a_name(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, NULL, 120, 40);
    driver_expect(&d, "new document");
    driver_expect(&d, "spec ok");
    driver_keys(&d, "s");
    driver_expect(&d, "save as: new.silospec.yaml");
    driver_keys(&d, "<Esc>");
    driver_expect(&d, "not saved");
    driver_finish(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FILE_TEST(s_writes_the_file_and_says_how_much),
        FILE_TEST(comments_stay_and_those_of_what_is_gone_are_counted),
        FILE_TEST(other_names_of_a_file_are_told_when_it_is_saved),
        FILE_TEST(a_file_that_another_program_changed_is_not_overwritten_unasked),
        FILE_TEST(what_another_program_wrote_is_read_instead),
        FILE_TEST(a_file_that_is_gone_is_said_to_be),
        FILE_TEST(a_change_of_the_same_size_and_time_is_noticed),
        FILE_TEST(save_as_changes_the_format_by_the_ending),
        FILE_TEST(save_as_over_another_file_asks),
        FILE_TEST(an_inspect_is_saved_under_another_name),
        FILE_TEST(what_nobody_told_is_marked_in_the_spec),
        FILE_TEST(what_nobody_told_is_asked_once_a_line),
        cmocka_unit_test(a_path_in_a_list_keeps_its_end),
        FILE_TEST(an_inspect_says_that_the_host_is_assumed),
        FILE_TEST(another_container_of_an_inspect_can_be_chosen),
        FILE_TEST(reload_asks_and_reads_again),
        FILE_TEST(open_adds_a_document_and_completes_its_path),
        FILE_TEST(a_file_that_cannot_be_read_changes_nothing),
        cmocka_unit_test(a_new_document_asks_for_a_name),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
