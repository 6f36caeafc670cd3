#include "ui/term/shown.h"

#include "ui/term/drawable.h"

#include <limits.h>
#include <stdlib.h>
#include <wchar.h>

enum {
    UNKNOWN = -1,
    GAP_MAX = 4,   /* unchanged cells up to there are written again rather than jumped over */
    ERASE_MIN = 8, /* blanks, from which on erasing them is shorter than writing them */
};

static const struct ui_look bare = {0, UNKNOWN, UNKNOWN};

bool ui_shown_init(struct ui_shown *d)
{
    ui_shown_forget(d);
    return ui_surface_init(&d->cells, 0, 0);
}

void ui_shown_finish(struct ui_shown *d)
{
    ui_surface_finish(&d->cells);
}

void ui_shown_forget(struct ui_shown *d)
{
    d->redraw = true;
    d->cursor = UNKNOWN;
    d->y = UNKNOWN;
}

/* ---- one line ---- */

/* of: the line as it should be, of `s`; old: as the screen has it, NULL: cleared. */
struct line {
    struct ui_shown *d;
    struct buf *out;
    const struct ui_surface *s;
    const struct ui_cell *of, *old;
    int y, width; /* width: of what may be written */
};

static bool is_wide(const struct line *l, int x)
{
    return x + 1 < l->width && l->of[x].ch != 0 && l->of[x + 1].ch == 0;
}

static bool is_same(const struct line *l, int x)
{
    return l->old != NULL && ui_same_cell(l->s, &l->d->cells, x, l->y);
}

static bool cell_stays(const struct line *l, int x)
{
    const struct ui_pen *pen = &l->d->pen;
    const struct ui_cell *a = &l->of[x], *b;

    if (l->old == NULL)
        return ui_cell_is_blank(a) && ui_looks_alike(ui_pen_look(pen, a), bare, true);
    if (is_same(l, x))
        return true;
    b = &l->old[x];
    if (a->ch != b->ch || a->marked || b->marked)
        return false;
    return ui_looks_alike(ui_pen_look(pen, a), ui_pen_look(pen, b), ui_cell_is_blank(a));
}

static bool stays(const struct line *l, int x)
{
    return cell_stays(l, x) && (!is_wide(l, x) || cell_stays(l, x + 1));
}

static void add_character(struct buf *out, uint32_t c)
{
    char bytes[MB_LEN_MAX];
    mbstate_t state;
    size_t n;

    if (c < 0x80) {
        buf_char(out, (char)c);
        return;
    }
    memset(&state, 0, sizeof(state));
    n = wcrtomb(bytes, (wchar_t)c, &state);
    buf_add(out, n == (size_t)-1 ? STR_LIT("?") : (struct str){bytes, n});
}

/* A stand-in has one column, where the character would have two, and no marks. */
static void write_cell(struct line *l, int x)
{
    const struct ui_cell *cell = &l->of[x];
    const uint32_t *marks = ui_marks_of(l->s, cell);
    int width = is_wide(l, x) ? 2 : 1;
    uint32_t ch = cell->ch == 0 ? ' ' : ui_drawable(cell->ch, width);

    ui_pen_take(&l->d->pen, cell, l->out);
    add_character(l->out, ch);
    for (size_t i = 0; i < CELL_MARKS && marks[i] != 0 && ch == cell->ch; i++)
        if (wcwidth((wchar_t)marks[i]) == 0)
            add_character(l->out, marks[i]);
    if (width == 2 && ch != cell->ch)
        buf_char(l->out, ' ');
    l->d->x += width;
    /* Terminals disagree about what is not plain text, and about the place behind a line. */
    if (width == 2 || cell->marked || l->d->x >= l->d->cells.w)
        l->d->y = UNKNOWN;
}

/* Without another pen; no cell of two columns. */
static bool writes_gap(const struct line *l, int from, int to)
{
    for (int x = from; x < to; x++)
        if (l->of[x].ch == 0 || l->of[x].marked || is_wide(l, x) ||
            !ui_looks_alike(l->d->pen.now, ui_pen_look(&l->d->pen, &l->of[x]),
                            ui_cell_is_blank(&l->of[x])))
            return false;
    return true;
}

static void move_to(struct ui_shown *d, int x, int y, struct buf *out)
{
    if (d->y == y && d->x == x)
        return;
    if (d->y == y && d->x < x && d->words.moves_right)
        buf_printf(out, "\x1b[%dC", x - d->x);
    else if (d->words.move != NULL)
        d->words.move(out, x, y);
    else
        buf_printf(out, "\x1b[%d;%dH", y + 1, x + 1);
    d->x = x;
    d->y = y;
}

static void go_to(struct line *l, int x)
{
    struct ui_shown *d = l->d;

    if (d->y == l->y && d->x < x && x - d->x <= GAP_MAX && writes_gap(l, d->x, x))
        while (d->x < x)
            write_cell(l, d->x);
    move_to(d, x, l->y, l->out);
}

/* How many cells from x on are blanks that look like the one there, up to the last that changes. */
static int blanks(const struct line *l, int x)
{
    struct ui_look look = ui_pen_look(&l->d->pen, &l->of[x]);
    int count = 0;

    for (int i = x; i < l->width && ui_cell_is_blank(&l->of[i]) &&
                    ui_looks_alike(look, ui_pen_look(&l->d->pen, &l->of[i]), true);
         i++)
        if (!stays(l, i))
            count = i + 1 - x;
    return count;
}

/* false: they must be written. */
static bool erase(struct line *l, int x, int count)
{
    struct ui_shown *d = l->d;
    struct ui_look look = ui_pen_look(&d->pen, &l->of[x]);

    if (!d->words.erases || count < ERASE_MIN || (look.attrs & (UI_UNDERLINE | UI_REVERSE)) != 0 ||
        (look.bg >= 0 && !d->words.erases_in_bg))
        return false;
    ui_pen_take(&d->pen, &l->of[x], l->out);
    if (x + count == d->cells.w)
        buf_add(l->out, STR_LIT("\x1b[K"));
    else
        buf_printf(l->out, "\x1b[%dX", count);
    return true;
}

static void update_line(struct line *l)
{
    int x = 0;

    while (x < l->width && is_same(l, x))
        x++;
    while (x > 0 && x < l->width && l->of[x].ch == 0)
        x--;
    while (l->width > x && is_same(l, l->width - 1))
        l->width--;
    if (l->width > x && l->width < l->d->cells.w && l->of[l->width].ch == 0)
        l->width++;
    while (x < l->width) {
        int wide = is_wide(l, x) ? 2 : 1, count;

        if (stays(l, x)) {
            x += wide;
            continue;
        }
        go_to(l, x);
        count = ui_cell_is_blank(&l->of[x]) ? blanks(l, x) : 0;
        if (count == 0)
            write_cell(l, x);
        else if (!erase(l, x, count))
            for (int i = 0; i < count; i++)
                write_cell(l, x + i);
        x += count > 0 ? count : wide;
    }
}

/* ---- the screen ---- */

static void show_cursor(struct ui_shown *d, const struct ui_surface *s, struct buf *out)
{
    int shown = s->cursor_x >= 0 && s->cursor_y >= 0 && s->cursor_x < d->cells.w &&
                s->cursor_y < d->cells.h;

    if (shown)
        move_to(d, s->cursor_x, s->cursor_y, out);
    if (d->cursor != shown)
        buf_add(out, str_of(shown ? d->words.show_cursor : d->words.hide_cursor));
    d->cursor = shown;
}

bool ui_shown_update(struct ui_shown *d, const struct ui_surface *s, int w, int h, struct buf *out)
{
    int width = s->w < w ? s->w : w, height = s->h < h ? s->h : h;

    if (s->cells == NULL)
        return true;
    if (d->cells.w != s->w || d->cells.h != s->h) {
        d->redraw = true;
        if (!ui_surface_resize(&d->cells, s->w, s->h))
            return false;
    }
    if (d->redraw) {
        ui_pen_reset(&d->pen, out);
        buf_add(out, str_of(d->words.clear));
        d->y = UNKNOWN;
    }
    for (int y = 0; y < height; y++) {
        size_t at = (size_t)y * (size_t)s->w;
        struct line l = {d, out,  s, &s->cells[at], d->redraw ? NULL : &d->cells.cells[at],
                         y, width};

        if (l.old != NULL && ui_surface_same_row(s, &d->cells, y))
            continue;
        if (y == h - 1 && width == w && d->words.last_scrolls)
            l.width--;
        update_line(&l);
        ui_surface_take_row(&d->cells, s, y);
    }
    show_cursor(d, s, out);
    d->redraw = out->failed;
    return !out->failed;
}
