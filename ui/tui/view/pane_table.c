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

static int cell_width(const struct ui_columns *l)
{
    return l->w - UI_SIGN_WIDTH - 1;
}

/* No column is left out and no value is cut: what does not fit in a line goes on below, in its
 * column; where even that would be a word a line, the columns stand one under another. */
static struct ui_columns columns_of(const struct ui_compare *c, struct ui_rect inner)
{
    enum { SENTENCE = 14 };
    struct ui_shown_columns all = {.count = c->made.columns};
    struct ui_columns l;

    for (unsigned i = 0; i < all.count; i++)
        all.column[i] = i;
    l = ui_columns_of(&all, inner, title_width(c));
    l.stacked = l.stacked || cell_width(&l) < SENTENCE;
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

/* A cell of any row, that of what is assumed, too. '!': the container gets what nobody asked for,
 * or not what was asked for. */
struct cell {
    struct str text;
    enum ui_role role;
    char sign; /* ' ': none */
};

static struct cell cell_at(const struct ui_view *v, size_t row, unsigned column)
{
    const struct ui_compare *c = &v->st->compare;
    const struct consequence *from;
    struct str assumed = c->made.column[column].assumed;

    if (row == CONSEQUENCE_ROWS)
        return assumed.len > 0 ? (struct cell){assumed, UI_ROLE_INFO, ' '}
                               : (struct cell){STR_LIT("-"), UI_ROLE_DIM, ' '};
    from = &c->made.table.rows[row];
    return (struct cell){
        ui_shown(ui_current(v->st), v->scratch, from->cells[column]->gets),
        cell_role(from, column),
        from->cells[column]->surprises ? '!' : ' ',
    };
}

static struct str row_title(const struct ui_compare *c, size_t row)
{
    return row == CONSEQUENCE_ROWS ? STR_LIT("Assumed") : str_of(c->made.table.rows[row].title);
}

static bool row_differs(const struct ui_compare *c, size_t row)
{
    return row != CONSEQUENCE_ROWS && c->made.table.rows[row].differs;
}

/* ---- side by side ------------------------------------------------------------------------ */

/* Of the highest cell. */
static int beside_height(const struct ui_view *v, const struct ui_columns *l, size_t row)
{
    int height = 1;

    for (unsigned i = 0; i < l->shown.count; i++) {
        int h = ui_wrapped_height(cell_at(v, row, l->shown.column[i]).text, cell_width(l));

        height = h > height ? h : height;
    }
    return height;
}

static void draw_beside(const struct ui_view *v, const struct ui_columns *l, size_t row,
                        struct ui_rect r)
{
    const struct ui_compare *c = &v->st->compare;
    const char *find = v->st->search[UI_PANE_TABLE].text;
    struct ui_rect title = {l->name_x, r.y, l->name_w, 1};
    bool differs = row_differs(c, row);

    if (differs)
        ui_fill(v->s, (struct ui_rect){r.x, r.y, 1, 1}, '~', UI_ROLE_CHANGED);
    ui_text(v->s, title.x, title.y, title.w, row_title(c, row),
            differs ? UI_ROLE_LABEL : UI_ROLE_DIM, 0, true);
    if (find != NULL)
        ui_view_hits(v, title, title.x, row_title(c, row), str_of(find));
    for (unsigned i = 0; i < l->shown.count; i++) {
        struct cell cell = cell_at(v, row, l->shown.column[i]);
        struct ui_rect at = {l->x[i] + UI_SIGN_WIDTH, r.y, cell_width(l), r.h};

        if (cell.sign != ' ')
            ui_fill(v->s, (struct ui_rect){l->x[i], r.y, 1, 1}, (uint32_t)cell.sign,
                    UI_ROLE_WARNING);
        ui_text_wrapped(v->s, at, cell.text, cell.role);
        if (find != NULL)
            ui_view_wrapped_hits(v, at, cell.text, str_of(find));
    }
}

/* ---- one under another ------------------------------------------------------------------ */

static struct ui_stacked_row stacked_row(const struct ui_view *v, const struct ui_columns *l,
                                         size_t row, struct ui_rect inner)
{
    const struct ui_compare *c = &v->st->compare;
    struct ui_stacked_row stacked = {
        .title = row_title(c, row),
        .role = row_differs(c, row) ? UI_ROLE_LABEL : UI_ROLE_DIM,
        .value_x = l->stacked ? 0 : l->x[0] + UI_SIGN_WIDTH - inner.x,
        .count = l->shown.count,
    };

    for (unsigned i = 0; i < stacked.count; i++) {
        unsigned column = l->shown.column[i];
        struct cell cell = cell_at(v, row, column);

        stacked.value[i] = (struct ui_stacked_value){
            .label = c->made.column[column].label,
            .text = cell.text,
            .role = cell.role,
            .sign = cell.sign,
            .active = column == c->active,
        };
    }
    ui_stacked_settle(&stacked, inner.w);
    return stacked;
}

/* A row takes the form that is lower: a sentence that all columns have is told once, a long one of
 * a single column over the whole width. */
struct shape {
    bool stacked;
    int height;
    struct ui_stacked_row row;
};

static struct shape shape_of(const struct ui_view *v, const struct ui_columns *l, size_t row,
                             struct ui_rect inner)
{
    struct shape s = {.stacked = true, .row = stacked_row(v, l, row, inner)};
    int most = ui_table_lines(l, inner).h, beside;

    s.height = ui_stacked_height(&s.row, inner.w);
    if (!l->stacked && (beside = beside_height(v, l, row)) <= s.height) {
        s.stacked = false;
        s.height = beside;
    }
    if (s.height > most) /* it ends with the window */
        s.height = most > 1 ? most : 1;
    return s;
}

static void draw_stacked(const struct ui_view *v, const struct ui_stacked_row *row,
                         struct ui_rect r)
{
    if (row->role == UI_ROLE_LABEL)
        ui_fill(v->s, (struct ui_rect){r.x, r.y, 1, 1}, '~', UI_ROLE_CHANGED);
    ui_stacked_draw(v, row, r, v->st->search[UI_PANE_TABLE].text);
}

/* ---- what it is asked --------------------------------------------------------------------- */

static size_t draw(const struct ui_view *v, enum ui_pane pane, struct ui_rect inner)
{
    const struct ui_compare *c = &v->st->compare;
    const struct ui_cursor *cursor = &ui_current(v->st)->cursor[pane];
    struct ui_columns l = columns_of(c, inner);
    struct ui_rect lines = ui_table_lines(&l, inner);
    size_t whole = 0;
    int y = 0;

    if (c->made.columns == 0)
        return 0;
    if (lines.y > inner.y)
        for (unsigned i = 0; i < l.shown.count; i++)
            ui_view_column_label(v, &l, i, inner.y);
    for (size_t at = cursor->top; y < lines.h && at < c->made.table_count; at++) {
        size_t row = c->made.table_order[at];
        struct shape s = shape_of(v, &l, row, inner);
        struct ui_rect r = {lines.x, lines.y + y, lines.w,
                            s.height < lines.h - y ? s.height : lines.h - y};

        if (s.stacked)
            draw_stacked(v, &s.row, r);
        else
            draw_beside(v, &l, row, r);
        if (at == cursor->at && v->st->focus == pane)
            ui_view_select(v, pane, r);
        y += s.height;
        whole += y <= lines.h;
    }
    return whole > 0 ? whole : 1;
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

static int row_height(struct ui_state *st, enum ui_pane pane, size_t row, struct ui_rect inner)
{
    const struct ui_view v = {.st = st, .scratch = &st->scratch};
    struct ui_columns l = columns_of(&st->compare, inner);

    (void)pane;
    return shape_of(&v, &l, st->compare.made.table_order[row], inner).height;
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
    struct ui_grid g = {.arena = a, .columns = c->columns + 1};

    (void)pane;
    for (unsigned column = 0; column < c->columns; column++)
        g.head.cell[column + 1] = c->column[column].label;
    g.head.cell[0] = STR_LIT("what the container gets");
    for (unsigned i = 0; i < c->table_count; i++) {
        const struct consequence *from;
        struct ui_grid_row *row;

        if (c->table_order[i] == CONSEQUENCE_ROWS)
            continue;
        from = &c->table.rows[c->table_order[i]];
        row = ui_grid_add(&g);
        row->cell[0] = str_of(from->title);
        for (unsigned column = 0; column < c->columns; column++)
            row->cell[column + 1] = from->cells[column]->gets;
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

static struct ui_columns columns(const struct ui_state *st, struct ui_rect inner)
{
    return columns_of(&st->compare, inner);
}

const struct ui_pane_ops ui_pane_table = {
    .rows = rows,
    .lines = lines_of,
    .row_height = row_height,
    .note = note,
    .draw = draw,
    .subject = subject,
    .find = &ui_find_in_table,
    .grid = grid,
    .row_text = row_text,
    .why = why,
    .beside = beside,
    .columns = columns,
};
