/* The plot on the screen: what it tells of the value, and that it follows it. */
#include "app_driver.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define WEB TEST_DATA_DIR "/ui/web.yaml"

static void start(struct driver *d, const char *keys)
{
    driver_start(d, WEB, 120, 40);
    driver_keys(d, keys);
}

static void cpus_of_both_kinds_are_told_exactly(void **state)
{
    struct driver d;

    (void)state;
    start(&d, ":set container.HostConfig.NanoCpus=1.5<Enter>P");
    driver_expect(&d, "CPU by --cpus");
    driver_expect(&d, "now 1.5 CPUs");
    driver_expect(&d, "process: 1.5 CPUs, sees 4; maximum 3750 of 10000");
    driver_expect(&d, "hyperv:  1.5 CPUs, sees 2; count 2, maximum 7500 of 10000");
    driver_finish(&d);
}

/* Hyper-V containers of early builds get whole CPUs, of builds that the engine decides. */
static void cpus_are_rounded_as_the_engine_rounds_them(void **state)
{
    static const struct {
        const char *engine, *build, *told;
    } rows[] = {
        {"moby-19.03", "14393", "hyperv:  2 CPUs, sees 2; count 2"},
        {"moby-19.03", "16200", "hyperv:  1.5 CPUs, sees 2; count 2"},
        {"moby-20.10", "16200", "hyperv:  2 CPUs, sees 2; count 2"},
        {"moby-20.10", "16299", "hyperv:  1.5 CPUs, sees 2; count 2"},
        {"moby-25.0", "14393", "hyperv:  1.5 CPUs, sees 2; count 2"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char keys[200];
        struct driver d;

        (void)snprintf(keys, sizeof(keys),
                       ":set container.HostConfig.NanoCpus=1.5<Enter>:set engine=%s<Enter>"
                       ":set host.OSBuild=%s<Enter>P",
                       rows[i].engine, rows[i].build);
        start(&d, keys);
        driver_expect(&d, rows[i].told);
        driver_finish(&d);
    }
}

/* As many CPUs as the host has are no reason to draw more of them, which create refuses. */
static void the_range_ends_where_create_refuses(void **state)
{
    struct driver d;

    (void)state;
    start(&d,
          ":set container.HostConfig.NanoCpus=4<Enter>:set container.HostConfig.Isolation=hyperv"
          "<Enter>P");
    driver_expect(&d, "▲");
    driver_expect_not(&d, "▲─");
    driver_keys(&d, ":set container.HostConfig.NanoCpus=5<Enter>");
    driver_expect(&d, "▲─");
    driver_finish(&d);
}

static void what_it_tells_is_whole_on_small_screens(void **state)
{
    static const struct {
        int w, h;
    } sizes[] = {{80, 24}, {60, 20}, {40, 10}};

    (void)state;
    for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
        struct driver d;

        driver_start(&d, WEB, sizes[i].w, sizes[i].h);
        driver_keys(&d, ":set container.HostConfig.NanoCpus=1.5<Enter>P");
        driver_expect(&d, "process: 1.5 CPUs, sees 4; maximum");
        driver_expect(&d, "of 10000");
        driver_expect(&d, "hyperv:  1.5 CPUs, sees 2; count 2,");
        driver_expect(&d, "7500 of");
        driver_expect(&d, "set as well, left out here: CPU");
        driver_finish(&d);
    }
}

/* Curves that are not there are missed by nobody who is not told. */
static void a_plot_without_room_says_so(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 40, 10);
    driver_keys(&d, ":set container.HostConfig.NanoCpus=1.5<Enter>P");
    driver_expect(&d, "CPU by --cpus ━━ no room to draw");
    driver_resize(&d, 40, 24);
    driver_expect_not(&d, "no room");
    driver_finish(&d);
}

static void the_legend_is_whole_on_a_small_screen(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 80, 24);
    driver_keys(&d, ":set container.HostConfig.NanoCpus=1.5<Enter>P");
    driver_expect(&d, "now 1.5 CPUs");
    driver_finish(&d);
}

static void its_keys_are_named_however_long_its_title_is(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 80, 24);
    driver_keys(&d, "/Memory (--memory)<Enter><Esc>P<Tab>");
    assert_non_null(strstr(driver_line(&d, "Memory by --memory"), "arrow keys"));
    driver_finish(&d);
}

static void why_tells_of_the_plotted_field_and_its_value(void **state)
{
    struct driver d;

    (void)state;
    start(&d, ":set container.HostConfig.NanoCpus=1.5<Enter>P<Tab>w");
    driver_expect(&d, "1.5 CPUs, sees 2; count 2, maximum 7500 of 10000");
    driver_expect(&d, "container.HostConfig.NanoCpus = 1.5 CPUs");
    driver_expect(&d, "CPU-3 CPU maximum");
    driver_finish(&d);
}

static void other_controls_are_named(void **state)
{
    struct driver d;

    (void)state;
    start(&d, "P");
    driver_expect(&d, "set as well, left out here: CPU count");
    driver_finish(&d);
}

static void the_mark_follows_edits(void **state)
{
    struct driver d;

    (void)state;
    start(&d, "P:set container.HostConfig.NanoCpus=2<Enter>");
    driver_expect(&d, "now 2 CPUs");
    driver_keys(&d, "u");
    driver_expect_not(&d, "now 2 CPUs");
    driver_finish(&d);
}

static void the_mark_follows_what_is_typed(void **state)
{
    struct driver d;

    (void)state;
    start(&d, "/CPUs (--cpus)<Enter><Esc>P<Enter>3.2");
    driver_expect(&d, "typing 3.2 CPUs");
    driver_keys(&d, "5");
    driver_expect(&d, "typing 3.25 CPUs");
    driver_keys(&d, "<Esc>");
    driver_expect_not(&d, "typing");
    driver_finish(&d);
}

static void a_wrap_in_the_range_is_shaded(void **state)
{
    struct driver d;

    (void)state;
    start(&d, ":set container.HostConfig.CpuPercent=50<Enter>P<Tab>");
    driver_expect(&d, "CPU by --cpu-percent");
    driver_expect_not(&d, "16-bit wrap");
    driver_keys(&d, ":set container.HostConfig.CpuPercent=700<Enter>");
    driver_expect(&d, "16-bit wrap");
    driver_expect(&d, "maximum 4464 (wrapped at 16 bits)");
    driver_finish(&d);
}

static void memory_loses_what_is_no_whole_mib(void **state)
{
    struct driver d;

    (void)state;
    start(&d, ":set container.HostConfig.Memory=1048577<Enter>P<Tab>");
    driver_expect(&d, "Memory by --memory");
    driver_expect(&d, "hyperv:  1 MiB, 1 byte is lost");
    driver_keys(&d, ":set container.HostConfig.Memory=0<Enter>");
    driver_expect(&d, "hyperv:  1024 MiB, the VM's default");
    driver_expect(&d, "process: no limit");
    driver_finish(&d);
}

static void the_range_is_halved_around_the_value(void **state)
{
    struct driver d;

    (void)state;
    start(&d, ":set container.HostConfig.NanoCpus=1<Enter>P<Tab>");
    driver_expect(&d, "4 \xE2\x94\xA4");
    driver_keys(&d, "<Up>");
    driver_expect_not(&d, "4 \xE2\x94\xA4");
    driver_expect(&d, "now 1 CPU");
    driver_keys(&d, "<Down>");
    driver_expect(&d, "4 \xE2\x94\xA4");
    driver_finish(&d);
}

static void the_field_in_the_form_decides_what_is_drawn(void **state)
{
    struct driver d;

    (void)state;
    start(&d, "/Memory (--memory)<Enter><Esc>P");
    driver_expect(&d, "Memory by --memory");
    driver_keys(&d, "<Tab><Right>");
    driver_expect(&d, "CPU by --cpus");
    driver_keys(&d, "P");
    driver_expect(&d, "2 OCI spec");
    driver_finish(&d);
}

static void without_processors_there_is_no_range(void **state)
{
    struct driver d;

    (void)state;
    start(&d, ":set host.NumCPU=0<Enter>P");
    driver_expect(&d, "number of processors is not known");
    driver_finish(&d);
}

static void every_size_is_drawn(void **state)
{
    struct driver d;

    (void)state;
    start(&d, "P<Tab>");
    for (int w = 1; w <= 210; w += 7)
        for (int h = 1; h <= 64; h += 3)
            driver_resize(&d, w, h);
    driver_resize(&d, 120, 40);
    driver_expect(&d, "CPU by --cpus");
    driver_finish(&d);
}

/* Both lines below rest on the number. */
static void processors_that_nobody_told_are_no_fact(void **state)
{
    static const struct ui_event inspect = {
        .kind = UI_EVENT_PASTE,
        .paste = STR_INIT("[{\"Id\": \"a1\", \"Name\": \"/a\", \"Image\": \"i\", \"Config\": {}, "
                          "\"HostConfig\": {\"Isolation\": \"process\", "
                          "\"NanoCpus\": 1500000000}}]")};
    struct driver d;

    (void)state;
    driver_start(&d, NULL, 120, 40);
    (void)ui_app_event(d.app, &inspect);
    driver_keys(&d, "P");
    driver_expect(&d, "for 2 processors, the fewest it can have");
    driver_keys(&d, "P");
    driver_set(&d, "host.NumCPU=8");
    driver_keys(&d, "P");
    driver_expect(&d, "process sees all 8");
    driver_finish(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cpus_of_both_kinds_are_told_exactly),
        cmocka_unit_test(cpus_are_rounded_as_the_engine_rounds_them),
        cmocka_unit_test(the_range_ends_where_create_refuses),
        cmocka_unit_test(what_it_tells_is_whole_on_small_screens),
        cmocka_unit_test(a_plot_without_room_says_so),
        cmocka_unit_test(the_legend_is_whole_on_a_small_screen),
        cmocka_unit_test(its_keys_are_named_however_long_its_title_is),
        cmocka_unit_test(why_tells_of_the_plotted_field_and_its_value),
        cmocka_unit_test(other_controls_are_named),
        cmocka_unit_test(the_mark_follows_edits),
        cmocka_unit_test(the_mark_follows_what_is_typed),
        cmocka_unit_test(a_wrap_in_the_range_is_shaded),
        cmocka_unit_test(memory_loses_what_is_no_whole_mib),
        cmocka_unit_test(the_range_is_halved_around_the_value),
        cmocka_unit_test(the_field_in_the_form_decides_what_is_drawn),
        cmocka_unit_test(without_processors_there_is_no_range),
        cmocka_unit_test(processors_that_nobody_told_are_no_fact),
        cmocka_unit_test(every_size_is_drawn),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
