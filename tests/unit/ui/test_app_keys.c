/* Counts, two-stroke keys, folds, jumps, the finder, earlier commands. */
#include "app_driver.h"

#include "ui/present/fuzzy.h"
#include "ui/tui/state/catalogue.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define WEB TEST_DATA_DIR "/ui/web.yaml"

static void start(struct driver *d)
{
    driver_start(d, WEB, 120, 40);
}

static size_t row(const struct driver *d)
{
    const struct ui_state *st = ui_app_state(d->app);

    return ui_current(st)->cursor[st->focus].at + 1;
}

static void a_count_repeats_a_move(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, "g");
    driver_keys(&d, "05");
    driver_expect(&d, " 5  ");
    driver_keys(&d, "j");
    assert_int_equal(row(&d), 6);
    driver_keys(&d, "<A-3>k");
    assert_int_equal(row(&d), 3);
    driver_keys(&d, "8j");
    assert_int_equal(row(&d), 11);
    driver_keys(&d, "j");
    assert_int_equal(row(&d), 12);
    driver_finish(&d);
}

static void a_digit_that_was_a_pane_says_how_a_count_begins(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, "5j");
    driver_expect(&d, "5 went to a pane; 05j moves by 5");
    driver_keys(&d, "15j");
    driver_expect_not(&d, "went to a pane");
    driver_keys(&d, "1gg05j");
    assert_int_equal(row(&d), 6);
    driver_finish(&d);
}

static void help_above_a_message_says_that_there_is_more(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 80, 24);
    driver_keys(&d, "/Isolation<Enter><Space>");
    driver_expect(&d, " note ");
    assert_non_null(strstr(driver_line(&d, " help Isolation"), "\xe2\x80\xa6"));
    driver_finish(&d);
}

static void flags_are_whole_at_120_columns(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, TEST_DATA_DIR "/../../ui/demo/gmsa-web.yaml", 120, 40);
    driver_expect(&d, "Isolation (--isolation)");
    driver_expect(&d, "CPU percent (--cpu-percent)");
    driver_expect(&d, "Disk bandwidth (--io-maxbandwidth) 0 B/s");
    driver_expect(&d, "Program              C:\\ServiceMonitor.exe");
    driver_finish(&d);
}

static void a_count_before_G_is_a_row(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, "2");
    driver_keys(&d, "10G");
    driver_expect(&d, "▸ 2 OCI spec");
    assert_int_equal(row(&d), 10);
    driver_keys(&d, "012g");
    assert_int_equal(row(&d), 12);
    driver_finish(&d);
}

static void digits_of_panes_go_to_panes(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, "2g1");
    driver_keys(&d, "2j");
    driver_expect(&d, "▸ 2 OCI spec");
    assert_int_equal(row(&d), 2);
    driver_finish(&d);
}

static void esc_takes_a_count_back(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, "g08<Esc>j");
    assert_int_equal(row(&d), 2);
    driver_finish(&d);
}

static void a_huge_count_ends_at_the_last_row(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, "0999999999999999999999j");
    assert_int_equal(row(&d), ui_current(ui_app_state(d.app))->form.count);
    driver_keys(&d, "09999999999k");
    assert_int_equal(row(&d), 1);
    driver_finish(&d);
}

static void undo_takes_a_count(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, "<Space><Space>");
    driver_expect(&d, "isolation hyperv (container)");
    driver_keys(&d, "02u");
    driver_expect(&d, "undid 2 steps");
    driver_expect(&d, "isolation process (daemon default)");
    driver_finish(&d);
}

static void z_folds_and_opens(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, "2zM");
    driver_expect_not(&d, "\"hostname\": {");
    driver_expect(&d, "\"process\": {");
    driver_expect_not(&d, "\"args\"");
    driver_keys(&d, "zR");
    driver_expect(&d, "\"args\"");
    driver_keys(&d, "/\"cwd\"<Enter>zc");
    driver_expect_not(&d, "\"cwd\"");
    driver_keys(&d, "zo");
    driver_expect(&d, "\"cwd\"");
    driver_keys(&d, "1zM");
    driver_expect_not(&d, "CPU count");
    driver_keys(&d, "zR");
    driver_expect(&d, "CPU count");
    driver_keys(&d, "zz");
    driver_expect_not(&d, "OCI spec ─");
    driver_finish(&d);
}

static void back_and_forward_go_through_the_jumps(void **state)
{
    struct driver d;
    size_t before;

    (void)state;
    start(&d);
    driver_keys(&d, "jjj2");
    before = row(&d);
    driver_keys(&d, "/\"hostname\"<Enter><Esc>2<Enter>");
    driver_expect(&d, "help Host name");
    driver_keys(&d, "<");
    driver_expect(&d, "why  hostname");
    driver_keys(&d, "<");
    assert_int_equal(row(&d), before);
    driver_keys(&d, ">>");
    driver_expect(&d, "help Host name");
    driver_keys(&d, ">");
    driver_expect(&d, "no later place");
    driver_finish(&d);
}

static void jumps_from_windows_and_comparisons_go_back_too(void **state)
{
    struct driver d;
    size_t before;

    (void)state;
    start(&d);
    driver_keys(&d, ":set container.HostConfig.CpuPercent=700<Enter>g");
    before = row(&d);
    driver_keys(&d, "Fl");
    assert_int_not_equal(row(&d), before);
    driver_keys(&d, "<");
    assert_int_equal(row(&d), before);
    driver_keys(&d, "c2}<Enter>");
    driver_expect(&d, "help ");
    driver_keys(&d, "<");
    driver_expect(&d, "why ");
    driver_finish(&d);
}

static void a_jump_into_a_closed_document_is_passed_by(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 120, 40);
    driver_keys(&d, ":open " TEST_DATA_DIR "/docker-inspect/hyperv-gmsa-29.json<Enter>");
    driver_keys(&d, "G:close<Enter><");
    driver_expect(&d, "no earlier place");
    driver_finish(&d);
}

static void the_finder_goes_to_fields_lines_and_rules(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, "<C-p>Host name<Enter>");
    driver_expect(&d, "help Host name");
    driver_keys(&d, "<C-p>windows.layerfolders[1<Enter>");
    driver_expect(&d, "why  windows.layerFolders[1]");
    driver_keys(&d, "<C-p>CPU-2<Enter>");
    driver_expect(&d, "setResourcesInSpec");
    driver_keys(&d, "<Esc><C-p>zqzqzqzq");
    driver_expect(&d, "nothing has these letters");
    driver_keys(&d, "<Enter>");
    driver_expect(&d, "go to: zqzqzqzq");
    driver_keys(&d, "<Esc>");
    driver_expect_not(&d, "go to:");
    driver_finish(&d);
}

static void the_finders_paths_are_those_of_the_spec(void **state)
{
    const struct ui_document *doc;
    struct ui_finder f;
    struct driver d;
    size_t count = 0;

    (void)state;
    start(&d);
    doc = ui_current(ui_app_state(d.app));
    ui_finder_init(&f);
    assert_true(ui_finder_fill(&f, ui_document_result(doc)));
    for (size_t i = 0; i < f.count; i++)
        if (f.targets[i].kind == UI_TARGET_SPEC) {
            const struct spec_node *node =
                ui_document_result(doc)->trees[UI_TREE_SPEC].lines[f.targets[i].line].node;

            assert_true(str_eq(f.targets[i].name, spec_node_path(&f.arena, node)));
            count++;
        }
    assert_true(count > 20);
    ui_finder_finish(&f);
    driver_finish(&d);
}

static void the_finder_keeps_secrets(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, ":set container.HostConfig.SecurityOpt[0]=credentialspec=raw://{\"A\":{"
                    "\"PluginInput\":\"hunter2\"}}<Enter><C-p>hunter2");
    driver_expect_not(&d, "\"hunter2");
    driver_finish(&d);
}

static void runs_and_word_starts_score_higher(void **state)
{
    (void)state;
    assert_int_equal(ui_fuzzy(STR_LIT("abc"), STR_LIT("acb")), 0);
    assert_true(ui_fuzzy(STR_LIT("abc"), STR_NONE) > 0);
    assert_true(ui_fuzzy(STR_LIT("cpu.count"), STR_LIT("cpu")) >
                ui_fuzzy(STR_LIT("c.p.u.count"), STR_LIT("cpu")));
    assert_true(ui_fuzzy(STR_LIT("mem limit"), STR_LIT("lim")) >
                ui_fuzzy(STR_LIT("mem salim"), STR_LIT("lim")));
    assert_true(ui_fuzzy(STR_LIT("CpuCount"), STR_LIT("count cpu")) > 0);
    assert_true(ui_fuzzy(STR_LIT("HostName"), STR_LIT("hn")) >
                ui_fuzzy(STR_LIT("hosthen"), STR_LIT("hn")));
}

static void earlier_commands_come_back(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, ":redraw<Enter>:registry<Enter>:<Up>");
    driver_expect(&d, ":registry");
    driver_keys(&d, "<Up>");
    driver_expect(&d, ":redraw");
    driver_keys(&d, "<Down><Down>");
    assert_null(strstr(driver_text(&d), ":re"));
    driver_finish(&d);
}

static void no_two_actions_share_a_key_in_a_pane(void **state)
{
    (void)state;
    for (size_t i = 0; i < UI_ACTION_COUNT; i++)
        for (size_t k = i + 1; k < UI_ACTION_COUNT; k++) {
            unsigned one = ui_actions[i].where, other = ui_actions[k].where;
            char keys[200], *word, *rest = keys;

            /* What is for one pane may come before what is for all. */
            if ((one & other) == 0 || ((one & other) == one && one != other))
                continue;
            snprintf(keys, sizeof(keys), "%s", ui_actions[i].keys);
            while ((word = strtok_r(rest, " ", &rest)) != NULL) {
                char all[220], key[64];

                snprintf(all, sizeof(all), " %s ", ui_actions[k].keys);
                snprintf(key, sizeof(key), " %s ", word);
                if (strstr(all, key) != NULL)
                    fail_msg("'%s' runs %s and %s", word, ui_actions[i].name, ui_actions[k].name);
            }
        }
}

static void the_list_of_steps_goes_to_one(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, "<Space><Space><Space>U");
    driver_expect(&d, "as it was opened");
    driver_expect(&d, "Isolation (--isolation) = hyperv");
    driver_keys(&d, "gj<Enter>");
    driver_expect(&d, "step 1 of 3: Isolation (--isolation) = process");
    driver_expect(&d, "isolation process (container)");
    driver_keys(&d, "U");
    driver_expect(&d, "(undone) Isolation (--isolation) = default");
    driver_keys(&d, "G<Enter>");
    driver_expect(&d, "step 3 of 3");
    driver_finish(&d);
}

static long long fixed_clock(void)
{
    return 1000000000; /* 2001-09-09 01:46:40 UTC */
}

/* A piece of the lines below the panes would be no sentence. */
static void a_long_list_ends_above_the_lines_below_the_panes(void **state)
{
    char file[] = "/tmp/silospec-keys-XXXXXX";
    int fd = mkstemp(file);
    struct driver d;
    const char *line;
    FILE *f;

    (void)state;
    assert_true(fd >= 0);
    f = fdopen(fd, "w");
    assert_non_null(f);
    for (int i = 0; i < 60; i++)
        (void)fprintf(f,
                      "%s{\"Id\":\"%064d\",\"Name\":\"/svc-%d\",\"Config\":{},\"HostConfig\":{}}",
                      i == 0 ? "[" : ",", i, i);
    (void)fputs("]\n", f);
    (void)fclose(f);
    driver_start(&d, file, 80, 24);
    driver_keys(&d, "<Esc>jkC");
    driver_expect(&d, "svc-9");
    line = driver_line(&d, " help ");
    assert_non_null(line);
    assert_null(strstr(line, "\u2503"));
    assert_null(strstr(line, "\u251b"));
    driver_finish(&d);
    (void)unlink(file);
}

static void steps_have_times(void **state)
{
    const char *file = WEB;
    const struct ui_app_options options = {.files = &file, .file_count = 1, .clock = fixed_clock};
    struct driver d;

    (void)state;
    setenv("TZ", "UTC", 1);
    driver_start_options(&d, &options, 120, 40);
    driver_keys(&d, "j<Space>U");
    driver_expect(&d, "01:46:40  Isolation");
    driver_finish(&d);
}

static void what_is_typed_at_a_line_that_was_jumped_to_edits_nothing(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, TEST_DATA_DIR "/ui/web.yaml", 120, 40);
    driver_keys(&d, "1<C-p>CPU count<Enter><C-a>");
    driver_expect(&d, "\"count\": 3");
    driver_keys(&d, "<C-p>ociVersion<Enter>");
    driver_keys(&d, "ubus");
    driver_expect(&d, "this is a line of the spec");
    driver_expect(&d, "[+]");
    driver_keys(&d, "<Esc>u");
    driver_expect_not(&d, "[+]");
    driver_finish(&d);
}

static void ctrl_z_suspends_from_every_window(void **state)
{
    static const char *const opened[] = {
        "F", "?", "W", "<C-p>", ":set", "/name", "jjjj<Enter>12", "<Space>q", "A"};
    const struct ui_event ev = {.kind = UI_EVENT_KEY, .key = 'z', .modifiers = UI_KEY_CTRL};
    struct driver d;

    (void)state;
    for (size_t i = 0; i < sizeof(opened) / sizeof(opened[0]); i++) {
        char *before;

        driver_start(&d, WEB, 120, 40);
        driver_keys(&d, opened[i]);
        before = strdup(driver_text(&d));
        assert_int_equal(ui_app_event(d.app, &ev), UI_APP_SUSPEND);
        assert_string_equal(driver_text(&d), before);
        free(before);
        driver_finish(&d);
    }
}

static void what_does_not_open_says_so(void **state)
{
    static const char *const keys[] = {"l", "<Right>", "zo", "za"};
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 120, 40);
    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
        driver_keys(&d, "/--memory<Enter>");
        driver_keys(&d, keys[i]);
        driver_expect(&d, "this is a value, with nothing to open: Enter edits it");
    }
    driver_keys(&d, "/Binds<Enter>l");
    driver_expect(&d, "nothing is in it yet: a adds to it");
    driver_finish(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_does_not_open_says_so),
        cmocka_unit_test(what_is_typed_at_a_line_that_was_jumped_to_edits_nothing),
        cmocka_unit_test(a_count_repeats_a_move),
        cmocka_unit_test(a_digit_that_was_a_pane_says_how_a_count_begins),
        cmocka_unit_test(help_above_a_message_says_that_there_is_more),
        cmocka_unit_test(flags_are_whole_at_120_columns),
        cmocka_unit_test(a_count_before_G_is_a_row),
        cmocka_unit_test(digits_of_panes_go_to_panes),
        cmocka_unit_test(esc_takes_a_count_back),
        cmocka_unit_test(a_huge_count_ends_at_the_last_row),
        cmocka_unit_test(undo_takes_a_count),
        cmocka_unit_test(z_folds_and_opens),
        cmocka_unit_test(back_and_forward_go_through_the_jumps),
        cmocka_unit_test(jumps_from_windows_and_comparisons_go_back_too),
        cmocka_unit_test(a_jump_into_a_closed_document_is_passed_by),
        cmocka_unit_test(the_finder_goes_to_fields_lines_and_rules),
        cmocka_unit_test(the_finders_paths_are_those_of_the_spec),
        cmocka_unit_test(the_finder_keeps_secrets),
        cmocka_unit_test(runs_and_word_starts_score_higher),
        cmocka_unit_test(earlier_commands_come_back),
        cmocka_unit_test(no_two_actions_share_a_key_in_a_pane),
        cmocka_unit_test(the_list_of_steps_goes_to_one),
        cmocka_unit_test(a_long_list_ends_above_the_lines_below_the_panes),
        cmocka_unit_test(steps_have_times),
        cmocka_unit_test(ctrl_z_suspends_from_every_window),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
