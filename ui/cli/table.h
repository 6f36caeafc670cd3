/* ui/cli/table.h - cells of text in columns, for people.
 *
 * Columns are as wide as their widest cell where all fit, otherwise the widest ones give way
 * and their cells are broken between words. What is not printable is shown as an escape.
 * Ownership: cells are borrowed. */
#ifndef UI_CLI_TABLE_H
#define UI_CLI_TABLE_H

#include "model/base/arena.h"
#include "model/base/err.h"

#include <stdio.h>

#define TABLE_COLUMNS_MOST 6
#define TABLE_NO_WRAP      100000 /* a width: each row is one line, for other programs */

struct table {
    unsigned columns; /* at most TABLE_COLUMNS_MOST */
    size_t rows;
    const struct str *cells; /* row by row */
    unsigned below;          /* so many of the last columns go below their row, as one text, where
                              * not everything fits */
};

/* Of the terminal behind `out`; 100 when there is none. */
unsigned table_width(FILE *out);

struct err *table_print(FILE *out, struct arena *a, const struct table *t, unsigned width);

/* The text with escapes for what is not printable. */
struct str table_clean(struct arena *a, struct str text);

#endif
