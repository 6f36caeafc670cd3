/* ui/cli/columns.h - two to four documents side by side, for `diff`.
 *
 * From several files, or from one file and what is varied: --vary (values of fields), --as
 * (kinds of isolation), --host (host profiles). --set changes all of them first.
 * Ownership: everything lives until columns_finish(). */
#ifndef UI_CLI_COLUMNS_H
#define UI_CLI_COLUMNS_H

#include "ui/cli/args.h"
#include "ui/present/comparison.h"

struct column {
    struct str label;
    const char *file;
    const struct value *root;       /* owned */
    const char *const *assumptions; /* sentences; NULL-terminated */
};

struct columns {
    unsigned count;
    struct column at[COMPARE_COLUMNS]; /* what is to be compared */
    struct ui_comparison made;         /* of as many columns; texts of both lie in its arena */
};

/* On failure prints the error and returns its exit status; CLI_OK otherwise, and
 * columns_finish() is due. */
int columns_open(struct columns *out, const struct cli_args *args);
void columns_finish(struct columns *c);

/* Whether the engine answers differently: at another point, or with another message. */
bool columns_answers_differ(const struct columns *c);

/* The message with which the column ends; empty: the runtime gets the spec. *panic: it is one. */
struct str column_answer(const struct ui_compare_column *column, bool *panic);

#endif
