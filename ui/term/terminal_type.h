/* ui/term/terminal_type.h - what a terminal can do, as far as the environment tells it.
 *
 * The one place that looks at TERM, NO_COLOR, COLORFGBG and the locale. A terminal that is open
 * answers by itself (struct ui_terminal_ops), as it may know more. */
#ifndef UI_TERM_TERMINAL_TYPE_H
#define UI_TERM_TERMINAL_TYPE_H

#include "ui/term/ground.h"

#include <stdbool.h>

struct ui_terminal_can {
    const char *type; /* what it is called; "" when nothing says */
    bool move;        /* its cursor: a screen can be drawn */
    bool colours;     /* and the user wants them (https://no-color.org) */
    bool clipboard;   /* it is not known to have none */
    bool suspend;     /* there is a shell to go to: only a terminal that is open knows it */
    bool answers;     /* questions; others take them for text or do not know them */
    bool utf8;
    bool few_glyphs; /* a font of the machine's console has 256 or 512 characters: our arrows, ticks
                      * and dots are all the same box there */
    enum ui_ground ground; /* as COLORFGBG says, which may be of another terminal */
};

/* Sets the locale of characters (LC_CTYPE), which widths go by. */
struct ui_terminal_can ui_terminal_type(void);

bool ui_colours_unwanted(void); /* NO_COLOR is set and not empty */

#endif
