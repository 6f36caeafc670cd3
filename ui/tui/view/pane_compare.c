/* Specs side by side: one line a path, one column a document. */
#include "ui/tui/view/pane_compare.h"

#include "ui/term/widgets.h"
#include "ui/tui/state/catalogue.h"
#include "ui/tui/state/compare_layout.h"
#include "ui/tui/view/compare_why.h"

enum { GUTTER = 3 }; /* the signs of a line */

void ui_view_column_label(const struct ui_view *v, const struct ui_columns *l, unsigned i, int y)
{
    const struct ui_compare *c = &v->st->compare;
    const struct ui_compare_column *column = &c->made.column[l->shown.column[i]];
    bool active = l->shown.column[i] == c->active,
         now = column->now && !str_is(column->label, "now");
    int x = l->x[i] + UI_SIGN_WIDTH, end = l->x[i] + l->w - 1;

    if (active)
        ui_fill(v->s, (struct ui_rect){l->x[i], y, 1, 1}, v->st->ascii ? '>' : 0x25B8,
                UI_ROLE_TITLE_FOCUS);
    x += ui_text(v->s, x, y, end - x, column->label, active ? UI_ROLE_TITLE_FOCUS : UI_ROLE_TITLE,
                 active ? UI_UNDERLINE : 0, true);
    if (now && end - x >= 6)
        ui_text(v->s, x + 1, y, end - x - 1, STR_LIT("(now)"), UI_ROLE_DIM, 0, true);
}

static void draw_head(const struct ui_view *v, const struct ui_columns *l, struct ui_rect inner)
{
    const struct ui_compare *c = &v->st->compare;
    int height = ui_compare_head_height(c, inner);

    for (unsigned i = 0; i < l->shown.count; i++) {
        const struct ui_compare_column *column = &c->made.column[l->shown.column[i]];
        struct ui_rect r = {l->x[i] + UI_SIGN_WIDTH, inner.y + 1, l->w - UI_SIGN_WIDTH - 1,
                            height - 2};
        enum ui_role role = ui_compare_status_role(column);

        ui_view_column_label(v, l, i, inner.y);
        if (column->problem.len > 0)
            ui_fill(v->s, (struct ui_rect){l->x[i], r.y, 1, 1}, 'x', UI_ROLE_ERROR);
        ui_text_wrapped(
            v->s, r, ui_shown(ui_current(v->st), v->scratch, ui_compare_status(v->scratch, column)),
            role);
    }
    ui_hline(v->s, inner.x, inner.y + height - 1, inner.w, UI_ROLE_BORDER);
}

/* ---- cells ---------------------------------------------------------------------------- */

/* What a cell is set against when it is cut: the first column, or what differs from it. */
static struct str counterpart(const struct ui_view *v, size_t row, unsigned column)
{
    const struct ui_compare *c = &v->st->compare;

    if (column > 0)
        return ui_view_compared(v, row, 0);
    for (unsigned i = 1; i < c->made.diff.columns; i++)
        if (compare_at(&c->made.diff, row, i)->relation == COMPARE_CHANGED)
            return ui_view_compared(v, row, i);
    return STR_NONE;
}

static void draw_cell(const struct ui_view *v, const struct ui_columns *l, size_t row, unsigned i,
                      int y)
{
    const struct ui_compare *c = &v->st->compare;
    const struct compare_cell *cell = compare_at(&c->made.diff, row, i);
    struct str text = ui_view_compared(v, row, i);
    int x = l->x[i] + UI_SIGN_WIDTH, w = l->w - UI_SIGN_WIDTH - 1;
    enum ui_role role = ui_relation_role(cell->relation);
    char sign = text.len > 0 ? compare_sign(cell->relation) : ' ';

    if (i == 0 && cell->node != NULL && cell->line == COMPARE_VALUE)
        role = ui_kind_role(cell->node->kind);
    if (sign != ' ')
        ui_fill(v->s, (struct ui_rect){l->x[i], y, 1, 1}, (uint32_t)sign, role);
    if (c->made.diff.rows[row].relation == COMPARE_CHANGED && ui_text_width(text) > w)
        text = ui_view_cut_alike(v, text, counterpart(v, row, i), w);
    ui_text(v->s, x, y, w, text, role, 0, true);
}

/* ---- lines ---------------------------------------------------------------------------- */

/* "... 12 equal lines: cwd, env": the outermost keys, as many as fit, where these would stand. */
static void draw_fold(const struct ui_view *v, const struct ui_compare_row *fold, int x,
                      struct ui_rect r)
{
    const struct ui_compare *c = &v->st->compare;
    struct str text = arena_printf(v->scratch, "%s %zu equal lines",
                                   v->st->ascii ? "..." : "\xE2\x80\xA6", fold->folded);
    unsigned least = UINT32_MAX;
    bool first = true;

    for (size_t i = fold->row; i < fold->run_end; i++)
        if (!ui_compare_closes(&c->made, i) && c->made.diff.rows[i].depth < least)
            least = c->made.diff.rows[i].depth;
    for (size_t i = fold->row; i < fold->run_end; i++) {
        struct str more;

        if (ui_compare_closes(&c->made, i) || c->made.diff.rows[i].depth != least)
            continue;
        if (first)
            x += (int)ui_compare_indent(&c->made, i) - (int)ui_compare_indent(&c->made, fold->row);
        more = arena_printf(v->scratch, "%.*s%s%.*s", STR_FMT(text), first ? ": " : ", ",
                            STR_FMT(ui_compare_key(v->scratch, &c->made, i)));
        if (x + ui_text_width(more) > r.x + r.w - 5) {
            text = arena_printf(v->scratch, "%.*s%s", STR_FMT(text), first ? "" : ", ...");
            break;
        }
        text = more;
        first = false;
    }
    ui_text(v->s, x, r.y, r.x + r.w - x, text, UI_ROLE_DIM, 0, true);
}

static void draw_key(const struct ui_view *v, const struct ui_columns *l,
                     const struct ui_compare_row *at, int x, int y)
{
    const struct ui_compare *c = &v->st->compare;
    size_t row = at->row;
    const struct spec_node *node = ui_compare_node(&c->made, row);
    int end = l->name_x + l->name_w;
    bool container =
        (node->kind == SPEC_OBJECT || node->kind == SPEC_LIST) && node->u.kids.first != NULL;

    x += ui_text(v->s, x, y, end - x, ui_compare_key(v->scratch, &c->made, row),
                 c->made.diff.rows[row].relation == COMPARE_SAME && !container ? UI_ROLE_DIM
                                                                               : UI_ROLE_KEY,
                 0, true);
    if (container && x + 2 <= end && c->made.diff.rows[row].parent != COMPARE_NONE)
        ui_fill(v->s, (struct ui_rect){x + 1, y, 1, 1},
                at->below == 0 ? (node->kind == SPEC_LIST ? '[' : '{')
                : v->st->ascii ? '>'
                               : 0x25B8,
                UI_ROLE_PUNCTUATION);
}

/* In front of a line: how it differs, and that the selected field drives it. */
static void draw_marks(const struct ui_view *v, size_t row, int name_w, struct ui_rect r)
{
    const struct ui_compare *c = &v->st->compare;
    enum compare_relation relation = c->made.diff.rows[row].relation;

    if (ui_compare_is_driven(&c->made, row, ui_document_row(ui_current(v->st)))) {
        ui_paint(v->s, (struct ui_rect){r.x + GUTTER, r.y, name_w, 1}, UI_ROLE_DRIVEN, 0);
        ui_fill(v->s, (struct ui_rect){r.x + 1, r.y, 1, 1}, v->st->ascii ? '>' : 0x25B8,
                UI_ROLE_DRIVEN);
    }
    if (relation != COMPARE_SAME)
        ui_fill(v->s, (struct ui_rect){r.x, r.y, 1, 1}, (uint32_t)compare_sign(relation),
                ui_relation_role(relation));
}

static void draw_row(const struct ui_view *v, const struct ui_columns *l, size_t at,
                     struct ui_rect r)
{
    const struct ui_compare *c = &v->st->compare;
    const struct ui_compare_row *row = &c->made.rows[at];
    int x = l->name_x + (int)ui_compare_indent(&c->made, row->row);
    const char *find = v->st->search[UI_PANE_COMPARE].text;

    if (row->folded > 0) {
        draw_fold(v, row, x, r);
        return;
    }
    draw_key(v, l, row, x, r.y);
    for (unsigned i = 0; i < l->shown.count; i++)
        draw_cell(v, l, row->row, i, r.y);
    draw_marks(v, row->row, l->name_w, r);
    if (find != NULL)
        ui_view_hits(v, (struct ui_rect){l->name_x, r.y, l->name_w, 1}, x,
                     ui_compare_key(v->scratch, &c->made, row->row), str_of(find));
}

/* One column under another. */
static size_t draw_stacked(const struct ui_view *v, enum ui_pane pane, struct ui_rect inner)
{
    const struct ui_compare *c = &v->st->compare;
    const struct ui_cursor *cursor = &ui_current(v->st)->cursor[pane];
    size_t whole = 0;
    int y = 0;

    for (size_t at = cursor->top; y < inner.h && at < c->made.row_count; at++) {
        const struct ui_compare_row *from = &c->made.rows[at];
        struct ui_stacked_row row = ui_view_compare_stacked(v, at, inner.w);
        int height = ui_stacked_height(&row, inner.w);
        struct ui_rect r = {inner.x, inner.y + y, inner.w,
                            height < inner.h - y ? height : inner.h - y};

        if (from->folded > 0) {
            draw_fold(v, from, r.x + GUTTER + row.indent, r);
        } else {
            ui_stacked_draw(v, &row, r, v->st->search[pane].text);
            draw_marks(v, from->row, inner.w - GUTTER, r);
        }
        if (at == cursor->at)
            ui_view_select(v, pane, r);
        y += height;
        whole += y <= inner.h;
    }
    return whole > 0 ? whole : 1;
}

static size_t draw(const struct ui_view *v, enum ui_pane pane, struct ui_rect inner)
{
    const struct ui_compare *c = &v->st->compare;
    const struct ui_cursor *cursor = &ui_current(v->st)->cursor[pane];
    struct ui_columns l = ui_columns_of(&c->made.shown, inner, c->key_width);
    struct ui_rect lines = ui_compare_lines(c, inner);

    if (c->made.columns == 0) {
        ui_text_wrapped(v->s, inner, c->failure, UI_ROLE_ERROR);
        return 0;
    }
    if (l.stacked)
        return draw_stacked(v, pane, inner);
    draw_head(v, &l, inner);
    for (int y = 0; y < lines.h && cursor->top + (size_t)y < c->made.row_count; y++) {
        size_t at = cursor->top + (size_t)y;
        struct ui_rect r = {lines.x, lines.y + y, lines.w, 1};

        draw_row(v, &l, at, r);
        if (at == cursor->at)
            ui_view_select(v, pane, r);
    }
    return 0;
}

static struct str title(const struct ui_view *v, enum ui_pane pane)
{
    const struct ui_compare *c = &v->st->compare;

    (void)pane;
    switch (c->what) {
    case UI_COMPARE_KINDS:
        return STR_LIT("Compare isolation");
    case UI_COMPARE_HOSTS:
        return STR_LIT("Compare hosts");
    case UI_COMPARE_ENGINES:
        return STR_LIT("Compare engines");
    case UI_COMPARE_DOCUMENT:
        return STR_LIT("Compare documents");
    case UI_COMPARE_BASELINE:
        return STR_LIT("Compare with the baseline");
    case UI_COMPARE_CONTAINER:
        return STR_LIT("Compare containers");
    case UI_COMPARE_STEP:
        return STR_LIT("Compare with a step");
    }
    return STR_LIT("Compare");
}

static bool is_shown(const struct ui_compare *c, unsigned column)
{
    for (unsigned i = 0; i < c->made.shown.count; i++)
        if (c->made.shown.column[i] == column)
            return true;
    return false;
}

/* The columns that there is no room for, by their names; empty: none. */
static struct str no_room_for(const struct ui_view *v)
{
    const struct ui_compare *c = &v->st->compare;
    struct str names = STR_NONE;

    for (unsigned i = 0; i < c->made.columns; i++)
        if (!is_shown(c, i))
            names = arena_printf(v->scratch, "%.*s%s%.*s", STR_FMT(names),
                                 names.len > 0 ? ", " : "no room for ",
                                 STR_FMT(c->made.column[i].label));
    return names;
}

/* As much as there is room for. */
static struct str note(const struct ui_view *v, enum ui_pane pane, struct ui_rect inner)
{
    const struct ui_compare *c = &v->st->compare;
    struct str missing = no_room_for(v);
    struct str count = c->made.differences == 0
                           ? STR_LIT("no difference")
                           : arena_printf(v->scratch, "%zu difference%s", c->made.differences,
                                          c->made.differences == 1 ? "" : "s");
    struct str both = missing.len > 0
                          ? arena_printf(v->scratch, "%.*s, %.*s", STR_FMT(count), STR_FMT(missing))
                          : count;
    const struct str texts[] = {
        arena_printf(v->scratch, "%.*s   %.*s chooses", STR_FMT(both),
                     STR_FMT(ui_action_by(v->scratch, v->st, UI_ACTION_COMPARE_WITH))),
        both,
        missing.len > 0 ? missing : count,
        arena_printf(v->scratch, "%u of %u columns", c->made.shown.count, c->made.columns),
        arena_printf(v->scratch, "%u of %u", c->made.shown.count, c->made.columns),
    };
    size_t i = 0, last = missing.len > 0 ? 4 : 2;

    while (i < last && ui_text_width(texts[i]) + ui_text_width(title(v, pane)) + 8 >= inner.w)
        i++;
    return texts[i];
}

/* ---- what it is asked --------------------------------------------------------------------- */

static size_t rows(const struct ui_state *st, enum ui_pane pane)
{
    (void)pane;
    return st->compare.made.row_count;
}

static struct ui_rect lines_of(const struct ui_state *st, struct ui_rect inner)
{
    return ui_compare_lines(&st->compare, inner);
}

static struct ui_columns columns(const struct ui_state *st, struct ui_rect inner)
{
    return ui_columns_of(&st->compare.made.shown, inner, st->compare.key_width);
}

static bool has_high_rows(const struct ui_state *st, struct ui_rect inner)
{
    return columns(st, inner).stacked;
}

static int row_height(struct ui_state *st, enum ui_pane pane, size_t row, struct ui_rect inner)
{
    const struct ui_view v = {.st = st, .scratch = &st->scratch};
    struct ui_stacked_row stacked;

    (void)pane;
    if (!has_high_rows(st, inner))
        return 1;
    stacked = ui_view_compare_stacked(&v, row, inner.w);
    return ui_stacked_height(&stacked, inner.w);
}

/* The node of the document's own spec at the same path; Enter goes by that of the active column. */
static void subject(const struct ui_state *st, enum ui_pane pane, size_t row,
                    struct ui_selection *out)
{
    const struct ui_compare *c = &st->compare;
    size_t line = c->made.rows[row].row;

    (void)pane;
    out->position.at = line;
    out->leads = compare_at(&c->made.diff, line, ui_compare_active(c))->node;
    if (out->leads == NULL)
        out->leads = ui_compare_node(&c->made, line);
    out->subject = (struct ui_subject){.kind = UI_SUBJECT_NODE, .node = ui_compared_node(st)};
    out->explains = out->subject.node != NULL;
}

static void show(struct ui_state *st, const struct ui_position *position)
{
    struct ui_compare *c = &st->compare;

    if (position->at < c->made.diff.count)
        ui_current(st)->cursor[UI_PANE_COMPARE].at =
            ui_compare_row_of(&c->made, c->made.hashes[position->at]);
}

/* The columns' titles, for copying. */
static void grid_labels(struct ui_grid *g, const struct ui_comparison *c)
{
    for (unsigned i = 0; i < c->shown.count; i++)
        g->head.cell[i + 1] = c->column[c->shown.column[i]].label;
}

/* What differs. */
static struct ui_grid grid(const struct ui_state *st, enum ui_pane pane, struct arena *a)
{
    const struct ui_comparison *c = &st->compare.made;
    const struct ui_view v = {.st = st, .scratch = a};
    struct ui_grid g = {.arena = a, .columns = c->shown.count + 1};

    (void)pane;
    grid_labels(&g, c);
    g.head.cell[0] = STR_LIT("spec");
    for (size_t i = 0; i < c->diff.count; i++) {
        struct ui_grid_row *row;

        if (c->diff.rows[i].relation == COMPARE_SAME || ui_compare_closes(c, i))
            continue;
        row = ui_grid_add(&g);
        row->cell[0] = compare_path(a, &c->diff, i);
        for (unsigned column = 0; column < c->shown.count; column++)
            row->cell[column + 1] = ui_view_compared(&v, i, column);
    }
    return g;
}

const struct ui_pane_ops ui_pane_compare = {
    .rows = rows,
    .lines = lines_of,
    .row_height = row_height,
    .has_high_rows = has_high_rows,
    .title = title,
    .note = note,
    .draw = draw,
    .subject = subject,
    .show = show,
    .find = &ui_find_in_compare,
    .grid = grid,
    .why = ui_compare_why,
    .beside = ui_compare_beside,
    .columns = columns,
};
