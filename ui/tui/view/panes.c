#include "ui/tui/view/panes.h"

static const struct ui_pane_ops *const table[UI_PANE_COUNT] = {
#define PANE(id, name, key, title, region, module) [UI_PANE_##id] = &ui_pane_##module,
#include "ui/tui/state/panes.def"
#undef PANE
};

const struct ui_pane_ops *ui_pane_ops(enum ui_pane pane)
{
    return table[pane];
}

size_t ui_rows(const struct ui_state *st, enum ui_pane pane)
{
    return table[pane]->rows != NULL ? table[pane]->rows(st, pane) : 0;
}

struct ui_rect ui_pane_lines(const struct ui_state *st, enum ui_pane pane, struct ui_rect inner)
{
    return table[pane]->lines != NULL ? table[pane]->lines(st, inner) : inner;
}

int ui_row_height(struct ui_state *st, enum ui_pane pane, size_t row, struct ui_rect inner)
{
    return table[pane]->row_height != NULL ? table[pane]->row_height(st, pane, row, inner) : 1;
}

bool ui_has_high_rows(const struct ui_state *st, enum ui_pane pane, struct ui_rect inner)
{
    const struct ui_pane_ops *ops = table[pane];

    return ops->has_high_rows != NULL ? ops->has_high_rows(st, inner) : ops->row_height != NULL;
}

struct ui_selection ui_selected_in(const struct ui_state *st, enum ui_pane pane)
{
    size_t row = ui_current(st)->cursor[pane].at;
    struct ui_selection s = {.explains = false};

    if (table[pane]->show == NULL)
        s.position.at = row;
    if (table[pane]->subject != NULL && row < ui_rows(st, pane))
        table[pane]->subject(st, pane, row, &s);
    return s;
}

struct ui_selection ui_selected(const struct ui_state *st)
{
    return ui_selected_in(st, st->focus);
}

void ui_show_position(struct ui_state *st, enum ui_pane pane, const struct ui_position *position)
{
    if (table[pane]->show != NULL)
        table[pane]->show(st, position);
    else
        ui_current(st)->cursor[pane].at = position->at;
}

void ui_select_row(struct ui_state *st, enum ui_pane pane, size_t row)
{
    ui_current(st)->cursor[pane].at = row;
    if (table[pane]->moved != NULL)
        table[pane]->moved(st);
}
