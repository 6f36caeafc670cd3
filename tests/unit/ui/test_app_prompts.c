/* Lines that are typed: the words that editors have, completion, what a refusal leaves. */
#include "app_driver.h"

#include "ui/tui/state/state.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#define WEB TEST_DATA_DIR "/ui/web.yaml"

static char folder[] = "/tmp/silospec-prompts-XXXXXX";

/* A copy of the sample in a folder of its own, which is the home folder as well. */
static int make_folder(void **state)
{
    char command[512];

    (void)state;
    if (mkdtemp(folder) == NULL || setenv("HOME", folder, 1) != 0)
        return -1;
    snprintf(command, sizeof(command), "cp '%s' '%s/web.yaml' && mkdir '%s/deeper'", WEB, folder,
             folder);
    return system(command);
}

static int remove_folder(void **state)
{
    char command[128];

    (void)state;
    snprintf(command, sizeof(command), "rm -rf '%s'", folder);
    return system(command);
}

static const char *in_folder(const char *name)
{
    static char path[256];

    snprintf(path, sizeof(path), "%s/%s", folder, name);
    return path;
}

static void start(struct driver *d)
{
    driver_start(d, in_folder("web.yaml"), 120, 40);
}

static bool exists(const char *name)
{
    return access(in_folder(name), F_OK) == 0;
}

static void w_saves_here_or_under_a_name(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, "<Space>:w<Enter>");
    driver_expect(&d, "saved ");
    driver_keys(&d, ":w ~/other.json<Enter>");
    driver_expect(&d, "other.json (");
    assert_true(exists("other.json"));
    driver_keys(&d, "<Space>:wq<Enter>");
    assert_true(d.quit);
    driver_finish(&d);
}

static void x_asks_for_a_name_where_there_is_none(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, NULL, 80, 24);
    driver_keys(&d, "<Space>:x<Enter>");
    driver_expect(&d, "save as: ");
    driver_keys(&d, "<C-u>~/new.yaml<Enter>");
    assert_true(d.quit);
    assert_true(exists("new.yaml"));
    driver_finish(&d);
}

static void q_asks_and_with_an_exclamation_mark_does_not(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, "<Space>:q<Enter>");
    assert_false(d.quit);
    driver_expect(&d, "has unsaved edits");
    driver_keys(&d, "c:q!<Enter>");
    assert_true(d.quit);
    driver_finish(&d);
}

static void e_opens_a_file_and_a_wrong_name_stays_to_be_mended(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, ":e ~/nothing.yaml<Enter>");
    driver_expect(&d, "there is no such file");
    driver_expect(&d, ":e ~/nothing.yaml");
    driver_keys(&d, "<Esc>o~/nothing.yaml<Enter>");
    driver_expect(&d, "open: ~/nothing.yaml");
    driver_keys(&d, "<C-u>~/web.yaml<Enter>");
    driver_expect_not(&d, "open: ");
    driver_finish(&d);
}

static void an_engine_is_named_as_it_is_called(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, ":engine 29<Enter>");
    driver_expect(&d, "engine moby-29");
    driver_keys(&d, ":engine v25.0.6<Enter>");
    driver_expect(&d, "engine moby-25.0.6");
    driver_keys(&d, ":engine 12<Enter>");
    driver_expect(&d, ":engine 12");
    driver_keys(&d, "<C-u>engine mo<Tab>2<Tab><Tab>");
    driver_expect(&d, "moby-20.10  ");
    driver_finish(&d);
}

static void a_theme_that_there_is_none_of_stays_to_be_mended(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, ":theme lihgt<Enter>");
    driver_expect(&d, "no theme 'lihgt'; there are auto, ");
    driver_expect(&d, ":theme lihgt");
    driver_keys(&d, "<BS><BS><BS><BS>ight<Enter>");
    driver_expect(&d, "the theme is light");
    driver_finish(&d);
}

static void a_setting_is_completed_step_by_step(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, ":set cpuc<Tab>"); /* its last key alone */
    driver_expect(&d, ":set container.HostConfig.CpuCount");
    driver_keys(&d, "<Esc>:set con<Tab>HostC<Tab>Isol<Tab>");
    driver_expect(&d, ":set container.HostConfig.Isolation");
    driver_expect(&d, "then = and a value");
    driver_keys(&d, "=hy<Tab>");
    driver_expect(&d, ":set container.HostConfig.Isolation=hyperv");
    driver_keys(&d, "<Enter>");
    driver_expect(&d, "hyperv (container)");
    driver_keys(&d, ":set container.HostConfig.CpuCount=many<Enter>");
    driver_expect(&d, ":set container.HostConfig.CpuCount=many");
    driver_finish(&d);
}

static void paths_are_completed_behind_other_words_too(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, ":w ~/dee<Tab>");
    driver_expect(&d, ":w ~/deeper/");
    driver_keys(&d, "<Esc>:host-info<Enter>~/we<Tab>");
    driver_expect(&d, "in: ~/web.yaml");
    driver_finish(&d);
}

/* A folder is read in any order. */
static void files_are_listed_in_order(void **state)
{
    static const char names[][8] = {"m5", "m1", "m9", "m3", "m7", "m2", "m8", "m4", "m6", "m0"};
    struct driver d;

    (void)state;
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        char path[96];
        FILE *f;

        snprintf(path, sizeof(path), "%s/%s", getenv("HOME"), names[i]);
        f = fopen(path, "w");
        assert_non_null(f);
        (void)fclose(f);
    }
    start(&d);
    driver_keys(&d, "o~/m<Tab>");
    driver_expect(&d, "m0  m1  m2  m3  m4  m5  m6  m7  m8  m9");
    driver_finish(&d);
}

static void earlier_lines_come_back_and_so_does_the_one_begun(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, ":next-pane<Enter>:und<Up>");
    driver_expect(&d, ":next-pane");
    driver_keys(&d, "<Down>");
    driver_expect(&d, ":und");
    driver_expect_not(&d, ":next-pane");
    driver_keys(&d, "<Esc>1/shares<Enter>/<Up>");
    driver_expect(&d, "find shares");
    driver_expect(&d, "1 of ");
    driver_finish(&d);
}

/* Tab on what Enter would take is no mistake. */
static void other_words_and_numbers_are_whole_to_tab(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, ":wq<Tab>");
    driver_expect(&d, "Save, then leave");
    driver_keys(&d, "<C-u>qa!<Tab>");
    driver_expect(&d, "Leave at once");
    driver_keys(&d, "<C-u>12<Tab>");
    driver_expect(&d, "goes to the row of this number");
    driver_keys(&d, "<C-u>wqx<Tab>");
    driver_expect(&d, "no such action");
    driver_keys(&d, "<C-u>w nothing-begins-so<Tab>");
    driver_expect(&d, "no file or folder begins so");
    driver_finish(&d);
}

static void a_number_is_a_row(void **state)
{
    const struct ui_state *st;
    struct driver d;

    (void)state;
    start(&d);
    st = ui_app_state(d.app);
    driver_keys(&d, "2:10<Enter>");
    assert_int_equal(ui_current(st)->cursor[UI_PANE_SPEC].at, 9);
    driver_finish(&d);
}

static void a_message_leaves_the_keys_where_they_are(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 80, 24);
    driver_keys(&d, "<Space>u");
    driver_expect(&d, "note undid:");
    driver_expect(&d, "Enter edit");
    driver_expect(&d, "? help");
    driver_resize(&d, 40, 10);
    driver_keys(&d, "<C-r>");
    driver_expect(&d, "note redid:");
    driver_expect(&d, "? help");
    driver_keys(&d, "j");
    driver_expect_not(&d, "redid:");
    driver_finish(&d);
}

/* A name that is offered is no reason to hide how the line is left; a click there does it. */
static void the_keys_of_a_line_stay_until_its_text_needs_the_room(void **state)
{
    struct driver d;
    int x, y;

    (void)state;
    driver_start(&d, WEB, 80, 24);
    driver_keys(&d, "S");
    driver_expect(&d, "Tab completes  Esc closes");
    driver_keys(&d, "/a/name/that/is/so/long/that/nothing/else/has/any/room/behind/it");
    driver_expect_not(&d, "Esc closes");
    driver_keys(&d, "<C-u>");
    assert_true(driver_find(&d, "Esc closes", &x, &y));
    driver_click(&d, x, y);
    driver_expect(&d, "not saved");
    driver_finish(&d);
}

/* What is offered does something: a value that is not set is not unset, nothing is undone before
 * there was an edit, a line of the spec without members does not fold. */
static void keys_that_would_do_nothing_are_not_offered(void **state)
{
    static const struct {
        const char *keys, *offered, *not_offered;
    } rows[] = {
        {"", "q quit", "u undo"},
        {":set container.HostConfig.Memory=1g<Enter>", "u undo", NULL},
        {"/Memory (--<Enter><Esc>", "Enter edit", "x unset"},
        {":set container.HostConfig.Memory=1g<Enter>/Memory (--<Enter><Esc>", "x unset", NULL},
        {"2g", "Space fold", NULL},
        {"2gj", "Enter to its field", "Space fold"},
        {"5g", "Enter to the first problem", "w why"},
        {"3", "/ find", "fix, or"},
        {"P<Tab>", "Up nearer", "Down farther"},
        {"P<Tab>k", "Down farther", NULL},
        {"c<Tab>gjjj", "Enter open", "Space fold"},
        {"c<Tab>gjjj<Enter>", "Space fold", "Enter open"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct driver d;

        driver_start(&d, WEB, 120, 40);
        driver_keys(&d, rows[i].keys);
        driver_expect(&d, rows[i].offered);
        if (rows[i].not_offered != NULL)
            driver_expect_not(&d, rows[i].not_offered);
        driver_finish(&d);
    }
}

/* Whatever opens says how it is left, on the smallest screen too. */
static void the_way_out_is_always_shown(void **state)
{
    static const char *const keys[] = {
        "F",
        "p",
        "t",
        "V",
        "I",
        "L",
        "H",
        "Y",
        "w",
        "U",
        "W",
        "T",
        "=",
        "b",
        "?",
        "<C-p>",
        ":",
        "/",
        "X",
        "S",
        "o",
        "<A-e>",
        "<Enter>",
        "/cpu count<Enter><Esc><Enter>",
        "/Mounts<Enter>a",
        ":start<Enter>",
        "W/moby",
    };

    (void)state;
    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
        struct driver d;

        driver_start(&d, WEB, 40, 10);
        driver_keys(&d, keys[i]);
        driver_expect(&d, "Esc ");
        driver_finish(&d);
    }
}

static void a_zoom_that_shows_nothing_says_why(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 60, 20);
    driver_keys(&d, "+");
    driver_expect(&d, "there is room for one pane only");
    driver_keys(&d, "+");
    driver_expect(&d, "the pane is alone already");
    driver_keys(&d, "__");
    driver_expect(&d, "no pane is alone");
    driver_keys(&d, ":usual-sizes<Enter>");
    driver_expect(&d, "usual sizes");
    driver_finish(&d);
}

/* Pressed all the same they say why nothing happens. */
static void keys_that_do_nothing_say_so(void **state)
{
    static const char *const rows[][2] = {
        {"g<C-a>", "only numbers and choices have steps"},
        {"2gj<Space>", "only objects and lists fold"},
        {"P<Tab>j", "this is the whole range"},
        {"P<Tab>kkkkkkkkkkkkkkk", "this is as near as it gets"},
        {"c<Tab>gjjjw", "lines that are the same in all columns; Enter opens them"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct driver d;

        driver_start(&d, WEB, 120, 40);
        driver_keys(&d, rows[i][0]);
        driver_expect(&d, "note ");
        driver_expect(&d, rows[i][1]);
        driver_finish(&d);
    }
}

static void a_wide_footer_is_used(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 200, 40);
    driver_expect(&d, "F problems");
    driver_expect(&d, "c compare");
    driver_expect(&d, "W engine");
    driver_finish(&d);
}

static void questions_and_prompts_are_whole_on_the_smallest_screen(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, TEST_DATA_DIR "/ui/web.yaml", 40, 10);
    driver_keys(&d, "<Space>q");
    driver_expect(&d, "web.yaml has unsaved edits.");
    driver_expect(&d, "s save  d discard  c cancel");
    driver_keys(&d, "cX");
    driver_expect(&d, "write the case file to (.md, .html):");
    driver_keys(&d, "web.md");
    driver_expect(&d, "> web.md");
    driver_finish(&d);
}

/* The clipboard brings it along; a host name that ends in one would be another name. */
static void a_pasted_line_has_no_line_end(void **state)
{
    static const struct ui_event paste = {.kind = UI_EVENT_PASTE, .paste = STR_INIT("cpus\n")};
    static const char *const opened[] = {
        "/Host name<Enter><Esc><Enter><C-u>", ":", "/", "<C-p>", "?/", "W/"};
    struct driver d;

    (void)state;
    for (size_t i = 0; i < sizeof(opened) / sizeof(opened[0]); i++) {
        driver_start(&d, WEB, 120, 40);
        driver_keys(&d, opened[i]);
        (void)ui_app_event(d.app, &paste);
        driver_expect(&d, "cpus");
        driver_expect_not(&d, "cpus\xE2\x90\x8A"); /* the sign of a line end */
        driver_expect_not(&d, "cpus\\n");
        driver_finish(&d);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pasted_line_has_no_line_end),
        cmocka_unit_test(questions_and_prompts_are_whole_on_the_smallest_screen),
        cmocka_unit_test(w_saves_here_or_under_a_name),
        cmocka_unit_test(x_asks_for_a_name_where_there_is_none),
        cmocka_unit_test(q_asks_and_with_an_exclamation_mark_does_not),
        cmocka_unit_test(e_opens_a_file_and_a_wrong_name_stays_to_be_mended),
        cmocka_unit_test(an_engine_is_named_as_it_is_called),
        cmocka_unit_test(a_theme_that_there_is_none_of_stays_to_be_mended),
        cmocka_unit_test(a_setting_is_completed_step_by_step),
        cmocka_unit_test(paths_are_completed_behind_other_words_too),
        cmocka_unit_test(files_are_listed_in_order),
        cmocka_unit_test(earlier_lines_come_back_and_so_does_the_one_begun),
        cmocka_unit_test(a_number_is_a_row),
        cmocka_unit_test(other_words_and_numbers_are_whole_to_tab),
        cmocka_unit_test(a_message_leaves_the_keys_where_they_are),
        cmocka_unit_test(the_keys_of_a_line_stay_until_its_text_needs_the_room),
        cmocka_unit_test(keys_that_would_do_nothing_are_not_offered),
        cmocka_unit_test(the_way_out_is_always_shown),
        cmocka_unit_test(a_zoom_that_shows_nothing_says_why),
        cmocka_unit_test(keys_that_do_nothing_say_so),
        cmocka_unit_test(a_wide_footer_is_used),
    };

    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
