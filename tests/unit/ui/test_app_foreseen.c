/* What is foreseen is what would be made. */
#include "app_driver.h"

#include "ui/tui/loop/foresee.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define GMSA TEST_DATA_DIR "/../../ui/demo/gmsa-web.yaml"

static void press_both(struct driver *patient, struct driver *hurried, const char *key)
{
    char *seen;

    driver_keys(patient, key);
    driver_keys(hurried, key);
    seen = strdup(driver_text(patient));
    assert_non_null(seen);
    assert_string_equal(seen, driver_text(hurried));
    free(seen);
}

static bool is_foreseen(struct driver *d)
{
    const struct ui_foreseen *all = ui_current(ui_app_state(d->app))->foreseen;

    for (int i = 0; i < UI_FORESEEN; i++)
        if (all[i].doc != NULL)
            return true;
    return false;
}

struct walk {
    const char *there[3], *const *keys;
    size_t count;
};

/* A session whose keys wait for what is foreseen, and one whose keys come at once. */
static void walk_both(const struct walk *w)
{
    struct driver patient, hurried;
    bool foreseen = false;

    driver_start(&patient, GMSA, 120, 40);
    driver_start(&hurried, GMSA, 120, 40);
    hurried.hurried = true;
    for (size_t k = 0; k < 3 && w->there[k] != NULL; k++)
        press_both(&patient, &hurried, w->there[k]);
    for (size_t k = 0; k < w->count; k++) {
        press_both(&patient, &hurried, w->keys[k]);
        foreseen = foreseen || is_foreseen(&patient);
        assert_false(is_foreseen(&hurried));
    }
    assert_true(foreseen);
    driver_finish(&patient);
    driver_finish(&hurried);
}

static void in_a_list(void **state)
{
    static const char *const keys[] = {"<Down>", "<Down>", "<Up>",   "<Up>",   "<Down>",
                                       "<End>",  "<Home>", "<Down>", "<C-l>",  ":",
                                       "<Esc>",  "<Down>", "<Esc>",  "<Down>", "<Enter>"};
    static const char *const lists[][3] = {
        {"/Isolation<Enter><Enter>"},
        {"/Engine<Enter><Enter>"},
        {":set container.HostConfig.CpuCount=3<Enter>", "u", "U"},
        {"/Mounts<Enter>", "a"},
        {":set host.OSBuild=14393<Enter>", "5g<Enter>"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++)
        walk_both(&(struct walk){
            {lists[i][0], lists[i][1], lists[i][2]}, keys, sizeof(keys) / sizeof(keys[0])});
}

static void in_an_editor(void **state)
{
    static const char *const keys[] = {
        "1",       "2",    "<BS>",    "<BS>",    "<BS>", "<BS>",    "5",     "g", "<BS>",
        "x",       "<BS>", "<Left>",  "3",       "<BS>", "<End>",   "<C-u>", "7", "<Esc>",
        "<Enter>", "4",    "<Enter>", "<Enter>", "<BS>", "<Enter>", "u"};
    static const char *const fields[] = {
        "/CPU count<Enter>",  "/--memory<Enter>",     "/--cpus<Enter>",
        "/--hostname<Enter>", "/Environment<Enter>j",
    };

    (void)state;
    for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++)
        walk_both(&(struct walk){{fields[i], "<Enter>"}, keys, sizeof(keys) / sizeof(keys[0])});
}

static bool has_count(struct driver *d, int64_t count)
{
    const struct ui_foreseen *all = ui_current(ui_app_state(d->app))->foreseen;

    for (int i = 0; i < UI_FORESEEN; i++)
        if (all[i].doc != NULL && all[i].doc->container.host_config.cpu_count.v == count)
            return true;
    return false;
}

static void each_digit_and_the_key_back_are_made(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, GMSA, 120, 40);
    driver_keys(&d, "/CPU count<Enter><Enter>");
    for (int64_t digit = 0; digit < 10; digit++)
        assert_true(has_count(&d, 20 + digit));
    driver_keys(&d, "5");
    assert_true(has_count(&d, 250));
    assert_true(has_count(&d, 2));
    driver_finish(&d);
}

static bool one_waits(void *ctx)
{
    (void)ctx;
    return true;
}

static void nothing_is_made_once_a_key_waits(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, GMSA, 120, 40);
    d.hurried = true;
    driver_keys(&d, "/CPU count<Enter><Enter>");
    ui_foresee(ui_app_state(d.app), one_waits, NULL);
    assert_false(is_foreseen(&d));
    driver_finish(&d);
}

static void a_document_that_takes_long_is_not_made_ahead(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, GMSA, 120, 40);
    driver_keys(&d, "/CPU count<Enter><Enter>");
    assert_true(is_foreseen(&d));
    ui_current(ui_app_state(d.app))->made_ms = UI_FORESEE_MS + 1;
    ui_foresee(ui_app_state(d.app), one_waits, NULL);
    assert_false(is_foreseen(&d));
    driver_finish(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(in_a_list),
        cmocka_unit_test(in_an_editor),
        cmocka_unit_test(each_digit_and_the_key_back_are_made),
        cmocka_unit_test(nothing_is_made_once_a_key_waits),
        cmocka_unit_test(a_document_that_takes_long_is_not_made_ahead),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
