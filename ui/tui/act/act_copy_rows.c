/* Copying rows: those of a window, a list, a comparison, a plot; one of them or all. */
#include "ui/present/grid.h"
#include "ui/tui/act/actions.h"
#include "ui/tui/act/copying.h"
#include "ui/tui/act/masked.h"
#include "ui/tui/state/help_index.h"
#include "ui/tui/view/panes.h"

static struct ui_grid grid_of(struct ui_state *st, size_t columns)
{
    return (struct ui_grid){.arena = &st->scratch, .columns = columns};
}

static struct str sign_text(struct ui_state *st, char sign)
{
    return sign == ' ' ? STR_NONE : arena_printf(&st->scratch, "%c", sign);
}

/* ---- windows ------------------------------------------------------------------------------ */

static void add_table_row(struct ui_grid *g, const struct ui_table *t,
                          const struct ui_table_row *row)
{
    struct ui_grid_row *to = ui_grid_add(g);

    to->heading = row->heading;
    for (size_t c = 0; c < t->column_count; c++)
        to->cell[c] = row->cell[c].text;
}

static struct ui_grid window_grid(struct ui_state *st)
{
    const struct ui_table *t = &st->window.table;
    struct ui_grid g = grid_of(st, t->column_count);

    g.title = t->title;
    for (size_t c = 0; c < t->column_count && t->has_titles; c++)
        g.head.cell[c] = str_of(t->columns[c].title);
    for (size_t i = 0; i < t->count; i++)
        add_table_row(&g, t, &t->rows[i]);
    return g;
}

static struct str window_row(struct ui_state *st)
{
    const struct ui_table_window *win = &st->window;
    struct ui_grid g = grid_of(st, win->table.column_count);

    if (win->at >= win->table.count)
        return STR_NONE;
    add_table_row(&g, &win->table, &win->table.rows[win->at]);
    return ui_grid_text(&g);
}

/* ---- the comparison ----------------------------------------------------------------------- */

static void add_labels(struct ui_state *st, struct ui_grid *g)
{
    const struct ui_comparison *c = &st->compare.made;

    for (unsigned i = 0; i < c->shown.count; i++)
        g->head.cell[i + 1] = c->column[c->shown.column[i]].label;
}

static struct ui_grid compare_grid(struct ui_state *st)
{
    const struct ui_comparison *c = &st->compare.made;
    struct ui_grid g = grid_of(st, c->shown.count + 1);

    add_labels(st, &g);
    g.head.cell[0] = STR_LIT("spec");
    for (size_t i = 0; i < c->diff.count; i++) {
        struct ui_grid_row *row;

        if (c->diff.rows[i].relation == COMPARE_SAME || ui_compare_closes(c, i))
            continue;
        row = ui_grid_add(&g);
        row->cell[0] = compare_path(&st->scratch, &c->diff, i);
        for (unsigned column = 0; column < c->shown.count; column++)
            row->cell[column + 1] = compare_text(&st->scratch, &c->diff, i, column);
    }
    return g;
}

/* Of the active column, whose document may be another one. False: a fold. */
static bool copy_compared(struct ui_state *st)
{
    const struct ui_comparison *c = &st->compare.made;
    size_t at = ui_current(st)->cursor[UI_PANE_COMPARE].at;
    const struct spec_node *node;
    unsigned active = ui_compare_active(&st->compare);

    if (at >= c->row_count || c->rows[at].folded > 0)
        return false;
    node = compare_at(&c->diff, c->rows[at].row, active)->node;
    if (node == NULL)
        ui_say(st, UI_ROLE_TEXT, "this is not in the spec of '%.*s'",
               STR_FMT(c->column[c->shown.column[active]].label));
    else
        ui_copy_lines(st,
                      arena_printf(&st->scratch, "the value in '%.*s'",
                                   STR_FMT(c->column[c->shown.column[active]].label)),
                      node->kind == SPEC_STRING ? node->u.text : spec_json(&st->scratch, node, 2),
                      "");
    return true;
}

static struct ui_grid consequences_grid(struct ui_state *st)
{
    const struct ui_comparison *c = &st->compare.made;
    struct ui_grid g = grid_of(st, c->shown.count + 1);

    add_labels(st, &g);
    g.head.cell[0] = STR_LIT("what the container gets");
    for (unsigned i = 0; i < c->table_count; i++) {
        const struct consequence *from;
        struct ui_grid_row *row;

        if (c->table_order[i] == CONSEQUENCE_ROWS)
            continue;
        from = &c->table.rows[c->table_order[i]];
        row = ui_grid_add(&g);
        row->cell[0] = str_of(from->title);
        for (unsigned column = 0; column < c->shown.count; column++)
            row->cell[column + 1] = from->cells[c->shown.column[column]]->gets;
    }
    return g;
}

static struct str consequence(struct ui_state *st)
{
    const struct ui_compare *c = &st->compare;
    size_t at = ui_current(st)->cursor[UI_PANE_TABLE].at;

    if (at >= c->made.table_count || c->made.table_order[at] == CONSEQUENCE_ROWS)
        return STR_NONE;
    return c->made.table.rows[c->made.table_order[at]].cells[c->active]->gets;
}

/* ---- the other panes ---------------------------------------------------------------------- */

static struct ui_grid plot_grid(struct ui_state *st)
{
    struct ui_grid g = grid_of(st, 1);

    g.title = str_of(ui_plot_title[st->plot.what]);
    for (int i = 0; i < UI_PLOT_TEXTS; i++)
        if (st->plot.texts[i].len > 0)
            ui_grid_add(&g)->cell[0] = st->plot.texts[i];
    return g;
}

static struct ui_grid panel_grid(struct ui_state *st, enum ui_pane pane)
{
    const struct ui_panel *panel = ui_document_panel(ui_current(st), pane);
    struct ui_grid g = grid_of(st, 2);

    g.title = str_of(ui_panes[pane].title);
    for (size_t i = 0; i < panel->count; i++) {
        struct ui_grid_row *row = ui_grid_add(&g);

        row->cell[0] = sign_text(st, panel->items[i].sign);
        row->cell[1] = panel->items[i].text;
    }
    return g;
}

static struct ui_grid form_grid(struct ui_state *st)
{
    const struct ui_form *form = &ui_current(st)->form;
    struct ui_grid g = grid_of(st, 2);

    for (size_t i = 0; i < form->count; i++) {
        const struct ui_row *from = &form->rows[i];
        struct ui_grid_row *row = ui_grid_add(&g);

        row->heading = from->kind == UI_ROW_SECTION;
        row->cell[0] = ui_row_label(&st->scratch, from);
        if (!row->heading)
            row->cell[1] = ui_row_value(&st->scratch, from);
    }
    return g;
}

static struct ui_grid spec_grid(struct ui_state *st)
{
    const struct ui_document *d = ui_current(st);
    const struct ui_spec_lines *spec = d->tree->lines;
    struct ui_grid g = grid_of(st, 1);

    for (size_t i = 0; i < spec->count; i++) {
        const struct ui_spec_line *line = &spec->lines[i];
        struct str text = ui_spec_line_text(&st->scratch, line, d->unmasked);

        ui_grid_add(&g)->cell[0] =
            arena_printf(&st->scratch, "%*s%.*s", 2 * (int)line->depth, "", STR_FMT(text));
    }
    return g;
}

/* Of those that list no items. */
static struct ui_grid (*const grid_of_pane[UI_PANE_COUNT])(struct ui_state *st) = {
    [UI_PANE_FORM] = form_grid,       [UI_PANE_SPEC] = spec_grid,
    [UI_PANE_COMPARE] = compare_grid, [UI_PANE_TABLE] = consequences_grid,
    [UI_PANE_PLOT] = plot_grid,
};

static struct ui_grid rows_grid(struct ui_state *st)
{
    if (st->mode == UI_MODE_TABLE)
        return window_grid(st);
    if (ui_pane_is_panel(st->focus))
        return panel_grid(st, st->focus);
    return grid_of_pane[st->focus] != NULL ? grid_of_pane[st->focus](st) : grid_of(st, 1);
}

/* ---- actions ------------------------------------------------------------------------------ */

static struct str row_text(struct ui_state *st, void *ctx)
{
    (void)ctx;
    if (st->mode == UI_MODE_TABLE)
        return window_row(st);
    if (st->focus == UI_PANE_TABLE)
        return consequence(st);
    if (st->focus == UI_PANE_PLOT) {
        struct ui_grid g = plot_grid(st);

        return ui_grid_text(&g);
    }
    return STR_NONE;
}

bool ui_copy_row(struct ui_state *st)
{
    const char *note;
    struct str text;

    if (st->mode != UI_MODE_TABLE && st->focus == UI_PANE_COMPARE)
        return copy_compared(st);
    text = ui_without_secrets(&note, st, row_text, NULL, true);
    if (text.len > 0)
        ui_copy_lines(st, STR_LIT("the row"), text, note);
    return text.len > 0;
}

struct rows {
    bool markdown;
    size_t count;
};

static struct str rows_text(struct ui_state *st, void *ctx)
{
    struct rows *rows = ctx;
    struct ui_grid g = rows_grid(st);

    rows->count = g.count;
    return rows->markdown ? ui_grid_markdown(&g) : ui_grid_text(&g);
}

static void copy_rows(struct ui_state *st, bool markdown)
{
    struct rows rows = {.markdown = markdown};
    const char *note;
    struct str text = ui_without_secrets(&note, st, rows_text, &rows, true);

    if (rows.count == 0)
        ui_say(st, UI_ROLE_TEXT, "there is nothing in this list to copy");
    else if (text.len > 0)
        ui_copy_lines(st,
                      arena_printf(&st->scratch, "%zu row%s%s", rows.count,
                                   rows.count == 1 ? "" : "s", markdown ? " as Markdown" : ""),
                      text, note);
}

void act_copy_table(struct ui_state *st, struct str argument)
{
    (void)argument;
    copy_rows(st, false);
}

void act_copy_markdown(struct ui_state *st, struct str argument)
{
    (void)argument;
    copy_rows(st, true);
}
