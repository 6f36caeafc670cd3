/* A window of rows and cells. */
#include "ui/term/widgets.h"
#include "ui/tui/view/views.h"

enum { GAP = 2, SIGN = 2 };

static uint32_t plain_sign(uint32_t sign)
{
    switch (sign) {
    case UI_SIGN_DONE:
        return '+';
    case UI_SIGN_FAILED:
        return 'x';
    case UI_SIGN_NOT_REACHED:
        return '.';
    default:
        return sign;
    }
}

/* The lines of a wrapped text that lie in the list; `line` is the first one's place in it. */
static void draw_cell(const struct ui_view *v, int x, int line, int w,
                      const struct ui_sheet_cell *cell)
{
    struct ui_rect list = v->st->sheet.list;
    struct str rest = cell->text, part;

    for (; line < list.h && ui_wrap_next(&rest, w, &part); line++)
        if (line >= 0)
            ui_text(v->s, x, list.y + line, w, part, cell->role, 0, true);
}

static void draw_row(const struct ui_view *v, size_t i)
{
    const struct ui_sheet *sheet = &v->st->sheet;
    const struct ui_sheet_row *row = &sheet->rows[i];
    struct ui_rect list = sheet->list, bar;
    int line = (int)sheet->line_of[i] - (int)sheet->top, x = list.x + SIGN;
    int end = (int)sheet->line_of[i + 1] - (int)sheet->top;

    if (row->heading) {
        draw_cell(v, list.x, line, list.w, &row->cell[0]);
        return;
    }
    if (row->sign != 0 && line >= 0)
        ui_fill(v->s, (struct ui_rect){list.x, list.y + line, 1, 1},
                v->st->ascii ? plain_sign(row->sign) : row->sign, row->role);
    for (size_t c = 0; c < sheet->column_count; c++) {
        draw_cell(v, x, line, sheet->width[c], &row->cell[c]);
        x += sheet->width[c] + GAP;
    }
    if (i != sheet->at)
        return;
    if (line < 0)
        line = 0;
    if (end > list.h)
        end = list.h;
    bar = (struct ui_rect){list.x, list.y + line, list.w, end - line};
    ui_paint(v->s, bar, UI_ROLE_SELECTION, 0);
    v->s->cursor_x = bar.x;
    v->s->cursor_y = bar.y;
}

static void draw_titles(const struct ui_view *v)
{
    const struct ui_sheet *sheet = &v->st->sheet;
    int x = sheet->list.x + SIGN;

    for (size_t c = 0; c < sheet->column_count; c++) {
        ui_text(v->s, x, sheet->list.y - 1, sheet->width[c], str_of(sheet->columns[c].title),
                UI_ROLE_DIM, 0, true);
        x += sheet->width[c] + GAP;
    }
}

void ui_view_sheet(const struct ui_view *v)
{
    const struct ui_sheet *sheet = &v->st->sheet;
    struct ui_rect window = sheet->window;

    ui_fill(v->s, window, ' ', UI_ROLE_TEXT);
    ui_box(v->s, window, sheet->title, sheet->note, UI_ROLE_BORDER_FOCUS, UI_ROLE_TITLE_FOCUS);
    ui_scroll_mark(v->s, (struct ui_rect){window.x, sheet->list.y - 1, window.w, sheet->list.h + 2},
                   sheet->top, (size_t)sheet->list.h, sheet->line_of[sheet->count],
                   UI_ROLE_BORDER_FOCUS);
    if (sheet->has_titles)
        draw_titles(v);
    v->s->clip = sheet->list;
    for (size_t i = 0; i < sheet->count; i++)
        if (sheet->line_of[i + 1] > sheet->top &&
            sheet->line_of[i] < sheet->top + (size_t)sheet->list.h)
            draw_row(v, i);
    v->s->clip = (struct ui_rect){0, 0, v->s->w, v->s->h};
    if (sheet->detail.h == 0)
        return;
    ui_hline(v->s, sheet->detail.x, sheet->detail.y - 1, sheet->detail.w, UI_ROLE_BORDER);
    if (sheet->at < sheet->count)
        ui_text_wrapped(v->s, sheet->detail, sheet->rows[sheet->at].detail, UI_ROLE_WHY);
}
