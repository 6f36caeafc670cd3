/* Windows of rows: what they list, where Enter leads, looking for a text in them. */
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

static void the_list_of_problems_filters_explains_and_jumps(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_set(&d, "container.HostConfig.CpuPercent=50");
    driver_set(&d, "container.HostConfig.SecurityOpt[0]=credentialspec=registry://nobody");
    driver_keys(&d, "F");
    driver_expect(&d, "▸ Problems");
    driver_expect(&d, "1 error, ");
    driver_expect(&d, "HostConfig.SecurityOpt[0]");
    driver_keys(&d, "ff");
    driver_expect(&d, "only warnings of ");
    driver_expect_not(&d, "x spec ");
    driver_keys(&d, "w");
    driver_expect(&d, "▸ Why");
    driver_expect(&d, "Esc back");
    driver_keys(&d, "<Esc>");
    driver_expect(&d, "▸ Problems");
    driver_keys(&d, "l");
    driver_expect(&d, "help CPU percent");
    driver_finish(&d);
}

static void the_steps_say_what_is_done_what_fails_and_what_is_not_reached(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, "p");
    driver_expect(&d, "✓ gets the spec");
    driver_expect_not(&d, "✗");
    driver_keys(&d, "<Esc>");
    driver_set(&d, "container.HostConfig.SecurityOpt[0]=credentialspec=registry://nobody");
    driver_keys(&d, "p");
    driver_expect(&d, "✓ resources");
    driver_expect(&d, "✗ credential spec");
    driver_expect(&d, "· devices and capabilities");
    driver_expect(&d, "· gets the spec");
    driver_keys(&d, "u");
    driver_expect(&d, "✓ credential spec");
    driver_finish(&d);
}

static void the_steps_behind_a_refusal_say_what_they_would_refuse(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_set(&d, "container.HostConfig.SecurityOpt[0]=credentialspec=registry://nobody");
    driver_set(&d, "container.HostConfig.MemorySwap=77");
    driver_keys(&d, "p");
    driver_expect(&d, "✗ check the resources");
    driver_expect(&d, "would refuse: registry credential spec");
    driver_finish(&d);
}

static void the_effects_are_a_time_line_with_what_failed(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, "t");
    driver_expect(&d, "query network");
    driver_expect(&d, "read registry");
    driver_keys(&d, "<Esc>");
    driver_set(&d, "container.HostConfig.SecurityOpt[0]=credentialspec=registry://nobody");
    driver_keys(&d, "t");
    assert_non_null(strstr(driver_line(&d, "read registry"), "nobody"));
    driver_expect(&d, "✗ ");
    driver_finish(&d);
}

static void set_and_effective_stand_side_by_side_with_their_source(void **state)
{
    struct driver d;
    int x, y;

    (void)state;
    start(&d);
    driver_set(&d, "container.HostConfig.Isolation=hyperv");
    driver_keys(&d, "V");
    driver_expect(&d, "in a utility VM");
    assert_non_null(strstr(driver_line(&d, "! Memory "), " - "));
    assert_true(driver_find(&d, "! Memory ", &x, &y));
    driver_click(&d, x, y);
    driver_expect(&d, "Source: ");
    driver_expect(&d, "read 2026-");
    driver_keys(&d, "<Enter>");
    driver_expect(&d, "help Memory");
    driver_finish(&d);
}

static void the_chain_of_the_isolation_says_who_decides(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, "I");
    driver_expect(&d, "· container (--isolation)");
    driver_expect(&d, "✓ daemon (exec-opt isolation)");
    driver_expect(&d, "process, chosen");
    driver_keys(&d, "I");
    driver_expect_not(&d, "who decides");
    driver_finish(&d);
}

static void windows_are_commands_too(void **state)
{
    static const char *const names[][2] = {
        {":why<Enter>", "▸ Why"},       {":problems<Enter>", "▸ Problems"},
        {":steps<Enter>", "▸ Steps"},   {":effects<Enter>", "▸ What the daemon does"},
        {":effective<Enter>", "▸ Set"}, {":isolation<Enter>", "▸ Isolation"},
    };
    struct driver d;

    (void)state;
    start(&d);
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        driver_keys(&d, names[i][0]);
        driver_expect(&d, names[i][1]);
        driver_keys(&d, "<Esc>");
        driver_expect_not(&d, names[i][1]);
    }
    driver_finish(&d);
}

/* What a command does with rows it does with those of the window, which stays; others close it. */
static void a_command_in_a_window_is_about_it(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, "p:copy-ta<Tab>");
    driver_expect(&d, "▸ Steps from the request");
    driver_keys(&d, "<Enter>");
    driver_expect(&d, "▸ Steps from the request");
    assert_non_null(strstr(driver_copied(&d), "decode the request"));
    driver_keys(&d, ":nonsense<Enter>");
    driver_expect(&d, "no action 'nonsense'");
    driver_expect(&d, ":nonsense");
    driver_expect(&d, "▸ Steps from the request");
    driver_keys(&d, "<Esc>:help<Enter>");
    driver_expect(&d, "▸ Help");
    driver_keys(&d, "<Esc>");
    driver_expect(&d, "▸ Steps from the request");
    driver_keys(&d, "y:"); /* the second of two keys */
    driver_expect(&d, "y : does nothing in this window");
    driver_keys(&d, ":effective<Enter>");
    driver_expect(&d, "▸ Set versus effective");
    driver_keys(&d, ":set name=other<Enter>");
    driver_expect_not(&d, "▸ Set versus effective");
    driver_keys(&d, "p:set foo=1<Enter>"); /* what is refused stays to be mended, over the panes */
    driver_expect(&d, "no field 'foo'");
    driver_expect(&d, ":set foo=1");
    driver_expect_not(&d, "▸ Steps from the request");
    driver_keys(&d, "<Esc>");
    driver_expect_not(&d, ":set foo=1");
    driver_expect_not(&d, "▸ Steps from the request");
    driver_finish(&d);
}

static void windows_fit_any_size_and_follow_a_change_of_it(void **state)
{
    static const int sizes[][2] = {{40, 10}, {80, 24}, {200, 60}, {41, 12}, {30, 5}, {120, 40}};
    static const char keys[] = "wFptVI";
    struct driver d;

    (void)state;
    start(&d);
    driver_set(&d, "container.HostConfig.SecurityOpt[0]=credentialspec=registry://nobody");
    for (const char *k = keys; *k != '\0'; k++) {
        const char key[] = {*k, '\0'};

        driver_keys(&d, key);
        for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
            driver_resize(&d, sizes[i][0], sizes[i][1]);
            driver_text(&d);
            driver_keys(&d, "jjG");
            driver_text(&d);
            driver_keys(&d, "kg<PgDn><PgUp>");
            driver_text(&d);
        }
        driver_keys(&d, "<Esc>");
        driver_expect(&d, "1 Container");
    }
    driver_finish(&d);
}

static void click(struct driver *d, int x, int y)
{
    const struct ui_event ev = {
        .kind = UI_EVENT_MOUSE, .mouse = UI_MOUSE_PRESS, .button = UI_BUTTON_LEFT, .x = x, .y = y};

    ui_app_event(d->app, &ev);
}

static void a_click_selects_a_row_goes_to_its_field_or_closes_the_window(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, "V");
    /* The frame's twentieth line, whatever it tells: twice is Enter. */
    click(&d, 30, 20);
    driver_expect(&d, "▸ Set versus effective");
    click(&d, 30, 20);
    driver_expect_not(&d, "▸ Set versus effective");
    driver_expect(&d, "▸ 1 Container");
    driver_keys(&d, "I");
    click(&d, 30, 2);
    driver_expect_not(&d, "▸ Isolation");
    driver_finish(&d);
}

static void a_text_is_looked_for_in_the_rows(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, "V/cpu");
    driver_expect(&d, "find cpu");
    driver_expect(&d, " of ");
    driver_keys(&d, "<Enter>");
    driver_expect(&d, "hit 1 of ");
    driver_expect(&d, "Set versus effective");
    driver_keys(&d, "n");
    driver_expect(&d, "hit 2 of ");
    driver_keys(&d, "NN");
    driver_expect_not(&d, "hit 1 of ");
    driver_keys(&d, "n");
    driver_expect(&d, "hit 1 of ");
    driver_keys(&d, "/nobody has it<Enter>");
    driver_expect(&d, "'nobody has it' is not in this window");
    driver_keys(&d, "<Esc>");
    driver_expect(&d, "Set versus effective");
    driver_keys(&d, "n");
    driver_expect(&d, "no search in this window yet");
    driver_keys(&d, "<Esc>");
    driver_expect_not(&d, "Set versus effective");
    driver_finish(&d);
}

static void leaving_the_line_leaves_the_row(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, "F/lost<Esc>");
    driver_expect(&d, "Problems");
    driver_keys(&d, "<Esc>");
    driver_expect_not(&d, "Problems");
    driver_finish(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_list_of_problems_filters_explains_and_jumps),
        cmocka_unit_test(the_steps_say_what_is_done_what_fails_and_what_is_not_reached),
        cmocka_unit_test(the_steps_behind_a_refusal_say_what_they_would_refuse),
        cmocka_unit_test(the_effects_are_a_time_line_with_what_failed),
        cmocka_unit_test(set_and_effective_stand_side_by_side_with_their_source),
        cmocka_unit_test(the_chain_of_the_isolation_says_who_decides),
        cmocka_unit_test(windows_are_commands_too),
        cmocka_unit_test(a_command_in_a_window_is_about_it),
        cmocka_unit_test(windows_fit_any_size_and_follow_a_change_of_it),
        cmocka_unit_test(a_click_selects_a_row_goes_to_its_field_or_closes_the_window),
        cmocka_unit_test(a_text_is_looked_for_in_the_rows),
        cmocka_unit_test(leaving_the_line_leaves_the_row),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
