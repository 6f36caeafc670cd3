/* ui/term/terminal_words.h - what the terminfo database says of a terminal: the strings that make
 * it do things, and what it can.
 *
 * ncurses reads the database, and nothing else of it is used: its windows would be a second and a
 * third copy of the frame. One terminal at a time, because ncurses keeps it in a variable. */
#ifndef UI_TERM_TERMINAL_WORDS_H
#define UI_TERM_TERMINAL_WORDS_H

#include "model/base/err.h"
#include "ui/term/shown.h"

/* ERR_UNSUPPORTED: there is no such type, or it cannot move its cursor. ERR_OOM. */
struct err *ui_words_open(const char *type, int fd);
void ui_words_close(void);

/* A string by its name in terminfo(5), with its parameters and padding; NULL: there is none. Valid
 * until ui_words_close(). */
const char *ui_words_capability(const char *name);

/* "lines", "cols"; below 1: it does not say. */
int ui_words_number(const char *name);

void ui_words_pen(struct ui_pen_words *w);
void ui_words_screen(struct ui_screen_words *w);

/* What ui_palette_fit() may use; 0: none. */
int ui_words_colours(void);
/* The string that takes a colour; empty: there is none, or it is the terminal's own. */
void ui_words_colour(char *word, struct ui_color c, bool background);

enum { UI_WORDS_MAX = 256 }; /* bytes of each string that these take */

/* Appends what makes the terminal one of h lines that shows a screen, and one of a shell again,
 * whose prompt finds an empty line. */
void ui_words_enter(struct buf *out, int h);
void ui_words_leave(struct buf *out, int h);

#endif
