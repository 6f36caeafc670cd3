#include "ui/tui/state/jumps.h"

#include <string.h>

static bool same_position(const struct ui_position *a, const struct ui_position *b)
{
    return a->kind == b->kind && a->section == b->section && ui_place_eq(&a->place, &b->place) &&
           a->tree == b->tree && a->spot.path_hash == b->spot.path_hash &&
           a->spot.closes == b->spot.closes && a->spot.gone == b->spot.gone && a->at == b->at;
}

bool ui_jump_same(const struct ui_jump *a, const struct ui_jump *b)
{
    return a->document == b->document && a->pane == b->pane &&
           same_position(&a->position, &b->position);
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
