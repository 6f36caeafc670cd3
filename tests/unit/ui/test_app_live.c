/* What would follow is shown while a value is typed and a choice is looked at; steps. */
#include "app_driver.h"

#include "ui/tui/state/state.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#define WEB  TEST_DATA_DIR "/ui/web.yaml"
#define GMSA TEST_DATA_DIR "/../../ui/demo/gmsa-web.yaml"

static void start(struct driver *d)
{
    driver_start(d, WEB, 120, 40);
}

static void select_field(struct driver *d, const char *label)
{
    driver_keys(d, "1g/");
    driver_keys(d, label);
    driver_keys(d, "<Enter><Esc>");
}

static size_t steps(struct driver *d)
{
    return mdl_history_count(ui_current(ui_app_state(d->app))->history);
}

static void each_key_in_the_editor_shows_its_spec(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    select_field(&d, "CPU count");
    driver_keys(&d, "<Enter><C-u>3");
    driver_expect(&d, "\"count\": 3");
    driver_expect(&d, "OCI spec, preview");
    driver_expect(&d, "then  cpu.count 2 -> 3");
    driver_keys(&d, "<BS>1");
    driver_expect(&d, "\"count\": 1");
    driver_expect(&d, "then  cpu.count 2 -> 1");
    assert_int_equal(steps(&d), 1);
    driver_finish(&d);
}

static void leaving_the_editor_goes_back(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    select_field(&d, "CPU count");
    driver_keys(&d, "<Enter><C-u>3<Esc>");
    driver_expect(&d, "\"count\": 2");
    driver_expect_not(&d, "preview");
    driver_expect_not(&d, "[+]");
    driver_expect_not(&d, "then  cpu");
    assert_int_equal(steps(&d), 1);
    driver_finish(&d);
}

static void what_is_accepted_is_one_step_and_marked_against_the_document(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    select_field(&d, "CPU count");
    driver_keys(&d, "<Enter><C-u>345<BS><BS><Enter>");
    driver_expect(&d, "did   cpu.count 2 -> 3");
    driver_expect(&d, "1 changed");
    assert_int_equal(steps(&d), 2);
    driver_keys(&d, "u");
    driver_expect(&d, "did   cpu.count 3 -> 2");
    driver_finish(&d);
}

/* Also while the lines are marked against a baseline. */
static void what_goes_away_is_told_once(void **state)
{
    struct driver d;

    (void)state;
    for (int pinned = 0; pinned < 2; pinned++) {
        start(&d);
        select_field(&d, "CPU count");
        if (pinned)
            driver_keys(&d, "B");
        driver_keys(&d, "x");
        driver_expect(&d, "did   - resources {...}");
        driver_expect_not(&d, "resources {...}, resources");
        driver_finish(&d);
    }
}

static void what_is_no_value_yet_keeps_the_last_one_in_view(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    select_field(&d, "CPU count");
    driver_keys(&d, "<Enter><C-u>3x");
    driver_expect(&d, "not yet a value");
    driver_expect(&d, "\"count\": 3");
    driver_keys(&d, "<Enter>");
    driver_expect(&d, "is not");
    driver_expect(&d, "\"count\": 3");
    driver_keys(&d, "<BS><Enter>");
    driver_expect(&d, "did   cpu.count 2 -> 3");
    driver_finish(&d);
}

static void errors_marks_and_the_header_follow_each_key(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d,
                ":set container.HostConfig.SecurityOpt[0]=credentialspec=registry://web<Enter>");
    driver_keys(&d, "/credentialspec=reg<Enter><Esc><Enter>x");
    driver_expect(&d, "docker start fails");
    driver_expect(&d, "then  x ");
    driver_keys(&d, "<BS>");
    driver_expect_not(&d, "docker start fails");
    driver_finish(&d);
}

static void a_list_of_choices_shows_each_before_it_is_taken(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    select_field(&d, "Isolation");
    driver_keys(&d, "<Enter>gj");
    driver_expect(&d, "isolation hyperv (container)");
    driver_expect(&d, "+ hyperv {}");
    driver_keys(&d, "<Esc>");
    driver_expect(&d, "process (daemon default)");
    driver_expect_not(&d, "hyperv {}");
    assert_int_equal(steps(&d), 1);
    driver_keys(&d, "<Enter>gj<Enter>");
    driver_expect(&d, "isolation hyperv (container)");
    assert_int_equal(steps(&d), 2);
    driver_finish(&d);
}

static size_t top_of_spec(struct driver *d)
{
    return ui_current(ui_app_state(d->app))->cursor[UI_PANE_SPEC].top;
}

/* So that lines are seen to change where they stand. */
static void going_back_to_a_choice_leaves_the_spec_where_it_is(void **state)
{
    struct driver d;
    size_t first, there;
    int x, added, below, y;

    (void)state;
    driver_start(&d, GMSA, 120, 40);
    select_field(&d, "Isolation");
    driver_keys(&d, "<Enter>");
    first = top_of_spec(&d);
    driver_keys(&d, "j");
    driver_expect(&d, "+ hyperv {}");
    there = top_of_spec(&d);
    assert_int_not_equal(there, first);
    assert_true(driver_find(&d, "\"hyperv\": {}", &x, &added));
    assert_true(driver_find(&d, "\"network\": {", &x, &below));
    driver_keys(&d, "k");
    driver_expect(&d, "nothing: the spec");
    driver_expect_not(&d, "\"hyperv\": {}");
    assert_int_equal(top_of_spec(&d), there);
    assert_true(driver_find(&d, "\"network\": {", &x, &y));
    assert_int_equal(y, below);
    driver_keys(&d, "j");
    assert_true(driver_find(&d, "\"hyperv\": {}", &x, &y));
    assert_int_equal(y, added);
    driver_keys(&d, "<Esc>");
    assert_int_equal(top_of_spec(&d), first);
    driver_finish(&d);
}

static void engines_and_steps_of_the_history_are_shown_too(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, "Wgjj");
    driver_expect(&d, "engine moby-23.0");
    driver_keys(&d, "<Esc>");
    driver_expect(&d, "engine moby-19.03");
    select_field(&d, "Isolation");
    driver_keys(&d, "<Space><Space>U");
    driver_keys(&d, "kk");
    driver_expect(&d, "process (daemon default)");
    driver_keys(&d, "<Esc>");
    driver_expect(&d, "isolation hyperv (container)");
    driver_finish(&d);
}

static void a_value_is_stepped_by_its_unit(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    select_field(&d, "CPU count");
    driver_keys(&d, "<C-a>");
    driver_expect(&d, "CPU count (--cpu-count) = 3");
    driver_keys(&d, "<C-x><C-x>");
    driver_expect(&d, "CPU count (--cpu-count) = 1");
    select_field(&d, "CPUs");
    driver_keys(&d, "<C-a>");
    driver_expect(&d, "= 0.1 CPUs");
    select_field(&d, "Isolation");
    driver_keys(&d, "<C-a>");
    driver_expect(&d, "isolation process (container)");
    driver_keys(&d, "<C-x>");
    driver_expect(&d, "= default");
    driver_finish(&d);
}

static void a_number_does_not_step_below_zero(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    select_field(&d, "CPU count");
    driver_keys(&d, "<C-x><C-x><C-x>");
    driver_expect(&d, "no step below 0");
    assert_int_equal(steps(&d), 3);
    driver_finish(&d);
}

static void arrows_and_the_wheel_step_the_number_in_the_editor(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    select_field(&d, "CPU count");
    driver_keys(&d, "<Enter><Up><Up>");
    driver_expect(&d, "then  cpu.count 2 -> 4");
    driver_mouse(&d, UI_MOUSE_WHEEL_DOWN, 30, 8);
    driver_expect(&d, "then  cpu.count 2 -> 3");
    driver_keys(&d, "<Enter>");
    driver_expect(&d, "did   cpu.count 2 -> 3");
    driver_finish(&d);
}

static void the_wheel_steps_only_a_value_that_was_clicked(void **state)
{
    struct driver d;
    int x, y;

    (void)state;
    start(&d);
    assert_true(driver_find(&d, "CPU count", &x, &y));
    driver_mouse(&d, UI_MOUSE_WHEEL_UP, x + 30, y);
    assert_int_equal(steps(&d), 1);
    driver_click(&d, x, y);
    driver_mouse(&d, UI_MOUSE_WHEEL_UP, x + 30, y);
    driver_expect(&d, "CPU count (--cpu-count) = 3");
    driver_mouse(&d, UI_MOUSE_WHEEL_DOWN, x, y); /* on the label: it scrolls */
    driver_mouse(&d, UI_MOUSE_WHEEL_UP, x + 30, y);
    assert_int_equal(steps(&d), 2);
    driver_finish(&d);
}

static void set_is_called_in_the_history_what_enter_is_called(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, ":set container.HostConfig.CpuCount=3<Enter>");
    driver_expect(&d, "CPU count (--cpu-count) = 3");
    driver_keys(&d, "U");
    driver_expect(&d, "CPU count (--cpu-count) = 3");
    driver_finish(&d);
}

static void the_footer_offers_what_the_selected_field_can_do(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    select_field(&d, "CPU count");
    driver_expect(&d, "Ctrl-A more  Ctrl-X less");
    driver_expect_not(&d, "next choice");
    driver_expect_not(&d, "a add");
    select_field(&d, "Isolation");
    driver_expect(&d, "Space next choice");
    driver_expect_not(&d, "Ctrl-A more");
    driver_keys(&d, "g");
    driver_expect(&d, "Enter fold");
    driver_expect(&d, "a add");
    driver_expect_not(&d, "next choice");
    driver_expect_not(&d, "x unset");
    driver_finish(&d);
}

static void a_long_value_takes_the_flag_of_its_own_row_only(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 120, 70);
    driver_expect(&d, "Working directory (--workdir) C:\\app");
    driver_keys(&d, ":set container.Config.WorkingDir=C:\\inetpub\\wwwroot<Enter>");
    driver_expect(&d, "Working directory       C:\\inetpub\\wwwroot");
    driver_expect(&d, "Host name (--hostname)");
    driver_expect(&d, "User (--user)");
    driver_finish(&d);
}

static void narrow_forms_have_their_values_in_one_column(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 80, 24);
    driver_expect(&d, "Engine            moby-19.03");
    driver_expect(&d, "CPU percent       -");
    driver_expect(&d, "CPU count         2 CPUs");
    driver_expect(&d, "help Isolation (--isolation)");
    driver_finish(&d);
}

/* Of a field that is there or is not, and holds nothing of its own: each item is tried, what is in
 * the object stays, and leaving brings back what was. */
static void whether_an_object_is_there_is_tried_as_other_choices_are(void **state)
{
    static const char text[] =
        "silospec: 1\nengine: moby-25.0\n"
        "container: {Id: abc, Name: /x, Path: cmd.exe, Image: i, Config: {},\n"
        "  HostConfig: {Isolation: hyperv},\n"
        "  ConfigReferences: [{ConfigID: c1, ConfigName: n, Runtime: {Kept: 1}}]}\n"
        "host: {OSBuild: 20348, OSProduct: server, NumCPU: 4, Root: 'C:\\d', Configs: {c1: x},\n"
        "  Images: [{Id: i, OS: windows, LayerFolders: ['C:\\a', 'C:\\b']}]}\n";
    const struct ui_app_options options = {.text = {text, sizeof(text) - 1}, .title = "configs"};
    struct driver d;

    (void)state;
    driver_start_options(&d, &options, 120, 40);
    driver_keys(&d, "/runtime target<Enter><Esc><Enter>");
    driver_expect(&d, "\xE2\x96\xB8 Runtime target");
    driver_expect_not(&d, "preview");
    driver_keys(&d, "j"); /* unset */
    driver_expect(&d, "OCI spec, preview");
    driver_expect(&d, "then  gone: i nothing in the spec comes from these");
    driver_keys(&d, "<Esc>");
    driver_expect_not(&d, "preview");
    driver_expect(&d, "Runtime target          1 entry");
    driver_expect_not(&d, "[+]");
    driver_keys(&d, "<Enter>k<Enter>"); /* present, as it is */
    driver_expect(&d, "unchanged");
    driver_expect_not(&d, "[+]");
    driver_keys(&d, "<Enter>jj<Enter>"); /* null */
    driver_expect(&d, "Runtime target = null");
    driver_keys(&d, "<Enter>kk<Enter>");
    driver_expect(&d, "Runtime target = 0 entries");
    driver_finish(&d);
}

/* The tried value is longer than its column, and begins further left than the editor. */
static void no_value_looks_out_from_under_the_editor(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 120, 40);
    driver_keys(&d, "/CPU count<Enter><Enter>1234567890");
    driver_expect_on_line(&d, "┃    CPU count", " 21234567890 ");
    driver_keys(&d, "<Enter>");
    driver_expect_on_line(&d, "┃    CPU count", "21234567890 CPUs");
    driver_finish(&d);
}

/* Themes underline them: blanks in front of a text and behind it have nothing to underline. */
static void a_changed_line_is_marked_as_far_as_its_text(void **state)
{
    const struct ui_cell *row;
    struct driver d;
    int x, y;

    (void)state;
    driver_start(&d, WEB, 120, 40);
    driver_set(&d, "container.HostConfig.CpuCount=7");
    assert_true(driver_find(&d, "\"count\": 7,", &x, &y));
    row = &d.surface.cells[y * d.surface.w];
    assert_int_equal(row[x].role, UI_ROLE_CHANGED);
    assert_int_equal(row[x + 10].role, UI_ROLE_CHANGED);
    assert_int_not_equal(row[x - 1].role, UI_ROLE_CHANGED);
    assert_int_not_equal(row[x + 11].role, UI_ROLE_CHANGED);
    driver_finish(&d);
}

/* Looking at choices moves neither the form nor what is selected in the spec. */
static void what_is_left_is_left_where_it_was(void **state)
{
    static const char *const places[] = {"2", "1/Environment<Enter><Esc>"};
    static const char *const looks[] = {"WGk<Esc>", "WG<Esc>", "<C-p>Environment<Enter>aX=1<Esc>"};
    struct driver d;

    (void)state;
    for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++)
        for (size_t k = 0; k + (i == 0) < sizeof(looks) / sizeof(looks[0]); k++) {
            char *before;

            driver_start(&d, TEST_DATA_DIR "/ui/web.yaml", 80, 30);
            driver_keys(&d, places[i]);
            driver_keys(&d, "<C-l>");
            before = strdup(driver_text(&d));
            driver_keys(&d, looks[k]);
            driver_keys(&d, "<C-l>");
            assert_string_equal(driver_text(&d), before);
            free(before);
            driver_finish(&d);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_value_looks_out_from_under_the_editor),
        cmocka_unit_test(what_is_left_is_left_where_it_was),
        cmocka_unit_test(a_changed_line_is_marked_as_far_as_its_text),
        cmocka_unit_test(the_footer_offers_what_the_selected_field_can_do),
        cmocka_unit_test(narrow_forms_have_their_values_in_one_column),
        cmocka_unit_test(a_long_value_takes_the_flag_of_its_own_row_only),
        cmocka_unit_test(each_key_in_the_editor_shows_its_spec),
        cmocka_unit_test(leaving_the_editor_goes_back),
        cmocka_unit_test(what_is_accepted_is_one_step_and_marked_against_the_document),
        cmocka_unit_test(what_goes_away_is_told_once),
        cmocka_unit_test(what_is_no_value_yet_keeps_the_last_one_in_view),
        cmocka_unit_test(errors_marks_and_the_header_follow_each_key),
        cmocka_unit_test(a_list_of_choices_shows_each_before_it_is_taken),
        cmocka_unit_test(going_back_to_a_choice_leaves_the_spec_where_it_is),
        cmocka_unit_test(engines_and_steps_of_the_history_are_shown_too),
        cmocka_unit_test(a_value_is_stepped_by_its_unit),
        cmocka_unit_test(a_number_does_not_step_below_zero),
        cmocka_unit_test(arrows_and_the_wheel_step_the_number_in_the_editor),
        cmocka_unit_test(the_wheel_steps_only_a_value_that_was_clicked),
        cmocka_unit_test(set_is_called_in_the_history_what_enter_is_called),
        cmocka_unit_test(whether_an_object_is_there_is_tried_as_other_choices_are),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
