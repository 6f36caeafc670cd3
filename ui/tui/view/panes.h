/* ui/tui/view/panes.h - what a pane is asked, by its row in panes.def. */
#ifndef UI_TUI_VIEW_PANES_H
#define UI_TUI_VIEW_PANES_H

#include "ui/tui/view/views.h"

/* What is selected: the why line, `w`, copying, jumps and the mouse ask for it. */
struct ui_selection {
    bool explains;              /* subject is set: there is something to explain */
    struct ui_subject subject;  /* a node of the document's spec, a field or a problem */
    const struct ui_row *row;   /* of the form, or NULL */
    const struct ui_item *item; /* of a list, or NULL */
};

/* Functions that are NULL: it has none, or it is as the comment says. */
struct ui_pane_ops {
    size_t (*rows)(const struct ui_state *st, enum ui_pane pane);
    /* Where they stand; NULL: in all of the pane. */
    struct ui_rect (*lines)(const struct ui_state *st, struct ui_rect inner);
    /* Lines that a row takes in a pane so wide; NULL: 1. */
    int (*row_height)(const struct ui_state *st, enum ui_pane pane, size_t row, int w);
    struct str (*title)(const struct ui_view *v, enum ui_pane pane); /* NULL: that of the table */
    struct str (*note)(const struct ui_view *v, enum ui_pane pane, struct ui_rect inner);
    void (*draw)(const struct ui_view *v, enum ui_pane pane, struct ui_rect inner);
    void (*subject)(const struct ui_state *st, enum ui_pane pane, size_t row,
                    struct ui_selection *out);
    struct str (*why)(const struct ui_view *v, enum ui_pane pane, size_t row);
    void (*moved)(struct ui_state *st); /* after another row was selected */
};

#define PANE(id, name, key, title, region, module) extern const struct ui_pane_ops ui_pane_##module;
#include "ui/tui/state/panes.def"
#undef PANE

const struct ui_pane_ops *ui_pane_ops(enum ui_pane pane);

size_t ui_rows(const struct ui_state *st, enum ui_pane pane);
struct ui_rect ui_pane_lines(const struct ui_state *st, enum ui_pane pane, struct ui_rect inner);
int ui_row_height(const struct ui_state *st, enum ui_pane pane, size_t row, int w);
/* The selected row of the focused pane. */
struct ui_selection ui_selected(const struct ui_state *st);
/* The first column of a row's value in the form. */
int ui_form_value_column(const struct ui_state *st, size_t row, struct ui_rect inner);
/* Selects a row of a pane; what depends on it follows. */
void ui_select_row(struct ui_state *st, enum ui_pane pane, size_t row);

#endif
