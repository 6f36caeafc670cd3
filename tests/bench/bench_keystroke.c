/* A key at 120x40, from the event to the finished grid of cells: one that changes the document
 * (everything is generated and drawn again) and one that moves the selection. */
#include "tests/bench/stopwatch.h"
#include "ui/tui/loop/app.h"

#include <stdio.h>
#include <stdlib.h>

enum { WIDTH = 120, HEIGHT = 40 };

struct work {
    struct ui_app *app;
    struct ui_surface surface;
    bool there; /* which of a pair of keys comes next */
    char text[WIDTH * HEIGHT * 2];
};

static void press(struct work *w, uint32_t key, unsigned modifiers)
{
    const struct ui_event ev = {.kind = UI_EVENT_KEY, .key = key, .modifiers = modifiers};

    if (ui_app_event(w->app, &ev) != UI_APP_GO_ON || !ui_app_draw(w->app, &w->surface))
        abort();
}

/* Undo and redo of one edit, in turn. */
static void edit(void *ctx)
{
    struct work *w = ctx;

    press(w, w->there ? 'u' : 'r', w->there ? 0 : UI_KEY_CTRL);
    w->there = !w->there;
}

static void move(void *ctx)
{
    struct work *w = ctx;

    press(w, w->there ? UI_KEY_UP : UI_KEY_DOWN, 0);
    w->there = !w->there;
}

/* A digit at the end of the value in the editor, and away with it: all that follows is shown. */
static void type(void *ctx)
{
    struct work *w = ctx;

    press(w, w->there ? UI_KEY_BACKSPACE : '1', 0);
    w->there = !w->there;
}

static void draw(void *ctx)
{
    struct work *w = ctx;

    if (!ui_app_draw(w->app, &w->surface))
        abort();
}

/* As many characters as the screen has cells, in words of the usual length. */
static void format_screen(void *ctx)
{
    struct work *w = ctx;
    size_t used = 0;

    while (used < (size_t)WIDTH * HEIGHT)
        used +=
            (size_t)snprintf(w->text + used, sizeof w->text - used, "%-12s %d", "CPU count", 75);
}

static bool shows(const struct work *w, const char *text)
{
    size_t length = strlen(text);

    for (int at = 0; at + (int)length <= w->surface.w * w->surface.h; at++) {
        size_t i = 0;

        while (i < length && w->surface.cells[(size_t)at + i].ch == (unsigned char)text[i])
            i++;
        if (i == length)
            return true;
    }
    return false;
}

int main(int argc, char **argv)
{
    static const char command[] = ":set container.HostConfig.CpuCount=7";
    struct bench_size size = bench_size(argc, argv, 500, 9);
    const char *const files[] = {BENCH_DEMO};
    const struct ui_app_options options = {.files = files, .file_count = 1};
    struct work w = {.there = true};
    double base, moved;

    if (ui_app_new(&w.app, &options, WIDTH, HEIGHT) != NULL ||
        !ui_surface_init(&w.surface, WIDTH, HEIGHT))
        abort();
    for (const char *c = command; *c != '\0'; c++)
        press(&w, (unsigned char)*c, 0);
    press(&w, UI_KEY_ENTER, 0);
    if (!shows(&w, "7 CPUs"))
        return 1;
    base = stopwatch(format_screen, &w, size.count, size.rounds);
    bench_line("snprintf() of a screenful", base, NULL, 0);
    bench_line("draw", stopwatch(draw, &w, size.count, size.rounds), "snprintf", base);
    w.there = false;
    moved = stopwatch(move, &w, size.count * 2, size.rounds);
    bench_line("key that moves, and draw", moved, "snprintf", base);
    bench_line("the same, from a cold cache", stopwatch_cold(move, &w, 2 * size.rounds), "snprintf",
               base);
    w.there = true;
    bench_line("key that edits, generate, and draw",
               stopwatch(edit, &w, size.count * 2, size.rounds), "snprintf", base);
    w.there = false;
    press(&w, UI_KEY_ENTER, 0);
    bench_line("key in the editor, preview, and draw",
               stopwatch(type, &w, size.count * 2, size.rounds), "snprintf", base);
    bench_line("the same, from a cold cache", stopwatch_cold(type, &w, 2 * size.rounds), "snprintf",
               base);
    ui_surface_finish(&w.surface);
    ui_app_free(w.app);
    return 0;
}
