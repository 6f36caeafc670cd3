/* What is not known is asked for where problems stand, and an error that was pasted is explained
 * there. What is pasted on the start page in vain stays to be mended. */
#include "app_driver.h"

#include "ui/tui/state/state.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define WEB     TEST_DATA_DIR "/ui/web.yaml"
#define UNKNOWN TEST_DATA_DIR "/docker-inspect/hyperv-gmsa-29.json"

static void a_question_is_answered_with_what_may_be_there(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, UNKNOWN, 120, 40);
    driver_expect(&d, "1 thing not known");
    driver_keys(&d, "5g<Enter>");
    driver_expect(&d, "the first thing that is not known: Enter answers it");
    driver_keys(&d, "<Enter>");
    driver_expect(&d, "contoso_webapp01.json is there (example text)");
    driver_expect(&d, "found, 394 bytes, used");
    driver_keys(&d, "none<Enter>");
    driver_expect(&d, "docker start fails");
    driver_expect(&d, "Credential files: none is there");
    driver_keys(&d, "u");
    driver_expect(&d, "1 thing not known");
    driver_finish(&d);
}

static void the_text_of_a_file_stands_under_the_name_that_was_asked_for(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, UNKNOWN, 120, 40);
    driver_keys(&d, "5<Enter>pasted<Enter>{}<Enter>");
    driver_expect(&d, "Credential files: contoso_webapp01.json is there, 2 bytes");
    driver_expect(&d, "found, 2 bytes, used");
    driver_finish(&d);
}

#define RUN_LINE "docker run --isolation hyperv mcr.microsoft.com/windows/servercore:ltsc2022 cmd\n"

static void paste(struct driver *d, const char *text)
{
    const struct ui_event ev = {.kind = UI_EVENT_PASTE, .paste = str_of(text)};

    (void)ui_app_event(d->app, &ev);
}

static void start_pasted(struct driver *d, const char *text)
{
    driver_start(d, WEB, 120, 40);
    paste(d, text);
    driver_keys(d, "<Esc>");
    driver_expect(d, "1 thing not known");
}

/* Its secrets would stand beside those that were taken away. */
static void a_session_that_lost_its_secrets_takes_no_paste(void **state)
{
    const char *const files[] = {WEB};
    const struct ui_app_options options = {.files = files, .file_count = 1, .masked = true};
    struct driver d;

    (void)state;
    driver_start_options(&d, &options, 120, 40);
    paste(&d, RUN_LINE);
    driver_expect(&d, "not read: secrets are masked when silospec starts");
    driver_expect_not(&d, "1 thing not known");
    driver_finish(&d);
}

static void several_pastes_are_told_apart(void **state)
{
    struct driver d;

    (void)state;
    start_pasted(&d, RUN_LINE);
    driver_expect(&d, "pasted (2 of 2)");
    paste(&d, RUN_LINE);
    driver_expect(&d, "pasted-2 (3 of 3)");
    paste(&d, RUN_LINE);
    driver_expect(&d, "pasted-3 (4 of 4)");
    driver_finish(&d);
}

/* Adding another image tells nothing of the one that is run. */
static void a_question_about_an_image_leads_to_its_configuration(void **state)
{
    struct driver d;

    (void)state;
    start_pasted(&d, RUN_LINE);
    driver_keys(&d, "5G<Enter>");
    driver_expect(&d, "help Configuration  host.Images[0].Config");
    driver_expect(&d, "the answer belongs here: Alt-e sets it as a whole");
    driver_keys(&d, "<C-p>host.Images<Enter>a<Enter>");
    driver_expect(&d, "Images                      2 entries");
    driver_keys(&d, ":set host.Images[1].Architecture=amd64<Enter>");
    driver_expect(&d, "1 thing not known");
    driver_keys(&d, ":set host.Images[0].Config={\"Cmd\":[\"x\"]}<Enter>");
    driver_expect_not(&d, "thing not known");
    driver_finish(&d);
}

static void a_build_that_nobody_told_is_offered_to_be_the_images(void **state)
{
    struct driver d;

    (void)state;
    start_pasted(&d, RUN_LINE);
    driver_expect(&d, "the image is of build 20348");
    driver_keys(&d, "F<Enter>");
    driver_expect(&d, " the host is of build 20348, as the image is ");
    driver_expect(&d, "then  gone: i the image is of build 20348");
    driver_keys(&d, "<Enter>");
    driver_expect(&d, "Windows Server 2022");
    driver_expect_not(&d, "\xE2\x94\x82i the image is of build 20348");
    driver_finish(&d);
}

/* An edit changes no answer: it is explained. A paste is read over windows as over the panes. */
static void what_was_answered_is_explained(void **state)
{
    struct driver d;

    (void)state;
    start_pasted(&d, RUN_LINE);
    driver_keys(&d, "F");
    paste(&d, "docker: Error response from daemon: hcsshim::CreateComputeSystem web: The operating "
              "system of the container does not match the operating system of the host.\n");
    driver_keys(&d, "<Esc>5g<Enter>");
    driver_expect(&d, "\xE2\x96\xB8 Why");
    driver_expect(&d, "ERROR_VMCOMPUTE_IMAGE_MISMATCH");
    driver_keys(&d, "<Esc>F<Enter>");
    driver_expect(&d, "\xE2\x96\xB8 Why");
    driver_finish(&d);
}

static void a_question_about_one_value_leads_to_its_field(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, UNKNOWN, 120, 40);
    driver_keys(&d, ":set container.HostConfig.NanoCpus=64<Enter>5G");
    driver_expect(&d, "2 things not known");
    driver_keys(&d, "<Enter>");
    driver_expect(&d, "the answer belongs here: Enter sets it");
    driver_finish(&d);
}

#define ANSWER                                                                                     \
    "docker: Error response from daemon: invalid mount config for type \"bind\": invalid mount "   \
    "path: 'C:/app' mount path must be absolute.\n"

/* Who pastes an error reads below the panes what it means, whether it is opened or added. */
static void an_answer_that_is_pasted_is_selected_and_explained(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, NULL, 120, 40);
    paste(&d, ANSWER);
    driver_expect(&d, "\xE2\x96\xB8 5 Errors");
    driver_expect(&d, "why  what it means: It is refused by docker create");
    driver_keys(&d, "F");
    driver_expect(&d, "Enter what it means"); /* no edit takes an answer away */
    driver_finish(&d);
    driver_start(&d, WEB, 120, 40);
    paste(&d, ANSWER);
    driver_expect(&d, "why  what it means: It is refused by docker create");
    driver_finish(&d);
}

/* On the line that the page opens, or over the page itself. */
static void what_is_pasted_on_the_start_page_in_vain_stays_to_be_mended(void **state)
{
    static const struct ui_event paste = {.kind = UI_EVENT_PASTE,
                                          .paste = STR_INIT("dokcer run -d nginx\n")};
    static const struct ui_event lines = {.kind = UI_EVENT_PASTE,
                                          .paste = STR_INIT("{\"Id\": \"1\",\n \"Name\": \n")};
    static const char *const opened[] = {":start<Enter>", ":start<Enter>/paste<Enter>"};

    (void)state;
    for (size_t i = 0; i < sizeof(opened) / sizeof(opened[0]); i++) {
        struct driver d;

        driver_start(&d, NULL, 120, 40);
        driver_keys(&d, opened[i]);
        (void)ui_app_event(d.app, &paste);
        driver_expect(&d, "nothing that is read here: a docker inspect");
        driver_expect(&d, "a docker run line: dokcer run -d nginx");
        driver_keys(&d, "<C-a><Right><Right><Del><Del>ck<Enter>");
        driver_expect_not(&d, "a docker run line: ");
        driver_expect(&d, "docker run");
        driver_keys(&d, ":start<Enter>");
        driver_finish(&d);
        driver_start(&d, NULL, 120, 40);
        driver_keys(&d, opened[i]);
        (void)ui_app_event(d.app, &lines);
        driver_expect(&d, "a docker run line: {\"Id\"");
        driver_expect(&d, "the paste");
        driver_finish(&d);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_pasted_on_the_start_page_in_vain_stays_to_be_mended),
        cmocka_unit_test(a_question_is_answered_with_what_may_be_there),
        cmocka_unit_test(the_text_of_a_file_stands_under_the_name_that_was_asked_for),
        cmocka_unit_test(a_session_that_lost_its_secrets_takes_no_paste),
        cmocka_unit_test(several_pastes_are_told_apart),
        cmocka_unit_test(a_question_about_an_image_leads_to_its_configuration),
        cmocka_unit_test(a_build_that_nobody_told_is_offered_to_be_the_images),
        cmocka_unit_test(what_was_answered_is_explained),
        cmocka_unit_test(a_question_about_one_value_leads_to_its_field),
        cmocka_unit_test(an_answer_that_is_pasted_is_selected_and_explained),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
