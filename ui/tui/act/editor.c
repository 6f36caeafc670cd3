/* The editor of one field's value, in its place in the form. */
#include "model/json/json.h"
#include "specgen/credential/mask.h"
#include "ui/term/keys.h"
#include "ui/term/text_edit.h"
#include "ui/tui/act/actions.h"
#include "ui/tui/act/editor_complete.h"
#include "ui/tui/act/editor_preview.h"
#include "ui/tui/act/new_element.h"
#include "ui/tui/state/edit_document.h"
#include "ui/tui/view/views.h"

#include <stdlib.h>

static void tell(struct ui_state *st, struct str said, bool bad)
{
    struct ui_editor *ed = &st->editor;

    free(ed->preview);
    ed->preview = said.len > 0 ? str_copy(said) : NULL;
    ed->preview_bad = bad;
}

/* Of what is shown now. */
static void tell_consequence(struct ui_state *st)
{
    const struct ui_row *row = ui_document_row(ui_current(st));
    bool bad = false;
    struct str said = ui_editor_preview(st, row, ui_line_edit_text(&st->editor.line), &bad);

    tell(st, said, bad);
}

static void preview(struct ui_state *st)
{
    struct ui_editor *ed = &st->editor;
    struct err *e = ui_editor_try(st, ui_line_edit_text(&ed->line));

    if (e == NULL) {
        tell_consequence(st);
        return;
    }
    if (e->class == ERR_OOM) {
        st->fatal = e;
        return;
    }
    tell(st,
         arena_printf(&st->scratch, "not yet a value: %s; the spec shows the last one that was",
                      e->text),
         true);
    err_free(e);
}

enum { LONG = 160 }; /* columns that are no longer edited on one line */

static void open_editor(struct ui_state *st, const struct ui_row *row, struct str text, bool fresh,
                        bool lines)
{
    struct ui_editor *e = &st->editor;

    /* Stars in the editor would be taken for the value. */
    if (!ui_current(st)->unmasked && mask_needed(text)) {
        ui_say(st, UI_ROLE_WARNING, "this holds a secret, which is hidden: %s shows it",
               ui_key_of(st, UI_ACTION_MASK));
        return;
    }
    free(e->refused);
    e->refused = NULL;
    e->place = row->place;
    e->fresh = fresh;
    e->lines = lines || str_find(text, '\n', 0) >= 0 || ui_text_width(text) > LONG;
    if (!ui_line_edit_set(&e->line, text)) {
        st->fatal = err_oom();
        return;
    }
    st->mode = UI_MODE_EDITOR;
    tell_consequence(st);
}

/* Lists and objects on lines of their own. */
struct str ui_text_to_edit(struct ui_state *st, const struct ui_row *row)
{
    bool structured =
        row->value != NULL && (row->value->kind == VALUE_LIST || row->value->kind == VALUE_MAP);
    struct str text;
    char *json;
    size_t len;

    if (!structured)
        return mdl_value_print(&st->scratch, row->place.field, row->value);
    if (!ui_check(st, json_write(&json, &len, row->value, 2)))
        return STR_NONE;
    text = arena_str(&st->scratch, (struct str){json, len});
    free(json);
    return text;
}

void ui_edit_row(struct ui_state *st, const struct ui_row *row)
{
    open_editor(st, row, mdl_value_print(&st->scratch, row->place.field, row->value), false, false);
}

void ui_edit_new(struct ui_state *st, const struct ui_place *list, size_t at, struct str name)
{
    if (ui_new_element_begin(st, list, at, name))
        open_editor(st, ui_document_row(ui_current(st)), STR_NONE, true, false);
    else
        ui_leave(st);
}

void ui_edit_lines(struct ui_state *st, const struct ui_row *row)
{
    open_editor(st, row, ui_text_to_edit(st, row), false, true);
}

/* Keeps what the error says; the editor shows it beside the field. Takes e. */
static void refuse(struct ui_state *st, struct err *e)
{
    struct ui_editor *ed = &st->editor;
    struct str all = arena_str(&st->scratch, str_of(e->text));

    if (e->class == ERR_OOM) {
        st->fatal = e;
        return;
    }
    for (const struct err *link = e->cause; link != NULL; link = link->cause)
        all = arena_printf(&st->scratch, "%.*s: %s", STR_FMT(all), link->text);
    if (e->remedy != NULL)
        all = arena_printf(&st->scratch, "%.*s; %s", STR_FMT(all), e->remedy);
    free(ed->refused);
    ed->refused = str_copy(all);
    err_free(e);
}

static bool is_same(const struct value *a, const struct value *b)
{
    return a == b || (a != NULL && b != NULL && value_eq(a, b));
}

/* A list has no use for an element of nothing; a key may well stand for the empty text. */
static bool is_nothing(const struct ui_editor *ed, const struct value *value)
{
    return value == NULL || (value->kind == VALUE_STRING && value->u.text.len == 0 &&
                             mdl_fields[mdl_fields[ed->place.field].parent].type != MDL_T_MAP);
}

/* What is refused goes on being edited, and so stays in view. */
static void accept_new(struct ui_state *st)
{
    struct ui_editor *ed = &st->editor;
    const struct value *value = NULL;
    struct str text = ui_line_edit_text(&ed->line);
    struct err *e = mdl_value_parse(&value, ed->place.field, text);

    if (e == NULL)
        e = ui_new_element_try(st, value != NULL ? value_ref(value) : NULL);
    if (e != NULL) {
        value_unref(value);
        refuse(st, e);
        return;
    }
    st->mode = UI_MODE_PANES;
    ui_drop(st);
    if (!is_nothing(ed, value)) {
        ui_check(st, ui_new_element_put(st, value));
    } else {
        value_unref(value);
        ui_new_element_leave(st);
    }
}

static void accept(struct ui_state *st)
{
    struct ui_editor *ed = &st->editor;
    const struct ui_row *row;
    const struct value *value = NULL;
    struct err *e = mdl_value_parse(&value, ed->place.field, ui_line_edit_text(&ed->line));

    if (e != NULL) {
        refuse(st, e);
        return;
    }
    ui_drop(st);
    if (st->fatal != NULL) {
        value_unref(value);
        return;
    }
    row = ui_document_row(ui_current(st));
    if (is_same(value, row->value)) {
        value_unref(value);
        ui_say(st, UI_ROLE_TEXT, "unchanged");
    } else {
        e = ui_set_place(st, row, value);
    }
    if (e != NULL)
        refuse(st, e);
    else
        st->mode = UI_MODE_PANES;
}

static void changed(struct ui_state *st)
{
    free(st->editor.refused);
    st->editor.refused = NULL;
    preview(st);
}

static void complete(struct ui_state *st)
{
    struct ui_editor *ed = &st->editor;
    struct str typed = arena_str(&st->scratch, ui_line_edit_text(&ed->line));
    struct ui_completed done = ui_complete_choice(&st->scratch, ed->place.field, typed);

    if (done.text.len > 0) {
        if (!ui_line_edit_set(&ed->line, done.text))
            st->fatal = err_oom();
        changed(st);
    }
    if (done.said.len > 0)
        tell(st, done.said, false);
}

/* Where a line end is part of the text, Enter makes one. */
static bool takes_lines(const struct ui_editor *ed)
{
    struct str text = ui_line_edit_text(&ed->line);

    return ed->lines && (str_find(text, '\n', 0) >= 0 || str_starts(text, STR_LIT("{")) ||
                         str_starts(text, STR_LIT("[")));
}

static bool lines_key(struct ui_editor *ed, const struct ui_event *ev, struct ui_rect r)
{
    if (ev->kind == UI_EVENT_PASTE)
        return ui_line_edit_insert(&ed->line, ev->paste);
    if (ui_key_is(ev, "enter"))
        return ui_line_edit_insert(&ed->line, STR_LIT("\n"));
    return ui_text_edit_key(&ed->line, ev, r.w, r.h > 1 ? r.h - 1 : 1);
}

void ui_editor_key(struct ui_state *st, const struct ui_event *ev)
{
    struct ui_editor *ed = &st->editor;

    if (ui_key_is(ev, "esc ctrl-c")) {
        st->mode = UI_MODE_PANES;
        ui_leave(st);
        if (ed->fresh)
            ui_new_element_leave(st);
        else
            ui_say(st, UI_ROLE_TEXT, "left as it was");
        return;
    }
    if (ui_key_is(ev, "ctrl-s") || (ui_key_is(ev, "enter") && !takes_lines(ed))) {
        if (ed->fresh)
            accept_new(st);
        else
            accept(st);
        return;
    }
    if (ed->lines) {
        struct ui_rect r = ui_view_editor_lines(st);

        if (lines_key(ed, ev, r))
            changed(st);
        return;
    }
    if (ui_key_is(ev, "tab")) {
        complete(st);
        return;
    }
    if (ui_key_is(ev, "up down") && ui_step_editor(st, ui_key_is(ev, "up") ? 1 : -1)) {
        changed(st);
        return;
    }
    if (ev->kind == UI_EVENT_PASTE ? ui_line_edit_paste(&ed->line, ev->paste)
                                   : ui_line_edit_key(&ed->line, ev))
        changed(st);
}
