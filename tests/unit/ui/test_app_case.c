/* Several files at once are one case: what they tell stands in one document, and what was made of
 * them is said. A container is chosen from a list that can be searched; the shell of a run line can
 * be said; a large file can be given up while it is read. */
#include "app_driver.h"

#include "ui/tui/state/document_rows.h"
#include "ui/tui/state/state.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define WEB     TEST_DATA_DIR "/ui/web.yaml"
#define INFO    TEST_DATA_DIR "/artefacts/docker-info/docker-cli-docs-ws2022-23.0.3.txt"
#define INSPECT TEST_DATA_DIR "/artefacts/docker-inspect/derived-hyperv-gmsa-eng29.json"
#define LINE    "test_app_case.tmp.txt"
/* cmd keeps the quotes, bash takes the backslashes */
#define TYPED "docker run -v C:\\data:C:\\data -e 'B=2 3' servercore:ltsc2022\n"
#define MANY  "test_app_case.tmp.json"

static int end(void **state)
{
    (void)state;
    (void)remove(MANY);
    (void)remove(LINE);
    return 0;
}

static void write_many(int count)
{
    FILE *f = fopen(MANY, "wb");

    assert_non_null(f);
    for (int i = 0; i < count; i++)
        fprintf(f,
                "%s{\"Id\": \"%d\", \"Name\": \"/web-%03d\", \"HostConfig\": {\"CpuCount\": %d}}",
                i > 0 ? ",\n" : "[", i, i, i % 4);
    fputs("]\n", f);
    assert_int_equal(fclose(f), 0);
}

static void several_files_are_one_case(void **state)
{
    const char *const files[] = {INSPECT, INFO};
    struct driver d;

    (void)state;
    driver_start_options(&d, &(struct ui_app_options){.files = files, .file_count = 2}, 140, 40);
    assert_int_equal(ui_app_state(d.app)->document_count, 1);
    driver_expect(&d, "derived-hyperv-gmsa-eng29.json and 1 more");
    driver_expect(&d, "moby-23.0.3 (docker info)"); /* the one, beside ... */
    driver_expect(&d, "host by inspect and docker info");
    driver_expect(&d, "hyperv (container)"); /* ... the container of the other */
    driver_expect(&d, "docker info 23.0.3");
    driver_expect(&d, ": container, images, host and engine");
    driver_keys(&d, "H");
    driver_expect(&d, "What it is");
    driver_expect(&d, "a docker inspect");
    driver_expect(&d, "a docker info");
    driver_expect(&d, "docker-cli-docs-ws2022-23.0.3.txt");
    driver_keys(&d, "<Esc>R");
    driver_expect(&d, "read all files again");
    driver_finish(&d);
}

static void whole_documents_stay_apart(void **state)
{
    const char *const files[] = {WEB, INFO,
                                 TEST_DATA_DIR "/artefacts/cases/b28-nat-and-overlay.json"};
    struct driver d;

    (void)state;
    driver_start_files(&d, files, 3, 120, 40);
    assert_int_equal(ui_app_state(d.app)->document_count, 3);
    driver_expect(&d, "web.yaml (1 of 3)");
    driver_keys(&d, "[");
    driver_expect(&d, "docker-cli-docs-ws2022-23.0.3.txt (3 of 3)");
    driver_finish(&d);
    driver_start_files(&d, files, 2, 120,
                       40); /* what tells a part goes with the one that is whole */
    assert_int_equal(ui_app_state(d.app)->document_count, 1);
    driver_expect(&d, "moby-23.0.3");
    driver_finish(&d);
}

static void what_is_assumed_is_filled_in(void **state)
{
    struct driver d;
    char line[200];

    (void)state;
    driver_start(&d, INSPECT, 140, 60);
    driver_keys(&d, "H");
    driver_expect(&d, "Assumed: Enter goes there");
    driver_expect(&d, "Not known of the host: Enter goes there");
    driver_expect(&d, "Secrets in the store"); /* by their fields' names */
    (void)snprintf(line, sizeof(line), "%s", driver_line(&d, "OSBuild"));
    assert_non_null(strstr(line, "OSBuild"));
    driver_keys(&d, "<Esc>:set host.OSBuild=20348<Enter>H");
    assert_null(driver_line(&d, "OSBuild"));
    driver_finish(&d);
}

static void enter_goes_to_what_is_assumed(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, INSPECT, 140, 60);
    driver_keys(&d, "H");
    for (int i = 0; i < 40 && strstr(driver_line(&d, "OSBuild"), "OSBuild") != NULL; i++) {
        struct ui_state *st = ui_app_state(d.app);
        const struct ui_table_row *row = &st->window.table.rows[st->window.at];

        if (!row->heading && str_starts(row->cell[1].text, STR_LIT("OSBuild")))
            break;
        driver_keys(&d, "j");
    }
    driver_keys(&d, "<Enter>");
    assert_int_equal(ui_app_state(d.app)->mode, UI_MODE_PANES);
    assert_int_equal(ui_document_row(ui_current(ui_app_state(d.app)))->place.field, MDL_F_OS_BUILD);
    driver_finish(&d);
}

static void a_container_is_found_by_its_name(void **state)
{
    struct driver d;

    (void)state;
    write_many(300);
    driver_start(&d, WEB, 120, 40);
    driver_keys(&d, ":open " MANY "<Enter>");
    driver_expect(&d, "Containers: / finds by name");
    driver_expect(&d, "web-000");
    driver_keys(&d, "/B-12");
    driver_expect(&d, "0 of 300"); /* a capital means itself */
    driver_expect(&d, "nothing is called so");
    driver_keys(&d, "<C-u>b-12");
    driver_expect(&d, "10 of 300");
    driver_expect_not(&d, "web-001");
    driver_keys(&d, "<Down><Down><Enter>");
    driver_expect(&d, "container 123 of 300");
    driver_expect_not(&d, "[+]"); /* it is no edit */
    driver_keys(&d, ":choose web-007<Enter>");
    driver_expect(&d, "container 8 of 300");
    driver_keys(&d, ":choose web-700<Enter>");
    driver_expect(&d, "no container is called 'web-700'");
    driver_keys(&d, "<Esc>u");
    driver_expect(&d, "undid: container chosen");
    driver_finish(&d);
}

/* The header, and what is compared, would tell of another one than is shown. */
static void undo_goes_back_to_the_container_before(void **state)
{
    struct driver d;

    (void)state;
    write_many(300);
    driver_start(&d, MANY, 120, 40);
    driver_keys(&d, ":choose web-007<Enter>:choose web-011<Enter>");
    driver_expect(&d, "container 12 of 300: web-011");
    driver_keys(&d, "u");
    driver_expect(&d, "container 8 of 300: web-007");
    driver_keys(&d, "u");
    driver_expect(&d, "container 1 of 300: web-000");
    driver_expect_not(&d, "[+]"); /* as it was opened */
    driver_keys(&d, "<C-r><C-r>");
    driver_expect(&d, "container 12 of 300: web-011");
    driver_keys(&d, "Ugg<Enter>");
    driver_expect(&d, "container 1 of 300: web-000");
    driver_finish(&d);
}

static void an_engine_that_is_told_goes_without_saying(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, TEST_DATA_DIR "/ui/two-containers.json", 120, 40);
    driver_keys(&d, "C<Down><Enter>");
    driver_expect(&d, "container 2 of 2   (u undoes)");
    driver_finish(&d);
}

static void the_container_that_is_shown_is_no_step(void **state)
{
    struct driver d;

    (void)state;
    write_many(3);
    driver_start(&d, MANY, 120, 40);
    driver_keys(&d, "C<Enter>");
    driver_expect(&d, "container 1 of 3 is the one that is shown");
    driver_keys(&d, "u");
    driver_expect(&d, "nothing to undo");
    driver_finish(&d);
}

#define NAMELESS "test_app_case_nameless.yaml"
#define TWO      "test_app_case.compose"

/* An engine that nobody named refuses nothing, whichever way the container is come to. */
static void the_engine_fits_a_container_that_is_chosen_compared_and_read_again(void **state)
{
    FILE *f = fopen(TWO, "wb");
    struct driver d;

    (void)state;
    assert_non_null(f);
    fputs("services:\n  a: {image: img}\n  b: {image: img, isolation: hyperv, networks: [x, y]}\n"
          "networks: {x: {}, y: {}}\n",
          f);
    assert_int_equal(fclose(f), 0);
    driver_start(&d, TWO, 160, 40);
    driver_keys(&d, "=G<Enter><Enter>");
    driver_expect(&d, "Compare containers");
    driver_expect_not(&d, "create refuses");
    driver_keys(&d, "c:choose b<Enter>");
    driver_expect(&d, "container 2 of 2; engine moby-25.0: nobody names one");
    driver_expect_not(&d, "-e NAME");
    driver_expect_not(&d, "docker create fails");
    driver_keys(&d, "R");
    driver_expect(&d, "read " TWO " again");
    driver_expect_not(&d, "docker create fails");
    driver_finish(&d);
    remove(TWO);
}

static void a_name_that_is_pasted_over_the_list_is_found_there(void **state)
{
    const struct ui_event name = {.kind = UI_EVENT_PASTE, .paste = STR_LIT("web-122\n")};
    const struct ui_event none = {.kind = UI_EVENT_PASTE, .paste = STR_LIT("web-900")};
    struct driver d;

    (void)state;
    write_many(300);
    driver_start(&d, MANY, 120, 40);
    driver_keys(&d, "C");
    (void)ui_app_event(d.app, &name);
    driver_expect(&d, "1 of 300");
    driver_keys(&d, "<Enter>");
    driver_expect(&d, "container 123 of 300: web-122");
    driver_keys(&d, "C");
    (void)ui_app_event(d.app, &none);
    driver_expect(&d, "the paste is nothing that is read here");
    driver_finish(&d);
}

static void a_container_without_a_name_is_seen_in_the_list(void **state)
{
    static const char *const files[] = {TEST_DATA_DIR "/ui/two-containers.json", NAMELESS};
    FILE *f = fopen(NAMELESS, "w");
    struct driver d;

    (void)state;
    assert_non_null(f);
    fputs("silospec: 1\ncontainer: {}\nhost: {}\n", f);
    assert_int_equal(fclose(f), 0);
    driver_start_files(&d, files, 2, 120, 40);
    driver_keys(&d, "C");
    driver_expect(&d, " one without a name ");
    driver_keys(&d, "/without<Enter><Enter>");
    driver_expect(&d, ": one without a name (C chooses)");
    driver_finish(&d);
    remove(NAMELESS);
}

static void select_names_a_container(void **state)
{
    const char *const files[] = {MANY};
    const struct ui_app_options options = {.files = files, .file_count = 1, .select = "web-123"};
    const struct ui_app_options wrong = {.files = files, .file_count = 1, .select = "web-999"};
    struct ui_app *app = NULL;
    struct driver d;
    struct err *e;

    (void)state;
    write_many(300);
    driver_start_options(&d, &options, 120, 40);
    driver_expect(&d, "container 124 of 300: web-123");
    driver_finish(&d);
    e = ui_app_new(&app, &wrong, 80, 24);
    assert_non_null(e);
    assert_non_null(strstr(e->text, "no container is called 'web-999'"));
    err_free(e);
}

static void write_line(void)
{
    FILE *f = fopen(LINE, "wb");

    assert_non_null(f);
    fputs(TYPED, f);
    assert_int_equal(fclose(f), 0);
}

static struct str bind_of(struct driver *d)
{
    const struct ui_document *doc = ui_current(ui_app_state(d->app));
    const struct value *body =
        value_get(value_get(ui_document_now(doc)->root, STR_LIT("request")), STR_LIT("body"));
    const struct value *binds = value_get(value_get(body, STR_LIT("HostConfig")), STR_LIT("Binds"));

    return binds->u.list.items[0]->u.text;
}

static void the_shell_of_a_line_can_be_said(void **state)
{
    const char *const files[] = {LINE};
    struct ui_app_options options = {.files = files, .file_count = 1};
    struct driver d;

    (void)state;
    write_line();
    options.reading = (struct reading_options){.has_shell = true, .shell = SHELL_BASH};
    driver_start_options(&d, &options, 120, 40);
    assert_true(str_is(bind_of(&d), "C:data:C:data")); /* bash takes the backslashes */
    driver_finish(&d);

    driver_start(&d, WEB, 120, 40);
    driver_keys(&d, ":open " LINE "<Enter>");
    driver_expect(&d, "Typed into which shell?");
    driver_expect(&d, "PowerShell was taken");
    driver_keys(&d, "b");
    assert_true(str_is(bind_of(&d), "C:data:C:data"));
    driver_expect(&d, "read as typed into bash");
    driver_keys(&d, "u");
    assert_true(str_is(bind_of(&d), "C:\\data:C:\\data"));
    driver_keys(&d, ":shell bash<Enter>");
    assert_true(str_is(bind_of(&d), "C:data:C:data"));
    driver_keys(&d, ":shell zsh<Enter>");
    driver_expect(&d, "no such choice");
    driver_finish(&d);

    driver_start(&d, WEB, 120, 40);
    driver_keys(&d, ":open " LINE " --shell bash<Enter>");
    driver_expect_not(&d, "Typed into which shell?");
    assert_true(str_is(bind_of(&d), "C:data:C:data"));
    driver_finish(&d);
}

static void a_pasted_line_asks_for_its_shell(void **state)
{
    struct ui_event paste = {.kind = UI_EVENT_PASTE, .paste = STR_LIT(TYPED)};
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 120, 40);
    (void)ui_app_event(d.app, &paste);
    driver_expect(&d, "Typed into which shell?");
    driver_keys(&d, "b");
    assert_true(str_is(bind_of(&d), "C:data:C:data"));
    driver_finish(&d);
}

static void what_is_added_is_said_and_undone(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 140, 40);
    driver_keys(&d, ":add " INFO "<Enter>");
    driver_expect(&d, "docker info 23.0.3: ");
    driver_expect(&d, ": host and engine");
    driver_expect(&d, "u undoes");
    driver_expect(&d, " moby-23.0.3 ");
    driver_keys(&d, "u");
    driver_expect_not(&d, " moby-23.0.3 ");
    driver_finish(&d);
}

/* A gigabyte of which almost nothing lies on the disk. */
static void write_large(void)
{
    FILE *f = fopen(MANY, "wb");

    assert_non_null(f);
    fputs("[{\"Id\": \"a\", \"HostConfig\": {}, \"x\": \"", f);
    assert_int_equal(fseek(f, 1 << 30, SEEK_SET), 0);
    fputs("\"}]\n", f);
    assert_int_equal(fclose(f), 0);
}

static void reading_a_large_file_can_be_stopped(void **state)
{
    static const char line[] = ":open " MANY "\r\033";
    const char *const files[] = {WEB};
    const struct ui_app_options options = {.files = files, .file_count = 1};
    struct ui_event events[sizeof(line)] = {{.kind = UI_EVENT_NONE}};
    struct ui_terminal *t = NULL;
    struct ui_app *app = NULL;
    size_t n = 0;

    (void)state;
    write_large();
    for (; line[n] != '\0'; n++)
        events[n] =
            (struct ui_event){.kind = UI_EVENT_KEY,
                              .key = line[n] == '\r'     ? (uint32_t)UI_KEY_ENTER
                                     : line[n] == '\033' ? (uint32_t)UI_KEY_ESCAPE
                                                         : (uint32_t)(unsigned char)line[n]};
    assert_null(ui_terminal_memory(&t, 120, 40, events, n));
    assert_null(ui_app_new(&app, &options, 120, 40));
    assert_null(ui_app_loop(app, t));
    assert_int_equal(ui_app_state(app)->document_count, 1);
    assert_non_null(ui_app_state(app)->prompt.note);
    assert_non_null(strstr(ui_app_state(app)->prompt.note, "stopped after"));
    ui_app_free(app);
    t->ops->close(t);
}

/* One container, and blanks enough that the terminal is asked meanwhile. */
static void write_wide(void)
{
    enum { MEGABYTES = 64 };
    static char blanks[1 << 20];
    FILE *f = fopen(MANY, "wb");

    assert_non_null(f);
    memset(blanks, ' ', sizeof(blanks));
    fputs("[{\"Id\": \"a\", \"HostConfig\": {}, \"State\": {}}", f);
    for (int i = 0; i < MEGABYTES; i++)
        assert_int_equal(fwrite(blanks, 1, sizeof(blanks), f), sizeof(blanks));
    fputs("]\n", f);
    assert_int_equal(fclose(f), 0);
}

/* The terminal has nothing between the key and the end of reading. */
static void what_is_typed_while_a_file_is_read_is_done_behind_it(void **state)
{
    static const char line[] = ":open " MANY "\r?";
    enum { PAUSES = 200 };
    const char *const files[] = {WEB};
    const struct ui_app_options options = {.files = files, .file_count = 1};
    struct ui_event events[sizeof(line) + PAUSES] = {{.kind = UI_EVENT_NONE}};
    struct ui_terminal *t = NULL;
    struct ui_app *app = NULL;
    size_t n = 0;

    (void)state;
    write_wide();
    for (; line[n] != '\0'; n++)
        events[n] = (struct ui_event){.kind = UI_EVENT_KEY,
                                      .key = line[n] == '\r' ? (uint32_t)UI_KEY_ENTER
                                                             : (uint32_t)(unsigned char)line[n]};
    assert_null(ui_terminal_memory(&t, 120, 40, events, n + PAUSES));
    assert_null(ui_app_new(&app, &options, 120, 40));
    assert_null(ui_app_loop(app, t));
    assert_int_equal(ui_app_state(app)->mode, UI_MODE_HELP);
    ui_app_free(app);
    t->ops->close(t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(several_files_are_one_case),
        cmocka_unit_test(whole_documents_stay_apart),
        cmocka_unit_test(what_is_assumed_is_filled_in),
        cmocka_unit_test(enter_goes_to_what_is_assumed),
        cmocka_unit_test(a_container_is_found_by_its_name),
        cmocka_unit_test(undo_goes_back_to_the_container_before),
        cmocka_unit_test(an_engine_that_is_told_goes_without_saying),
        cmocka_unit_test(the_container_that_is_shown_is_no_step),
        cmocka_unit_test(the_engine_fits_a_container_that_is_chosen_compared_and_read_again),
        cmocka_unit_test(a_name_that_is_pasted_over_the_list_is_found_there),
        cmocka_unit_test(a_container_without_a_name_is_seen_in_the_list),
        cmocka_unit_test(select_names_a_container),
        cmocka_unit_test(the_shell_of_a_line_can_be_said),
        cmocka_unit_test(a_pasted_line_asks_for_its_shell),
        cmocka_unit_test(what_is_added_is_said_and_undone),
        cmocka_unit_test(reading_a_large_file_can_be_stopped),
        cmocka_unit_test(what_is_typed_while_a_file_is_read_is_done_behind_it),
    };

    return cmocka_run_group_tests(tests, NULL, end);
}
