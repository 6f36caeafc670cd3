/* What the screen says of the engine's answer: the header, the signs of fields, the errors, and
 * why it is so, and secrets. */
#include "app_driver.h"

#include "ui/present/generation.h"
#include "ui/term/widgets.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define WEB    TEST_DATA_DIR "/ui/web.yaml"
#define SECRET TEST_DATA_DIR "/ui/secret.yaml"

static void start(struct driver *d)
{
    driver_start(d, WEB, 120, 40);
}

static void select_field(struct driver *d, const char *label)
{
    driver_keys(d, "1/");
    driver_keys(d, label);
    driver_keys(d, "<Enter><Esc>");
}

/* ---- header and spec -------------------------------------------------------------------- */

static void the_header_says_who_refuses(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_expect(&d, "spec ok");
    driver_set(&d, "container.HostConfig.SecurityOpt[0]=credentialspec=registry://nobody");
    driver_expect(&d, "docker start fails  1 error");
    driver_set(&d, "container.HostConfig.MemorySwap=77");
    driver_expect(&d, "docker create fails  2 errors");
    driver_finish(&d);
}

static void the_header_says_which_link_decides_the_isolation(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_expect(&d, "process (daemon default)");
    driver_set(&d, "container.HostConfig.Isolation=hyperv");
    driver_expect(&d, "hyperv (container)");
    driver_keys(&d, "u");
    driver_set(&d, "host.DefaultIsolation=default");
    driver_expect(&d, "process (product)");
    driver_finish(&d);
}

static void a_narrow_header_says_that_something_is_open_and_where_the_rest_stands(void **state)
{
    static const int sizes[][2] = {{40, 10}, {60, 20}, {80, 24}, {120, 40}};
    struct driver d;

    (void)state;
    for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
        driver_start(&d, TEST_DATA_DIR "/docker-inspect/hyperv-gmsa-29.json", sizes[i][0],
                     sizes[i][1]);
        driver_expect(&d, "spec open");
        driver_expect(&d, "(A: all)");
        driver_finish(&d);
    }
}

static void the_spec_is_that_of_the_changed_settings_until_the_raw_ones_are_asked_for(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_set(&d, "container.HostConfig.CpuPercent=50");
    driver_expect_not(&d, "\"maximum\": 5000");
    driver_keys(&d, "v");
    driver_expect(&d, "2 OCI spec, settings as written");
    driver_expect(&d, "\"maximum\": 5000");
    driver_keys(&d, "v");
    driver_expect_not(&d, "settings as written ");
    driver_expect_not(&d, "\"maximum\": 5000");
    driver_finish(&d);
}

/* ---- signs beside fields ---------------------------------------------------------------- */

static void sign_of(struct driver *d, const char *label, const char *sign)
{
    const char *line = driver_line(d, label), *edge;

    assert_non_null(line);
    edge = strstr(line + strlen(label), "┃");
    if (edge == NULL)
        edge = strstr(line + strlen(label), "▐");
    assert_non_null(edge);
    assert_memory_equal(edge - strlen(sign), sign, strlen(sign));
}

static void fields_that_are_refused_warned_of_changed_or_ignored_have_a_sign(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_set(&d, "container.HostConfig.MemorySwap=77");
    select_field(&d, "Memory and swap");
    sign_of(&d, "Memory and swap", "x");
    driver_expect(&d, "docker create fails: invalid option");
    driver_keys(&d, "u");
    driver_set(&d, "container.HostConfig.CpuPercent=50");
    select_field(&d, "CPU percent");
    sign_of(&d, "CPU percent", "!");
    driver_expect(&d, "create changes it to 0");
    driver_set(&d, "container.HostConfig.RestartPolicy.Name=always");
    select_field(&d, "Restart policy");
    sign_of(&d, "Restart policy", "·");
    driver_expect(&d, "on-failure; the spec does");
    driver_expect(&d, "not depend on this field.");
    driver_set(&d, "container.HostConfig.Isolation=default");
    select_field(&d, "Isolation");
    sign_of(&d, "    Isolation", "»");
    driver_expect(&d, "create changes it to 'process'");
    driver_finish(&d);
}

static void what_reaches_the_spec_and_what_is_empty_has_no_sign(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    select_field(&d, "Host name");
    sign_of(&d, "Host name", " ");
    select_field(&d, "CPU count");
    sign_of(&d, "CPU count", " ");
    driver_set(&d, "container.Config.Domainname=");
    select_field(&d, "Domain name");
    sign_of(&d, "Domain name", " ");
    driver_finish(&d);
}

/* ---- errors pane ------------------------------------------------------------------------ */

static void the_answer_comes_first_then_what_is_not_reached(void **state)
{
    struct driver d;
    const char *text;

    (void)state;
    start(&d);
    driver_set(&d, "container.HostConfig.SecurityOpt[0]=credentialspec=registry://nobody");
    driver_set(&d, "container.HostConfig.MemorySwap=77");
    driver_keys(&d, "5+");
    driver_expect(&d, "class InvalidParameter: the client sees HTTP 400");
    driver_expect(&d, "at: docker create, check the resources");
    text = driver_text(&d);
    assert_non_null(strstr(text, "invalid option: Windows does not support MemorySwap"));
    assert_true(strstr(text, "invalid option:") < strstr(text, "not reached: registry"));
    driver_finish(&d);
}

static void the_whole_chain_of_an_error_is_shown(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_set(&d, "container.HostConfig.SecurityOpt[0]=credentialspec=file://gone.json");
    driver_keys(&d, "5+");
    driver_expect(&d, "x credential spec for container 4f1c0a could not be read from file");
    driver_expect(&d, "at: docker start, building the spec, step 14 of 15: credential spec");
    driver_expect(&d, "class InvalidParameter: the client sees HTTP 500, docker exits with 128");
    driver_expect(&d, "    open C:\\ProgramData\\docker\\CredentialSpecs\\gone.json: The system");
    driver_finish(&d);
}

static void the_errors_can_be_filtered(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_set(&d, "container.HostConfig.CpuPercent=50");
    driver_set(&d, "container.HostConfig.SecurityOpt[0]=credentialspec=registry://nobody");
    driver_set(&d, "container.Name=/other"); /* the strip of effects has nothing to tell */
    driver_keys(&d, "5+");
    driver_expect(&d, "x registry credential spec");
    driver_expect(&d, "! Conflicting options");
    driver_keys(&d, "zzf");
    driver_expect(&d, "only errors");
    driver_expect(&d, "x registry credential spec");
    driver_expect_not(&d, "! Conflicting options");
    driver_keys(&d, "f");
    driver_expect(&d, "only warnings");
    driver_expect(&d, "! Conflicting options");
    driver_expect_not(&d, "x registry credential spec");
    driver_keys(&d, "f");
    driver_expect_not(&d, "only warnings");
    driver_finish(&d);
}

/* By the action's name, since its key may be another one; the footer has the key. */
static void a_filter_that_lets_nothing_pass_says_what_it_leaves_out(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 120, 40);
    driver_set(&d, "container.HostConfig.SecurityOpt=");
    driver_set(&d, "container.NetworkSettings=");
    driver_set(&d, "container.HostConfig.CpuPercent=50");
    driver_keys(&d, "5");
    driver_expect_not(&d, "f other problems");
    driver_keys(&d, "f");
    driver_expect(&d, "no errors; 2 others are left out: :filter");
    driver_expect(&d, "f other problems");
    driver_keys(&d, "F");
    driver_expect(&d, "no errors; 2 others are left out: :filter goes on to them");
    driver_finish(&d);
    driver_start(&d, NULL, 120, 40);
    driver_keys(&d, "<Esc>fF");
    driver_expect(&d, "no errors, and no other problems");
    driver_finish(&d);
}

static void right_on_a_warning_of_the_engine_jumps_to_its_field(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_set(&d, "container.HostConfig.CpuPercent=50");
    driver_keys(&d, "5ffl");
    driver_expect(&d, "help CPU percent (--cpu-percent)  container.HostConfig.CpuPercent");
    driver_finish(&d);
}

/* ---- why -------------------------------------------------------------------------------- */

static void why_tells_of_the_selected_field_and_jumps_to_the_line_it_gives(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    select_field(&d, "CPU count");
    driver_keys(&d, "w");
    driver_expect(&d, "▸ Why");
    driver_expect(&d, "container.HostConfig.CpuCount = 2 CPUs");
    driver_expect(&d, "gives    windows.resources.cpu.count = 2");
    driver_keys(&d, "j");
    driver_expect(&d, "Enter to the line");
    driver_keys(&d, "<Enter>");
    driver_expect(&d, "▸ 2 OCI spec");
    driver_expect(&d, "windows.resources.cpu.count = 2: ");
    driver_finish(&d);
}

static void why_tells_of_the_selected_line_and_jumps_to_the_field_of_an_input(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, "2/\"count\"<Enter>w");
    driver_expect(&d, "windows.resources.cpu.count = 2");
    driver_expect(&d, "from     container.HostConfig.");
    driver_expect(&d, "rule     CPU-");
    driver_expect(&d, "source   ");
    driver_keys(&d, "j<Enter>");
    driver_expect(&d, "▸ 1 Container");
    driver_expect(&d, "help CPU");
    driver_finish(&d);
}

static void why_of_an_error_has_its_place_and_what_the_client_sees(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_set(&d, "container.HostConfig.MemorySwap=77");
    driver_keys(&d, "5w");
    driver_expect(&d, "invalid option: Windows does not support MemorySwap");
    driver_expect(&d, "from     container.HostConfig.MemorySwap = 77 B");
    driver_expect(&d, "note     stage platform");
    driver_expect(&d, "class InvalidParameter: the client sees HTTP 400");
    driver_keys(&d, "<Esc>");
    driver_expect_not(&d, "▸ Why");
    driver_finish(&d);
}

static void a_long_why_wraps_below_its_own_text_and_scrolls(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 60, 14);
    select_field(&d, "CPU count");
    driver_keys(&d, "w");
    driver_expect(&d, "┃   why      Number of processors");
    assert_non_null(strstr(driver_text(&d), "┃            "));
    driver_expect_not(&d, "source   ");
    driver_keys(&d, "G");
    driver_expect(&d, "source   ");
    driver_keys(&d, "g");
    driver_expect(&d, "┃   why      Number of processors");
    driver_keys(&d, "jjjjjjjjjjjjjjjjjjjjjjjj");
    driver_expect(&d, "source   ");
    driver_finish(&d);
}

/* ---- secrets ---------------------------------------------------------------------------- */

/* What is told of a value is not behind a hundred lines of it. */
static void of_a_long_value_a_why_shows_the_beginning(void **state)
{
    char set[6000] = "container.Config.Env=[\"LONG=";
    struct driver d;

    (void)state;
    for (size_t len = strlen(set); len < 5000; len += 10)
        memcpy(set + len, "abcdefghi ", 11);
    memcpy(set + strlen(set), "\"]", 3);
    driver_start(&d, WEB, 80, 24);
    driver_set(&d, set);
    select_field(&d, "LONG");
    driver_keys(&d, "w");
    driver_expect_on_line(&d, "why ", "NAME=value.");
    driver_expect(&d, "abcdefghi\u2026");
    driver_keys(&d, "G");
    driver_expect_on_line(&d, "abcdefghi\u2026", "abcdefghi"); /* of what it gives */
    driver_expect(&d, "rule     PRC-3");
    driver_finish(&d);
}

static void a_secret_is_nowhere_on_the_screen_until_it_is_asked_for(void **state)
{
    static const char keys[] = "12345wFptVIUc=b";
    struct driver d;

    (void)state;
    driver_start(&d, SECRET, 200, 60);
    driver_expect(&d, "\"PluginInput\": \"***\"");
    driver_expect(&d, " masked ");
    driver_set(&d, "host.CredentialSpecs.Files.copy={\"PluginInput\":\"hunter2\"}");
    driver_expect_not(&d, "hunter2");
    for (const char *k = keys; *k != '\0'; k++) {
        const char key[] = {*k, '\0'};

        driver_keys(&d, key);
        driver_expect_not(&d, "hunter2");
        driver_keys(&d, "zz");
        driver_expect_not(&d, "hunter2");
        driver_keys(&d, "zz<Esc>");
    }
    driver_keys(&d, "2/credentialSpec<Enter>w");
    driver_expect(&d, "▸ Why");
    driver_expect_not(&d, "hunter2");
    driver_keys(&d, "M");
    driver_expect(&d, "hunter2");
    driver_keys(&d, "<Esc>");
    driver_expect(&d, " unmasked");
    driver_expect(&d, "corp.example:web:hunter2");
    driver_keys(&d, "M");
    driver_expect_not(&d, "hunter2");
    driver_finish(&d);
}

static struct str has_a_secret(struct arena *a, const struct ui_generation *g,
                               const struct ui_item *item)
{
    (void)a;
    (void)g;
    (void)item;
    return STR_LIT("asked for {\"PluginInput\":\"corp.example:web:hunter2\"}");
}

/* The why line and the search ask for it: neither may give away what the pane hides. */
static void what_is_said_of_an_item_is_as_masked_as_its_pane(void **state)
{
    static struct ui_generation g;
    const struct ui_item item = {.text = STR_LIT("an item"), .detail = has_a_secret};
    struct arena a;

    (void)state;
    arena_init(&a);
    g.unmasked = false;
    assert_true(ui_text_search(ui_item_said(&a, &g, &item), STR_LIT("hunter2"), 0) < 0);
    g.unmasked = true;
    assert_true(ui_text_search(ui_item_said(&a, &g, &item), STR_LIT("hunter2"), 0) > 0);
    arena_finish(&a);
}

static void a_secret_is_not_edited_before_it_is_shown(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, SECRET, 120, 40);
    driver_keys(&d, "3jjj<Enter>");
    driver_expect(&d, "help Registry value");
    driver_keys(&d, "<Enter>");
    driver_expect(&d, "M shows it");
    driver_expect_not(&d, "hunter2");
    driver_keys(&d, "M<Enter>");
    driver_expect(&d, "Ctrl-S accept");
    driver_finish(&d);
}

static void a_changed_secret_counts_as_a_change(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, SECRET, 120, 40);
    driver_set(&d, "host.CredentialSpecs.Registry.Values.web={\"PluginInput\":\"one\"}");
    driver_set(&d, "host.CredentialSpecs.Registry.Values.web={\"PluginInput\":\"two\"}");
    driver_expect(&d, "1 changed");
    driver_finish(&d);
}

static void the_registry_pane_says_what_the_credential_spec_holds_and_what_is_wrong(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, SECRET, 120, 40);
    driver_keys(&d, "3+");
    driver_expect(&d, "account web01$ in corp.example");
    driver_expect(&d, "domain corp.example (CORP)");
    driver_expect(&d, "plug-in");
    driver_expect(&d, "ends with $");
    driver_keys(&d, "zz5f");
    driver_expect(&d, "x credential spec: ActiveDirectoryConfig");
    driver_finish(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_header_says_who_refuses),
        cmocka_unit_test(the_header_says_which_link_decides_the_isolation),
        cmocka_unit_test(a_narrow_header_says_that_something_is_open_and_where_the_rest_stands),
        cmocka_unit_test(the_spec_is_that_of_the_changed_settings_until_the_raw_ones_are_asked_for),
        cmocka_unit_test(fields_that_are_refused_warned_of_changed_or_ignored_have_a_sign),
        cmocka_unit_test(what_reaches_the_spec_and_what_is_empty_has_no_sign),
        cmocka_unit_test(the_answer_comes_first_then_what_is_not_reached),
        cmocka_unit_test(the_whole_chain_of_an_error_is_shown),
        cmocka_unit_test(the_errors_can_be_filtered),
        cmocka_unit_test(a_filter_that_lets_nothing_pass_says_what_it_leaves_out),
        cmocka_unit_test(right_on_a_warning_of_the_engine_jumps_to_its_field),
        cmocka_unit_test(why_tells_of_the_selected_field_and_jumps_to_the_line_it_gives),
        cmocka_unit_test(why_tells_of_the_selected_line_and_jumps_to_the_field_of_an_input),
        cmocka_unit_test(why_of_an_error_has_its_place_and_what_the_client_sees),
        cmocka_unit_test(a_long_why_wraps_below_its_own_text_and_scrolls),
        cmocka_unit_test(of_a_long_value_a_why_shows_the_beginning),
        cmocka_unit_test(a_secret_is_nowhere_on_the_screen_until_it_is_asked_for),
        cmocka_unit_test(what_is_said_of_an_item_is_as_masked_as_its_pane),
        cmocka_unit_test(a_secret_is_not_edited_before_it_is_shown),
        cmocka_unit_test(a_changed_secret_counts_as_a_change),
        cmocka_unit_test(the_registry_pane_says_what_the_credential_spec_holds_and_what_is_wrong),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
