/* The comparison: what is put beside the document: a baseline, a step of the history, hosts,
 * engines, other documents and containers. */
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

static void an_engine_is_not_compared_with_itself(void **state)
{
    struct driver d;

    (void)state;
    start(&d, 120, 40);
    driver_keys(&d, "=e<Enter>g<Space>");
    driver_expect(&d, "[ ] moby-19.03");
    driver_expect(&d, "Space add or take away  Esc done  / find");
    driver_expect(&d, "it is the first column");
    driver_keys(&d, "j<Space>");
    driver_expect(&d, "[x] moby-20.10");
    driver_finish(&d);
}

static void a_list_to_choose_from_is_none_to_tick_any_more(void **state)
{
    struct driver d;

    (void)state;
    start(&d, 80, 24);
    driver_keys(&d, "c=j<Enter>");
    driver_expect(&d, "add or take away");
    driver_keys(&d, "<Space><Esc>W");
    driver_expect(&d, "Enter choose");
    driver_expect_not(&d, "add or take away");
    driver_finish(&d);
}

static void a_baseline_marks_what_changed_since(void **state)
{
    struct driver d;

    (void)state;
    start(&d, 120, 40);
    driver_keys(&d, "B");
    driver_expect(&d, "baseline step 1");
    driver_keys(&d, ":set container.HostConfig.Memory=1g<Enter>"
                    ":set container.Config.Hostname=other<Enter>");
    driver_expect_on_line(&d, "\"hostname\": \"other\"", "~");
    driver_expect(&d, "since the baseline");
    driver_keys(&d, "2}");
    driver_expect_on_line(&d, "\"memory\": {", "+");
    driver_keys(&d, "B");
    driver_expect_not(&d, "since the baseline");
    driver_expect_not(&d, "baseline step 1");
    driver_finish(&d);
}

static void a_narrow_pane_says_how_much_changed_since_the_baseline(void **state)
{
    struct driver d;

    (void)state;
    start(&d, 80, 24);
    driver_keys(&d, "B:set container.Config.Hostname=other<Enter>");
    driver_expect_on_line(&d, "OCI spec", " 1 since the baseline");
    driver_finish(&d);
}

static void now_against_the_baseline(void **state)
{
    struct driver d;

    (void)state;
    start(&d, 120, 40);
    driver_keys(&d, "B:set container.Config.Hostname=other<Enter>=jjj<Enter>");
    driver_expect(&d, "Compare with the baseline");
    driver_expect_on_line(&d, " hostname ", "\"web01\"");
    driver_expect_on_line(&d, " hostname ", "~ \"other\"");
    driver_keys(&d, "B");
    driver_expect(&d, "Compare isolation");
    driver_finish(&d);
}

static void now_against_a_step_of_the_history(void **state)
{
    struct driver d;

    (void)state;
    start(&d, 120, 40);
    driver_keys(&d, ":set container.Config.Hostname=other<Enter>"
                    ":set container.Config.Hostname=third<Enter>=jjj<Enter>");
    driver_expect(&d, "as it was opened");
    driver_keys(&d, "k<Enter>");
    driver_expect(&d, "Compare with a step");
    driver_expect_on_line(&d, " hostname ", "\"other\"");
    driver_expect_on_line(&d, " hostname ", "~ \"third\"");
    driver_finish(&d);
}

static void hosts_are_added_and_taken_away(void **state)
{
    struct driver d;

    (void)state;
    start(&d, 120, 40);
    driver_keys(&d, ":set container.HostConfig.NanoCpus=1<Enter>=j<Enter><Enter>");
    driver_expect(&d, "[x] ws2016-4cpu");
    driver_keys(&d, "jjjj<Enter>");
    driver_expect(&d, "[x] ws2019-16cpu");
    driver_keys(&d, "g<Enter><Esc>");
    driver_expect(&d, "Compare hosts");
    driver_expect_not(&d, "ws2016-4cpu");
    driver_expect_on_line(&d, "this host (now)", "ws2019-16cpu");
    driver_expect_on_line(&d, "maximum", "~ 625");
    driver_finish(&d);
}

static void two_open_documents(void **state)
{
    static const char *const files[] = {WEB, SECRET};
    struct driver d;

    (void)state;
    driver_start_files(&d, files, 2, 120, 40);
    driver_keys(&d, "=G<Enter>");
    driver_expect(&d, "Compare documents");
    driver_expect_on_line(&d, "web.yaml (now)", "secret.yaml");
    /* The other one is closed: back to the kinds. */
    driver_keys(&d, "]:close<Enter>");
    driver_expect(&d, "Compare isolation");
    driver_finish(&d);
}

/* The step is of the first document's history. */
static void a_step_is_not_shown_for_another_document(void **state)
{
    static const char *const files[] = {WEB, SECRET};
    struct driver d;

    (void)state;
    driver_start_files(&d, files, 2, 120, 40);
    driver_keys(&d, ":set container.Config.Hostname=other<Enter>=jjj<Enter><Enter>");
    driver_expect(&d, "Compare with a step");
    driver_keys(&d, "]");
    driver_expect(&d, "Compare isolation");
    driver_finish(&d);
}

static void another_container_of_the_file_is_compared(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, TEST_DATA_DIR "/ui/two-containers.json", 120, 40);
    driver_keys(&d, "=");
    driver_expect(&d, "containers: another one of this file");
    driver_keys(&d, "c<Enter>");
    driver_expect(&d, "second");
    driver_expect_not(&d, "  first  ");
    driver_keys(&d, "<Enter>");
    driver_expect(&d, "Compare containers");
    driver_expect(&d, "second");
    driver_finish(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_engine_is_not_compared_with_itself),
        cmocka_unit_test(a_list_to_choose_from_is_none_to_tick_any_more),
        cmocka_unit_test(a_baseline_marks_what_changed_since),
        cmocka_unit_test(a_narrow_pane_says_how_much_changed_since_the_baseline),
        cmocka_unit_test(now_against_the_baseline),
        cmocka_unit_test(now_against_a_step_of_the_history),
        cmocka_unit_test(hosts_are_added_and_taken_away),
        cmocka_unit_test(two_open_documents),
        cmocka_unit_test(a_step_is_not_shown_for_another_document),
        cmocka_unit_test(another_container_of_the_file_is_compared),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
