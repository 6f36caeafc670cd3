/* The windows of rows, by their table. */
#include "specgen/credential/mask.h"
#include "ui/present/table.h"

static void mask(struct ui_table *table)
{
    for (size_t i = 0; i < table->count; i++) {
        struct ui_table_row *row = &table->rows[i];

        for (size_t c = 0; c < UI_TABLE_COLUMNS; c++)
            row->cell[c].text = mask_secrets(&table->arena, row->cell[c].text);
        row->detail = mask_secrets(&table->arena, row->detail);
    }
}

bool ui_table_make(struct ui_table *table, const struct ui_generation *g)
{
    static void (*const fill[UI_TABLE_KINDS])(struct ui_table *, const struct ui_generation *) = {
        [UI_TABLE_WHY] = ui_table_why,
#define TABLE(id, lower, keys, hint, text) [UI_TABLE_##id] = ui_table_##lower,
#include "ui/present/tables.def"
#undef TABLE
    };

    arena_reset(&table->arena);
    table->rows = NULL;
    table->count = table->size = table->first = 0;
    table->title = table->note = STR_NONE;
    table->has_titles = table->has_detail = true;
    fill[table->kind](table, g);
    if (!g->unmasked)
        mask(table);
    return !arena_failed(&table->arena);
}
