/* Elements of lists and maps: add, duplicate, remove, move, rename. */
#include "ui/tui/act/actions.h"
#include "ui/tui/state/edit_document.h"

#include <stdlib.h>

/* The list or map that the selected row is, or is an element of; of an element's field: the
 * element's. *at: the element's place, or the count for the list itself. */
static bool selected_list(struct ui_state *st, struct ui_place *list, size_t *at)
{
    const struct ui_document *d = ui_current(st);
    const struct ui_row *row = ui_document_row(d);
    enum mdl_type type;

    if (row == NULL || row->kind == UI_ROW_SECTION)
        return false;
    *list = row->place;
    type = mdl_fields[row->place.field].type;
    if (type == MDL_T_LIST || type == MDL_T_MAP) {
        *at = row->count;
        return true;
    }
    while (list->field != MDL_F_NONE && !ui_field_is_element(list->field))
        list->field = mdl_fields[list->field].parent;
    if (list->field == MDL_F_NONE || list->count == 0)
        return false;
    *at = list->at[--list->count];
    list->field = mdl_fields[list->field].parent;
    return true;
}

static const struct value *value_of(struct ui_state *st, const struct ui_place *place)
{
    struct mdl_path path;

    if (!ui_check(st, ui_path_of_place(st, place, &path)))
        return NULL;
    return value_at(ui_document_now(ui_current(st))->root, path.steps, path.count);
}

static size_t count_of(const struct value *v)
{
    if (v == NULL)
        return 0;
    return v->kind == VALUE_LIST ? v->u.list.count : v->kind == VALUE_MAP ? v->u.map.count : 0;
}

static struct ui_place element_of(const struct ui_place *list, size_t at)
{
    struct ui_place place = *list;

    place.field = (enum mdl_field_id)(list->field + 1);
    place.at[place.count++] = at;
    return place;
}

/* Selects an element that was just made; plain values are edited at once. */
static void show_element(struct ui_state *st, const struct ui_place *list, size_t at, bool edit)
{
    struct ui_document *d = ui_current(st);
    struct ui_place place = element_of(list, at);
    const struct ui_row *row;

    if (!ui_check(st, ui_document_go_to(d, &place)))
        return;
    row = ui_document_row(d);
    if (row == NULL || !ui_place_eq(&row->place, &place))
        return;
    if (row->can_open && !row->open && edit) {
        ui_form_fold(&d->form, row, true);
        ui_check(st, ui_document_refold(d));
    } else if (edit && !row->can_open) {
        switch (mdl_fields[place.field].type) {
        case MDL_T_STRING:
        case MDL_T_INT:
        case MDL_T_UINT:
            ui_edit_row(st, row, true);
            break;
        case MDL_T_BOOL:
        case MDL_T_OBJECT:
        case MDL_T_LIST:
        case MDL_T_MAP:
        case MDL_T_ANY:
            break;
        }
    }
    ui_follow_edit(st);
}

/* A list that is absent or null becomes one with its first elements. */
static const struct value *first_elements(const struct ui_place *list)
{
    unsigned count = mdl_fields[list->field].fixed_count;
    struct value *v = value_list();

    for (unsigned i = 0; v != NULL && i < (count != 0 ? count : 1); i++) {
        const struct value *child = mdl_value_template((enum mdl_field_id)(list->field + 1));

        if (child == NULL || !value_list_push(v, child)) {
            value_unref(v);
            return NULL;
        }
    }
    return v;
}

static struct str list_label(struct ui_state *st, const struct ui_place *list, const char *what)
{
    return arena_printf(&st->scratch, "%s: %s", mdl_fields[list->field].label, what);
}

static void add_to_list(struct ui_state *st, const struct ui_place *list, size_t at)
{
    const struct value *now = value_of(st, list), *fresh = NULL;
    struct mdl_edit edit = {.kind = MDL_EDIT_INSERT};
    bool first = now == NULL || now->kind != VALUE_LIST || now->u.list.count == 0;

    if (!ui_check(st, ui_path_of_place(st, list, &edit.path)))
        return;
    if (!first && mdl_fields[list->field].fixed_count != 0) {
        ui_say(st, UI_ROLE_WARNING, "%s has exactly %u elements", mdl_fields[list->field].label,
               mdl_fields[list->field].fixed_count);
        return;
    }
    if (first) {
        edit.kind = MDL_EDIT_SET;
        fresh = first_elements(list);
        at = 0;
    } else {
        at = at < now->u.list.count ? at + 1 : now->u.list.count;
        edit.path.steps[edit.path.count++] = (struct value_step){.index = at};
        edit.path.field = (enum mdl_field_id)(list->field + 1);
        fresh = mdl_value_template(edit.path.field);
    }
    edit.value = fresh;
    if (fresh == NULL)
        st->fatal = err_oom();
    else if (ui_apply_edit(st, &edit, list_label(st, list, "element added")))
        show_element(st, list, at, true);
    value_unref(fresh);
}

/* ---- maps: a name is asked for -------------------------------------------------------- */

static void set_member(struct ui_state *st, const struct ui_place *map, struct str name,
                       const struct value *value)
{
    const struct value *now = value_of(st, map);
    struct mdl_edit edit = {.kind = MDL_EDIT_SET, .value = value};

    if (value == NULL) {
        st->fatal = err_oom();
        return;
    }
    if (now != NULL && now->kind == VALUE_MAP && value_get(now, name) != NULL) {
        ui_say(st, UI_ROLE_ERROR, "'%.*s' exists already", STR_FMT(name));
        return;
    }
    if (!ui_check(st, ui_path_of_place(st, map, &edit.path)))
        return;
    edit.path.steps[edit.path.count++] = (struct value_step){.key = name};
    edit.path.field = (enum mdl_field_id)(map->field + 1);
    if (now != NULL && now->kind == VALUE_NULL) {
        struct value *one = value_map();

        if (one == NULL || !value_map_push(one, name, 0, 0, value_ref(value))) {
            st->fatal = err_oom();
            return;
        }
        edit.path.count--;
        edit.path.field = map->field;
        edit.value = one;
        if (ui_apply_edit(st, &edit, list_label(st, map, "entry added")))
            show_element(st, map, 0, true);
        value_unref(one);
    } else if (ui_apply_edit(st, &edit, list_label(st, map, "entry added"))) {
        show_element(st, map, count_of(now), true);
    }
}

static void add_named(struct ui_state *st, struct str name)
{
    struct ui_place map;
    const struct value *fresh;
    size_t at;

    if (!selected_list(st, &map, &at))
        return;
    fresh = mdl_value_template((enum mdl_field_id)(map.field + 1));
    set_member(st, &map, name, fresh);
    value_unref(fresh);
}

static void rename_to(struct ui_state *st, struct str name)
{
    struct mdl_edit edit = {.kind = MDL_EDIT_RENAME, .name = name};
    struct ui_place map, element;
    size_t at;

    if (!selected_list(st, &map, &at))
        return;
    element = element_of(&map, at);
    if (ui_check(st, ui_path_of_place(st, &element, &edit.path)))
        ui_apply_edit(st, &edit, list_label(st, &map, "entry renamed"));
}

static struct str name_at(struct ui_state *st, const struct ui_place *map, size_t at)
{
    const struct value *now = value_of(st, map);

    return now != NULL && now->kind == VALUE_MAP && at < now->u.map.count
               ? now->u.map.members[at].key
               : STR_NONE;
}

/* ---- actions -------------------------------------------------------------------------- */

static bool need_element(struct ui_state *st, struct ui_place *list, size_t *at)
{
    const struct ui_row *row = ui_document_row(ui_current(st));

    if (row != NULL && row->kind != UI_ROW_SECTION && selected_list(st, list, at) &&
        mdl_fields[row->place.field].type != MDL_T_LIST &&
        mdl_fields[row->place.field].type != MDL_T_MAP)
        return true;
    /* An element that is a list itself: ports and their bindings. */
    if (row != NULL && row->kind == UI_ROW_ELEMENT) {
        *list = row->place;
        *at = list->at[--list->count];
        list->field = mdl_fields[list->field].parent;
        return true;
    }
    ui_say(st, UI_ROLE_TEXT, "select an element of a list first; a adds one");
    return false;
}

/* The name that the engine has just looked for in vain, if it is one of this map. */
static struct str wanted_name(const struct ui_state *st, enum mdl_field_id map)
{
    static const enum mdl_field_id maps[] = {
        [SPEC_SCHEME_NONE] = MDL_F_NONE,
        [SPEC_SCHEME_FILE] = MDL_F_CREDENTIAL_FILES,
        [SPEC_SCHEME_REGISTRY] = MDL_F_REGISTRY_VALUES,
        [SPEC_SCHEME_CONFIG] = MDL_F_HOST_CONFIGS,
        [SPEC_SCHEME_RAW] = MDL_F_NONE,
    };
    const struct spec_credential *c =
        ui_document_result(ui_current(st))->assessment.spec.credentials;

    while (c != NULL && !(c->failed && maps[c->scheme] == map))
        c = c->next;
    return c != NULL ? c->asked : STR_NONE;
}

void ui_add_element(struct ui_state *st)
{
    struct ui_place list;
    size_t at;

    if (!selected_list(st, &list, &at))
        ui_say(st, UI_ROLE_TEXT, "only lists and maps have elements to add");
    else if (mdl_fields[list.field].type == MDL_T_MAP)
        ui_prompt_open(st, "name of the new entry: ", wanted_name(st, list.field), add_named);
    else
        add_to_list(st, &list, at);
}

void act_duplicate(struct ui_state *st, struct str argument)
{
    struct mdl_edit edit = {.kind = MDL_EDIT_DUPLICATE};
    struct ui_place list, element;
    size_t at;

    (void)argument;
    if (!need_element(st, &list, &at))
        return;
    element = element_of(&list, at);
    if (ui_check(st, ui_path_of_place(st, &element, &edit.path)) &&
        ui_apply_edit(st, &edit, list_label(st, &list, "element duplicated")))
        show_element(st, &list, at + 1, false);
}

static void remove_element(struct ui_state *st)
{
    struct mdl_edit edit = {.kind = MDL_EDIT_REMOVE};
    struct ui_place list, element;
    size_t at, count;

    if (!need_element(st, &list, &at))
        return;
    element = element_of(&list, at);
    count = count_of(value_of(st, &list));
    if (!ui_check(st, ui_path_of_place(st, &element, &edit.path)) ||
        !ui_apply_edit(st, &edit, list_label(st, &list, "element removed")))
        return;
    element.at[element.count - 1] = at + 1 < count ? at : at > 0 ? at - 1 : 0;
    ui_check(st, ui_document_go_to(ui_current(st), count > 1 ? &element : &list));
    ui_follow_edit(st);
}

void act_unset(struct ui_state *st, struct str argument)
{
    const struct ui_row *row = ui_document_row(ui_current(st));

    (void)argument;
    if (row == NULL || row->kind == UI_ROW_SECTION)
        ui_say(st, UI_ROLE_TEXT, "this is a section's heading; select a field first");
    else if (row->kind == UI_ROW_ELEMENT)
        remove_element(st);
    else if (row->value == NULL)
        ui_say(st, UI_ROLE_TEXT, "%.*s is not set", STR_FMT(ui_place_name(st, row)));
    else
        ui_check(st, ui_set_place(st, row, NULL));
}

void act_remove(struct ui_state *st, struct str argument)
{
    const struct ui_row *row = ui_document_row(ui_current(st));

    (void)argument;
    if (row != NULL && row->kind == UI_ROW_FIELD)
        act_unset(st, STR_NONE);
    else
        remove_element(st);
}

static void move_element(struct ui_state *st, int step)
{
    struct mdl_edit edit = {.kind = MDL_EDIT_MOVE};
    struct ui_place list, element;
    size_t at, count;

    if (!need_element(st, &list, &at))
        return;
    count = count_of(value_of(st, &list));
    if (mdl_fields[list.field].type == MDL_T_MAP) {
        ui_say(st, UI_ROLE_TEXT, "the order of a map means nothing");
        return;
    }
    if (step > 0 ? at + 1 >= count : at == 0) {
        ui_say(st, UI_ROLE_TEXT, step > 0 ? "it is the last one" : "it is the first one");
        return;
    }
    edit.to = step > 0 ? at + 1 : at - 1;
    element = element_of(&list, at);
    if (ui_check(st, ui_path_of_place(st, &element, &edit.path)) &&
        ui_apply_edit(st, &edit,
                      list_label(st, &list, step > 0 ? "element moved down" : "element moved up")))
        show_element(st, &list, edit.to, false);
}

void act_move_down(struct ui_state *st, struct str argument)
{
    (void)argument;
    move_element(st, 1);
}

void act_move_up(struct ui_state *st, struct str argument)
{
    (void)argument;
    move_element(st, -1);
}

void act_rename(struct ui_state *st, struct str argument)
{
    struct ui_place list;
    size_t at;

    (void)argument;
    if (!need_element(st, &list, &at))
        return;
    if (mdl_fields[list.field].type == MDL_T_MAP)
        ui_prompt_open(st, "new name: ", name_at(st, &list, at), rename_to);
    else
        ui_say(st, UI_ROLE_TEXT, "only keys of maps have names");
}
