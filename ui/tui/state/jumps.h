/* ui/tui/state/jumps.h - where the selection was before it went far away: back and forward. */
#ifndef UI_TUI_STATE_JUMPS_H
#define UI_TUI_STATE_JUMPS_H

#include "ui/tui/state/open_document.h"

#define UI_JUMPS_MAX 100

struct ui_jump {
    const struct ui_document *document; /* compared only: it may be closed */
    enum ui_pane pane;
    enum ui_row_kind kind; /* FORM */
    enum mdl_section section;
    struct ui_place place;
    enum ui_tree tree; /* SPEC */
    uint64_t path_hash;
    bool closes;
    size_t at; /* the others */
};

struct ui_jumps {
    struct ui_jump marks[UI_JUMPS_MAX];
    size_t count;
    size_t at; /* the mark that back has gone to; count: none */
};

struct ui_state;

struct ui_jump ui_jump_here(const struct ui_state *st);
bool ui_jump_same(const struct ui_jump *a, const struct ui_jump *b);
/* Behind the others, unless it is the last one already. */
void ui_jump_push(struct ui_jumps *j, struct ui_jump m);

/* Before a jump: remembers the present place, and forgets what forward led to. */
void ui_jump_from_here(struct ui_state *st);

#endif
