/* Closing documents and leaving: unsaved edits are asked about first. */
#include "ui/tui/act/actions.h"

/* ---- one document ----------------------------------------------------------------------- */

static void close_now(struct ui_state *st)
{
    if (st->document_count == 1) {
        st->quit = true;
        return;
    }
    ui_document_free(ui_current(st));
    st->document_count--;
    for (size_t i = st->document; i < st->document_count; i++)
        st->documents[i] = st->documents[i + 1];
    if (st->document == st->document_count)
        st->document--;
}

static void save_and_close(struct ui_state *st)
{
    st->after_save = close_now;
    act_save(st, STR_NONE);
}

void act_close(struct ui_state *st, struct str argument)
{
    static const struct ui_answer answers[] = {
        {'s', "save", save_and_close},
        {'d', "discard", close_now},
        {'c', "cancel", NULL},
    };

    (void)argument;
    if (mdl_history_dirty(ui_current(st)->history))
        ui_question_open(st,
                         arena_printf(&st->scratch, "%s has unsaved edits.", ui_current(st)->title),
                         answers, sizeof(answers) / sizeof(answers[0]));
    else
        close_now(st);
}

/* ---- all of them -------------------------------------------------------------------------- */

static void quit_next(struct ui_state *st);

static void save_and_go_on(struct ui_state *st)
{
    st->after_save = quit_next;
    act_save(st, STR_NONE);
}

static void discard_and_go_on(struct ui_state *st)
{
    st->quitting++;
    quit_next(st);
}

/* Asks about each document with unsaved edits in turn. */
static void quit_next(struct ui_state *st)
{
    static const struct ui_answer answers[] = {
        {'s', "save", save_and_go_on},
        {'d', "discard", discard_and_go_on},
        {'c', "cancel", NULL},
    };

    while (st->quitting < st->document_count &&
           !mdl_history_dirty(st->documents[st->quitting]->history))
        st->quitting++;
    if (st->quitting == st->document_count) {
        st->quit = true;
        return;
    }
    st->document = st->quitting;
    ui_question_open(st, arena_printf(&st->scratch, "%s has unsaved edits.", ui_current(st)->title),
                     answers, sizeof(answers) / sizeof(answers[0]));
}

void act_quit(struct ui_state *st, struct str argument)
{
    (void)argument;
    st->quitting = 0;
    quit_next(st);
}

/* :q! - unsaved edits are lost, and nothing is left to recover. */
void act_quit_now(struct ui_state *st, struct str argument)
{
    (void)argument;
    st->quit = true;
}

/* :wq, :x - this document is saved; the others are asked about. */
void act_save_quit(struct ui_state *st, struct str argument)
{
    bool unnamed = ui_current(st)->file.file == NULL;

    st->quitting = 0;
    st->after_save = quit_next;
    if (mdl_history_dirty(ui_current(st)->history) || unnamed || argument.len > 0)
        act_save(st, argument);
    else
        quit_next(st);
}

/* The next one with unsaved edits, and `then` behind it. False: there is none. */
static bool save_next(struct ui_state *st, void (*then)(struct ui_state *))
{
    while (st->quitting < st->document_count &&
           !mdl_history_dirty(st->documents[st->quitting]->history))
        st->quitting++;
    if (st->quitting == st->document_count)
        return false;
    st->document = st->quitting;
    st->after_save = then;
    act_save(st, STR_NONE);
    return true;
}

static void save_others(struct ui_state *st)
{
    if (!save_next(st, save_others)) /* what was saved last is told of */
        st->document = st->saving_from;
}

void act_save_all(struct ui_state *st, struct str argument)
{
    (void)argument;
    st->quitting = 0;
    st->saving_from = st->document;
    if (!save_next(st, save_others))
        ui_say(st, UI_ROLE_TEXT, "no document has unsaved edits");
}

static void save_others_and_quit(struct ui_state *st)
{
    if (!save_next(st, save_others_and_quit))
        st->quit = true;
}

void act_save_all_quit(struct ui_state *st, struct str argument)
{
    (void)argument;
    st->quitting = 0;
    save_others_and_quit(st);
}
