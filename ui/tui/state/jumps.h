/* ui/tui/state/jumps.h - where the selection was before it went far away: back and forward. */
#ifndef UI_TUI_STATE_JUMPS_H
#define UI_TUI_STATE_JUMPS_H

#include "ui/tui/state/open_document.h"

#define UI_JUMPS_MAX 100

/* A row of a pane, in terms that outlast edits and folds; what a pane has no use for stays 0. */
struct ui_position {
    enum ui_row_kind kind; /* of the form */
    enum mdl_section section;
    struct ui_place place;
    enum ui_tree tree; /* of the spec's pane */
    struct ui_tree_spot spot;
    size_t at; /* of the others: its number */
};

struct ui_jump {
    const struct ui_document *document; /* compared only: it may be closed */
    enum ui_pane pane;
    struct ui_position position;
};

struct ui_jumps {
    struct ui_jump marks[UI_JUMPS_MAX];
    size_t count;
    size_t at; /* the mark that back has gone to; count: none */
};

bool ui_jump_same(const struct ui_jump *a, const struct ui_jump *b);
/* Behind the others, unless it is the last one already. */
void ui_jump_push(struct ui_jumps *j, struct ui_jump m);

#endif
