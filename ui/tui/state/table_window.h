/* ui/tui/state/table_window.h - a table as a window over the panes: its place, its columns, what is
 * selected. Cells wrap inside of their columns, so a row takes several lines and what hangs over
 * stays below its own column. */
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
    size_t *line_of; /* first line of each row, and one behind the last; in the table's arena */

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
/* Moves the selection; a row higher than the window is scrolled first. */
void ui_window_move(struct ui_table_window *win, int rows);
void ui_window_page(struct ui_table_window *win, int pages);
void ui_window_end(struct ui_table_window *win, bool last);
/* The row on a line of the screen that can be selected, or the count. */
size_t ui_window_row_at(const struct ui_table_window *win, int y);

#endif
