/* ui/tui/view/pane_compare.h - pieces of the comparison and the table below it. */
#ifndef UI_TUI_VIEW_PANE_COMPARE_H
#define UI_TUI_VIEW_PANE_COMPARE_H

#include "ui/tui/state/compare_layout.h"
#include "ui/tui/view/panes.h"

enum ui_role ui_relation_role(enum compare_relation relation);
void ui_view_column_label(const struct ui_view *v, const struct ui_columns *l, unsigned i, int y);
/* Cuts to w columns so that what differs from the other text stays visible: long paths often
 * share their beginning. */
struct str ui_view_cut_alike(const struct ui_view *v, struct str text, struct str other, int w);

/* The columns' titles, for copying. */
void ui_view_grid_labels(struct ui_grid *g, const struct ui_comparison *c);

#endif
