#include "ui/present/sheet.h"

struct ui_sheet_row *ui_sheet_add(struct ui_sheet *sheet)
{
    struct ui_sheet_row *row;

    if (sheet->count == sheet->size) {
        size_t size = sheet->size != 0 ? sheet->size * 2 : 32;
        struct ui_sheet_row *more = arena_alloc(&sheet->arena, size * sizeof(*more));

        if (more == NULL)
            return NULL;
        if (sheet->count > 0)
            memcpy(more, sheet->rows, sheet->count * sizeof(*more));
        sheet->rows = more;
        sheet->size = size;
    }
    row = &sheet->rows[sheet->count++];
    *row = (struct ui_sheet_row){.ref = {.field = MDL_F_NONE, .index = -1}};
    return row;
}

struct ui_sheet_row *ui_sheet_heading(struct ui_sheet *sheet, struct str text)
{
    struct ui_sheet_row *row = ui_sheet_add(sheet);

    if (row != NULL) {
        row->heading = true;
        row->cell[0] = (struct ui_sheet_cell){text, UI_ROLE_SECTION};
    }
    return row;
}

void ui_sheet_cell(struct ui_sheet_row *row, size_t column, enum ui_role role, struct str text)
{
    if (row != NULL)
        row->cell[column] = (struct ui_sheet_cell){text, role};
}
