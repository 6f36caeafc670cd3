#include "ui/tui/view/stacked.h"

#include "ui/term/widgets.h"

enum {
    GUTTER = 3, /* the signs of the line */
    MARK = 2,   /* in front of a label: which column is told of, and its sign */
    GAP = 2,
    LEAST = 12, /* of a text */
};

static int title_end(const struct ui_stacked_row *row)
{
    return GUTTER + row->indent + ui_text_width(row->title);
}

static bool all_alike(const struct ui_stacked_row *row)
{
    for (unsigned i = 1; i < row->count; i++)
        if (!str_eq(row->value[i].text, row->value[0].text) || row->value[i].sign != ' ')
            return false;
    return row->count > 0 && row->value[0].sign == ' ';
}

void ui_stacked_settle(struct ui_stacked_row *row, int w)
{
    int most = w - GUTTER - MARK - GAP - LEAST;

    row->label_w = 0;
    if (all_alike(row)) {
        row->count = row->value[0].text.len > 0 ? 1 : 0;
        return;
    }
    for (unsigned i = 0; i < row->count; i++) {
        int label = ui_text_width(row->value[i].label);

        row->label_w = label > row->label_w ? label : row->label_w;
    }
    if (row->label_w > most)
        row->label_w = most > 1 ? most : 1;
}

/* Where a value's text stands in its row; line 0 is that of the title. */
static struct ui_rect place_of(const struct ui_stacked_row *row, int w, unsigned i)
{
    int x = row->label_w > 0   ? GUTTER + MARK + row->label_w + GAP
            : row->value_x > 0 ? row->value_x
                               : title_end(row) + GAP;
    struct ui_rect at = {x, 0, w - x, 0};

    if (row->label_w == 0 && at.w < LEAST && at.w < ui_text_width(row->value[0].text)) {
        at.x = GUTTER + row->indent + GAP;
        at.w = w - at.x;
        at.y = 1;
    }
    at.y += row->label_w > 0;
    for (unsigned before = 0; before < i; before++)
        at.y += ui_wrapped_height(row->value[before].text, at.w);
    at.h = ui_wrapped_height(row->value[i].text, at.w);
    return at;
}

int ui_stacked_height(const struct ui_stacked_row *row, int w)
{
    struct ui_rect last;

    if (row->count == 0)
        return 1;
    last = place_of(row, w, row->count - 1);
    return last.y + last.h;
}

static void draw_label(const struct ui_view *v, const struct ui_stacked_row *row,
                       const struct ui_stacked_value *value, int x, int y)
{
    if (value->active)
        ui_fill(v->s, (struct ui_rect){x - 1, y, 1, 1}, v->st->ascii ? '>' : 0x25B8,
                UI_ROLE_TITLE_FOCUS);
    if (value->sign != ' ')
        ui_fill(v->s, (struct ui_rect){x, y, 1, 1}, (uint32_t)value->sign, value->role);
    ui_text(v->s, x + MARK, y, row->label_w, value->label,
            value->active ? UI_ROLE_TITLE_FOCUS : UI_ROLE_DIM, 0, true);
}

void ui_stacked_draw(const struct ui_view *v, const struct ui_stacked_row *row, struct ui_rect r,
                     const char *find)
{
    int title_x = r.x + GUTTER + row->indent;
    struct ui_rect title = {title_x, r.y, r.x + r.w - title_x, 1};

    ui_text(v->s, title.x, title.y, title.w, row->title, row->role, 0, true);
    if (find != NULL)
        ui_view_hits(v, title, title.x, row->title, str_of(find));
    for (unsigned i = 0; i < row->count; i++) {
        struct ui_rect at = place_of(row, r.w, i);

        if (at.y >= r.h)
            return;
        at.x += r.x;
        at.h = at.y + at.h > r.h ? r.h - at.y : at.h;
        at.y += r.y;
        if (row->label_w > 0)
            draw_label(v, row, &row->value[i], r.x + GUTTER, at.y);
        ui_text_wrapped(v->s, at, row->value[i].text, row->value[i].role);
        if (find != NULL)
            ui_view_wrapped_hits(v, at, row->value[i].text, str_of(find));
    }
}
