/* Copying rows: those of a window, or what a pane gives of its own; one of them or all. */
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

/* ---- panes ---------------------------------------------------------------------------------- */

static struct ui_grid rows_grid(struct ui_state *st)
{
    const struct ui_pane_ops *ops = ui_pane_ops(st->focus);

    if (st->mode == UI_MODE_TABLE)
        return window_grid(st);
    return ops->grid != NULL ? ops->grid(st, st->focus, &st->scratch) : grid_of(st, 1);
}

/* ---- actions ------------------------------------------------------------------------------ */

static struct str row_text(struct ui_state *st, void *ctx)
{
    const struct ui_pane_ops *ops = ui_pane_ops(st->focus);

    (void)ctx;
    if (st->mode == UI_MODE_TABLE)
        return window_row(st);
    return ops->row_text != NULL ? ops->row_text(st, st->focus, &st->scratch) : STR_NONE;
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
