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
                      const struct ui_table_cell *cell)
{
    struct ui_rect list = v->st->window.list;
    struct str rest = cell->text, part;

    for (; line < list.h && ui_wrap_next(&rest, w, &part); line++)
        if (line >= 0)
            ui_text(v->s, x, list.y + line, w, part, cell->role, 0, true);
}

/* Where the window's search is seen in the row's cells. */
static void draw_hits(const struct ui_view *v, const struct ui_table_row *row, int first)
{
    const struct ui_table_window *win = &v->st->window;
    struct str find = str_of(v->st->window_search.text != NULL ? v->st->window_search.text : ""),
               part;

    for (size_t c = 0; c < win->table.column_count && find.len > 0; c++) {
        struct str rest = row->cell[c].text;
        struct ui_cell_place at;

        if (!ui_window_cell(win, row, c, &at))
            continue;
        at.x += win->list.x;
        for (int y = first + at.line; y < win->list.h && ui_wrap_next(&rest, at.w, &part); y++)
            if (y >= 0)
                ui_view_hits(v, (struct ui_rect){at.x, win->list.y + y, at.w, 1}, at.x, part, find);
    }
}

/* Of the selected row; while a text is typed to look for, the cursor is there. */
static void draw_bar(const struct ui_view *v, int line, int end)
{
    struct ui_rect list = v->st->window.list, bar;

    if (line < 0)
        line = 0;
    if (end > list.h)
        end = list.h;
    bar = (struct ui_rect){list.x, list.y + line, list.w, end - line};
    ui_paint(v->s, bar, UI_ROLE_SELECTION, 0);
    if (v->st->mode != UI_MODE_TABLE)
        return;
    v->s->cursor_x = bar.x;
    v->s->cursor_y = bar.y;
}

static void draw_row(const struct ui_view *v, size_t i)
{
    const struct ui_table_window *win = &v->st->window;
    const struct ui_table_row *row = &win->table.rows[i];
    struct ui_rect list = win->list;
    int line = (int)win->line_of[i] - (int)win->top;
    int end = (int)win->line_of[i + 1] - (int)win->top;

    if (row->heading) {
        ui_text_wrapped(v->s, (struct ui_rect){list.x, list.y + line, list.w, end - line},
                        row->cell[0].text, row->cell[0].role);
        return;
    }
    if (row->sign != 0 && line >= 0)
        ui_fill(v->s, (struct ui_rect){list.x, list.y + line, 1, 1},
                v->st->ascii ? plain_sign(row->sign) : row->sign, row->role);
    for (size_t c = 0; c < win->table.column_count; c++) {
        struct ui_cell_place at;

        if (!ui_window_cell(win, row, c, &at))
            continue;
        if (win->stacked && c > 0 && line + at.line >= 0)
            ui_text(v->s, list.x + at.x - win->label_w - GAP, list.y + line + at.line, win->label_w,
                    str_of(win->table.columns[c].title), UI_ROLE_DIM, 0, true);
        if (at.h > 0)
            ui_text_wrapped(v->s,
                            (struct ui_rect){list.x + at.x, list.y + line + at.line, at.w, at.h},
                            row->cell[c].text, row->cell[c].role);
        else
            draw_cell(v, list.x + at.x, line + at.line, at.w, &row->cell[c]);
    }
    if (i == win->at)
        draw_bar(v, line, end);
    draw_hits(v, row, line);
}

static void draw_titles(const struct ui_view *v)
{
    const struct ui_table_window *win = &v->st->window;
    int x = win->list.x + SIGN;

    for (size_t c = 0; c < win->table.column_count; c++) {
        ui_text(v->s, x, win->list.y - 1, win->width[c], str_of(win->table.columns[c].title),
                UI_ROLE_DIM, 0, true);
        x += win->width[c] + GAP;
    }
}

void ui_view_table(const struct ui_view *v)
{
    const struct ui_table_window *win = &v->st->window;
    struct ui_rect window = win->window;

    ui_fill(v->s, window, ' ', UI_ROLE_TEXT);
    ui_box(v->s, window, win->table.title, win->table.note, UI_ROLE_BORDER_FOCUS,
           UI_ROLE_TITLE_FOCUS);
    ui_scroll_mark(v->s, (struct ui_rect){window.x, win->list.y - 1, window.w, win->list.h + 2},
                   win->top, (size_t)win->list.h, win->line_of[win->table.count],
                   UI_ROLE_BORDER_FOCUS);
    if (win->table.count == 0) { /* why nothing is listed may be too long for the border */
        ui_text_wrapped(v->s, win->list, win->table.note, UI_ROLE_DIM);
        return;
    }
    if (win->table.has_titles && !win->stacked)
        draw_titles(v);
    v->s->clip = win->list;
    for (size_t i = 0; i < win->table.count; i++)
        if (win->line_of[i + 1] > win->top && win->line_of[i] < win->top + (size_t)win->list.h)
            draw_row(v, i);
    v->s->clip = (struct ui_rect){0, 0, v->s->w, v->s->h};
    if (win->detail.h == 0)
        return;
    ui_hline(v->s, win->detail.x, win->detail.y - 1, win->detail.w, UI_ROLE_BORDER);
    if (win->at < win->table.count)
        ui_text_wrapped(v->s, win->detail, win->table.rows[win->at].detail, UI_ROLE_WHY);
}
