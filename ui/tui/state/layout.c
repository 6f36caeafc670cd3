#include "ui/tui/state/layout.h"

#include <string.h>

const struct ui_pane_info ui_panes[UI_PANE_COUNT] = {
#define PANE(id, name, key, title, region, module) [UI_PANE_##id] = {title, UI_REGION_##region},
#include "ui/tui/state/panes.def"
#undef PANE
};

/* Widths and heights from which on more is shown at once. */
enum {
    SPLIT_WIDTH = 70,  /* form and spec side by side */
    STRIP_WIDTH = 100, /* three lower panes side by side */
    STRIP_HEIGHT = 18, /* a lower strip at all */
    TALL = 30,         /* two or three lines of why */
    HIGH = 50,         /* two lines of effects */
};

/* What dividers leave of a pane. */
enum { LEAST_TOP = 24, LEAST_LOWER = 16, LEAST_STRIP = 4, LEAST_ABOVE = 6 };

static int min_int(int a, int b)
{
    return a < b ? a : b;
}

static int max_int(int a, int b)
{
    return a > b ? a : b;
}

static int clamp(int v, int low, int high)
{
    return max_int(low, min_int(v, high));
}

/* Of `all`, the share that a person asked for or else `usual`. */
static int share(int all, int asked, int usual)
{
    return asked > 0 ? (int)((long)all * asked / 1000) : usual;
}

static void split_top(struct ui_layout *l, struct ui_rect r, const struct ui_sizes *sizes)
{
    int form = max_int(36, min_int(r.w * 2 / 5, 76));

    if (sizes->form > 0)
        form = clamp(share(r.w, sizes->form, 0), LEAST_TOP, r.w - LEAST_TOP);
    l->pane[UI_PANE_FORM] = (struct ui_rect){r.x, r.y, form, r.h};
    l->pane[UI_PANE_SPEC] = (struct ui_rect){r.x + form, r.y, r.w - form, r.h};
}

/* Three places; the lower panes behind the second one share the last of them. */
static void split_strip(struct ui_layout *l, struct ui_rect r, const struct ui_sizes *sizes,
                        enum ui_pane lower)
{
    /* An endpoint's id takes 36 columns; on narrower screens the errors need the room more. */
    int registry = share(r.w, sizes->registry, r.w * 28 / 100);
    int endpoints =
        share(r.w, sizes->endpoints, r.w >= 116 ? max_int(40, r.w * 32 / 100) : r.w * 3 / 10);

    registry = clamp(registry, LEAST_LOWER, r.w - 2 * LEAST_LOWER);
    endpoints = clamp(endpoints, LEAST_LOWER, r.w - registry - LEAST_LOWER);
    l->pane[UI_PANE_REGISTRY] = (struct ui_rect){r.x, r.y, registry, r.h};
    l->pane[UI_PANE_ENDPOINTS] = (struct ui_rect){r.x + registry, r.y, endpoints, r.h};
    l->pane[lower > UI_PANE_ENDPOINTS ? lower : UI_PANE_ERRORS] =
        (struct ui_rect){r.x + registry + endpoints, r.y, r.w - registry - endpoints, r.h};
}

struct ui_layout ui_layout_of(int w, int h, enum ui_pane focus, enum ui_pane lower, bool zoomed,
                              bool has_note, bool has_strip, const struct ui_sizes *sizes)
{
    struct ui_layout l = {0};
    struct ui_rect rest;
    int why = h >= TALL ? (h >= 38 ? 3 : 2) : (h >= 20 ? 2 : 1), strip;
    int effects = !has_strip || h < STRIP_HEIGHT ? 0 : h >= HIGH ? 2 : 1;

    if (w < UI_MIN_WIDTH || h < UI_MIN_HEIGHT) {
        l.too_small = true;
        return l;
    }
    l.header = (struct ui_rect){0, 0, w, 1};
    if (has_note)
        l.note = (struct ui_rect){0, 1, w, 1};
    l.footer = (struct ui_rect){0, h - 1, w, 1};
    l.why = (struct ui_rect){0, h - 1 - why, w, why};
    l.strip = (struct ui_rect){0, l.why.y - effects, w, effects};
    rest = (struct ui_rect){0, 1 + l.note.h, w, h - 2 - why - effects - l.note.h};
    if (zoomed || w < SPLIT_WIDTH) {
        l.tabs_all = true;
        l.pane[focus] = rest;
        return l;
    }
    if (h < STRIP_HEIGHT) {
        if (ui_pane_is_lower(focus)) {
            l.tabs_all = true;
            l.pane[focus] = rest;
        } else {
            split_top(&l, rest, sizes);
        }
        return l;
    }
    strip = max_int(6, min_int(rest.h * 32 / 100, 16));
    if (sizes->strip > 0)
        strip = clamp(share(rest.h, sizes->strip, 0), LEAST_STRIP, rest.h - LEAST_ABOVE);
    split_top(&l, (struct ui_rect){0, rest.y, w, rest.h - strip}, sizes);
    rest = (struct ui_rect){0, rest.y + rest.h - strip, w, strip};
    if (w >= STRIP_WIDTH) {
        split_strip(&l, rest, sizes, ui_pane_is_lower(focus) ? focus : lower);
    } else {
        l.tabs_lower = true;
        l.pane[ui_pane_is_lower(focus) ? focus : lower] = rest;
    }
    return l;
}

struct ui_rect ui_inner(struct ui_rect r)
{
    return (struct ui_rect){r.x + 1, r.y + 1, max_int(r.w - 2, 0), max_int(r.h - 2, 0)};
}

/* ---- what stands where ---------------------------------------------------------------- */

static bool holds(struct ui_rect r, int x, int y)
{
    return x >= r.x && x < r.x + r.w && y >= r.y && y < r.y + r.h;
}

enum ui_pane ui_layout_pane(const struct ui_layout *l, int x, int y)
{
    for (int p = 0; p < UI_PANE_COUNT && !l->too_small; p++)
        if (l->pane[p].w > 0 && holds(l->pane[p], x, y))
            return (enum ui_pane)p;
    return UI_PANE_COUNT;
}

/* Both borders that meet there. */
static bool is_right_edge(struct ui_rect r, int x)
{
    return x == r.x + r.w - 1 || x == r.x + r.w;
}

/* The bottom border of a pane that has a strip below it. */
static bool is_lower_edge(const struct ui_layout *l, struct ui_rect r, int y)
{
    return y == r.y + r.h - 1 && ui_pane_is_lower(ui_layout_pane(l, r.x, r.y + r.h));
}

enum ui_divider ui_layout_divider(const struct ui_layout *l, int x, int y)
{
    enum ui_pane pane = ui_layout_pane(l, x, y);

    /* Those of a comparison stay where they are. */
    if (pane == UI_PANE_COUNT || l->tabs_all || l->pane[UI_PANE_COMPARE].w > 0)
        return UI_DIVIDER_NONE;
    if (ui_pane_is_lower(pane) && y == l->pane[pane].y)
        return UI_DIVIDER_STRIP;
    if (!ui_pane_is_lower(pane)) {
        if (is_right_edge(l->pane[UI_PANE_FORM], x))
            return UI_DIVIDER_TOP;
        return is_lower_edge(l, l->pane[pane], y) ? UI_DIVIDER_STRIP : UI_DIVIDER_NONE;
    }
    if (l->tabs_lower)
        return UI_DIVIDER_NONE;
    if (is_right_edge(l->pane[UI_PANE_REGISTRY], x))
        return UI_DIVIDER_REGISTRY;
    return is_right_edge(l->pane[UI_PANE_ENDPOINTS], x) ? UI_DIVIDER_ENDPOINTS : UI_DIVIDER_NONE;
}

static int width_of_tab(enum ui_pane pane, enum ui_pane shown, bool fit)
{
    return fit || pane == shown ? (int)strlen(ui_panes[pane].title) + 4 : 3;
}

bool ui_tabs_fit(enum ui_pane first, int w)
{
    int full = 0;

    for (int p = (int)first; p < UI_PANES_NUMBERED; p++)
        full += width_of_tab((enum ui_pane)p, UI_PANE_COUNT, true);
    return full <= w - 4;
}

enum ui_pane ui_layout_tab(const struct ui_layout *l, int x, int y)
{
    enum ui_pane shown = ui_layout_pane(l, x, y);
    enum ui_pane first = l->tabs_all ? UI_PANE_FORM : UI_PANE_FIRST_LOWER;
    int at;

    if (shown == UI_PANE_COUNT || y != l->pane[shown].y ||
        !(l->tabs_all || (l->tabs_lower && ui_pane_is_lower(shown))))
        return UI_PANE_COUNT;
    at = l->pane[shown].x + 2;
    for (int p = (int)first; p < UI_PANES_NUMBERED; p++) {
        int w = width_of_tab((enum ui_pane)p, shown, ui_tabs_fit(first, l->pane[shown].w));

        if (x >= at && x < at + w)
            return (enum ui_pane)p;
        at += w;
    }
    return UI_PANE_COUNT;
}

/* Rounded up, so that the share gives the same cell again. */
static int thousandths(int part, int all)
{
    return all > 0 ? clamp((part * 1000 + all - 1) / all, 1, 999) : 0;
}

void ui_layout_drag(struct ui_sizes *sizes, const struct ui_layout *l, enum ui_divider divider,
                    int x, int y)
{
    int w = l->footer.w, bottom = l->strip.y, top = l->header.h + l->note.h;
    int registry = l->pane[UI_PANE_REGISTRY].w;

    switch (divider) {
    case UI_DIVIDER_TOP:
        sizes->form = thousandths(clamp(x, LEAST_TOP, w - LEAST_TOP), w);
        break;
    case UI_DIVIDER_STRIP:
        sizes->strip =
            thousandths(clamp(bottom - y, LEAST_STRIP, bottom - top - LEAST_ABOVE), bottom - top);
        break;
    case UI_DIVIDER_REGISTRY:
        /* The divider on the right of the endpoints stays where it is. */
        sizes->endpoints =
            thousandths(max_int(registry + l->pane[UI_PANE_ENDPOINTS].w - x, LEAST_LOWER), w);
        sizes->registry = thousandths(
            clamp(x, LEAST_LOWER, registry + l->pane[UI_PANE_ENDPOINTS].w - LEAST_LOWER), w);
        break;
    case UI_DIVIDER_ENDPOINTS:
        sizes->registry = thousandths(registry, w);
        sizes->endpoints =
            thousandths(clamp(x - registry, LEAST_LOWER, w - registry - LEAST_LOWER), w);
        break;
    case UI_DIVIDER_NONE:
        break;
    }
}
