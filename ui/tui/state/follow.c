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

void ui_follow_field(struct ui_state *st)
{
    size_t first = ui_document_drive(ui_current(st));

    st->follow = true;
    if (first != SIZE_MAX)
        show_spec_row(st, first);
}

void ui_follow_edit(struct ui_state *st)
{
    struct ui_document *d = ui_current(st);
    const struct ui_spec_lines *spec = &ui_document_result(d)->spec;

    ui_follow_field(st);
    for (size_t row = 0; row < d->tree.row_count; row++) {
        const struct ui_spec_line *line = &spec->lines[d->tree.rows[row]];

        if (line->change != UI_SAME || line->removed > 0) {
            show_spec_row(st, row);
            return;
        }
    }
}
