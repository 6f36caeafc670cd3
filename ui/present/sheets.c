/* The windows of rows, by their table. */
#include "specgen/credential/mask.h"
#include "ui/present/sheet.h"

static void mask(struct ui_sheet *sheet)
{
    for (size_t i = 0; i < sheet->count; i++) {
        struct ui_sheet_row *row = &sheet->rows[i];

        for (size_t c = 0; c < UI_SHEET_COLUMNS; c++)
            row->cell[c].text = mask_secrets(&sheet->arena, row->cell[c].text);
        row->detail = mask_secrets(&sheet->arena, row->detail);
    }
}

bool ui_sheet_make(struct ui_sheet *sheet, const struct ui_generation *g)
{
    static void (*const fill[UI_SHEET_KINDS])(struct ui_sheet *, const struct ui_generation *) = {
        [UI_SHEET_WHY] = ui_sheet_why,
#define SHEET(id, lower, keys, hint, text) [UI_SHEET_##id] = ui_sheet_##lower,
#include "ui/present/sheets.def"
#undef SHEET
    };

    arena_reset(&sheet->arena);
    sheet->rows = NULL;
    sheet->count = sheet->size = sheet->first = 0;
    sheet->title = sheet->note = STR_NONE;
    sheet->has_titles = sheet->has_detail = true;
    fill[sheet->kind](sheet, g);
    if (!g->unmasked)
        mask(sheet);
    return !arena_failed(&sheet->arena);
}
