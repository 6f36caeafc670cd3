#include "ui/tui/layout.h"

const char *const ui_pane_title[UI_PANE_COUNT] = {
    [UI_PANE_FORM] = "Container",      [UI_PANE_SPEC] = "OCI spec", [UI_PANE_REGISTRY] = "Registry",
    [UI_PANE_ENDPOINTS] = "Endpoints", [UI_PANE_ERRORS] = "Errors",
};

/* Widths and heights from which on more is shown at once. */
enum {
    SPLIT_WIDTH = 70,  /* form and spec side by side */
    STRIP_WIDTH = 100, /* three lower panes side by side */
    STRIP_HEIGHT = 18, /* a lower strip at all */
    TALL = 30,         /* two or three lines of why */
};

static int min_int(int a, int b)
{
    return a < b ? a : b;
}

static int max_int(int a, int b)
{
    return a > b ? a : b;
}

static bool is_lower(enum ui_pane pane)
{
    return pane != UI_PANE_FORM && pane != UI_PANE_SPEC;
}

static void split_top(struct ui_layout *l, struct ui_rect r)
{
    int form = max_int(36, min_int(r.w * 2 / 5, 76));

    l->pane[UI_PANE_FORM] = (struct ui_rect){r.x, r.y, form, r.h};
    l->pane[UI_PANE_SPEC] = (struct ui_rect){r.x + form, r.y, r.w - form, r.h};
}

static void split_strip(struct ui_layout *l, struct ui_rect r)
{
    /* An endpoint's id takes 36 columns; on narrower screens the errors need the room more. */
    int registry = r.w * 28 / 100,
        endpoints = r.w >= 116 ? max_int(40, r.w * 32 / 100) : r.w * 3 / 10;

    l->pane[UI_PANE_REGISTRY] = (struct ui_rect){r.x, r.y, registry, r.h};
    l->pane[UI_PANE_ENDPOINTS] = (struct ui_rect){r.x + registry, r.y, endpoints, r.h};
    l->pane[UI_PANE_ERRORS] =
        (struct ui_rect){r.x + registry + endpoints, r.y, r.w - registry - endpoints, r.h};
}

struct ui_layout ui_layout_of(int w, int h, enum ui_pane focus, enum ui_pane lower, bool zoomed,
                              bool has_note)
{
    struct ui_layout l = {0};
    struct ui_rect rest;
    int why = h >= TALL ? (h >= 38 ? 3 : 2) : (h >= 20 ? 2 : 1), strip;

    if (w < UI_MIN_WIDTH || h < UI_MIN_HEIGHT) {
        l.too_small = true;
        return l;
    }
    l.header = (struct ui_rect){0, 0, w, 1};
    if (has_note)
        l.note = (struct ui_rect){0, 1, w, 1};
    l.footer = (struct ui_rect){0, h - 1, w, 1};
    l.why = (struct ui_rect){0, h - 1 - why, w, why};
    rest = (struct ui_rect){0, 1 + l.note.h, w, h - 2 - why - l.note.h};
    if (zoomed || w < SPLIT_WIDTH) {
        l.tabs_all = true;
        l.pane[focus] = rest;
        return l;
    }
    if (h < STRIP_HEIGHT) {
        if (is_lower(focus)) {
            l.tabs_all = true;
            l.pane[focus] = rest;
        } else {
            split_top(&l, rest);
        }
        return l;
    }
    strip = max_int(6, min_int(rest.h * 32 / 100, 16));
    split_top(&l, (struct ui_rect){0, rest.y, w, rest.h - strip});
    rest = (struct ui_rect){0, rest.y + rest.h - strip, w, strip};
    if (w >= STRIP_WIDTH) {
        split_strip(&l, rest);
    } else {
        l.tabs_lower = true;
        l.pane[is_lower(focus) ? focus : lower] = rest;
    }
    return l;
}

struct ui_rect ui_inner(struct ui_rect r)
{
    return (struct ui_rect){r.x + 1, r.y + 1, max_int(r.w - 2, 0), max_int(r.h - 2, 0)};
}
