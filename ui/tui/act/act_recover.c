/* Unsaved edits that an earlier start left behind: recovered, discarded, or kept for later. */
#include "model/os/os.h"
#include "ui/tui/act/actions.h"
#include "ui/tui/state/edit_document.h"

#include <stdlib.h>
#include <time.h>

static struct ui_leftover *leftover(struct ui_state *st)
{
    return &st->leftovers.items[st->leftover];
}

static bool is_open_question(const struct ui_leftover *l)
{
    return os_is_open(l->open);
}

/* "web.yaml: 12 edits of Nov 23 16:40" */
static struct str describe(struct arena *a, const struct ui_leftover *l)
{
    static const char states[][32] = {
        [UI_LEFTOVER_SAME] = "",
        [UI_LEFTOVER_CHANGED] = ", the file was changed since",
        [UI_LEFTOVER_GONE] = ", the file is gone",
        [UI_LEFTOVER_NEW] = "",
    };
    const char *name = l->document, *slash = name != NULL ? strrchr(name, '/') : NULL;
    char when[32] = "";
    struct tm tm;

    if (os_local_time(&tm, l->time))
        (void)strftime(when, sizeof(when), "%b %d %H:%M", &tm);
    return arena_printf(a, "%s: %zu unsaved edit%s of %s%s",
                        name == NULL    ? "new document"
                        : slash != NULL ? slash + 1
                                        : name,
                        l->edits, l->edits == 1 ? "" : "s", when, states[l->state]);
}

/* ---- recovering ------------------------------------------------------------------------- */

static bool same_file(const char *a, const char *b)
{
    char *real = NULL;
    bool same;

    if (a == NULL || b == NULL)
        return false;
    same = strcmp(a, os_full_path(&real, b) == 0 ? real : b) == 0;

    free(real);
    return same;
}

/* The open document that the leftover is about, untouched so far; else SIZE_MAX. */
static size_t open_document(const struct ui_state *st, const struct ui_leftover *l)
{
    for (size_t i = 0; i < st->document_count; i++) {
        const struct ui_document *d = st->documents[i];

        if (same_file(l->document, d->file.file) && mdl_history_count(d->history) == 1)
            return i;
    }
    return SIZE_MAX;
}

/* Opens what the edits belong to; false: told why not. */
static bool open_for(struct ui_state *st, const struct ui_leftover *l)
{
    bool readable = l->state == UI_LEFTOVER_SAME || l->state == UI_LEFTOVER_CHANGED;
    size_t at = open_document(st, l);
    struct ui_document *d;

    if (at != SIZE_MAX) {
        st->document = at;
        return true;
    }
    if (!ui_check(st, ui_document_open(&d, readable ? l->document : NULL)))
        return false;
    if (!readable && l->document != NULL && !ui_check(st, ui_document_set_file(d, l->document))) {
        ui_document_free(d);
        return false;
    }
    return ui_add_document(st, d);
}

static void ask_next(struct ui_state *st);

static void recover(struct ui_state *st)
{
    struct ui_leftover *l = leftover(st);
    struct ui_journal *journal = NULL;
    struct ui_document *d;
    struct err *e;

    if (!open_for(st, l))
        return;
    d = ui_current(st);
    e = ui_journal_recover(&journal, l, d->history);
    ui_note_recovered(d);
    ui_take_reading(st);
    if (st->fatal == NULL)
        st->fatal = ui_document_refresh(d);
    if (st->fatal != NULL) {
        ui_journal_close(journal, true);
        err_free(e);
        return;
    }
    if (journal != NULL) {
        ui_journal_close(d->journal, false);
        d->journal = journal;
    }
    ui_follow_edit(st);
    if (e != NULL && journal == NULL) {
        /* What came back is unsaved as well; the leftover stays for who can fix it. */
        err_free(ui_journal_replaced(d->journal, d->history));
        if (e->remedy == NULL)
            e = err_remedy(e, "the edits before it are recovered, the file stays");
        ui_check(st, e);
        return;
    }
    ui_say(st, UI_ROLE_OK, "recovered %s   (%s saves, %s undoes)",
           arena_cstr(&st->scratch, describe(&st->scratch, l)), ui_key_of(st, UI_ACTION_SAVE),
           ui_key_of(st, UI_ACTION_UNDO));
    ask_next(st);
}

static void discard(struct ui_state *st)
{
    const char *what = arena_cstr(&st->scratch, describe(&st->scratch, leftover(st)));

    if (ui_check(st, ui_journal_discard(leftover(st))))
        ui_say(st, UI_ROLE_OK, "discarded %s", what != NULL ? what : "");
    ask_next(st);
}

static void ask_again(struct ui_state *st);

/* Nothing brings them back, and the key may have been meant for the panes. */
static void make_sure(struct ui_state *st)
{
    static const struct ui_answer answers[] = {
        {'y', "discard", discard},
        {'n', "back", ask_again},
    };

    ui_question_open(st,
                     arena_printf(&st->scratch, "%.*s: discard for good?",
                                  STR_FMT(describe(&st->scratch, leftover(st)))),
                     answers, sizeof(answers) / sizeof(answers[0]));
}

static void say_kept(struct ui_state *st)
{
    ui_say(st, UI_ROLE_TEXT, "the unsaved edits are kept for later: :%s shows them",
           ui_actions[UI_ACTION_RECOVER].name);
}

static void later(struct ui_state *st)
{
    say_kept(st);
    ask_next(st);
}

static void ask(struct ui_state *st, size_t index)
{
    static const struct ui_answer answers[] = {
        {'r', "recover", recover},
        {'d', "discard", make_sure},
        {'l', "later", later},
    };

    st->leftover = index;
    ui_question_open(
        st, arena_printf(&st->scratch, "%.*s.", STR_FMT(describe(&st->scratch, leftover(st)))),
        answers, sizeof(answers) / sizeof(answers[0]));
}

static void ask_again(struct ui_state *st)
{
    ask(st, st->leftover);
}

/* Of the documents that are open, one after the other; about the rest a sentence is enough. */
static void ask_next(struct ui_state *st)
{
    for (size_t i = st->leftover_asked; i < st->leftovers.count; i++)
        if (is_open_question(&st->leftovers.items[i]) &&
            open_document(st, &st->leftovers.items[i]) != SIZE_MAX) {
            st->leftover_asked = i + 1;
            ask(st, i);
            st->question.passed = say_kept;
            return;
        }
    st->leftover_asked = st->leftovers.count;
}

void ui_leftovers_ask(struct ui_state *st)
{
    size_t others = 0;

    ask_next(st);
    for (size_t i = 0; i < st->leftovers.count; i++)
        others += open_document(st, &st->leftovers.items[i]) == SIZE_MAX;
    if (others > 0 && st->mode == UI_MODE_PANES)
        ui_say(st, UI_ROLE_WARNING,
               "unsaved edits of %zu other document%s were left: :%s shows them", others,
               others == 1 ? "" : "s", ui_actions[UI_ACTION_RECOVER].name);
}

void ui_leftovers_offer(struct ui_state *st)
{
    struct err *e = ui_journal_find(&st->leftovers);

    if (e == NULL) {
        e = st->leftovers.problems;
        st->leftovers.problems = NULL;
    }
    st->leftover_asked = 0;
    if (ui_check_titled(st, "Journals of unsaved edits", e) && st->mode == UI_MODE_PANES)
        ui_leftovers_ask(st);
    else if (st->mode == UI_MODE_NOTICE) /* what is wrong with the settings is read first */
        st->notice.closed = ui_leftovers_ask;
}

/* ---- the list ------------------------------------------------------------------------- */

static void chosen(struct ui_state *st, size_t index)
{
    for (size_t i = 0; i < st->leftovers.count; i++)
        if (is_open_question(&st->leftovers.items[i]) && index-- == 0) {
            ask(st, i);
            return;
        }
}

void act_recover(struct ui_state *st, struct str argument)
{
    size_t count = 0;

    (void)argument;
    for (size_t i = 0; i < st->leftovers.count; i++)
        count += is_open_question(&st->leftovers.items[i]);
    if (count == 0) {
        ui_say(st, UI_ROLE_TEXT, "no unsaved edits were left behind");
        return;
    }
    if (!ui_picker_open(st, "Unsaved edits of earlier starts", count, chosen))
        return;
    for (size_t i = st->leftovers.count; i-- > 0;)
        if (is_open_question(&st->leftovers.items[i]))
            st->picker.items[--count] = describe(&st->picker.arena, &st->leftovers.items[i]);
}
