#include "ui/tui/state/edit_document.h"

#include "ui/term/surface.h"
#include "ui/tui/state/catalogue.h"

#include <stdlib.h>
#include <time.h>

/* False: no memory; a list without times is no loss of data. */
static bool has_room_for_steps(struct ui_document *d)
{
    size_t count = mdl_history_count(d->history), size = count + count / 2 + 16;
    struct ui_step *more;

    if (count <= d->step_size)
        return true;
    more = realloc(d->steps, size * sizeof(*more));
    if (more == NULL)
        return false;
    memset(more + d->step_size, 0, (size - d->step_size) * sizeof(*more));
    for (size_t i = 0; d->step_size == 0 && i + 1 < count; i++)
        more[i] =
            (struct ui_step){.container = d->opened + 1, .additions = i > 0 ? d->prepared : 0};
    d->steps = more;
    d->step_size = size;
    return true;
}

/* Steps that were undone are gone now. */
static void forget_readings(struct ui_document *d)
{
    size_t last = mdl_history_position(d->history);

    for (size_t r = 0; r < d->readings.count; r++) {
        size_t i = 0;

        while (i <= last && d->steps[i].reading != r)
            i++;
        if (i > last)
            ui_readings_forget(&d->readings, r);
    }
}

static void note_step(struct ui_state *st, struct ui_document *d)
{
    long long now = st->clock != NULL ? st->clock() : (long long)time(NULL);

    if (!has_room_for_steps(d))
        return;
    d->steps[mdl_history_position(d->history)] = (struct ui_step){
        now, d->file.evidence.chosen + 1, d->file.addition_count, d->readings.used};
    forget_readings(d);
}

/* From 1; 0: the file has none of that name any more. */
static size_t container_called(const struct artefact *file, struct str name)
{
    size_t i = 0, count = artefact_count(file);

    while (i < count && !str_eq(artefact_title(file, i), name))
        i++;
    return i < count ? i + 1 : 0;
}

void ui_note_recovered(struct ui_document *d)
{
    size_t count = mdl_history_count(d->history), container = d->opened + 1;

    if (artefact_count(&d->file) < 2 || !has_room_for_steps(d))
        return;
    for (size_t i = 0; i < count; i++) {
        const char *text = mdl_history_label(d->history, i);
        struct str label = str_of(text != NULL ? text : "");

        if (str_starts(label, STR_LIT(UI_CONTAINER_CHOSEN)))
            container = container_called(
                &d->file, str_cut(label, sizeof(UI_CONTAINER_CHOSEN) - 1, label.len));
        d->steps[i].container = container;
        d->steps[i].additions = d->file.addition_count;
    }
}

void ui_note_change(struct ui_state *st, enum ui_change_kind kind, const struct mdl_edit *edit)
{
    struct ui_document *d = ui_current(st);
    struct err *e = NULL;

    d->touched = st->changes = true;
    switch (kind) {
    case UI_CHANGE_EDIT:
        note_step(st, d);
        e = ui_journal_edited(d->journal, d->history, edit);
        break;
    case UI_CHANGE_REPLACE:
        note_step(st, d);
        e = ui_journal_replaced(d->journal, d->history);
        break;
    case UI_CHANGE_RELOAD:
        note_step(st, d);
        e = ui_journal_saved(d->journal, d->file.file, d->history);
        break;
    case UI_CHANGE_UNDO:
        e = ui_journal_undone(d->journal, d->history);
        break;
    case UI_CHANGE_REDO:
        e = ui_journal_redone(d->journal, d->history);
        break;
    }
    if (e != NULL)
        st->journal_error = err_join(st->journal_error, e);
}

struct err *ui_edit_document(struct ui_state *st, const struct mdl_edit *edit, struct str label)
{
    struct ui_document *d = ui_current(st);
    const char *text = arena_cstr(&st->scratch, label);
    size_t before = mdl_history_position(d->history);
    struct err *e = mdl_edit_keeps_version(mdl_now(d->history)->root, edit);
    bool changed;

    if (e != NULL || (e = mdl_history_edit(d->history, edit, text != NULL ? text : "edit")) != NULL)
        return e;
    changed = mdl_history_position(d->history) != before;
    if (changed)
        ui_note_change(st, UI_CHANGE_EDIT, edit);
    if ((e = ui_document_refresh(d)) != NULL) {
        st->fatal = e; /* what is shown would be of a document that is gone */
        return NULL;
    }
    ui_follow_refresh(st);
    if (changed)
        ui_say(st, UI_ROLE_OK, "%.*s   (%s undoes)", STR_FMT(label), ui_key_of(st, UI_ACTION_UNDO));
    else
        ui_say(st, UI_ROLE_TEXT, "unchanged: %.*s", STR_FMT(label));
    return NULL;
}

bool ui_apply_edit(struct ui_state *st, const struct mdl_edit *edit, struct str label)
{
    return ui_check(st, ui_edit_document(st, edit, label)) && st->fatal == NULL;
}

/* The document's path of a place, with room for one more step. */
struct err *ui_path_of_place(struct ui_state *st, const struct ui_place *place,
                             struct mdl_path *out)
{
    struct mdl_path path = {.field = place->field};
    struct value_step *steps;
    struct err *e =
        ui_place_path(&path, &st->scratch, place, mdl_now(ui_current(st)->history)->root);

    if (e != NULL)
        return e;
    steps = arena_calloc(&st->scratch, path.count + 1, sizeof(*steps));
    if (steps == NULL)
        return err_oom();
    memcpy(steps, path.steps, path.count * sizeof(*steps));
    path.steps = steps;
    *out = path;
    return NULL;
}

/* "Mounts (-v, --mount) [2] Source": what messages and the history call a place. */
struct str ui_place_name(struct ui_state *st, const struct ui_row *row)
{
    struct str name = ui_row_label(&st->scratch, row);
    struct ui_place place = row->place;
    enum mdl_field_id up;

    if (row->kind == UI_ROW_SECTION || row->place.count == 0)
        return name;
    while (!ui_field_is_element(place.field))
        if (!ui_place_up(&place))
            return name;
    up = place.field;
    if (row->kind == UI_ROW_ELEMENT)
        return arena_printf(&st->scratch, "%s %.*s", mdl_field_text(mdl_fields[up].parent).label,
                            STR_FMT(name));
    return arena_printf(&st->scratch, "%s [%zu] %.*s", mdl_field_text(mdl_fields[up].parent).label,
                        row->place.at[0], STR_FMT(name));
}

struct str ui_value_in_label(struct ui_state *st, enum mdl_field_id field,
                             const struct value *value)
{
    struct str shown = mdl_value_show(&st->scratch, field, value);

    return shown.len <= 40 ? shown
                           : arena_printf(&st->scratch, "%.*s...",
                                          STR_FMT(str_cut(shown, 0, ui_text_at_column(shown, 37))));
}

/* Takes value; NULL unsets. */
struct err *ui_set_place(struct ui_state *st, const struct ui_row *row, const struct value *value)
{
    struct mdl_edit edit = {.kind = MDL_EDIT_SET, .value = value};
    struct str label;
    struct err *e = ui_path_of_place(st, &row->place, &edit.path);

    label = value == NULL
                ? arena_printf(&st->scratch, "%.*s unset", STR_FMT(ui_place_name(st, row)))
                : arena_printf(&st->scratch, "%.*s = %.*s", STR_FMT(ui_place_name(st, row)),
                               STR_FMT(ui_value_in_label(st, row->place.field, value)));
    if (e == NULL)
        e = ui_edit_document(st, &edit, label);
    value_unref(value);
    return e;
}

struct err *ui_root_with(struct ui_state *st, const struct ui_place *place,
                         const struct value *value, const struct value **root)
{
    struct mdl_edit edit = {.kind = MDL_EDIT_SET, .value = value};
    struct err *e = ui_path_of_place(st, place, &edit.path);

    *root = NULL;
    if (e == NULL)
        e = mdl_edit_tree(root, mdl_now(ui_current(st)->history)->root, &edit);
    value_unref(value);
    return e;
}

struct err *ui_try_root(struct ui_state *st, const struct value *root)
{
    struct err *e = ui_document_try(ui_current(st), root);

    if (e == NULL)
        ui_follow_refresh(st);
    return e;
}

/* False: nothing was tried, or there is no memory. */
static bool drop(struct ui_state *st)
{
    struct ui_document *d = ui_current(st);

    if (d->tried == NULL)
        return false;
    st->fatal = ui_document_drop(d);
    d->cursor[UI_PANE_FORM].top = d->own_form_top;
    return st->fatal == NULL;
}

void ui_drop(struct ui_state *st)
{
    if (drop(st))
        ui_follow_field(st);
}

void ui_leave(struct ui_state *st)
{
    struct ui_document *d = ui_current(st);

    if (!drop(st))
        return;
    d->cursor[UI_PANE_SPEC] = d->own_line;
    st->follow = true;
}

void ui_try_quietly(struct ui_state *st, struct err *e)
{
    if (e == NULL)
        return;
    if (e->class == ERR_OOM) {
        st->fatal = e;
        return;
    }
    ui_say(st, UI_ROLE_WARNING, "%s", e->text);
    err_free(e);
    ui_leave(st);
}

void ui_picker_try(struct ui_state *st)
{
    const struct value *root = NULL;
    struct err *e = st->picker.count > 0 ? st->picker.tries(st, ui_picker_at(st), &root) : NULL;

    if (e == NULL && root == NULL)
        ui_leave(st);
    else if (e == NULL)
        e = ui_try_root(st, root);
    value_unref(root);
    ui_try_quietly(st, e);
}

void ui_picker_previews(struct ui_state *st, ui_item_root *tries)
{
    st->picker.tries = tries;
    st->picker.moved = ui_picker_try;
    st->picker.cancel = ui_leave;
    st->picker.beside = true;
}
