/* model/formats/table_view.h - what PowerShell's Format-Table prints: a heading, a rule of dashes
 * under it, rows whose cells stand below the rule of their column.
 *
 * A cell that was too long ends with "..." or an ellipsis: it is cut, and says so.
 * Ownership: everything is borrowed from the text. */
#ifndef MODEL_FORMATS_TABLE_VIEW_H
#define MODEL_FORMATS_TABLE_VIEW_H

#include "model/formats/line_walk.h"

#define TABLE_VIEW_COLUMNS 20 /* further ones are not looked at */

struct table_view {
    struct line_walk at;
    struct str heading;
    size_t from[TABLE_VIEW_COLUMNS], to[TABLE_VIEW_COLUMNS]; /* of the rules, bytes */
    size_t count;                                            /* columns */
};

/* The next table: its heading and rule are read. False: there is none. */
bool table_view_next(struct table_view *t, struct str text);
/* Its next row, in t->at.line. False: the table is over. */
bool table_view_row(struct table_view *t);

bool table_view_has(const struct table_view *t, const char *name);
/* The row's cell below that name, in any case; STR_NONE: no such column, an empty cell, one that
 * was cut (*cut, may be NULL). */
struct str table_view_cell(const struct table_view *t, const char *name, bool *cut);

#endif
