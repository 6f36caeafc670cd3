#include "ui/tui/state/compare_layout.h"

#include "ui/term/widgets.h"

enum {
    COLUMN_MIN = 15, /* narrower ones are not shown, but for a pair */
    GUTTER = 3,      /* the signs of the line */
    NAME_MIN = 12,
    NAME_USUAL = 20,
    READABLE = 9, /* of a text */
};

static int clamp(int v, int low, int high)
{
    return v < low ? low : v > high ? high : v;
}

void ui_layout_compare(struct ui_layout *l, enum ui_pane focus)
{
    enum { TABLE_HEIGHT = 26, TABLE_ROWS = UI_TABLE_ROWS + 3 };
    struct ui_rect rest = {0, l->header.h + l->note.h, l->footer.w, 0};
    bool lower = ui_pane_is_lower(focus);
    int form = clamp(rest.w * 28 / 100, 30, 50), table;

    rest.h = l->strip.y - rest.y;
    l->tabs_lower = lower;
    for (int p = 0; p < UI_PANE_COUNT; p++)
        l->pane[p] = (struct ui_rect){0};
    if (l->tabs_all) {
        l->pane[focus] = rest;
        return;
    }
    table = rest.h >= TABLE_HEIGHT || lower ? clamp(rest.h * 2 / 5, 8, TABLE_ROWS)
            : focus == UI_PANE_TABLE        ? clamp(rest.h * 3 / 5, 8, TABLE_ROWS)
                                            : 0;
    if (table > rest.h - 6)
        table = 0;
    if (table == 0 && (lower || focus == UI_PANE_TABLE)) {
        l->tabs_all = true;
        l->pane[focus] = rest;
        return;
    }
    l->pane[UI_PANE_FORM] = (struct ui_rect){0, rest.y, form, rest.h - table};
    l->pane[UI_PANE_COMPARE] = (struct ui_rect){form, rest.y, rest.w - form, rest.h - table};
    if (table > 0)
        l->pane[lower ? focus : UI_PANE_TABLE] =
            (struct ui_rect){0, rest.y + rest.h - table, rest.w, table};
}

void ui_layout_plot(struct ui_layout *l, enum ui_pane focus)
{
    enum { STRIP_HEIGHT = 26 };
    int top = l->header.h + l->note.h, h = l->strip.y - top;

    l->pane[UI_PANE_PLOT] = l->pane[UI_PANE_SPEC];
    l->pane[UI_PANE_SPEC] = (struct ui_rect){0};
    if (l->tabs_all || h >= STRIP_HEIGHT || ui_pane_is_lower(focus))
        return;
    for (int p = UI_PANE_FIRST_LOWER; p < UI_PANES_NUMBERED; p++)
        l->pane[p] = (struct ui_rect){0};
    l->pane[UI_PANE_FORM].h = l->pane[UI_PANE_PLOT].h = h;
}

static int name_width_of(int wanted, int w, unsigned columns)
{
    int most = w * 2 / 5, spare = w - GUTTER - 1 - (int)columns * 26;

    /* Long keys may take what the columns do not need. */
    if (spare > most)
        most = spare;
    if (wanted > most)
        wanted = most;
    return wanted < NAME_MIN ? NAME_MIN : wanted;
}

struct ui_shown_columns ui_columns_that_fit(const struct ui_compare *c, struct ui_rect inner)
{
    struct ui_shown_columns shown = {.count = 2};
    int fit = (inner.w - GUTTER - NAME_USUAL) / COLUMN_MIN;
    unsigned first = 1;

    if (fit > 2)
        shown.count = (unsigned)fit;
    if (shown.count > c->made.columns)
        shown.count = c->made.columns;
    if (shown.count > 0 && c->active >= shown.count)
        first = c->active - (shown.count - 2);
    for (unsigned i = 1; i < shown.count; i++)
        shown.column[i] = first + i - 1;
    return shown;
}

struct ui_columns ui_columns_of(const struct ui_shown_columns *shown, struct ui_rect inner,
                                int name_width)
{
    struct ui_columns l = {.name_x = inner.x + GUTTER, .shown = *shown};
    int rest;

    l.name_w = name_width_of(name_width, inner.w, shown->count);
    rest = inner.w - GUTTER - l.name_w - 1;
    l.w = rest > 0 && shown->count > 0 ? rest / (int)shown->count : 0;
    for (unsigned i = 0; i < shown->count; i++)
        l.x[i] = l.name_x + l.name_w + 1 + (int)i * l.w;
    l.stacked = shown->count > 0 && l.w - UI_SIGN_WIDTH - 1 < READABLE;
    return l;
}

struct str ui_compare_status(struct arena *a, const struct ui_compare_column *column)
{
    size_t warnings = column->assessment.warning_count;

    if (column->problem.len > 0)
        return column->problem;
    if (warnings == 0)
        return STR_LIT("spec ok");
    return arena_printf(a, "%zu warning%s", warnings, warnings == 1 ? "" : "s");
}

int ui_compare_head_height(const struct ui_compare *c, struct ui_rect inner)
{
    struct ui_columns l = ui_columns_of(&c->made.shown, inner, c->key_width);
    int most = inner.h >= 24 ? 6 : inner.h >= 19 ? 4 : inner.h >= 12 ? 2 : 1, height = 1;

    if (l.stacked)
        return 0;
    for (unsigned i = 0; i < l.shown.count; i++) {
        int wrapped =
            ui_wrapped_height(c->made.column[l.shown.column[i]].problem, l.w - UI_SIGN_WIDTH - 1);

        if (wrapped > height)
            height = wrapped;
    }
    return 1 + (height < most ? height : most) + 1;
}

struct ui_rect ui_compare_lines(const struct ui_compare *c, struct ui_rect inner)
{
    int head = ui_compare_head_height(c, inner);

    if (head > inner.h)
        head = inner.h;
    return (struct ui_rect){inner.x, inner.y + head, inner.w, inner.h - head};
}

struct ui_rect ui_table_lines(const struct ui_columns *l, struct ui_rect inner)
{
    int head = inner.h > 1 && !l->stacked ? 1 : 0;

    return (struct ui_rect){inner.x, inner.y + head, inner.w, inner.h - head};
}
