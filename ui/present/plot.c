#include "ui/present/plot.h"

#include <stdio.h>
#include <string.h>

#define Y_LABELS 9  /* columns left of the axis */
#define TICK_GAP 12 /* columns between two labels of the x axis, at least */

#define LEAST_ROWS                                                                                 \
    (PLOT_LEAST_HEIGHT - 5) /* without title, axes' names, axis, its labels, legend */

struct canvas {
    struct plot_cell *cells;
    unsigned width, height;
    const struct plot *p;
    /* The part that curves may use. */
    unsigned left, top, columns, rows;
    struct plot_range x, y;
};

static const char series_signs[PLOT_SERIES_MOST] = {'*', 'o', 'x', '+', '%'};

static bool is_number(double v)
{
    return v == v; /* only NaN differs from itself */
}

/* ---- cells ----------------------------------------------------------------------------- */

static void put(struct canvas *c, unsigned column, unsigned row, uint32_t ch, unsigned role)
{
    if (column < c->width && row < c->height)
        c->cells[row * c->width + column] = (struct plot_cell){ch, role};
}

static unsigned put_text(struct canvas *c, unsigned column, unsigned row, const char *text,
                         unsigned role)
{
    for (; *text != '\0'; text++)
        put(c, column++, row, (unsigned char)*text, role);
    return column;
}

static struct plot_cell *curve_cell(struct canvas *c, unsigned column, unsigned row)
{
    return &c->cells[(c->top + row) * c->width + c->left + column];
}

/* ---- scales ------------------------------------------------------------------------------ */

static void widen(struct plot_range *r, double v)
{
    if (v < r->low)
        r->low = v;
    if (v > r->high)
        r->high = v;
}

bool plot_ranges(struct plot_range *x, struct plot_range *y, const struct plot *p)
{
    bool any = false;

    for (unsigned s = 0; s < p->series_count; s++) {
        for (size_t i = 0; i < p->series[s].count; i++) {
            const struct plot_point *q = &p->series[s].points[i];

            if (!is_number(q->y))
                continue;
            if (!any) {
                *x = (struct plot_range){q->x, q->x};
                *y = (struct plot_range){q->y < 0 ? q->y : 0, q->y};
                any = true;
            }
            widen(x, q->x);
            widen(y, q->y);
        }
    }
    /* A single value still has a scale. */
    if (any && x->high <= x->low)
        x->high = x->low + 1;
    if (any && y->high <= y->low)
        y->high = y->low + 1;
    return any;
}

/* 1, 2 or 5 times a power of ten, at least `least`. */
static double nice_step(double least)
{
    static const double factors[] = {1, 2, 5};
    double power = 1;

    if (!(least > 1e-300 && least < 1e300))
        return least;
    while (power > least)
        power /= 10;
    while (power * 10 <= least)
        power *= 10;
    for (size_t i = 0; i < sizeof factors / sizeof *factors; i++) {
        if (power * factors[i] >= least)
            return power * factors[i];
    }
    return power * 10;
}

/* The place of v on `steps` dots, clipped to them. */
static unsigned place(struct plot_range r, double v, unsigned steps)
{
    double at = (v - r.low) / (r.high - r.low) * (double)(steps - 1) + 0.5;

    if (!(at > 0))
        return 0;
    return at >= (double)steps ? steps - 1 : (unsigned)at;
}

/* The first multiple of step that is not below low. */
static double first_tick(double low, double step)
{
    double n = low / step;
    /* Beyond this every double is whole, and a cast could overflow. */
    double whole = n > -9e15 && n < 9e15 ? (double)(int64_t)n : n;

    if (whole < n - 1e-9)
        whole += 1;
    return whole * step;
}

void plot_number(char out[24], double v)
{
    (void)snprintf(out, 24, "%.6g", v > -1e-12 && v < 1e-12 ? 0.0 : v);
}

size_t plot_ticks(double out[PLOT_TICKS_MOST], struct plot_range r, unsigned wanted)
{
    double step = nice_step((r.high - r.low) / (double)wanted);
    double first = first_tick(r.low, step);
    size_t count = 0;

    while (count < PLOT_TICKS_MOST && first + (double)count * step <= r.high * (1 + 1e-9)) {
        out[count] = first + (double)count * step;
        count++;
    }
    return count;
}

static void draw_y_axis(struct canvas *c)
{
    double ticks[PLOT_TICKS_MOST];
    size_t count = plot_ticks(ticks, c->y, c->rows / 3 + 1);

    for (unsigned row = 0; row < c->rows; row++)
        put(c, c->left - 1, c->top + row, c->p->ascii ? '|' : 0x2502, PLOT_AXIS);
    for (size_t i = 0; i < count; i++) {
        unsigned row = c->rows - 1 - place(c->y, ticks[i], c->rows);
        char text[24];
        size_t len;

        plot_number(text, ticks[i]);
        len = strlen(text);
        if (len < Y_LABELS)
            (void)put_text(c, (unsigned)(Y_LABELS - 1 - len), c->top + row, text, PLOT_TEXT);
        put(c, c->left - 1, c->top + row, c->p->ascii ? '+' : 0x2524, PLOT_AXIS);
    }
}

static void draw_x_axis(struct canvas *c)
{
    unsigned axis = c->top + c->rows;
    double ticks[PLOT_TICKS_MOST];
    size_t count = plot_ticks(ticks, c->x, c->columns / TICK_GAP + 1);
    unsigned free_from = 0; /* labels do not touch */

    put(c, c->left - 1, axis, c->p->ascii ? '+' : 0x2514, PLOT_AXIS);
    for (unsigned column = 0; column < c->columns; column++)
        put(c, c->left + column, axis, c->p->ascii ? '-' : 0x2500, PLOT_AXIS);
    for (size_t i = 0; i < count; i++) {
        unsigned column = c->left + place(c->x, ticks[i], c->columns), len;
        char text[24];

        plot_number(text, ticks[i]);
        len = (unsigned)strlen(text);
        put(c, column, axis, c->p->ascii ? '+' : 0x252c, PLOT_AXIS);
        column -= column > len / 2 ? len / 2 : 0;
        if (column + len > c->width && len <= c->width)
            column = c->width - len; /* below its tick all the same */
        if (column < free_from || column + len > c->width)
            continue;
        free_from = put_text(c, column, axis + 1, text, PLOT_TEXT) + 1;
    }
}

/* ---- spans, mark, curves -------------------------------------------------------------------- */

static void draw_shade(struct canvas *c)
{
    double from = c->p->shade.from, to = c->p->shade.to;

    if (!(to >= from) || to < c->x.low || from > c->x.high)
        return;
    for (unsigned column = place(c->x, from, c->columns); column <= place(c->x, to, c->columns);
         column++) {
        for (unsigned row = 0; row < c->rows; row++)
            *curve_cell(c, column, row) = (struct plot_cell){c->p->ascii ? ':' : 0xb7, PLOT_SHADE};
    }
}

static bool mark_is_visible(const struct canvas *c)
{
    return c->p->mark.on && c->p->mark.x >= c->x.low && c->p->mark.x <= c->x.high;
}

static void draw_mark(struct canvas *c)
{
    unsigned column;

    if (!mark_is_visible(c))
        return;
    column = place(c->x, c->p->mark.x, c->columns);
    for (unsigned row = 0; row < c->rows; row++)
        *curve_cell(c, column, row) = (struct plot_cell){c->p->ascii ? '|' : 0x2506, PLOT_MARK};
}

/* Where series coincide each has some of the cells, so that all are seen. */
static bool takes_turn(unsigned series, unsigned column)
{
    return column % (series + 1) == series;
}

/* One dot of a series. Braille patterns of several series share a cell. */
static void dot(struct canvas *c, unsigned series, unsigned x, unsigned y)
{
    static const unsigned char bits[4][2] = {
        {0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};
    struct plot_cell *cell;

    if (c->p->ascii) {
        cell = curve_cell(c, x, y);
        if (cell->role < PLOT_SERIES || takes_turn(series, x))
            *cell = (struct plot_cell){(unsigned char)series_signs[series], PLOT_SERIES + series};
        return;
    }
    cell = curve_cell(c, x / 2, y / 4);
    if (cell->role < PLOT_SERIES)
        *cell = (struct plot_cell){0x2800, PLOT_SERIES + series};
    else if (takes_turn(series, x / 2))
        cell->role = PLOT_SERIES + series;
    cell->ch |= bits[y % 4][x % 2];
}

/* Bresenham's line between two dots. */
static void line(struct canvas *c, unsigned series, int x, int y, int to_x, int to_y)
{
    int dx = to_x - x, dy = to_y > y ? y - to_y : to_y - y, step_y = to_y > y ? 1 : -1;
    int off = dx + dy;

    for (;;) {
        int twice = 2 * off;

        dot(c, series, (unsigned)x, (unsigned)y);
        if (x == to_x && y == to_y)
            return;
        if (twice >= dy) {
            off += dy;
            x++;
        }
        if (twice <= dx) {
            off += dx;
            y += step_y;
        }
    }
}

static void draw_series(struct canvas *c, unsigned number_of)
{
    const struct plot_series *s = &c->p->series[number_of];
    unsigned wide = c->columns * (c->p->ascii ? 1 : 2), high = c->rows * (c->p->ascii ? 1 : 4);
    int last_x = -1, last_y = -1;

    for (size_t i = 0; i < s->count; i++) {
        int x, y;

        if (!is_number(s->points[i].y)) {
            last_x = -1;
            continue;
        }
        x = (int)place(c->x, s->points[i].x, wide);
        y = (int)(high - 1 - place(c->y, s->points[i].y, high));
        if (last_x < 0 || x < last_x)
            dot(c, number_of, (unsigned)x, (unsigned)y);
        else
            line(c, number_of, last_x, last_y, x, y);
        last_x = x;
        last_y = y;
    }
}

/* A letter on the curve, each series' at another place of its own points. */
static void draw_letter(struct canvas *c, unsigned number_of)
{
    const struct plot_series *s = &c->p->series[number_of];
    size_t at = s->count * (number_of + 1) / (c->p->series_count + 1);

    for (size_t i = 0; i < s->count; i++, at++) {
        const struct plot_point *q = &s->points[at % s->count];
        struct plot_cell *cell;

        if (!is_number(q->y))
            continue;
        cell = curve_cell(c, place(c->x, q->x, c->columns * 2) / 2,
                          (c->rows * 4 - 1 - place(c->y, q->y, c->rows * 4)) / 4);
        *cell = (struct plot_cell){(uint32_t)('a' + number_of), PLOT_SERIES + number_of};
        return;
    }
}

/* ---- texts ----------------------------------------------------------------------------------- */

struct legend {
    struct {
        uint32_t sign;
        unsigned role;
        const char *label;
    } items[PLOT_SERIES_MOST + 2];
    unsigned count;
};

static void legend_add(struct legend *l, uint32_t sign, unsigned role, const char *label)
{
    l->items[l->count].sign = sign;
    l->items[l->count].role = role;
    l->items[l->count++].label = label;
}

static struct legend legend_of(const struct canvas *c)
{
    const struct plot *p = c->p;
    struct legend l = {.count = 0};

    for (unsigned s = 0; s < p->series_count; s++)
        legend_add(&l, p->ascii ? (uint32_t)(unsigned char)series_signs[s] : (uint32_t)('a' + s),
                   PLOT_SERIES + s, p->series[s].label);
    if (mark_is_visible(c))
        legend_add(&l, p->ascii ? '^' : 0x25b2, PLOT_MARK, p->mark.label);
    if (p->shade.to >= p->shade.from && p->shade.label != NULL)
        legend_add(&l, p->ascii ? ':' : 0xb7, PLOT_SHADE, p->shade.label);
    return l;
}

/* Where an item goes: behind the one before, or into the next row when it has no room there.
 * *column: where that one ends, then where this one does. Returns where it begins. */
static unsigned legend_place(unsigned *column, unsigned *row, unsigned width, const char *label)
{
    unsigned w = 2 + (unsigned)strlen(label), from;

    if (*column > 0 && *column + w > width) {
        *column = 0;
        (*row)++;
    }
    from = *column;
    *column += w + 2;
    return from;
}

static unsigned legend_rows(const struct canvas *c, const struct legend *l)
{
    unsigned column = 0, row = 0;

    for (unsigned i = 0; i < l->count; i++)
        (void)legend_place(&column, &row, c->width, l->items[i].label);
    return row + 1;
}

/* In the last rows; what has no room in them is left out. */
static void draw_legend(struct canvas *c, const struct legend *l, unsigned rows)
{
    unsigned column = 0, row = 0;

    for (unsigned i = 0; i < l->count; i++) {
        unsigned from = legend_place(&column, &row, c->width, l->items[i].label);

        if (row >= rows)
            return;
        put(c, from, c->height - rows + row, l->items[i].sign, l->items[i].role);
        (void)put_text(c, from + 2, c->height - rows + row, l->items[i].label, PLOT_TEXT);
    }
}

bool plot_draw(struct plot_cell *cells, unsigned width, unsigned height, const struct plot *p)
{
    struct canvas c = {.cells = cells, .width = width, .height = height, .p = p};
    unsigned column, below;
    struct legend legend;

    for (size_t i = 0; i < (size_t)width * height; i++)
        cells[i] = (struct plot_cell){' ', PLOT_BLANK};
    if (width < PLOT_LEAST_WIDTH || height < PLOT_LEAST_HEIGHT || !plot_ranges(&c.x, &c.y, p))
        return false;
    c.left = Y_LABELS + 1;
    c.top = 2;
    c.columns = width - c.left;
    legend = legend_of(&c);
    below = legend_rows(&c, &legend);
    if (below > height - c.top - 2 - LEAST_ROWS)
        below = height - c.top - 2 - LEAST_ROWS;
    c.rows = height - c.top - 2 - below; /* the axis, its labels, the legend */
    (void)put_text(&c, 0, 0, p->title, PLOT_TEXT);
    (void)put_text(&c, 0, 1, p->y_label, PLOT_TEXT);
    draw_shade(&c);
    draw_mark(&c);
    draw_y_axis(&c);
    draw_x_axis(&c);
    if (mark_is_visible(&c)) /* over the axis */
        put(&c, c.left + place(c.x, p->mark.x, c.columns), c.top + c.rows, p->ascii ? '^' : 0x25b2,
            PLOT_MARK);
    for (unsigned s = 0; s < p->series_count; s++)
        draw_series(&c, s);
    for (unsigned s = 0; s < p->series_count && !p->ascii; s++)
        draw_letter(&c, s);
    column = (unsigned)strlen(p->x_label);
    if (strlen(p->y_label) + 1 + column <= width)
        (void)put_text(&c, width - column, 1, p->x_label, PLOT_TEXT);
    draw_legend(&c, &legend, below);
    return true;
}
