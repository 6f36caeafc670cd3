/* ui/tui/view/pane_compare.h - pieces of the comparison and the table below it. */
#ifndef UI_TUI_VIEW_PANE_COMPARE_H
#define UI_TUI_VIEW_PANE_COMPARE_H

#include "ui/tui/state/compare_layout.h"
#include "ui/tui/view/compare_cells.h"
#include "ui/tui/view/panes.h"

void ui_view_column_label(const struct ui_view *v, const struct ui_columns *l, unsigned i, int y);

#endif
