/* Elements of lists and maps: add, duplicate, remove, move, rename. */
#include "ui/tui/act/actions.h"
#include "ui/tui/act/new_element.h"
#include "ui/tui/state/edit_document.h"

#include <stdlib.h>

/* The list or map that the selected row is, or is an element of; of an element's field: the
 * element's. *at: the element's place, or the count for the list itself. */
static bool selected_list(struct ui_state *st, struct ui_place *list, size_t *at)
{
    const struct ui_document *d = ui_current(st);
    const struct ui_row *row = ui_document_row(d);
    enum mdl_type type;

    if (row->kind == UI_ROW_SECTION)
        return false;
    *list = row->place;
    type = mdl_fields[row->place.field].type;
    if (type == MDL_T_LIST || type == MDL_T_MAP) {
        *at = row->count;
        return true;
    }
    while (!ui_field_is_element(list->field))
        if (!ui_place_up(list))
            return false;
    if (list->count == 0)
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

/* Selects an element that was just made or moved; a new one is opened. */
static void show_element(struct ui_state *st, const struct ui_place *list, size_t at, bool open)
{
    struct ui_document *d = ui_current(st);
    struct ui_place place = element_of(list, at);
    const struct ui_row *row;

    if (!ui_check(st, ui_document_go_to(d, &place)))
        return;
    row = ui_document_row(d);
    if (!ui_place_eq(&row->place, &place))
        return;
    if (row->can_open && !row->open && open) {
        ui_form_fold(&d->form, row, true);
        ui_check(st, ui_document_refold(d));
    }
    ui_follow_edit(st);
}

static struct str list_label(struct ui_state *st, const struct ui_place *list, const char *what)
{
    return arena_printf(&st->scratch, "%s: %s", mdl_field_text(list->field).label, what);
}

/* Of one value, which is typed. */
static bool is_typed(enum mdl_field_id element)
{
    enum mdl_type type = mdl_fields[element].type;

    return type == MDL_T_STRING || type == MDL_T_INT || type == MDL_T_UINT;
}

static void insert(struct ui_state *st, const struct ui_place *list, size_t at, struct str name)
{
    enum mdl_field_id field = (enum mdl_field_id)(list->field + 1);
    struct mdl_edit edit;

    if (is_typed(field)) {
        ui_edit_new(st, list, at, name);
        return;
    }
    if (ui_check(st, ui_insertion(st, &edit, list, at, name, mdl_value_template(field))) &&
        ui_apply_edit(st, &edit,
                      list_label(st, list, name.len > 0 ? "entry added" : "element added")))
        show_element(st, list, at, true);
    value_unref(edit.value);
}

static void add_to_list(struct ui_state *st, const struct ui_place *list, size_t at)
{
    size_t count = count_of(value_of(st, list));

    if (count > 0 && mdl_fields[list->field].fixed_count != 0)
        ui_say(st, UI_ROLE_WARNING, "%s has exactly %u elements", mdl_field_text(list->field).label,
               mdl_fields[list->field].fixed_count);
    else
        insert(st, list, at < count ? at + 1 : count, STR_NONE);
}

/* ---- maps: a name is asked for -------------------------------------------------------- */

static void add_named(struct ui_state *st, struct str name)
{
    const struct value *now;
    struct ui_place map;
    size_t at;

    if (!selected_list(st, &map, &at))
        return;
    now = value_of(st, &map);
    if (now != NULL && now->kind == VALUE_MAP && value_get(now, name) != NULL)
        ui_say(st, UI_ROLE_ERROR, "'%.*s' exists already", STR_FMT(name));
    else
        insert(st, &map, count_of(now), name);
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

static bool takes_elements(const struct ui_row *row)
{
    return row->kind == UI_ROW_SECTION || mdl_fields[row->place.field].type == MDL_T_LIST ||
           mdl_fields[row->place.field].type == MDL_T_MAP;
}

static bool need_element(struct ui_state *st, struct ui_place *list, size_t *at)
{
    const struct ui_row *row = ui_document_row(ui_current(st));

    if (row->kind != UI_ROW_SECTION && selected_list(st, list, at) &&
        mdl_fields[row->place.field].type != MDL_T_LIST &&
        mdl_fields[row->place.field].type != MDL_T_MAP)
        return true;
    /* An element that is a list itself: ports and their bindings. */
    if (row->kind == UI_ROW_ELEMENT) {
        *list = row->place;
        *at = list->at[--list->count];
        list->field = mdl_fields[list->field].parent;
        return true;
    }
    if (takes_elements(row))
        ui_say(st, UI_ROLE_TEXT, "select an element of a list first; %s adds one",
               ui_key_of(st, UI_ACTION_ADD));
    else
        ui_say(st, UI_ROLE_TEXT, "select an element of a list first: this is a field of its own");
    return false;
}

struct str ui_wanted_name(const struct ui_state *st, enum mdl_field_id map)
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

    while (c != NULL && !((c->failed || c->unknown) && maps[c->scheme] == map))
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
        ui_prompt_open(st, "name of the new entry: ", ui_wanted_name(st, list.field), add_named);
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
    if (row->kind == UI_ROW_SECTION)
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
    if (row->kind == UI_ROW_FIELD)
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
