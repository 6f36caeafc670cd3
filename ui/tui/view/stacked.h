/* ui/tui/view/stacked.h - a row of a comparison with its columns one under another, each behind its
 * label: where they would be too narrow to be read side by side. */
#ifndef UI_TUI_VIEW_STACKED_H
#define UI_TUI_VIEW_STACKED_H

#include "specgen/compare/compare.h"
#include "ui/tui/view/views.h"

struct ui_stacked_value {
    struct str label;
    struct str text;
    enum ui_role role;
    char sign; /* ' ': none */
    bool active;
};

struct ui_stacked_row {
    struct str title;
    enum ui_role role;
    int indent;  /* of the title */
    int value_x; /* where the one value begins that all share; 0: behind the title */
    int label_w; /* of the labels; 0: there is one value, which stands behind the title */
    unsigned count;
    struct ui_stacked_value value[COMPARE_COLUMNS];
};

/* All values alike become one. Call it when the values are there. */
void ui_stacked_settle(struct ui_stacked_row *row, int w);
int ui_stacked_height(const struct ui_stacked_row *row, int w);
/* find: what is marked in it, or NULL. */
void ui_stacked_draw(const struct ui_view *v, const struct ui_stacked_row *row, struct ui_rect r,
                     const char *find);

#endif
