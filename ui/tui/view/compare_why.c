/* What the why line and the window say of a line of the comparison. */
#include "ui/tui/view/compare_why.h"

#include "specgen/explain/why.h"
#include "specgen/gocompat/concat.h"
#include "ui/tui/view/compare_cells.h"

static struct str status_text(const struct ui_view *v, const struct ui_compare_column *column)
{
    struct str status = ui_compare_status(v->scratch, column);

    if (column->assumed.len == 0)
        return status;
    return CONCAT(v->scratch, status, STR_LIT(", assuming that "), column->assumed);
}

/* The engine's refusals and what was assumed: at the spec's own line. */
static struct str columns_text(const struct ui_view *v)
{
    const struct ui_compare *c = &v->st->compare;
    struct str text = STR_NONE;

    for (unsigned i = 0; i < c->made.columns; i++) {
        const struct ui_compare_column *column = &c->made.column[i];

        text = arena_printf(v->scratch, "%.*s%s%.*s: %.*s", STR_FMT(text), i > 0 ? ";  " : "",
                            STR_FMT(column->label), STR_FMT(status_text(v, column)));
    }
    return text;
}

/* What the engine of the active column does there in another way than that of the first. */
static struct str engines_text(const struct ui_view *v, struct str path)
{
    const struct ui_compare *c = &v->st->compare;
    const struct ui_compare_column *active =
        &c->made.column[c->made.shown.column[ui_compare_active(c)]];
    const struct upgrade_difference *d = upgrade_difference_at(&active->engine, path);

    return d != NULL ? CONCAT(v->scratch, STR_LIT(" "),
                              upgrade_causes(v->scratch, d, active->engine.release), STR_LIT("."))
                     : STR_NONE;
}

struct str ui_compare_why(const struct ui_view *v, enum ui_pane pane, size_t at)
{
    const struct ui_compare *c = &v->st->compare;
    size_t row;
    const struct ui_compare_column *told;
    const struct compare_cell *cell;
    struct str text, path;

    (void)pane;
    row = c->made.rows[at].row;
    if (c->made.rows[at].folded > 0)
        return arena_printf(v->scratch,
                            "%zu lines that are the same in all columns; Enter opens them",
                            c->made.rows[at].folded);
    if (c->made.diff.rows[row].parent == COMPARE_NONE)
        return columns_text(v);
    path = compare_path(v->scratch, &c->made.diff, row);
    text = arena_printf(v->scratch, "%.*s:", STR_FMT(path));
    for (unsigned i = 0; i < c->made.shown.count; i++) {
        struct str value = ui_view_compared(v, row, i);

        text = arena_printf(v->scratch, "%.*s%s %.*s %.*s", STR_FMT(text), i > 0 ? "," : "",
                            STR_FMT(c->made.column[c->made.shown.column[i]].label),
                            STR_FMT(value.len > 0 ? value : STR_LIT("-")));
    }
    cell = compare_at(&c->made.diff, row, ui_compare_active(c));
    if (cell->node == NULL)
        return CONCAT(v->scratch, text, STR_LIT("."), engines_text(v, path));
    told = &c->made.column[c->made.shown.column[ui_compare_active(c)]];
    return arena_printf(v->scratch, "%.*s.%.*s %.*s: %.*s [%s: %s]", STR_FMT(text),
                        STR_FMT(engines_text(v, path)), STR_FMT(told->label),
                        STR_FMT(spec_why(v->scratch, &told->assessment.spec, cell->node)),
                        spec_rule_info(cell->node->origin->rule).id,
                        spec_rule_info(cell->node->origin->rule).title);
}

static void beside_status(const struct ui_view *v, struct ui_subject *subject)
{
    const struct ui_compare *c = &v->st->compare;

    subject->row_title = STR_LIT("how it ends");
    for (unsigned i = 0; i < c->made.columns; i++)
        subject->beside[subject->beside_count++] =
            (struct ui_beside){c->made.column[i].label, status_text(v, &c->made.column[i])};
}

/* Explained is the active column's; where that lacks it, the document's, if that has it. */
void ui_compare_beside(const struct ui_view *v, size_t at, struct ui_subject *subject)
{
    const struct ui_compare *c = &v->st->compare;
    size_t row = c->made.rows[at].row;
    unsigned active = ui_compare_active(c);
    const struct spec_node *node = compare_at(&c->made.diff, row, active)->node;
    const struct ui_compare_column *column = &c->made.column[c->made.shown.column[active]];

    subject->beside_count = 0;
    if (c->made.rows[at].folded > 0)
        return;
    if (c->made.diff.rows[row].parent == COMPARE_NONE) {
        beside_status(v, subject);
        return;
    }
    subject->row_title = compare_path(v->scratch, &c->made.diff, row);
    for (unsigned i = 0; i < c->made.shown.count; i++) {
        struct str text = ui_view_compared(v, row, i);

        subject->beside[subject->beside_count++] = (struct ui_beside){
            c->made.column[c->made.shown.column[i]].label, text.len > 0 ? text : STR_LIT("-")};
    }
    if (node == NULL)
        return;
    subject->kind = UI_SUBJECT_NODE;
    subject->node = node;
    subject->of = &column->assessment;
    subject->whose = column->label;
}
