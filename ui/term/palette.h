/* ui/term/palette.h - a theme's colours on a terminal that has fewer. */
#ifndef UI_TERM_PALETTE_H
#define UI_TERM_PALETTE_H

#include "ui/term/theme.h"

#define PALETTE_DIRECT (1 << 24) /* colours of a terminal that takes red, green and blue */

/* 0xrrggbb as xterm shows them; 0..15 differ from terminal to terminal. */
uint32_t ui_palette_rgb(unsigned index);

/* The theme as a terminal with `colours` colours can show it. With PALETTE_DIRECT every colour
 * past the first eight is UI_COLOR_RGB, else all are UI_COLOR_INDEX below `colours`. Below 8 none
 * is left. Where few colours would hide the text or a bar's background, reverse stands for it;
 * hues that cannot be read on the theme's background give way to mono's attributes. */
void ui_palette_fit(struct ui_theme *theme, int colours);

#endif
