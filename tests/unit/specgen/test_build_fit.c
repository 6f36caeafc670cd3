/* Microsoft's tables of which image runs on which host, row by row. */
#include "specgen/engine/build_fit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* A host, and the images that it runs with each isolation; 0 ends a list. */
static const struct {
    unsigned host;
    bool client;
    unsigned hyperv[8], process[8];
} table[] = {
    {14393, false, {14393}, {14393}},
    {17763, false, {14393, 17763}, {17763}},
    {18362, false, {14393, 17763, 18362}, {18362}},
    {18363, false, {14393, 17763, 18362, 18363}, {18363}},
    {19041, false, {14393, 17763, 18362, 18363, 19041}, {19041}},
    {19042, false, {14393, 17763, 18362, 18363, 19041, 19042}, {19042}},
    {19041, true, {14393, 17763, 18362, 18363, 19041}, {19041}},
    {19045, true, {14393, 17763, 18362, 18363, 19041, 19042}, {0}},
    {20348, false, {14393, 17763, 18362, 18363, 19041, 19042, 20348}, {20348}},
    {22631, true, {14393, 17763, 18362, 18363, 19041, 19042, 20348}, {20348}},
    {26100, false, {14393, 17763, 18362, 18363, 19041, 19042, 20348, 26100}, {20348, 26100}},
    {26200, true, {14393, 17763, 18362, 18363, 19041, 19042, 20348, 26100}, {20348, 26100}},
};

static const unsigned images[] = {14393, 17763, 18362, 18363, 19041, 19042, 20348, 26100};

static bool holds(const unsigned *list, unsigned build)
{
    for (int i = 0; i < 8; i++)
        if (list[i] == build)
            return true;
    return false;
}

static void each_image_runs_where_the_table_says(void **state)
{
    (void)state;
    for (size_t h = 0; h < sizeof(table) / sizeof(table[0]); h++)
        for (size_t i = 0; i < sizeof(images) / sizeof(images[0]); i++)
            for (int hyperv = 0; hyperv < 2; hyperv++) {
                const struct build_fit_row *row =
                    build_fit_of(table[h].host, table[h].client, images[i], hyperv != 0);
                bool runs = holds(hyperv ? table[h].hyperv : table[h].process, images[i]);

                if ((row->fit != FITS_NOT) != runs || strlen(row->why) < 10)
                    fail_msg("image %u on host %u: %s", images[i], table[h].host, row->why);
            }
}

static void some_answers_have_a_condition(void **state)
{
    (void)state;
    assert_int_equal(build_fit_of(14393, false, 14393, false)->fit, FITS_REVISION);
    assert_int_equal(build_fit_of(17763, true, 17763, false)->fit, FITS_TEST);
    assert_int_equal(build_fit_of(17763, false, 17763, false)->fit, FITS);
    assert_int_equal(build_fit_of(14393, false, 14393, true)->fit, FITS);
}

static void what_a_host_runs_follows_from_the_text_of_a_pull(void **state)
{
    static const struct {
        const char *text, *process, *hyperv;
    } texts[] = {
        {"no matching manifest for windows/amd64 10.0.19045 in the manifest list entries", "no tag",
         "20h2, 2004, 1909, 1903, ltsc2019, 1803, 1709, 1703, ltsc2016"},
        {"no matching manifest for windows(10.0.26100)/amd64, windows/amd64 in the manifest list "
         "entries: no match for platform in manifest: not found",
         "the tags ltsc2025, ltsc2022", "ltsc2025, ltsc2022, 20h2, 2004, 1909, 1903, ltsc2019"},
        {"a Windows version 10.0.20348-based image is incompatible with a 10.0.17763 host",
         "the tags ltsc2019", "ltsc2019, 1803, 1709, 1703, ltsc2016"},
        {"no matching manifest for windows/amd64 10.0.26200 in the manifest list entries",
         "the tags ltsc2025, ltsc2022", "ltsc2025, ltsc2022, 20h2"},
        {"no matching manifest for windows/amd64 10.0.10240 in the manifest list entries", "no tag",
         "none with --isolation hyperv"},
        {"no matching manifest for windows/amd64 in the manifest list entries", NULL, NULL},
        {"no matching manifest for linux/arm64/v8 in the manifest list entries", NULL, NULL},
    };
    struct arena a;

    (void)state;
    arena_init(&a);
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        struct str said = build_fit_advice(&a, str_of(texts[i].text)), part;

        assert_int_equal(said.len > 0, texts[i].process != NULL);
        if (texts[i].process == NULL)
            continue;
        part = arena_printf(&a, "it runs %s with process isolation, and %s", texts[i].process,
                            texts[i].hyperv);
        if (strstr(said.s, part.s) == NULL)
            fail_msg("%s: %.*s", texts[i].text, STR_FMT(said));
    }
    arena_finish(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_image_runs_where_the_table_says),
        cmocka_unit_test(some_answers_have_a_condition),
        cmocka_unit_test(what_a_host_runs_follows_from_the_text_of_a_pull),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
