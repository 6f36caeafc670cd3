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

/* Sentences want more room than values; where all lines are theirs, they get it. */
static struct ui_columns columns_of(const struct ui_compare *c, struct ui_rect inner)
{
    enum { SENTENCE = 20, LINES = 12 };
    struct ui_shown_columns shown = ui_columns_that_fit(c, inner);
    struct ui_columns l = ui_columns_of(&shown, inner, title_width(c));

    l.stacked = l.stacked || (inner.h >= LINES && l.w - UI_SIGN_WIDTH - 1 < SENTENCE);
    return l;
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

/* ---- one under another ------------------------------------------------------------------ */

static struct ui_stacked_value stacked_value(const struct ui_view *v, size_t row, unsigned column)
{
    const struct ui_compare *c = &v->st->compare;
    struct ui_stacked_value value = {
        .label = c->made.column[column].label, .sign = ' ', .active = column == c->active};
    const struct consequence *from;

    if (row == CONSEQUENCE_ROWS) {
        value.text = c->made.column[column].assumed;
        value.role = value.text.len > 0 ? UI_ROLE_INFO : UI_ROLE_DIM;
        value.text = value.text.len > 0 ? value.text : STR_LIT("-");
        return value;
    }
    from = &c->made.table.rows[row];
    value.text = ui_shown(ui_current(v->st), v->scratch, from->cells[column]->gets);
    value.role = cell_role(from, column);
    value.sign = from->cells[column]->surprises ? '!' : ' ';
    return value;
}

static struct ui_stacked_row stacked_row(const struct ui_view *v, size_t at,
                                         const struct ui_shown_columns *shown, int w)
{
    const struct ui_compare *c = &v->st->compare;
    size_t row = c->made.table_order[at];
    bool assumed = row == CONSEQUENCE_ROWS;
    struct ui_stacked_row stacked = {
        .title = assumed ? STR_LIT("Assumed") : str_of(c->made.table.rows[row].title),
        .role = !assumed && c->made.table.rows[row].differs ? UI_ROLE_LABEL : UI_ROLE_DIM,
        .count = shown->count,
    };

    for (unsigned i = 0; i < shown->count; i++)
        stacked.value[i] = stacked_value(v, row, shown->column[i]);
    ui_stacked_settle(&stacked, w);
    return stacked;
}

static void draw_stacked(const struct ui_view *v, enum ui_pane pane,
                         const struct ui_shown_columns *shown, struct ui_rect inner)
{
    const struct ui_compare *c = &v->st->compare;
    const struct ui_cursor *cursor = &ui_current(v->st)->cursor[pane];
    int y = 0;

    for (size_t at = cursor->top; y < inner.h && at < c->made.table_count; at++) {
        struct ui_stacked_row row = stacked_row(v, at, shown, inner.w);
        int height = ui_stacked_height(&row, inner.w);
        struct ui_rect r = {inner.x, inner.y + y, inner.w,
                            height < inner.h - y ? height : inner.h - y};

        if (row.role == UI_ROLE_LABEL)
            ui_fill(v->s, (struct ui_rect){r.x, r.y, 1, 1}, '~', UI_ROLE_CHANGED);
        ui_stacked_draw(v, &row, r, v->st->search[pane].text);
        if (at == cursor->at && v->st->focus == pane)
            ui_view_select(v, pane, r);
        y += height;
    }
}

/* ---- what it is asked --------------------------------------------------------------------- */

static void draw(const struct ui_view *v, enum ui_pane pane, struct ui_rect inner)
{
    const struct ui_compare *c = &v->st->compare;
    const struct ui_cursor *cursor = &ui_current(v->st)->cursor[pane];
    struct ui_columns l = columns_of(c, inner);
    struct ui_rect lines = ui_table_lines(&l, inner);

    if (c->made.columns == 0)
        return;
    if (l.stacked) {
        draw_stacked(v, pane, &l.shown, inner);
        return;
    }
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
        if (text.len == 0)
            return arena_printf(v->scratch, "nothing is assumed for %.*s",
                                STR_FMT(c->made.column[c->active].label));
        return arena_printf(v->scratch, "%.*s is shown assuming that %.*s",
                            STR_FMT(c->made.column[c->active].label), STR_FMT(text));
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
    struct ui_columns l = columns_of(&st->compare, inner);

    return ui_table_lines(&l, inner);
}

static bool has_high_rows(const struct ui_state *st, struct ui_rect inner)
{
    return columns_of(&st->compare, inner).stacked;
}

static int row_height(struct ui_state *st, enum ui_pane pane, size_t row, struct ui_rect inner)
{
    const struct ui_view v = {.st = st, .scratch = &st->scratch};
    struct ui_columns l = columns_of(&st->compare, inner);
    struct ui_stacked_row stacked;

    (void)pane;
    if (!l.stacked)
        return 1;
    stacked = stacked_row(&v, row, &l.shown, inner.w);
    return ui_stacked_height(&stacked, inner.w);
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
    .row_height = row_height,
    .has_high_rows = has_high_rows,
    .note = note,
    .draw = draw,
    .subject = subject,
    .find = &ui_find_in_table,
    .grid = grid,
    .row_text = row_text,
    .why = why,
    .beside = beside,
};
