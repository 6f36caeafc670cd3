/* Searching the comparison: the key and the values of a line, as they are shown. */
#include "ui/term/widgets.h"
#include "ui/tui/state/compare_layout.h"
#include "ui/tui/view/panes.h"

static bool begin(struct ui_state *st, const struct ui_position *start, struct ui_haystack *h)
{
    h->count = st->compare.made.diff.count;
    h->from = start->at < h->count ? start->at : 0; /* a resize can compare other columns */
    return true;
}

static enum ui_rank rank(struct ui_state *st, const struct ui_haystack *h, size_t i)
{
    const struct ui_compare *c = &st->compare;

    if (ui_compare_closes(&c->made, i))
        return UI_RANK_NONE;
    if (ui_text_search(ui_compare_key(&st->scratch, &c->made, i), h->text, 0) >= 0)
        return UI_RANK_VALUE;
    for (unsigned column = 0; column < c->made.diff.columns; column++)
        if (ui_text_search(ui_shown(ui_current(st), &st->scratch,
                                    compare_text(&st->scratch, &c->made.diff, i, column)),
                           h->text, 0) >= 0)
            return UI_RANK_VALUE;
    return UI_RANK_NONE;
}

static void select_line(struct ui_state *st, size_t line)
{
    const struct ui_comparison *made = &st->compare.made;

    if (st->fatal == NULL && line < made->diff.count)
        ui_current(st)->cursor[UI_PANE_COMPARE].at = ui_compare_row_of(made, made->hashes[line]);
}

static void show(struct ui_state *st, const struct ui_haystack *h, size_t i)
{
    struct ui_compare *c = &st->compare;

    (void)h;
    if (!ui_compare_show_line(&c->made, i))
        st->fatal = err_oom();
    ui_compare_measure(c);
    select_line(st, i);
}

static void keep_folds(struct ui_state *st)
{
    st->search_opened = st->compare.made.opened_count;
}

static void fold_again(struct ui_state *st)
{
    struct ui_compare *c = &st->compare;

    c->made.opened_count = st->search_opened;
    if (!ui_compare_make_rows(&c->made))
        st->fatal = err_oom();
    ui_compare_measure(c);
}

const struct ui_find_ops ui_find_in_compare = {
    .begin = begin,
    .rank = rank,
    .show = show,
    .keep_folds = keep_folds,
    .fold_again = fold_again,
};
