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

static int height_of(const struct ui_plot *p, int w)
{
    int h = 0;

    for (int i = 0; i < UI_PLOT_TEXTS; i++)
        if (p->texts[i].len > 0)
            h += ui_wrapped_height(p->texts[i], w);
    return h;
}

static void draw_texts(const struct ui_view *v, struct ui_rect r)
{
    static const enum ui_role roles[UI_PLOT_TEXTS] = {UI_ROLE_NUMBER, UI_ROLE_STRING, UI_ROLE_INFO};
    const struct ui_plot *p = &v->st->plot;

    for (int i = 0; i < UI_PLOT_TEXTS && r.h > 0; i++) {
        int used = p->texts[i].len > 0 ? ui_text_wrapped(v->s, r, p->texts[i], roles[i]) : 0;

        r.y += used;
        r.h -= used;
    }
}

/* What the value gives comes first; the curves take the room that is left. */
static size_t draw(const struct ui_view *v, enum ui_pane pane, struct ui_rect inner)
{
    const struct ui_plot *p = &v->st->plot;
    struct ui_rect r = {inner.x + 1, inner.y, inner.w - 2, inner.h};
    int texts = height_of(p, r.w);

    if (p->failure.len > 0) {
        ui_text_wrapped(v->s, r, p->failure, UI_ROLE_WARNING);
        return 0;
    }
    if (draw_curves(v, (struct ui_rect){r.x, r.y, r.w, r.h - texts})) {
        r.y += r.h - texts;
        r.h = texts;
    } else if (r.h > texts) {
        ui_text(v->s, r.x, r.y, r.w, STR_LIT("no room for the plot; what it says:"), UI_ROLE_DIM, 0,
                true);
        r.y++;
        r.h--;
    }
    draw_texts(v, r);
    if (v->st->focus == pane && v->st->mode == UI_MODE_PANES) {
        v->s->cursor_x = inner.x;
        v->s->cursor_y = inner.y;
    }
    return 0;
}

/* `w` tells of the plotted field, and all that the curves say of its value. */
static size_t rows(const struct ui_state *st, enum ui_pane pane)
{
    (void)st;
    (void)pane;
    return 1;
}

static void subject(const struct ui_state *st, enum ui_pane pane, size_t row,
                    struct ui_selection *out)
{
    (void)pane;
    (void)row;
    out->explains = true;
    out->subject = (struct ui_subject){.kind = UI_SUBJECT_FIELD,
                                       .ref = {.field = ui_plot_field(st->plot.what), .index = -1}};
}

/* "process: 1.5 CPUs, ...": what stands before the colon is the label. */
static void beside(const struct ui_view *v, size_t row, struct ui_subject *subject)
{
    const struct ui_plot *p = &v->st->plot;

    (void)row;
    subject->beside_count = 0;
    subject->row_title = str_of(ui_plot_title[p->what]);
    for (int i = 0; i < UI_PLOT_TEXTS; i++) {
        struct str text = p->texts[i];
        ptrdiff_t colon = str_find(text, ':', 0);

        if (colon > 0)
            subject->beside[subject->beside_count++] =
                (struct ui_beside){str_cut(text, 0, (size_t)colon),
                                   str_trim(str_cut(text, (size_t)colon + 1, text.len))};
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

/* Not even for the sentence that there is no room for curves: its border says so. */
static bool is_full(const struct ui_plot *p, struct ui_rect inner)
{
    return p->failure.len == 0 && height_of(p, inner.w - 2) >= inner.h;
}

/* Its keys, and how to get at them: it is opened beside the field whose value it shows. */
static struct str note(const struct ui_view *v, enum ui_pane pane, struct ui_rect inner)
{
    static const char *const keys[] = {
        "Left Right: other plots   Up Down: range   Enter: the field   P: back",
        "Left Right: others   Up Down: range   P: back",
        "Left Right Up Down",
        "arrow keys",
    };
    static const char *const way[] = {
        "Tab: keys of the plot   P: back",
        "Tab: its keys",
        "Tab",
        "Tab",
    };
    const char *const *texts = v->st->focus == pane ? keys : way;
    size_t i = 0;

    if (is_full(&v->st->plot, inner))
        return STR_LIT("no room to draw");
    while (i + 1 < sizeof(keys) / sizeof(keys[0]) &&
           ui_text_width(str_of(texts[i])) + ui_text_width(title(v, pane)) + 8 >= inner.w)
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
    .rows = rows,
    .title = title,
    .note = note,
    .draw = draw,
    .subject = subject,
    .why = why,
    .beside = beside,
    .grid = grid,
    .row_text = row_text,
};
