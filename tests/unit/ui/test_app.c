/* The screen: what keys do to the document and to what is shown. */
#include "app_driver.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define WEB TEST_DATA_DIR "/ui/web.yaml"

static void start(struct driver *d)
{
    driver_start(d, WEB, 120, 40);
}

/* To a field by its label, through the search. */
static void select_field(struct driver *d, const char *label)
{
    driver_keys(d, "1/");
    driver_keys(d, label);
    driver_keys(d, "<Enter><Esc>");
}

static void the_first_screen_shows_all_panes(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, "k");
    driver_expect(&d, "web.yaml");
    driver_expect(&d, "engine moby-19.03");
    driver_expect(&d, "isolation process (daemon default)");
    driver_expect(&d, "spec ok");
    driver_expect(&d, "1 Container");
    driver_expect(&d, "2 OCI spec");
    driver_expect(&d, "3 Credentials");
    driver_expect(&d, "4 Endpoints");
    driver_expect(&d, "5 Errors");
    driver_expect(&d, "registry://web");
    driver_expect(&d, "endpoint-nat");
    driver_expect(&d, "\"ociVersion\"");
    driver_finish(&d);
}

static void skipped_networks_are_listed_with_the_reason(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_expect(&d, "lost is left out:");
    driver_finish(&d);
}

static void an_edited_number_changes_the_spec_and_marks_the_line(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    select_field(&d, "CPU count");
    driver_expect(&d, "\"count\": 2");
    driver_keys(&d, "<Enter><C-u>3<Enter>");
    driver_expect(&d, "\"count\": 3");
    assert_non_null(strstr(driver_line(&d, "\"count\": 3"), "~"));
    driver_expect(&d, "1 changed");
    driver_expect(&d, "[+]");
    driver_expect(&d, "CPU count (--cpu-count) = 3 CPUs   (u undoes)");
    driver_finish(&d);
}

static void a_refused_value_says_why_and_keeps_the_old_one(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    select_field(&d, "CPU count");
    driver_keys(&d, "<Enter><C-u>many<Enter>");
    driver_expect(&d, "'many' is not");
    driver_keys(&d, "<Esc>");
    driver_expect(&d, "\"count\": 2");
    driver_expect_not(&d, "[+]");
    driver_keys(&d, "<Enter><C-u>4<Enter>");
    driver_expect(&d, "\"count\": 4");
    driver_finish(&d);
}

static void what_would_follow_is_told_while_typing(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, ":set container.HostConfig.Binds=[\"vol:d:\"]<Enter>");
    driver_keys(&d, "/Binds<Enter><Esc>ll<Enter><C-u>C:\\Data:d:\\x:ro");
    driver_expect(&d, "bind: c:\\data appears as d:\\x");
    driver_keys(&d, ":zz");
    driver_expect(&d, "create would refuse: invalid volume");
    driver_keys(&d,
                "<Esc>:set container.HostConfig.SecurityOpt=[\"credentialspec=raw://x\"]<Enter>");
    driver_keys(&d, "/raw:<Enter><Esc><Enter><C-u>credentialspec=file://a/../b.json");
    driver_expect(&d, "C:\\ProgramData\\docker\\Cred");
    driver_finish(&d);
}

static void esc_in_the_editor_leaves_the_value(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    select_field(&d, "CPU count");
    driver_keys(&d, "<Enter>9<Esc>");
    driver_expect(&d, "\"count\": 2");
    driver_expect_not(&d, "[+]");
    driver_finish(&d);
}

static void an_empty_number_is_unset(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    select_field(&d, "CPU count");
    driver_keys(&d, "<Enter><C-u><Enter>");
    driver_expect(&d, "CPU count (--cpu-count) unset");
    driver_expect_not(&d, "\"count\"");
    driver_finish(&d);
}

static void suffixes_are_understood(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    select_field(&d, "Memory (");
    driver_keys(&d, "<Enter>512m<Enter>");
    driver_expect(&d, "512 MiB");
    driver_expect(&d, "\"limit\": 536870912");
    driver_finish(&d);
}

static void space_cycles_the_isolation_and_never_unsets(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, "<Space>");
    driver_expect(&d, "isolation process (container)");
    driver_keys(&d, "<Space>");
    driver_expect(&d, "isolation hyperv (container)");
    driver_expect(&d, "\"path\": \"\"");
    driver_keys(&d, "<Space>");
    driver_expect(&d, "= default");
    driver_keys(&d, "<Space>");
    driver_expect(&d, "isolation process (container)");
    driver_finish(&d);
}

static void enter_on_choices_opens_a_picker(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, "<Enter>");
    driver_expect(&d, "hyperv");
    driver_expect(&d, "type a text...");
    driver_keys(&d, "gj<Enter>");
    driver_expect(&d, "isolation hyperv (container)");
    driver_finish(&d);
}

static void undo_and_redo_say_what(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    select_field(&d, "CPU count");
    driver_keys(&d, "<Enter><C-u>3<Enter>u");
    driver_expect(&d, "undid: CPU count (--cpu-count) = 3 CPUs   (Ctrl-R redoes)");
    driver_expect(&d, "\"count\": 2");
    driver_expect_not(&d, "[+]");
    driver_keys(&d, "<C-r>");
    driver_expect(&d, "redid: CPU count (--cpu-count) = 3 CPUs   (u undoes)");
    driver_expect(&d, "\"count\": 3");
    driver_keys(&d, "<Enter><C-u>4<Enter>u");
    driver_expect(&d, "undid: CPU count (--cpu-count) = 4 CPUs   (u undoes, Ctrl-R redoes)");
    driver_keys(&d, "uu");
    driver_expect(&d, "nothing to undo");
    driver_finish(&d);
}

static void undo_goes_to_what_it_changed(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    select_field(&d, "CPU count");
    driver_keys(&d, "<Enter><C-u>3<Enter>Gu");
    driver_expect(&d, "help CPU count");
    driver_finish(&d);
}

static void the_selected_field_marks_the_lines_it_drives(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    select_field(&d, "CPU count");
    assert_non_null(strstr(driver_line(&d, "\"count\": 2"), "▸ "));
    assert_null(strstr(driver_line(&d, "\"shares\": 0") + 70, "▸ "));
    driver_finish(&d);
}

static void enter_on_a_spec_line_jumps_to_its_field(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, "2/\"hostname\"<Enter><Enter>");
    driver_expect(&d, "help Host name");
    driver_finish(&d);
}

static void the_why_line_states_path_value_and_rule(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, "2/\"count\"<Enter>");
    driver_expect(&d, "why  windows.resources.cpu.count = 2:");
    driver_expect(&d, "[CPU-");
    driver_finish(&d);
}

static void right_on_an_error_jumps_to_the_field_to_fix(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    select_field(&d, "Security options");
    driver_keys(&d, "j<Enter><C-u>credentialspec=registry://nobody<Enter>");
    driver_expect(&d, "docker start fails");
    driver_expect(&d, "HTTP 500");
    driver_keys(&d, "1g5l");
    driver_expect(&d, "help");
    driver_expect(&d, "container.HostConfig.SecurityOpt[0]");
    driver_finish(&d);
}

static void help_lists_filters_and_runs(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, "?");
    driver_expect(&d, "Run an action by its name");
    driver_keys(&d, "/endpoints");
    driver_expect(&d, "Endpoints pane");
    driver_expect_not(&d, "Run an action by its name");
    driver_keys(&d, "<Enter>");
    driver_expect(&d, "▸ 4 Endpoints");
    driver_finish(&d);
}

static void a_command_runs_by_name_and_completes(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, ":regi<Tab><Enter>");
    driver_expect(&d, "▸ 3 Credentials");
    driver_keys(&d, ":nonsense<Enter>");
    driver_expect(&d, "no action 'nonsense'");
    driver_expect(&d, ":nonsense");
    driver_keys(&d, "<Esc>:set container.HostConfig.CpuCount=7<Enter>");
    driver_expect(&d, "\"count\": 7");
    driver_finish(&d);
}

/* By the kind of value that stands there, as on the command line. */
static void what_stands_behind_a_command_is_completed_and_checked(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, ":tree g<Tab>");
    driver_expect(&d, ":tree given");
    driver_keys(&d, "<Esc>:copy-run win<Tab>");
    driver_expect(&d, ":copy-run windows-powershell");
    driver_keys(&d, "<Esc>:undo it<Enter>");
    driver_expect(&d, "nothing stands behind ':undo'");
    driver_keys(&d, "<Esc>:tree oak<Enter>");
    driver_expect(&d, "no such choice: oak; there are spec, given");
    driver_finish(&d);
}

static void panes_are_reached_by_number_and_tab(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, "k5");
    driver_expect(&d, "▸ 5 Errors");
    driver_keys(&d, "<S-Tab>");
    driver_expect(&d, "▸ 4 Endpoints");
    /* Behind the last one is the first, however many there are. */
    driver_keys(&d, "1<S-Tab>");
    driver_expect_not(&d, "▸ 1 Container");
    driver_keys(&d, "<Tab>");
    driver_expect(&d, "▸ 1 Container");
    driver_keys(&d, "<Tab>");
    driver_expect(&d, "▸ 2 OCI spec");
    driver_keys(&d, "4zz");
    driver_expect_not(&d, "\"ociVersion\"");
    driver_keys(&d, "<Esc>");
    driver_expect(&d, "\"ociVersion\"");
    driver_finish(&d);
}

static void the_hardware_cursor_stays_on_the_selected_row(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, "jjj");
    assert_int_equal(d.surface.cursor_x, 1);
    assert_int_equal(d.surface.cursor_y, 7);
    driver_keys(&d, "<Enter>");
    assert_true(d.surface.cursor_x > 20);
    driver_finish(&d);
}

static void a_screen_that_is_too_small_names_the_size(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 39, 9);
    driver_expect(&d, "silospec needs at least 40 columns and");
    driver_expect_not(&d, "Isolation");
    driver_finish(&d);
}

/* Where it has room; without, its answers wait until it is seen. */
static void a_question_is_seen_on_a_screen_that_is_too_small(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 120, 40);
    driver_keys(&d, ":set container.HostConfig.CpuCount=3<Enter>");
    driver_resize(&d, 39, 9);
    driver_keys(&d, "q");
    assert_false(d.quit);
    driver_expect(&d, "has unsaved edits.");
    driver_expect(&d, "discard, c cancel");
    driver_resize(&d, 12, 2);
    driver_keys(&d, "d");
    assert_false(d.quit);
    driver_resize(&d, 39, 9);
    driver_keys(&d, "d");
    assert_true(d.quit);
    driver_finish(&d);
}

/* A q leaves, but is no letter of a line that cannot be seen; ctrl-c ends the line, and leaves. */
static void nothing_is_typed_where_it_cannot_be_seen(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 120, 40);
    driver_keys(&d, ":the");
    driver_resize(&d, 39, 9);
    driver_keys(&d, "qme");
    driver_resize(&d, 120, 40);
    driver_expect(&d, ":the");
    driver_expect_not(&d, ":theq");
    driver_resize(&d, 39, 9);
    driver_keys(&d, "<C-c>");
    assert_false(d.quit);
    driver_keys(&d, "q");
    assert_true(d.quit);
    driver_finish(&d);
}

static void every_size_can_be_drawn(void **state)
{
    static const char *const keys[] = {"2", "3", "5", "1", "?", "<Esc>", "j<Enter>", "<Esc>", ":"};
    struct driver d;
    size_t k = 0;

    (void)state;
    driver_start(&d, WEB, 1, 1);
    for (int w = 1; w <= 200; w += 7)
        for (int h = 1; h <= 60; h += 3) {
            driver_resize(&d, w, h);
            driver_keys(&d, keys[k++ % (sizeof(keys) / sizeof(keys[0]))]);
            assert_int_equal(d.surface.w, w);
            assert_int_equal(d.surface.h, h);
        }
    driver_resize(&d, 120, 40);
    driver_keys(&d, "<Esc><Esc><Esc>");
    driver_expect(&d, "1 Container");
    driver_finish(&d);
}

static void control_characters_of_a_document_are_not_drawn(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, ":set container.Config.Hostname=a");
    {
        struct ui_event ev = {.kind = UI_EVENT_PASTE, .paste = STR_LIT("\033[2Jb")};

        ui_app_event(d.app, &ev);
    }
    driver_keys(&d, "<Enter>");
    assert_null(strchr(driver_text(&d), '\033'));
    driver_finish(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_screen_shows_all_panes),
        cmocka_unit_test(skipped_networks_are_listed_with_the_reason),
        cmocka_unit_test(an_edited_number_changes_the_spec_and_marks_the_line),
        cmocka_unit_test(a_refused_value_says_why_and_keeps_the_old_one),
        cmocka_unit_test(what_would_follow_is_told_while_typing),
        cmocka_unit_test(esc_in_the_editor_leaves_the_value),
        cmocka_unit_test(an_empty_number_is_unset),
        cmocka_unit_test(suffixes_are_understood),
        cmocka_unit_test(space_cycles_the_isolation_and_never_unsets),
        cmocka_unit_test(enter_on_choices_opens_a_picker),
        cmocka_unit_test(undo_and_redo_say_what),
        cmocka_unit_test(undo_goes_to_what_it_changed),
        cmocka_unit_test(the_selected_field_marks_the_lines_it_drives),
        cmocka_unit_test(enter_on_a_spec_line_jumps_to_its_field),
        cmocka_unit_test(the_why_line_states_path_value_and_rule),
        cmocka_unit_test(right_on_an_error_jumps_to_the_field_to_fix),
        cmocka_unit_test(help_lists_filters_and_runs),
        cmocka_unit_test(a_command_runs_by_name_and_completes),
        cmocka_unit_test(what_stands_behind_a_command_is_completed_and_checked),
        cmocka_unit_test(panes_are_reached_by_number_and_tab),
        cmocka_unit_test(the_hardware_cursor_stays_on_the_selected_row),
        cmocka_unit_test(a_screen_that_is_too_small_names_the_size),
        cmocka_unit_test(a_question_is_seen_on_a_screen_that_is_too_small),
        cmocka_unit_test(nothing_is_typed_where_it_cannot_be_seen),
        cmocka_unit_test(every_size_can_be_drawn),
        cmocka_unit_test(control_characters_of_a_document_are_not_drawn),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
