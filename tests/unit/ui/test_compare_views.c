/* The comparison: its columns, lines, folds and differences. */
#include "app_driver.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define WEB    TEST_DATA_DIR "/ui/web.yaml"
#define SECRET TEST_DATA_DIR "/ui/secret.yaml"

static void start(struct driver *d, int w, int h)
{
    driver_start(d, WEB, w, h);
}

static void c_shows_three_kinds_of_isolation(void **state)
{
    struct driver d;

    (void)state;
    start(&d, 120, 40);
    driver_keys(&d, "c");
    driver_expect(&d, "Compare isolation");
    driver_expect_on_line(&d, "process (now)", "hyperv");
    driver_expect_on_line(&d, "process (now)", "linux");
    driver_expect_on_line(&d, "  path  ", "~ \"rootfs\"");
    driver_finish(&d);
}

static void a_refused_column_says_so_at_its_head(void **state)
{
    struct driver d;

    (void)state;
    start(&d, 120, 40);
    driver_keys(&d, "c");
    driver_expect(&d, "x create refuses:");
    driver_expect(&d, "'C:\\app' is");
    driver_finish(&d);
}

static void a_column_without_a_spec_leaves_the_others_alone(void **state)
{
    struct driver d;

    (void)state;
    start(&d, 120, 40);
    driver_keys(&d, ":set engine=moby-25.0<Enter>c");
    driver_expect(&d, "operating system is");
    driver_expect_on_line(&d, "   spec  ", "no spec");
    driver_expect_on_line(&d, "  path  ", "~ \"\"");
    driver_expect_not(&d, "  0 lines");
    driver_finish(&d);
}

static void a_small_screen_shows_what_was_asked_for(void **state)
{
    static const int sizes[][2] = {{60, 20}, {40, 10}};
    struct driver d;

    (void)state;
    for (int i = 0; i < 2; i++) {
        start(&d, sizes[i][0], sizes[i][1]);
        driver_keys(&d, "c");
        driver_expect(&d, "Compare isolation");
        driver_expect(&d, sizes[i][0] < 60 ? "▸~ hyperv" : "▸ hyperv");
        driver_keys(&d, "c1P");
        driver_expect(&d, "CPU by --cpus");
        driver_finish(&d);
    }
}

static void columns_that_have_no_room_are_named(void **state)
{
    struct driver d;

    (void)state;
    start(&d, 80, 24);
    driver_keys(&d, "c");
    driver_expect(&d, "no room for linux");
    driver_finish(&d);
}

static void edits_on_the_left_are_compared_at_once(void **state)
{
    struct driver d;

    (void)state;
    start(&d, 120, 40);
    driver_keys(&d, "c:set container.HostConfig.CpuCount=0<Enter>"
                    ":set container.HostConfig.NanoCpus=1.5<Enter>");
    driver_expect_on_line(&d, "maximum", "3750");
    driver_expect_on_line(&d, "maximum", "~ 7500");
    driver_keys(&d, "uu");
    driver_expect_not(&d, "7500");
    driver_finish(&d);
}

static void c_and_esc_leave(void **state)
{
    struct driver d;

    (void)state;
    start(&d, 120, 40);
    driver_keys(&d, "cc");
    driver_expect(&d, "2 OCI spec");
    driver_expect_not(&d, "Compare isolation");
    driver_keys(&d, "c<Tab><Esc>");
    driver_expect(&d, "\xE2\x96\xB8 2 OCI spec");
    driver_finish(&d);
}

static void equal_lines_fold_and_open(void **state)
{
    struct driver d;

    (void)state;
    start(&d, 80, 24);
    driver_keys(&d, "c<Tab>gj");
    driver_expect_on_line(&d, "equal lines", "ociVersion, process");
    driver_expect_not(&d, "user {");
    driver_keys(&d, "<Space>");
    driver_expect(&d, "user {");
    driver_keys(&d, "<Space>");
    driver_expect_not(&d, "user {");
    driver_keys(&d, "<Enter>");
    driver_expect(&d, "user {");
    driver_finish(&d);
}

static void opened_lines_stay_open_while_editing(void **state)
{
    struct driver d;

    (void)state;
    start(&d, 80, 24);
    driver_keys(&d, "c<Tab>gj<Space>:set container.HostConfig.Memory=1g<Enter>");
    driver_expect(&d, "user {");
    driver_finish(&d);
}

static void an_object_of_one_column_is_one_line(void **state)
{
    struct driver d;

    (void)state;
    start(&d, 120, 40);
    driver_keys(&d, "c");
    driver_expect_on_line(&d, "capabilities", "+ 4 members");
    driver_expect_not(&d, "CAP_CHOWN");
    driver_finish(&d);
}

static void braces_go_to_differences_and_round(void **state)
{
    struct driver d;

    (void)state;
    start(&d, 80, 24);
    driver_keys(&d, "c<Tab>g}");
    driver_expect(&d, "why  root.path: process ");
    driver_keys(&d, "}");
    driver_expect(&d, "why  windows.");
    driver_keys(&d, "}");
    driver_expect(&d, "why  root.path: process ");
    driver_keys(&d, "{");
    driver_expect(&d, "why  windows.");
    driver_finish(&d);
}

static void enter_goes_to_the_field(void **state)
{
    struct driver d;

    (void)state;
    start(&d, 120, 40);
    driver_keys(&d, "c<Tab>g}}}<Enter>");
    driver_expect(&d, "\xE2\x96\xB8 1 Container");
    driver_expect(&d, "Compare isolation");
    driver_finish(&d);
}

static void a_narrow_screen_compares_a_pair_that_can_be_chosen(void **state)
{
    struct driver d;

    (void)state;
    start(&d, 80, 24);
    driver_keys(&d, "c<Tab>");
    driver_expect_on_line(&d, "process (now)", "hyperv");
    driver_expect(&d, "no room for linux");
    driver_expect_not(&d, "capabilities");
    driver_keys(&d, "<Right>");
    driver_expect(&d, "linux");
    driver_expect_not(&d, "hyperv  ");
    driver_expect(&d, "capabilities");
    driver_keys(&d, "+");
    driver_expect_on_line(&d, "linux", "hyperv");
    driver_finish(&d);
}

static void consequences_stand_below_or_behind_tab(void **state)
{
    struct driver d;

    (void)state;
    start(&d, 120, 40);
    driver_keys(&d, "c");
    driver_expect_on_line(&d, "Visible processors", "4");
    driver_expect_on_line(&d, "Root filesystem", "mounted on the host");
    driver_finish(&d);
    start(&d, 80, 24);
    driver_keys(&d, "c");
    driver_expect_not(&d, "Consequences");
    driver_keys(&d, "<Tab><Tab>");
    driver_expect_on_line(&d, "Consequences", "of 13 differ");
    driver_expect_on_line(&d, "Isolated by", "Hyper-V");
    driver_finish(&d);
}

static void what_is_assumed_ends_the_table(void **state)
{
    struct driver d;

    (void)state;
    start(&d, 120, 40);
    driver_keys(&d, "c<Tab><Tab>G<Right>");
    driver_expect(&d, "linux    the image exists for Linux"); /* long: over the whole width */
    driver_expect(&d, "(experimental, build 17763 or later)  ");
    driver_expect(&d, "linux is shown assuming that the image exists for Linux");
    driver_keys(&d, "<Left>");
    driver_expect(&d, "nothing is assumed for hyperv");
    driver_finish(&d);
}

#define SEVENTY "0123456789012345678901234567890123456789012345678901234567890123456789"

static void long_values_are_cut_where_they_differ(void **state)
{
    struct driver d;

    (void)state;
    start(&d, 120, 40);
    driver_keys(&d, ":set container.Config.WorkingDir=C:\\" SEVENTY "one-C<Enter>B"
                    ":set container.Config.WorkingDir=C:\\" SEVENTY "two-D<Enter>=jjj<Enter>");
    driver_expect(&d, "Compare with the baseline");
    driver_expect_on_line(&d, " cwd ", "0123456789one-C\"");
    driver_expect_on_line(&d, " cwd ", "two-D\"");
    driver_expect_on_line(&d, " cwd ", "\xE2\x80\xA6");
    driver_finish(&d);
}

static void lines_that_differ_do_not_fold(void **state)
{
    struct driver d;

    (void)state;
    start(&d, 120, 40);
    driver_keys(&d, "c<Tab>g}<Space>");
    driver_expect(&d, "only lines that are equal in all columns fold");
    driver_finish(&d);
}

static void search_opens_what_hides_a_hit(void **state)
{
    struct driver d;

    (void)state;
    start(&d, 120, 40);
    driver_keys(&d, "c<Tab>/CAP_CHOWN");
    driver_expect(&d, "+ \"CAP_CHOWN\"");
    driver_keys(&d, "<Esc>");
    driver_expect_not(&d, "CAP_CHOWN\"");
    driver_keys(&d, "/cap_chown<Enter>n");
    driver_expect(&d, "hit 2 of 4");
    driver_expect(&d, "why  process.capabilities.effective[0]");
    driver_finish(&d);
}

static void search_finds_consequences(void **state)
{
    struct driver d;

    (void)state;
    start(&d, 120, 40);
    driver_keys(&d, "c<Tab><Tab>/no cap<Enter>");
    driver_expect(&d, "hit 1 of 1");
    driver_expect(&d, "CPU cap, ");
    driver_keys(&d, "/identity<Enter>");
    driver_expect(&d, "Domain identity, ");
    driver_finish(&d);
}

static void copies_are_of_the_documents_own_spec(void **state)
{
    struct driver d;

    (void)state;
    start(&d, 120, 40);
    driver_keys(&d, "c<Tab>/hostname<Enter>yy");
    driver_expect(&d, "copied");
    driver_finish(&d);
}

/* Beside the path in front of them: without keys, braces and the commas of JSON. */
static void a_copied_comparison_has_values(void **state)
{
    struct driver d;

    (void)state;
    start(&d, 200, 60);
    driver_keys(&d, "c<Tab>ym");
    assert_non_null(strstr(driver_copied(&d), "\n| windows.hyperv | absent | {} | {} |\n"));
    assert_null(strstr(driver_copied(&d), "{ |"));
    assert_null(strstr(driver_copied(&d), ", |"));
    driver_finish(&d);
}

static void secrets_stay_hidden(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, SECRET, 200, 60);
    driver_keys(&d, "c");
    driver_expect_not(&d, "hunter2");
    driver_finish(&d);
}

static void every_size_is_drawn(void **state)
{
    struct driver d;

    (void)state;
    start(&d, 120, 40);
    driver_keys(&d, "c<Tab>");
    for (int w = 1; w <= 210; w += 7)
        for (int h = 1; h <= 64; h += 3) {
            driver_resize(&d, w, h);
            driver_keys(&d, "}");
        }
    driver_resize(&d, 120, 40);
    driver_keys(&d, "g");
    driver_expect(&d, "Compare isolation");
    driver_finish(&d);
}

/* At 100 columns most cells are cut. */
static void why_tells_all_columns_in_full_and_explains_the_active_one(void **state)
{
    struct driver d;

    (void)state;
    start(&d, 100, 30);
    driver_set(&d, "container.HostConfig.NanoCpus=1.5");
    driver_set(&d, "container.HostConfig.CpuCount=0");
    driver_keys(&d, "c<Tab>/maximum<Enter>w");
    driver_expect(&d, "of 'hyperv'");
    driver_expect(&d, "windows.resources.cpu.maximum = 7500");
    driver_expect(&d, "process  3750");
    /* Copying makes the comparison anew while the window stays. */
    driver_keys(&d, "yt");
    assert_non_null(strstr(driver_copied(&d), "/ 2 counted CPUs = 75.00 % -> 7500"));
    driver_expect(&d, "windows.resources.cpu.maximum = 7500");
    driver_keys(&d, "<Esc><Right>g");
    driver_keys(&d, "w"); /* the head */
    driver_expect(&d, "how it ends");
    driver_expect(&d, "create refuses: the working directory 'C:\\app'");
    driver_keys(&d, "<Esc><Tab>gw"); /* a consequence of no single field */
    driver_expect(&d, "━ ▸ Why");
    driver_expect(&d, "process: shares the kernel of the host");
    driver_finish(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(c_shows_three_kinds_of_isolation),
        cmocka_unit_test(a_refused_column_says_so_at_its_head),
        cmocka_unit_test(a_column_without_a_spec_leaves_the_others_alone),
        cmocka_unit_test(a_small_screen_shows_what_was_asked_for),
        cmocka_unit_test(columns_that_have_no_room_are_named),
        cmocka_unit_test(edits_on_the_left_are_compared_at_once),
        cmocka_unit_test(c_and_esc_leave),
        cmocka_unit_test(equal_lines_fold_and_open),
        cmocka_unit_test(opened_lines_stay_open_while_editing),
        cmocka_unit_test(an_object_of_one_column_is_one_line),
        cmocka_unit_test(braces_go_to_differences_and_round),
        cmocka_unit_test(enter_goes_to_the_field),
        cmocka_unit_test(a_narrow_screen_compares_a_pair_that_can_be_chosen),
        cmocka_unit_test(consequences_stand_below_or_behind_tab),
        cmocka_unit_test(what_is_assumed_ends_the_table),
        cmocka_unit_test(long_values_are_cut_where_they_differ),
        cmocka_unit_test(lines_that_differ_do_not_fold),
        cmocka_unit_test(search_opens_what_hides_a_hit),
        cmocka_unit_test(search_finds_consequences),
        cmocka_unit_test(copies_are_of_the_documents_own_spec),
        cmocka_unit_test(a_copied_comparison_has_values),
        cmocka_unit_test(secrets_stay_hidden),
        cmocka_unit_test(every_size_is_drawn),
        cmocka_unit_test(why_tells_all_columns_in_full_and_explains_the_active_one),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
