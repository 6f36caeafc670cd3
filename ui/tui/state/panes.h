/* ui/tui/state/panes.h - which panes there are. */
#ifndef UI_TUI_STATE_PANES_H
#define UI_TUI_STATE_PANES_H

#include <stdbool.h>

enum ui_pane {
#define PANE(id, name, key, title, region, module) UI_PANE_##id,
#include "ui/tui/state/panes.def"
#undef PANE
    UI_PANE_COUNT
};

/* Those before it have a number of their own; the others belong to one screen. */
#define UI_PANES_NUMBERED UI_PANE_COMPARE

enum {
    UI_PANE_FIRST_LOWER = UI_PANE_SPEC + 1,
#define PANEL(id, name, key, title, text, fill) +1
    UI_PANE_PANELS_END = UI_PANE_FIRST_LOWER
#include "ui/present/panels.def"
#undef PANEL
};

enum ui_region { UI_REGION_TOP, UI_REGION_LOWER, UI_REGION_SCREEN };

struct ui_pane_info {
    const char *title;
    enum ui_region region;
};
extern const struct ui_pane_info ui_panes[UI_PANE_COUNT];

/* It lists items: one of ui/present/panels.def. */
static inline bool ui_pane_is_panel(enum ui_pane pane)
{
    return (int)pane >= UI_PANE_FIRST_LOWER && (int)pane < UI_PANE_PANELS_END;
}

static inline bool ui_pane_is_lower(enum ui_pane pane)
{
    return pane < UI_PANE_COUNT && ui_panes[pane].region == UI_REGION_LOWER;
}

#endif
