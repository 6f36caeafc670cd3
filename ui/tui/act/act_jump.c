/* The jump list: back and forward. */
#include "ui/tui/act/actions.h"

static bool document_is_open(struct ui_state *st, const struct ui_document *d)
{
    for (size_t i = 0; i < st->document_count; i++)
        if (st->documents[i] == d) {
            st->document = i;
            return true;
        }
    return false;
}

static void go_to_section(struct ui_document *d, enum mdl_section section)
{
    for (size_t i = 0; i < d->form.count; i++)
        if (d->form.rows[i].kind == UI_ROW_SECTION && d->form.rows[i].section == section)
            d->cursor[UI_PANE_FORM].at = i;
}

/* False: its document is closed. What is gone from a document is as near as can be. */
static bool go_to(struct ui_state *st, const struct ui_jump *m)
{
    struct ui_document *d;

    if (!document_is_open(st, m->document))
        return false;
    d = ui_current(st);
    if (m->pane == UI_PANE_SPEC)
        ui_show_screen(st, UI_SCREEN_SPEC);
    ui_focus(st, m->pane);
    if (m->pane == UI_PANE_FORM) {
        if (m->kind == UI_ROW_SECTION)
            go_to_section(d, m->section);
        else
            ui_check(st, ui_document_go_to(d, &m->place));
        ui_follow_field(st);
    } else if (m->pane == UI_PANE_SPEC) {
        const struct ui_spec_lines *spec = &ui_document_result(d)->trees[m->tree];

        for (size_t i = 0; i < spec->count; i++)
            if (spec->lines[i].path_hash == m->path_hash && spec->lines[i].closes == m->closes) {
                ui_document_show_line(d, m->tree, i);
                break;
            }
    } else {
        d->cursor[m->pane].at = m->at;
    }
    return true;
}

static bool back(struct ui_state *st)
{
    struct ui_jumps *j = &st->jumps;
    struct ui_jump now = ui_jump_here(st);

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
