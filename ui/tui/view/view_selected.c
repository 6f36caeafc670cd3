/* What is selected in a list over the panes, in full where its row cuts it. */
#include "ui/term/widgets.h"
#include "ui/tui/state/help_index.h"
#include "ui/tui/view/drawn.h"

/* More would cover the list's last row on the smallest screen. */
enum { ROWS = 2, INDENT = 1 };

static struct str of_picker(const struct ui_view *v, int w)
{
    const struct ui_picker *p = &v->st->picker;
    struct str item = p->cursor.at < p->count ? p->items[p->cursor.at] : STR_NONE;

    item = ui_shown(ui_current(v->st), v->scratch, item);
    return ui_text_width(item) > w ? item : STR_NONE;
}

static struct str of_help(const struct ui_view *v, int w)
{
    const struct ui_help *h = &v->st->help;
    const struct ui_help_entry *e = h->cursor.at < h->count ? &h->entries[h->cursor.at] : NULL;

    if (e == NULL || ui_view_help_has_detail(v->st) ||
        ui_view_help_column(e, w) + ui_text_width(e->text) <= w)
        return STR_NONE;
    return e->text;
}

static struct str of_finder(const struct ui_view *v, int w)
{
    const struct ui_finder *f = &v->st->finder.finder;
    size_t at = v->st->finder.cursor.at;
    const struct ui_target *t = at < f->hit_count ? &f->targets[f->hits[at].target] : NULL;
    struct str text;

    if (t == NULL)
        return STR_NONE;
    text =
        arena_printf(v->scratch, "%.*s%s%.*s%s%.*s", STR_FMT(t->name), t->note.len > 0 ? "  " : "",
                     STR_FMT(t->note), t->value.len > 0 ? "  = " : "", STR_FMT(t->value));
    return ui_text_width(text) > w - UI_FINDER_KIND ? text : STR_NONE;
}

static struct str cut_text(const struct ui_view *v)
{
    switch ((int)v->st->mode) {
    case UI_MODE_PICKER:
        return of_picker(v, ui_view_picker_rows(v->st).w);
    case UI_MODE_HELP:
        return of_help(v, ui_view_help_rows(v->st).w);
    case UI_MODE_FINDER:
        return of_finder(v, ui_view_finder_rows(v->st).w);
    default:
        return STR_NONE;
    }
}

static int rows_of(struct str text, struct ui_rect footer)
{
    int rows = text.len > 0 ? ui_wrapped_height(text, footer.w - 2 * INDENT) : 0;

    return rows < ROWS ? rows : ROWS;
}

int ui_view_selected_rows(const struct ui_view *v, struct ui_rect footer)
{
    return rows_of(cut_text(v), footer);
}

void ui_view_selected(const struct ui_view *v, struct ui_rect footer)
{
    struct str text = cut_text(v);
    struct ui_rect r = {footer.x, footer.y, footer.w, rows_of(text, footer)};

    if (r.h == 0)
        return;
    r.y -= r.h;
    ui_fill(v->s, r, ' ', UI_ROLE_POPUP);
    ui_text_wrapped(v->s, (struct ui_rect){r.x + INDENT, r.y, r.w - 2 * INDENT, r.h}, text,
                    UI_ROLE_WHY);
    ui_drawn_cover(v, r);
}
