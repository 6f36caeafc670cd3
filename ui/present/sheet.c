#include "ui/present/sheet.h"

#include "specgen/credential/mask.h"
#include "ui/term/widgets.h"

enum {
    GAP = 2,         /* between columns */
    SIGN = 2,        /* the sign and a blank */
    WIDEST = 110,    /* of a column: longer lines are hard to read */
    NARROWEST = 8,   /* of a weighted column */
    DETAIL_MOST = 6, /* lines */
};

/* ---- rows ----------------------------------------------------------------------------- */

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

static void mask(struct ui_sheet *sheet)
{
    for (size_t i = 0; i < sheet->count; i++) {
        struct ui_sheet_row *row = &sheet->rows[i];

        for (size_t c = 0; c < UI_SHEET_COLUMNS; c++)
            row->cell[c].text = mask_secrets(&sheet->arena, row->cell[c].text);
        row->detail = mask_secrets(&sheet->arena, row->detail);
    }
}

bool ui_sheet_make(struct ui_sheet *sheet, const struct ui_document *d)
{
    static void (*const make[UI_SHEET_KINDS])(struct ui_sheet *, const struct ui_document *) = {
        [UI_SHEET_WHY] = ui_sheet_why,
        [UI_SHEET_PROBLEMS] = ui_sheet_problems,
        [UI_SHEET_STEPS] = ui_sheet_steps,
        [UI_SHEET_EFFECTS] = ui_sheet_effects,
        [UI_SHEET_EFFECTIVE] = ui_sheet_effective,
        [UI_SHEET_ISOLATION] = ui_sheet_isolation,
        [UI_SHEET_UPGRADE] = ui_sheet_upgrade,
    };

    arena_reset(&sheet->arena);
    sheet->rows = NULL;
    sheet->line_of = NULL;
    sheet->count = sheet->size = 0;
    sheet->title = sheet->note = STR_NONE;
    sheet->has_titles = sheet->has_detail = true;
    make[sheet->kind](sheet, d);
    if (!d->unmasked)
        mask(sheet);
    return !arena_failed(&sheet->arena);
}

/* ---- layout ----------------------------------------------------------------------------- */

static int natural_width(const struct ui_sheet *sheet, size_t column)
{
    int widest = ui_text_width(str_of(sheet->columns[column].title));

    for (size_t i = 0; i < sheet->count; i++) {
        struct str rest = sheet->rows[i].cell[column].text, line;

        if (sheet->rows[i].heading)
            continue;
        while (widest < WIDEST && ui_wrap_next(&rest, WIDEST, &line))
            if (ui_text_width(line) > widest)
                widest = ui_text_width(line);
    }
    return widest < WIDEST ? widest : WIDEST;
}

static int weight_of(const struct ui_sheet *sheet, const bool *given)
{
    int weight = 0;

    for (size_t c = 0; c < sheet->column_count; c++)
        weight += given[c] ? 0 : sheet->columns[c].weight;
    return weight;
}

/* A column that wants less than its share gets what it wants, and the others share again. */
static void share(struct ui_sheet *sheet, int left)
{
    bool given[UI_SHEET_COLUMNS] = {false}, again = true;
    int weight = weight_of(sheet, given);

    while (again && weight > 0) {
        int rest = left;

        again = false;
        for (size_t c = 0; c < sheet->column_count; c++)
            if (!given[c] && sheet->columns[c].weight > 0 &&
                sheet->width[c] <= rest * sheet->columns[c].weight / weight) {
                given[c] = again = true;
                left -= sheet->width[c];
            }
        weight = weight_of(sheet, given);
    }
    for (size_t c = 0; c < sheet->column_count; c++)
        if (!given[c] && sheet->columns[c].weight > 0) {
            int w = left * sheet->columns[c].weight / weight;

            sheet->width[c] = w > NARROWEST ? w : NARROWEST;
        }
}

static void set_widths(struct ui_sheet *sheet, int w)
{
    int left = w - SIGN;

    for (size_t c = 0; c < sheet->column_count; c++) {
        sheet->width[c] = natural_width(sheet, c);
        if (sheet->columns[c].weight == 0)
            left -= sheet->width[c];
        left -= c > 0 ? GAP : 0;
    }
    share(sheet, left);
}

static size_t row_height(const struct ui_sheet *sheet, const struct ui_sheet_row *row, int w)
{
    int height = 1;

    if (row->heading)
        return (size_t)ui_wrapped_height(row->cell[0].text, w);
    for (size_t c = 0; c < sheet->column_count; c++) {
        int lines = ui_wrapped_height(row->cell[c].text, sheet->width[c]);

        if (lines > height)
            height = lines;
    }
    return (size_t)height;
}

static void show_selected(struct ui_sheet *sheet)
{
    size_t h = sheet->list.h > 0 ? (size_t)sheet->list.h : 1, all = sheet->line_of[sheet->count];
    size_t from, to;

    if (sheet->at >= sheet->count)
        sheet->at = sheet->count > 0 ? sheet->count - 1 : 0;
    if (sheet->count > 0) {
        from = sheet->line_of[sheet->at];
        to = sheet->line_of[sheet->at + 1];
        /* A heading right above belongs to it. */
        if (sheet->at > 0 && sheet->rows[sheet->at - 1].heading)
            from = sheet->line_of[sheet->at - 1];
        if (to - from <= h && sheet->top > from)
            sheet->top = from;
        if (to - from <= h && sheet->top + h < to)
            sheet->top = to - h;
        if (to - from > h && (sheet->top + h <= from || sheet->top >= to))
            sheet->top = from;
    }
    if (sheet->top + h > all)
        sheet->top = all > h ? all - h : 0;
}

static int detail_height(const struct ui_sheet *sheet, int w, int most)
{
    int height = 0;

    if (!sheet->has_detail)
        return 0;
    if (most > DETAIL_MOST)
        most = DETAIL_MOST;
    for (size_t i = 0; i < sheet->count && height < most; i++) {
        int lines = ui_wrapped_height(sheet->rows[i].detail, w);

        if (lines > height)
            height = lines;
    }
    return height < most ? height : most;
}

/* As high as it must be; it stands at the bottom, so that the upper panes can be seen. */
static void place(struct ui_sheet *sheet, struct ui_rect room, int least)
{
    int titles = sheet->has_titles ? 1 : 0, w = room.w - 4;
    int detail = detail_height(sheet, w, room.h / 5), rule = detail > 0 ? 1 : 0;
    int frame = 2 + titles + detail + rule, h = frame;
    size_t lines = sheet->line_of[sheet->count];

    h += lines < (size_t)room.h ? (int)lines : room.h;
    if (h < least)
        h = least;
    if (h > room.h)
        h = room.h;
    sheet->window = (struct ui_rect){room.x, room.y + room.h - h, room.w, h};
    sheet->list = (struct ui_rect){room.x + 2, sheet->window.y + 1 + titles, w, h - frame};
    sheet->detail = (struct ui_rect){room.x + 2, room.y + room.h - 1 - detail, w, detail};
}

bool ui_sheet_layout(struct ui_sheet *sheet, struct ui_rect room, int least)
{
    int w = room.w - 4;

    set_widths(sheet, w);
    if (sheet->line_of == NULL)
        sheet->line_of = arena_alloc(&sheet->arena, (sheet->count + 1) * sizeof(*sheet->line_of));
    if (sheet->line_of == NULL)
        return false;
    sheet->line_of[0] = 0;
    for (size_t i = 0; i < sheet->count; i++)
        sheet->line_of[i + 1] = sheet->line_of[i] + row_height(sheet, &sheet->rows[i], w);
    place(sheet, room, least);
    if (sheet->count > 1 && sheet->at == 0 && sheet->rows[0].heading)
        sheet->at = 1;
    show_selected(sheet);
    return true;
}

/* ---- moving ----------------------------------------------------------------------------- */

static bool step(struct ui_sheet *sheet, int by)
{
    size_t at = sheet->at;

    do {
        if (by < 0 ? at == 0 : at + 1 >= sheet->count)
            return false;
        at = by < 0 ? at - 1 : at + 1;
    } while (sheet->rows[at].heading);
    sheet->at = at;
    return true;
}

void ui_sheet_move(struct ui_sheet *sheet, int rows)
{
    size_t h = (size_t)sheet->list.h, all = sheet->line_of[sheet->count];

    if (sheet->count == 0)
        return;
    if (rows > 0) {
        if (sheet->line_of[sheet->at + 1] > sheet->top + h || !step(sheet, 1))
            sheet->top += sheet->top + h < all ? 1 : 0;
    } else if (sheet->line_of[sheet->at] < sheet->top || !step(sheet, -1)) {
        sheet->top -= sheet->top > 0 ? 1 : 0;
    }
}

void ui_sheet_page(struct ui_sheet *sheet, int pages)
{
    size_t h = sheet->list.h > 1 ? (size_t)sheet->list.h - 1 : 1;
    size_t all = sheet->line_of[sheet->count];
    size_t most = all > (size_t)sheet->list.h ? all - (size_t)sheet->list.h : 0, line;

    if (sheet->count == 0)
        return;
    line = sheet->line_of[sheet->at];
    if (pages > 0) {
        sheet->top = sheet->top + h < most ? sheet->top + h : most;
        line = line + h < all ? line + h : all - 1;
    } else {
        sheet->top = sheet->top > h ? sheet->top - h : 0;
        line = line > h ? line - h : 0;
    }
    for (size_t i = 0; i < sheet->count; i++)
        if (!sheet->rows[i].heading && sheet->line_of[i] <= line)
            sheet->at = i;
    if (pages < 0 && line == 0)
        ui_sheet_end(sheet, false);
}

void ui_sheet_end(struct ui_sheet *sheet, bool last)
{
    if (sheet->count == 0)
        return;
    sheet->at = last ? sheet->count - 1 : 0;
    sheet->top = last ? sheet->line_of[sheet->count] : 0;
    if (sheet->rows[sheet->at].heading)
        step(sheet, last ? -1 : 1);
}

size_t ui_sheet_row_at(const struct ui_sheet *sheet, int y)
{
    size_t line = sheet->top + (size_t)(y > sheet->list.y ? y - sheet->list.y : 0);

    if (y < sheet->list.y || y >= sheet->list.y + sheet->list.h)
        return sheet->count;
    for (size_t i = 0; i < sheet->count; i++)
        if (line >= sheet->line_of[i] && line < sheet->line_of[i + 1])
            return sheet->rows[i].heading ? sheet->count : i;
    return sheet->count;
}
