/* Unsaved edits that a start finds: offered, recovered, discarded or left. */
#include "session_testing.h"

#include "ui/tui/state/state.h"

static void edit_and_lose(struct driver *d, const struct folder *f)
{
    start(d, f);
    driver_keys(d, ":set container.HostConfig.CpuCount=3<Enter>");
    driver_keys(d, ":set container.HostConfig.CpuCount=7<Enter>");
    driver_lose_terminal(d);
    assert_true(d->quit);
    driver_finish(d);
}

static void unsaved_edits_are_offered_and_recovered(void **state)
{
    const struct folder *f = *state;
    struct driver d;

    edit_and_lose(&d, f);
    start(&d, f);
    driver_expect(&d, "web.yaml: 2 unsaved edits of ");
    driver_expect_not(&d, "[+]");
    driver_keys(&d, "r");
    driver_expect(&d, "recovered web.yaml");
    driver_expect(&d, "\"count\": 7");
    driver_expect(&d, "[+]");
    driver_keys(&d, "u");
    driver_expect(&d, "\"count\": 3");
    driver_keys(&d, "<C-r>s");
    driver_expect(&d, "saved ");
    driver_finish(&d);
    start(&d, f);
    driver_expect_not(&d, "unsaved edits");
    driver_finish(&d);
}

/* A mistake in the config is told at each start: it hides no edits. */
static void they_are_offered_behind_what_is_wrong_with_the_config(void **state)
{
    const struct folder *f = *state;
    struct driver d;

    edit_and_lose(&d, f);
    write_file(f->config, "mouse = perhaps\nbind Q qiut\n");
    start(&d, f);
    driver_expect(&d, "config:1:9: 'perhaps' is neither true nor false");
    driver_expect_not(&d, "unsaved edits");
    driver_keys(&d, "<Esc>");
    driver_expect(&d, "web.yaml: 2 unsaved edits of ");
    driver_keys(&d, "r");
    driver_expect(&d, "\"count\": 7");
    driver_finish(&d);
}

static void recovered_edits_survive_a_second_loss(void **state)
{
    const struct folder *f = *state;
    struct driver d;

    edit_and_lose(&d, f);
    start(&d, f);
    driver_keys(&d, "r:set container.HostConfig.CpuCount=9<Enter>");
    driver_lose_terminal(&d);
    driver_finish(&d);
    start(&d, f);
    driver_expect(&d, "3 unsaved edits");
    driver_keys(&d, "r");
    driver_expect(&d, "\"count\": 9");
    driver_finish(&d);
}

static void the_offer_of_unsaved_edits_swallows_no_key(void **state)
{
    const struct folder *f = *state;
    struct driver d;

    edit_and_lose(&d, f);
    start(&d, f);
    driver_expect(&d, "unsaved edits of ");
    driver_keys(&d, "c");
    driver_expect(&d, "Compare isolation");
    driver_expect_not(&d, "unsaved edits of ");
    driver_expect(&d, "kept for later: :recover shows them");
    driver_keys(&d, ":recover<Enter><Enter>r");
    driver_expect(&d, "recovered web.yaml");
    driver_finish(&d);
}

/* What is told of the opened file stands above the question, not over it. */
static void the_offer_is_read_beside_a_message(void **state)
{
    static const int widths[] = {80, 60, 40};
    const struct folder *f = *state;
    struct driver d;

    edit_and_lose(&d, f);
    start(&d, f);
    for (size_t i = 0; i < sizeof(widths) / sizeof(widths[0]); i++) {
        driver_resize(&d, widths[i], 12);
        ui_say(ui_app_state(d.app), UI_ROLE_TEXT, "inspect: container, images, host set");
        driver_expect(&d, "note inspect: container, images");
        driver_expect(&d, "web.yaml: 2 unsaved edits of ");
        driver_expect(&d, "r recover  d discard  l later");
    }
    driver_finish(&d);
}

static void unsaved_edits_can_be_discarded_or_left(void **state)
{
    const struct folder *f = *state;
    struct driver d;

    edit_and_lose(&d, f);
    start(&d, f);
    driver_keys(&d, "l");
    driver_expect(&d, "kept for later");
    driver_finish(&d);
    start(&d, f);
    driver_keys(&d, "dn");
    driver_expect(&d, "r recover  d discard");
    driver_keys(&d, "d");
    driver_expect(&d, "discard for good?");
    driver_keys(&d, "y");
    driver_expect(&d, "discarded web.yaml");
    driver_keys(&d, ":recover<Enter>");
    driver_expect(&d, "no unsaved edits were left behind");
    driver_finish(&d);
    start(&d, f);
    driver_expect_not(&d, "unsaved edits");
    driver_finish(&d);
}

static void edits_of_other_documents_are_a_sentence_and_a_list(void **state)
{
    const struct folder *f = *state;
    struct driver d;

    edit_and_lose(&d, f);
    driver_start_session(&d, NULL, 120, 40);
    driver_expect(&d, "unsaved edits of 1 other document were left: :recover shows them");
    driver_keys(&d, ":recover<Enter><Enter>r");
    driver_expect(&d, "\"count\": 7");
    driver_expect_not(&d, "new document"); /* nobody had touched it */
    driver_finish(&d);
}

/* What else there is to tell does not keep the screen from the error that was opened. */
static void an_error_is_selected_beside_edits_of_other_documents(void **state)
{
    const struct folder *f = *state;
    char file[200];
    struct driver d;

    edit_and_lose(&d, f);
    (void)snprintf(file, sizeof(file), "%s/error.txt", f->path);
    write_file(file, "docker: Error response from daemon: No such container: web.\n");
    driver_start_session(&d, file, 120, 40);
    driver_expect(&d, "unsaved edits of 1 other document were left");
    driver_expect(&d, "▸ 5 Errors");
    driver_finish(&d);
    assert_int_equal(remove(file), 0);
}

static void edits_of_a_file_that_is_gone_are_recovered_under_its_name(void **state)
{
    const struct folder *f = *state;
    struct driver d;

    edit_and_lose(&d, f);
    assert_int_equal(remove(f->file), 0);
    driver_start_session(&d, NULL, 120, 40);
    driver_keys(&d, ":recover<Enter>");
    driver_expect(&d, "the file is gone");
    driver_keys(&d, "<Enter>r");
    driver_expect(&d, "web.yaml [+]");
    driver_keys(&d, "<C-p>resources.cpu.count<Enter>");
    driver_expect(&d, "windows.resources.cpu.count = 7");
    driver_finish(&d);
}

/* The header would tell of the container that the file begins with. */
static void the_container_that_was_chosen_comes_back(void **state)
{
    static const char several[] = TEST_DATA_DIR "/ui/two-containers.json";
    struct driver d;

    (void)state;
    driver_start_session(&d, several, 120, 40);
    driver_keys(&d, ":choose second<Enter>:set container.HostConfig.CpuCount=7<Enter>");
    driver_expect(&d, "container 2 of 2: second");
    driver_lose_terminal(&d);
    driver_finish(&d);
    driver_start_session(&d, several, 120, 40);
    driver_expect(&d, "container 1 of 2: first");
    driver_keys(&d, "r");
    driver_expect(&d, "recovered two-containers.json");
    driver_expect(&d, "container 2 of 2: second");
    driver_keys(&d, "uu");
    driver_expect(&d, "undid: container chosen: second");
    driver_expect(&d, "container 1 of 2: first");
    driver_finish(&d);
}

static void leaving_on_purpose_leaves_nothing(void **state)
{
    const struct folder *f = *state;
    struct driver d;

    start(&d, f);
    driver_keys(&d, ":set container.HostConfig.CpuCount=3<Enter>qd");
    assert_true(d.quit);
    driver_finish(&d);
    start(&d, f);
    driver_expect_not(&d, "unsaved edits");
    driver_finish(&d);
}

static void a_journal_that_cannot_be_written_is_told_once(void **state)
{
    const struct folder *f = *state;
    struct driver d;

    if (geteuid() == 0)
        skip();
    start(&d, f);
    run_command("rm -rf", f->path, "/silospec/journal");
    run_command("chmod a-w", f->path, "/silospec");
    driver_keys(&d, "<Space>");
    driver_expect(&d, "a crash would lose the unsaved edits");
    driver_keys(&d, "<Esc><Space>");
    driver_expect(&d, "undoes)");
    driver_finish(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_FOLDER(unsaved_edits_are_offered_and_recovered),
        WITH_FOLDER(they_are_offered_behind_what_is_wrong_with_the_config),
        WITH_FOLDER(recovered_edits_survive_a_second_loss),
        WITH_FOLDER(the_offer_of_unsaved_edits_swallows_no_key),
        WITH_FOLDER(the_offer_is_read_beside_a_message),
        WITH_FOLDER(unsaved_edits_can_be_discarded_or_left),
        WITH_FOLDER(edits_of_other_documents_are_a_sentence_and_a_list),
        WITH_FOLDER(an_error_is_selected_beside_edits_of_other_documents),
        WITH_FOLDER(edits_of_a_file_that_is_gone_are_recovered_under_its_name),
        WITH_FOLDER(the_container_that_was_chosen_comes_back),
        WITH_FOLDER(leaving_on_purpose_leaves_nothing),
        WITH_FOLDER(a_journal_that_cannot_be_written_is_told_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
