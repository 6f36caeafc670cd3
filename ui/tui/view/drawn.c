#include "ui/tui/view/drawn.h"

#include "model/base/mix.h"

static bool same_rect(struct ui_rect a, struct ui_rect b)
{
    return a.x == b.x && a.y == b.y && a.w == b.w && a.h == b.h;
}

static bool same_layout(const struct ui_layout *a, const struct ui_layout *b)
{
    bool same = a->too_small == b->too_small && a->tabs_all == b->tabs_all &&
                a->tabs_lower == b->tabs_lower && same_rect(a->header, b->header) &&
                same_rect(a->note, b->note) && same_rect(a->strip, b->strip) &&
                same_rect(a->why, b->why) && same_rect(a->footer, b->footer);

    for (int p = 0; same && p < UI_PANE_COUNT; p++)
        same = same_rect(a->pane[p], b->pane[p]);
    return same;
}

static bool is_panes_only(const struct ui_state *st, const struct ui_layout *l)
{
    return (st->mode == UI_MODE_PANES || st->mode == UI_MODE_EDITOR ||
            st->mode == UI_MODE_PICKER) &&
           !ui_state_has_window(st) && !l->too_small;
}

static struct ui_rect part_rect(const struct ui_layout *l, enum ui_drawn_part part)
{
    return part == UI_DRAWN_HEADER ? l->header : part == UI_DRAWN_WHY ? l->why : l->footer;
}

static bool meet(struct ui_rect a, struct ui_rect b)
{
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

static void blank(struct ui_surface *s, struct ui_rect r)
{
    ui_fill(s, r, ' ', UI_ROLE_TEXT);
}

static void begin_whole(struct ui_view *v, const struct ui_layout *l, bool panes_only)
{
    struct ui_drawn *d = v->drawn;

    ui_surface_clear(v->s);
    if (d == NULL)
        return;
    d->panes_only = panes_only;
    if (!panes_only) {
        v->drawn = NULL;
        return;
    }
    v->s->cleared = false;
    d->cells = v->s->cells;
    d->ascii = v->st->ascii;
    d->layout = *l;
    memset(d->border, UI_DRAWN_ANEW, sizeof(d->border));
    memset(d->part, UI_DRAWN_ANEW, sizeof(d->part));
    memset(d->rows, UI_DRAWN_ANEW, sizeof(d->rows));
}

void ui_drawn_begin(struct ui_view *v, const struct ui_layout *l)
{
    const struct ui_drawn *d = v->drawn;
    struct ui_surface *s = v->s;
    bool panes_only = is_panes_only(v->st, l);

    v->stays = d != NULL && panes_only && d->panes_only && !s->cleared && d->cells == s->cells &&
               d->ascii == v->st->ascii && same_layout(&d->layout, l);
    if (!v->stays) {
        begin_whole(v, l, panes_only);
        return;
    }
    s->clip = (struct ui_rect){0, 0, s->w, s->h};
    blank(s, l->note);
    blank(s, l->strip);
}

bool ui_drawn_part_stays(const struct ui_view *v, enum ui_drawn_part part, uint64_t hash)
{
    bool stays;

    if (v->drawn == NULL)
        return false;
    stays = hash != UI_DRAWN_ANEW && v->drawn->part[part] == hash;
    v->drawn->part[part] = hash;
    if (!stays && v->stays)
        blank(v->s, part_rect(&v->drawn->layout, part));
    return stays;
}

bool ui_drawn_border_stays(const struct ui_view *v, enum ui_pane pane, uint64_t hash)
{
    bool stays;

    if (v->drawn == NULL)
        return false;
    stays = hash != UI_DRAWN_ANEW && v->drawn->border[pane] == hash;
    v->drawn->border[pane] = hash;
    return stays;
}

uint64_t ui_drawn_seed(const struct ui_state *st, enum ui_pane pane)
{
    const char *find = st->search[pane].text;

    return find == NULL ? MIX_SEED : mix_bytes(MIX_SEED, find, strlen(find));
}

static uint64_t line_hash(uint64_t hash, int line)
{
    return mix_number(hash, (uint64_t)line) | 1; /* not UI_DRAWN_ANEW */
}

int ui_drawn_lines(const struct ui_view *v, enum ui_pane pane, int y, uint64_t hash)
{
    int lines = 0;

    while (v->drawn != NULL && y + lines < UI_DRAWN_ROWS &&
           v->drawn->rows[pane][y + lines] == line_hash(hash, lines))
        lines++;
    return lines;
}

bool ui_drawn_stays(const struct ui_view *v, enum ui_pane pane, struct ui_rect row, uint64_t hash)
{
    uint64_t *lines;
    bool stays = hash != UI_DRAWN_ANEW;

    if (v->drawn == NULL)
        return false;
    if (row.y + row.h > UI_DRAWN_ROWS) {
        blank(v->s, row);
        return false;
    }
    lines = &v->drawn->rows[pane][row.y];
    for (int y = 0; y < row.h; y++) {
        uint64_t line = hash == UI_DRAWN_ANEW ? UI_DRAWN_ANEW : line_hash(hash, y);

        stays = stays && lines[y] == line;
        lines[y] = line;
    }
    if (!stays && v->stays)
        blank(v->s, row);
    return stays;
}

void ui_drawn_forget(const struct ui_view *v, enum ui_pane pane, int y, int lines)
{
    for (int end = y + lines; v->drawn != NULL && y < end && y < UI_DRAWN_ROWS; y++)
        v->drawn->rows[pane][y] = UI_DRAWN_ANEW;
}

void ui_drawn_cover(const struct ui_view *v, struct ui_rect r)
{
    if (v->drawn == NULL)
        return;
    for (int p = 0; p < UI_DRAWN_PARTS; p++)
        if (meet(part_rect(&v->drawn->layout, (enum ui_drawn_part)p), r))
            v->drawn->part[p] = UI_DRAWN_ANEW;
    for (int p = 0; p < UI_PANE_COUNT; p++) {
        struct ui_rect pane = v->drawn->layout.pane[p];

        if (!meet(pane, r))
            continue;
        v->drawn->border[p] = UI_DRAWN_ANEW;
        if (ui_pane_is_panel((enum ui_pane)p)) /* what is left of an item would be taken for it */
            ui_drawn_forget(v, (enum ui_pane)p, pane.y, pane.h);
        else
            ui_drawn_forget(v, (enum ui_pane)p, r.y, r.h);
    }
}

void ui_drawn_rest(const struct ui_view *v, enum ui_pane pane, struct ui_rect inner, int y)
{
    enum { NOTHING = 1 };

    for (; y < inner.y + inner.h; y++)
        (void)ui_drawn_stays(v, pane, (struct ui_rect){inner.x, y, inner.w, 1}, NOTHING);
}
