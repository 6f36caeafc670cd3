/* The help: keys, signs, fields and rules; filtered, and gone to from there. */
#include "ui/term/keys.h"
#include "ui/term/widgets.h"
#include "ui/tui/act/actions.h"
#include "ui/tui/act/copying.h"
#include "ui/tui/state/help_index.h"

static void fill(struct ui_state *st)
{
    st->help.cursor = (struct ui_cursor){0, 0};
    if (!ui_help_fill(st))
        st->fatal = err_oom();
}

/* Esc: first out of the filter's line, then back to the whole list, then out of the help. */
static void back(struct ui_state *st)
{
    if (st->help.typing)
        st->help.typing = false;
    else if (st->help.filter.len > 0)
        ui_line_edit_set(&st->help.filter, STR_NONE);
    else
        st->mode = st->help.under;
    fill(st);
}

bool ui_help_leave(struct ui_state *st)
{
    if (!ui_help_can_leave(st))
        return false;
    if (st->help.under == UI_MODE_PICKER && st->picker.cancel != NULL)
        st->picker.cancel(st);
    st->mode = UI_MODE_PANES;
    return true;
}

static void go_to_field(struct ui_state *st, enum mdl_field_id field)
{
    struct ui_place place = ui_place_of(field, -1);

    ui_jump_from_here(st);
    if (!ui_check(st, ui_document_go_to(ui_current(st), &place)))
        return;
    ui_focus(st, UI_PANE_FORM);
    ui_follow_field(st);
}

static void chosen(struct ui_state *st, const struct ui_help_entry *e)
{
    if (e->kind == UI_HELP_KEY || e->kind == UI_HELP_SIGN || !ui_help_leave(st)) {
        st->mode = st->help.under;
        return;
    }
    if (e->kind == UI_HELP_ACTION)
        ui_action_later(st, (enum ui_action_id)e->index, STR_NONE);
    else if (e->kind == UI_HELP_FIELD)
        go_to_field(st, (enum mdl_field_id)e->index);
    else if (e->kind == UI_HELP_TEMPLATE)
        ui_offer_one(st, ui_template_row(e->index).list, ui_template_row(e->index).title);
    else
        ui_show_rule(st, (enum spec_rule)e->index);
}

void ui_help_key(struct ui_state *st, const struct ui_event *ev)
{
    struct ui_help *h = &st->help;

    if (ui_key_is(ev, "esc ctrl-c")) {
        back(st);
    } else if (ui_key_is(ev, "enter")) {
        if (h->cursor.at < h->count)
            chosen(st, &h->entries[h->cursor.at]);
    } else if (h->typing && !ui_key_is(ev, "up down pgup pgdn")) {
        if (ev->kind == UI_EVENT_PASTE ? ui_line_edit_paste(&h->filter, ev->paste)
                                       : ui_line_edit_key(&h->filter, ev))
            fill(st);
    } else if (ui_key_is(ev, "/")) {
        h->typing = true;
    } else if (ui_key_is(ev, "q ? f1")) {
        st->mode = h->under;
    } else if (!ui_cursor_key(&h->cursor, h->count, 10, ev) && ev->kind == UI_EVENT_KEY) {
        ui_say(st, UI_ROLE_DIM, "%s does nothing in the help; / finds what a key does",
               ui_key_pressed(st, ev));
    }
}

void ui_copy_help(struct ui_state *st)
{
    const struct ui_help *h = &st->help;
    const struct ui_help_entry *e = &h->entries[h->cursor.at];

    if (h->cursor.at < h->count)
        ui_copy_lines(st, STR_LIT("the entry"),
                      arena_printf(&st->scratch, "%.*s  %.*s  %.*s", STR_FMT(e->keys),
                                   STR_FMT(e->name), STR_FMT(e->text)),
                      "");
}

void act_help(struct ui_state *st, struct str argument)
{
    if (ui_state_window(st) == UI_MODE_HELP) /* above the line for which it is asked again */
        st->prompt.back = UI_MODE_PANES;
    st->help.under = st->mode;
    st->help.typing = argument.len > 0;
    if (!ui_line_edit_set(&st->help.filter, argument)) {
        st->fatal = err_oom();
        return;
    }
    fill(st);
    st->mode = UI_MODE_HELP;
}
