/* ui/tui/state/compare_layout.h - which columns of a comparison stand where, for any size. */
#ifndef UI_TUI_STATE_COMPARE_LAYOUT_H
#define UI_TUI_STATE_COMPARE_LAYOUT_H

#include "ui/tui/state/compare_state.h"
#include "ui/tui/state/layout.h"

struct ui_columns {
    int name_x, name_w; /* the key, or a consequence's title */
    struct ui_shown_columns shown;
    int x[COMPARE_COLUMNS], w; /* of the sign; the text starts UI_SIGN_WIDTH further */
    bool stacked;              /* too narrow to be read side by side: one under another */
};

enum { UI_SIGN_WIDTH = 2 };

/* The form at the left, the comparison beside it, and below, where there is room or it has the
 * keys, the table of consequences. A person's form width does not count: columns need the room. */
void ui_layout_compare(struct ui_layout *l, enum ui_pane focus);

/* The first column and as many others as fit, the active one among them. */
struct ui_shown_columns ui_columns_that_fit(const struct ui_compare *c, struct ui_rect inner);
/* The plot in the spec's place; where there is little room, in that of the lower panes as well. */
void ui_layout_plot(struct ui_layout *l, enum ui_pane focus);

struct ui_columns ui_columns_of(const struct ui_shown_columns *shown, struct ui_rect inner,
                                int name_width);

/* Labels, then what the engine refuses, then a line below them; 0 where columns are stacked. */
int ui_compare_head_height(const struct ui_compare *c, struct ui_rect inner);
/* Of the comparison, below its head. */
struct ui_rect ui_compare_lines(const struct ui_compare *c, struct ui_rect inner);
/* Of the table of consequences, below its labels. */
struct ui_rect ui_table_lines(const struct ui_columns *l, struct ui_rect inner);
struct str ui_compare_status(struct arena *a, const struct ui_compare_column *column);

#endif
