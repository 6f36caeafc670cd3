/* Frames that are drawn where the one before stands: the driver compares each with a whole one. */
#include "app_driver.h"

#include "ui/term/terminal.h"
#include "ui/tui/state/state.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#define WEB TEST_DATA_DIR "/ui/web.yaml"

static const char first[] = "silospec: 1\n"
                            "engine: moby-29\n"
                            "container:\n"
                            "  Name: /one\n"
                            "  Image: img\n"
                            "  Config: {Env: [A=1, B=2], Hostname: one}\n"
                            "  HostConfig: {CpuCount: 2, Memory: 1073741824, Privileged: false}\n"
                            "host:\n"
                            "  Images: [{Id: img, OS: windows, LayerFolders: ['C:\\a']}]\n";
/* The same rows, with other values. */
static const char second[] = "silospec: 1\n"
                             "engine: moby-29\n"
                             "container:\n"
                             "  Name: /two\n"
                             "  Image: img\n"
                             "  Config: {Env: [A=1, B=3], Hostname: two}\n"
                             "  HostConfig: {CpuCount: 3, Memory: 2147483648, Privileged: true}\n"
                             "host:\n"
                             "  Images: [{Id: img, OS: windows, LayerFolders: ['C:\\b']}]\n";

static void write_file(char *name, const char *text)
{
    int fd = mkstemp(name);
    FILE *f = fd >= 0 ? fdopen(fd, "w") : NULL;

    assert_non_null(f);
    assert_true(fputs(text, f) >= 0);
    assert_int_equal(fclose(f), 0);
}

/* What a message would make a whole frame. */
static void quietly(struct driver *d, uint32_t key)
{
    struct ui_event ev = {.kind = UI_EVENT_KEY, .key = key};
    struct ui_state *st = ui_app_state(d->app);

    assert_int_equal(ui_app_event(d->app, &ev), UI_APP_GO_ON);
    free(st->message);
    st->message = NULL;
    driver_text(d);
}

static void documents_take_turns(void **state)
{
    char one[] = "/tmp/frames-XXXXXX", two[] = "/tmp/frames-XXXXXX";
    const char *const files[] = {one, two};
    struct driver d;

    (void)state;
    write_file(one, first);
    write_file(two, second);
    for (int w = 80; w <= 200; w += 40) {
        driver_start_files(&d, files, 2, w, 40);
        for (char pane = '1'; pane <= '5'; pane++) {
            quietly(&d, (uint32_t)pane);
            for (int i = 0; i < 4; i++)
                quietly(&d, i % 2 == 0 ? ']' : 'j');
        }
        driver_finish(&d);
    }
    (void)unlink(one);
    (void)unlink(two);
}

static void what_is_searched_for_is_painted_anew(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 120, 40);
    for (const char *pane = "125"; *pane != '\0'; pane++) {
        quietly(&d, (uint32_t)*pane);
        driver_keys(&d, "/cpu<Enter>");
        quietly(&d, 'n');
        quietly(&d, 'k');
        quietly(&d, UI_KEY_ESCAPE);
        quietly(&d, 'j');
    }
    driver_finish(&d);
}

/* Editors stand over rows, at the end of a form over what has none. */
static void what_an_editor_covered_comes_back(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 120, 40);
    for (int row = 0; row < 40; row++)
        driver_keys(&d, "j<Enter>12<BS><BS><Esc><Esc>");
    driver_finish(&d);
    driver_start(&d, WEB, 120, 100);
    driver_keys(&d, "<Esc>G<Enter>G");
    for (int row = 0; row < 12; row++) {
        quietly(&d, UI_KEY_ENTER);
        quietly(&d, '1');
        quietly(&d, UI_KEY_ESCAPE);
        quietly(&d, UI_KEY_ESCAPE);
        quietly(&d, 'k');
    }
    driver_finish(&d);
}

/* Choices stand over panes that change below them; what their row cuts stands above the footer. */
static void what_a_list_of_choices_covered_comes_back(void **state)
{
    static const int sizes[][2] = {{120, 40}, {80, 24}, {60, 20}, {40, 10}};
    struct driver d;

    (void)state;
    for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
        driver_start(&d, WEB, sizes[i][0], sizes[i][1]);
        for (int row = 0; row < 60; row++)
            driver_keys(&d, "j<Enter><Down><Down><Up><Esc><Esc>a<Down><Up><Esc><Esc>");
        driver_keys(&d, ":theme<Enter><Down><Down><Esc>:engine<Enter><Down><Down><Down><Esc>jk");
        driver_finish(&d);
    }
}

static void windows_and_messages_leave_nothing_behind(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 120, 40);
    driver_keys(&d, "?<Esc>jw<Esc>juU:nonsense<Enter>jc<Esc>p<Esc>A<Esc>H<Esc>zz");
    driver_resize(&d, 100, 30);
    driver_keys(&d, "jkl");
    driver_resize(&d, 120, 40);
    driver_keys(&d, "jk<Tab>j<Tab>j<Tab>j<Tab>j");
    driver_finish(&d);
}

/* Where there are few lines of why, it stands on panes, the longer the more. */
static void a_message_leaves_nothing_behind(void **state)
{
    static const int sizes[][2] = {{120, 40}, {80, 24}, {60, 20}, {40, 10}};
    struct driver d;

    (void)state;
    for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
        driver_start(&d, WEB, sizes[i][0], sizes[i][1]);
        for (const char *pane = "125"; *pane != '\0'; pane++) {
            quietly(&d, (uint32_t)*pane);
            driver_keys(&d, ":set container.HostConfig.NoFieldHasSuchAVeryLongNameIndeed=1<Enter>");
            driver_keys(&d, "<Esc><Esc>jkjk");
            driver_keys(&d, ":set container.HostConfig.CpuCount=7<Enter>u<Esc>jkU<Esc>jk");
        }
        driver_finish(&d);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(documents_take_turns),
        cmocka_unit_test(what_is_searched_for_is_painted_anew),
        cmocka_unit_test(what_an_editor_covered_comes_back),
        cmocka_unit_test(what_a_list_of_choices_covered_comes_back),
        cmocka_unit_test(windows_and_messages_leave_nothing_behind),
        cmocka_unit_test(a_message_leaves_nothing_behind),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
