/* What is added to lists: on a heading, of the usual kinds, what the host has, by name. */
#include "app_driver.h"

#include "ui/tui/state/state.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define WEB TEST_DATA_DIR "/ui/web.yaml"

static void start(struct driver *d)
{
    driver_start(d, WEB, 120, 40);
}

static void select_row(struct driver *d, const char *label)
{
    driver_keys(d, "1g/");
    driver_keys(d, label);
    driver_keys(d, "<Enter><Esc>");
}

static size_t steps(struct driver *d)
{
    return mdl_history_count(ui_current(ui_app_state(d->app))->history);
}

static void a_on_a_heading_offers_the_usual_kinds_and_shows_them(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    select_row(&d, "Mounts");
    driver_keys(&d, "a");
    driver_expect(&d, "a folder of the host");
    driver_expect(&d, "one to fill in");
    driver_expect(&d, "then  + mounts[");
    driver_expect(&d, "\"destination\": \"C:\\\\data2\""); /* c:\data is taken */
    driver_expect(&d, "\"source\": \"C:\\\\data2\"");
    driver_keys(&d, "<Esc>");
    driver_expect_not(&d, "preview");
    assert_int_equal(steps(&d), 1);
    driver_finish(&d);
}

static void a_kind_is_added_as_one_step_with_sensible_values(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    select_row(&d, "Mounts");
    driver_keys(&d, "apipe");
    driver_expect(&d, "\"source\": \"\\\\\\\\.\\\\pipe\\\\agent\"");
    driver_keys(&d, "<Enter>");
    assert_int_equal(steps(&d), 2);
    driver_expect(&d, "a named pipe added");
    driver_keys(&d, "j");
    driver_expect(&d, "container.Mounts[1].Type");
    driver_keys(&d, "u");
    driver_expect_not(&d, "pipe\\\\agent");
    driver_finish(&d);
}

static void letters_find_among_what_is_offered(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    select_row(&d, "Mounts");
    driver_keys(&d, "a");
    driver_expect(&d, "a-z find");
    driver_keys(&d, "l");
    driver_expect(&d, "find: l");
    assert_int_equal(steps(&d), 1);
    driver_keys(&d, "<BS>jq");
    driver_expect(&d, "nothing is called so");
    driver_keys(&d, "<Esc>");
    driver_expect(&d, "a folder of the host, read-only");
    driver_keys(&d, "yvolume<Esc>volume<Enter>");
    driver_expect(&d, "Mounts: a volume added");
    driver_finish(&d);
}

static void what_is_typed_is_added_as_one_step(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    select_row(&d, "Arguments");
    driver_keys(&d, "a--port=8080");
    driver_expect(&d, "\"--port=8080\"");
    assert_int_equal(steps(&d), 1);
    driver_keys(&d, "<Enter>");
    assert_int_equal(steps(&d), 2);
    driver_expect(&d, "Arguments [2] = --port=8080");
    driver_keys(&d, "u");
    driver_expect_not(&d, "] --port");
    assert_false(mdl_history_dirty(ui_current(ui_app_state(d.app))->history));
    driver_finish(&d);
}

static void where_nothing_is_typed_nothing_is_added(void **state)
{
    static const char *const lists[] = {"Environment", "Console size"};
    static const char *const ends[] = {"<Enter>", "<Esc>", "7<BS><Enter>", "7<Esc>"};
    enum { ENDS = sizeof(ends) / sizeof(ends[0]) };
    struct driver d;

    (void)state;
    for (size_t i = 0; i < ENDS * sizeof(lists) / sizeof(lists[0]); i++) {
        start(&d);
        select_row(&d, lists[i / ENDS]);
        driver_keys(&d, "a");
        driver_keys(&d, ends[i % ENDS]);
        driver_expect(&d, "nothing was added");
        driver_expect_not(&d, "preview");
        assert_int_equal(steps(&d), 1);
        driver_finish(&d);
    }
}

static void a_key_may_stand_for_the_empty_text(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, ":set container.HostConfig.Annotations={\"a\":\"b\"}<Enter>aempty<Enter>");
    assert_int_equal(steps(&d), 2);
    driver_keys(&d, "<Enter>");
    assert_int_equal(steps(&d), 3);
    driver_expect(&d, "Annotations (--annotation) empty = ");
    driver_keys(&d, "afull<Enter>it is<Enter>");
    driver_expect(&d, "Annotations (--annotation) full = it is");
    driver_expect(&d, "3 entries");
    driver_finish(&d);
}

static void a_network_comes_with_what_the_host_must_have(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    select_row(&d, "Networks");
    driver_keys(&d, "at<Enter>");
    driver_expect(&d, "transparent, on the host, too added");
    driver_expect(&d, "22222222-bbbb-4bbb-8bbb-222222222222");
    driver_finish(&d);
}

/* An empty one makes the start fail: no swarm has a secret without an id. */
static void a_secret_comes_with_what_the_swarm_must_have(void **state)
{
    static const char *const kinds[][2] = {{"Secrets", "internal\\\\secrets"},
                                           {"Configs", "internal\\\\configs"}};
    struct driver d;

    (void)state;
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        start(&d);
        select_row(&d, kinds[i][0]);
        driver_keys(&d, "a");
        driver_expect(&d, "content in the swarm's store");
        driver_expect(&d, "one to fill in");
        driver_keys(&d, "<Enter>2/mounts<Enter>");
        driver_expect(&d, "spec ok");
        driver_expect(&d, kinds[i][1]);
        driver_finish(&d);
    }
}

static void an_object_offers_the_list_in_it(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    select_row(&d, "Network settings");
    driver_keys(&d, "a");
    driver_expect(&d, "transparent, on the host, too");
    driver_finish(&d);
}

static void classes_of_devices_have_names(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    select_row(&d, "Devices");
    driver_keys(&d, "a");
    driver_expect(&d, "graphics (DirectX)");
    driver_keys(&d, "<Enter>");
    driver_expect(&d, "5B45201D-F2F2-4F3B-85BB-30FF1F953599");
    driver_expect(&d, "the class of graphics (DirectX)");
    driver_keys(&d, "j");
    driver_expect(&d, "PathOnHost: the class of graphics (DirectX)");
    driver_keys(&d, "<Enter><C-u>class/86e0d1e0-8089-11d0-9ce4-08003e301f73<Enter>");
    driver_expect(&d, "the class of serial ports (COM)");
    driver_finish(&d);
}

static void a_credential_spec_is_taken_from_a_file_or_pasted(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    select_row(&d, "Security options");
    driver_keys(&d, "a");
    driver_expect(&d, "which the host has");
    driver_expect(&d, "treated as present");
    driver_keys(&d, "<End><Up><Up><Enter>");
    driver_expect(&d, "file of the credential spec");
    driver_keys(&d, TEST_DATA_DIR "/ui/web.yaml<Enter>");
    driver_expect(&d, "credentialspec=file://web.yaml");
    driver_keys(&d, "u");
    select_row(&d, "Security options");
    driver_keys(&d, "a<End><Up><Enter>{}<Enter>");
    driver_expect(&d, "credentialspec=file://pasted.json");
    driver_finish(&d);
}

static void the_name_that_the_engine_looked_for_is_offered(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d,
                ":set container.HostConfig.SecurityOpt[0]=credentialspec=registry://nobody<Enter>");
    driver_keys(&d, ":set host.CredentialSpecs.Registry.Values[\"x\"]=y<Enter>a");
    driver_expect(&d, "nobody is there (example text)");
    driver_keys(&d, "entry<Enter>");
    driver_expect(&d, "name of the new entry: nobody");
    driver_finish(&d);
}

static void typing_at_the_offer_of_a_list_of_texts_begins_the_value(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, TEST_DATA_DIR "/ui/request.yaml", 120, 40);
    select_row(&d, "Binds");
    driver_keys(&d, "a");
    driver_expect(&d, "a-z type the value");
    driver_keys(&d, "c:\\data:d:\\x:ro");
    driver_expect(&d, "[1] c:\\data:d:\\x:ro");
    driver_expect_not(&d, "no action");
    driver_keys(&d, "<Enter>");
    driver_expect(&d, "\"destination\": \"d:\\\\x\"");
    driver_keys(&d, "a<Esc>");
    driver_expect(&d, "2 entries");
    driver_finish(&d);
}

static void the_help_of_a_bind_says_what_create_makes_of_it(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, TEST_DATA_DIR "/ui/request.yaml", 120, 40);
    select_row(&d, "Binds");
    driver_expect(&d, "create makes container.Mounts[0] of it");
    driver_expect_not(&d, "the spec does not depend on this field");
    driver_finish(&d);
}

static void what_is_offered_is_told_apart_at_80_columns(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 80, 24);
    select_row(&d, "Security options");
    driver_keys(&d, "a");
    driver_expect(&d, "\xe2\x96\xb8 Security options \xe2\x94\x81");
    driver_expect(&d, "gMSA spec, treated as present ");
    driver_expect(&d, "gMSA spec by the host's folder ");
    driver_expect(&d, "gMSA spec by the host's registry ");
    driver_expect(&d, "gMSA spec from a file here... ");
    driver_finish(&d);
}

static void what_may_be_added_is_found_by_its_name(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, "<C-p>gmsa");
    driver_expect(&d, "Security options (--security-opt)  gMSA spec, treated as present");
    driver_keys(&d, "<Enter>");
    driver_expect(&d, " then  ");
    driver_keys(&d, "<Esc><C-p>named pipe<Enter>");
    driver_expect(&d, "\"source\": \"\\\\\\\\.\\\\pipe\\\\agent\"");
    driver_keys(&d, "<Enter>");
    driver_expect(&d, "Mounts: a named pipe added");
    driver_keys(&d, "?/DirectX");
    driver_expect(&d, "To add");
    driver_keys(&d, "<Enter><Enter>");
    driver_expect(&d, "graphics (DirectX) added");
    driver_keys(&d, "/nowhere at all<Enter>");
    driver_expect(&d, "Ctrl-P looks everywhere");
    driver_finish(&d);
}

static void what_is_not_found_has_no_preview(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 120, 40);
    driver_keys(&d, "/Mounts<Enter><Esc>a");
    driver_expect(&d, "OCI spec, preview");
    driver_keys(&d, "zz");
    driver_expect(&d, "nothing is called so");
    driver_expect_not(&d, "preview");
    driver_keys(&d, "<C-u>pipe");
    driver_expect(&d, "OCI spec, preview");
    driver_finish(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(typing_at_the_offer_of_a_list_of_texts_begins_the_value),
        cmocka_unit_test(the_help_of_a_bind_says_what_create_makes_of_it),
        cmocka_unit_test(a_on_a_heading_offers_the_usual_kinds_and_shows_them),
        cmocka_unit_test(what_is_offered_is_told_apart_at_80_columns),
        cmocka_unit_test(what_may_be_added_is_found_by_its_name),
        cmocka_unit_test(letters_find_among_what_is_offered),
        cmocka_unit_test(what_is_typed_is_added_as_one_step),
        cmocka_unit_test(where_nothing_is_typed_nothing_is_added),
        cmocka_unit_test(a_key_may_stand_for_the_empty_text),
        cmocka_unit_test(a_kind_is_added_as_one_step_with_sensible_values),
        cmocka_unit_test(a_network_comes_with_what_the_host_must_have),
        cmocka_unit_test(a_secret_comes_with_what_the_swarm_must_have),
        cmocka_unit_test(an_object_offers_the_list_in_it),
        cmocka_unit_test(classes_of_devices_have_names),
        cmocka_unit_test(a_credential_spec_is_taken_from_a_file_or_pasted),
        cmocka_unit_test(the_name_that_the_engine_looked_for_is_offered),
        cmocka_unit_test(what_is_not_found_has_no_preview),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
