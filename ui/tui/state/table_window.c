#include "ui/tui/state/table_window.h"

#include "ui/term/widgets.h"

enum {
    GAP = 2,          /* between columns */
    SIGN = 2,         /* the sign and a blank */
    WIDEST = 110,     /* of a column: longer lines are hard to read */
    NARROWEST = 8,    /* of a weighted column */
    READABLE = 10,    /* narrower, a column that wants more is not read */
    INDENT = 2,       /* of stacked cells */
    DETAIL_MOST = 6,  /* lines */
    HEADING_MOST = 6, /* so that what it is the heading of can be seen below */
    VALUE_MOST = 12,  /* what is told of a value must not be looked for behind it */
};

bool ui_window_make(struct ui_table_window *win, const struct ui_generation *g)
{
    win->line_of = NULL;
    if (!ui_table_make(&win->table, g))
        return false;
    if (win->at == 0)
        win->at = win->table.first;
    return true;
}

/* ---- layout ----------------------------------------------------------------------------- */

static int natural_width(const struct ui_table_window *win, size_t column)
{
    int widest = ui_text_width(str_of(win->table.columns[column].title));

    for (size_t i = 0; i < win->table.count; i++) {
        struct str rest = win->table.rows[i].cell[column].text, line;

        if (win->table.rows[i].heading)
            continue;
        while (widest < WIDEST && ui_wrap_next(&rest, WIDEST, &line))
            if (ui_text_width(line) > widest)
                widest = ui_text_width(line);
    }
    return widest < WIDEST ? widest : WIDEST;
}

static int weight_of(const struct ui_table_window *win, const bool *given)
{
    int weight = 0;

    for (size_t c = 0; c < win->table.column_count; c++)
        weight += given[c] ? 0 : win->table.columns[c].weight;
    return weight;
}

/* A column that wants less than its share gets what it wants, and the others share again. */
static void share(struct ui_table_window *win, int left)
{
    bool given[UI_TABLE_COLUMNS] = {false}, again = true;
    int weight = weight_of(win, given);

    while (again && weight > 0) {
        int rest = left;

        again = false;
        for (size_t c = 0; c < win->table.column_count; c++)
            if (!given[c] && win->table.columns[c].weight > 0 &&
                win->width[c] <= rest * win->table.columns[c].weight / weight) {
                given[c] = again = true;
                left -= win->width[c];
            }
        weight = weight_of(win, given);
    }
    for (size_t c = 0; c < win->table.column_count; c++)
        if (!given[c] && win->table.columns[c].weight > 0) {
            int w = left * win->table.columns[c].weight / weight;

            win->width[c] = w > NARROWEST ? w : NARROWEST;
        }
}

/* The first column has all of the width, the others what is left behind their titles. */
static void stack(struct ui_table_window *win, int w)
{
    win->stacked = true;
    win->label_w = 0;
    for (size_t c = 1; c < win->table.column_count; c++) {
        int title = ui_text_width(str_of(win->table.columns[c].title));

        if (title > win->label_w)
            win->label_w = title;
    }
    win->width[0] = w - SIGN;
    for (size_t c = 1; c < win->table.column_count; c++)
        win->width[c] = w - SIGN - INDENT - (win->label_w > 0 ? win->label_w + GAP : 0);
}

static void set_widths(struct ui_table_window *win, int w)
{
    int left = w - SIGN, wanted[UI_TABLE_COLUMNS], used = SIGN;
    bool readable = true;

    for (size_t c = 0; c < win->table.column_count; c++) {
        wanted[c] = win->width[c] = natural_width(win, c);
        if (win->table.columns[c].weight == 0)
            left -= win->width[c];
        left -= c > 0 ? GAP : 0;
    }
    share(win, left);
    for (size_t c = 0; c < win->table.column_count; c++) {
        used += win->width[c] + (c > 0 ? GAP : 0);
        readable = readable && (win->width[c] >= wanted[c] || win->width[c] >= READABLE);
    }
    win->stacked = false;
    if (win->table.column_count > 1 && (used > w || !readable))
        stack(win, w);
}

/* Of stacked cells, all but the first may say nothing. */
static bool is_told(const struct ui_table_row *row, size_t c)
{
    return row->cell[c].text.len > 0 && (c == 0 || !str_is(row->cell[c].text, "-"));
}

static bool is_cut(const struct ui_table_row *row, size_t c, int w)
{
    const struct ui_table_cell *cell = &row->cell[c];

    return !row->whole && (cell->role == UI_ROLE_VALUE || cell->role == UI_ROLE_STRING) &&
           !ui_wrapped_fits(cell->text, w, VALUE_MOST);
}

static int cell_height(const struct ui_table_row *row, size_t c, int w)
{
    return is_cut(row, c, w) ? VALUE_MOST : ui_wrapped_height(row->cell[c].text, w);
}

bool ui_window_cell(const struct ui_table_window *win, const struct ui_table_row *row, size_t c,
                    struct ui_cell_place *out)
{
    *out = (struct ui_cell_place){
        .x = SIGN, .w = win->width[c], .h = is_cut(row, c, win->width[c]) ? VALUE_MOST : 0};
    if (win->stacked && c > 0)
        out->x += INDENT + (win->label_w > 0 ? win->label_w + GAP : 0);
    for (size_t i = 0; i < c; i++) {
        if (!win->stacked)
            out->x += win->width[i] + GAP;
        else if (is_told(row, i))
            out->line += cell_height(row, i, win->width[i]);
    }
    return !win->stacked || is_told(row, c);
}

static size_t row_height(const struct ui_table_window *win, const struct ui_table_row *row, int w)
{
    int height = 1;

    if (row->heading)
        return ui_wrapped_fits(row->cell[0].text, w, HEADING_MOST)
                   ? (size_t)ui_wrapped_height(row->cell[0].text, w)
                   : HEADING_MOST;
    for (size_t c = 0; c < win->table.column_count; c++) {
        struct ui_cell_place place;
        int lines =
            ui_window_cell(win, row, c, &place) ? place.line + cell_height(row, c, place.w) : 0;

        if (lines > height)
            height = lines;
    }
    return (size_t)height;
}

static void show_selected(struct ui_table_window *win)
{
    size_t h = win->list.h > 0 ? (size_t)win->list.h : 1, all = win->line_of[win->table.count];
    size_t from, to;

    if (win->at >= win->table.count)
        win->at = win->table.count > 0 ? win->table.count - 1 : 0;
    if (win->table.count > 0) {
        from = win->line_of[win->at];
        to = win->line_of[win->at + 1];
        /* A heading right above belongs to it. */
        if (win->at > 0 && win->table.rows[win->at - 1].heading)
            from = win->line_of[win->at - 1];
        if (to - from <= h && win->top > from)
            win->top = from;
        if (to - from <= h && win->top + h < to)
            win->top = to - h;
        if (to - from > h && (win->top + h <= from || win->top >= to))
            win->top = from;
    }
    if (win->top + h > all)
        win->top = all > h ? all - h : 0;
}

static int detail_height(const struct ui_table_window *win, int w, int most)
{
    int height = 0;

    if (!win->table.has_detail)
        return 0;
    if (most > DETAIL_MOST)
        most = DETAIL_MOST;
    for (size_t i = 0; i < win->table.count && height < most; i++) {
        struct str detail = win->table.rows[i].detail;
        int lines = detail.len > 0 ? ui_wrapped_height(detail, w) : 0;

        if (lines > height)
            height = lines;
    }
    return height < most ? height : most;
}

/* As high as it must be; it stands at the bottom, so that the upper panes can be seen. */
static void place(struct ui_table_window *win, struct ui_rect room, int least)
{
    int titles = win->table.has_titles && !win->stacked ? 1 : 0, w = room.w - 4;
    int detail = detail_height(win, w, room.h / 5), rule = detail > 0 ? 1 : 0;
    int frame = 2 + titles + detail + rule, h = frame;
    size_t lines = win->line_of[win->table.count];

    h += lines < (size_t)room.h ? (int)lines : room.h;
    if (h < least)
        h = least;
    if (h > room.h)
        h = room.h;
    win->window = (struct ui_rect){room.x, room.y + room.h - h, room.w, h};
    win->list = (struct ui_rect){room.x + 2, win->window.y + 1 + titles, w, h - frame};
    win->detail = (struct ui_rect){room.x + 2, room.y + room.h - 1 - detail, w, detail};
}

bool ui_window_layout(struct ui_table_window *win, struct ui_rect room, int least)
{
    int w = room.w - 4;

    set_widths(win, w);
    if (win->line_of == NULL)
        win->line_of =
            arena_alloc(&win->table.arena, (win->table.count + 1) * sizeof(*win->line_of));
    if (win->line_of == NULL)
        return false;
    win->line_of[0] = 0;
    for (size_t i = 0; i < win->table.count; i++)
        win->line_of[i + 1] = win->line_of[i] + row_height(win, &win->table.rows[i], w);
    place(win, room, least);
    if (win->table.count > 1 && win->at == 0 && win->table.rows[0].heading)
        win->at = 1;
    show_selected(win);
    return true;
}

/* ---- moving ----------------------------------------------------------------------------- */

static bool step(struct ui_table_window *win, int by)
{
    size_t at = win->at;

    do {
        if (by < 0 ? at == 0 : at + 1 >= win->table.count)
            return false;
        at = by < 0 ? at - 1 : at + 1;
    } while (win->table.rows[at].heading);
    win->at = at;
    return true;
}

void ui_window_move(struct ui_table_window *win, int rows)
{
    size_t h = (size_t)win->list.h, all = win->line_of[win->table.count];

    if (win->table.count == 0)
        return;
    if (rows > 0) {
        if (win->line_of[win->at + 1] > win->top + h || !step(win, 1))
            win->top += win->top + h < all ? 1 : 0;
    } else if (win->line_of[win->at] < win->top || !step(win, -1)) {
        win->top -= win->top > 0 ? 1 : 0;
    }
}

void ui_window_page(struct ui_table_window *win, int pages)
{
    size_t h = win->list.h > 1 ? (size_t)win->list.h - 1 : 1;
    size_t all = win->line_of[win->table.count];
    size_t most = all > (size_t)win->list.h ? all - (size_t)win->list.h : 0, line;

    if (win->table.count == 0)
        return;
    line = win->line_of[win->at];
    if (pages > 0) {
        win->top = win->top + h < most ? win->top + h : most;
        line = line + h < all ? line + h : all - 1;
    } else {
        win->top = win->top > h ? win->top - h : 0;
        line = line > h ? line - h : 0;
    }
    for (size_t i = 0; i < win->table.count; i++)
        if (!win->table.rows[i].heading && win->line_of[i] <= line)
            win->at = i;
    if (pages < 0 && line == 0)
        ui_window_end(win, false);
}

void ui_window_end(struct ui_table_window *win, bool last)
{
    if (win->table.count == 0)
        return;
    win->at = last ? win->table.count - 1 : 0;
    win->top = last ? win->line_of[win->table.count] : 0;
    if (win->table.rows[win->at].heading)
        step(win, last ? -1 : 1);
}

size_t ui_window_row_at(const struct ui_table_window *win, int y)
{
    size_t line = win->top + (size_t)(y > win->list.y ? y - win->list.y : 0);

    if (y < win->list.y || y >= win->list.y + win->list.h)
        return win->table.count;
    for (size_t i = 0; i < win->table.count; i++)
        if (line >= win->line_of[i] && line < win->line_of[i + 1])
            return win->table.rows[i].heading ? win->table.count : i;
    return win->table.count;
}
