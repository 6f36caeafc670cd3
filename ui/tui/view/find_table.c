/* Searching the table of consequences: the title of a row, then what its cells say. */
#include "ui/term/widgets.h"
#include "ui/tui/view/panes.h"

static bool begin(struct ui_state *st, const struct ui_position *start, struct ui_haystack *h)
{
    h->count = st->compare.made.table_count;
    h->from = start->at < h->count ? start->at : 0;
    return true;
}

static enum ui_rank rank(struct ui_state *st, const struct ui_haystack *h, size_t i)
{
    const struct ui_comparison *made = &st->compare.made;
    size_t row = made->table_order[i];

    if (row == CONSEQUENCE_ROWS) { /* what the columns assume */
        for (unsigned column = 0; column < made->columns; column++)
            if (ui_text_search(made->column[column].assumed, h->text, 0) >= 0)
                return UI_RANK_VALUE;
        return ui_text_search(STR_LIT("Assumed"), h->text, 0) >= 0 ? UI_RANK_INSIDE : UI_RANK_NONE;
    }
    if (ui_text_search(str_of(made->table.rows[row].title), h->text, 0) >= 0)
        return UI_RANK_INSIDE;
    for (unsigned column = 0; column < made->columns; column++)
        if (ui_text_search(
                ui_shown(ui_current(st), &st->scratch, made->table.rows[row].cells[column]->gets),
                h->text, 0) >= 0)
            return UI_RANK_VALUE;
    return UI_RANK_NONE;
}

static void show(struct ui_state *st, const struct ui_haystack *h, size_t i)
{
    ui_current(st)->cursor[h->pane].at = i;
}

const struct ui_find_ops ui_find_in_table = {.begin = begin, .rank = rank, .show = show};
