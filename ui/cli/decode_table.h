/* ui/cli/decode_table.h - tables of Markdown that quote errors, as of a wiki: of each row the cell
 * that tells of a failure. */
#ifndef UI_CLI_DECODE_TABLE_H
#define UI_CLI_DECODE_TABLE_H

#include "model/base/arena.h"
#include "model/base/str.h"

#define DECODE_MOST_ROWS 8

struct decode_table {
    struct str rows[DECODE_MOST_ROWS];
    size_t count;
    bool more;       /* others that are not among them */
    struct str rest; /* the text without the tables; all of it where no row tells */
};

void decode_table(struct decode_table *out, struct arena *a, struct str text);

#endif
