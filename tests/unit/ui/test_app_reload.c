/* Where a document comes from when it is read again, and what is told of files that another program
 * writes meanwhile. */
#include "app_folder.h"

#include "ui/tui/loop/changed_file.h"

#include <unistd.h>

/* Reading the one that was opened would bring back what was changed since, under the new name. */
static void what_was_saved_elsewhere_is_read_from_there(void **state)
{
    const struct folder *f = *state;
    struct driver d;

    driver_start(&d, f->file, 120, 40);
    driver_keys(&d, ":w ");
    driver_keys(&d, f->other);
    driver_keys(&d, "<Enter>:set container.HostConfig.CpuCount=6<Enter>s");
    driver_keys(&d, ":set container.HostConfig.CpuCount=9<Enter>Ry");
    driver_expect(&d, "other.json again");
    driver_expect(&d, "6 CPUs");
    driver_keys(&d, ":set container.HostConfig.CpuCount=7<Enter>s");
    assert_true(file_has(f->other, "\"CpuCount\": 7"));
    assert_true(file_has(f->file, "CpuCount: 2"));
    driver_finish(&d);
}

/* It is no longer one of the containers that an inspect lists. */
static void another_container_is_an_edit_of_what_was_saved(void **state)
{
    const struct folder *f = *state;
    struct driver d;

    driver_start(&d, f->inspect, 120, 40);
    driver_keys(&d, "<Esc>:choose second<Enter>");
    driver_expect_not(&d, "[+]");
    driver_keys(&d, ":w ");
    driver_keys(&d, f->other);
    driver_keys(&d, "<Enter>");
    driver_expect(&d, "other.json");
    driver_expect_not(&d, "[+]");
    driver_keys(&d, ":choose first<Enter>");
    driver_expect(&d, "other.json [+]");
    driver_finish(&d);
}

static void look(struct driver *d)
{
    ui_tell_changed_file(ui_app_state(d->app));
}

static void each_file_of_a_case_is_watched(void **state)
{
    const struct folder *f = *state;
    const char *files[] = {f->inspect, f->other};
    struct driver d;

    write_all(f->other, "Server Version: 25.0.1\nOSType: windows\nCPUs: 8\n");
    driver_start_options(&d, &(struct ui_app_options){.files = files, .file_count = 2}, 120, 40);
    driver_keys(&d, "<Esc>");
    look(&d);
    driver_expect_not(&d, "meanwhile");
    write_all(f->other, "Server Version: 25.0.2\nOSType: windows\nCPUs: 16\n");
    look(&d);
    driver_expect(&d, "other.json meanwhile: R reads all files again");
    driver_keys(&d, "j");
    look(&d);
    driver_expect_not(&d, "meanwhile"); /* it was told */
    driver_keys(&d, "R");
    driver_expect(&d, "moby-25.0.2");
    assert_int_equal(unlink(f->other), 0);
    look(&d);
    driver_expect(&d, "other.json is there no more");
    driver_finish(&d);
}

static void a_folder_is_watched_with_what_is_in_it(void **state)
{
    const struct folder *f = *state;
    struct driver d;

    assert_int_equal(unlink(f->file), 0);
    driver_start(&d, f->name, 120, 40);
    driver_keys(&d, "<Esc>");
    write_all(f->other, "Server Version: 25.0.1\nOSType: windows\nCPUs: 8\n");
    look(&d);
    driver_expect(&d, "files came to ");
    driver_keys(&d, "R");
    driver_expect(&d, "moby-25.0.1");
    write_all(f->other, "Server Version: 25.0.3\nOSType: windows\nCPUs: 8\n");
    look(&d);
    driver_expect(&d, "another program wrote ");
    driver_finish(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FILE_TEST(what_was_saved_elsewhere_is_read_from_there),
        FILE_TEST(another_container_is_an_edit_of_what_was_saved),
        FILE_TEST(each_file_of_a_case_is_watched),
        FILE_TEST(a_folder_is_watched_with_what_is_in_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
