/* ui/term/surface.h - a grid of cells that views draw into.
 *
 * Two back ends show it (ui/term/terminal.h): a real terminal, and memory for tests and benchmarks.
 * Everything drawn is data: control characters and invalid bytes are shown as visible
 * stand-ins and never reach the terminal. Wide characters take two cells; combining marks
 * join the cell before them. A draw outside of the clip rectangle is cut, never an error. */
#ifndef UI_TERM_SURFACE_H
#define UI_TERM_SURFACE_H

#include "model/base/str.h"
#include "ui/term/theme.h"

#include <stdint.h>

#define CELL_MARKS 3 /* combining marks kept on one cell; more are dropped */

/* One word without padding: with each key all of them are written and compared. */
struct ui_cell {
    uint32_t ch : 21;    /* code point; 0 = right half of a wide character */
    uint32_t role : 5;   /* enum ui_role */
    uint32_t attrs : 5;  /* enum ui_attr added to those of the role */
    uint32_t marked : 1; /* the surface keeps marks of it */
};
_Static_assert(sizeof(struct ui_cell) == 4, "a cell is compared as bytes");
_Static_assert(UI_ROLE_COUNT <= 32, "a cell has five bits for its role");

typedef uint32_t ui_cell_marks[CELL_MARKS]; /* 0-terminated unless full */

struct ui_rect {
    int x, y, w, h;
};

struct ui_surface {
    int w, h;
    struct ui_cell *cells; /* w * h, row by row */
    ui_cell_marks *marks;  /* as many; of cells that have none they mean nothing */
    bool has_marks;        /* some cell had, since it was cleared */
    bool *changed;         /* h: rows that have been written to, with something else, since they
                              were shown */
    bool cleared;          /* nothing of the frame before is left */
    struct ui_rect clip;
    int cursor_x, cursor_y; /* the hardware cursor; -1 = hidden */
    bool ascii;             /* borders and signs without box characters */
};

bool ui_surface_init(struct ui_surface *s, int w, int h);   /* false: no memory */
bool ui_surface_resize(struct ui_surface *s, int w, int h); /* and clears */
void ui_surface_finish(struct ui_surface *s);
void ui_surface_clear(struct ui_surface *s); /* blanks, whole clip, no cursor */

/* Of a cell of it, 0-terminated unless full. */
const uint32_t *ui_marks_of(const struct ui_surface *s, const struct ui_cell *cell);
/* A row of a surface that is as wide. */
void ui_surface_take_row(struct ui_surface *s, const struct ui_surface *from, int y);
bool ui_surface_same_row(const struct ui_surface *a, const struct ui_surface *b, int y);
bool ui_same_cell(const struct ui_surface *a, const struct ui_surface *b, int x, int y);

void ui_fill(struct ui_surface *s, struct ui_rect r, uint32_t ch, enum ui_role role);
void ui_hline(struct ui_surface *s, int x, int y, int w, enum ui_role role);
/* A border with a title on the left and a note on the right of its upper edge. */
void ui_box(struct ui_surface *s, struct ui_rect r, struct str title, struct str note,
            enum ui_role role, enum ui_role title_role);

/* Draws from column x in at most w columns; returns the columns used. Text that does not fit is
 * cut with an ellipsis when `ellipsis`. UTF-8. */
int ui_text(struct ui_surface *s, int x, int y, int w, struct str text, enum ui_role role,
            uint8_t attrs, bool ellipsis);
/* Recolours what is there: selection bars, search hits. */
void ui_paint(struct ui_surface *s, struct ui_rect r, enum ui_role role, uint8_t attrs);

int ui_text_width(struct str text);                    /* in columns, as ui_text draws it */
size_t ui_text_at_column(struct str text, int column); /* byte offset of the cluster there */
size_t ui_cluster_next(struct str text, size_t at);    /* byte offset behind the cluster at `at` */
size_t ui_cluster_prev(struct str text, size_t at);

#endif
