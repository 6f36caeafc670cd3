/* ui/tui/view/compare_why.h - what there is to say of a line of the comparison. */
#ifndef UI_TUI_VIEW_COMPARE_WHY_H
#define UI_TUI_VIEW_COMPARE_WHY_H

#include "ui/tui/view/panes.h"

/* Of the pane's row `at`, as a pane's why and beside (panes.h). */
struct str ui_compare_why(const struct ui_view *v, enum ui_pane pane, size_t at);
void ui_compare_beside(const struct ui_view *v, size_t at, struct ui_subject *subject);

#endif
