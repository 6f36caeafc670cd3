/* What the daemon would do on the way, as a time line. */
#include "specgen/create/create_rows.h"
#include "ui/present/table.h"

static const struct ui_table_column columns[] = {
    {"#", 0}, {"step", 2}, {"what", 0}, {"subject", 4}, {"", 3}};

static void add(struct ui_table *table, const struct spec_effect *e, size_t number,
                enum spec_step before)
{
    enum ui_role role = e->failed ? UI_ROLE_ERROR : UI_ROLE_TEXT;
    struct ui_table_row *row = ui_table_add(table);

    if (row == NULL)
        return;
    row->sign = e->failed ? UI_SIGN_FAILED : UI_SIGN_DONE;
    row->role = e->failed ? UI_ROLE_ERROR : UI_ROLE_OK;
    ui_table_cell(row, 0, UI_ROLE_NUMBER, arena_printf(&table->arena, "%2zu", number));
    if (before != e->step)
        ui_table_cell(row, 1, UI_ROLE_LABEL, str_of(spec_step_title[e->step]));
    ui_table_cell(row, 2, UI_ROLE_KEY, str_of(spec_effect_verb(e->kind)));
    ui_table_cell(row, 3, role, e->subject.len > 0 ? e->subject : STR_LIT("(without a name)"));
    if (e->target.len > 0)
        ui_table_cell(row, 4, role, arena_printf(&table->arena, "-> %.*s", STR_FMT(e->target)));
}

/* What start asks of the host's network service, before there is a spec. */
static void add_hns(struct ui_table *table, const struct create_hns *h, size_t number)
{
    struct arena *a = &table->arena;
    struct ui_table_row *row = ui_table_add(table);
    ptrdiff_t blank = str_find(h->request, ' ', 0);
    bool failed = h->answer == NULL && h->body != NULL;
    enum ui_role role = failed ? UI_ROLE_ERROR : UI_ROLE_TEXT;

    if (row == NULL || blank < 0)
        return;
    row->sign = failed ? UI_SIGN_FAILED : UI_SIGN_DONE;
    row->role = failed ? UI_ROLE_ERROR : UI_ROLE_OK;
    ui_table_cell(row, 0, UI_ROLE_NUMBER, arena_printf(a, "%2zu", number));
    if (number == 1)
        ui_table_cell(row, 1, UI_ROLE_LABEL, STR_LIT("networks"));
    ui_table_cell(row, 2, UI_ROLE_KEY, STR_LIT("HNS"));
    ui_table_cell(
        row, 3, role,
        arena_printf(a, "%.*s %.*s", STR_FMT(h->request), STR_FMT(create_json(a, h->body))));
    if (h->answer != NULL)
        row->detail = arena_printf(a, "The answer is known after start, such as %.*s",
                                   STR_FMT(create_json(a, h->answer)));
}

void ui_table_effects(struct ui_table *table, const struct ui_generation *g)
{
    const struct create_result *created = g->assessment.created;
    enum spec_step before = SPEC_STEP_COUNT;
    size_t number = 0;

    table->title = STR_LIT("What the daemon does on the way, in order");
    table->columns = columns;
    table->column_count = sizeof(columns) / sizeof(columns[0]);
    table->has_detail = created != NULL && created->hns != NULL;
    for (const struct create_hns *h = created != NULL ? created->hns : NULL; h != NULL; h = h->next)
        add_hns(table, h, ++number);
    for (const struct spec_effect *e = g->assessment.spec.effects; e != NULL; e = e->next) {
        add(table, e, ++number, before);
        before = e->step;
    }
    if (number == 0)
        ui_table_heading(table, STR_LIT("nothing"));
    table->note = arena_printf(&table->arena, "%zu effect%s", number, number == 1 ? "" : "s");
}
