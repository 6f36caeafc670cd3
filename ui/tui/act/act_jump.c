/* The jump list: back and forward. */
#include "ui/tui/act/actions.h"
#include "ui/tui/view/panes.h"

static bool document_is_open(struct ui_state *st, const struct ui_document *d)
{
    for (size_t i = 0; i < st->document_count; i++)
        if (st->documents[i] == d) {
            st->document = i;
            return true;
        }
    return false;
}

static struct ui_jump here(const struct ui_state *st)
{
    struct ui_jump m = {.document = ui_current(st), .pane = st->focus};

    /* What stands in the spec's place is no place of its own. */
    if (m.pane >= UI_PANES_NUMBERED)
        m.pane = UI_PANE_SPEC;
    m.position = ui_selected_in(st, m.pane).position;
    return m;
}

void ui_jump_from_here(struct ui_state *st)
{
    struct ui_jumps *j = &st->jumps;

    if (j->at < j->count)
        j->count = j->at;
    ui_jump_push(j, here(st));
    j->at = j->count;
}

/* False: its document is closed. What is gone from a document is as near as can be. */
static bool go_to(struct ui_state *st, const struct ui_jump *m)
{
    if (!document_is_open(st, m->document))
        return false;
    if (m->pane == UI_PANE_SPEC)
        ui_show_screen(st, UI_SCREEN_SPEC);
    ui_focus(st, m->pane);
    ui_show_position(st, m->pane, &m->position);
    return true;
}

static bool back(struct ui_state *st)
{
    struct ui_jumps *j = &st->jumps;
    struct ui_jump now = here(st);

    /* So that forward comes back here. */
    if (j->at == j->count && j->count > 0) {
        ui_jump_push(j, now);
        j->at = j->count - 1;
    }
    while (j->at > 0)
        if (!ui_jump_same(&j->marks[--j->at], &now) && go_to(st, &j->marks[j->at]))
            return true;
    return false;
}

static bool forward(struct ui_state *st)
{
    struct ui_jumps *j = &st->jumps;

    while (j->at + 1 < j->count)
        if (go_to(st, &j->marks[++j->at]))
            return true;
    return false;
}

void act_jump_back(struct ui_state *st, struct str argument)
{
    (void)argument;
    for (size_t n = ui_count(st); n > 0; n--)
        if (!back(st)) {
            ui_say(st, UI_ROLE_TEXT, "no earlier place");
            return;
        }
}

void act_jump_forward(struct ui_state *st, struct str argument)
{
    (void)argument;
    for (size_t n = ui_count(st); n > 0; n--)
        if (!forward(st)) {
            ui_say(st, UI_ROLE_TEXT, "no later place");
            return;
        }
}
