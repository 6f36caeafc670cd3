/* Keys in a notice: what closes it, and what scrolls it. */
#include "ui/term/widgets.h"
#include "ui/tui/state/catalogue.h"

/* Columns and lines of the screen that its text leaves at least. */
enum { NOTICE_BESIDE = 10, NOTICE_AROUND = 6 };

bool ui_notice_key(struct ui_state *st, const struct ui_event *ev)
{
    struct ui_notice *n = &st->notice;
    struct ui_cursor c = {.at = n->top};
    int below;

    if (ui_key_is(ev, "esc enter q space ctrl-c")) {
        void (*closed)(struct ui_state *) = n->closed;

        st->mode = UI_MODE_PANES;
        n->closed = NULL;
        if (closed != NULL)
            closed(st);
        return true;
    }
    if (n->text == NULL || (n->tells_keys && ui_key_is(ev, "up down j k")))
        return false;
    below = ui_hanging_height(str_of(n->text), st->w - NOTICE_BESIDE) - (st->h - NOTICE_AROUND);
    if (below <= 0 || !ui_cursor_key(&c, (size_t)below + 1, 10, ev))
        return false;
    n->top = c.at;
    return true;
}
