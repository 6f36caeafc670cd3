/* ui/tui/layout.h - which pane stands where, for any size. */
#ifndef UI_TUI_LAYOUT_H
#define UI_TUI_LAYOUT_H

#include "ui/tui/open_document.h"
#include "ui/tui/surface.h"

enum { UI_MIN_WIDTH = 40, UI_MIN_HEIGHT = 10 };

struct ui_layout {
    bool too_small; /* nothing below is set */
    struct ui_rect header, note, why, footer;
    struct ui_rect pane[UI_PANE_COUNT]; /* w == 0: not shown */
    bool tabs_all;                      /* one pane at a time; its border lists all panes */
    bool tabs_lower;                    /* one lower pane at a time; its border lists the three */
};

struct ui_layout ui_layout_of(int w, int h, enum ui_pane focus, enum ui_pane lower, bool zoomed,
                              bool has_note);

/* The inner part of a pane. */
struct ui_rect ui_inner(struct ui_rect r);

extern const char *const ui_pane_title[UI_PANE_COUNT];

#endif
