/* Comparisons on screens that are too narrow for columns side by side: one under another. */
#include "app_driver.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define GMSA TEST_DATA_DIR "/../../ui/demo/gmsa-web.yaml"

static void consequences_are_read_whole(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, GMSA, 40, 10);
    driver_keys(&d, "c<Tab>g");
    driver_expect(&d, "~  Isolated by   ");
    driver_expect(&d, "    process  process: shares the     ");
    driver_expect(&d, "             kernel of the host      ");
    driver_expect(&d, " \xE2\x96\xB8  hyperv   Hyper-V: a kernel of its");
    driver_expect(&d, "             own in a utility VM     ");
    driver_keys(&d, "j");
    driver_expect(&d, "     linux    2   "); /* no column is left out */
    driver_keys(&d, "k");
    driver_keys(&d, "jj");
    driver_expect(&d, "  ! process  unknown");
    driver_finish(&d);
}

static void values_alike_are_told_once(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, GMSA, 40, 10);
    driver_keys(&d, "c<Tab>/dns search<Enter><Esc>");
    driver_expect(&d, "   Network stack  its own  ");
    driver_expect(&d, "   DNS search  corp.example  ");
    driver_finish(&d);
}

static void a_specs_values_are_read_whole(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, GMSA, 40, 10);
    driver_keys(&d, "c");
    driver_expect(&d, "~\xE2\x96\xB8   path  ");
    driver_expect(&d, "    process  \"\\\\\\\\?\\\\Volume{6a9f4c1e-");
    driver_expect(&d, "             51e2d7f0a6b4}\\\\\"  ");
    driver_expect(&d, " \xE2\x96\xB8~ hyperv   \"\"  ");
    driver_keys(&d, "g"); /* what columns have in their heads */
    driver_expect(&d, "    process  70 lines: 1 warning");
    driver_expect(&d, " \xE2\x96\xB8  hyperv   71 lines: 1 warning");
    driver_keys(&d, "<Right>");
    driver_expect(&d, " \xE2\x96\xB8x linux    266 lines: create");
    driver_finish(&d);
}

static void a_column_without_a_spec_says_why(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, GMSA, 40, 14);
    driver_keys(&d, ":set engine=moby-25.0<Enter>cg<Right>");
    driver_expect(&d, "\xE2\x96\xB8x linux    no spec: start refuses:");
    driver_expect(&d, "           operating system is not");
    driver_finish(&d);
}

static void rows_of_several_lines_are_clicked_and_searched(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, GMSA, 40, 18);
    driver_keys(&d, "c<Tab>g");
    driver_expect(&d, "why  Isolated by, hyperv");
    driver_mouse(&d, UI_MOUSE_PRESS, 10,
                 10); /* the second line of what is second: its values are 8, 2 and 2 */
    driver_expect(&d, "why  Visible processors, hyperv");
    driver_keys(&d, "/layers joined<Enter><Esc>");
    driver_expect(&d, "why  Root filesystem, hyperv");
    driver_expect(&d, "hyperv   layers joined in the VM");
    driver_finish(&d);
}

/* What does not fit in a line goes on in its column; a click on any of its lines selects it. */
static void values_go_on_in_their_column(void **state)
{
    struct driver d;
    int x, y;

    (void)state;
    driver_start(&d, GMSA, 80, 24);
    driver_keys(&d, "c<Tab><Tab>");
    driver_expect(&d,
                  "~  Isolated by          process: shares   Hyper-V: a        Hyper-V: a     ");
    driver_expect(&d,
                  "                        the host          own in a          own in a       ");
    driver_keys(&d, "jj");
    assert_true(driver_find(&d, "the host          own in a", &x, &y));
    driver_click(&d, x, y);
    driver_expect(&d, "why  Isolated by, process");
    driver_click(&d, x + (int)strlen("the host          "), y);
    driver_expect(&d, "why  Isolated by, hyperv");
    driver_keys(&d, "/utility<Enter><Esc>");
    driver_expect(&d, "why  Isolated by, hyperv");
    driver_keys(&d, "/network endpoints<Enter><Esc>"); /* the same in all: told once, in one line */
    driver_expect(&d, "Network endpoints    3: corp-overlay, nat, gateway of corp-overlay  ");
    driver_keys(&d, "yt"); /* all columns, whatever has room in the lines above */
    assert_non_null(strstr(driver_copied(&d), "linux"));
    driver_finish(&d);
}

/* Below the head of a comparison that leaves a column out stands how to see it. */
static void a_column_without_room_is_offered(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, GMSA, 80, 24);
    driver_keys(&d, "c<Tab>");
    driver_expect(&d, "no room for linux");
    driver_expect(&d, "+ more columns");
    driver_keys(&d, "=jj<Enter>j<Space>j<Space>j<Space><Esc>");
    driver_expect(&d, "2 of 4 columns"); /* their names have no room */
    driver_keys(&d, "=<Enter>+");
    driver_expect_not(&d, "no room for linux");
    driver_expect_not(&d, "+ more columns");
    driver_finish(&d);
}

static void wider_screens_have_columns(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, GMSA, 60, 20);
    driver_keys(&d, "c");
    driver_expect(&d, "1 warning       ");
    driver_expect(&d, "~ \"\"       ");
    driver_keys(&d, "<Tab>"); /* sentences want more room than values */
    driver_expect(&d, " \xE2\x96\xB8  hyperv   Hyper-V: a kernel of its own in a utility VM");
    driver_resize(&d, 120, 40);
    driver_expect(&d, "Isolated by          process: shares the kernel o");
    driver_finish(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(consequences_are_read_whole),
        cmocka_unit_test(values_alike_are_told_once),
        cmocka_unit_test(a_specs_values_are_read_whole),
        cmocka_unit_test(a_column_without_a_spec_says_why),
        cmocka_unit_test(rows_of_several_lines_are_clicked_and_searched),
        cmocka_unit_test(values_go_on_in_their_column),
        cmocka_unit_test(a_column_without_room_is_offered),
        cmocka_unit_test(wider_screens_have_columns),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
