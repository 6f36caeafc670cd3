#include "ui/tui/act/copy_subject.h"

#include "ui/present/origins.h"
#include "ui/tui/state/edit_document.h"
#include "ui/tui/view/panes.h"

static bool find_place(struct ui_state *st, const struct ui_place *place, struct ui_row *out)
{
    const struct value *value;
    struct mdl_path path;
    struct err *e;

    if (place->field == MDL_F_NONE)
        return false;
    e = ui_path_of_place(st, place, &path);
    if (e != NULL) {
        err_free(e);
        return false;
    }
    value = value_at(ui_document_now(ui_current(st))->root, path.steps, path.count);
    *out = (struct ui_row){
        .kind = ui_field_is_element(place->field) ? UI_ROW_ELEMENT : UI_ROW_FIELD,
        .place = *place,
        .value = value,
    };
    return true;
}

static bool is_there(void *ctx, const struct ui_place *place)
{
    struct ui_row row;

    return find_place(ctx, place, &row);
}

/* The field that a node of the spec, or the object around it, was made from. */
static void find_field_of_node(struct ui_state *st, const struct spec_node *node,
                               struct ui_row *out)
{
    struct ui_place place;

    if (ui_place_of_node(&place, node, is_there, st))
        find_place(st, &place, out);
}

const struct ui_table_row *ui_copy_window_row(const struct ui_state *st)
{
    const struct ui_table_window *win = &st->window;

    return st->mode == UI_MODE_TABLE && win->at < win->table.count ? &win->table.rows[win->at]
                                                                   : NULL;
}

/* Its line of the spec, else its field, else what a why is about. */
static struct ui_copy_subject of_window(struct ui_state *st)
{
    const struct ui_table *t = &st->window.table;
    const struct ui_table_row *row = ui_copy_window_row(st);
    struct ui_copy_subject s = {.row = {.kind = UI_ROW_SECTION}};
    struct spec_ref ref = row != NULL ? row->ref : (struct spec_ref){.field = MDL_F_NONE};
    struct ui_place place;

    if (row != NULL && row->spec_path.len > 0)
        s.node =
            spec_find(ui_document_result(ui_current(st))->assessment.spec.spec, row->spec_path);
    else if (ref.field == MDL_F_NONE && t->kind == UI_TABLE_WHY &&
             t->subject.kind == UI_SUBJECT_NODE)
        s.node = t->subject.node;
    else if (ref.field == MDL_F_NONE && t->kind == UI_TABLE_WHY)
        ref = t->subject.ref;
    place = ui_place_of(ref.field, ref.index);
    if (s.node != NULL)
        find_field_of_node(st, s.node, &s.row);
    else
        (void)find_place(st, &place, &s.row);
    return s;
}

static struct ui_copy_subject of_pane(struct ui_state *st)
{
    const struct ui_selection selected = ui_selected(st);
    struct ui_copy_subject s = {.row = {.kind = UI_ROW_SECTION}, .item = selected.item};

    if (selected.row != NULL)
        s.row = *selected.row;
    if (selected.item != NULL) {
        struct ui_place place = ui_place_of(s.item->ref.field, s.item->ref.index);

        find_place(st, &place, &s.row);
    } else if (selected.explains && selected.subject.kind == UI_SUBJECT_NODE) {
        s.node = selected.subject.node;
        find_field_of_node(st, s.node, &s.row);
    }
    return s;
}

struct ui_copy_subject ui_copy_subject(struct ui_state *st)
{
    return st->mode == UI_MODE_TABLE ? of_window(st) : of_pane(st);
}
