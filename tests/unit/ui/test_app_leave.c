/* Leaving, with edits and without: nothing is lost on the way. */
#include "app_folder.h"

static void q_leaves_at_once_without_edits(void **state)
{
    const struct folder *f = *state;
    struct driver d;

    driver_start(&d, f->file, 120, 40);
    driver_keys(&d, "q");
    assert_true(d.quit);
    driver_finish(&d);
}

static void q_asks_when_there_are_unsaved_edits(void **state)
{
    const struct folder *f = *state;
    struct driver d;

    driver_start(&d, f->file, 120, 40);
    edit_count(&d, "6");
    driver_keys(&d, "q");
    assert_false(d.quit);
    driver_expect(&d, "web.yaml has unsaved edits.");
    driver_keys(&d, "c");
    assert_false(d.quit);
    driver_keys(&d, "<C-c><Esc>");
    assert_false(d.quit);
    driver_keys(&d, "qd");
    assert_true(d.quit);
    assert_true(file_has(f->file, "CpuCount: 2"));
    driver_finish(&d);
}

static void q_can_save_and_leave(void **state)
{
    const struct folder *f = *state;
    struct driver d;

    driver_start(&d, f->file, 120, 40);
    edit_count(&d, "6");
    driver_keys(&d, "qs");
    assert_true(d.quit);
    assert_true(file_has(f->file, "CpuCount: 6"));
    driver_finish(&d);
}

static void quitting_asks_about_each_document(void **state)
{
    const struct folder *f = *state;
    struct driver d;

    driver_start(&d, f->file, 120, 40);
    edit_count(&d, "6");
    driver_keys(&d, ":open ");
    driver_keys(&d, f->inspect);
    driver_keys(&d, "<Enter><Esc>"); /* its list of containers */
    driver_expect(&d, "(2 of 2)");
    edit_count(&d, "7");
    driver_keys(&d, "q");
    driver_expect(&d, "web.yaml has unsaved edits.");
    driver_keys(&d, "d");
    driver_expect(&d, "inspect.json has unsaved edits.");
    driver_keys(&d, "d");
    assert_true(d.quit);
    driver_finish(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FILE_TEST(q_leaves_at_once_without_edits),
        FILE_TEST(q_asks_when_there_are_unsaved_edits),
        FILE_TEST(q_can_save_and_leave),
        FILE_TEST(quitting_asks_about_each_document),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
