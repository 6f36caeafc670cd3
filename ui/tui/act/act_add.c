/* What is added to lists and maps: one that is typed, one of the usual kinds, what the host has. */
#include "model/files/text.h"
#include "ui/tui/act/actions.h"
#include "ui/tui/state/complete.h"
#include "ui/tui/state/edit_document.h"

#include <stdlib.h>

enum { LISTS_MOST = 24 };

/* ---- one that is chosen --------------------------------------------------------------- */

static void open_row(struct ui_state *st)
{
    struct ui_document *d = ui_current(st);
    const struct ui_row *row = ui_document_row(d);

    if (!row->can_open || row->open)
        return;
    if (!ui_form_fold(&d->form, row, true))
        st->fatal = err_oom();
    else
        ui_check(st, ui_document_refold(d));
}

/* The maps of the host that hold credential specs by name. */
static bool holds_credentials(enum mdl_field_id list)
{
    return list == MDL_F_CREDENTIAL_FILES || list == MDL_F_REGISTRY_VALUES ||
           list == MDL_F_HOST_CONFIGS;
}

/* The document with it becomes the document, as one step; the form goes to the new element. */
static void add_template(struct ui_state *st, const struct ui_template *t)
{
    struct ui_document *d = ui_current(st);
    const struct value *root = NULL;
    struct str label = arena_printf(&st->scratch, "%s: %.*s%s", mdl_field_text(t->list).label,
                                    STR_FMT(t->title), holds_credentials(t->list) ? "" : " added");
    const char *text = arena_cstr(&st->scratch, label);
    struct mdl_path path;
    struct ui_place place;
    struct err *e = ui_template_path(&path, &st->scratch, mdl_now(d->history)->root, t);

    if (e == NULL)
        e = ui_template_apply(&root, &st->scratch, mdl_now(d->history)->root, t);
    if (e == NULL)
        e = mdl_history_replace(d->history, root, text);
    value_unref(root);
    if (!ui_check(st, e))
        return;
    ui_note_change(st, UI_CHANGE_REPLACE, NULL);
    if ((st->fatal = ui_document_refresh(d)) != NULL)
        return;
    place = ui_place_of_path(ui_document_now(d)->root, &path);
    if (ui_check(st, ui_document_go_to(d, &place))) {
        open_row(st);
        ui_follow_edit(st);
    }
    ui_say(st, UI_ROLE_OK, "%.*s   (%s undoes)", STR_FMT(label), ui_key_of(st, UI_ACTION_UNDO));
}

/* ---- a credential spec of one's own ----------------------------------------------------- */

/* Named by an option, too, or just there under the name. */
static void add_credential(struct ui_state *st, struct str name, struct str text)
{
    const struct ui_template *asked = &st->adding.items[st->adding.chosen].made;
    struct ui_template t = {
        .list = asked->list,
        .title = name,
        .parts = {{"container.HostConfig.SecurityOpt[+]", STR_NONE,
                   arena_printf(&st->scratch, "credentialspec=file://%.*s", STR_FMT(name))},
                  {"host.CredentialSpecs.Files", name, text}},
    };

    if (holds_credentials(asked->list)) {
        name = asked->parts[0].key.len > 0 ? asked->parts[0].key : name;
        t.title = arena_printf(&st->scratch, "%.*s is there, %zu bytes", STR_FMT(name), text.len);
        t.parts[0] = (struct ui_template_part){asked->parts[0].path, name, text};
        t.parts[1] = (struct ui_template_part){.path = ""};
    }
    add_template(st, &t);
}

static struct str base_name(struct str file)
{
    size_t from = file.len;

    while (from > 0 && file.s[from - 1] != '/' && file.s[from - 1] != '\\')
        from--;
    return str_cut(file, from, file.len);
}

static void credential_file(struct ui_state *st, struct str file)
{
    const char *name = ui_file_name(st, file);
    struct text text;

    if (file.len == 0 || name == NULL || !ui_check(st, text_read_file(&text, name)))
        return;
    add_credential(st, base_name(file),
                   arena_str(&st->scratch, (struct str){text.bytes, text.len}));
    text_free(&text);
}

static void credential_pasted(struct ui_state *st, struct str text)
{
    if (text.len > 0)
        add_credential(st, STR_LIT("pasted.json"), text);
}

/* ---- the list --------------------------------------------------------------------------- */

static void add_empty(struct ui_state *st, enum mdl_field_id list)
{
    const struct ui_place place = {.field = list};

    if (ui_check(st, ui_document_go_to(ui_current(st), &place)))
        ui_add_element(st);
}

static void chosen(struct ui_state *st, size_t index)
{
    const struct ui_adding_item *item = &st->adding.items[index];

    ui_drop(st);
    st->adding.chosen = index;
    switch (item->kind) {
    case UI_ADD_TEMPLATE:
        add_template(st, &item->made);
        break;
    case UI_ADD_EMPTY:
        add_empty(st, item->made.list);
        break;
    case UI_ADD_FROM_FILE:
        ui_prompt_open(st, "file of the credential spec: ", STR_NONE, credential_file);
        st->prompt.complete = ui_complete_path;
        break;
    case UI_ADD_PASTED:
        ui_prompt_open(st, "paste the credential spec: ", STR_NONE, credential_pasted);
        break;
    }
}

/* The first letter of a value belongs to it. */
static void typed(struct ui_state *st, const struct ui_event *ev)
{
    ui_leave(st);
    st->mode = UI_MODE_PANES;
    add_empty(st, st->adding.items[0].made.list);
    if (st->mode == UI_MODE_EDITOR && ev != NULL)
        ui_editor_key(st, ev);
}

static struct err *tries(struct ui_state *st, size_t index, const struct value **root)
{
    const struct ui_adding_item *item = &st->adding.items[index];

    return item->kind != UI_ADD_TEMPLATE
               ? NULL
               : ui_template_apply(root, &st->scratch, mdl_now(ui_current(st)->history)->root,
                                   &item->made);
}

static bool has_texts(enum mdl_field_id list)
{
    return mdl_fields[list].type == MDL_T_LIST && mdl_fields[list + 1].type == MDL_T_STRING;
}

static void put(struct ui_adding *adding, enum ui_add_kind kind, const struct ui_template *t)
{
    if (adding->count < UI_ADDING_MOST)
        adding->items[adding->count++] = (struct ui_adding_item){kind, *t};
}

/* What may stand under a name that an option asks for. */
static void put_wanted(struct ui_adding *adding, struct ui_template t, struct str name)
{
    struct str path = mdl_field_path(&adding->arena, t.list);
    const char *where = arena_cstr(&adding->arena, path);

    if (where == NULL)
        return;
    t.parts[0] = (struct ui_template_part){where, name, STR_LIT(UI_EXAMPLE_CREDENTIAL_SPEC)};
    if (name.len > 0) {
        t.title = arena_printf(&adding->arena, "%.*s is there (example text)", STR_FMT(name));
        put(adding, UI_ADD_TEMPLATE, &t);
    }
    t.title = STR_LIT("its text from a file here...");
    put(adding, UI_ADD_FROM_FILE, &t);
    t.title = STR_LIT("its text, pasted...");
    put(adding, UI_ADD_PASTED, &t);
}

/* Nobody told whether any is there. */
static void put_absent(struct ui_adding *adding, struct ui_template t, const struct value *root)
{
    const char *where = arena_cstr(&adding->arena, mdl_field_path(&adding->arena, t.list));
    struct mdl_path path;
    struct err *e =
        where != NULL ? mdl_path_parse(&path, &adding->arena, str_of(where), root) : NULL;

    if (where != NULL && e == NULL && value_at(root, path.steps, path.count) == NULL) {
        t.title = STR_LIT("none is there");
        t.parts[0] = (struct ui_template_part){where, STR_NONE, STR_LIT("{}")};
        put(adding, UI_ADD_TEMPLATE, &t);
    }
    err_free(e);
}

static void put_list(struct ui_adding *adding, const struct mdl_doc *doc, enum mdl_field_id list,
                     struct str wanted)
{
    struct ui_template made[UI_TEMPLATES_MOST];
    size_t count = ui_templates_for(made, UI_TEMPLATES_MOST, &adding->arena, doc, list);

    for (size_t i = 0; i < count; i++)
        put(adding, UI_ADD_TEMPLATE, &made[i]);
    if (list == MDL_F_SECURITY_OPT) {
        put(adding, UI_ADD_FROM_FILE,
            &(struct ui_template){.list = list, .title = STR_LIT("gMSA spec from a file here...")});
        put(adding, UI_ADD_PASTED,
            &(struct ui_template){.list = list, .title = STR_LIT("gMSA spec that is pasted...")});
    }
    if (holds_credentials(list)) {
        const struct ui_template t = {.list = list, .parts = {{.path = ""}, {.path = ""}}};

        put_wanted(adding, t, wanted);
        put_absent(adding, t, doc->root);
    }
    put(adding, UI_ADD_EMPTY,
        &(struct ui_template){.list = list,
                              .title = mdl_fields[list].type == MDL_T_MAP
                                           ? STR_LIT("an entry; its name is asked for")
                                       : has_texts(list) ? STR_LIT("one that is typed...")
                                                         : STR_LIT("one to fill in")});
}

/* Fewer than two: there is nothing to choose. */
static void offer(struct ui_state *st, const enum mdl_field_id *lists, size_t count)
{
    struct ui_adding *adding = &st->adding;

    arena_reset(&adding->arena);
    adding->count = 0;
    for (size_t i = 0; i < count; i++)
        put_list(adding, ui_document_now(ui_current(st)), lists[i], ui_wanted_name(st, lists[i]));
    if (adding->count < 2) {
        add_empty(st, lists[0]);
        return;
    }
    if (!ui_picker_open(st, count == 1 ? mdl_field_text(lists[0]).label : "Add", adding->count,
                        chosen))
        return;
    for (size_t i = 0; i < adding->count; i++) {
        const struct ui_template *t = &adding->items[i].made;

        st->picker.items[i] = count == 1
                                  ? arena_str(&st->picker.arena, t->title)
                                  : arena_printf(&st->picker.arena, "%s: %.*s",
                                                 mdl_field_text(t->list).label, STR_FMT(t->title));
    }
    if (count == 1 && (has_texts(lists[0]) || mdl_fields[lists[0]].type == MDL_T_MAP))
        st->picker.own = adding->count - 1;
    if (count == 1 && has_texts(lists[0]))
        st->picker.typed = typed;
    else
        st->picker.finds = true;
    ui_picker_previews(st, tries);
    ui_picker_try(st);
}

void ui_offer_one(struct ui_state *st, enum mdl_field_id list, struct str title)
{
    const struct ui_place place = {.field = list};
    struct ui_adding *adding = &st->adding;

    if (!ui_check(st, ui_document_go_to(ui_current(st), &place)))
        return;
    ui_focus(st, UI_PANE_FORM);
    offer(st, &list, 1);
    for (size_t i = 0; i < adding->count && st->mode == UI_MODE_PICKER; i++)
        if (str_eq(adding->items[i].made.title, title)) {
            st->picker.cursor.at = i;
            ui_picker_try(st);
        }
}

/* ---- which lists are meant -------------------------------------------------------------- */

static bool is_list(enum mdl_field_id field)
{
    return mdl_fields[field].type == MDL_T_LIST || mdl_fields[field].type == MDL_T_MAP;
}

static bool is_in_element(enum mdl_field_id field)
{
    while (field != MDL_F_NONE && !ui_field_is_element(field))
        field = mdl_fields[field].parent;
    return field != MDL_F_NONE;
}

static bool is_below(enum mdl_field_id field, enum mdl_field_id top)
{
    return field > top && field < mdl_field_end(top);
}

/* Of a heading: the lists of its section. Of an object: those in it. */
static size_t lists_of(enum mdl_field_id *out, const struct ui_form *form, const struct ui_row *row)
{
    size_t count = 0;

    for (int id = 0; id < MDL_FIELD_COUNT && count < LISTS_MOST; id++) {
        enum mdl_field_id field = (enum mdl_field_id)id;
        struct ui_place place = {.field = field};

        if (is_list(field) && !is_in_element(field) && ui_form_shows(form, &place) &&
            (row->kind == UI_ROW_SECTION ? ui_form_section(form, field) == row->section
                                         : is_below(field, row->place.field)))
            out[count++] = field;
    }
    return count;
}

/* An element's own list, when that stands in no other one. */
static enum mdl_field_id list_around(const struct ui_row *row)
{
    struct ui_place place = row->place;

    if (is_list(place.field) && place.count == 0)
        return place.field;
    while (!ui_field_is_element(place.field))
        if (!ui_place_up(&place))
            return MDL_F_NONE;
    return row->place.count == 1 ? mdl_fields[place.field].parent : MDL_F_NONE;
}

void act_add(struct ui_state *st, struct str argument)
{
    const struct ui_row *row = ui_document_row(ui_current(st));
    enum mdl_field_id lists[LISTS_MOST];
    size_t count = 0;

    if (argument.len > 0) /* of another artefact */
        act_add_file(st, argument);
    if (argument.len > 0)
        return;
    if (row->kind == UI_ROW_SECTION || mdl_fields[row->place.field].type == MDL_T_OBJECT)
        count = row->kind == UI_ROW_SECTION || !is_in_element(row->place.field)
                    ? lists_of(lists, &ui_current(st)->form, row)
                    : 0;
    if (count == 0 && row->kind != UI_ROW_SECTION) {
        struct ui_template made[1];

        lists[0] = list_around(row);
        count = lists[0] != MDL_F_NONE &&
                (holds_credentials(lists[0]) ||
                 ui_templates_for(made, 1, &st->scratch, ui_document_now(ui_current(st)),
                                  lists[0]) > 0);
    }
    if (count > 0)
        offer(st, lists, count);
    else
        ui_add_element(st);
}
