#include "ui/present/table.h"

struct ui_table_row *ui_table_add(struct ui_table *table)
{
    struct ui_table_row *row;

    if (table->count == table->size) {
        size_t size = table->size != 0 ? table->size * 2 : 32;
        struct ui_table_row *more = arena_alloc(&table->arena, size * sizeof(*more));

        if (more == NULL)
            return NULL;
        if (table->count > 0)
            memcpy(more, table->rows, table->count * sizeof(*more));
        table->rows = more;
        table->size = size;
    }
    row = &table->rows[table->count++];
    *row = (struct ui_table_row){.ref = {.field = MDL_F_NONE, .index = -1}};
    return row;
}

struct ui_table_row *ui_table_heading(struct ui_table *table, struct str text)
{
    struct ui_table_row *row = ui_table_add(table);

    if (row != NULL) {
        row->heading = true;
        row->cell[0] = (struct ui_table_cell){text, UI_ROLE_SECTION};
    }
    return row;
}

void ui_table_cell(struct ui_table_row *row, size_t column, enum ui_role role, struct str text)
{
    if (row != NULL)
        row->cell[column] = (struct ui_table_cell){text, role};
}
