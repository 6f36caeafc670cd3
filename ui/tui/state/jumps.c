#include "ui/tui/state/jumps.h"

#include "ui/tui/state/state.h"

struct ui_jump ui_jump_here(const struct ui_state *st)
{
    const struct ui_document *d = ui_current(st);
    const struct ui_spec_line *line = ui_document_line(d);
    const struct ui_row *row = ui_document_row(d);
    struct ui_jump m = {.document = d, .pane = st->focus, .at = d->cursor[st->focus].at};

    /* What stands in the spec's place is no place of its own. */
    if (m.pane >= UI_PANES_NUMBERED)
        m.pane = UI_PANE_SPEC;

    if (row != NULL) {
        m.kind = row->kind;
        m.section = row->section;
        m.place = row->place;
    }
    if (line != NULL) {
        m.tree = ui_document_tree(d);
        m.path_hash = line->path_hash;
        m.closes = line->closes;
    }
    return m;
}

bool ui_jump_same(const struct ui_jump *a, const struct ui_jump *b)
{
    if (a->document != b->document || a->pane != b->pane)
        return false;
    if (a->pane == UI_PANE_FORM)
        return a->kind == b->kind && a->section == b->section && ui_place_eq(&a->place, &b->place);
    if (a->pane == UI_PANE_SPEC)
        return a->tree == b->tree && a->path_hash == b->path_hash && a->closes == b->closes;
    return a->at == b->at;
}

void ui_jump_push(struct ui_jumps *j, struct ui_jump m)
{
    if (j->count > 0 && ui_jump_same(&j->marks[j->count - 1], &m))
        return;
    if (j->count == UI_JUMPS_MAX) {
        memmove(j->marks, j->marks + 1, (UI_JUMPS_MAX - 1) * sizeof(j->marks[0]));
        j->count--;
    }
    j->marks[j->count++] = m;
}

void ui_jump_from_here(struct ui_state *st)
{
    struct ui_jumps *j = &st->jumps;

    if (j->at < j->count)
        j->count = j->at;
    ui_jump_push(j, ui_jump_here(st));
    j->at = j->count;
}
