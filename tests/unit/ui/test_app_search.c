/* The screen: what / finds, in which panes, and what it opens for it. */
#include "app_driver.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define WEB TEST_DATA_DIR "/ui/web.yaml"

static void start(struct driver *d)
{
    driver_start(d, WEB, 120, 40);
}

static void search_counts_its_hits_and_goes_round(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, "2/layers");
    driver_expect(&d, "1 of 3");
    driver_keys(&d, "<Enter>");
    driver_expect(&d, "hit 1 of 3");
    driver_keys(&d, "n");
    driver_expect(&d, "hit 2 of 3");
    driver_keys(&d, "nn");
    driver_expect(&d, "hit 1 of 3");
    driver_keys(&d, "N");
    driver_expect(&d, "hit 3 of 3");
    driver_finish(&d);
}

static void search_minds_capitals_only_when_some_are_typed(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, "2/hostNAME");
    driver_expect(&d, "no hit");
    driver_keys(&d, "<C-u>OCIVERSION<C-u>ociversion");
    driver_expect(&d, "1 of 1");
    driver_finish(&d);
}

static void search_in_the_form_opens_what_is_folded(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_expect_not(&d, "CPU real");
    driver_keys(&d, "/cpuset<Enter>");
    driver_expect(&d, "--cpuset-cpus");
    driver_finish(&d);
}

static void a_cancelled_search_folds_again_what_it_opened(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, "/cpuset");
    driver_expect(&d, "--cpuset-cpus");
    driver_keys(&d, "<Esc>");
    driver_expect_not(&d, "--cpuset-cpus");
    driver_expect(&d, "help Isolation");
    driver_finish(&d);
}

static void search_finds_in_the_panes_that_list_items(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, "3/domainjoin");
    driver_expect(&d, "1 of 1");
    driver_keys(&d, "<Enter>");
    driver_expect(&d, "hit 1 of 1");
    driver_expect(&d, "DomainJoinConfig: this");
    /* Each pane has a search of its own. */
    driver_keys(&d, "4/endpoint<Enter>");
    driver_expect(&d, "hit 1 of 2");
    driver_keys(&d, "n");
    driver_expect(&d, "hit 2 of 2");
    driver_expect(&d, "no endpoint in it");
    /* By the id of the rule, which the why line tells. */
    driver_keys(&d, "5g/lint-8<Enter>");
    driver_expect(&d, "hit 1 of");
    driver_expect(&d, "[LINT-8");
    driver_keys(&d, "/nowhere<Enter>");
    driver_expect(&d, "'nowhere' is not in this pane");
    driver_finish(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(search_counts_its_hits_and_goes_round),
        cmocka_unit_test(search_minds_capitals_only_when_some_are_typed),
        cmocka_unit_test(search_finds_in_the_panes_that_list_items),
        cmocka_unit_test(search_in_the_form_opens_what_is_folded),
        cmocka_unit_test(a_cancelled_search_folds_again_what_it_opened),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
