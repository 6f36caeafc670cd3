/* Set versus effective: what was set, what the spec says, what the container gets. */
#include "specgen/explain/effective.h"
#include "ui/present/table.h"

static const struct ui_table_column columns[] = {
    {"", 0}, {"set", 3}, {"in the spec", 4}, {"effective", 4}};

static uint32_t sign_of(const struct effective_row *row, enum ui_role *role)
{
    *role = UI_ROLE_DIM;
    if (row->certainty == EFFECTIVE_REFUSED) {
        *role = UI_ROLE_ERROR;
        return 'x';
    }
    if (row->surprises) {
        *role = UI_ROLE_WARNING;
        return '!';
    }
    return row->certainty == EFFECTIVE_OPEN || row->spec_open ? '?' : 0;
}

static struct str detail(struct arena *a, const struct effective_row *row)
{
    struct str source = row->source.len > 0
                            ? arena_printf(a, "Source: %.*s [%s]", STR_FMT(row->source),
                                           spec_rule_info(row->rule).id)
                            : arena_printf(a, "[%s]", spec_rule_info(row->rule).id);

    if (row->note.len == 0)
        return source;
    return arena_printf(a, "%.*s\n%.*s", STR_FMT(row->note), STR_FMT(source));
}

static struct str or_dash(struct str text)
{
    return text.len > 0 ? text : STR_LIT("-");
}

static void add(struct ui_table *table, const struct effective_row *from)
{
    struct ui_table_row *row = ui_table_add(table);

    if (row == NULL)
        return;
    row->sign = sign_of(from, &row->role);
    row->ref = (struct spec_ref){from->field, -1};
    row->detail = detail(&table->arena, from);
    ui_table_cell(row, 0, UI_ROLE_LABEL, str_of(from->title));
    ui_table_cell(row, 1, from->set.len > 0 ? UI_ROLE_VALUE : UI_ROLE_DIM, or_dash(from->set));
    ui_table_cell(row, 2, from->spec.len > 0 ? UI_ROLE_STRING : UI_ROLE_DIM, or_dash(from->spec));
    ui_table_cell(row, 3,
                  row->sign == 0 || (row->sign == '?' && from->certainty != EFFECTIVE_OPEN)
                      ? UI_ROLE_TEXT
                      : row->role,
                  or_dash(from->gets));
    if (from->certainty == EFFECTIVE_DEFAULT && row->sign == 0)
        row->cell[3].role = UI_ROLE_INFO;
}

void ui_table_effective(struct ui_table *table, const struct ui_generation *g)
{
    const struct assessment *r = &g->assessment;
    struct effective e;
    struct err *failed = effective(&e, &table->arena, &r->spec, r->doc);

    table->title = STR_LIT("Set versus effective");
    table->columns = columns;
    table->column_count = sizeof(columns) / sizeof(columns[0]);
    if (failed != NULL) {
        err_free(failed); /* the arena says it too */
        return;
    }
    table->note = r->end != ASSESS_ENDS_NEVER
                      ? arena_printf(&table->arena, "once it starts: %s", assess_verdict(r))
                  : e.vm ? STR_LIT("in a utility VM")
                         : STR_LIT("shares the host's kernel");
    for (int i = 0; i < EFFECTIVE_ROWS; i++)
        add(table, &e.rows[i]);
}
