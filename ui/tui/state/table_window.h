/* ui/tui/state/table_window.h - a table as a window over the panes: its place, its columns, what is
 * selected. Cells wrap inside of their columns, so a row takes several lines and what hangs over
 * stays below its own column. Where the columns have no room side by side, a row's cells stand
 * below each other, each behind its column's title. */
#ifndef UI_TUI_STATE_TABLE_WINDOW_H
#define UI_TUI_STATE_TABLE_WINDOW_H

#include "ui/present/table.h"
#include "ui/term/surface.h"

struct ui_table_window {
    struct ui_table table;
    size_t at;  /* selected row */
    size_t top; /* first line that is drawn */

    /* For the width of the screen: */
    struct ui_rect window, list, detail; /* detail.h 0: none */
    int width[UI_TABLE_COLUMNS];
    bool stacked;    /* cells below each other */
    int label_w;     /* of the titles in front of them then */
    size_t *line_of; /* first line of each row, and one behind the last; in the table's arena */

    bool compared; /* a why of a row of the comparison, which is asked anew with it */
    /* A why that was asked in another window goes back there. */
    bool has_before;
    enum ui_table_kind before;
    size_t before_at, before_top;
};

/* The rows of win->table.kind. False: no memory. */
bool ui_window_make(struct ui_table_window *win, const struct ui_generation *g);
/* Columns, lines, and a window of `least` lines or more at the bottom of the room; brings the
 * selected row into view. False: no memory. */
bool ui_window_layout(struct ui_table_window *win, struct ui_rect room, int least);
/* Where a cell stands: its column in the list, its first line in the row, its size. False: it is
 * not shown, because it is stacked and says nothing. */
struct ui_cell_place {
    int x, line, w;
    int h; /* what hangs over is cut off; 0: nothing is */
};
bool ui_window_cell(const struct ui_table_window *win, const struct ui_table_row *row, size_t c,
                    struct ui_cell_place *out);
/* Moves the selection; a row higher than the window is scrolled first. */
void ui_window_move(struct ui_table_window *win, int rows);
void ui_window_page(struct ui_table_window *win, int pages);
void ui_window_end(struct ui_table_window *win, bool last);
/* The row on a line of the screen that can be selected, or the count. */
size_t ui_window_row_at(const struct ui_table_window *win, int y);

#endif
