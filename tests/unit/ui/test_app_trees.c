/* A spec that was brought, in the pane of the one that is generated. */
#include "app_driver.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define LOGGED TEST_DATA_DIR "/artefacts/cases/a48-generated-spec-log-line.txt"

static void start(struct driver *d)
{
    driver_start(d, LOGGED, 140, 60);
}

static void the_given_spec_stands_in_the_pane_and_goes_again(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_expect(&d, "2 OCI spec");
    driver_keys(&d, "%");
    driver_expect(&d, "2 Given spec");
    driver_expect(&d, "\"cwd\": \"\"");
    driver_expect_not(&d, "2 OCI spec");
    driver_keys(&d, ":tree spec<Enter>");
    driver_expect(&d, "2 OCI spec");
    driver_keys(&d, ":tree given<Enter>");
    driver_expect(&d, "2 Given spec");
    driver_finish(&d);
}

static void a_document_without_one_says_so(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, TEST_DATA_DIR "/ui/web.yaml", 140, 44);
    driver_keys(&d, ":tree given<Enter>");
    driver_expect(&d, "there is no other spec");
    driver_expect(&d, "2 OCI spec");
    driver_finish(&d);
}

static void one_that_is_added_counts(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, TEST_DATA_DIR "/ui/web.yaml", 140, 44);
    driver_keys(&d, ":add-file " LOGGED "<Enter>%");
    driver_expect(&d, "2 Given spec");
    driver_finish(&d);
}

static void what_is_not_as_generated_is_marked_and_told(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, ":engine 19.03<Enter>%/ociVersion<Enter><Esc>2");
    driver_expect(&d, "ociVersion = \"1.0.2-dev\": ");
    driver_expect(&d, "7 not as generated");
    driver_expect(&d, "(2 lines more generated)");
    /* No directory was logged, and none is there without one. */
    driver_keys(&d, "/\"cwd\"<Enter><Esc>2");
    driver_expect(&d, "process.cwd = \"\": in the spec that was brought; generated is \"C:\\\\\"");
    assert_non_null(strchr(driver_line(&d, "\"cwd\": \"\""), '~'));
    driver_finish(&d);
}

static void the_selected_place_is_kept(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, "2/\"hostname\"<Enter><Esc>2%");
    driver_keys(&d, "yp");
    assert_string_equal(driver_copied(&d), "hostname");
    driver_keys(&d, ":tree spec<Enter>yp");
    assert_string_equal(driver_copied(&d), "hostname");
    driver_finish(&d);
}

static void folds_are_each_trees_own(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, "%zM");
    driver_expect_not(&d, "\"cwd\"");
    driver_keys(&d, ":tree spec<Enter>");
    driver_expect(&d, "\"cwd\"");
    driver_keys(&d, "%");
    driver_expect_not(&d, "\"cwd\"");
    driver_keys(&d, "zR");
    driver_expect(&d, "\"cwd\"");
    driver_finish(&d);
}

static void copying_takes_what_is_selected(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, "%/\"cwd\"<Enter><Esc>2yy");
    assert_string_equal(driver_copied(&d), "");
    driver_keys(&d, "yj");
    assert_string_equal(driver_copied(&d), "/process/cwd");
    driver_keys(&d, "yS");
    assert_non_null(strstr(driver_copied(&d), "\"cwd\": \"\""));
    driver_finish(&d);
}

static void a_line_leads_to_the_field_behind_the_generated_one(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, "%/\"count\"<Enter><Esc>2<Enter>");
    driver_expect(&d, "container.HostConfig.CpuCount");
    driver_finish(&d);
}

static void why_names_the_generated_value_and_leads_to_it(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, "%/\"count\"<Enter><Esc>2w");
    driver_expect(&d, "windows.resources.cpu.count = 2");
    driver_expect(&d, "GIVEN-1");
    driver_keys(&d, "j<Enter>");
    driver_expect(&d, "2 OCI spec");
    driver_keys(&d, "yp");
    assert_string_equal(driver_copied(&d), "windows.resources.cpu.count");
    driver_finish(&d);
}

static void jumping_back_returns_to_the_tree(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, "%/\"hostname\"<Enter><Esc>2<Enter>");
    driver_keys(&d, ":tree spec<Enter>");
    driver_expect(&d, "2 OCI spec");
    driver_keys(&d, "<");
    driver_expect(&d, "2 Given spec");
    driver_keys(&d, "yp");
    assert_string_equal(driver_copied(&d), "hostname");
    driver_finish(&d);
}

static void the_selected_field_marks_its_lines(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, "%1/CPU count<Enter><Esc>");
    assert_non_null(strstr(driver_line(&d, "\"count\": 2"), "\xE2\x96\xB8"));
    driver_finish(&d);
}

static void edits_leave_it_where_it_stands(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, "%/\"hostname\"<Enter><Esc>2");
    driver_keys(&d, ":set container.Config.Hostname=other<Enter>");
    driver_expect(&d, "2 Given spec");
    driver_expect(&d, "\"hostname\": \"web\"");
    driver_keys(&d, "2");
    driver_expect(&d, "generated is \"other\"");
    driver_keys(&d, "u2");
    driver_expect(&d, "hostname = \"web\": as it is generated");
    driver_finish(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_given_spec_stands_in_the_pane_and_goes_again),
        cmocka_unit_test(a_document_without_one_says_so),
        cmocka_unit_test(one_that_is_added_counts),
        cmocka_unit_test(what_is_not_as_generated_is_marked_and_told),
        cmocka_unit_test(the_selected_place_is_kept),
        cmocka_unit_test(folds_are_each_trees_own),
        cmocka_unit_test(copying_takes_what_is_selected),
        cmocka_unit_test(a_line_leads_to_the_field_behind_the_generated_one),
        cmocka_unit_test(why_names_the_generated_value_and_leads_to_it),
        cmocka_unit_test(jumping_back_returns_to_the_tree),
        cmocka_unit_test(the_selected_field_marks_its_lines),
        cmocka_unit_test(edits_leave_it_where_it_stands),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
