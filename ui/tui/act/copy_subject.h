/* ui/tui/act/copy_subject.h - what the copying keys are about: what is selected in a pane, or in
 * the window of rows over it. */
#ifndef UI_TUI_ACT_COPY_SUBJECT_H
#define UI_TUI_ACT_COPY_SUBJECT_H

#include "ui/tui/state/state.h"

/* A node of the spec, a place of the document, or both. */
struct ui_copy_subject {
    const struct spec_node *node; /* NULL: none */
    struct ui_row row;            /* UI_ROW_SECTION: none */
    const struct ui_item *item;   /* NULL: none */
};

struct ui_copy_subject ui_copy_subject(struct ui_state *st);
/* The selected row of the window that is open; NULL: none. */
const struct ui_table_row *ui_copy_window_row(const struct ui_state *st);

#endif
