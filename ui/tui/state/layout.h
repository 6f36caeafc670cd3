/* ui/tui/state/layout.h - which pane stands where, for any size. */
#ifndef UI_TUI_STATE_LAYOUT_H
#define UI_TUI_STATE_LAYOUT_H

#include "ui/term/surface.h"
#include "ui/tui/state/open_document.h"

enum { UI_MIN_WIDTH = 40, UI_MIN_HEIGHT = 10 };

/* Where a person put the dividers: thousandths of the width or height; 0 = as it comes. */
struct ui_sizes {
    int form;      /* of the width: the form */
    int strip;     /* of the height: the lower panes */
    int registry;  /* of the width */
    int endpoints; /* of the width */
};

enum ui_divider {
    UI_DIVIDER_NONE,
    UI_DIVIDER_TOP,       /* form | spec */
    UI_DIVIDER_STRIP,     /* above the lower panes */
    UI_DIVIDER_REGISTRY,  /* registry | endpoints */
    UI_DIVIDER_ENDPOINTS, /* endpoints | errors */
};

struct ui_layout {
    bool too_small;                                  /* nothing below is set */
    struct ui_rect header, note, strip, why, footer; /* strip: of effects; h 0: none */
    struct ui_rect pane[UI_PANE_COUNT];              /* w == 0: not shown */
    bool tabs_all;   /* one pane at a time; its border lists all panes */
    bool tabs_lower; /* one lower pane at a time; its border lists the three */
};

struct ui_layout ui_layout_of(int w, int h, enum ui_pane focus, enum ui_pane lower, bool zoomed,
                              bool has_note, bool has_strip, const struct ui_sizes *sizes);

/* The pane at a cell, UI_PANE_COUNT: none; the divider there; the tab of a pane's title there. */
enum ui_pane ui_layout_pane(const struct ui_layout *l, int x, int y);
enum ui_divider ui_layout_divider(const struct ui_layout *l, int x, int y);
enum ui_pane ui_layout_tab(const struct ui_layout *l, int x, int y);
/* Puts a divider at a cell, as near as the panes' least sizes let it. */
void ui_layout_drag(struct ui_sizes *sizes, const struct ui_layout *l, enum ui_divider divider,
                    int x, int y);

/* Whether there is room for all titles of a border with tabs, from pane `first` on. */
bool ui_tabs_fit(enum ui_pane first, int w);

/* The inner part of a pane. */
struct ui_rect ui_inner(struct ui_rect r);

#endif
