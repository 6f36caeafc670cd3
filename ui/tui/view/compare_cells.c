#include "ui/tui/view/compare_cells.h"

enum ui_role ui_relation_role(enum compare_relation relation)
{
    switch (relation) {
    case COMPARE_CHANGED:
        return UI_ROLE_CHANGED;
    case COMPARE_ADDED:
        return UI_ROLE_OK;
    case COMPARE_MISSING:
        return UI_ROLE_ERROR;
    case COMPARE_SAME:
    case COMPARE_NEITHER:
        break;
    }
    return UI_ROLE_DIM;
}

enum ui_role ui_compare_status_role(const struct ui_compare_column *column)
{
    if (column->problem.len > 0)
        return UI_ROLE_ERROR;
    return column->assessment.warning_count > 0 ? UI_ROLE_WARNING : UI_ROLE_OK;
}

/* Whether the object or list that the row stands in is there. */
static bool parent_is_there(const struct compare *d, size_t row, unsigned column)
{
    size_t parent = d->rows[row].parent;

    return parent == COMPARE_NONE || compare_at(d, parent, column)->node != NULL;
}

struct str ui_view_compared(const struct ui_view *v, size_t row, unsigned column)
{
    const struct ui_compare *c = &v->st->compare;
    const struct compare_cell *cell = compare_at(&c->made.diff, row, column);
    const struct spec_node *first;
    size_t count;

    if (c->made.diff.rows[row].parent == COMPARE_NONE && cell->node == NULL)
        return STR_LIT("no spec");
    if (c->made.diff.rows[row].parent == COMPARE_NONE)
        return arena_printf(v->scratch, "%zu lines",
                            c->made.column[c->made.shown.column[column]].lines);
    if (cell->node == NULL)
        return parent_is_there(&c->made.diff, row, column) ? STR_LIT("absent") : STR_NONE;
    if (cell->line != COMPARE_OPEN)
        return ui_shown(ui_current(v->st), v->scratch, compare_value(v->scratch, cell->node));
    if (c->made.diff.rows[row].relation == COMPARE_SAME)
        return STR_NONE;
    first = cell->node->u.kids.first;
    if (cell->node->parent->kind == SPEC_LIST && cell->node->kind == SPEC_OBJECT &&
        first->kind == SPEC_STRING)
        /* A mount by its destination, a device by its id. */
        return arena_printf(
            v->scratch, "%.*s %s",
            STR_FMT(ui_shown(ui_current(v->st), v->scratch, spec_scalar_json(v->scratch, first))),
            v->st->ascii ? "..." : "\xE2\x80\xA6");
    count = cell->node->u.kids.count;
    return arena_printf(v->scratch, "%zu %s%s", count,
                        cell->node->kind == SPEC_LIST ? "element" : "member",
                        count == 1 ? "" : "s");
}

struct str ui_view_cut_alike(const struct ui_view *v, struct str text, struct str other, int w)
{
    enum { BEFORE = 6 };
    size_t same = 0, from = 0;

    if (ui_text_width(text) <= w)
        return text;
    while (same < text.len && same < other.len && text.s[same] == other.s[same])
        same++;
    if (ui_text_width(str_cut(text, 0, same)) + BEFORE < w)
        return text;
    for (size_t at = 0; at < same; at = ui_cluster_next(text, at))
        if (ui_text_width(str_cut(text, at, same)) <= BEFORE) {
            from = at;
            break;
        }
    /* No emptier than it must be. */
    while (from > 0 && ui_text_width(str_cut(text, from, text.len)) < w - 1)
        from = ui_cluster_prev(text, from);
    if (from == 0)
        return text;
    return arena_printf(v->scratch, "%s%.*s", v->st->ascii ? "~" : "\xE2\x80\xA6",
                        STR_FMT(str_cut(text, from, text.len)));
}

static struct ui_stacked_value stacked_value(const struct ui_view *v, size_t row, unsigned i)
{
    const struct ui_compare *c = &v->st->compare;
    const struct ui_compare_column *column = &c->made.column[c->made.shown.column[i]];
    const struct compare_cell *cell = compare_at(&c->made.diff, row, i);
    struct ui_stacked_value value = {
        .label = column->label,
        .text = ui_view_compared(v, row, i),
        .role = ui_relation_role(cell->relation),
        .sign = compare_sign(cell->relation),
        .active = i == ui_compare_active(c),
    };

    if (i == 0 && cell->node != NULL && cell->line == COMPARE_VALUE)
        value.role = ui_kind_role(cell->node->kind);
    if (c->made.diff.rows[row].parent == COMPARE_NONE) { /* there is no head that says it */
        value.role = ui_compare_status_role(column);
        value.sign = column->problem.len > 0 ? 'x' : ' ';
        value.text = arena_printf(v->scratch, "%.*s: %.*s", STR_FMT(value.text),
                                  STR_FMT(ui_shown(ui_current(v->st), v->scratch,
                                                   ui_compare_status(v->scratch, column))));
    }
    if (value.text.len == 0)
        value.sign = ' ';
    return value;
}

struct ui_stacked_row ui_view_compare_stacked(const struct ui_view *v, size_t at, int w)
{
    const struct ui_compare *c = &v->st->compare;
    size_t row = c->made.rows[at].row;
    const struct spec_node *node = ui_compare_node(&c->made, row);
    bool container = node->kind == SPEC_OBJECT || node->kind == SPEC_LIST;
    struct ui_stacked_row stacked = {.indent = (int)ui_compare_indent(&c->made, row)};

    if (c->made.rows[at].folded > 0)
        return stacked;
    stacked.title = ui_compare_key(v->scratch, &c->made, row);
    if (container && node->u.kids.first != NULL && c->made.diff.rows[row].parent != COMPARE_NONE)
        stacked.title =
            arena_printf(v->scratch, "%.*s %s", STR_FMT(stacked.title),
                         c->made.rows[at].below > 0 ? v->st->ascii ? ">" : "\xE2\x96\xB8"
                         : node->kind == SPEC_LIST  ? "["
                                                    : "{");
    stacked.role =
        c->made.diff.rows[row].relation == COMPARE_SAME && !container ? UI_ROLE_DIM : UI_ROLE_KEY;
    stacked.count = c->made.diff.columns;
    for (unsigned i = 0; i < stacked.count; i++)
        stacked.value[i] = stacked_value(v, row, i);
    ui_stacked_settle(&stacked, w);
    return stacked;
}
