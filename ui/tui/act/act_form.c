/* Editing the document from the form. */
#include "model/document/engine.h"
#include "specgen/credential/mask.h"
#include "ui/term/widgets.h"
#include "ui/tui/act/actions.h"
#include "ui/tui/act/choices.h"
#include "ui/tui/act/command_words.h"
#include "ui/tui/state/edit_document.h"
#include "ui/tui/view/panes.h"

#include <stdlib.h>

static bool is_nullable(const struct ui_row *row)
{
    return mdl_fields[row->place.field].nullable;
}

static bool may_type(enum mdl_field_id field)
{
    return mdl_fields[field].type == MDL_T_STRING;
}

/* The picker's items: the choices, unset, null, and a text of one's own. */
enum pick { PICK_CHOICE, PICK_UNSET, PICK_NULL, PICK_TEXT, PICK_OBJECT };

static enum pick pick_of(const struct ui_row *row, size_t index, size_t *choice)
{
    size_t count = ui_choice_count(row->place.field);

    *choice = index;
    if (index < count)
        return PICK_CHOICE;
    index -= count;
    if (mdl_fields[row->place.field].type == MDL_T_OBJECT && index-- == 0)
        return PICK_OBJECT;
    if (index-- == 0)
        return PICK_UNSET;
    if (is_nullable(row) && index-- == 0)
        return PICK_NULL;
    return PICK_TEXT;
}

/* What stands there without a preview, if it is an object, else an empty one. */
static struct err *own_object(struct ui_state *st, const struct ui_place *place,
                              const struct value **out)
{
    const struct value *own;
    struct mdl_path path;
    struct err *e = ui_path_of_place(st, place, &path);

    if (e != NULL)
        return e;
    own = value_at(mdl_now(ui_current(st)->history)->root, path.steps, path.count);
    *out = own != NULL && own->kind == VALUE_MAP ? value_ref(own) : value_map();
    return *out != NULL ? NULL : err_oom();
}

static struct err *tries(struct ui_state *st, size_t index, const struct value **root)
{
    const struct ui_row *row = ui_document_row(ui_current(st));
    struct ui_place place = row->place;
    const struct value *value = NULL;
    struct err *e = NULL;
    size_t choice;

    switch (pick_of(row, index, &choice)) {
    case PICK_CHOICE:
        value = ui_choice_value(place.field, choice);
        break;
    case PICK_UNSET:
        return row->kind != UI_ROW_ELEMENT ? ui_root_with(st, &place, NULL, root) : NULL;
    case PICK_NULL:
        value = value_null();
        break;
    case PICK_OBJECT:
        e = own_object(st, &place, &value);
        break;
    case PICK_TEXT:
        return NULL;
    }
    if (e == NULL && value == NULL)
        e = err_oom();
    return e != NULL ? e : ui_root_with(st, &place, value, root);
}

static void picked(struct ui_state *st, size_t index)
{
    const struct ui_row *row;
    size_t choice;

    ui_drop(st);
    if (st->fatal != NULL)
        return;
    row = ui_document_row(ui_current(st));
    switch (pick_of(row, index, &choice)) {
    case PICK_CHOICE:
        ui_check(st, ui_set_place(st, row, ui_choice_value(row->place.field, choice)));
        break;
    case PICK_UNSET:
        act_unset(st, STR_NONE);
        break;
    case PICK_NULL:
        act_set_null(st, STR_NONE);
        break;
    case PICK_OBJECT:
        /* What is in it stays. */
        if (row->value != NULL && row->value->kind == VALUE_MAP)
            ui_say(st, UI_ROLE_TEXT, "unchanged");
        else
            ui_check(st, ui_set_place(st, row, value_map()));
        break;
    case PICK_TEXT:
        ui_edit_row(st, row);
        break;
    }
}

static void pick(struct ui_state *st, const struct ui_row *row)
{
    enum mdl_field_id field = row->place.field;
    bool object = mdl_fields[field].type == MDL_T_OBJECT;
    size_t count = ui_choice_count(field),
           all = count + 1 + is_nullable(row) + may_type(field) + object;
    struct arena *a = &st->picker.arena;

    if (!ui_picker_open(st, mdl_field_text(field).label, all, picked))
        return;
    ui_picker_previews(st, tries);
    for (size_t i = 0; i < all; i++) {
        size_t choice;
        struct str item;

        switch (pick_of(row, i, &choice)) {
        case PICK_CHOICE:
            item = arena_str(a, ui_choice_text(field, choice));
            if (item.len == 0)
                item = STR_LIT("\"\"  (empty text)");
            break;
        case PICK_UNSET:
            item = STR_LIT("unset");
            break;
        case PICK_NULL:
            item = STR_LIT("null");
            break;
        case PICK_OBJECT:
            item = STR_LIT("present");
            break;
        case PICK_TEXT:
            item = STR_LIT("type a text...");
            break;
        }
        st->picker.items[i] = item;
    }
    st->picker.cursor.at = ui_choice_of(field, row->value);
    if (row->value != NULL && row->value->kind == VALUE_NULL && is_nullable(row))
        st->picker.cursor.at = count + object + 1;
    else if (row->value != NULL && st->picker.cursor.at == count)
        st->picker.cursor.at = object ? 0 : all - 1;
    else if (row->value == NULL)
        st->picker.cursor.at = count + object;
}

/* ---- actions -------------------------------------------------------------------------- */

static const struct ui_row *selected_field(struct ui_state *st)
{
    const struct ui_row *row = ui_document_row(ui_current(st));

    if (row->kind != UI_ROW_SECTION)
        return row;
    ui_say(st, UI_ROLE_TEXT, "this is a section's heading; select a field first");
    return NULL;
}

static void toggle(struct ui_state *st, const struct ui_row *row)
{
    struct ui_document *d = ui_current(st);

    if (!ui_form_fold(&d->form, row, !row->open))
        st->fatal = err_oom();
    else if (ui_check(st, ui_document_refold(d)))
        ui_follow_field(st);
}

void act_edit(struct ui_state *st, struct str argument)
{
    const struct ui_row *row = ui_document_row(ui_current(st));
    enum mdl_type type;

    (void)argument;
    if (row->can_open) {
        toggle(st, row);
        return;
    }
    type = mdl_fields[row->place.field].type;
    if (type == MDL_T_LIST || type == MDL_T_MAP)
        ui_action_later(st, UI_ACTION_ADD, STR_NONE);
    else if (ui_pick_image(st, row))
        return;
    else if (type == MDL_T_BOOL || type == MDL_T_OBJECT ||
             mdl_field_text(row->place.field).choices != NULL)
        pick(st, row);
    else
        ui_edit_row(st, row);
}

static void edit_outside(struct ui_state *st, const struct ui_row *row)
{
    struct ui_external *x = &st->external;
    struct str text = ui_text_to_edit(st, row);

    if (!ui_current(st)->unmasked && mask_needed(text)) {
        ui_say(st, UI_ROLE_WARNING, "this holds a secret, which is hidden: %s shows it",
               ui_key_of(st, UI_ACTION_MASK));
        return;
    }
    free(x->text);
    free(x->before);
    x->place = row->place;
    x->text = str_copy(text);
    x->before = str_copy(text);
    x->ending = str_starts(text, STR_LIT("{")) || str_starts(text, STR_LIT("[")) ? ".json" : ".txt";
    x->wanted = x->text != NULL && x->before != NULL;
    if (!x->wanted)
        st->fatal = err_oom();
}

void act_edit_lines(struct ui_state *st, struct str argument)
{
    const struct ui_row *row = selected_field(st);

    (void)argument;
    if (row != NULL)
        ui_edit_lines(st, row);
}

void act_edit_text(struct ui_state *st, struct str argument)
{
    const struct ui_row *row = selected_field(st);

    (void)argument;
    if (row == NULL)
        return;
    if (st->external.served)
        edit_outside(st, row);
    else
        ui_edit_row(st, row);
}

/* Never to unset, which would look as if nothing happened: that is another key's. */
void act_cycle(struct ui_state *st, struct str argument)
{
    const struct ui_row *row = ui_document_row(ui_current(st));
    enum mdl_field_id field;
    size_t count, at;

    (void)argument;
    if (row->can_open) {
        toggle(st, row);
        return;
    }
    field = row->place.field;
    count = ui_choice_count(field);
    if (count == 0) {
        ui_say(st, UI_ROLE_TEXT,
               "this field has no list of choices: %s edits it, %s and %s step it",
               ui_key_of(st, UI_ACTION_EDIT), ui_key_of(st, UI_ACTION_STEP_UP),
               ui_key_of(st, UI_ACTION_STEP_DOWN));
        return;
    }
    at = ui_choice_of(field, row->value);
    ui_check(st, ui_set_place(st, row, ui_choice_value(field, at < count ? (at + 1) % count : 0)));
}

void act_set_null(struct ui_state *st, struct str argument)
{
    const struct ui_row *row = selected_field(st);

    (void)argument;
    if (row == NULL)
        return;
    if (!is_nullable(row))
        ui_say(st, UI_ROLE_WARNING, "%.*s: null is the same as absent here; %s unsets",
               STR_FMT(ui_place_name(st, row)), ui_key_of(st, UI_ACTION_UNSET));
    else
        ui_check(st, ui_set_place(st, row, value_null()));
}

/* "29", "v25.0.6" and "29.0.0" as well as "moby-29.0". */
static struct err *engine_named(struct ui_state *st, const struct value **out, struct str typed)
{
    bool v = typed.len > 1 && typed.s[0] == 'v' && typed.s[1] >= '0' && typed.s[1] <= '9';
    bool bare = typed.s[0] >= '0' && typed.s[0] <= '9';
    uint32_t release;
    struct err *e;

    if (v || bare)
        typed = arena_printf(&st->scratch, "moby-%.*s", STR_FMT(str_cut(typed, v, typed.len)));
    if ((e = mdl_engine_find(&release, typed)) != NULL)
        return e;
    *out = value_string(mdl_engine_name(&st->scratch, release));
    return *out != NULL ? NULL : err_oom();
}

/* The list is one for every place: who leaves it is back there. */
static void no_engine(struct ui_state *st)
{
    struct ui_cursor *cursor = ui_current(st)->cursor, line;

    ui_leave(st);
    line = cursor[UI_PANE_SPEC];
    ui_show_position(st, UI_PANE_FORM, &st->engine_start);
    cursor[UI_PANE_FORM].top = st->engine_start_top;
    cursor[UI_PANE_SPEC] = line; /* which follows the form else */
}

static void pick_engine(struct ui_state *st, const struct ui_position *start, size_t top)
{
    st->engine_start = *start;
    st->engine_start_top = top;
    pick(st, ui_document_row(ui_current(st)));
    if (st->mode == UI_MODE_PICKER)
        st->picker.cancel = no_engine;
}

/* :engine NAME, or the list. */
void act_engine(struct ui_state *st, struct str argument)
{
    const struct ui_place place = {.field = MDL_F_ENGINE};
    const struct ui_position start = ui_selected_in(st, UI_PANE_FORM).position;
    size_t top = ui_current(st)->cursor[UI_PANE_FORM].top;
    const struct value *name = NULL;

    if (argument.len > 0 && !ui_check(st, engine_named(st, &name, argument)))
        return;
    ui_jump_from_here(st);
    if (!ui_check(st, ui_document_go_to(ui_current(st), &place)))
        value_unref(name);
    else if (name != NULL)
        ui_check(st, ui_set_place(st, ui_document_row(ui_current(st)), name));
    else
        pick_engine(st, &start, top);
}

/* A field that has a row is set as Enter sets it, which the history then says. Takes *value. */
static bool set_row(struct ui_state *st, const struct mdl_path *path, const struct value **value)
{
    struct ui_document *d = ui_current(st);
    struct ui_place place = ui_place_of_path(ui_document_now(d)->root, path);
    const struct ui_row *row;

    if (path->field == MDL_F_NONE || !ui_check(st, ui_document_go_to(d, &place)))
        return false;
    row = ui_document_row(d);
    if (row->kind == UI_ROW_SECTION || row->place.field != path->field ||
        !ui_place_eq(&row->place, &place))
        return false;
    ui_check(st, ui_set_place(st, row, *value));
    *value = NULL;
    return true;
}

/* :set PATH=VALUE */
void act_set(struct ui_state *st, struct str argument)
{
    struct ui_document *d = ui_current(st);
    ptrdiff_t equals = str_find(argument, '=', 0);
    struct mdl_edit edit = {.kind = MDL_EDIT_SET};
    const struct value *value = NULL;
    struct ui_place place;
    struct err *e;

    if (equals < 0) {
        ui_prompt_open(st, ":set PATH=VALUE  ",
                       argument.len > 0 ? argument : STR_LIT("container.HostConfig."), act_set);
        st->prompt.complete = ui_complete_setting;
        return;
    }
    e = mdl_path_parse_edit(&edit.path, &st->scratch, str_cut(argument, 0, (size_t)equals),
                            ui_document_now(d)->root);
    if (e == NULL)
        e = mdl_value_parse(&value, edit.path.field,
                            str_cut(argument, (size_t)equals + 1, argument.len));
    if (e == NULL && set_row(st, &edit.path, &value))
        return;
    edit.value = value;
    if (e == NULL)
        e = ui_edit_document(st, &edit, argument);
    value_unref(value);
    if (!ui_check(st, e) || st->fatal != NULL)
        return;
    place = ui_place_of_path(ui_document_now(d)->root, &edit.path);
    if (ui_check(st, ui_document_go_to(d, &place)))
        ui_follow_edit(st);
}
