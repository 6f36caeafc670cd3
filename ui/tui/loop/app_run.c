/* The program from start to end: the user's settings, the files, the terminal, the exit status. */
#include "ui/tui/act/actions.h"
#include "ui/tui/loop/app.h"
#include "ui/tui/state/remember.h"

#include <stdlib.h>

/* As the command line's. */
enum { EXIT_USAGE = 2, EXIT_INPUT = 3 };

static int fail(struct err *e, int status)
{
    if (e->class == ERR_OOM)
        status = EXIT_INPUT;
    err_print(stderr, e);
    err_free(e);
    return status;
}

static void set_escape_delay(long ms)
{
    char text[24];

    snprintf(text, sizeof(text), "%ld", ms);
    (void)setenv("ESCDELAY", text, 0); /* the variable is stronger */
}

/* Behind what is told of the settings. */
static void begin(struct ui_state *st)
{
    ui_leftovers_ask(st);
    if (st->mode == UI_MODE_PANES)
        act_start(st, STR_NONE);
}

/* Unless something else is asked or told. */
static void greet(struct ui_state *st, const struct ui_app_options *options)
{
    bool nothing = options->demo == NULL && options->file_count == 0 && options->text.len == 0;

    if (st->mode == UI_MODE_NOTICE && nothing)
        st->notice.closed = begin;
    if (st->mode != UI_MODE_PANES)
        return;
    if (options->demo != NULL)
        ui_try_open(st, options->demo);
    else if (nothing)
        act_start(st, STR_NONE);
    else if (options->select == NULL)
        ui_ask_about_opened(st);
}

static int run_session(const struct ui_app_options *options, struct ui_session *session)
{
    bool no_colour = ui_colours_unwanted();
    enum ui_ground ground = ui_terminal_type().ground;
    struct ui_app_options here = *options;
    struct ui_terminal *t = NULL;
    struct ui_app *app = NULL;
    struct ui_state *st;
    struct ui_theme theme;
    bool automatic;
    struct err *e;

    here.session = session;
    here.ascii = options->ascii || session->config.ascii;
    set_escape_delay(session->config.escdelay_ms);
    if ((e = ui_session_theme(&theme, &automatic, session, options->theme, ground)) != NULL)
        return fail(e, EXIT_USAGE);
    if (no_colour)
        ui_theme_strip_colour(&theme);
    /* The files first: what is wrong with them is said on an unharmed terminal. */
    if ((e = ui_app_new(&app, &here, 80, 24)) != NULL)
        return fail(e, EXIT_INPUT);
    st = ui_app_state(app);
    st->theme = theme;
    st->theme_auto = automatic;
    st->ground = ground;
    st->no_colour = no_colour;
    if ((e = ui_terminal_ncurses(&t)) != NULL) {
        ui_app_free(app);
        return fail(e, EXIT_USAGE);
    }
    st->ascii = st->ascii || !t->ops->can(t).utf8 || t->ops->can(t).few_glyphs;
    greet(st, options);
    e = ui_app_loop(app, t);
    ui_remember_sizes(st);
    t->ops->close(t);
    if (e == NULL) {
        e = st->fatal;
        st->fatal = NULL;
    }
    ui_app_free(app);
    return e != NULL ? fail(e, EXIT_INPUT) : 0;
}

int ui_app_run(const struct ui_app_options *options)
{
    struct ui_session session;
    struct err *e = ui_session_open(&session);
    int status;

    if (e != NULL)
        return fail(e, EXIT_INPUT);
    status = run_session(options, &session);
    ui_session_finish(&session);
    return status;
}
