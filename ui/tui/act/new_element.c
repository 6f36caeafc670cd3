#include "ui/tui/act/new_element.h"

#include "ui/tui/state/edit_document.h"

#include <stdlib.h>

/* A list that is absent or null becomes one with its first elements. Takes value. */
static const struct value *first_elements(const struct ui_place *list, const struct value *value)
{
    unsigned count = mdl_fields[list->field].fixed_count;
    struct value *v = value_list();

    if (v == NULL) {
        value_unref(value);
        return NULL;
    }
    for (unsigned i = 0; value != NULL && value_list_push(v, value);) {
        if (++i >= count)
            return v;
        value = mdl_value_template((enum mdl_field_id)(list->field + 1));
    }
    value_unref(v);
    return NULL;
}

/* Takes value. */
static const struct value *first_member(struct str name, const struct value *value)
{
    struct value *map = value_map();

    if (map == NULL)
        value_unref(value);
    else if (value_map_push(map, name, 0, 0, value))
        return map;
    value_unref(map);
    return NULL;
}

static bool has_elements(const struct value *now)
{
    return now != NULL &&
           ((now->kind == VALUE_LIST && now->u.list.count > 0) || now->kind == VALUE_MAP);
}

struct err *ui_insertion(struct ui_state *st, struct mdl_edit *edit, const struct ui_place *list,
                         size_t at, struct str name, const struct value *value)
{
    bool map = mdl_fields[list->field].type == MDL_T_MAP;
    const struct value *root = mdl_now(ui_current(st)->history)->root, *now;
    struct err *e;

    *edit = (struct mdl_edit){.kind = MDL_EDIT_SET};
    if (value == NULL)
        return err_oom();
    if ((e = ui_path_of_place(st, list, &edit->path)) != NULL) {
        value_unref(value);
        return e;
    }
    now = value_at(root, edit->path.steps, edit->path.count);
    if (!has_elements(now)) {
        edit->value = map ? first_member(name, value) : first_elements(list, value);
        return edit->value != NULL ? NULL : err_oom();
    }
    if (!map)
        edit->kind = MDL_EDIT_INSERT;
    edit->path.steps[edit->path.count++] =
        map ? (struct value_step){.key = name} : (struct value_step){.index = at};
    edit->path.field = (enum mdl_field_id)(list->field + 1);
    edit->value = value;
    return NULL;
}

/* Of the editor's new element. Takes value. */
static struct err *insertion(struct ui_state *st, struct mdl_edit *edit, const struct value *value)
{
    const struct ui_editor *ed = &st->editor;
    struct ui_place list = ed->place;
    size_t at = list.at[--list.count];

    list.field = mdl_fields[list.field].parent;
    return ui_insertion(st, edit, &list, at, str_of(ed->name), value);
}

struct err *ui_new_element_try(struct ui_state *st, const struct value *value)
{
    const struct value *root = NULL;
    struct mdl_edit edit;
    struct err *e =
        insertion(st, &edit, value != NULL ? value : mdl_value_template(st->editor.place.field));

    if (e == NULL)
        e = mdl_edit_tree(&root, mdl_now(ui_current(st)->history)->root, &edit);
    value_unref(edit.value);
    if (e == NULL)
        e = ui_try_root(st, root);
    value_unref(root);
    return e;
}

bool ui_new_element_begin(struct ui_state *st, const struct ui_place *list, size_t at,
                          struct str name)
{
    struct ui_editor *ed = &st->editor;
    const struct ui_row *row;

    free(ed->name);
    ed->name = str_copy(name);
    if (ed->name == NULL) {
        st->fatal = err_oom();
        return false;
    }
    ed->place = *list;
    ed->place.field = (enum mdl_field_id)(list->field + 1);
    ed->place.at[ed->place.count++] = at;
    if (!ui_check(st, ui_new_element_try(st, NULL)) ||
        !ui_check(st, ui_document_go_to(ui_current(st), &ed->place)))
        return false;
    row = ui_document_row(ui_current(st));
    return row != NULL && ui_place_eq(&row->place, &ed->place);
}

struct err *ui_new_element_put(struct ui_state *st, const struct value *value)
{
    struct ui_place place = st->editor.place;
    struct mdl_edit edit;
    struct str name = st->editor.name[0] != '\0'
                          ? str_of(st->editor.name)
                          : arena_printf(&st->scratch, "[%zu]", place.at[place.count - 1]);
    struct str label = arena_printf(
        &st->scratch, "%s %.*s = %.*s", mdl_field_text(mdl_fields[place.field].parent).label,
        STR_FMT(name), STR_FMT(ui_value_in_label(st, place.field, value)));
    struct err *e = insertion(st, &edit, value);

    if (e == NULL)
        e = ui_edit_document(st, &edit, label);
    value_unref(edit.value);
    if (e == NULL && ui_check(st, ui_document_go_to(ui_current(st), &place)))
        ui_follow_edit(st);
    return e;
}

void ui_new_element_leave(struct ui_state *st)
{
    struct ui_place list = st->editor.place;

    list.count--;
    list.field = mdl_fields[list.field].parent;
    ui_check(st, ui_document_go_to(ui_current(st), &list));
    ui_say(st, UI_ROLE_TEXT, "nothing was added");
}
