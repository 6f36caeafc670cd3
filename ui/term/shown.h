/* ui/term/shown.h - what a terminal shows, and the bytes that make it show something else: of each
 * line only the cells that look otherwise, all in one piece, so that nobody sees half of a frame.
 *
 * Written here and not by ncurses, whose refresh sends a line at a time and each change of colour
 * in several sequences: a key has to be on the screen in the time of an editor's. */
#ifndef UI_TERM_SHOWN_H
#define UI_TERM_SHOWN_H

#include "ui/term/pen.h"

/* Strings of terminfo; empty: the terminal has none. */
struct ui_screen_words {
    char clear[UI_PEN_WORD_MAX];
    char show_cursor[UI_PEN_WORD_MAX], hide_cursor[UI_PEN_WORD_MAX];
    /* Appends what moves the cursor; NULL: as ECMA-48 has it (CUP). */
    void (*move)(struct buf *out, int x, int y);
    bool utf8;         /* characters go out in it; else as the locale has them */
    bool moves_right;  /* CUF of ECMA-48 */
    bool moves_left;   /* BS and CUB */
    bool moves_down;   /* LF, which does not change the column */
    bool erases;       /* ECH and EL of ECMA-48 */
    bool erases_in_bg; /* they leave the pen's background, not the terminal's own */
    bool last_scrolls; /* a character in the last cell of all scrolls: none is written there */
};

/* Cells of one line that are written with one pen. */
struct ui_run {
    int y, x, count;
    int like;  /* the column that shows which pen */
    int group; /* of those with the same */
    bool blank;
    struct ui_look look;
};

/* What the locale lets be written for a character of one column. */
struct ui_shown_character {
    uint32_t ch, as; /* ch 0: of none */
};

enum { UI_RUNS_MAX = 512, UI_RUN_GROUPS = 24, UI_SHOWN_CHARACTERS = 64 };

struct ui_shown {
    struct ui_pen pen;
    struct ui_screen_words words;
    struct ui_surface cells;
    bool redraw;                     /* nothing is known of what the screen holds */
    int cursor;                      /* 1 shown, 0 hidden, -1 not known */
    int x, y;                        /* of the cursor; y -1: not known */
    struct ui_run runs[UI_RUNS_MAX]; /* found and not written yet */
    int order[UI_RUNS_MAX];          /* which is written when */
    int run_count, group_count;
    struct ui_shown_character characters[UI_SHOWN_CHARACTERS]; /* asked before, by their low bits */
};

bool ui_shown_init(struct ui_shown *d); /* false: no memory */
void ui_shown_finish(struct ui_shown *d);
void ui_shown_forget(struct ui_shown *d); /* something else was on the screen */

/* Appends what makes a screen of w x h show `s`. Where there is no memory (false, or out->failed)
 * nothing may be sent, and the next one is drawn whole. */
bool ui_shown_update(struct ui_shown *d, struct ui_surface *s, int w, int h, struct buf *out);

#endif
