/* ui/tui/state/tree_pane.h - a tree of a document as it stands in a pane: which lines are folded
 * away, how far it is scrolled to the right.
 *
 * There is one for each tree; what is folded outlives the lines, which are made anew after each
 * edit. The selected row is the pane's (struct ui_cursor). */
#ifndef UI_TUI_STATE_TREE_PANE_H
#define UI_TUI_STATE_TREE_PANE_H

#include "ui/present/spec_lines.h"

struct ui_tree_pane {
    const struct ui_spec_lines *lines; /* borrowed; NULL: none yet */
    size_t *rows;                      /* places in lines that are not folded away; owned */
    size_t row_count, row_size;
    uint64_t *folds; /* path hashes; owned */
    size_t fold_count, fold_size;
    int scroll; /* columns hidden on the left */
};

void ui_tree_finish(struct ui_tree_pane *t);
/* The rows of other lines, which must outlive the next call. ERR_OOM. */
struct err *ui_tree_show(struct ui_tree_pane *t, const struct ui_spec_lines *lines);
/* The line of a row, or NULL. */
static inline const struct ui_spec_line *ui_tree_line(const struct ui_tree_pane *t, size_t row)
{
    return row < t->row_count ? &t->lines->lines[t->rows[row]] : NULL;
}
/* The row of a line, or of the fold that hides it. */
size_t ui_tree_row_of(const struct ui_tree_pane *t, size_t line);
/* Whether what the row opens is folded away. */
bool ui_tree_is_folded(const struct ui_tree_pane *t, size_t row);
/* Folds or opens the subtree of a line. ERR_OOM. */
struct err *ui_tree_fold(struct ui_tree_pane *t, size_t line);
/* Opens everything, or folds what stands right below the root. ERR_OOM. */
struct err *ui_tree_fold_all(struct ui_tree_pane *t, bool open);
/* Opens all that hides a line; returns its row. */
size_t ui_tree_reveal(struct ui_tree_pane *t, size_t line);

#endif
