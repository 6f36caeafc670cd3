/* The table of consequences: what differs for the user. */
#include "ui/term/widgets.h"
#include "ui/tui/view/pane_compare.h"

static int title_width(const struct ui_compare *c)
{
    int most = 0;

    for (unsigned i = 0; i < CONSEQUENCE_ROWS; i++) {
        int w = ui_text_width(str_of(c->made.table.rows[i].title));

        if (w > most)
            most = w;
    }
    return most;
}

static enum ui_role cell_role(const struct consequence *row, unsigned column)
{
    switch (row->cells[column]->certainty) {
    case EFFECTIVE_REFUSED:
        return UI_ROLE_ERROR;
    case EFFECTIVE_OPEN:
        return UI_ROLE_WARNING;
    case EFFECTIVE_KNOWN:
    case EFFECTIVE_DEFAULT:
        break;
    }
    if (!row->differs)
        return UI_ROLE_DIM;
    return column == 0 || str_eq(row->cells[column]->gets, row->cells[0]->gets) ? UI_ROLE_VALUE
                                                                                : UI_ROLE_CHANGED;
}

static void draw_assumed(const struct ui_view *v, const struct ui_columns *l, int y)
{
    const struct ui_compare *c = &v->st->compare;

    ui_text(v->s, l->name_x, y, l->name_w, STR_LIT("Assumed"), UI_ROLE_DIM, 0, true);
    for (unsigned i = 0; i < l->shown.count; i++) {
        struct str text = c->made.column[l->shown.column[i]].assumed;

        ui_text(v->s, l->x[i] + UI_SIGN_WIDTH, y, l->w - UI_SIGN_WIDTH - 1,
                text.len > 0 ? text : STR_LIT("-"), text.len > 0 ? UI_ROLE_INFO : UI_ROLE_DIM, 0,
                true);
    }
}

/* The first column's text, or, for that column, one that differs from it. */
static struct str counterpart(const struct ui_compare *c, const struct consequence *row,
                              unsigned column)
{
    struct str first = row->cells[0]->gets;

    for (unsigned i = 1; column == 0 && i < c->made.columns; i++)
        if (!str_eq(row->cells[i]->gets, first))
            return row->cells[i]->gets;
    return first;
}

/* '!': the container gets what nobody asked for, or not what was asked for. */
static void draw_consequence(const struct ui_view *v, const struct ui_columns *l,
                             const struct consequence *row, struct ui_rect r)
{
    const char *find = v->st->search[UI_PANE_TABLE].text;

    if (row->differs)
        ui_fill(v->s, (struct ui_rect){r.x, r.y, 1, 1}, '~', UI_ROLE_CHANGED);
    ui_text(v->s, l->name_x, r.y, l->name_w, str_of(row->title),
            row->differs ? UI_ROLE_LABEL : UI_ROLE_DIM, 0, true);
    for (unsigned i = 0; i < l->shown.count; i++) {
        unsigned column = l->shown.column[i];
        const struct ui_document *d = ui_current(v->st);
        struct str text = ui_shown(d, v->scratch, row->cells[column]->gets);
        int w = l->w - UI_SIGN_WIDTH - 1;

        if (row->cells[column]->surprises)
            ui_fill(v->s, (struct ui_rect){l->x[i], r.y, 1, 1}, '!', UI_ROLE_WARNING);
        if (row->differs)
            text = ui_view_cut_alike(
                v, text, ui_shown(d, v->scratch, counterpart(&v->st->compare, row, column)), w);
        ui_text(v->s, l->x[i] + UI_SIGN_WIDTH, r.y, w, text, cell_role(row, column), 0, true);
        if (find != NULL)
            ui_view_hits(v, (struct ui_rect){l->x[i] + UI_SIGN_WIDTH, r.y, w, 1},
                         l->x[i] + UI_SIGN_WIDTH, text, str_of(find));
    }
    if (find != NULL)
        ui_view_hits(v, (struct ui_rect){l->name_x, r.y, l->name_w, 1}, l->name_x,
                     str_of(row->title), str_of(find));
}

static void draw(const struct ui_view *v, enum ui_pane pane, struct ui_rect inner)
{
    const struct ui_compare *c = &v->st->compare;
    const struct ui_cursor *cursor = &ui_current(v->st)->cursor[pane];
    struct ui_shown shown = ui_columns_that_fit(c, inner);
    struct ui_columns l = ui_columns_of(&shown, inner, title_width(c));
    struct ui_rect lines = ui_table_lines(inner);

    if (c->made.columns == 0)
        return;
    if (lines.y > inner.y)
        for (unsigned i = 0; i < l.shown.count; i++)
            ui_view_column_label(v, &l, i, inner.y);
    for (int y = 0; y < lines.h && cursor->top + (size_t)y < c->made.table_count; y++) {
        size_t at = cursor->top + (size_t)y;
        struct ui_rect r = {lines.x, lines.y + y, lines.w, 1};

        if (c->made.table_order[at] == CONSEQUENCE_ROWS)
            draw_assumed(v, &l, r.y);
        else
            draw_consequence(v, &l, &c->made.table.rows[c->made.table_order[at]], r);
        if (at == cursor->at && v->st->focus == pane)
            ui_view_select(v, pane, r);
    }
}

static struct str note(const struct ui_view *v, enum ui_pane pane, struct ui_rect inner)
{
    const struct ui_compare *c = &v->st->compare;

    (void)pane;
    (void)inner;
    return arena_printf(v->scratch, "%zu of %d differ", c->made.table.differing, CONSEQUENCE_ROWS);
}

/* What the container gets there, what was set, why, and who says so. */
static struct str told(const struct ui_view *v, const struct effective_row *cell)
{
    struct str text = ui_shown(ui_current(v->st), v->scratch, cell->gets);

    if (cell->set.len > 0)
        text = arena_printf(v->scratch, "%.*s (set: %.*s)", STR_FMT(text), STR_FMT(cell->set));
    if (cell->note.len > 0)
        text = arena_printf(v->scratch, "%.*s; %.*s", STR_FMT(text), STR_FMT(cell->note));
    if (cell->source.len > 0)
        text = arena_printf(v->scratch, "%.*s [%.*s]", STR_FMT(text), STR_FMT(cell->source));
    return text;
}

static struct str why(const struct ui_view *v, enum ui_pane pane, size_t at)
{
    const struct ui_compare *c = &v->st->compare;
    const struct consequence *row;
    struct str text;

    (void)pane;
    if (c->made.table_order[at] == CONSEQUENCE_ROWS) {
        text = c->made.column[c->active].assumed;
        return arena_printf(v->scratch, "%.*s is shown assuming that %.*s",
                            STR_FMT(c->made.column[c->active].label),
                            STR_FMT(text.len > 0 ? text : STR_LIT("nothing else is so")));
    }
    row = &c->made.table.rows[c->made.table_order[at]];
    return arena_printf(v->scratch, "%s, %.*s: %.*s", row->title,
                        STR_FMT(c->made.column[c->active].label),
                        STR_FMT(told(v, row->cells[c->active])));
}

static void beside(const struct ui_view *v, size_t at, struct ui_subject *subject)
{
    const struct ui_compare *c = &v->st->compare;
    size_t row = c->made.table_order[at];
    const struct ui_compare_column *column = &c->made.column[c->active];

    subject->beside_count = 0;
    subject->row_title = row == CONSEQUENCE_ROWS ? STR_LIT("what is assumed")
                                                 : str_of(c->made.table.rows[row].title);
    for (unsigned i = 0; i < c->made.columns; i++) {
        struct str text = row == CONSEQUENCE_ROWS ? c->made.column[i].assumed
                                                  : told(v, c->made.table.rows[row].cells[i]);

        subject->beside[subject->beside_count++] =
            (struct ui_beside){c->made.column[i].label, text.len > 0 ? text : STR_LIT("-")};
    }
    if (subject->kind != UI_SUBJECT_FIELD)
        return;
    subject->of = &column->assessment;
    subject->whose = column->label;
}

static size_t rows(const struct ui_state *st, enum ui_pane pane)
{
    (void)pane;
    return st->compare.made.table_count;
}

static struct ui_rect lines_of(const struct ui_state *st, struct ui_rect inner)
{
    (void)st;
    return ui_table_lines(inner);
}

/* The field that a consequence follows from, if it is one. */
static void subject(const struct ui_state *st, enum ui_pane pane, size_t at,
                    struct ui_selection *out)
{
    const struct ui_compare *c = &st->compare;
    size_t row = c->made.table_order[at];

    (void)pane;
    if (row == CONSEQUENCE_ROWS)
        return;
    out->subject = (struct ui_subject){
        .kind = UI_SUBJECT_FIELD,
        .ref = {c->made.table.rows[row].cells[c->active]->field, -1},
    };
    out->explains = out->subject.ref.field != MDL_F_NONE;
}

static struct ui_grid grid(const struct ui_state *st, enum ui_pane pane, struct arena *a)
{
    const struct ui_comparison *c = &st->compare.made;
    struct ui_grid g = {.arena = a, .columns = c->shown.count + 1};

    (void)pane;
    ui_view_grid_labels(&g, c);
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

static struct str row_text(const struct ui_state *st, enum ui_pane pane, struct arena *a)
{
    const struct ui_compare *c = &st->compare;
    size_t at = ui_current(st)->cursor[pane].at;

    (void)a;
    if (at >= c->made.table_count || c->made.table_order[at] == CONSEQUENCE_ROWS)
        return STR_NONE;
    return c->made.table.rows[c->made.table_order[at]].cells[c->active]->gets;
}

const struct ui_pane_ops ui_pane_table = {
    .rows = rows,
    .lines = lines_of,
    .note = note,
    .draw = draw,
    .subject = subject,
    .find = &ui_find_in_table,
    .grid = grid,
    .row_text = row_text,
    .why = why,
    .beside = beside,
};
