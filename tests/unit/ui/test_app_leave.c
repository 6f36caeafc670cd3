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

/* What :w and :q do to one document, to all. */
static void wa_saves_all_and_wqa_leaves_then(void **state)
{
    const struct folder *f = *state;
    struct driver d;

    driver_start(&d, f->file, 120, 40);
    driver_keys(&d, ":wa<Enter>");
    driver_expect(&d, "no document has unsaved edits");
    driver_keys(&d, ":w ");
    driver_keys(&d, f->other);
    driver_keys(&d, "<Enter>:e ");
    driver_keys(&d, f->file);
    driver_keys(&d, "<Enter>:set container.HostConfig.CpuCount=5<Enter>]");
    driver_keys(&d, ":set container.HostConfig.CpuCount=6<Enter>");
    driver_expect(&d, "other.json [+] (1 of 2)");
    driver_keys(&d, ":wa<Enter>");
    driver_expect(&d, "saved ");
    driver_expect(&d, "other.json (1 of 2)"); /* where it was */
    assert_true(file_has(f->file, "CpuCount: 5"));
    assert_true(file_has(f->other, "\"CpuCount\": 6"));
    driver_keys(&d, ":set container.HostConfig.CpuCount=7<Enter>]");
    driver_keys(&d, ":set container.HostConfig.CpuCount=8<Enter>:wqa<Enter>");
    assert_true(d.quit);
    assert_true(file_has(f->other, "\"CpuCount\": 7"));
    assert_true(file_has(f->file, "CpuCount: 8"));
    driver_finish(&d);
}

/* Nobody leaves before each has a name. */
static void wqa_asks_for_a_name_where_there_is_none(void **state)
{
    const struct folder *f = *state;
    struct driver d;

    driver_start(&d, NULL, 80, 24);
    driver_keys(&d, "<Space>:wqa<Enter>");
    driver_expect(&d, "save as: ");
    driver_keys(&d, "<Esc>");
    driver_expect(&d, "not saved");
    assert_false(d.quit);
    driver_keys(&d, ":xa<Enter><C-u>");
    driver_keys(&d, f->other);
    driver_keys(&d, "<Enter>");
    assert_true(d.quit);
    assert_true(file_has(f->other, "\"silospec\""));
    driver_finish(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FILE_TEST(q_leaves_at_once_without_edits),
        FILE_TEST(q_asks_when_there_are_unsaved_edits),
        FILE_TEST(q_can_save_and_leave),
        FILE_TEST(quitting_asks_about_each_document),
        FILE_TEST(wa_saves_all_and_wqa_leaves_then),
        FILE_TEST(wqa_asks_for_a_name_where_there_is_none),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
