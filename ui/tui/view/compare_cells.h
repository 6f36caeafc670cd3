/* ui/tui/view/compare_cells.h - what the cells of a comparison say: beside one another cut to their
 * columns, else whole, one under another. */
#ifndef UI_TUI_VIEW_COMPARE_CELLS_H
#define UI_TUI_VIEW_COMPARE_CELLS_H

#include "ui/tui/state/compare_layout.h"
#include "ui/tui/view/stacked.h"

enum ui_role ui_relation_role(enum compare_relation relation);
/* Of what the engine answers for the column. */
enum ui_role ui_compare_status_role(const struct ui_compare_column *column);
/* What a cell says; `column` is one of those that are shown. */
struct str ui_view_compared(const struct ui_view *v, size_t row, unsigned column);
/* A line with its cells one under another; of a fold, its indent only. */
struct ui_stacked_row ui_view_compare_stacked(const struct ui_view *v, size_t at, int w);
/* Cuts to w columns so that what differs from the other text stays visible: long paths often
 * share their beginning. */
struct str ui_view_cut_alike(const struct ui_view *v, struct str text, struct str other, int w);

#endif
