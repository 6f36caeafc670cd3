/* What the mouse points at in the lines around the panes: they are drawn nowhere, and say so. */
#include "ui/tui/state/catalogue.h"
#include "ui/tui/view/views.h"

struct ui_pointed ui_view_pointed(const struct ui_state *st, struct arena *scratch, int x, int y)
{
    struct ui_surface nowhere = {.w = st->w, .h = st->h}; /* its clip keeps all out */
    struct ui_pointed at = {.x = x, .y = y, .action = UI_ACTION_COUNT};
    const struct ui_view v = {.st = st, .s = &nowhere, .scratch = scratch, .pointed = &at};
    const struct ui_layout l = ui_state_layout(st);

    if (y == l.header.y)
        ui_view_header(&v, l.header);
    else if (l.note.h > 0 && y == l.note.y)
        ui_view_note(&v, l.note);
    else
        ui_view_footer(&v, l.footer);
    return at;
}
