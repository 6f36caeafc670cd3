/* Set versus effective: what was set, what the spec says, what the container gets. */
#include "specgen/explain/effective.h"
#include "ui/present/sheet.h"

static const struct ui_sheet_column columns[] = {
    {"", 0}, {"set", 3}, {"in the spec", 4}, {"the container gets", 4}};

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
    return row->certainty == EFFECTIVE_OPEN ? '?' : 0;
}

static struct str detail(struct arena *a, const struct effective_row *row)
{
    struct str source =
        row->source.len > 0
            ? arena_printf(a, "Source: %.*s [%s]", STR_FMT(row->source), spec_rules[row->rule].id)
            : arena_printf(a, "[%s]", spec_rules[row->rule].id);

    if (row->note.len == 0)
        return source;
    return arena_printf(a, "%.*s\n%.*s", STR_FMT(row->note), STR_FMT(source));
}

static struct str or_dash(struct str text)
{
    return text.len > 0 ? text : STR_LIT("-");
}

static void add(struct ui_sheet *sheet, const struct effective_row *from)
{
    struct ui_sheet_row *row = ui_sheet_add(sheet);

    if (row == NULL)
        return;
    row->sign = sign_of(from, &row->role);
    row->ref = (struct spec_ref){from->field, -1};
    row->detail = detail(&sheet->arena, from);
    ui_sheet_cell(row, 0, UI_ROLE_LABEL, str_of(from->title));
    ui_sheet_cell(row, 1, from->set.len > 0 ? UI_ROLE_VALUE : UI_ROLE_DIM, or_dash(from->set));
    ui_sheet_cell(row, 2, from->spec.len > 0 ? UI_ROLE_STRING : UI_ROLE_DIM, or_dash(from->spec));
    ui_sheet_cell(row, 3, row->sign != 0 ? row->role : UI_ROLE_TEXT, or_dash(from->gets));
    if (from->certainty == EFFECTIVE_DEFAULT && row->sign == 0)
        row->cell[3].role = UI_ROLE_INFO;
}

void ui_sheet_effective(struct ui_sheet *sheet, const struct ui_generation *g)
{
    const struct assessment *r = &g->assessment;
    struct effective e;
    struct err *failed = effective(&e, &sheet->arena, &r->spec, r->doc);

    sheet->title = STR_LIT("Set versus effective");
    sheet->columns = columns;
    sheet->column_count = sizeof(columns) / sizeof(columns[0]);
    if (failed != NULL) {
        err_free(failed); /* the arena says it too */
        return;
    }
    sheet->note = e.vm ? STR_LIT("in a utility VM") : STR_LIT("shares the host's kernel");
    for (int i = 0; i < EFFECTIVE_ROWS; i++)
        add(sheet, &e.rows[i]);
}
