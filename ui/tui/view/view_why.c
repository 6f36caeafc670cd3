/* The lines above the footer: what the selected thing is, and why. */
#include "model/base/mix.h"
#include "ui/term/widgets.h"
#include "ui/tui/view/drawn.h"
#include "ui/tui/view/panes.h"

struct str ui_view_why_text(const struct ui_view *v)
{
    const struct ui_document *d = ui_current(v->st);
    enum ui_pane pane = v->st->focus;
    const struct ui_pane_ops *ops = ui_pane_ops(pane);
    size_t row = d->cursor[pane].at;

    /* Items are those of what is tried, and the selected one is another problem. */
    if (v->st->fixing.problem.len > 0 && ui_pane_is_lower(pane))
        return ui_shown(d, v->scratch, v->st->fixing.problem);
    if (ops->why == NULL || (ops->rows != NULL && row >= ui_rows(v->st, pane)))
        return STR_NONE;
    return ui_shown(d, v->scratch, ops->why(v, pane, row));
}

void ui_view_why(const struct ui_view *v, struct ui_rect r)
{
    struct str text = ui_view_why_text(v);
    bool form = v->st->focus == UI_PANE_FORM;

    /* Above a message or keys that are waited for there is less room. */
    if (ui_drawn_part_stays(
            v, UI_DRAWN_WHY,
            mix_bytes(mix_number(MIX_SEED, (uint64_t)r.h << 1 | form), text.s, text.len)))
        return;
    ui_text(v->s, r.x + 1, r.y, 5, form ? STR_LIT("help") : STR_LIT("why"), UI_ROLE_TITLE, 0,
            false);
    ui_text_wrapped(v->s, v->why, text, UI_ROLE_WHY);
}
