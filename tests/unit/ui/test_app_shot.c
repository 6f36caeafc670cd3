/* Frames written to files, and copies of the spec: both without secrets. */
#include "app_driver.h"

#include "ui/tui/state/state.h"

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

static char *read_all(const char *file)
{
    static char text[1 << 20];
    FILE *f = fopen(file, "rb");
    size_t len;

    assert_non_null(f);
    len = fread(text, 1, sizeof(text) - 1, f);
    text[len] = '\0';
    (void)fclose(f);
    return text;
}

/* With its folder. */
static void take_away(const char *file)
{
    char folder[64];

    (void)snprintf(folder, sizeof(folder), "%.*s", (int)(strrchr(file, '/') - file), file);
    (void)unlink(file);
    (void)rmdir(folder);
}

static char *shot(struct driver *d, const char *ending)
{
    char folder[] = "/tmp/silospec-shot-XXXXXX";
    static char name[64];
    char command[96];

    assert_non_null(mkdtemp(folder));
    (void)snprintf(name, sizeof(name), "%s/frame%s", folder, ending);
    (void)snprintf(command, sizeof(command), ":shot %s<Enter>", name);
    driver_keys(d, command);
    driver_expect(d, "wrote this frame to ");
    return name;
}

static void start(struct driver *d)
{
    driver_start(d, WEB, 120, 40);
    driver_keys(d, ":set container.Config.Env[0]=DB=topsecret1<Enter>");
}

/* Tab completes names of documents: what is there is not lost to a picture of it. */
static void what_is_there_is_not_overwritten_unasked(void **state)
{
    struct driver d;
    char *file, command[96];

    (void)state;
    start(&d);
    file = shot(&d, ".txt");
    (void)snprintf(command, sizeof(command), ":shot %s<Enter>", file);
    driver_keys(&d, "M");
    driver_keys(&d, command);
    driver_expect(&d, "exists already.");
    driver_keys(&d, "n");
    driver_expect(&d, "cancelled");
    assert_null(strstr(read_all(file), "topsecret1"));
    driver_keys(&d, command);
    driver_keys(&d, "y");
    driver_expect(&d, "wrote this frame to ");
    assert_non_null(strstr(read_all(file), "1 Container"));
    take_away(file);
    driver_finish(&d);
}

static void what_an_ending_promises_and_nobody_writes_is_refused(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, ":shot /nonexistent/frame.png<Enter>");
    driver_expect(&d, "a frame is not written as '.png'; end the name in .svg, .ansi or .txt");
    driver_keys(&d, "<Esc>X<C-u>/nonexistent/case.pdf<Enter>");
    driver_expect(&d, "a case file is not written as '.pdf'; end the name in .md or .html");
    driver_finish(&d);
}

static void a_frame_is_written_without_its_secrets(void **state)
{
    struct driver d;
    char *file, *text;

    (void)state;
    start(&d);
    driver_keys(&d, "/DB=<Enter><Esc>");
    driver_expect(&d, "DB=topsecret1");
    file = shot(&d, ".txt");
    text = read_all(file);
    assert_non_null(strstr(text, "DB=REDACTED-1"));
    assert_null(strstr(text, "topsecret1"));
    assert_null(strstr(text, "preview"));
    driver_expect(&d, "DB=topsecret1"); /* only in the picture */
    take_away(file);
    driver_keys(&d, "M");
    file = shot(&d, ".txt");
    assert_non_null(strstr(read_all(file), "topsecret1"));
    take_away(file);
    driver_finish(&d);
}

/* Neither the document nor a step before it has a secret: the strip is part of the picture. */
static void what_an_edit_did_is_in_the_picture_where_nothing_is_secret(void **state)
{
    struct driver d;
    char *file;

    (void)state;
    driver_start(&d, NULL, 120, 40);
    driver_set(&d, "container.HostConfig.Memory=4g");
    file = shot(&d, ".txt");
    assert_non_null(strstr(read_all(file), " did   + resources {...}"));
    take_away(file);
    driver_set(&d, "container.Config.Env=[\"DB_PASSWORD=topsecret1\"]");
    driver_set(&d, "container.Config.Env=[\"A=1\"]"); /* the strip tells of the step before */
    file = shot(&d, ".txt");
    assert_non_null(strstr(read_all(file), " did   process.env[0] "));
    assert_null(strstr(read_all(file), "topsecret1"));
    take_away(file);
    driver_keys(&d, "uBuu"); /* pinned, and no step any more */
    driver_set(&d, "container.HostConfig.Memory=2g");
    file = shot(&d, ".txt");
    assert_null(strstr(read_all(file), "topsecret1"));
    take_away(file);
    driver_finish(&d);
}

/* What is gone may be one of them. */
static void a_frame_says_that_lines_were_removed_and_not_which(void **state)
{
    struct driver d;
    char *file, *text;

    (void)state;
    start(&d);
    driver_keys(&d, "/DB=<Enter>D2gg}");
    driver_expect(&d, "why  1 line removed: \"DB=topsecret1\"");
    file = shot(&d, ".txt");
    text = read_all(file);
    assert_non_null(strstr(text, "-        (1 line removed) "));
    assert_non_null(strstr(text, "why  1 line removed\n"));
    assert_null(strstr(text, "topsecret1"));
    driver_expect(&d, "why  1 line removed: \"DB=topsecret1\"");
    take_away(file);
    driver_finish(&d);
}

/* What is compared with is masked as well: the pinned state, and a step of the history. */
static void so_are_the_states_it_is_compared_with(void **state)
{
    static const char *const ways[] = {
        "B:set container.Config.Env[0]=DB=topsecret2<Enter>c=base<Enter>", "c=step<Enter><Enter>"};

    (void)state;
    for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
        struct driver d;
        char *file, *text;

        start(&d);
        driver_keys(&d, ways[i]);
        driver_expect(&d, "DB=topsecret1");
        file = shot(&d, ".txt");
        text = read_all(file);
        assert_non_null(strstr(text, "DB=REDACTED-"));
        assert_null(strstr(text, "topsecret"));
        driver_expect(&d, "DB=topsecret1");
        take_away(file);
        driver_finish(&d);
    }
}

/* The picture of a document without secrets is the frame, with its marks. */
static void it_is_what_is_shown(void **state)
{
    struct driver d;
    const char *file;
    char *frame;

    (void)state;
    driver_start(&d, WEB, 120, 40);
    driver_keys(&d, "/Environment<Enter><Esc>x:set container.HostConfig.CpuCount=3<Enter>2");
    frame = strdup(driver_text(&d));
    file = shot(&d, ".txt");
    /* but for the strip, which tells what was there before */
    for (const char *line = strtok(frame, "\n"), *text = read_all(file); line != NULL;
         line = strtok(NULL, "\n"))
        if (strncmp(line, " did", 4) != 0 && strstr(text, line) == NULL)
            fail_msg("the picture lacks: %s\n%s", line, text);
    take_away(file);
    free(frame);
    driver_finish(&d);
}

/* Also what nobody would take for a secret in a text: its place tells that it is one. */
static void a_window_of_a_plain_word_has_it_masked(void **state)
{
    static const char *const windows[] = {"w", "V", "5w"};
    struct driver d;
    char *file;

    (void)state;
    start(&d);
    driver_set(&d, "container.Config.Env[0]=DB=wombat");
    driver_set(&d, "container.HostConfig.SecurityOpt[0]=credentialspec=wombat://x");
    driver_keys(&d, "/DB=<Enter><Esc>");
    for (size_t i = 0; i < sizeof(windows) / sizeof(windows[0]); i++) {
        driver_keys(&d, windows[i]);
        driver_expect(&d, i == 1 ? "▸ Set versus" : "▸ Why");
        file = shot(&d, ".txt");
        assert_non_null(strstr(read_all(file), i == 1 ? "▸ Set versus" : "▸ Why"));
        assert_null(strstr(read_all(file), "DB=wombat"));
        take_away(file);
        driver_keys(&d, "yt");
        assert_non_null(driver_copied(&d));
        assert_null(strstr(driver_copied(&d), "DB=wombat"));
        driver_expect(&d, i == 1 ? "▸ Set versus" : "▸ Why");
        driver_keys(&d, "<Esc>1");
    }
    driver_keys(&d, "w");
    driver_expect(&d, "Env[0] = DB=wombat");
    driver_keys(&d, "yt");
    assert_non_null(strstr(driver_copied(&d), "Env[0] = DB=REDACTED-"));
    driver_expect(&d, "Env[0] = DB=wombat");
    driver_keys(&d, "jyp<Esc>2w");
    driver_expect(&d, "▸ Why");
    driver_keys(&d, "yt");
    assert_null(strstr(driver_copied(&d), "wombat"));
    driver_finish(&d);
}

/* The window that the line was opened in, and it stays; with its own rows masked. */
static void a_window_is_in_the_picture(void **state)
{
    struct driver d;
    char *file, *text, command[96];

    (void)state;
    start(&d);
    driver_keys(&d, "/DB=<Enter><Esc>w");
    driver_expect(&d, "▸ Why");
    driver_expect(&d, "Env[0] = DB=topsecret1");
    file = shot(&d, ".txt");
    driver_expect(&d, "Env[0] = DB=topsecret1");
    text = read_all(file);
    assert_non_null(strstr(text, "▸ Why"));
    assert_non_null(strstr(text, "Env[0] = DB=REDACTED-1"));
    assert_null(strstr(text, "topsecret1"));
    driver_expect(&d, "Env[0] = DB=topsecret1");
    (void)snprintf(command, sizeof(command), ":shot %s<Enter>", file); /* now asked first */
    driver_keys(&d, command);
    driver_expect(&d, "exists already.");
    driver_expect(&d, "▸ Why");
    driver_keys(&d, "y");
    assert_non_null(strstr(read_all(file), "▸ Why"));
    take_away(file);
    driver_finish(&d);
}

static void the_ending_says_the_kind(void **state)
{
    struct driver d;
    const char *file;

    (void)state;
    start(&d);
    file = shot(&d, ".svg");
    assert_int_equal(strncmp(read_all(file), "<svg ", 5), 0);
    take_away(file);
    file = shot(&d, ".ansi");
    assert_non_null(strstr(read_all(file), "\033[0;"));
    take_away(file);
    driver_finish(&d);
}

static void the_spec_is_copied_without_its_secrets(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, "yS");
    assert_null(strstr(driver_copied(&d), "topsecret1"));
    assert_non_null(strstr(driver_copied(&d), "\"DB=REDACTED-1\""));
    driver_expect(&d, "without its secrets");
    driver_keys(&d, "2/\"env\"<Enter>ys");
    assert_null(strstr(driver_copied(&d), "topsecret1"));
    driver_keys(&d, "M");
    driver_keys(&d, "yS");
    assert_non_null(strstr(driver_copied(&d), "topsecret1"));
    driver_finish(&d);
}

static void the_case_file_is_written_without_its_secrets(void **state)
{
    char folder[] = "/tmp/silospec-case-XXXXXX", file[64], keys[96];
    struct driver d;
    char *text;

    (void)state;
    assert_non_null(mkdtemp(folder));
    start(&d);
    (void)snprintf(file, sizeof(file), "%s/case.md", folder);
    (void)snprintf(keys, sizeof(keys), "X%s<Enter>", file);
    driver_keys(&d, keys);
    driver_expect(&d, "wrote the case file to");
    text = read_all(file);
    assert_non_null(strstr(text, "<!-- silospec scenario -->"));
    assert_non_null(strstr(text, "DB=REDACTED-1"));
    assert_null(strstr(text, "topsecret1"));
    driver_keys(&d, keys); /* once more */
    driver_expect(&d, "exists already");
    driver_keys(&d, "n");
    (void)snprintf(keys, sizeof(keys), ":open %s<Enter>", file);
    driver_keys(&d, keys);
    driver_expect(&d, "case.md");
    driver_keys(&d, "/DB=<Enter><Esc>");
    driver_expect(&d, "DB=REDACTED-1");
    take_away(file);
    driver_finish(&d);
}

static void a_tilde_is_the_home_folder(void **state)
{
    char folder[] = "/tmp/silospec-home-XXXXXX", file[64];
    struct driver d;

    (void)state;
    assert_non_null(mkdtemp(folder));
    assert_int_equal(setenv("HOME", folder, 1), 0);
    start(&d);
    driver_keys(&d, "X~/case.md<Enter>");
    driver_expect(&d, "wrote the case file to");
    driver_keys(&d, ":shot ~/frame.svg<Enter>");
    driver_expect(&d, "wrote this frame to");
    (void)snprintf(file, sizeof(file), "%s/frame.svg", folder);
    assert_int_equal(strncmp(read_all(file), "<svg ", 5), 0);
    assert_int_equal(remove(file), 0);
    (void)snprintf(file, sizeof(file), "%s/case.md", folder);
    assert_non_null(strstr(read_all(file), "<!-- silospec scenario -->"));
    take_away(file);
    driver_finish(&d);
}

/* Of the window that the line was typed below. */
static void the_window_is_in_the_picture(void **state)
{
    static const char *const windows[][2] = {{"?", "> Help"},
                                             {"<C-p>CPU-3<Enter>", "CPU-3"},
                                             {"=", "isolation: as process"},
                                             {"F", "Problems"}};
    struct driver d;

    (void)state;
    for (size_t i = 0; i < sizeof(windows) / sizeof(windows[0]); i++) {
        char *file, command[96];

        driver_start(&d, WEB, 120, 40);
        ui_app_state(d.app)->ascii = true;
        driver_keys(&d, windows[i][0]);
        file = shot(&d, ".txt");
        assert_non_null(strstr(read_all(file), windows[i][1]));
        driver_expect(&d, windows[i][1]); /* and stays */
        (void)snprintf(command, sizeof(command), ":shot %s<Enter>", file);
        driver_keys(&d, command);
        driver_expect(&d, "exists already.");
        driver_expect(&d, windows[i][1]);
        driver_keys(&d, "y");
        assert_non_null(strstr(read_all(file), windows[i][1]));
        take_away(file);
        driver_finish(&d);
    }
}

/* With what follows from the choice that the bar is on, which stays tried out behind it. */
static void a_list_that_previews_is_in_the_picture(void **state)
{
    struct driver d;
    char *file, *text;

    (void)state;
    start(&d);
    ui_app_state(d.app)->ascii = true;
    driver_keys(&d, "/isolation<Enter><Esc><Enter>gj");
    driver_expect(&d, "hyperv (container)");
    driver_expect(&d, "2 changed");
    file = shot(&d, ".txt");
    text = read_all(file);
    assert_non_null(strstr(text, "Isolation (--isolation) ==== Enter, Esc"));
    assert_non_null(strstr(text, "hyperv (container)"));
    assert_non_null(strstr(text, "2 changed"));
    assert_non_null(strstr(text, "2 OCI spec, preview"));
    assert_null(strstr(text, "topsecret1"));
    driver_expect(&d, "hyperv (container)");
    driver_keys(&d, "<Esc>");
    driver_expect_not(&d, "hyperv (container)");
    driver_keys(&d, "<Enter>gj:undo<Enter>"); /* is no choice */
    driver_expect_not(&d, "hyperv (container)");
    driver_expect(&d, "undid: Environment");
    take_away(file);
    driver_finish(&d);
}

static void what_cannot_be_written_is_said_once(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, ":shot /nonexistent/x.svg<Enter>");
    driver_expect(&d, "cannot save '/nonexistent/x.svg': No such file or directory");
    driver_expect_not(&d, "cannot write");
    driver_keys(&d, "<Esc>:report /nonexistent/x.md<Enter>");
    driver_expect(&d, "cannot save '/nonexistent/x.md': No such file or directory");
    driver_expect_not(&d, "cannot write");
    driver_finish(&d);
}

static void a_notice_in_the_picture_has_no_secrets(void **state)
{
    struct driver d;
    char *file;

    (void)state;
    start(&d);
    ui_notice_open(ui_app_state(d.app), "Told", STR_LIT("DB=topsecret1 is set"));
    driver_expect(&d, "DB=topsecret1 is set");
    file = shot(&d, ".txt");
    assert_non_null(strstr(read_all(file), "Told"));
    assert_null(strstr(read_all(file), "topsecret1"));
    driver_expect(&d, "DB=topsecret1 is set");
    take_away(file);
    driver_finish(&d);
}

static void a_line_below_a_window_leads_back_to_it_or_on(void **state)
{
    const struct ui_event f1 = {.kind = UI_EVENT_KEY, .key = UI_KEY_F1};
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 120, 40);
    driver_keys(&d, "?:eng");
    driver_expect(&d, "Help");
    driver_keys(&d, "<Esc>");
    driver_expect(&d, "Enter run, or go there");
    driver_keys(&d, ":engine 29<Enter>");
    driver_expect_not(&d, "Help");
    driver_expect(&d, "Engine = moby-29");
    driver_keys(&d, "?:");
    (void)ui_app_event(d.app, &f1); /* the help is there once */
    driver_expect(&d, "Enter run, or go there");
    driver_keys(&d, "<Esc><Esc>");
    driver_expect_not(&d, "Help");
    driver_expect(&d, "Enter edit");
    driver_finish(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_there_is_not_overwritten_unasked),
        cmocka_unit_test(the_window_is_in_the_picture),
        cmocka_unit_test(a_list_that_previews_is_in_the_picture),
        cmocka_unit_test(what_cannot_be_written_is_said_once),
        cmocka_unit_test(a_notice_in_the_picture_has_no_secrets),
        cmocka_unit_test(a_line_below_a_window_leads_back_to_it_or_on),
        cmocka_unit_test(what_an_ending_promises_and_nobody_writes_is_refused),
        cmocka_unit_test(a_frame_is_written_without_its_secrets),
        cmocka_unit_test(what_an_edit_did_is_in_the_picture_where_nothing_is_secret),
        cmocka_unit_test(a_frame_says_that_lines_were_removed_and_not_which),
        cmocka_unit_test(so_are_the_states_it_is_compared_with),
        cmocka_unit_test(it_is_what_is_shown),
        cmocka_unit_test(a_window_is_in_the_picture),
        cmocka_unit_test(a_window_of_a_plain_word_has_it_masked),
        cmocka_unit_test(the_ending_says_the_kind),
        cmocka_unit_test(the_spec_is_copied_without_its_secrets),
        cmocka_unit_test(the_case_file_is_written_without_its_secrets),
        cmocka_unit_test(a_tilde_is_the_home_folder),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
