/* ui/tui/view/drawn.h - what a surface shows of the frame before, so that rows of panes and lines
 * around them which show the same are not drawn again.
 *
 * A row is known by a hash of all that is drawn in it. What stands above panes covers their rows,
 * or, as another layout or another surface does, makes the next frame a whole one. */
#ifndef UI_TUI_VIEW_DRAWN_H
#define UI_TUI_VIEW_DRAWN_H

#include "ui/tui/view/views.h"

#define UI_DRAWN_ROWS 128 /* of the screen; those below are drawn each time */
#define UI_DRAWN_ANEW 0   /* the hash of a row that is not known by one */

/* The lines around the panes; the others are drawn each time. */
enum ui_drawn_part { UI_DRAWN_HEADER, UI_DRAWN_WHY, UI_DRAWN_FOOTER, UI_DRAWN_PARTS };

struct ui_drawn {
    bool panes_only; /* the last frame was panes, the lines around them, and what covers those */
    bool ascii;
    const struct ui_cell *cells; /* the surface's */
    struct ui_layout layout;
    uint64_t border[UI_PANE_COUNT];
    uint64_t part[UI_DRAWN_PARTS];
    uint64_t rows[UI_PANE_COUNT][UI_DRAWN_ROWS];
};

/* Begins a frame. Rows of the last one are there (v->stays), or the surface is blank now; nothing
 * is noted of a frame with more than panes (v->drawn: NULL). */
void ui_drawn_begin(struct ui_view *v, const struct ui_layout *l);

/* Whether that row of a pane (of one line or several) shows already what the hash is of; else it is
 * blank now, to be drawn. */
bool ui_drawn_stays(const struct ui_view *v, enum ui_pane pane, struct ui_rect row, uint64_t hash);

/* The same of a pane's border. */
bool ui_drawn_border_stays(const struct ui_view *v, enum ui_pane pane, uint64_t hash);

/* The same of lines around the panes; hash: UI_DRAWN_ANEW while something stands over them. */
bool ui_drawn_part_stays(const struct ui_view *v, enum ui_drawn_part part, uint64_t hash);

/* Where the hash of a row begins: what is searched for in the pane is painted in all of them. */
uint64_t ui_drawn_seed(const struct ui_state *st, enum ui_pane pane);

/* How many lines from line y of the screen on show what the hash is of; 0: that is not there. */
int ui_drawn_lines(const struct ui_view *v, enum ui_pane pane, int y, uint64_t hash);

/* Something else was drawn over these lines of it. */
void ui_drawn_forget(const struct ui_view *v, enum ui_pane pane, int y, int lines);

/* The same for all that it stands over, with the panes' borders: a message, a list of choices. */
void ui_drawn_cover(const struct ui_view *v, struct ui_rect r);

/* Blanks what a pane has from line y of its inside on. */
void ui_drawn_rest(const struct ui_view *v, enum ui_pane pane, struct ui_rect inner, int y);

#endif
