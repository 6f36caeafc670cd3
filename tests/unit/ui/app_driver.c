#include "app_driver.h"

#include "tests/unit/ui/whole_frame.h"
#include "ui/term/surface_dump.h"
#include "ui/tui/loop/foresee.h"
#include "ui/tui/state/state.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void check(struct err *e)
{
    if (e != NULL) {
        char *line = err_line(e);

        print_error("%s\n", line);
        free(line);
        err_free(e);
        fail();
    }
}

static void draw(struct driver *d)
{
    assert_true(ui_app_draw(d->app, &d->surface));
    if (!d->quit)
        assert_int_equal(whole_frame_differs(d->app, &d->surface), -1);
}

void driver_start_options(struct driver *d, const struct ui_app_options *options, int w, int h)
{
    *d = (struct driver){0};
    check(ui_app_new(&d->app, options, w, h));
    assert_true(ui_surface_init(&d->surface, w, h));
}

void driver_start_files(struct driver *d, const char *const *files, size_t count, int w, int h)
{
    struct ui_app_options options = {.files = files, .file_count = count};

    driver_start_options(d, &options, w, h);
    driver_keys(d, "j"); /* from the engine to the isolation, which most tests are about */
}

void driver_start_session(struct driver *d, const char *file, int w, int h)
{
    struct ui_session session;
    struct ui_app_options options = {
        .files = &file, .file_count = file != NULL ? 1 : 0, .session = &session};

    check(ui_session_open(&session));
    driver_start_options(d, &options, w, h);
    ui_session_finish(&session);
}

void driver_start(struct driver *d, const char *file, int w, int h)
{
    driver_start_files(d, &file, file != NULL ? 1 : 0, w, h);
}

void driver_finish(struct driver *d)
{
    free(d->text);
    ui_surface_finish(&d->surface);
    ui_app_free(d->app);
}

static const char *next_key(const char *keys, struct ui_event *ev)
{
    static const struct {
        const char *name;
        uint32_t key;
    } named[] = {
        {"<Enter>", UI_KEY_ENTER},   {"<Esc>", UI_KEY_ESCAPE},   {"<Tab>", UI_KEY_TAB},
        {"<S-Tab>", UI_KEY_BACKTAB}, {"<Up>", UI_KEY_UP},        {"<Down>", UI_KEY_DOWN},
        {"<Left>", UI_KEY_LEFT},     {"<Right>", UI_KEY_RIGHT},  {"<Home>", UI_KEY_HOME},
        {"<End>", UI_KEY_END},       {"<PgUp>", UI_KEY_PAGE_UP}, {"<PgDn>", UI_KEY_PAGE_DOWN},
        {"<Del>", UI_KEY_DELETE},    {"<BS>", UI_KEY_BACKSPACE}, {"<Space>", ' '},
    };

    *ev = (struct ui_event){.kind = UI_EVENT_KEY};
    for (size_t i = 0; i < sizeof(named) / sizeof(named[0]); i++)
        if (strncmp(keys, named[i].name, strlen(named[i].name)) == 0) {
            ev->key = named[i].key;
            return keys + strlen(named[i].name);
        }
    if ((strncmp(keys, "<C-", 3) == 0 || strncmp(keys, "<A-", 3) == 0) && keys[3] != '\0' &&
        keys[4] == '>') {
        ev->key = (uint32_t)keys[3];
        ev->modifiers = keys[1] == 'C' ? UI_KEY_CTRL : UI_KEY_ALT;
        return keys + 5;
    }
    ev->key = (unsigned char)*keys;
    return keys + 1;
}

static bool none_waits(void *ctx)
{
    (void)ctx;
    return false;
}

/* As long as it takes, however busy the machine is. */
static void pause_of(struct driver *d)
{
    struct ui_state *st = ui_app_state(d->app);

    ui_current(st)->made_ms = 0;
    ui_foresee(st, none_waits, NULL);
}

void driver_keys(struct driver *d, const char *keys)
{
    while (*keys != '\0') {
        struct ui_event ev;

        keys = next_key(keys, &ev);
        d->quit = ui_app_event(d->app, &ev) == UI_APP_QUIT;
        draw(d);
        if (!d->quit && !d->hurried)
            pause_of(d);
    }
}

void driver_set(struct driver *d, const char *assignment)
{
    driver_keys(d, ":set ");
    driver_keys(d, assignment);
    driver_keys(d, "<Enter>");
}

void driver_resize(struct driver *d, int w, int h)
{
    ui_app_resize(d->app, w, h);
    draw(d);
}

const char *driver_text(struct driver *d)
{
    free(d->text);
    draw(d);
    d->text = ui_surface_dump(&d->surface);
    assert_non_null(d->text);
    return d->text;
}

bool driver_shows(struct driver *d, const char *text)
{
    return strstr(driver_text(d), text) != NULL;
}

const char *driver_line(struct driver *d, const char *text)
{
    char *all, *at, *end;

    driver_text(d);
    all = d->text;
    at = strstr(all, text);
    if (at == NULL)
        return NULL;
    end = strchr(at, '\n');
    if (end != NULL)
        *end = '\0';
    while (at > all && at[-1] != '\n')
        at--;
    return at;
}

void driver_expect(struct driver *d, const char *text)
{
    if (!driver_shows(d, text)) {
        print_error("not on the screen: '%s'\n%s", text, d->text);
        fail();
    }
}

void driver_expect_on_line(struct driver *d, const char *key, const char *text)
{
    const char *line = driver_line(d, key);

    if (line == NULL || strstr(line, text) == NULL) {
        print_error("not on the line of '%s': '%s'\n%s", key, text, d->text);
        fail();
    }
}

void driver_expect_not(struct driver *d, const char *text)
{
    if (driver_shows(d, text)) {
        print_error("on the screen: '%s'\n%s", text, d->text);
        fail();
    }
}

void driver_mouse(struct driver *d, enum ui_mouse what, int x, int y)
{
    struct ui_event ev = {.kind = UI_EVENT_MOUSE, .mouse = what, .x = x, .y = y};

    if (what != UI_MOUSE_WHEEL_UP && what != UI_MOUSE_WHEEL_DOWN)
        ev.button = UI_BUTTON_LEFT;
    ui_app_event(d->app, &ev);
    draw(d);
}

void driver_click(struct driver *d, int x, int y)
{
    driver_mouse(d, UI_MOUSE_PRESS, x, y);
    driver_mouse(d, UI_MOUSE_RELEASE, x, y);
}

bool driver_find(struct driver *d, const char *text, int *x, int *y)
{
    const char *at = strstr(driver_text(d), text), *line = d->text;

    if (at == NULL)
        return false;
    *y = 0;
    for (const char *p = d->text; p < at; p++)
        if (*p == '\n') {
            (*y)++;
            line = p + 1;
        }
    *x = ui_text_width((struct str){line, (size_t)(at - line)});
    return true;
}

const char *driver_copied(struct driver *d)
{
    return ui_app_state(d->app)->copied.text;
}

void driver_lose_terminal(struct driver *d)
{
    struct ui_event ev = {.kind = UI_EVENT_QUIT};

    d->quit = ui_app_event(d->app, &ev) == UI_APP_QUIT;
}
