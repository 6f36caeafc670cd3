/* The strip of effects: all that the last touch did, or what is tried would do. */
#include "ui/term/widgets.h"
#include "ui/tui/state/catalogue.h"
#include "ui/tui/view/views.h"

enum { GAP = 3, LABEL = 7 };

/* With the key that lists all, where keys are no text. */
static struct str rest_text(const struct ui_view *v, size_t count)
{
    struct str key = ui_action_by(v->scratch, v->st, UI_ACTION_CHANGES);

    if (count == 0)
        return STR_NONE;
    return v->st->mode == UI_MODE_PANES && key.len > 0
               ? arena_printf(v->scratch, "and %zu more (%.*s)", count, STR_FMT(key))
               : arena_printf(v->scratch, "and %zu more", count);
}

/* As many as fit, short ones behind a long one that does not; the last line keeps room to say how
 * many are not shown. */
static void draw_touches(const struct ui_view *v, const struct ui_touches *t, struct ui_rect r)
{
    int x = r.x, y = r.y;
    size_t left_out = 0;

    for (size_t i = 0; i < t->count; i++) {
        struct str text = ui_shown(ui_current(v->st), v->scratch, t->items[i].text);
        int w = ui_text_width(text), end = r.x + r.w;
        bool last = y == r.y + r.h - 1;

        if (last && (left_out > 0 || i + 1 < t->count))
            end -= ui_text_width(rest_text(v, t->count)) + GAP;
        if (x > r.x && x + w > end && !last) {
            x = r.x;
            y++;
            i--;
            continue;
        }
        if (x > r.x && x + w > end)
            left_out++;
        else
            x += ui_text(v->s, x, y, end - x, text, t->items[i].role, 0, true) + GAP;
    }
    ui_text(v->s, x, y, r.x + r.w - x, rest_text(v, left_out), UI_ROLE_DIM, 0, true);
}

/* What stays as it is may do so only without its secrets. */
static struct str none_text(const struct ui_document *d)
{
    if (d->masked && d->generation[1 - d->current]->touches.count > 0)
        return STR_LIT("nothing but what is masked here");
    return STR_LIT("nothing: the spec and what is listed stay as they are");
}

void ui_view_strip(const struct ui_view *v, struct ui_rect r)
{
    const struct ui_document *d = ui_current(v->st);
    const struct ui_touches *t = &ui_document_result(d)->touches;
    struct ui_rect texts = {r.x + LABEL, r.y, r.w - LABEL - 1, r.h};

    ui_text(v->s, r.x + 1, r.y, LABEL - 1,
            ui_document_is_tried(d) ? STR_LIT("then") : STR_LIT("did"), UI_ROLE_TITLE, 0, false);
    if (t->count > 0)
        draw_touches(v, t, texts);
    else
        ui_text(v->s, texts.x, texts.y, texts.w, none_text(d), UI_ROLE_DIM, 0, true);
}
