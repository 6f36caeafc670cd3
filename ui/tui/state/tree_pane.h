/* ui/tui/state/tree_pane.h - a tree of a document as it stands in a pane: which lines are folded
 * away, how far it is scrolled to the right.
 *
 * Where lines were taken out, a row says so: what is below it stays where it stood. So it does
 * while values are tried one after another: where one of them adds lines, the next that doesn't has
 * empty rows.
 *
 * There is one for each tree; what is folded outlives the lines, which are made anew after each
 * edit. The selected row is the pane's (struct ui_cursor). */
#ifndef UI_TUI_STATE_TREE_PANE_H
#define UI_TUI_STATE_TREE_PANE_H

#include "ui/present/spec_lines.h"

/* What was tried had lines that are new right before this one. */
struct ui_tree_room {
    uint64_t path_hash; /* of the line behind them, with `closes` */
    bool closes;
    size_t rows; /* the most of them */
};

enum { UI_TREE_ROOMS = 32 };

struct ui_tree_pane {
    const struct ui_spec_lines *lines; /* borrowed; NULL: none yet */
    size_t *rows;                      /* see ui_tree_place(); owned */
    size_t row_count, row_size;
    uint64_t *folds; /* path hashes; owned */
    size_t fold_count, fold_size;
    struct ui_tree_room rooms[UI_TREE_ROOMS]; /* only while something is tried */
    size_t room_count;
    int scroll; /* columns hidden on the left */
};

/* Which line a row is of, in whatever lines. */
struct ui_tree_spot {
    uint64_t path_hash; /* 0: of none */
    bool closes;
    bool gone; /* that of what was taken out before it */
};

void ui_tree_finish(struct ui_tree_pane *t);
/* The rows of other lines, which must outlive the next call. tried: they are no state of the
 * document's, and others may follow that are none. ERR_OOM. */
struct err *ui_tree_show(struct ui_tree_pane *t, const struct ui_spec_lines *lines, bool tried);

#define UI_TREE_GAP ((size_t)1 << (sizeof(size_t) * 8 - 1)) /* of a row: see ui_tree_is_gap() */

/* Where the row's line is among the lines. */
static inline size_t ui_tree_place(const struct ui_tree_pane *t, size_t row)
{
    return t->rows[row] & ~UI_TREE_GAP;
}
/* Whether the row stands for what is not there before its line, which comes behind it. */
static inline bool ui_tree_is_gap(const struct ui_tree_pane *t, size_t row)
{
    return row < t->row_count && (t->rows[row] & UI_TREE_GAP) != 0;
}
/* The line of a row, or NULL. */
static inline const struct ui_spec_line *ui_tree_line(const struct ui_tree_pane *t, size_t row)
{
    return row < t->row_count ? &t->lines->lines[ui_tree_place(t, row)] : NULL;
}
/* Whether the row is of an object or list with something in it, which it folds. */
static inline bool ui_tree_opens(const struct ui_tree_pane *t, size_t row)
{
    return row < t->row_count && !ui_tree_is_gap(t, row) && ui_tree_line(t, row)->opens;
}
/* Whether it says what was taken out there; else a row of a gap is empty. */
static inline bool ui_tree_is_gone(const struct ui_tree_pane *t, size_t row)
{
    return ui_tree_is_gap(t, row) && ui_tree_line(t, row)->aside->mark.removed > 0;
}
/* Whether something is marked in the row itself. */
static inline bool ui_tree_is_marked(const struct ui_tree_pane *t, size_t row)
{
    return ui_tree_is_gone(t, row) ||
           (!ui_tree_is_gap(t, row) && ui_tree_line(t, row)->change != UI_SAME);
}
struct ui_tree_spot ui_tree_spot(const struct ui_tree_pane *t, size_t row);
/* The row of the same line, SIZE_MAX: there is none. Where nothing is missing before it any more,
 * that of the line itself. */
size_t ui_tree_row_at(const struct ui_tree_pane *t, struct ui_tree_spot spot);
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
