#include "ui/tui/state/document_rows.h"

#include "specgen/credential/mask.h"
#include "specgen/explain/explain.h"
#include "ui/present/origins.h"

#include <stdint.h>

const struct mdl_doc *ui_document_now(const struct ui_document *d)
{
    return d->tried != NULL ? d->tried : mdl_now(d->history);
}

const struct ui_generation *ui_document_result(const struct ui_document *d)
{
    return d->generation[d->current];
}

const struct ui_panel *ui_document_panel(const struct ui_document *d, enum ui_pane pane)
{
    return &ui_document_result(d)->panels[pane - UI_PANE_FIRST_LOWER];
}

static size_t row_count(const struct ui_document *d, enum ui_pane pane)
{
    if (pane == UI_PANE_FORM)
        return d->form.count;
    if (pane == UI_PANE_SPEC)
        return d->tree->row_count;
    return ui_pane_is_panel(pane) ? ui_document_panel(d, pane)->count : 0;
}

const struct ui_row *ui_document_row(const struct ui_document *d)
{
    static const struct ui_row first = {
        .kind = UI_ROW_SECTION, .place = {.field = MDL_F_NONE}, .can_open = true};
    size_t at = d->cursor[UI_PANE_FORM].at;

    return at < d->form.count ? &d->form.rows[at] : &first;
}

void ui_document_clamp(struct ui_document *d)
{
    for (int p = 0; p < UI_PANES_NUMBERED; p++) {
        size_t rows = row_count(d, (enum ui_pane)p);

        if (d->cursor[p].at >= rows)
            d->cursor[p].at = rows > 0 ? rows - 1 : 0;
    }
}

struct err *ui_document_fold_spec(struct ui_document *d, size_t line)
{
    struct err *e = ui_tree_fold(d->tree, line);

    if (e != NULL)
        return e;
    d->cursor[UI_PANE_SPEC].at = ui_tree_row_of(d->tree, line);
    ui_document_clamp(d);
    return NULL;
}

struct err *ui_document_fold_spec_all(struct ui_document *d, bool open)
{
    size_t at = d->cursor[UI_PANE_SPEC].at,
           line = at < d->tree->row_count ? ui_tree_place(d->tree, at) : 0;
    struct err *e = ui_tree_fold_all(d->tree, open);

    if (e != NULL)
        return e;
    d->cursor[UI_PANE_SPEC].at = ui_tree_row_of(d->tree, line);
    ui_document_clamp(d);
    return NULL;
}

struct ui_tree_spot ui_document_spot(const struct ui_document *d)
{
    return ui_tree_spot(d->tree, d->cursor[UI_PANE_SPEC].at);
}

void ui_document_keep_line(struct ui_document *d, struct ui_tree_spot spot)
{
    size_t row = ui_tree_row_at(d->tree, spot);

    if (row != SIZE_MAX)
        d->cursor[UI_PANE_SPEC].at = row;
}

enum ui_tree ui_document_tree(const struct ui_document *d)
{
    return (enum ui_tree)(d->tree - d->trees);
}

bool ui_document_show_tree(struct ui_document *d, enum ui_tree tree)
{
    struct ui_tree_spot spot = ui_document_spot(d);

    if (tree != UI_TREE_SPEC && ui_document_result(d)->trees[tree].count == 0)
        return false;
    if (d->tree == &d->trees[tree])
        return true;
    d->tree = &d->trees[tree];
    d->cursor[UI_PANE_SPEC] = (struct ui_cursor){0, 0};
    ui_document_keep_line(d, spot);
    return true;
}

void ui_document_show_line(struct ui_document *d, enum ui_tree tree, size_t line)
{
    if (ui_document_show_tree(d, tree))
        d->cursor[UI_PANE_SPEC].at = ui_tree_reveal(d->tree, line);
}

/* Returns the row of the first line with a value, else of the first one; SIZE_MAX: none. */
static size_t drive(struct ui_spec_lines *lines, const struct ui_tree_pane *pane,
                    const struct ui_row *row)
{
    size_t first = SIZE_MAX;
    bool first_is_plain = false, drives = false;
    const struct spec_origin *last = NULL; /* lines side by side often have the same */

    for (size_t i = 0; i < lines->count; i++) {
        struct ui_spec_line *line = &lines->lines[i];

        if (!line->closes && line->node->origin != last) {
            last = line->node->origin;
            drives = ui_row_drives(row, line->node);
        }
        line->driven = !line->closes && drives;
        /* A value says more than the object around it. */
        if (line->driven && (first == SIZE_MAX || (!first_is_plain && !line->opens))) {
            first = ui_tree_row_of(pane, i);
            first_is_plain = !line->opens;
        }
    }
    return first;
}

/* What has no field of the container, or one that the spec is not made from (Binds become Mounts),
 * leads to the spec by what create made of it. */
static bool leads_by_create(const struct ui_document *d, const struct ui_row *row)
{
    return row->kind != UI_ROW_SECTION && row->value != NULL &&
           ui_document_result(d)->assessment.created != NULL &&
           (ui_place_is_asked(&row->place) || row->place.through != 0) &&
           (mdl_field_asked_through(row->place.field) != row->place.through ||
            mdl_field_text(row->place.field).drives == NULL);
}

/* The first line of the spec that was made of it. */
static size_t drive_by_create(struct ui_document *d, const struct ui_row *row)
{
    const struct assessment *r = &ui_document_result(d)->assessment;
    struct ui_spec_lines *lines = &d->generation[d->current]->trees[UI_TREE_SPEC];
    bool first_is_plain = false;
    size_t first = SIZE_MAX;
    struct arena a;
    struct str path;

    arena_init(&a);
    path = ui_place_text(&a, &row->place, r->written->root);
    for (size_t i = 0; i < lines->count; i++) {
        struct ui_spec_line *line = &lines->lines[i];

        line->driven =
            line->driven || (!line->closes && explain_is_driven(&a, r, line->node, path));
        if (line->driven && (first == SIZE_MAX || (!first_is_plain && !line->opens))) {
            first = ui_tree_row_of(&d->trees[UI_TREE_SPEC], i);
            first_is_plain = !line->opens;
        }
    }
    arena_finish(&a);
    return first;
}

size_t ui_document_drive(struct ui_document *d)
{
    const struct ui_row *row = ui_document_row(d);
    size_t first = SIZE_MAX;

    for (int t = UI_TREES - 1; t >= 0; t--)
        first = drive(&d->generation[d->current]->trees[t], &d->trees[t], row);
    if (leads_by_create(d, row))
        first = drive_by_create(d, row);
    d->driven = d->tree == &d->trees[UI_TREE_SPEC] ? first : SIZE_MAX;
    return d->driven;
}

bool ui_document_build_form(struct ui_document *d, struct ui_form *form, bool all)
{
    return ui_form_build(form, ui_document_now(d), ui_document_result(d)->assessment.doc, all);
}

bool ui_document_form(struct ui_document *d, struct ui_form *all)
{
    ui_form_init(all);
    all->of = d->form.of;
    return ui_document_build_form(d, all, true);
}

/* In the view that is shown if it has the place, else in the other one. */
static struct ui_place in_view(struct ui_document *d, const struct ui_place *place)
{
    const struct assessment *r = &ui_document_result(d)->assessment;
    struct ui_place asked = *place;
    struct arena a;

    if (d->form.of == UI_FORM_OF_REQUEST && ui_place_is_container(place)) {
        arena_init(&a);
        asked = ui_place_asked(&a, r, place);
        arena_finish(&a);
    }
    if (ui_place_is_container(&asked))
        d->form.of = UI_FORM_OF_CONTAINER;
    else if (ui_place_is_asked(&asked))
        d->form.of = UI_FORM_OF_REQUEST;
    return asked;
}

void ui_document_go_to_section(struct ui_document *d, enum mdl_section section)
{
    for (size_t i = 0; i < d->form.count; i++)
        if (d->form.rows[i].kind == UI_ROW_SECTION && d->form.rows[i].section == section)
            d->cursor[UI_PANE_FORM].at = i;
}

struct err *ui_document_go_to(struct ui_document *d, const struct ui_place *place)
{
    struct ui_place there;

    if (place->field == MDL_F_NONE)
        return NULL;
    there = in_view(d, place);
    if (!ui_form_reveal(&d->form, &there) || !ui_document_build_form(d, &d->form, false))
        return err_oom();
    d->cursor[UI_PANE_FORM].at = ui_form_find(&d->form, &there);
    ui_document_clamp(d);
    ui_document_drive(d);
    return NULL;
}

struct err *ui_document_view(struct ui_document *d, enum ui_form_of of)
{
    const struct ui_row *row = ui_document_row(d);
    struct ui_place place = {.field = MDL_F_NONE};

    if (row->kind != UI_ROW_SECTION)
        place = row->place;
    if (of == UI_FORM_OF_CONTAINER && place.through != 0 && ui_place_is_asked(&place))
        place.through = 0;
    d->form.of = of;
    if (!ui_document_build_form(d, &d->form, false))
        return err_oom();
    ui_document_clamp(d);
    if (place.field != MDL_F_NONE && (of == UI_FORM_OF_REQUEST || !ui_place_is_asked(&place)))
        return ui_document_go_to(d, &place);
    ui_document_drive(d);
    return NULL;
}

struct str ui_shown(const struct ui_document *d, struct arena *a, struct str text)
{
    return d->unmasked ? text : mask_secrets(a, text);
}
