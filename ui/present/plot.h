/* ui/present/plot.h - curves drawn into a grid of characters, for the screen and the command line.
 *
 * Braille patterns (2 by 4 dots a cell) or, with `ascii`, one sign a cell and series. No
 * colour is needed: series carry letters (signs in ASCII) that the legend names. A cell's role
 * says what it is, for whoever has colours.
 *
 *   title
 *     8 |          . a      y labels, curves, shaded spans, the mark as a vertical line
 *     4 |    .  a  .
 *     0 |--a----^--------
 *       0      1.5      8   x labels
 *   a process  b hyperv  ^ now 1.5  : 16-bit wrap
 *
 * The legend takes as many rows as it needs, as long as three are left for the curves.
 *
 * Ownership: everything is borrowed. */
#ifndef UI_PRESENT_PLOT_H
#define UI_PRESENT_PLOT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PLOT_SERIES_MOST  5
#define PLOT_LEAST_WIDTH  24
#define PLOT_LEAST_HEIGHT 8

enum plot_role {
    PLOT_BLANK,
    PLOT_TEXT,
    PLOT_AXIS,
    PLOT_SHADE,
    PLOT_MARK,
    PLOT_SERIES, /* + number of the series */
};

struct plot_cell {
    uint32_t ch; /* a code point of one column */
    unsigned role;
};

struct plot_point {
    double x, y; /* y not a number: the curve has a gap here */
};

struct plot_series {
    const char *label;               /* ASCII, as all texts here */
    const struct plot_point *points; /* x rising */
    size_t count;
};

struct plot {
    const char *title;
    const char *x_label, *y_label; /* what runs to the right and upwards */
    const struct plot_series *series;
    unsigned series_count; /* at most PLOT_SERIES_MOST */
    struct {
        double from, to; /* x; nothing is shaded when to < from */
        const char *label;
    } shade;
    struct {
        bool on;
        double x;
        const char *label;
    } mark;
    bool ascii;
};

/* ---- the same scales for who draws in another way ------------------------------------------ */

struct plot_range {
    double low, high;
};

/* What the axes must reach; false: there is no point at all. */
bool plot_ranges(struct plot_range *x, struct plot_range *y, const struct plot *p);

#define PLOT_TICKS_MOST 100
/* Round values within the range, about `wanted` of them; returns how many. */
size_t plot_ticks(double out[PLOT_TICKS_MOST], struct plot_range r, unsigned wanted);
void plot_number(char out[24], double v);

/* cells: width * height, row by row; every one is written. false: smaller than the least size
 * or no point at all; then all are blank. */
bool plot_draw(struct plot_cell *cells, unsigned width, unsigned height, const struct plot *p);

#endif
