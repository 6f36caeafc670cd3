/* Searching the tree in the spec's pane: the lines as they are shown. */
#include "ui/term/widgets.h"
#include "ui/tui/view/panes.h"

#include <stdint.h>

static bool begin(struct ui_state *st, const struct ui_position *start, struct ui_haystack *h)
{
    const struct ui_spec_lines *lines = ui_current(st)->tree->lines;
    size_t from = ui_spec_line_find(lines, start->spot.path_hash, start->spot.closes);

    h->count = lines->count;
    h->from = from != SIZE_MAX ? from : 0;
    return true;
}

static enum ui_rank rank(struct ui_state *st, const struct ui_haystack *h, size_t i)
{
    const struct ui_document *d = ui_current(st);
    struct str text = ui_spec_line_text(&st->scratch, &d->tree->lines->lines[i], d->unmasked);

    return ui_text_search(text, h->text, 0) >= 0 ? UI_RANK_VALUE : UI_RANK_NONE;
}

static void show(struct ui_state *st, const struct ui_haystack *h, size_t i)
{
    struct ui_document *d = ui_current(st);

    (void)h;
    ui_document_show_line(d, ui_document_tree(d), i);
}

const struct ui_find_ops ui_find_in_spec = {.begin = begin, .rank = rank, .show = show};
