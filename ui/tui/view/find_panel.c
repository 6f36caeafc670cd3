/* Searching a pane that lists items: what is seen of one, then what its why line says. */
#include "ui/term/widgets.h"
#include "ui/tui/view/panes.h"

static const struct ui_panel *panel_of(const struct ui_state *st, const struct ui_haystack *h)
{
    return ui_document_panel(ui_current(st), h->pane);
}

static bool begin(struct ui_state *st, const struct ui_position *start, struct ui_haystack *h)
{
    h->count = panel_of(st, h)->count;
    h->from = start->at < h->count ? start->at : 0; /* an edit can leave fewer items */
    return true;
}

static bool is_said(struct ui_state *st, const struct ui_item *item, struct str text)
{
    struct arena a;
    bool found;

    arena_init(&a);
    found =
        ui_text_search(ui_item_said(&a, ui_document_result(ui_current(st)), item), text, 0) >= 0;
    arena_finish(&a);
    return found;
}

static enum ui_rank rank(struct ui_state *st, const struct ui_haystack *h, size_t i)
{
    const struct ui_item *item = &panel_of(st, h)->items[i];

    if (ui_text_search(item->text, h->text, 0) >= 0)
        return UI_RANK_INSIDE;
    if (item->has_rule && ui_same_words(str_of(spec_rule_info(item->rule).id), h->text))
        return UI_RANK_INSIDE;
    return is_said(st, item, h->text) ? UI_RANK_VALUE : UI_RANK_NONE;
}

static void show(struct ui_state *st, const struct ui_haystack *h, size_t i)
{
    ui_current(st)->cursor[h->pane].at = i;
}

const struct ui_find_ops ui_find_in_panel = {.begin = begin, .rank = rank, .show = show};
