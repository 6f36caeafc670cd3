#include "ui/tui/loop/app.h"

#include "model/os/os.h"
#include "ui/term/clipboard.h"
#include "ui/term/keys.h"
#include "ui/tui/act/actions.h"
#include "ui/tui/loop/changed_file.h"
#include "ui/tui/loop/external.h"
#include "ui/tui/loop/foresee.h"
#include "ui/tui/loop/loop.h"
#include "ui/tui/state/remember.h"
#include "ui/tui/view/drawn.h"

#include <stdlib.h>

#define TYPED_AHEAD 64 /* keys */

struct ui_app {
    struct ui_state state;
    struct arena frame; /* emptied before each drawing */
    struct ui_drawn drawn;

    /* While a large file is read. */
    struct ui_terminal *terminal; /* NULL: there is none */
    struct ui_surface *surface;
    struct read_progress reading;
    int64_t asked_ms;
    struct ui_event typed[TYPED_AHEAD]; /* meanwhile; they do what they do when it is read */
    size_t typed_count, typed_next;
    bool typed_lost; /* more than those, or a paste, whose text does not stay */
};

/* What was masked is not undone: the history begins with it. */
static struct err *begin_with(struct ui_document *d, const struct value *root)
{
    struct mdl_history *history = NULL;
    struct err *e = mdl_history_new(&history, root);

    if (e == NULL) {
        mdl_history_free(d->history);
        d->history = history;
    }
    return e;
}

static struct err *put_prepared(struct ui_document *d, const struct value *root, const char *label,
                                bool masked)
{
    struct err *e = masked ? begin_with(d, root) : mdl_history_replace(d->history, root, label);

    if (e != NULL)
        return e;
    mdl_history_saved(d->history);
    /* The second time against the first: nothing is marked as changed. */
    if ((e = ui_document_refresh(d)) == NULL)
        e = ui_document_refresh(d);
    return e;
}

static struct err *watch_prepared(struct ui_document *d, const struct ui_app_options *options)
{
    struct err *e = NULL;
    const char *file;

    for (size_t i = 0; e == NULL && options->prepare_file != NULL &&
                       (file = options->prepare_file(options->prepare_ctx, i)) != NULL;
         i++)
        e = ui_watch_given(&d->watch, file);
    return e;
}

/* What the command line asks of a document that was opened. */
static struct err *prepare(struct ui_document *d, const struct ui_app_options *options)
{
    const struct value *root = value_ref(ui_document_now(d)->root);
    struct evidence told;
    struct err *e;

    evidence_init(&told);
    e = options->prepare(options->prepare_ctx, &root, &told);
    if (e == NULL && root != ui_document_now(d)->root) {
        struct str by = told.count > 0 ? evidence_by(told.facts[0].source) : STR_NONE;
        const char *label = arena_cstr(&told.arena, by.len > 0 ? by : STR_LIT("command line"));

        e = artefact_added(&d->file, &told, NULL, NULL) && label != NULL
                ? put_prepared(d, root, label, options->masked)
                : err_oom();
        d->prepared = d->file.addition_count;
    }
    value_unref(root);
    evidence_finish(&told);
    return e != NULL ? e : watch_prepared(d, options);
}

/* What was taken, as the first message; where it is a container alone, who said which engine. */
static void tell_opened(struct ui_state *st)
{
    const struct ui_document *d = ui_current(st);
    const struct fact *engine = artefact_engine(&d->file.evidence, ui_document_now(d)->release);
    struct str note = ui_engine_note(st);

    ui_go_to_answer(st, &d->file.evidence); /* whatever else there is to tell */
    if (st->message != NULL)
        return;
    if (artefact_is_scenario(&d->file)) {
        if (note.len > 0)
            ui_say(st, UI_ROLE_INFO, "%.*s", STR_FMT(str_cut(note, 2, note.len)));
        return;
    }
    if (engine != NULL && engine->weak && artefact_count(&d->file) == 1)
        ui_say(st, UI_ROLE_INFO, "%.*s", STR_FMT(engine->remark));
    else
        ui_tell_opened(st);
}

/* ---- opening ---- */

/* Takes `files` on success and what they are documents of. */
static struct err *show_files(struct ui_state *st, struct artefact *files, size_t count,
                              const struct ui_app_options *options)
{
    struct err *e = NULL;

    for (size_t i = 0; i < count; i++) {
        if (e == NULL && options->select != NULL && (count == 1 || artefact_count(&files[i]) > 1))
            e = artefact_select_named(&files[i], str_of(options->select));
        if (e != NULL)
            artefact_close(&files[i]);
        else if ((e = ui_document_take(&st->documents[i], &files[i])) == NULL)
            st->document_count++;
    }
    return e;
}

static struct err *open_files(struct ui_state *st, const struct ui_app_options *options)
{
    struct artefact *files = calloc(options->file_count, sizeof(*files));
    size_t count = 0;
    struct err *e;

    if (files == NULL)
        return err_oom();
    e = artefact_open_apart(files, &count, options->files, options->file_count, &options->reading);
    if (e == NULL)
        e = show_files(st, files, count, options);
    free(files);
    return e;
}

static struct err *open_documents(struct ui_state *st, const struct ui_app_options *options)
{
    struct err *e;

    if (options->file_count > 0)
        return open_files(st, options);
    e = options->text.len > 0 ? ui_document_read(&st->documents[0], options->text, options->title)
                              : ui_document_open(&st->documents[0], NULL);
    if (e == NULL)
        st->document_count = 1;
    return e;
}

struct err *ui_app_new(struct ui_app **out, const struct ui_app_options *options, int w, int h)
{
    struct ui_app *app = calloc(1, sizeof(*app));
    size_t count = options->file_count > 0 ? options->file_count : 1;
    struct err *e;

    if (app == NULL)
        return err_oom();
    ui_state_init(&app->state, w, h);
    arena_init(&app->frame);
    app->state.ascii = options->ascii;
    app->state.clock = options->clock;
    app->state.masked = options->masked;
    app->state.no_keys = options->no_keys;
    app->state.documents = calloc(count, sizeof(struct ui_document *));
    if (app->state.documents == NULL) {
        e = err_oom();
        goto fail;
    }
    if ((e = open_documents(&app->state, options)) != NULL)
        goto fail;
    for (size_t i = 0; options->prepare != NULL && i < app->state.document_count; i++)
        if ((e = prepare(app->state.documents[i], options)) != NULL)
            goto fail;
    if (options->session != NULL && (e = ui_session_apply(&app->state, options->session)) != NULL)
        goto fail;
    for (size_t i = app->state.document_count; i-- > 0 && options->session != NULL;) {
        /* A later start would bring the masks back as the file's, and an earlier one its secrets.
         */
        if (!options->masked && (e = ui_document_journal(app->state.documents[i])) != NULL)
            goto fail;
        ui_remember_file(&app->state, app->state.documents[i]->file.file);
    }
    if (options->session != NULL && !options->masked)
        ui_leftovers_offer(&app->state);
    tell_opened(&app->state);
    ui_settle(&app->state);
    *out = app;
    return NULL;
fail:
    ui_app_free(app);
    return e;
}

struct ui_state *ui_app_state(struct ui_app *app)
{
    return &app->state;
}

void ui_app_free(struct ui_app *app)
{
    if (app == NULL)
        return;
    ui_state_finish(&app->state);
    arena_finish(&app->frame);
    free(app);
}

enum ui_app_next ui_app_event(struct ui_app *app, const struct ui_event *ev)
{
    struct ui_state *st = &app->state;

    st->suspend = st->repaint = false;
    ui_update(st, ev);
    if (st->quit)
        return UI_APP_QUIT;
    if (st->suspend)
        return UI_APP_SUSPEND;
    return st->repaint ? UI_APP_REPAINT : UI_APP_GO_ON;
}

void ui_app_resize(struct ui_app *app, int w, int h)
{
    app->state.w = w;
    app->state.h = h;
    ui_settle(&app->state);
}

bool ui_app_draw(struct ui_app *app, struct ui_surface *s)
{
    if (app->state.fatal != NULL)
        return false;
    if ((s->w != app->state.w || s->h != app->state.h) &&
        !ui_surface_resize(s, app->state.w, app->state.h))
        return false;
    arena_reset(&app->frame);
    ui_draw(&app->state, s, &app->frame, &app->drawn);
    return true;
}

/* The terminal gets what was copied. Nobody knows whether it took it: it answers nothing. */
static void send_copied(struct ui_state *st, struct ui_terminal *t)
{
    struct ui_terminal_can can = t->ops->can(t);
    struct buf bytes = {0};
    struct err *e;

    st->copied.wanted = false;
    if (!can.clipboard) {
        ui_say(st, UI_ROLE_WARNING, "a terminal of type '%s' has no clipboard: %s writes to a file",
               can.type, ui_key_of(st, UI_ACTION_COPY_TO));
        return;
    }
    e = ui_clipboard_sequence(&bytes, (struct str){st->copied.text, st->copied.len}, getenv("TMUX"),
                              getenv("STY"));
    if (e != NULL && e->class == ERR_LIMIT)
        ui_say(st, UI_ROLE_WARNING,
               "%s: %zu bytes are too much for a clipboard, %s writes to a file", st->copied.what,
               st->copied.len, ui_key_of(st, UI_ACTION_COPY_TO));
    else if (e == NULL && !t->ops->copy(t, buf_str(&bytes)))
        ui_say(st, UI_ROLE_ERROR, "the terminal took nothing: %s writes to a file",
               ui_key_of(st, UI_ACTION_COPY_TO));
    err_free(e);
    buf_finish(&bytes);
}

/* ---- while a large file is read ---- */

enum { ASK_EVERY_MS = 100, MEGABYTE = 1000000 };

static void draw_reading(struct ui_app *app, uint64_t done, uint64_t total)
{
    unsigned long long mb = done / MEGABYTE, of = total / MEGABYTE;

    if (of > 0)
        ui_say(&app->state, UI_ROLE_INFO, "reading: %llu of %llu MB, %llu %%   (Esc stops)", mb, of,
               mb * 100 / of);
    else
        ui_say(&app->state, UI_ROLE_INFO, "reading: %llu MB   (Esc stops)", mb);
    if (ui_app_draw(app, app->surface))
        app->terminal->ops->show(app->terminal, app->surface);
}

static void keep_typed(struct ui_app *app, const struct ui_event *ev)
{
    if (ev->kind == UI_EVENT_KEY && app->typed_count < TYPED_AHEAD)
        app->typed[app->typed_count++] = *ev;
    else if (ev->kind == UI_EVENT_KEY || ev->kind == UI_EVENT_PASTE)
        app->typed_lost = true;
}

static void forget_typed(struct ui_app *app)
{
    app->typed_count = app->typed_next = 0;
    app->typed_lost = false;
}

/* Who gives up reading does not mean what was typed before. */
static bool goes_on(struct ui_app *app)
{
    for (;;) {
        struct ui_event ev;
        int w, h;

        app->terminal->ops->wait(app->terminal, &ev, 0);
        if (ev.kind == UI_EVENT_NONE)
            return true;
        if (ev.kind == UI_EVENT_QUIT) {
            app->state.quit = app->state.lost = true;
            return false;
        }
        if (ev.kind == UI_EVENT_RESIZE || ev.kind == UI_EVENT_RESUME) {
            app->terminal->ops->size(app->terminal, &w, &h);
            ui_app_resize(app, w, h);
        }
        if (ui_key_is(&ev, "esc ctrl-c")) {
            forget_typed(app);
            return false;
        }
        keep_typed(app, &ev);
    }
}

struct next_key {
    struct ui_terminal *terminal;
    struct ui_event *event; /* it, as soon as it came */
};

static bool key_waits(void *ctx)
{
    struct next_key *next = ctx;

    next->terminal->ops->wait(next->terminal, next->event, 0);
    return next->event->kind != UI_EVENT_NONE;
}

static void next_event(struct ui_app *app, struct ui_event *ev)
{
    const struct ui_terminal_ops *ops = app->terminal->ops;

    if (app->typed_next < app->typed_count) {
        *ev = app->typed[app->typed_next++];
        return;
    }
    ops->wait(app->terminal, ev, 0);
    if (ev->kind == UI_EVENT_NONE)
        ui_foresee(&app->state, key_waits, &(struct next_key){app->terminal, ev});
    if (ev->kind == UI_EVENT_NONE)
        ops->wait(app->terminal, ev, -1);
}

/* Who was elsewhere may have changed the file there. */
static void look_at_file(struct ui_app *app, const struct ui_event *ev, int64_t before)
{
    bool back = app->asked_ms - before >= UI_AWAY_MS &&
                (ev->kind == UI_EVENT_KEY || ev->kind == UI_EVENT_MOUSE);

    if (back || ev->kind == UI_EVENT_RESUME)
        ui_tell_changed_file(&app->state);
}

static void tell_lost(struct ui_app *app)
{
    if (app->typed_next < app->typed_count)
        return;
    if (app->typed_lost)
        ui_say(&app->state, UI_ROLE_WARNING,
               "a paste, and keys past the first %d, that came while a file was read are lost",
               TYPED_AHEAD);
    forget_typed(app);
}

static bool while_reading(void *ctx, uint64_t done, uint64_t total)
{
    struct ui_app *app = ctx;
    int64_t now = os_milliseconds();

    if (now - app->asked_ms < ASK_EVERY_MS)
        return true;
    app->asked_ms = now;
    draw_reading(app, done, total);
    return goes_on(app);
}

struct err *ui_app_loop(struct ui_app *app, struct ui_terminal *t)
{
    enum ui_app_next next = UI_APP_GO_ON;
    bool mouse = false;
    struct ui_surface s;
    struct err *e = NULL;
    uint32_t rgb;
    int w, h;

    /* A theme that was chosen waits for nothing; what is said then comes as an event. */
    if (app->state.theme_auto && t->ops->background(t, &rgb))
        ui_theme_follow(&app->state, ui_ground_of(rgb));
    t->ops->theme(t, &app->state.theme);
    app->state.theme_changed = false;
    t->ops->size(t, &w, &h);
    if (!ui_surface_init(&s, w, h))
        return err_oom();
    ui_app_resize(app, w, h);
    app->state.external.served = true;
    app->terminal = t;
    app->surface = &s;
    app->reading = (struct read_progress){while_reading, app};
    app->state.reading = &app->reading;
    while (next != UI_APP_QUIT) {
        int64_t drawn_ms;
        struct ui_event ev;

        tell_lost(app);
        if (!ui_app_draw(app, &s)) {
            e = err_oom();
            break;
        }
        if (mouse != app->state.mouse)
            t->ops->mouse(t, mouse = app->state.mouse);
        t->ops->show(t, &s);
        drawn_ms = os_milliseconds();
        next_event(app, &ev);
        if (ev.kind == UI_EVENT_RESIZE || ev.kind == UI_EVENT_RESUME) {
            t->ops->size(t, &w, &h);
            ui_app_resize(app, w, h);
        }
        app->asked_ms = os_milliseconds();
        next = ui_app_event(app, &ev);
        look_at_file(app, &ev, drawn_ms);
        if (app->state.copied.wanted)
            send_copied(&app->state, t);
        if (next != UI_APP_QUIT && app->state.external.wanted)
            ui_external_edit(&app->state, t);
        if (next == UI_APP_SUSPEND && t->ops->can(t).suspend)
            t->ops->suspend(t);
        else if (next == UI_APP_SUSPEND)
            ui_say(&app->state, UI_ROLE_WARNING, "no shell waits for this program to stop");
        if (next == UI_APP_REPAINT || app->state.theme_changed)
            t->ops->theme(t, &app->state.theme);
        app->state.theme_changed = false;
    }
    app->state.reading = NULL;
    ui_surface_finish(&s);
    return e;
}
