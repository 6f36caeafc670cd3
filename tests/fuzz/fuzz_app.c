/* Any bytes that a terminal sends, into the whole screen in memory: it goes on, and no cell holds a
 * control. The first byte picks what is open and how large the screen is. No file is touched: the
 * current folder is an empty one below /proc, where nothing can be made. */
#include "tests/fuzz/fuzz.h"
#include "tests/unit/ui/whole_frame.h"
#include "ui/term/terminal_input.h"
#include "ui/tui/loop/app.h"
#include "ui/tui/loop/foresee.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { DRAW_EACH = 4 }; /* events */

static const char hostile[] = "silospec: 1\n"
                              "container:\n"
                              "  Name: \"/\\e]0;own\\a\\u202e\\u200b\\U000e0041\"\n"
                              "  Image: img\n"
                              "  Config: {Env: [\"A=\\u009b31m\", \"\\u0300\", '']}\n"
                              "host:\n"
                              "  Images: [{Id: img, OS: windows, LayerFolders: [\"\\t\"]}]\n";
static const char request[] =
    "{\"silospec\":1,\"request\":{\"Image\":\"img\",\"HostConfig\":{\"Binds\":[\"c:\\\\d:c:\\\\e\"]"
    "}},"
    "\"host\":{\"Images\":[{\"Id\":\"img\",\"OS\":\"windows\",\"RepoTags\":[\"img:latest\"]}]}}";
static const char *const documents[] = {NULL, hostile, request,
                                        "{\"silospec\":1,\"engine\":\"moby-20.10\"}"};
static const int sizes[][2] = {{120, 40}, {80, 24},  {40, 10}, {1, 1},
                               {39, 9},   {200, 60}, {60, 15}, {100, 30}};

static void broken(const char *what, unsigned long detail)
{
    fprintf(stderr, "%s: %lx\n", what, detail);
    abort();
}

static bool may_not_be_shown(uint32_t c)
{
    return c < ' ' || (c >= 0x7F && c < 0xA0) || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000) ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E ||
           c == 0x200F || (c >= 0xE0000 && c <= 0xE007F);
}

static void check_cells(const struct ui_surface *s)
{
    for (int i = 0; i < s->w * s->h; i++) {
        for (int m = -1; m < CELL_MARKS; m++) {
            uint32_t c = m < 0 ? s->cells[i].ch : ui_marks_of(s, &s->cells[i])[m];

            if (c != 0 && may_not_be_shown(c))
                broken("a control in a cell", c);
        }
    }
}

static long long a_clock(void)
{
    return 1700000000;
}

static struct ui_app *open_app(uint8_t first)
{
    const char *text = documents[first % 4];
    const int *size = sizes[first / 4 % 8];
    struct ui_app_options options = {.clock = a_clock, .ascii = (first & 64) != 0};
    struct ui_app *app;
    struct err *e;

    if (text != NULL)
        options.text = str_of(text);
    options.title = "f";
    if ((e = ui_app_new(&app, &options, size[0], size[1])) != NULL)
        broken(e->text, first);
    return app;
}

static bool none_waits(void *ctx)
{
    (void)ctx;
    return false;
}

static void draw(struct ui_app *app, struct ui_surface *s)
{
    if (!ui_app_draw(app, s))
        broken("not drawn", 0);
    check_cells(s);
    if (whole_frame_differs(app, s) != -1)
        broken("a row of the frame before", (unsigned)whole_frame_differs(app, s));
    ui_foresee(ui_app_state(app), none_waits, NULL);
}

/* false: the user left. */
static bool play(struct ui_app *app, struct ui_input *in, struct ui_surface *s, bool complete)
{
    static unsigned events;
    struct ui_event ev;

    while (ui_input_take(in, complete, &ev)) {
        enum ui_app_next next = ui_app_event(app, &ev);

        if (next == UI_APP_QUIT)
            return false;
        if (next == UI_APP_SUSPEND)
            (void)ui_app_event(app, &(struct ui_event){.kind = UI_EVENT_RESUME});
        if (events++ % DRAW_EACH == 0)
            draw(app, s);
    }
    return true;
}

/* No files of anybody, and none of ours. */
static void leave_all_files(void)
{
    static bool done;

    if (done)
        return;
    done = true;
    (void)setenv("HOME", "/proc/nowhere", 1);
    (void)setenv("XDG_STATE_HOME", "/proc/nowhere", 1);
    (void)setenv("XDG_CONFIG_HOME", "/proc/nowhere", 1);
    if (chdir("/proc/self/task") != 0)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct ui_surface s;
    struct ui_input in;
    struct ui_app *app;
    struct str bytes;
    bool goes_on = true;

    if (size == 0)
        return 0;
    leave_all_files();
    bytes = (struct str){(const char *)data + 1, size - 1};
    app = open_app(data[0]);
    if (!ui_surface_init(&s, 1, 1))
        abort();
    ui_input_init(&in, -1);
    while (goes_on && bytes.len > 0) {
        struct str some = str_cut(bytes, 0, INPUT_BYTES - in.len);

        memcpy(in.bytes + in.len, some.s, some.len);
        in.len += some.len;
        bytes = str_cut(bytes, some.len, bytes.len);
        goes_on = play(app, &in, &s, bytes.len == 0);
    }
    draw(app, &s);
    ui_input_finish(&in);
    ui_surface_finish(&s);
    ui_app_free(app);
    return 0;
}
