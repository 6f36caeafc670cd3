/* ui/tui/loop/app.h - the interactive program.
 *
 * ui_app_run() is the whole of it on a real terminal. The other functions are its parts, one
 * step at a time, for tests, benchmarks and snapshots. */
#ifndef UI_TUI_LOOP_APP_H
#define UI_TUI_LOOP_APP_H

#include "model/formats/artefact.h"
#include "model/value/value.h"
#include "ui/term/surface.h"
#include "ui/term/terminal.h"
#include "ui/tui/loop/session.h"

struct ui_demo;

struct ui_app_options {
    const char *const *files; /* none: a new document. Several are one case, but each whole
                               * document among several is one of its own */
    size_t file_count;
    struct reading_options reading;
    const char *select; /* of several containers this one; NULL: it is asked */
    struct str text; /* without files: a new document that holds this scenario; none: a plain one */
    const char *title;          /* of that; for the screen and for errors */
    const struct ui_demo *demo; /* what it says to try is shown first; NULL: nothing */
    const char *theme;          /* a name or a file; NULL: the user's */
    bool ascii;                 /* borders and signs without box characters */
    /* Changes each of the files' documents, in a step that can be undone and is no edit to save;
     * NULL: nothing does. *root is replaced; *told, which is initialised, gets what other artefacts
     * said. */
    struct err *(*prepare)(void *ctx, const struct value **root, struct evidence *told);
    /* The files that it reads, from 0; NULL: there are no more. NULL: it reads none. */
    const char *(*prepare_file)(void *ctx, size_t i);
    void *prepare_ctx;
    bool masked;  /* prepare takes secrets away: no step leads back to them, nor does a file that is
                   * read later */
    bool no_keys; /* actions are run by their names: messages say these */
    long long (*clock)(void);   /* seconds since 1970; NULL: the system's */
    struct ui_session *session; /* NULL: nothing is read of the user, nothing remembered */
};

/* Until the user leaves. The exit status: 0; 2 for the theme or the terminal, 3 for a file that
 * cannot be read, both with the reason on standard error. */
int ui_app_run(const struct ui_app_options *options);

struct ui_app;

enum ui_app_next {
    UI_APP_GO_ON,
    UI_APP_REPAINT, /* draw every cell again */
    UI_APP_SUSPEND, /* give the terminal back until the shell resumes us */
    UI_APP_QUIT,
};

struct err *ui_app_new(struct ui_app **out, const struct ui_app_options *options, int w, int h);
void ui_app_free(struct ui_app *app);
/* Until the user leaves or the terminal is gone; draws into `t`. ERR_OOM. */
struct err *ui_app_loop(struct ui_app *app, struct ui_terminal *t);
struct ui_state;
struct ui_state *ui_app_state(struct ui_app *app);
enum ui_app_next ui_app_event(struct ui_app *app, const struct ui_event *ev);
void ui_app_resize(struct ui_app *app, int w, int h);
/* The surface is resized to the app's size. False: no memory. */
bool ui_app_draw(struct ui_app *app, struct ui_surface *s);

#endif
