/* The plot: curves, and what the marked value gives. */
#include "ui/term/widgets.h"
#include "ui/tui/view/panes.h"

static enum ui_role role_of(unsigned role)
{
    static const enum ui_role series[] = {UI_ROLE_NUMBER, UI_ROLE_STRING, UI_ROLE_KEY, UI_ROLE_DIM};

    if (role >= PLOT_SERIES)
        return series[(role - PLOT_SERIES) % (sizeof(series) / sizeof(series[0]))];
    switch ((enum plot_role)role) {
    case PLOT_AXIS:
        return UI_ROLE_BORDER;
    case PLOT_SHADE:
        return UI_ROLE_WARNING;
    case PLOT_MARK:
        return UI_ROLE_CHANGED;
    case PLOT_TEXT:
    case PLOT_BLANK:
    case PLOT_SERIES:
        break;
    }
    return UI_ROLE_TEXT;
}

static bool draw_curves(const struct ui_view *v, struct ui_rect r)
{
    struct plot plot = v->st->plot.plot;
    struct plot_cell *cells;

    if (r.w < PLOT_LEAST_WIDTH || r.h < PLOT_LEAST_HEIGHT)
        return false;
    cells = arena_calloc(v->scratch, (size_t)r.w * (size_t)r.h, sizeof(*cells));
    plot.ascii = v->st->ascii;
    if (cells == NULL || !plot_draw(cells, (unsigned)r.w, (unsigned)r.h, &plot))
        return false;
    for (int y = 0; y < r.h; y++)
        for (int x = 0; x < r.w; x++) {
            const struct plot_cell *cell = &cells[y * r.w + x];

            if (cell->role != PLOT_BLANK)
                ui_fill(v->s, (struct ui_rect){r.x + x, r.y + y, 1, 1}, cell->ch,
                        role_of(cell->role));
        }
    return true;
}

static void draw(const struct ui_view *v, enum ui_pane pane, struct ui_rect inner)
{
    const struct ui_plot *p = &v->st->plot;
    int texts = 0, y;

    if (p->failure.len > 0) {
        ui_text_wrapped(v->s, (struct ui_rect){inner.x + 1, inner.y, inner.w - 2, inner.h},
                        p->failure, UI_ROLE_WARNING);
        return;
    }
    while (texts < UI_PLOT_TEXTS && p->texts[texts].len > 0)
        texts++;
    if (inner.h - texts < PLOT_LEAST_HEIGHT)
        texts = inner.h - PLOT_LEAST_HEIGHT;
    if (texts < 0 ||
        !draw_curves(v, (struct ui_rect){inner.x + 1, inner.y, inner.w - 2, inner.h - texts})) {
        texts = UI_PLOT_TEXTS;
        if (inner.h > texts)
            ui_text(v->s, inner.x + 1, inner.y, inner.w - 2,
                    STR_LIT("no room for the plot; what it says:"), UI_ROLE_DIM, 0, true);
    }
    y = inner.h > texts ? inner.y + inner.h - texts : inner.y;
    for (int i = 0; i < texts; i++)
        ui_text(v->s, inner.x + 1, y + i, inner.w - 2, p->texts[i],
                i == 2   ? UI_ROLE_INFO
                : i == 0 ? UI_ROLE_NUMBER
                         : UI_ROLE_STRING,
                0, true);
    if (v->st->focus == pane && v->st->mode == UI_MODE_PANES) {
        v->s->cursor_x = inner.x;
        v->s->cursor_y = inner.y;
    }
}

static struct str why(const struct ui_view *v, enum ui_pane pane, size_t row)
{
    const struct ui_plot *p = &v->st->plot;
    static const char *const texts[UI_PLOT_COUNT] = {
        [UI_PLOT_CPUS] =
            "Under process isolation --cpus is a share of all processors of the host, in parts of "
            "1/10000, and the container sees them all. Under Hyper-V it is rounded up to whole "
            "processors of the VM, capped to the share of them.",
        [UI_PLOT_PERCENT] =
            "A percentage of what the container sees: all processors of the host under process "
            "isolation, those of the VM under Hyper-V. The spec holds it times 100 in 16 bits.",
        [UI_PLOT_MEMORY] = "The runtime takes whole MiB and drops the rest. A VM without a limit "
                           "gets a default size; a process container the host's memory.",
    };

    (void)pane;
    (void)row;
    return str_of(texts[p->what]);
}

static struct str title(const struct ui_view *v, enum ui_pane pane)
{
    (void)pane;
    return str_of(ui_plot_title[v->st->plot.what]);
}

/* Its keys, and how to get at them: it is opened beside the field whose value it shows. */
static struct str note(const struct ui_view *v, enum ui_pane pane, struct ui_rect inner)
{
    static const char *const keys[] = {
        "Left Right: other plots   Up Down: range   Enter: the field   P: back",
        "Left Right: others   Up Down: range   P: back",
        "Left Right Up Down",
    };
    static const char *const way[] = {
        "Tab: keys of the plot   P: back",
        "Tab: its keys",
        "Tab",
    };
    const char *const *texts = v->st->focus == pane ? keys : way;
    size_t i = 0;

    while (i < 2 && ui_text_width(str_of(texts[i])) + ui_text_width(title(v, pane)) + 8 >= inner.w)
        i++;
    return str_of(texts[i]);
}

static struct ui_grid grid(const struct ui_state *st, enum ui_pane pane, struct arena *a)
{
    struct ui_grid g = {.arena = a, .columns = 1, .title = str_of(ui_plot_title[st->plot.what])};

    (void)pane;
    for (int i = 0; i < UI_PLOT_TEXTS; i++)
        if (st->plot.texts[i].len > 0)
            ui_grid_add(&g)->cell[0] = st->plot.texts[i];
    return g;
}

static struct str row_text(const struct ui_state *st, enum ui_pane pane, struct arena *a)
{
    struct ui_grid g = grid(st, pane, a);

    return ui_grid_text(&g);
}

const struct ui_pane_ops ui_pane_plot = {
    .title = title,
    .note = note,
    .draw = draw,
    .why = why,
    .grid = grid,
    .row_text = row_text,
};
