/* ui/term/pen.h - what a terminal writes with, and the bytes that make it another.
 *
 * A look is what can be seen of a cell: attributes and two colours. The words are strings of
 * terminfo; which of them a terminal has is found out once (ui/term/terminal_words.h). */
#ifndef UI_TERM_PEN_H
#define UI_TERM_PEN_H

#include "model/base/buf.h"
#include "ui/term/surface.h"

enum { UI_PEN_WORD_MAX = 40, UI_PEN_ATTRS = 5 };

struct ui_pen_words {
    char reset[UI_PEN_WORD_MAX];             /* no attribute, both colours default */
    char on[UI_PEN_ATTRS][UI_PEN_WORD_MAX];  /* by the bits of enum ui_attr; empty: has none */
    char off[UI_PEN_ATTRS][UI_PEN_WORD_MAX]; /* of that alone; empty: only reset does */
    char no_fg[UI_PEN_WORD_MAX], no_bg[UI_PEN_WORD_MAX]; /* empty: only reset does */
    unsigned not_with_colour;                            /* enum ui_attr that colours forbid */
};

struct ui_look {
    unsigned attrs;
    int fg, bg; /* numbers that tell colours apart; -1: the terminal's own */
};

struct ui_role_look {
    struct ui_look look;
    char fg_word[UI_PEN_WORD_MAX], bg_word[UI_PEN_WORD_MAX];
};

struct ui_pen {
    struct ui_look now;
    struct ui_look looks[UI_ROLE_COUNT]; /* asked of each cell that changes: away from the words */
    struct ui_role_look roles[UI_ROLE_COUNT];
    struct ui_pen_words words;
};

/* Behind the words: what the terminal cannot show is no part of a look. */
void ui_pen_set_role(struct ui_pen *p, enum ui_role role, const struct ui_role_look *look);

struct ui_look ui_pen_look(const struct ui_pen *p, const struct ui_cell *cell);
/* A space without marks: only its background, underline and reverse can be seen. */
static inline bool ui_cell_is_blank(const struct ui_cell *cell)
{
    return cell->ch == ' ' && !cell->marked;
}
bool ui_looks_alike(struct ui_look a, struct ui_look b, bool blank);

/* Appends what makes the pen write as that cell looks. */
void ui_pen_take(struct ui_pen *p, const struct ui_cell *cell, struct buf *out);
void ui_pen_reset(struct ui_pen *p, struct buf *out);

#endif
