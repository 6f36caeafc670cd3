/* ui/term/theme.h - roles (what a cell means) to colours.
 *
 * A theme file has one line a role: `role = foreground background attribute...`, where a colour
 * left out is default; `#` starts a comment, at a line's start or before anything but six hex
 * digits; `parent = NAME` takes what is not said from another theme; `background = colour` says
 * what stands behind the colours that are default. Colours: default, the
 * 16 names (red, bright-red, ...), 0..255, or #rrggbb. Attributes: bold dim italic underline
 * reverse. Errors name file, line and column. A role that nobody defines looks as in mono. */
#ifndef UI_TERM_THEME_H
#define UI_TERM_THEME_H

#include "model/base/err.h"
#include "ui/present/roles.h"

#include <stdint.h>

enum ui_attr {
    UI_BOLD = 1,
    UI_DIM = 2,
    UI_ITALIC = 4,
    UI_UNDERLINE = 8,
    UI_REVERSE = 16,
};

enum ui_color_kind { UI_COLOR_DEFAULT, UI_COLOR_INDEX, UI_COLOR_RGB };
struct ui_color {
    enum ui_color_kind kind;
    uint32_t v; /* INDEX: 0..255; RGB: 0xrrggbb */
};

struct ui_style {
    struct ui_color fg, bg;
    uint8_t attrs;
};

struct ui_theme {
    char name[64];
    struct ui_style style[UI_ROLE_COUNT];
    struct ui_color background; /* that the theme was made for; DEFAULT: any */
};

/* mono, as the program carries it: what a start without theme files shows. */
void ui_theme_fallback(struct ui_theme *out);

/* The same theme without colours, attributes kept: NO_COLOR, terminals without colour. A role
 * that only its colours told apart takes mono's attributes. */
void ui_theme_strip_colour(struct ui_theme *theme);

#endif
