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

static struct err *take_nothing(void *ctx, const struct value **root, struct evidence *told)
{
    (void)ctx;
    (void)root;
    (void)told;
    return NULL;
}

static const char *the_other(void *ctx, size_t i)
{
    const struct folder *f = ctx;

    return i == 0 ? f->other : NULL;
}

static const char *its_folder(void *ctx, size_t i)
{
    const struct folder *f = ctx;

    return i == 0 ? f->name : NULL;
}

/* As with --info and --with. */
static void start_beside(struct driver *d, const char *file, void *folder,
                         const char *(*beside)(void *ctx, size_t i))
{
    const struct ui_app_options options = {.files = &file,
                                           .file_count = 1,
                                           .prepare = take_nothing,
                                           .prepare_file = beside,
                                           .prepare_ctx = folder};

    driver_start_options(d, &options, 120, 40);
}

/* --info and --with: a scenario has them by :add alone. */
static void what_the_command_line_gives_beside_a_file_is_read_again_with_it(void **state)
{
    const struct folder *f = *state;
    struct driver d;

    write_all(f->other, "Server Version: 25.0.1\nOSType: windows\nCPUs: 8\n");
    start_beside(&d, f->inspect, *state, the_other);
    driver_keys(&d, "<Esc>R");
    look(&d);
    driver_expect_not(&d, "meanwhile");
    write_all(f->other, "Server Version: 25.0.2\nOSType: windows\nCPUs: 16\n");
    look(&d);
    driver_expect(&d, "meanwhile: R reads all files again");
    driver_keys(&d, "R");
    driver_expect(&d, "moby-25.0.2");
    driver_keys(&d, "j");
    look(&d);
    driver_expect_not(&d, "meanwhile");
    write_all(f->other, "Server Version: 25.0.3\nOSType: windows\nCPUs: 16\n");
    look(&d);
    driver_expect(&d, "meanwhile: R reads all files again");
    driver_keys(&d, "R");
    driver_expect(&d, "moby-25.0.3");
    driver_keys(&d, "u");
    driver_expect(&d, "moby-25.0.2");
    driver_finish(&d);
}

/* What was told of one of them alone is no less read. */
static void all_that_changed_at_once_is_read(void **state)
{
    const struct folder *f = *state;
    struct driver d;

    write_all(f->other, "Server Version: 25.0.1\nOSType: windows\nCPUs: 8\n");
    start_beside(&d, f->inspect, *state, the_other);
    driver_keys(&d, "<Esc>");
    write_all(f->other, "Server Version: 25.0.2\nOSType: windows\nCPUs: 16\n");
    write_all(f->inspect, "[{\"Id\": \"a1\", \"Name\": \"/first\", \"Image\": \"i\", "
                          "\"Config\": {\"Hostname\": \"written-since\"}, \"HostConfig\": "
                          "{\"Isolation\": \"hyperv\"}}]");
    look(&d);
    driver_expect(&d, "meanwhile: R reads it again");
    driver_keys(&d, "R");
    driver_expect(&d, "inspect.json and what changed beside it again");
    driver_expect(&d, "written-since");
    driver_expect(&d, "moby-25.0.2");
    driver_keys(&d, "j");
    look(&d);
    driver_expect_not(&d, "meanwhile");
    assert_int_equal(unlink(f->other), 0);
    driver_keys(&d, "Ry");
    driver_expect(&d, "moby-25.0.2"); /* as it said */
    driver_finish(&d);
}

static void a_folder_that_the_command_line_gives_is_taken_in_again_by_itself(void **state)
{
    const struct folder *f = *state;
    struct driver d;

    start_beside(&d, WEB, *state, its_folder);
    write_all(f->other, "Server Version: 25.0.1\nOSType: windows\nCPUs: 8\n");
    look(&d);
    driver_expect(&d, "files came to ");
    driver_expect(&d, "meanwhile: :add ");
    driver_finish(&d);
}

/* What only :add changed is read again with it. */
static void what_was_added_is_no_edit_that_a_reload_loses(void **state)
{
    const struct folder *f = *state;
    struct driver d;

    write_all(f->other, "Server Version: 25.0.1\nOSType: windows\nCPUs: 8\n");
    driver_start(&d, f->inspect, 120, 40);
    driver_keys(&d, "<Esc>:add ");
    driver_keys(&d, f->other);
    driver_keys(&d, "<Enter>");
    driver_expect(&d, "moby-25.0.1");
    write_all(f->other, "Server Version: 25.0.2\nOSType: windows\nCPUs: 16\n");
    driver_keys(&d, "R");
    driver_expect_not(&d, "unsaved edits");
    driver_expect(&d, "moby-25.0.2");
    driver_keys(&d, ":set container.HostConfig.CpuCount=3<Enter>R");
    driver_expect(&d, "unsaved edits");
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

#define INFO(version) "Server Version: " version "\nOSType: windows\nCPUs: 8\n"

static void add(struct driver *d, const char *file)
{
    driver_keys(d, "<Esc>:add ");
    driver_keys(d, file);
    driver_keys(d, "<Enter>");
}

static void what_was_added_is_watched_and_read_again(void **state)
{
    const struct folder *f = *state;
    struct driver d;

    write_all(f->other, INFO("25.0.1"));
    driver_start(&d, f->inspect, 120, 40);
    add(&d, f->other);
    driver_expect(&d, "moby-25.0.1");
    look(&d);
    driver_expect_not(&d, "meanwhile");
    write_all(f->other, INFO("25.0.2"));
    look(&d);
    driver_expect(&d, "other.json meanwhile: R reads all files again");
    driver_keys(&d, "R");
    driver_expect(&d, "engine moby-25.0.2 (docker info)");
    driver_keys(&d, "u");
    driver_expect(&d, "engine moby-25.0.1 (docker info)");
    assert_int_equal(unlink(f->other), 0);
    look(&d);
    driver_expect(&d, "other.json is there no more");
    driver_keys(&d, "Ry");
    driver_expect(&d, "engine moby-25.0.1 (docker info)"); /* as it said */
    driver_keys(&d, "uu");
    write_all(f->other, INFO("25.0.3"));
    look(&d);
    driver_expect_not(&d, "meanwhile"); /* it is not part of what is shown */
    driver_finish(&d);
}

static void what_was_taken_back_is_not_watched_beside_what_was_added_since(void **state)
{
    const struct folder *f = *state;
    struct driver d;

    write_all(f->other, INFO("25.0.1"));
    start_beside(&d, f->inspect, *state, its_folder);
    add(&d, f->other);
    driver_keys(&d, "Ruu");
    write_all(f->file, INFO("26.1.3"));
    add(&d, f->file);
    driver_expect(&d, "moby-26.1.3");
    write_all(f->other, INFO("25.0.2"));
    look(&d);
    driver_expect_not(&d, "meanwhile");
    driver_finish(&d);
}

/* A scenario says all: reading it again takes back what was added. */
static void what_was_added_to_a_scenario_is_taken_in_again_by_itself(void **state)
{
    const struct folder *f = *state;
    struct driver d;

    write_all(f->other, INFO("25.0.1"));
    driver_start(&d, f->file, 120, 40);
    add(&d, f->other);
    write_all(f->other, INFO("25.0.22"));
    look(&d);
    driver_expect(&d, "other.json meanwhile: :add ");
    driver_keys(&d, "Ry");
    driver_expect(&d, "engine moby-19.03");
    driver_expect_not(&d, "[+]");
    driver_finish(&d);
}

/* What a step was read as is what it was, whatever was read since. */
static void undoing_a_reload_tells_where_the_engine_was_from(void **state)
{
    const struct folder *f = *state;
    const char *files[] = {f->inspect, f->other};
    struct driver d;

    write_all(f->other, INFO("25.0.1"));
    driver_start_options(&d, &(struct ui_app_options){.files = files, .file_count = 2}, 120, 40);
    driver_keys(&d, "<Esc>");
    driver_expect(&d, "moby-25.0.1 (docker info)");
    write_all(f->other, INFO("26.1.3"));
    driver_keys(&d, "R");
    driver_expect(&d, "moby-26.1.3 (docker info)");
    driver_keys(&d, "u");
    driver_expect(&d, "moby-25.0.1 (docker info)");
    driver_keys(&d, "<C-r>");
    driver_expect(&d, "moby-26.1.3 (docker info)");
    driver_keys(&d, "u");
    edit_count(&d, "3"); /* the one that was read later is gone for ever */
    driver_keys(&d, "u<C-r>");
    driver_expect(&d, "moby-25.0.1 (docker info)");
    driver_finish(&d);
}

static void what_was_added_is_taken_back_for_other_containers_too(void **state)
{
    const struct folder *f = *state;
    struct driver d;

    write_all(f->other, INFO("25.0.1"));
    driver_start(&d, f->inspect, 120, 40);
    add(&d, f->other);
    driver_keys(&d, "u:choose second<Enter>");
    driver_expect(&d, "container 2 of 2: second");
    driver_expect_not(&d, "moby-25.0.1");
    driver_keys(&d, "H");
    driver_expect_not(&d, "docker info");
    driver_keys(&d, "<Esc>uu");
    driver_expect_not(&d, "moby-25.0.1");
    driver_finish(&d);
    driver_start(&d, f->inspect, 120, 40);
    add(&d, f->other);
    driver_keys(&d, "u<C-r>:choose second<Enter>");
    driver_expect(&d, "engine moby-25.0.1 (docker info)");
    driver_finish(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FILE_TEST(what_was_saved_elsewhere_is_read_from_there),
        FILE_TEST(another_container_is_an_edit_of_what_was_saved),
        FILE_TEST(each_file_of_a_case_is_watched),
        FILE_TEST(a_folder_is_watched_with_what_is_in_it),
        FILE_TEST(what_the_command_line_gives_beside_a_file_is_read_again_with_it),
        FILE_TEST(all_that_changed_at_once_is_read),
        FILE_TEST(a_folder_that_the_command_line_gives_is_taken_in_again_by_itself),
        FILE_TEST(what_was_taken_back_is_not_watched_beside_what_was_added_since),
        FILE_TEST(what_was_added_is_no_edit_that_a_reload_loses),
        FILE_TEST(what_was_added_is_watched_and_read_again),
        FILE_TEST(what_was_added_to_a_scenario_is_taken_in_again_by_itself),
        FILE_TEST(undoing_a_reload_tells_where_the_engine_was_from),
        FILE_TEST(what_was_added_is_taken_back_for_other_containers_too),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
