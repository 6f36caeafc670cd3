/* A plot as SVG. Lengths are whole numbers, a tenth of what is seen, so that no locale has a say.
 */
#include "ui/casefile/html.h"

#include <stdio.h>

enum { WIDTH = 6400, HEIGHT = 3200, LEFT = 700, RIGHT = 150, TOP = 420, BOTTOM = 650, LINE = 190 };

struct canvas {
    struct buf *out;
    const struct plot *p;
    struct plot_range x, y;
};

static int place(struct plot_range r, double v, int length)
{
    double at = (v - r.low) / (r.high - r.low) * length;

    if (!(at > 0))
        return 0;
    return at > length ? length : (int)(at + 0.5);
}

static int x_of(const struct canvas *c, double v)
{
    return LEFT + place(c->x, v, WIDTH - LEFT - RIGHT);
}

static int y_of(const struct canvas *c, double v)
{
    return HEIGHT - BOTTOM - place(c->y, v, HEIGHT - TOP - BOTTOM);
}

static void put_text(const struct canvas *c, int x, int y, const char *anchor, const char *text)
{
    buf_printf(c->out, "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">", x, y, anchor);
    case_put_html(c->out, str_of(text));
    buf_add(c->out, STR_LIT("</text>\n"));
}

static void put_line(const struct canvas *c, const char *class, int x, int y, int to_x, int to_y)
{
    buf_printf(c->out, "<line class=\"%s\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>\n", class, x,
               y, to_x, to_y);
}

static void put_axes(const struct canvas *c)
{
    double ticks[PLOT_TICKS_MOST];
    size_t count = plot_ticks(ticks, c->y, 5);
    char text[24];

    for (size_t i = 0; i < count; i++) {
        plot_number(text, ticks[i]);
        put_line(c, "grid", LEFT, y_of(c, ticks[i]), WIDTH - RIGHT, y_of(c, ticks[i]));
        put_text(c, LEFT - 60, y_of(c, ticks[i]) + 45, "end", text);
    }
    count = plot_ticks(ticks, c->x, 7);
    for (size_t i = 0; i < count; i++) {
        plot_number(text, ticks[i]);
        put_line(c, "grid", x_of(c, ticks[i]), TOP, x_of(c, ticks[i]), HEIGHT - BOTTOM);
        put_text(c, x_of(c, ticks[i]), HEIGHT - BOTTOM + LINE, "middle", text);
    }
    put_line(c, "axis", LEFT, TOP, LEFT, HEIGHT - BOTTOM);
    put_line(c, "axis", LEFT, HEIGHT - BOTTOM, WIDTH - RIGHT, HEIGHT - BOTTOM);
    put_text(c, 0, LINE, "start", c->p->y_label);
    put_text(c, WIDTH - RIGHT, LINE, "end", c->p->x_label);
}

static bool is_shaded(const struct canvas *c)
{
    return c->p->shade.label != NULL && c->p->shade.to >= c->p->shade.from &&
           c->p->shade.to >= c->x.low && c->p->shade.from <= c->x.high;
}

static bool is_marked(const struct canvas *c)
{
    return c->p->mark.on && c->p->mark.x >= c->x.low && c->p->mark.x <= c->x.high;
}

static void put_shade(const struct canvas *c)
{
    int from = x_of(c, c->p->shade.from), to = x_of(c, c->p->shade.to);

    if (is_shaded(c))
        buf_printf(c->out, "<rect class=\"shade\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>\n",
                   from, TOP, to - from + 20, HEIGHT - TOP - BOTTOM);
}

/* Points on a level line are left out. */
static bool is_needed(const struct plot_series *s, size_t i)
{
    return i == 0 || i + 1 == s->count || s->points[i - 1].y != s->points[i].y ||
           s->points[i + 1].y != s->points[i].y;
}

static void put_curve(const struct canvas *c, unsigned number)
{
    const struct plot_series *s = &c->p->series[number];
    bool pen_down = false;

    buf_printf(c->out, "<path class=\"curve s%u\" d=\"", number);
    for (size_t i = 0; i < s->count; i++) {
        const struct plot_point *q = &s->points[i];

        if (q->y != q->y) { /* no number: a gap */
            pen_down = false;
            continue;
        }
        if (pen_down && !is_needed(s, i))
            continue;
        buf_printf(c->out, "%c%d %d", pen_down ? 'L' : 'M', x_of(c, q->x), y_of(c, q->y));
        pen_down = true;
    }
    buf_add(c->out, STR_LIT("\"/>\n"));
}

static int put_key(const struct canvas *c, int x, const char *class, const char *label)
{
    int y = HEIGHT - 110;

    buf_printf(c->out, "<path class=\"%s\" d=\"M%d %dL%d %d\"/>\n", class, x, y, x + 350, y);
    put_text(c, x + 420, y + 45, "start", label);
    return x + 420 + (int)strlen(label) * 75 + 200;
}

static void put_legend(const struct canvas *c)
{
    char class[24];
    int x = 0;

    for (unsigned i = 0; i < c->p->series_count; i++) {
        (void)snprintf(class, sizeof(class), "curve s%u", i);
        x = put_key(c, x, class, c->p->series[i].label);
    }
    if (is_marked(c))
        (void)put_key(c, x, "mark", c->p->mark.label);
    if (is_shaded(c))
        put_text(c, WIDTH - RIGHT, TOP + LINE, "end", c->p->shade.label);
}

void case_put_plot(struct buf *out, const struct plot *p)
{
    struct canvas c = {.out = out, .p = p};

    if (!plot_ranges(&c.x, &c.y, p))
        return;
    buf_printf(
        out,
        "<figure><svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\">\n"
        "<title>",
        WIDTH, HEIGHT);
    case_put_html(out, str_of(p->title));
    buf_add(out, STR_LIT("</title>\n"));
    put_shade(&c);
    put_axes(&c);
    if (is_marked(&c))
        put_line(&c, "mark", x_of(&c, p->mark.x), TOP, x_of(&c, p->mark.x), HEIGHT - BOTTOM);
    for (unsigned i = 0; i < p->series_count; i++)
        put_curve(&c, i);
    put_legend(&c);
    buf_add(out, STR_LIT("</svg></figure>\n"));
}
