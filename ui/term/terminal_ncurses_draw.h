/* ui/term/terminal_ncurses_draw.h - a surface on ncurses' screen: roles as its attributes and pairs
 * of colours, and of each line only what is another than before. */
#ifndef UI_TERM_TERMINAL_NCURSES_DRAW_H
#define UI_TERM_TERMINAL_NCURSES_DRAW_H

#include "ui/term/surface.h"
#include "ui/term/theme.h"

#include <curses.h>

/* Zeroed before ui_ncurses_draw_init(). */
struct ui_ncurses_draw {
    int w, h;                /* of the screen */
    struct ui_surface shown; /* what the screen holds, unless redraw */
    bool redraw;
    cchar_t *line; /* one line of the screen */
    int line_size;
    attr_t attrs[UI_ROLE_COUNT];
    short pair[UI_ROLE_COUNT];
    bool bare[UI_ROLE_COUNT]; /* a blank of it shows nothing but the background */
    int cursor;               /* 1 shown, 0 hidden, else not known */
};

bool ui_ncurses_draw_init(struct ui_ncurses_draw *d); /* false: no memory */
void ui_ncurses_draw_finish(struct ui_ncurses_draw *d);

void ui_ncurses_theme(struct ui_ncurses_draw *d, const struct ui_theme *theme);
void ui_ncurses_show(struct ui_ncurses_draw *d, const struct ui_surface *s);
/* Something else was on the screen: the next one is drawn whole. */
void ui_ncurses_forget(struct ui_ncurses_draw *d);

#endif
