/* The registry, endpoints and errors panes: wrapped items with a sign. */
#include "model/base/mix.h"
#include "ui/term/widgets.h"
#include "ui/tui/state/catalogue.h"
#include "ui/tui/view/drawn.h"
#include "ui/tui/view/panes.h"

static int text_width(const struct ui_item *item, int w)
{
    return w - 2 - 2 * (int)item->indent;
}

static int item_height(const struct ui_item *item, int w)
{
    return ui_wrapped_height(item->text, text_width(item, w));
}

static uint64_t hash_of(const struct ui_item *item, uint64_t seed)
{
    uint64_t h = mix_bytes(seed, item->text.s, item->text.len);

    h = mix_number(h, (uint64_t)(unsigned char)item->sign);
    h = mix_number(h, (uint64_t)item->role);
    return mix_number(h, item->indent);
}

static size_t draw(const struct ui_view *v, enum ui_pane pane, struct ui_rect inner)
{
    const struct ui_document *d = ui_current(v->st);
    const struct ui_panel *panel = ui_document_panel(d, pane);
    const struct ui_cursor *c = &d->cursor[pane];
    const char *find = v->st->search[pane].text;
    int y = inner.y, end = inner.y + inner.h;
    uint64_t seed = ui_drawn_seed(v->st, pane);
    size_t whole = 0;

    for (size_t i = c->top; i < panel->count && y < end; i++) {
        const struct ui_item *item = &panel->items[i];
        bool selected = i == c->at && v->st->focus == pane;
        uint64_t hash = selected ? UI_DRAWN_ANEW : hash_of(item, seed);
        int indent = 2 * (int)item->indent, height = ui_drawn_lines(v, pane, y, hash);
        struct ui_rect text = {inner.x + 2 + indent, y, inner.w - 2 - indent, height};

        if (height > 0 && !selected) {
            y += height;
            whole += y < end || ui_wrapped_fits(item->text, text_width(item, inner.w), height);
            continue;
        }
        text.h = height = item_height(item, inner.w);
        if (text.h > end - y)
            text.h = end - y;
        (void)ui_drawn_stays(v, pane, (struct ui_rect){inner.x, y, inner.w, text.h}, hash);
        if (item->sign != ' ')
            ui_fill(v->s, (struct ui_rect){inner.x, y, 1, 1}, (uint32_t)item->sign, item->role);
        ui_text_wrapped(v->s, text, item->text, item->role);
        if (selected)
            ui_view_select(v, pane, (struct ui_rect){inner.x, y, inner.w, text.h});
        if (find != NULL)
            ui_view_wrapped_hits(v, text, item->text, str_of(find));
        y += height;
        whole += y <= end;
    }
    ui_drawn_rest(v, pane, inner, y);
    return whole > 0 ? whole : 1;
}

/* ---- what it is asked --------------------------------------------------------------------- */

static size_t rows(const struct ui_state *st, enum ui_pane pane)
{
    return ui_document_panel(ui_current(st), pane)->count;
}

static int row_height(struct ui_state *st, enum ui_pane pane, size_t row, struct ui_rect inner)
{
    return item_height(&ui_document_panel(ui_current(st), pane)->items[row], inner.w);
}

static struct str note(const struct ui_view *v, enum ui_pane pane, struct ui_rect inner)
{
    const struct ui_document *d = ui_current(v->st);

    (void)inner;
    if (pane == UI_PANE_REGISTRY && ui_document_result(d)->has_secrets)
        return d->unmasked ? STR_LIT("unmasked") : STR_LIT("masked");
    if (pane == UI_PANE_ERRORS && d->filter != UI_FILTER_ALL)
        return arena_printf(v->scratch, "only %s", ui_filter_name[d->filter]);
    return STR_NONE;
}

static void subject(const struct ui_state *st, enum ui_pane pane, size_t row,
                    struct ui_selection *out)
{
    const struct ui_item *item = &ui_document_panel(ui_current(st), pane)->items[row];

    out->item = item;
    out->explains = item->problem != NULL || item->ref.field != MDL_F_NONE;
    out->subject =
        (struct ui_subject){.kind = item->problem != NULL ? UI_SUBJECT_PROBLEM : UI_SUBJECT_FIELD,
                            .problem = item->problem,
                            .ref = item->ref};
}

static struct str item_text(const struct ui_view *v, const struct ui_item *item)
{
    struct str text = ui_item_said(v->scratch, ui_document_result(ui_current(v->st)), item);

    if (item->has_rule)
        text = arena_printf(v->scratch, "%.*s [%s: %s; %.*s]", STR_FMT(text),
                            spec_rule_info(item->rule).id, spec_rule_info(item->rule).title,
                            STR_FMT(engine_rule_history_short(v->scratch, item->rule)));
    if (item->ref.field != MDL_F_NONE)
        text = arena_printf(v->scratch, "%.*s  (%.*s: %s)", STR_FMT(text),
                            STR_FMT(ui_action_by(v->scratch, v->st, UI_ACTION_FIX)),
                            mdl_field_text(item->ref.field).label);
    return text;
}

static struct str why(const struct ui_view *v, enum ui_pane pane, size_t row)
{
    return item_text(v, &ui_document_panel(ui_current(v->st), pane)->items[row]);
}

static struct ui_grid grid(const struct ui_state *st, enum ui_pane pane, struct arena *a)
{
    const struct ui_panel *panel = ui_document_panel(ui_current(st), pane);
    struct ui_grid g = {.arena = a, .columns = 2, .title = str_of(ui_panes[pane].title)};

    for (size_t i = 0; i < panel->count; i++) {
        struct ui_grid_row *row = ui_grid_add(&g);
        char sign = panel->items[i].sign;

        row->cell[0] = sign == ' ' ? STR_NONE : arena_printf(a, "%c", sign);
        row->cell[1] = panel->items[i].text;
    }
    return g;
}

const struct ui_pane_ops ui_pane_panel = {
    .rows = rows,
    .row_height = row_height,
    .note = note,
    .draw = draw,
    .keeps_rows = true,
    .subject = subject,
    .find = &ui_find_in_panel,
    .grid = grid,
    .why = why,
};
