/* What is found first: the rank of a hit, in the finder and in the form's search. */
#include "app_driver.h"

#include "ui/present/rank.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define WEB TEST_DATA_DIR "/ui/web.yaml"

static enum ui_rank label(const char *text, const char *query)
{
    return ui_rank_label(str_of(text), str_of(query));
}

static enum ui_rank path(const char *text, const char *query)
{
    return ui_rank_path(str_of(text), str_of(query));
}

static void a_label_is_its_words_and_its_flags(void **state)
{
    (void)state;
    assert_int_equal(label("CPUs (--cpus)", "cpus"), UI_RANK_EXACT);
    assert_int_equal(label("CPUs (--cpus)", "--cpus"), UI_RANK_EXACT);
    assert_int_equal(label("Mounts (-v, --mount)", "mount"), UI_RANK_EXACT);
    assert_int_equal(label("Host name (--hostname)", "HostName"), UI_RANK_EXACT);
    assert_int_equal(label("CPU shares (--cpu-shares)", "cpu"), UI_RANK_WORD);
    assert_int_equal(label("CPU shares", "hares"), UI_RANK_INSIDE);
    assert_int_equal(label("CPU shares", "cpus"), UI_RANK_NONE);
    assert_int_equal(label("CPU shares", ""), UI_RANK_NONE);
}

static void a_short_flag_is_the_one_that_it_is_short_for(void **state)
{
    (void)state;
    assert_int_equal(label("Published ports (--publish)", "-p"), UI_RANK_EXACT);
    assert_int_equal(label("Publish all ports (--publish-all)", "-P"), UI_RANK_EXACT);
    assert_int_equal(label("Privileged (--privileged)", "-p"), UI_RANK_WORD);
    assert_int_equal(label("CPU shares (--cpu-shares)", "-c"), UI_RANK_EXACT);
    assert_int_equal(label("CPUs (--cpus)", "-c"), UI_RANK_WORD);
    assert_int_equal(label("Memory (--memory)", "-m"), UI_RANK_EXACT);
    assert_int_equal(label("Memory (--memory)", "-"), UI_RANK_WORD);
}

static void a_path_is_its_end_or_a_part(void **state)
{
    (void)state;
    assert_int_equal(path("container.Mounts[0].Source", "mounts[0].source"), UI_RANK_EXACT);
    assert_int_equal(path("container.Mounts[0].Source", "Mounts[0]"), UI_RANK_PATH);
    assert_int_equal(path("hostname", "hostname"), UI_RANK_EXACT);
    assert_int_equal(path("root.path", "paths"), UI_RANK_NONE);
    assert_int_equal(path("a", "longer"), UI_RANK_NONE);
}

static void search(struct driver *d, const char *text, const char *found)
{
    char keys[80];

    snprintf(keys, sizeof(keys), "g/%s<Enter>", text);
    driver_keys(d, keys);
    driver_expect(d, found);
    driver_keys(d, "<Esc>");
}

static void the_form_shows_what_is_called_so_first(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 120, 40);
    search(&d, "cpus", "help CPUs (--cpus)");
    search(&d, "memory", "help Memory (--memory)");
    search(&d, "storage", "help Storage");
    search(&d, "CpuShares", "help CPU shares");
    search(&d, "web01", "help Host name");
    driver_finish(&d);
}

static void find(struct driver *d, const char *text, const char *first)
{
    char keys[80];
    int x, y;

    snprintf(keys, sizeof(keys), "<C-p>%s", text);
    driver_keys(d, keys);
    assert_true(driver_find(d, first, &x, &y));
    if (y != 4) {
        print_error("'%s' is not the first answer\n%s", first, driver_text(d));
        fail();
    }
    driver_keys(d, "<Esc>");
}

static void the_finder_knows_ids_flags_paths_and_codes(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 120, 40);
    find(&d, "CPU-3", "rule     CPU-3");
    find(&d, "cred-2", "rule     CRED-2");
    find(&d, "hostname", "field    Host name");
    find(&d, "--memory", "field    Memory (--memory)");
    find(&d, "Mounts[0].Destination", "field    Destination");
    find(&d, "root.path", "spec     root.path");
    find(&d, "cpu", "field    CPU");
    find(&d, "dns", "field    DNS servers (--dns)"); /* not host.DNS */
    find(&d, "NanoCpus", "field    CPUs (--cpus)");
    find(&d, "0xc0370106", "code     0xC0370106");
    find(&d, "-1070137082", "code     0xC0370106");
    driver_keys(&d, "<C-p>0xc0370106<Enter>");
    driver_expect(&d, "What to do: ");
    driver_finish(&d);
}

static void the_finder_knows_the_kinds_that_it_shows(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 120, 40);
    find(&d, "add pipe", "add      Mounts  a named pipe");
    find(&d, "rule cpu", "rule     CPU-");
    find(&d, "spec maximum", "spec     windows.resources.cpu.maximum");
    find(&d, "code 5", "code     0x5 ");
    find(&d, "Add cap", "field    Add capabilities (--cap-add)"); /* a label all the same */
    driver_finish(&d);
}

/* What create makes has no place in a request, which it would be added to. */
static void the_finder_offers_only_what_can_be_added(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 120, 40);
    driver_keys(&d, "<C-p>add secret");
    driver_expect(&d, "a secret and its content in the swarm's store");
    driver_finish(&d);
    driver_start(&d, TEST_DATA_DIR "/ui/request.yaml", 120, 40);
    driver_keys(&d, "<C-p>add secret");
    driver_expect_not(&d, "a secret and its content in the swarm's store");
    driver_finish(&d);
}

static void a_long_value_is_found_by_a_part_of_it_and_never_a_title(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 120, 40);
    driver_keys(&d, "<C-p>ping -t");
    driver_expect(&d, "Arguments [1]");
    driver_finish(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_label_is_its_words_and_its_flags),
        cmocka_unit_test(a_short_flag_is_the_one_that_it_is_short_for),
        cmocka_unit_test(a_path_is_its_end_or_a_part),
        cmocka_unit_test(the_form_shows_what_is_called_so_first),
        cmocka_unit_test(the_finder_knows_ids_flags_paths_and_codes),
        cmocka_unit_test(the_finder_knows_the_kinds_that_it_shows),
        cmocka_unit_test(the_finder_offers_only_what_can_be_added),
        cmocka_unit_test(a_long_value_is_found_by_a_part_of_it_and_never_a_title),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
