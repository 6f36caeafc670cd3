/* ui/present/grid.h - rows and cells as text to take along: columns side by side, or Markdown. */
#ifndef UI_PRESENT_GRID_H
#define UI_PRESENT_GRID_H

#include "model/base/arena.h"

enum { UI_GRID_COLUMNS = 8 };

struct ui_grid_row {
    bool heading; /* only its first cell, over all columns */
    struct str cell[UI_GRID_COLUMNS];
};

struct ui_grid {
    struct arena *arena;
    size_t columns;
    struct str title;        /* above; may be empty */
    struct ui_grid_row head; /* titles of the columns; all empty: none */
    struct ui_grid_row *rows;
    size_t count, size;
    struct ui_grid_row spare; /* filled in vain when memory is short */
};

/* The row behind the last one, empty; never NULL. Memory that is short is remembered by the arena.
 */
struct ui_grid_row *ui_grid_add(struct ui_grid *g);

/* One line a row, line ends inside of cells as blanks. */
struct str ui_grid_text(const struct ui_grid *g);
struct str ui_grid_markdown(const struct ui_grid *g);

#endif
