/* What the last edit did, all of it: the strip below the panes has room for a few. */
#include "specgen/tree/path.h"
#include "ui/present/table.h"

static const struct ui_table_column columns[] = {{"what", 1}};

static void add(struct ui_table *table, const struct ui_touch *touch)
{
    struct ui_table_row *row = ui_table_add(table);

    if (row == NULL)
        return;
    row->whole = true;
    row->role = touch->role;
    row->detail = touch->full;
    row->problem = touch->problem;
    if (touch->problem != NULL)
        row->ref = touch->problem->ref;
    if (touch->node != NULL)
        row->spec_path = spec_node_path(&table->arena, touch->node);
    ui_table_cell(row, 0, touch->role, touch->text);
}

void ui_table_changes(struct ui_table *table, const struct ui_generation *g)
{
    const struct ui_touches *t = &g->touches;

    table->title = STR_LIT("What the last edit did");
    table->columns = columns;
    table->column_count = sizeof(columns) / sizeof(columns[0]);
    table->has_titles = false;
    for (size_t i = 0; i < t->count; i++)
        add(table, &t->items[i]);
    if (!t->made)
        ui_table_heading(table, STR_LIT("there was no edit yet"));
    else if (t->count == 0)
        ui_table_heading(table, STR_LIT("nothing: the spec and what is listed are as they were"));
}
