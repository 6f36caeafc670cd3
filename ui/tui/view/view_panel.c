/* The registry, endpoints and errors panes: wrapped items with a sign. */
#include "ui/term/widgets.h"
#include "ui/tui/view/views.h"

void ui_view_panel(const struct ui_view *v, enum ui_pane pane, struct ui_rect inner)
{
    const struct ui_document *d = ui_current(v->st);
    const struct ui_panel *panel = ui_document_panel(d, pane);
    const struct ui_cursor *c = &d->cursor[pane];
    int y = inner.y, end = inner.y + inner.h;

    for (size_t i = c->top; i < panel->count && y < end; i++) {
        const struct ui_item *item = &panel->items[i];
        int indent = 2 * (int)item->indent, height = ui_item_height(item, inner.w);
        struct ui_rect text = {inner.x + 2 + indent, y, inner.w - 2 - indent, height};

        if (text.h > end - y)
            text.h = end - y;
        if (item->sign != ' ')
            ui_fill(v->s, (struct ui_rect){inner.x, y, 1, 1}, (uint32_t)item->sign, item->role);
        ui_text_wrapped(v->s, text, item->text, item->role);
        if (i == c->at && v->st->focus == pane)
            ui_view_select(v, pane, (struct ui_rect){inner.x, y, inner.w, text.h});
        y += height;
    }
}
