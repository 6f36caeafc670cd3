/* tests/unit/ui/app_driver.h - the application without a terminal: keys in, the screen's text out.
 */
#ifndef TESTS_UNIT_UI_APP_DRIVER_H
#define TESTS_UNIT_UI_APP_DRIVER_H

#include "ui/tui/loop/app.h"

struct driver {
    struct ui_app *app;
    struct ui_surface surface;
    char *text;   /* of the last frame */
    bool quit;    /* the last key left the program */
    bool hurried; /* no key waits for what the one before it leaves to be made */
};

/* Fails the test when the file cannot be opened. `file` NULL: a new document. */
void driver_start(struct driver *d, const char *file, int w, int h);
void driver_start_files(struct driver *d, const char *const *files, size_t count, int w, int h);
void driver_start_options(struct driver *d, const struct ui_app_options *options, int w, int h);
/* With the config and the state of the folders in the environment. */
void driver_start_session(struct driver *d, const char *file, int w, int h);
void driver_finish(struct driver *d);
/* As on SIGHUP: driver_finish() then leaves the unsaved edits behind. */
void driver_lose_terminal(struct driver *d);

/* Types text; names in angle brackets are keys: <Enter> <Esc> <Tab> <S-Tab> <Up> <Down> <Left>
 * <Right> <Home> <End> <PgUp> <PgDn> <Del> <BS> <Space> <C-x> <A-x>. */
void driver_keys(struct driver *d, const char *keys);
void driver_set(struct driver *d, const char *assignment); /* ":set FIELD=VALUE" */
void driver_resize(struct driver *d, int w, int h);

void driver_mouse(struct driver *d, enum ui_mouse what, int x, int y);
void driver_click(struct driver *d, int x, int y);
/* Where a text stands in the frame. */
bool driver_find(struct driver *d, const char *text, int *x, int *y);
/* What was copied last; NULL: nothing. */
const char *driver_copied(struct driver *d);

/* The frame as text, made anew at each call. */
const char *driver_text(struct driver *d);
bool driver_shows(struct driver *d, const char *text);
/* The line of the frame that holds `text`, or NULL; valid until the next call. */
const char *driver_line(struct driver *d, const char *text);
/* Fail the test with the whole frame. */
void driver_expect(struct driver *d, const char *text);
void driver_expect_not(struct driver *d, const char *text);
/* That the first line with `key` holds `text` too. */
void driver_expect_on_line(struct driver *d, const char *key, const char *text);

#endif
