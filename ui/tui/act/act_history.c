/* The steps of a document: what follows from each change, undo, redo, the list of all. */
#include "model/os/os.h"
#include "ui/present/changed_place.h"
#include "ui/tui/act/actions.h"
#include "ui/tui/state/edit_document.h"

#include <stdlib.h>
#include <time.h>

/* ---- steps ---------------------------------------------------------------------------- */

static bool one_step(struct ui_state *st, bool back, const char **label)
{
    struct ui_document *d = ui_current(st);

    *label = NULL;
    if (!ui_check(st, (back ? mdl_undo : mdl_redo)(d->history, label)) || *label == NULL)
        return false;
    ui_note_change(st, back ? UI_CHANGE_UNDO : UI_CHANGE_REDO, NULL);
    return true;
}

void ui_take_reading(struct ui_state *st)
{
    struct ui_document *d = ui_current(st);
    size_t position = mdl_history_position(d->history);
    const struct ui_step *step = position < d->step_size ? &d->steps[position] : NULL;

    if (step == NULL || step->container == 0)
        return;
    ui_readings_use(&d->readings, &d->file, step->reading);
    if (step->container - 1 != d->file.evidence.chosen || step->additions != d->file.addition_count)
        ui_check(st, ui_document_choose(d, step->container - 1, step->additions));
}

/* The form goes to what the steps since `before` changed. */
static void show_step(struct ui_state *st, const struct value *before)
{
    struct ui_document *d = ui_current(st);
    struct ui_place place = ui_changed_place(before, ui_document_now(d)->root);

    ui_take_reading(st);
    if (st->fatal != NULL)
        return;
    st->fatal = ui_document_refresh(d);
    if (st->fatal == NULL && ui_check(st, ui_document_go_to(d, &place)))
        ui_follow_edit(st);
}

/* The keys that go on from here, either way. */
static struct str further(struct ui_state *st)
{
    const struct mdl_history *h = ui_current(st)->history;
    bool back = mdl_history_position(h) > 0,
         on = mdl_history_position(h) + 1 < mdl_history_count(h);
    struct str undo = STR_NONE, redo = STR_NONE;

    if (back)
        undo = arena_printf(&st->scratch, "%s undoes", ui_key_of(st, UI_ACTION_UNDO));
    if (on)
        redo = arena_printf(&st->scratch, "%s redoes", ui_key_of(st, UI_ACTION_REDO));
    return arena_printf(&st->scratch, "   (%.*s%s%.*s)", STR_FMT(undo), back && on ? ", " : "",
                        STR_FMT(redo));
}

static void step(struct ui_state *st, bool back, size_t times)
{
    const struct value *before = value_ref(ui_document_now(ui_current(st))->root);
    const char *label = NULL, *next;
    size_t done = 0;

    while (done < times && one_step(st, back, &next)) {
        label = next;
        done++;
    }
    if (label == NULL)
        ui_say(st, UI_ROLE_TEXT, back ? "nothing to undo" : "nothing to redo");
    else if (done == 1)
        ui_say(st, UI_ROLE_OK, "%s: %s%.*s", back ? "undid" : "redid", label, STR_FMT(further(st)));
    else
        ui_say(st, UI_ROLE_OK, "%s %zu steps, the last: %s%.*s", back ? "undid" : "redid", done,
               label, STR_FMT(further(st)));
    if (label != NULL)
        show_step(st, before);
    value_unref(before);
}

void act_undo(struct ui_state *st, struct str argument)
{
    (void)argument;
    step(st, true, ui_count(st));
}

void act_redo(struct ui_state *st, struct str argument)
{
    (void)argument;
    step(st, false, ui_count(st));
}

/* ---- the list ------------------------------------------------------------------------- */

/* The document as it was, or will be again, at a step. */
static struct err *tries(struct ui_state *st, size_t index, const struct value **root)
{
    *root = value_ref(mdl_history_root(ui_current(st)->history, index));
    return NULL;
}

static void chosen(struct ui_state *st, size_t index)
{
    struct ui_document *d = ui_current(st);
    const struct value *before = value_ref(mdl_now(d->history)->root);
    const char *label;

    while (mdl_history_position(d->history) > index && one_step(st, true, &label))
        ;
    while (mdl_history_position(d->history) < index && one_step(st, false, &label))
        ;
    label = mdl_history_label(d->history, index);
    ui_say(st, UI_ROLE_OK, "step %zu of %zu: %s", index, mdl_history_count(d->history) - 1,
           label != NULL ? label : "as it was opened");
    if (st->fatal == NULL)
        show_step(st, before);
    value_unref(before);
}

static void put_time(char out[16], const struct ui_document *d, size_t step)
{
    long long at = step < d->step_size ? d->steps[step].time : 0;
    struct tm tm;

    out[0] = '\0';
    if (at != 0 && os_local_time(&tm, at))
        (void)strftime(out, 16, "%H:%M:%S", &tm);
}

void act_history(struct ui_state *st, struct str argument)
{
    const struct ui_document *d = ui_current(st);
    size_t count = mdl_history_count(d->history), now = mdl_history_position(d->history);

    (void)argument;
    if (!ui_picker_open(st, "Steps of this document", count, chosen))
        return;
    for (size_t i = 0; i < count; i++) {
        const char *label = mdl_history_label(d->history, i);
        char at[16];

        put_time(at, d, i);
        st->picker.items[i] =
            arena_printf(&st->picker.arena, "%c %8s  %s%s", i == now ? '*' : ' ', at,
                         i > now ? "(undone) " : "", label != NULL ? label : "as it was opened");
    }
    st->picker.cursor.at = now;
    ui_picker_previews(st, tries);
}
