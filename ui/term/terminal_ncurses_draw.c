#include "ui/term/terminal_ncurses_draw.h"

#include "ui/term/drawable.h"
#include "ui/term/palette.h"

#include <stdlib.h>
#include <string.h>

enum { UNKNOWN_CURSOR = -1 };

bool ui_ncurses_draw_init(struct ui_ncurses_draw *d)
{
    d->cursor = UNKNOWN_CURSOR;
    return ui_surface_init(&d->shown, 0, 0);
}

void ui_ncurses_draw_finish(struct ui_ncurses_draw *d)
{
    ui_surface_finish(&d->shown);
    free(d->line);
}

void ui_ncurses_forget(struct ui_ncurses_draw *d)
{
    d->cursor = UNKNOWN_CURSOR;
    d->redraw = true;
}

static attr_t curses_attrs(unsigned attrs)
{
    return ((attrs & UI_BOLD) != 0 ? A_BOLD : 0) | ((attrs & UI_DIM) != 0 ? A_DIM : 0) |
           ((attrs & UI_ITALIC) != 0 ? A_ITALIC : 0) |
           ((attrs & UI_UNDERLINE) != 0 ? A_UNDERLINE : 0) |
           ((attrs & UI_REVERSE) != 0 ? A_REVERSE : 0);
}

static int curses_color(struct ui_color c)
{
    if (c.kind == UI_COLOR_DEFAULT)
        return -1;
    if (c.kind == UI_COLOR_RGB && c.v < 8)
        return 0; /* the first eight are names there, too */
    return (int)c.v;
}

/* What ui_palette_fit() may use. Direct colour of fewer than 24 bits is taken as eight names. */
static int usable_colors(void)
{
    if (!has_colors())
        return 0;
    return COLORS > 256 && COLORS < PALETTE_DIRECT ? 8 : COLORS;
}

void ui_ncurses_theme(struct ui_ncurses_draw *d, const struct ui_theme *theme)
{
    struct ui_theme fitted = *theme;
    int colors = usable_colors();
    short pairs = 0;

    if (colors < 8)
        ui_theme_strip_colour(&fitted);
    ui_palette_fit(&fitted, colors);
    for (size_t i = 0; i < UI_ROLE_COUNT; i++) {
        const struct ui_style *style = &fitted.style[i];

        d->attrs[i] = curses_attrs(style->attrs);
        d->bare[i] =
            style->bg.kind == UI_COLOR_DEFAULT && (style->attrs & (UI_UNDERLINE | UI_REVERSE)) == 0;
        d->pair[i] = 0;
        for (size_t j = 0; j < i; j++)
            if (curses_color(style->fg) == curses_color(fitted.style[j].fg) &&
                curses_color(style->bg) == curses_color(fitted.style[j].bg))
                d->pair[i] = d->pair[j];
        if (d->pair[i] == 0 && colors >= 8 && pairs + 1 < COLOR_PAIRS &&
            (style->fg.kind != UI_COLOR_DEFAULT || style->bg.kind != UI_COLOR_DEFAULT) &&
            init_extended_pair(pairs + 1, curses_color(style->fg), curses_color(style->bg)) == OK)
            d->pair[i] = ++pairs;
    }
    d->redraw = true;
}

static bool make_cell(const struct ui_ncurses_draw *d, const struct ui_cell *cell, int width,
                      cchar_t *out)
{
    wchar_t text[CELL_MARKS + 2] = {0};
    uint32_t ch = ui_drawable(cell->ch, width);
    size_t len = 0;

    text[len++] = (wchar_t)ch;
    for (size_t i = 0; i < CELL_MARKS && cell->marks[i] != 0 && ch == cell->ch; i++)
        if (wcwidth((wchar_t)cell->marks[i]) == 0)
            text[len++] = (wchar_t)cell->marks[i];
    return setcchar(out, text, d->attrs[cell->role] | curses_attrs(cell->attrs),
                    d->pair[cell->role], NULL) == OK;
}

static bool is_blank(const struct ui_cell *cell)
{
    return cell->ch == ' ' && cell->role == UI_ROLE_TEXT && cell->attrs == 0 && cell->marks[0] == 0;
}

/* The colour of a blank is not seen: it has that of its neighbour, because each change of colour is
 * a dozen bytes to the terminal. Behind a text that of the text, up to the frame; before it, too.
 */
static enum ui_role blank_role(const struct ui_ncurses_draw *d, const struct ui_cell *row, int x)
{
    int left = x, right = x;
    enum ui_role role;
    bool framed;

    while (left >= 0 && is_blank(&row[left]))
        left--;
    while (right < d->w && is_blank(&row[right]))
        right++;
    framed = right == d->w || row[right].role == UI_ROLE_BORDER ||
             row[right].role == UI_ROLE_BORDER_FOCUS;
    role = framed && left >= 0 ? row[left].role : right < d->w ? row[right].role : UI_ROLE_TEXT;
    return d->bare[UI_ROLE_TEXT] && d->bare[role] ? role : UI_ROLE_TEXT;
}

/* Cells from..to of a line; `from` is no right half. */
static void draw_run(struct ui_ncurses_draw *d, const struct ui_cell *row, int y, int from, int to)
{
    static const struct ui_cell blank = {.ch = ' '};
    enum ui_role between = UI_ROLE_TEXT; /* of the present run of blanks */
    int count = 0;

    for (int x = from; x <= to; x++) {
        bool wide = x < to && row[x + 1].ch == 0 && row[x].ch != 0;
        struct ui_cell second = blank, cell = row[x];

        if (is_blank(&cell)) {
            if (x == from || !is_blank(&row[x - 1]))
                between = blank_role(d, row, x);
            cell.role = between;
        }
        if (!make_cell(d, &cell, wide ? 2 : 1, &d->line[count]))
            (void)make_cell(d, &blank, 1, &d->line[count]);
        count++;
        if (!wide)
            continue;
        x++;
        second.role = row[x].role;
        second.attrs = row[x].attrs;
        if (ui_drawable(row[x - 1].ch, 2) != row[x - 1].ch) /* its stand-in has one column */
            (void)make_cell(d, &second, 1, &d->line[count++]);
    }
    (void)mvadd_wchnstr(y, from, d->line, count);
}

static bool same_cell(const struct ui_cell *a, const struct ui_cell *b)
{
    return a->ch == b->ch && a->role == b->role && a->attrs == b->attrs &&
           memcmp(a->marks, b->marks, sizeof(a->marks)) == 0;
}

static void show_line(struct ui_ncurses_draw *d, const struct ui_surface *s, int y, int width)
{
    const struct ui_cell *row = &s->cells[(size_t)y * (size_t)s->w];
    struct ui_cell *old = &d->shown.cells[(size_t)y * (size_t)s->w];
    int from = 0, to = width - 1;

    if (!d->redraw) {
        if (memcmp(row, old, (size_t)width * sizeof(*row)) == 0)
            return;
        while (from < width && same_cell(&row[from], &old[from]))
            from++;
        if (from == width)
            return;
        while (same_cell(&row[to], &old[to]))
            to--;
    }
    while (from > 0 && row[from].ch == 0)
        from--;
    while (to + 1 < width && row[to + 1].ch == 0)
        to++;
    draw_run(d, row, y, from, to);
    memcpy(old, row, (size_t)s->w * sizeof(*row));
}

static bool make_room(struct ui_ncurses_draw *d, const struct ui_surface *s)
{
    cchar_t *line;

    if (d->shown.w != s->w || d->shown.h != s->h) {
        if (!ui_surface_resize(&d->shown, s->w, s->h))
            return false;
        d->redraw = true;
    }
    if (d->line_size >= s->w)
        return true;
    line = realloc(d->line, (size_t)s->w * sizeof(*line));
    if (line == NULL)
        return false;
    d->line = line;
    d->line_size = s->w;
    return true;
}

static void show_cursor(struct ui_ncurses_draw *d, const struct ui_surface *s)
{
    bool visible = s->cursor_x >= 0 && s->cursor_y >= 0 && s->cursor_x < d->w && s->cursor_y < d->h;

    if (visible)
        (void)move(s->cursor_y, s->cursor_x);
    if (d->cursor != (visible ? 1 : 0)) {
        d->cursor = visible ? 1 : 0;
        (void)curs_set(d->cursor);
    }
}

void ui_ncurses_show(struct ui_ncurses_draw *d, const struct ui_surface *s)
{
    int width = s->w < d->w ? s->w : d->w;
    int height = s->h < d->h ? s->h : d->h;

    if (s->cells == NULL || !make_room(d, s))
        return;
    if (d->redraw) {
        (void)erase();
        (void)clearok(curscr, TRUE);
    }
    for (int y = 0; y < height; y++)
        show_line(d, s, y, width);
    d->redraw = false;
    show_cursor(d, s);
    (void)refresh();
}
