/* The list of all actions: filtered, and run from there. */
#include "ui/term/keys.h"
#include "ui/term/widgets.h"
#include "ui/tui/act/actions.h"

/* Esc: first out of the filter's line, then back to the whole list, then out of the help. */
static void back(struct ui_state *st)
{
    if (st->help.typing)
        st->help.typing = false;
    else if (st->help.filter.len > 0)
        ui_line_edit_set(&st->help.filter, STR_NONE);
    else
        st->mode = UI_MODE_PANES;
    st->help.cursor = (struct ui_cursor){0, 0};
}

void ui_help_key(struct ui_state *st, const struct ui_event *ev)
{
    struct ui_help *h = &st->help;
    size_t entries[UI_ACTION_COUNT], count = ui_help_entries(st, entries, UI_ACTION_COUNT);

    if (ui_key_is(ev, "esc ctrl-c")) {
        back(st);
    } else if (ui_key_is(ev, "enter")) {
        if (h->cursor.at >= count)
            return;
        st->mode = UI_MODE_PANES;
        ui_action_later(st, (enum ui_action_id)entries[h->cursor.at], STR_NONE);
    } else if (h->typing && !ui_key_is(ev, "up down pgup pgdn")) {
        if (ev->kind == UI_EVENT_PASTE ? !ui_line_edit_insert(&h->filter, ev->paste)
                                       : !ui_line_edit_key(&h->filter, ev))
            return;
        h->cursor = (struct ui_cursor){0, 0};
    } else if (ui_key_is(ev, "/")) {
        h->typing = true;
    } else if (ui_key_is(ev, "q ?")) {
        st->mode = UI_MODE_PANES;
    } else {
        ui_cursor_key(&h->cursor, count, 10, ev);
    }
}

void act_help(struct ui_state *st, struct str argument)
{
    st->help.typing = argument.len > 0;
    st->help.cursor = (struct ui_cursor){0, 0};
    if (!ui_line_edit_set(&st->help.filter, argument))
        st->fatal = err_oom();
    st->mode = UI_MODE_HELP;
}
