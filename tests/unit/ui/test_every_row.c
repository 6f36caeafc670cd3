/* Each action on each row of each pane, with what may be typed behind it: the screen goes on, and
 * is back where it was after Esc and undo. By default each row gets some of them, others than the
 * row before; with the argument "all" each gets all, which takes long. */
#include "app_driver.h"

#include "model/files/text.h"
#include "ui/tui/state/catalogue.h"
#include "ui/tui/state/state.h"
#include "ui/tui/view/panes.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static const char *const behind[] = {
    "",
    "<Enter>",
    "<C-u><Enter>",
    "7<Enter>",
    "-1<Enter>",
    "x<Enter>",
    "<Tab><Enter>",
    "<BS><Enter>",
    "[<Enter>",
    "<Down><Enter>",
    "<Enter><Enter>",
    "y",
    "n",
    "2",
};
enum { BEHIND = sizeof(behind) / sizeof(behind[0]), EACH = 7, WIDTH = 120, HEIGHT = 40 };

static const char hostile[] =
    "silospec: 1\n"
    "container:\n"
    "  Name: \"/\\e]0;own\\a\\u202e\\U000e0041\"\n"
    "  Image: img\n"
    "  Config: {Env: [\"A=\\u009b31m\", \"\\u0300\", ''], Labels: {'': ''}}\n"
    "  HostConfig: {ConsoleSize: [1, 2], Memory: -1, Mounts: [{}], Foo: {a: []}}\n"
    "host:\n"
    "  Images: [{Id: img, OS: windows, LayerFolders: [\"\\t\"]}]\n";
static const char request[] =
    "{\"silospec\":1,\"engine\":\"moby-20.10\",\"request\":{\"Image\":\"img\",\"HostConfig\":"
    "{\"Binds\":[\"c:\\\\d:c:\\\\e\"],\"Memory\":\"1\"}},\"host\":{\"Images\":[{\"Id\":\"img\","
    "\"OS\":\"windows\",\"RepoTags\":[\"img:latest\"]}]}}";

static bool all;

/* Those that leave, wait for another program, or write. */
static bool is_left_alone(const struct ui_action *action)
{
    static const char *const names[] = {
        "quit",    "quit-now", "save-quit", "save-all-quit", "save",   "save-as", "save-all",
        "suspend", "shell",    "edit-text", "shot",          "report", "copy-to"};

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (strcmp(action->name, names[i]) == 0)
            return true;
    return false;
}

static void start(struct driver *d, const char *text)
{
    struct ui_app_options options = {.text = str_of(text), .title = "text"};

    driver_start_options(d, &options, WIDTH, HEIGHT);
    d->hurried = true;
}

/* False: it is open no more as it was. */
static bool go_back(struct driver *d, enum ui_pane pane)
{
    struct ui_state *st = ui_app_state(d->app);

    driver_keys(d, "<Esc><Esc><Esc><Esc>");
    if (d->quit || st->mode != UI_MODE_PANES || st->document_count != 1)
        return false;
    for (int i = 0; i < 8 && mdl_history_dirty(ui_current(st)->history); i++)
        driver_keys(d, "u");
    return !mdl_history_dirty(ui_current(st)->history) && st->focus == pane;
}

static void sweep_row(struct driver *d, const char *text, enum ui_pane pane, size_t row)
{
    size_t combinations = (size_t)UI_ACTION_COUNT * BEHIND;
    size_t step = all ? 1 : combinations / EACH + 1, first = all ? 0 : row * 31 % step;
    bool is_there = false;

    for (size_t i = first; i < combinations; i += step) {
        const struct ui_action *action = &ui_actions[i / BEHIND];
        struct ui_state *st = ui_app_state(d->app);
        char keys[64];

        if (is_left_alone(action))
            continue;
        if (!is_there && st->focus != pane)
            ui_focus(st, pane);
        snprintf(keys, sizeof(keys), "%zug:%s<Enter>", row + 1, action->name);
        driver_keys(d, keys);
        driver_keys(d, behind[i % BEHIND]);
        is_there = go_back(d, pane);
        if (!is_there) {
            driver_finish(d);
            start(d, text);
        }
    }
}

static void sweep(const char *text)
{
    struct driver d;

    start(&d, text);
    for (int pane = 0; pane < UI_PANE_COUNT; pane++) {
        size_t rows;

        ui_focus(ui_app_state(d.app), (enum ui_pane)pane);
        driver_keys(&d, ":fold-open-all<Enter>");
        rows = ui_pane_ops((enum ui_pane)pane)->rows(ui_app_state(d.app), (enum ui_pane)pane);
        for (size_t row = 0; row < rows || row == 0; row++) /* an empty pane has keys, too */
            sweep_row(&d, text, (enum ui_pane)pane, row);
    }
    driver_finish(&d);
}

static void each_action_on_each_row(void **state)
{
    struct text tour;
    char folder[] = "/tmp/silospec-rows-XXXXXX";

    (void)state;
    assert_null(text_read_file(&tour, TEST_DATA_DIR "/../../ui/demo/tour.yaml"));
    assert_non_null(mkdtemp(folder));
    assert_int_equal(setenv("HOME", folder, 1), 0);
    assert_int_equal(setenv("XDG_STATE_HOME", folder, 1), 0);
    assert_int_equal(setenv("XDG_CONFIG_HOME", folder, 1), 0);
    assert_int_equal(chdir(folder), 0);
    sweep(hostile);
    sweep(request);
    sweep(tour.bytes);
    text_free(&tour);
    assert_int_equal(chdir("/"), 0);
    assert_int_equal(rmdir(folder), 0);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(each_action_on_each_row)};

    all = argc > 1 && strcmp(argv[1], "all") == 0;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
