/* What the mouse points at in the lines around the panes, and in a text that is typed: they are
 * drawn nowhere, and say so. */
#include "ui/tui/state/catalogue.h"
#include "ui/tui/view/panes.h"

static void draw_what_is_typed_in(const struct ui_view *v, const struct ui_layout *l)
{
    const struct ui_rect *form = &l->pane[UI_PANE_FORM];

    if (v->st->mode == UI_MODE_EDITOR && form->w > 0)
        (void)ui_pane_ops(UI_PANE_FORM)->draw(v, UI_PANE_FORM, ui_inner(*form));
    else if (v->st->mode == UI_MODE_PICKER)
        ui_view_picker(v);
    else if (v->st->mode == UI_MODE_HELP)
        ui_view_help(v);
    else if (v->st->mode == UI_MODE_FINDER)
        ui_view_finder(v);
}

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
    draw_what_is_typed_in(&v, &l);
    return at;
}
