/* A sweep as a plot: requested against effective along the first range. */
#include "model/base/ascii.h"
#include "model/base/utf8.h"
#include "specgen/gocompat/concat.h"
#include "ui/cli/sweep.h"
#include "ui/cli/table.h"
#include "ui/present/plot.h"
#include "ui/term/terminal_type.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define HEIGHT     24
#define MOST_WIDTH 120
#define NANO       1e9
#define MIB        1048576.0
#define NO_NUMBER  strtod("nan", NULL)

/* The values of a curve at which the engine refuses. */
struct refused {
    bool *at; /* a point each */
    size_t count;
    double from, to;
    char said[200]; /* the first of them, with who says it */
    bool others;    /* said of another one */
};

struct sweep_plot {
    size_t axis; /* along which it is drawn */
    size_t points, series_count;
    bool memory; /* else CPU */
    bool ascii;
    double scale; /* of a unit of x in the field's own */
    struct plot_point *values[PLOT_SERIES_MOST];
    struct refused refused[PLOT_SERIES_MOST];
    char labels[PLOT_SERIES_MOST][80];
    double wrap_from, wrap_to;
    bool wrapped;
    bool marked;
    double mark;
    char mark_label[80], x_label[120];
};

static double x_of(const struct sweep_plot *p, const struct vary *axis, size_t place)
{
    return ((double)axis->from + (double)place * (double)axis->step) / p->scale;
}

/* "hyperv"; of a number, which does not tell what it is of, "CpuCount=2". */
static struct str value_label(struct arena *a, const struct vary *axis, size_t place)
{
    struct str text = table_clean(a, vary_text(a, axis, place)), key = axis->path_text;

    if (text.len == 0 || !(ascii_is_digit(text.s[0]) || text.s[0] == '-'))
        return text;
    while (str_find(key, '.', 0) >= 0)
        key = str_cut(key, (size_t)str_find(key, '.', 0) + 1, key.len);
    return arena_printf(a, "%.*s=%.*s", STR_FMT(key), STR_FMT(text));
}

/* The values of the other axes, which make a series. */
static void label_series(struct sweep_plot *p, const struct sweep *s, struct arena *a)
{
    for (size_t n = 0; n < p->series_count; n++) {
        struct str label = STR_NONE;
        size_t rest = n;

        for (size_t i = 0; i < s->axis_count; i++) {
            if (i == p->axis)
                continue;
            label = arena_printf(a, "%.*s%s%.*s", STR_FMT(label), label.len > 0 ? ", " : "",
                                 STR_FMT(value_label(a, &s->axes[i], rest % s->axes[i].count)));
            rest /= s->axes[i].count;
        }
        if (label.len == 0)
            label = STR_LIT("what the container gets");
        (void)snprintf(p->labels[n], sizeof p->labels[n], "%.*s", STR_FMT(label));
    }
}

static void mark_now(struct sweep_plot *p, const struct mdl_doc *now, enum mdl_field_id field,
                     struct arena *a)
{
    const struct mdl_host_config *h = &now->container.host_config;
    const struct mdl_int *v = field == MDL_F_NANO_CPUS     ? &h->nano_cpus
                              : field == MDL_F_CPU_PERCENT ? &h->cpu_percent
                              : field == MDL_F_CPU_COUNT   ? &h->cpu_count
                              : field == MDL_F_CPU_SHARES  ? &h->cpu_shares
                              : field == MDL_F_MEMORY      ? &h->memory
                              : field == MDL_F_NUM_CPU     ? &now->host.num_cpu
                                                           : NULL;

    if (v == NULL || v->presence != MDL_SET)
        return;
    p->marked = true;
    p->mark = (double)v->v / p->scale;
    (void)snprintf(p->mark_label, sizeof p->mark_label, "now %.*s",
                   STR_FMT(arena_printf(a, "%.6g", p->mark)));
}

static struct err *prepare(struct sweep_plot *p, const struct sweep *s, const struct mdl_doc *now)
{
    size_t others = 1;
    enum mdl_field_id field;
    struct arena a;

    while (p->axis < s->axis_count && s->axes[p->axis].texts != NULL)
        p->axis++;
    if (p->axis == s->axis_count)
        return err_remedy(err_new(ERR_INPUT, "a plot needs a range"), "--vary PATH=FROM..TO:STEP");
    others = s->rows / s->axes[p->axis].count;
    if (others > PLOT_SERIES_MOST - 1)
        return err_new(ERR_LIMIT, "%zu curves; at most %d fit into a plot", others,
                       PLOT_SERIES_MOST - 1);
    field = s->axes[p->axis].path.field;
    p->points = s->axes[p->axis].count;
    p->series_count = others;
    p->memory = field == MDL_F_MEMORY;
    p->scale = field == MDL_F_NANO_CPUS ? NANO : p->memory ? MIB : 1;
    for (size_t n = 0; n < others + 1; n++) {
        p->values[n] = calloc(p->points, sizeof *p->values[n]);
        p->refused[n].at = calloc(p->points, sizeof *p->refused[n].at);
        if (p->values[n] == NULL || p->refused[n].at == NULL)
            return err_oom();
    }
    (void)snprintf(p->x_label, sizeof p->x_label, "%.80s%s", mdl_field_text(field).label,
                   p->memory ? ", MiB" : "");
    arena_init(&a);
    label_series(p, s, &a);
    mark_now(p, now, field, &a);
    arena_finish(&a);
    return NULL;
}

struct err *sweep_plot_new(struct sweep_plot **out, const struct sweep *s,
                           const struct mdl_doc *now, bool ascii)
{
    struct sweep_plot *p = calloc(1, sizeof *p);
    struct err *e;

    if (p == NULL)
        return err_oom();
    p->ascii = ascii || !ui_terminal_type().utf8;
    if ((e = prepare(p, s, now)) != NULL) {
        sweep_plot_free(p);
        return e;
    }
    *out = p;
    return NULL;
}

void sweep_plot_free(struct sweep_plot *p)
{
    if (p == NULL)
        return;
    for (size_t n = 0; n < PLOT_SERIES_MOST; n++) {
        free(p->values[n]);
        free(p->refused[n].at);
    }
    free(p);
}

static void begin(void *ctx, const struct sweep *s)
{
    (void)ctx;
    (void)s;
}

static double y_of(const struct sweep_plot *p, const struct sweep_row *row)
{
    if (p->memory)
        return row->memory.state == EFFECTIVE_LIMITED ? (double)row->memory.mib : NO_NUMBER;
    if (row->cpu.state != EFFECTIVE_LIMITED && row->cpu.state != EFFECTIVE_UNLIMITED)
        return NO_NUMBER;
    return (double)row->cpu.parts / EFFECTIVE_PER_CPU;
}

static struct err *note_refusal(struct refused *r, const struct sweep_row *row, size_t place,
                                double x)
{
    struct str said;

    if (row->stage == NULL)
        return NULL;
    said = table_clean(row->arena,
                       CONCAT(row->arena, str_of(row->stage), STR_LIT(": "), row->message));
    if (arena_failed(row->arena))
        return err_oom();
    said = str_cut(said, 0, sizeof(r->said) - 1);
    said = str_cut(said, 0, utf8_invalid_at(said)); /* half a character at the cut */
    r->others |= r->count > 0 && !str_is(said, r->said);
    if (r->count == 0)
        (void)snprintf(r->said, sizeof(r->said), "%.*s", STR_FMT(said));
    r->from = r->count > 0 && r->from < x ? r->from : x;
    r->to = r->count > 0 && r->to > x ? r->to : x;
    r->at[place] = true;
    r->count++;
    return NULL;
}

static struct err *take(void *ctx, const struct sweep_row *row)
{
    struct sweep_plot *p = ctx;
    const struct sweep *s = row->sweep;
    size_t place = row->places[p->axis], number = 0, factor = 1;
    double x = x_of(p, &s->axes[p->axis], place);

    for (size_t i = 0; i < s->axis_count; i++) {
        if (i == p->axis)
            continue;
        number += row->places[i] * factor;
        factor *= s->axes[i].count;
    }
    p->values[number][place] = (struct plot_point){x, y_of(p, row)};
    p->values[p->series_count][place] = (struct plot_point){x, x};
    if (row->cpu.wrapped) {
        p->wrap_from = p->wrapped && p->wrap_from < x ? p->wrap_from : x;
        p->wrap_to = p->wrapped && p->wrap_to > x ? p->wrap_to : x;
        p->wrapped = true;
    }
    return note_refusal(&p->refused[number], row, place, x);
}

/* What is refused at some values gets nothing there. What is refused at all of them is so for
 * another reason, and the curve is that of the container without it. */
static void leave_out_refused(struct sweep_plot *p)
{
    for (size_t n = 0; n < p->series_count; n++)
        for (size_t i = 0; p->refused[n].count < p->points && i < p->points; i++)
            if (p->refused[n].at[i])
                p->values[n][i].y = NO_NUMBER;
}

static void print_refused(const struct sweep_plot *p)
{
    for (size_t n = 0; n < p->series_count; n++) {
        const struct refused *r = &p->refused[n];
        char from[24], to[24];

        if (r->count == 0)
            continue;
        plot_number(from, r->from);
        plot_number(to, r->to);
        if (p->series_count > 1)
            (void)printf("%s, ", p->labels[n]);
        if (r->count == p->points)
            (void)printf("refused: all values");
        else if (r->count == 1)
            (void)printf("refused and not drawn: %s", from);
        else
            (void)printf("refused and not drawn: %zu values from %s to %s", r->count, from, to);
        (void)printf("; %s%s\n", r->said, r->others ? " (and other reasons)" : "");
    }
}

static void print_cells(const struct plot_cell *cells, unsigned width, unsigned height)
{
    for (unsigned row = 0; row < height; row++) {
        const struct plot_cell *line = &cells[(size_t)row * width];
        unsigned end = width;

        while (end > 0 && line[end - 1].ch == ' ')
            end--;
        for (unsigned i = 0; i < end; i++) {
            char bytes[UTF8_MAX];

            (void)fwrite(bytes, 1, utf8_encode(bytes, line[i].ch), stdout);
        }
        (void)putchar('\n');
    }
}

static struct err *draw(void *ctx, const struct sweep *s)
{
    struct sweep_plot *p = ctx;
    unsigned width = table_width(stdout);
    bool cpus = s->axes[p->axis].path.field == MDL_F_NANO_CPUS;
    struct plot_series series[PLOT_SERIES_MOST];
    struct plot plot = {
        .title = p->memory ? "Memory" : "CPU",
        .x_label = p->x_label,
        .y_label = p->memory ? "MiB the container gets" : "CPUs the container gets",
        .series = series,
        .series_count = (unsigned)p->series_count,
        .shade = {1, 0, NULL},
        .ascii = p->ascii,
    };
    struct plot_cell *cells;

    leave_out_refused(p);
    for (size_t n = 0; n < p->series_count; n++)
        series[n] = (struct plot_series){p->labels[n], p->values[n], p->points};
    /* What was asked for, where both axes have the same unit. */
    if (cpus || p->memory)
        series[plot.series_count++] =
            (struct plot_series){"requested", p->values[p->series_count], p->points};
    if (p->wrapped) {
        plot.shade.from = p->wrap_from;
        plot.shade.to = p->wrap_to;
        plot.shade.label = "wraps at 16 bits";
    }
    plot.mark.on = p->marked;
    plot.mark.x = p->mark;
    plot.mark.label = p->mark_label;
    if (width > MOST_WIDTH)
        width = MOST_WIDTH;
    cells = calloc((size_t)width * HEIGHT, sizeof *cells);
    if (cells == NULL)
        return err_oom();
    if (plot_draw(cells, width, HEIGHT, &plot))
        print_cells(cells, width, HEIGHT);
    else
        (void)puts("nothing to draw: every value is unknown, unlimited or refused");
    free(cells);
    print_refused(p);
    return NULL;
}

const struct sweep_sink sweep_plot_sink = {begin, take, draw};
