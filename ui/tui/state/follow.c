/* The spec follows the form: what a field drives, what an edit changed, is brought into view. */
#include "ui/tui/state/state.h"

#include <stdint.h>

/* Selects a row of the spec; one that is out of view comes to the upper third. */
static void show_spec_row(struct ui_state *st, size_t row)
{
    struct ui_layout l = ui_state_layout(st);
    struct ui_cursor *c = &ui_current(st)->cursor[UI_PANE_SPEC];
    size_t shown = (size_t)ui_inner(l.pane[UI_PANE_SPEC]).h;

    c->at = row;
    if (row < c->top || row >= c->top + shown)
        c->top = row > shown / 3 ? row - shown / 3 : 0;
}

/* The rows behind the first one that changed matter more than those before it. */
static void show_changes(struct ui_state *st, size_t row, size_t shown)
{
    enum { BEFORE = 2 };
    struct ui_cursor *c = &ui_current(st)->cursor[UI_PANE_SPEC];

    c->at = row;
    if (row < c->top || row >= c->top + shown)
        c->top = row > BEFORE ? row - BEFORE : 0;
}

/* first: what ui_document_drive() found. */
static void show_driven(struct ui_state *st, size_t first)
{
    st->follow = true;
    if (first != SIZE_MAX)
        show_spec_row(st, first);
}

void ui_follow_field(struct ui_state *st)
{
    show_driven(st, ui_document_drive(ui_current(st)));
}

/* Where the pane would show most of what changed: the first row of it; SIZE_MAX: nothing did. The
 * place in view stays when it shows as much as any other. */
static size_t most_changed(const struct ui_document *d, size_t shown)
{
    size_t top = d->cursor[UI_PANE_SPEC].top, seen = 0, here = 0, most = 0, best = SIZE_MAX;
    size_t first_here = SIZE_MAX;

    for (size_t row = top; row < d->tree->row_count && row < top + shown; row++)
        if (ui_tree_is_marked(d->tree, row)) {
            first_here = here == 0 ? row : first_here;
            here++;
        }
    for (size_t from = 0, to = 0; from < d->tree->row_count; from++) {
        for (; to < d->tree->row_count && to < from + shown; to++)
            seen += ui_tree_is_marked(d->tree, to);
        if (ui_tree_is_marked(d->tree, from)) {
            if (seen > most) {
                most = seen;
                best = from;
            }
            seen--;
        }
    }
    return here > 0 && here == most ? first_here : best;
}

/* driven: as of show_driven(). */
static void follow_edit(struct ui_state *st, size_t driven)
{
    struct ui_document *d = ui_current(st);
    struct ui_layout l = ui_state_layout(st);
    int shown = ui_inner(l.pane[UI_PANE_SPEC]).h;
    struct ui_cursor before = d->cursor[UI_PANE_SPEC];
    size_t row;

    show_driven(st, driven);
    if (d->tree != &d->trees[UI_TREE_SPEC])
        return; /* what is marked there is no change */
    /* What changed matters more than what the field drives. */
    d->cursor[UI_PANE_SPEC].top = before.top;
    row = most_changed(d, shown > 4 ? (size_t)shown - 2 : 2);
    if (row != SIZE_MAX)
        show_changes(st, row, (size_t)shown);
    else if (d->tried != NULL)
        d->cursor[UI_PANE_SPEC] = before; /* back at what it was: lines change where they stand */
    else
        show_driven(st, driven);
}

void ui_follow_edit(struct ui_state *st)
{
    follow_edit(st, ui_document_drive(ui_current(st)));
}

void ui_follow_refresh(struct ui_state *st)
{
    follow_edit(st, ui_current(st)->driven);
}
