/* What a cell of a frame looks like: its character and its colours. */
#include "model/base/utf8.h"
#include "ui/term/palette.h"
#include "ui/term/shot.h"

enum { DARK = 0x1c1c1c, ON_DARK = 0xe4e4e4, ON_LIGHT = 0x1c1c1c };

static uint32_t rgb_of(struct ui_color c, uint32_t otherwise)
{
    switch (c.kind) {
    case UI_COLOR_INDEX:
        return ui_palette_rgb(c.v);
    case UI_COLOR_RGB:
        return c.v;
    case UI_COLOR_DEFAULT:
        break;
    }
    return otherwise;
}

static unsigned lightness(uint32_t rgb)
{
    return ((rgb >> 16 & 255) * 2 + (rgb >> 8 & 255) * 5 + (rgb & 255)) / 8;
}

struct ui_shot_page ui_shot_page(const struct ui_surface *s, const struct ui_theme *theme)
{
    struct ui_shot_page page = {.s = s, .theme = theme, .bg = rgb_of(theme->background, DARK)};

    page.fg = lightness(page.bg) > 127 ? ON_LIGHT : ON_DARK;
    return page;
}

const struct ui_cell *ui_shot_cell(const struct ui_shot_page *page, int x, int y)
{
    return &page->s->cells[(size_t)y * (size_t)page->s->w + (size_t)x];
}

/* Two thirds of the first. */
static uint32_t mixed(uint32_t a, uint32_t b)
{
    uint32_t out = 0;

    for (unsigned shift = 0; shift <= 16; shift += 8)
        out |= ((2 * (a >> shift & 255) + (b >> shift & 255)) / 3) << shift;
    return out;
}

struct ui_shot_look ui_shot_look(const struct ui_shot_page *page, int x, int y)
{
    const struct ui_cell *cell = ui_shot_cell(page, x, y);
    const struct ui_style *style = &page->theme->style[cell->role];
    unsigned attrs = style->attrs | cell->attrs;
    struct ui_shot_look look = {.fg = rgb_of(style->fg, page->fg),
                                .bg = rgb_of(style->bg, page->bg),
                                .bold = (attrs & UI_BOLD) != 0,
                                .italic = (attrs & UI_ITALIC) != 0,
                                .underline = (attrs & UI_UNDERLINE) != 0};
    bool reverse = (attrs & UI_REVERSE) != 0;

    if (x == page->s->cursor_x && y == page->s->cursor_y)
        reverse = !reverse;
    if ((attrs & UI_DIM) != 0)
        look.fg = mixed(look.fg, look.bg);
    if (reverse) {
        uint32_t fg = look.fg;

        look.fg = look.bg;
        look.bg = fg;
    }
    look.own_bg = look.bg != page->bg;
    return look;
}

static bool same_look(struct ui_shot_look a, struct ui_shot_look b)
{
    return a.fg == b.fg && a.bg == b.bg && a.bold == b.bold && a.italic == b.italic &&
           a.underline == b.underline;
}

int ui_shot_run_end(const struct ui_shot_page *page, int x, int y)
{
    struct ui_shot_look look = ui_shot_look(page, x, y);

    while (++x < page->s->w)
        if (ui_shot_cell(page, x, y)->ch != 0 && !same_look(look, ui_shot_look(page, x, y)))
            break;
    return x;
}

void ui_shot_put_cell(struct buf *out, uint32_t ch, const uint32_t *marks)
{
    char bytes[UTF8_MAX];

    if (ch == 0)
        return;
    buf_add(out, (struct str){bytes, utf8_encode(bytes, ch)});
    for (size_t i = 0; i < CELL_MARKS && marks[i] != 0; i++)
        buf_add(out, (struct str){bytes, utf8_encode(bytes, marks[i])});
}
