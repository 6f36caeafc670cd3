/* The engine on the screen: chosen, compared, and what changes with later ones. */
#include "app_driver.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define WEB     TEST_DATA_DIR "/ui/web.yaml"
#define INSPECT TEST_DATA_DIR "/docker-inspect/hyperv-gmsa-29.json"
#define INFO    TEST_DATA_DIR "/docker-info/ws2022-23.0.3.txt"

static void the_engine_is_chosen_from_a_list_and_marks_what_changed(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 120, 40);
    driver_keys(&d, "W");
    driver_expect(&d, "moby-26.1");
    driver_keys(&d, "gjjj<Enter>");
    driver_expect(&d, "engine moby-24.0");
    driver_expect(&d, "~▸   \"ociVersion\": \"1.1.0-rc.2\"");
    driver_expect(&d, "Engine = moby-24.0");
    driver_keys(&d, "u");
    driver_expect(&d, "engine moby-19.03");
    driver_finish(&d);
}

static void space_goes_through_the_engines(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 120, 40);
    driver_keys(&d, "k<Space>");
    driver_expect(&d, "Engine = moby-19.03");
    driver_keys(&d, "<Space>");
    driver_expect(&d, "Engine = moby-20.10");
    driver_finish(&d);
}

static void a_single_release_is_typed(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 120, 40);
    driver_keys(&d, ":engine moby-26.0.1<Enter>");
    driver_expect(&d, "engine moby-26.0.1");
    driver_expect(&d, "\"ociVersion\": \"1.1.0\"");
    driver_finish(&d);
}

static void an_unknown_engine_is_refused_with_the_known_ones(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 120, 40);
    driver_keys(&d, ":engine moby-31<Enter>");
    driver_expect(&d, "no engine is called 'moby-31'");
    driver_expect(&d, "did you mean moby-29?");
    driver_keys(&d, "<Esc>");
    driver_expect(&d, "engine moby-19.03");
    driver_finish(&d);
}

static void later_engines_are_told_with_the_cause(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 120, 40);
    driver_keys(&d, "L");
    driver_expect(&d, "What changes with later engines");
    driver_expect(&d, "the outcome stays, details change");
    driver_expect(&d, "✓ moby-29");
    driver_expect(&d, "this document's engine");
    driver_expect(&d, "as moby-20.10"); /* in its own line: nothing changes */
    driver_expect(&d, "since moby-19.03:");
    driver_expect(&d, "1 change in the spec");
    driver_keys(&d, "jj");
    driver_expect(&d, "ENG-1 since 20.10: ociVersion is 1.0.2-dev");
    driver_keys(&d, "<Esc>");
    driver_expect_not(&d, "What changes with later engines");
    driver_finish(&d);
}

static void a_later_engine_that_refuses_is_marked(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 120, 40);
    driver_keys(&d, ":set container.HostConfig.VolumesFrom=null<Enter>");
    driver_keys(&d, ":set container.HostConfig.Annotations={\"\":\"x\"}<Enter>L");
    driver_expect(&d, "the outcome changes");
    driver_expect(&d, "✗ moby-24.0");
    driver_expect(&d, "create refuses:");
    driver_finish(&d);
}

static void enter_on_an_engine_compares_with_it(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 120, 40);
    driver_keys(&d, "Lj<Enter>");
    driver_expect(&d, "Compare engines");
    driver_expect(&d, "moby-19.03 (now)");
    driver_expect(&d, "▸ moby-20.10");
    driver_expect(&d, "~ \"1.0.2-dev\"");
    driver_keys(&d, "<Tab>");
    driver_expect(&d, "ENG-1 since 20.10: ociVersion is 1.0.2-dev");
    driver_finish(&d);
}

static void what_an_engine_does_not_write_is_explained_too(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 120, 40);
    driver_keys(
        &d, ":engine moby-24.0<Enter>:set container.HostConfig.Annotations={\"a\":\"b\"}<Enter>");
    driver_keys(&d, "=jj<Enter>jj<Enter><Esc><Tab>/annotations<Enter>");
    driver_expect(&d, "moby-24.0 (now)");
    driver_expect(&d, "moby-23.0 is without ENG-21 since 24.0");
    driver_finish(&d);
}

static void a_name_of_an_engine_fits_a_small_screen(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 80, 24);
    driver_keys(&d, ":engine moby-20.10<Enter>");
    driver_expect(&d, "moby-20.10 ▾");
    driver_finish(&d);
}

static void engines_are_chosen_for_a_comparison(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 140, 40);
    driver_keys(&d, "=jj<Enter>");
    driver_expect(&d, "[ ] moby-19.03  19.03.15  (this document's)");
    driver_keys(&d, "jj<Enter>jj<Enter><Esc>");
    driver_expect(&d, "Compare engines");
    driver_expect(&d, "moby-23.0");
    driver_expect(&d, "moby-25.0");
    /* What is edited meanwhile is compared at once. */
    driver_keys(&d, ":engine moby-29<Enter>");
    driver_expect(&d, "moby-29 (now)");
    driver_keys(&d, "=jj<Enter>jj<Enter><Esc>");
    driver_expect_not(&d, "moby-23.0  ");
    driver_finish(&d);
}

static void tab_completes_an_engine(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 120, 40);
    driver_keys(&d, ":engine moby-2<Tab>");
    driver_expect(&d, "moby-20.10  moby-23.0");
    driver_keys(&d, "3<Tab><Enter>");
    driver_expect(&d, "engine moby-23.0");
    driver_keys(&d, ":engine x<Tab>");
    driver_expect(&d, "no such engine");
    driver_finish(&d);
}

static void why_tells_since_when(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 120, 40);
    driver_keys(&d, "2gj");
    driver_expect(&d, "all engines, 6 changes]");
    driver_keys(&d, "w");
    driver_expect(&d, "moby-19.03 is without ENG-46 since 29.2");
    driver_finish(&d);
}

static void an_inspect_says_which_engine_it_is_of(void **state)
{
    struct driver d;

    (void)state;
    driver_start_options(
        &d, &(struct ui_app_options){.files = (const char *const[]){INSPECT}, .file_count = 1}, 120,
        40);
    driver_expect(&d, "moby-29 (inspect)");
    driver_expect(&d, "engine moby-29: its inspect has these keys");
    driver_keys(&d, ":host-info " INFO "<Enter>");
    driver_expect(&d, "moby-23.0.3 (docker info)");
    driver_expect(&d,
                  "host by inspect and docker info, the rest assumed: Windows server, build 20348");
    driver_keys(&d, "u");
    driver_expect(&d, "host by inspect, the rest assumed: Windows");
    driver_finish(&d);
}

static void each_who_told_of_the_host_is_named_once(void **state)
{
    struct driver d;
    char name[] = "/tmp/silospec-XXXXXX";
    int fd = mkstemp(name);
    FILE *f = fd >= 0 ? fdopen(fd, "w") : NULL;

    (void)state;
    assert_non_null(f);
    (void)fputs("Windows Registry Editor Version 5.00\n\n"
                "[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion"
                "\\Virtualization\\Containers\\CredentialSpecs]\n"
                "\"web\"=\"{}\"\n\"app\"=\"{}\"\n",
                f);
    assert_int_equal(fclose(f), 0);
    driver_start_options(
        &d, &(struct ui_app_options){.files = (const char *const[]){INSPECT}, .file_count = 1}, 120,
        40);
    driver_keys(&d, ":host-info " INFO "<Enter>:add ");
    driver_keys(&d, name);
    driver_keys(&d, "<Enter>");
    driver_expect(&d, "host by inspect, docker info and silospec-");
    driver_expect_not(&d, " line 4");
    driver_finish(&d);
    (void)remove(name);
}

static void an_engine_that_does_as_one_release_names_that(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, TEST_DATA_DIR "/ui/web.yaml", 120, 40);
    driver_keys(&d, ":engine moby-23.0.3<Enter>L");
    driver_expect(&d, "as moby-23.0.3");
    driver_finish(&d);
}

static void who_told_the_host_stays_when_the_engine_changes(void **state)
{
    struct driver d;

    (void)state;
    driver_start_options(
        &d, &(struct ui_app_options){.files = (const char *const[]){INSPECT}, .file_count = 1}, 120,
        40);
    driver_keys(&d, ":host-info " INFO "<Enter>:engine moby-28<Enter>");
    driver_expect(&d, "host by inspect and docker info, the rest assumed");
    driver_expect_not(&d, "(docker info)");
    driver_keys(&d, "A");
    driver_expect_not(&d, "build 17763, with 4 processors");
    driver_expect_not(&d, "docker info says");
    driver_expect(&d, "- the image has one layer");
    driver_finish(&d);
}

static void an_info_without_a_fact_changes_nothing_and_says_so(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 120, 40);
    driver_keys(&d, ":host-info " TEST_DATA_DIR "/docker-info/unknown-version.txt<Enter>");
    driver_expect(&d, "engine left as it was: docker info says 'master-2019'");
    driver_finish(&d);
}

/* What --engine does to a document. */
static struct err *as_moby_28(void *ctx, const struct value **root, struct evidence *told)
{
    const struct value_step step = {.key = STR_LIT("engine")};
    const struct value *made;
    bool misfit = false;

    (void)ctx;
    (void)told;
    made = value_with_set(*root, &step, 1, value_string(STR_LIT("moby-28")), &misfit);
    value_unref(*root);
    *root = made;
    return made != NULL ? NULL : err_oom();
}

static void an_engine_of_the_command_line_is_no_edit_and_no_ones_word(void **state)
{
    struct driver d;

    (void)state;
    driver_start_options(&d,
                         &(struct ui_app_options){.files = (const char *const[]){INSPECT},
                                                  .file_count = 1,
                                                  .prepare = as_moby_28},
                         120, 40);
    driver_expect(&d, " moby-28 ");
    driver_expect_not(&d, "its inspect has these keys");
    driver_expect_not(&d, "[+]");
    driver_expect(&d, "lines ─");
    driver_keys(&d, "u");
    driver_expect(&d, "moby-29 (inspect)");
    driver_finish(&d);
}

static void an_info_opens_with_an_empty_container(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, INFO, 120, 40);
    driver_expect(&d, "moby-23.0.3 (docker info)");
    driver_expect(&d, "spec ok");
    driver_finish(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_engine_is_chosen_from_a_list_and_marks_what_changed),
        cmocka_unit_test(space_goes_through_the_engines),
        cmocka_unit_test(a_single_release_is_typed),
        cmocka_unit_test(an_unknown_engine_is_refused_with_the_known_ones),
        cmocka_unit_test(later_engines_are_told_with_the_cause),
        cmocka_unit_test(a_later_engine_that_refuses_is_marked),
        cmocka_unit_test(enter_on_an_engine_compares_with_it),
        cmocka_unit_test(what_an_engine_does_not_write_is_explained_too),
        cmocka_unit_test(a_name_of_an_engine_fits_a_small_screen),
        cmocka_unit_test(engines_are_chosen_for_a_comparison),
        cmocka_unit_test(tab_completes_an_engine),
        cmocka_unit_test(why_tells_since_when),
        cmocka_unit_test(an_inspect_says_which_engine_it_is_of),
        cmocka_unit_test(each_who_told_of_the_host_is_named_once),
        cmocka_unit_test(an_engine_that_does_as_one_release_names_that),
        cmocka_unit_test(who_told_the_host_stays_when_the_engine_changes),
        cmocka_unit_test(an_info_without_a_fact_changes_nothing_and_says_so),
        cmocka_unit_test(an_engine_of_the_command_line_is_no_edit_and_no_ones_word),
        cmocka_unit_test(an_info_opens_with_an_empty_container),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
