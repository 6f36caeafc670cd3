/* Comparisons and plots as whole screens, from the narrowest usual size to a wide one. */
#include "golden.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define WEB "data/ui/web.yaml"

#define CPUS                                                                                       \
    ":set container.HostConfig.CpuCount=0<Enter>:set container.HostConfig.NanoCpus=1.5<Enter>"

struct size {
    int w, h;
    const char *name;
};
static const struct size sizes[] = {{120, 40, "120x40"}, {80, 24, "80x24"}, {200, 60, "200x60"}};

static struct pty *start(const struct size *size, bool ascii)
{
    const char *const plain[] = {WEB, NULL};
    const char *const with[] = {"--ascii", WEB, NULL};
    const struct pty_options options = {.w = size->w, .h = size->h};
    struct pty *p = pty_silospec(ascii ? with : plain, &options);

    pty_wait_text(p, "spec ok");
    pty_keys(p, "j"); /* from the engine to the isolation */
    pty_settle(p);
    return p;
}

/* Edits are thrown away. */
static void leave(struct pty *p)
{
    bool edited = strstr(pty_text(p), "[+]") != NULL;

    pty_escape(p);
    pty_keys(p, "q");
    if (edited) {
        pty_wait_text(p, "discard");
        pty_keys(p, "d");
    }
    assert_int_equal(pty_wait_exit(p), 0);
    pty_free(p);
}

static void screens(const char *keys, const char *text, const char *name)
{
    for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
        struct pty *p = start(&sizes[i], false);
        char golden[64];

        snprintf(golden, sizeof(golden), "%s-%s", name, sizes[i].name);
        pty_keys(p, keys);
        pty_wait_text(p, text);
        same_as_golden(p, golden);
        leave(p);
    }
}

static void isolation(void **state)
{
    (void)state;
    screens(CPUS "c<Tab>", "Enter to its field", "compare");
}

static void the_table_of_consequences(void **state)
{
    (void)state;
    screens(CPUS "c<Tab><Tab>j", "why  Visible processors, hyperv", "consequences");
}

/* Where columns have no room side by side, all of them stand one under another; where they have,
 * long values go on in their column. Nothing is cut, and what is below is marked. */
static void consequences_on_a_small_terminal(void **state)
{
    static const struct size small[] = {{60, 20, "60x20"}, {80, 24, "80x24"}};

    (void)state;
    for (size_t i = 0; i < sizeof(small) / sizeof(small[0]); i++) {
        struct pty *p = start(&small[i], false);
        char golden[64];

        snprintf(golden, sizeof(golden), "consequences-alone-%s", small[i].name);
        pty_keys(p, CPUS "c<Tab>");
        if (small[i].w == 80)
            pty_keys(p, "<Tab>+");
        pty_wait_text(p, "utility VM");
        same_as_golden_with_counters(p, golden);
        leave(p);
    }
}

/* What the columns cut is told in full, and why of the column that is selected. */
static void why_of_a_column(void **state)
{
    (void)state;
    screens(CPUS "c<Tab>}}<Right>w", "of 'linux'", "compare-why");
}

static void hosts(void **state)
{
    (void)state;
    screens(CPUS "=j<Enter><Enter>jjjj<Enter>", "[x] ws2019-16cpu", "compare-hosts");
}

static void three_engines(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
        struct pty *p = start(&sizes[i], false);
        char golden[64];

        snprintf(golden, sizeof(golden), "compare-engines-%s", sizes[i].name);
        pty_keys(p, "=jj<Enter>jj<Enter>jj<Enter>");
        pty_wait_text(p, "[x] moby-25.0");
        pty_escape(p);
        pty_keys(p, "<Tab>");
        same_as_golden(p, golden);
        leave(p);
    }
}

static void the_baseline(void **state)
{
    (void)state;
    screens("B" CPUS "=jjj<Enter><Tab>", "Enter to its field", "compare-baseline");
}

static void a_plot_of_cpus(void **state)
{
    (void)state;
    screens(CPUS "P<Tab>", "next plot", "plot-cpus");
}

static void a_plot_with_a_wrap(void **state)
{
    (void)state;
    screens(":set container.HostConfig.CpuPercent=700<Enter>P<Tab>", "next plot", "plot-wrap");
}

static void a_plot_of_memory(void **state)
{
    (void)state;
    screens(":set container.HostConfig.Memory=512m<Enter>P<Tab>", "next plot", "plot-memory");
}

static void without_box_characters(void **state)
{
    struct pty *p = start(&sizes[0], true);

    (void)state;
    pty_keys(p, CPUS "c<Tab>");
    pty_wait_text(p, "Enter to its field");
    same_as_golden(p, "compare-ascii-120x40");
    pty_keys(p, "P");
    pty_wait_text(p, "next plot");
    same_as_golden(p, "plot-ascii-120x40");
    leave(p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(isolation),
        cmocka_unit_test(the_table_of_consequences),
        cmocka_unit_test(consequences_on_a_small_terminal),
        cmocka_unit_test(why_of_a_column),
        cmocka_unit_test(hosts),
        cmocka_unit_test(three_engines),
        cmocka_unit_test(the_baseline),
        cmocka_unit_test(a_plot_of_cpus),
        cmocka_unit_test(a_plot_with_a_wrap),
        cmocka_unit_test(a_plot_of_memory),
        cmocka_unit_test(without_box_characters),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
