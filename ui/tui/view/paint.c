/* What several panes paint over their texts. */
#include "ui/term/widgets.h"
#include "ui/tui/view/views.h"

void ui_view_select(const struct ui_view *v, enum ui_pane pane, struct ui_rect row)
{
    bool focused = v->st->focus == pane;

    ui_paint(v->s, row, focused ? UI_ROLE_SELECTION : UI_ROLE_SELECTION_IDLE, 0);
    if (focused && v->st->mode == UI_MODE_PANES) {
        v->s->cursor_x = row.x;
        v->s->cursor_y = row.y;
    }
}

void ui_view_hits(const struct ui_view *v, struct ui_rect row, int x, struct str text,
                  struct str part)
{
    ptrdiff_t at = ui_text_search(text, part, 0);

    while (at >= 0) {
        int from = x + ui_text_width(str_cut(text, 0, (size_t)at));
        int to = from + ui_text_width(str_cut(text, (size_t)at, (size_t)at + part.len));

        if (from < row.x)
            from = row.x;
        if (to > row.x + row.w)
            to = row.x + row.w;
        if (to > from)
            ui_paint(v->s, (struct ui_rect){from, row.y, to - from, 1}, UI_ROLE_MATCH, 0);
        at = ui_text_search(text, part, (size_t)at + part.len);
    }
}

void ui_view_wrapped_hits(const struct ui_view *v, struct ui_rect r, struct str text,
                          struct str part)
{
    struct str line;

    for (int y = 0; y < r.h && ui_wrap_next(&text, r.w, &line); y++)
        ui_view_hits(v, (struct ui_rect){r.x, r.y + y, r.w, 1}, r.x, line, part);
}

void ui_view_input_at(const struct ui_view *v, struct ui_rect r)
{
    if (v->pointed != NULL && v->pointed->x >= r.x && v->pointed->x < r.x + r.w &&
        v->pointed->y >= r.y && v->pointed->y < r.y + r.h)
        v->pointed->input = r;
}
