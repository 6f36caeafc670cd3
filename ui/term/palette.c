#include "ui/term/palette.h"

enum { CUBE_FIRST = 16, GREY_FIRST = 232, LEVELS = 6, GREYS = 24 };
enum { BLACK = 0, GREEN = 2, BLUE = 4, CYAN = 6, WHITE = 7, BRIGHT = 8, BRIGHT_WHITE = 15 };

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

/* How strong a colour's second part must be, in percent of the first, to make the mixed colour of
 * the two: by the first, then the second. Orange is yellow rather than red, which means an error;
 * light green is green. Between blue and cyan the one that is read on the ground wins. */
static unsigned least_second(unsigned first, unsigned second, bool light)
{
    enum { RED_PART, GREEN_PART, BLUE_PART };

    if (first == RED_PART && second == GREEN_PART)
        return 35;
    if (first == GREEN_PART && second == RED_PART)
        return 75;
    return first == BLUE_PART && second == GREEN_PART && light ? 80 : 50;
}

/* Keeps the hue, which says what a role is, rather than the distance, which makes every pale
 * colour white. */
static unsigned nearest_of_16(uint32_t rgb, bool light)
{
    unsigned part[3] = {rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255};
    unsigned first = 0, third = 0, second, index;

    for (unsigned i = 1; i < 3; i++) {
        first = part[i] > part[first] ? i : first;
        third = part[i] <= part[third] ? i : third;
    }
    if (part[first] - part[third] < 0x28) {
        if (part[first] < 0x38)
            return BLACK;
        return part[first] < 0x98 ? BRIGHT : part[first] < 0xE8 ? WHITE : BRIGHT_WHITE;
    }
    second = 3 - first - third;
    index = 1u << first;
    if ((part[second] - part[third]) * 100 >=
        (part[first] - part[third]) * least_second(first, second, light))
        index |= 1u << second;
    return part[first] > 0xC0 ? index + BRIGHT : index;
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

static unsigned few_index(struct ui_color c, bool light)
{
    return c.kind == UI_COLOR_INDEX && c.v < 16 ? c.v : nearest_of_16(rgb_of(c), light);
}

static bool is_grey(unsigned index)
{
    return index == BLACK || index == WHITE || index == BRIGHT || index == BRIGHT_WHITE;
}

static bool same_color(struct ui_color a, struct ui_color b)
{
    return a.kind == b.kind && a.v == b.v;
}

/* What a theme's plain text stands on. */
struct ground {
    bool light;
    bool unknown;       /* what stands on it must be read on white and on black */
    bool owned;         /* the theme paints it, rather than to leave the terminal's own */
    struct ui_color bg; /* as the theme says it */
    struct ui_style plain;
};

static struct ground ground_of(const struct ui_theme *theme, int colours)
{
    struct ground g = {.bg = theme->background,
                       .unknown = theme->background.kind == UI_COLOR_DEFAULT};
    uint32_t rgb = g.bg.kind != UI_COLOR_DEFAULT ? rgb_of(g.bg) : 0;

    g.light = (rgb >> 16 & 255) * 3 + (rgb >> 8 & 255) * 6 + (rgb & 255) > 5 * 255;
    g.owned = g.bg.kind != UI_COLOR_DEFAULT && same_color(theme->style[UI_ROLE_TEXT].bg, g.bg);
    if (g.owned) {
        unsigned white = colours < 16 ? WHITE : BRIGHT_WHITE;

        g.plain.fg = indexed(g.light ? BLACK : white);
        g.plain.bg = indexed(g.light ? white : BLACK);
    }
    return g;
}

/* A colour for text on the ground itself. What the first colours look like is the user's, but
 * these are pale on white, and blue is dark on black, nearly everywhere. */
static void fit_text(struct ui_style *out, unsigned fg, const struct ground *g, int colours,
                     uint8_t mono)
{
    bool pale = (g->light || g->unknown) && (fg & GREEN) != 0;
    bool dark = g->unknown && fg % BRIGHT == BLUE;

    if (pale || dark) {
        out->attrs |= mono;
        return;
    }
    if (g->light || g->unknown) {
        fg %= BRIGHT;
    } else if (colours < 16) {
        if (fg >= BRIGHT)
            out->attrs |= UI_BOLD; /* is bright on most such terminals */
        fg %= BRIGHT;
        if (fg == BLUE)
            fg = CYAN;
    }
    out->fg = indexed(fg);
}

static struct ui_style fit_few(struct ui_style style, int colours, const struct ground *g,
                               uint8_t mono)
{
    struct ui_style out = g->plain;
    bool bar = style.bg.kind != UI_COLOR_DEFAULT && !(g->owned && same_color(style.bg, g->bg));
    unsigned fg = style.fg.kind != UI_COLOR_DEFAULT ? few_index(style.fg, g->light) : WHITE;
    unsigned bg = style.bg.kind != UI_COLOR_DEFAULT ? few_index(style.bg, g->light) : BLACK;

    out.attrs = style.attrs;
    if (!bar && !is_grey(fg)) {
        fit_text(&out, fg, g, colours, mono);
        return out;
    }
    /* Grey may be the terminal's own background: plain text is readable on it, dim where it was
     * to be quieter, and reversed in a bar. */
    if (!bar) {
        if (fg == BRIGHT && !(g->light && (rgb_of(style.fg) & 255) < 0x60))
            out.attrs |= UI_DIM;
        return out;
    }
    if (is_grey(bg)) {
        out.attrs |= UI_REVERSE;
        return out;
    }
    if (colours < 16)
        bg %= BRIGHT;
    out.fg = indexed((bg & GREEN) != 0 || bg >= BRIGHT ? BLACK : WHITE);
    out.bg = indexed(bg);
    return out;
}

static void fit_style(struct ui_style *style, int colours, const struct ground *g, uint8_t mono)
{
    struct ui_color none = {UI_COLOR_DEFAULT, 0};

    if (colours >= 256) {
        style->fg = fit_many(style->fg, colours);
        style->bg = fit_many(style->bg, colours);
    } else if (colours >= 8) {
        *style = fit_few(*style, colours, g, mono);
    } else {
        style->fg = style->bg = none;
    }
}

void ui_palette_fit(struct ui_theme *theme, int colours)
{
    struct ground g = ground_of(theme, colours);
    struct ui_theme mono;

    ui_theme_fallback(&mono);
    for (size_t i = 0; i < UI_ROLE_COUNT; i++)
        fit_style(&theme->style[i], colours, &g, mono.style[i].attrs);
}
