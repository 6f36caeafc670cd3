#include "ui/tui/palette.h"

enum { CUBE_FIRST = 16, GREY_FIRST = 232, LEVELS = 6, GREYS = 24 };
enum { BLACK = 0, GREEN = 2, WHITE = 7, BRIGHT = 8, BRIGHT_WHITE = 15 };

static const unsigned char cube_level[LEVELS] = {0x00, 0x5F, 0x87, 0xAF, 0xD7, 0xFF};

static const uint32_t first_sixteen[CUBE_FIRST] = {
    0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
    0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
};

static uint32_t pack(unsigned r, unsigned g, unsigned b)
{
    return r << 16 | g << 8 | b;
}

uint32_t ui_palette_rgb(unsigned index)
{
    unsigned cube = index - CUBE_FIRST, grey = 8 + 10 * (index - GREY_FIRST);

    if (index < CUBE_FIRST)
        return first_sixteen[index];
    if (index < GREY_FIRST)
        return pack(cube_level[cube / 36], cube_level[cube / 6 % 6], cube_level[cube % 6]);
    return pack(grey, grey, grey);
}

static int square(int v)
{
    return v * v;
}

static int distance(uint32_t a, uint32_t b)
{
    return square((int)(a >> 16 & 255) - (int)(b >> 16 & 255)) +
           square((int)(a >> 8 & 255) - (int)(b >> 8 & 255)) +
           square((int)(a & 255) - (int)(b & 255));
}

/* Not the first sixteen: what they look like is the user's. */
static unsigned nearest_of_256(uint32_t rgb)
{
    unsigned best = CUBE_FIRST;

    for (unsigned i = CUBE_FIRST; i < 256; i++)
        if (distance(rgb, ui_palette_rgb(i)) < distance(rgb, ui_palette_rgb(best)))
            best = i;
    return best;
}

/* Keeps the hue, which says what a role is, rather than the distance, which makes every pale
 * colour white. */
static unsigned nearest_of_16(uint32_t rgb)
{
    unsigned part[3] = {rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255};
    unsigned low = 255, high = 0, index = 0;

    for (unsigned i = 0; i < 3; i++) {
        low = part[i] < low ? part[i] : low;
        high = part[i] > high ? part[i] : high;
    }
    if (high - low < 0x28) {
        if (high < 0x38)
            return BLACK;
        return high < 0x98 ? BRIGHT : high < 0xE8 ? WHITE : BRIGHT_WHITE;
    }
    for (unsigned i = 0; i < 3; i++)
        if (part[i] > (low + high) / 2)
            index |= 1u << i;
    return high > 0xC0 ? index + BRIGHT : index;
}

static uint32_t rgb_of(struct ui_color c)
{
    return c.kind == UI_COLOR_RGB ? c.v : ui_palette_rgb(c.v);
}

static struct ui_color indexed(unsigned index)
{
    return (struct ui_color){UI_COLOR_INDEX, index};
}

static struct ui_color fit_many(struct ui_color c, int colours)
{
    if (c.kind == UI_COLOR_DEFAULT || (c.kind == UI_COLOR_INDEX && c.v < 8))
        return c;
    if (colours >= PALETTE_DIRECT)
        return (struct ui_color){UI_COLOR_RGB, rgb_of(c)};
    return c.kind == UI_COLOR_INDEX ? c : indexed(nearest_of_256(c.v));
}

static unsigned few_index(struct ui_color c)
{
    return c.kind == UI_COLOR_INDEX && c.v < 16 ? c.v : nearest_of_16(rgb_of(c));
}

static bool is_grey(unsigned index)
{
    return index == BLACK || index == WHITE || index == BRIGHT || index == BRIGHT_WHITE;
}

static struct ui_style fit_few(struct ui_style style, int colours)
{
    struct ui_color none = {UI_COLOR_DEFAULT, 0};
    struct ui_style out = {.attrs = style.attrs};
    unsigned fg = style.fg.kind != UI_COLOR_DEFAULT ? few_index(style.fg) : WHITE;
    unsigned bg = style.bg.kind != UI_COLOR_DEFAULT ? few_index(style.bg) : BLACK;

    /* A grey bar may be the terminal's own background. */
    if (style.bg.kind != UI_COLOR_DEFAULT && is_grey(bg)) {
        out.attrs |= UI_REVERSE;
        return out;
    }
    /* So may grey text: the default is readable, dim where it was to be quieter. */
    if (style.bg.kind == UI_COLOR_DEFAULT && is_grey(fg)) {
        if (fg == BRIGHT)
            out.attrs |= UI_DIM;
        return out;
    }
    if (colours < 16) {
        if (style.bg.kind == UI_COLOR_DEFAULT && fg >= BRIGHT)
            out.attrs |= UI_BOLD; /* is bright on most such terminals */
        fg %= BRIGHT;
        bg %= BRIGHT;
    }
    if (style.bg.kind != UI_COLOR_DEFAULT)
        fg = (bg & GREEN) != 0 || bg >= BRIGHT ? BLACK : WHITE;
    out.fg = indexed(fg);
    out.bg = style.bg.kind == UI_COLOR_DEFAULT ? none : indexed(bg);
    return out;
}

struct ui_style ui_palette_fit(struct ui_style style, int colours)
{
    if (colours >= 256) {
        style.fg = fit_many(style.fg, colours);
        style.bg = fit_many(style.bg, colours);
        return style;
    }
    if (colours >= 8)
        return fit_few(style, colours);
    style.fg = style.bg = (struct ui_color){UI_COLOR_DEFAULT, 0};
    return style;
}
