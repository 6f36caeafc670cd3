/* The line at the top on narrow screens: how a start ends stays, names give way whole. */
#include "app_driver.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define WEB TEST_DATA_DIR "/ui/web.yaml"

static const char *first_line(struct driver *d)
{
    static char line[512];
    const char *text = driver_text(d);

    (void)snprintf(line, sizeof(line), "%.*s", (int)strcspn(text, "\n"), text);
    return line;
}

static void a_long_outcome_is_there_on_the_smallest_screen(void **state)
{
    char folder[] = "/tmp/silospec-header-XXXXXX", file[64];
    struct driver d;
    FILE *f;

    (void)state;
    assert_non_null(mkdtemp(folder));
    (void)snprintf(file, sizeof(file), "%s/compose.yaml", folder);
    f = fopen(file, "w");
    assert_non_null(f);
    (void)fputs("services:\n  web:\n    image: x\n    bogus: 1\n", f);
    (void)fclose(f);
    driver_start(&d, file, 40, 10);
    assert_non_null(strstr(first_line(&d), "docker compose refuses its files"));
    driver_finish(&d);
    (void)unlink(file);
    (void)rmdir(folder);
}

static void of_a_long_name_both_ends_stay_beside_the_engine(void **state)
{
    char folder[] = "/tmp/silospec-header-XXXXXX", file[160];
    char text[8192];
    struct driver d;
    size_t len;
    FILE *f = fopen(WEB, "r");

    (void)state;
    assert_non_null(f);
    len = fread(text, 1, sizeof(text), f);
    (void)fclose(f);
    assert_non_null(mkdtemp(folder));
    (void)snprintf(file, sizeof(file),
                   "%s/first-part-of-a-name-that-is-as-long-as-half-of-the-screen-or-more-v2.yaml",
                   folder);
    f = fopen(file, "w");
    assert_non_null(f);
    assert_int_equal(fwrite(text, 1, len, f), len);
    (void)fclose(f);
    driver_start(&d, file, 120, 40);
    driver_set(&d, "container.HostConfig.CpuCount=3");
    assert_non_null(strstr(first_line(&d), " first-part"));
    assert_non_null(strstr(first_line(&d), "more-v2.yaml [+]  moby-19.03 (assumed)  process"));
    driver_resize(&d, 40, 10);
    assert_non_null(strstr(first_line(&d), ".yaml [+]"));
    driver_finish(&d);
    (void)unlink(file);
    (void)rmdir(folder);
}

static void the_engine_is_named_whole_or_not_at_all(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 80, 24);
    driver_set(&d, "container.HostConfig.CpusetCpus=1");
    for (int w = 80; w >= 40; w--) {
        const char *line, *engine;

        driver_resize(&d, w, 12);
        line = first_line(&d);
        engine = strstr(line, "moby");
        assert_non_null(strstr(line, "docker create fails"));
        assert_non_null(strstr(line, "web.yaml [+]"));
        assert_true(engine == NULL || strncmp(engine, "moby-19.03 ", 11) == 0);
    }
    driver_finish(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_long_outcome_is_there_on_the_smallest_screen),
        cmocka_unit_test(of_a_long_name_both_ends_stay_beside_the_engine),
        cmocka_unit_test(the_engine_is_named_whole_or_not_at_all),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
