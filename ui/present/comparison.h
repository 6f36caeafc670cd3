/* ui/present/comparison.h - two to four documents side by side: what the engine answers, the specs
 * line by line, what differs for the container, and which changes of the engine make it so.
 *
 * The first column is what the others are told relative to. Where not all columns have room, only
 * the specs of those that are shown are compared, so that no line is there for a column that is
 * not.
 * Ownership: the arena and the documents of the columns are owned; everything else lies in the
 *            arena or was given with a column and must outlive it.
 * Cost:      linear in the specs; a few generations and decodings, and for two engines one more
 *            for each change between them. */
#ifndef UI_PRESENT_COMPARISON_H
#define UI_PRESENT_COMPARISON_H

#include "specgen/assess/assess.h"
#include "specgen/compare/compare.h"
#include "specgen/compare/upgrade.h"
#include "specgen/compare/upgrade_changes.h"
#include "specgen/explain/consequences.h"
#include "ui/present/form.h"

#define UI_TABLE_ROWS (CONSEQUENCE_ROWS + 1) /* the last one: what is assumed */

struct ui_compare_column {
    struct str label;
    const char *file;               /* that it was read from; NULL: not told */
    const char *const *assumptions; /* sentences; NULL-terminated */
    struct str assumed;             /* these in one; empty: nothing */
    struct str problem;             /* the engine's refusal, with who refuses; empty: a spec */
    bool now;                       /* the document as it stands is this one */
    size_t lines;                   /* of the spec */
    struct mdl_doc *doc;
    struct assessment assessment;
    /* What its engine does in another way than that of the first column, and why. */
    struct upgrade_step engine;
};

/* A line of the comparison, or the place of equal ones that are folded away. */
struct ui_compare_row {
    size_t row;    /* in diff.rows; of a fold, its first */
    size_t folded; /* equal lines that are hidden here; 0: a line */
    size_t below;  /* of an object or list that not all columns have: its hidden lines */
    size_t run;    /* what folds with it, in diff.rows: an equal run or its own object or list */
    size_t run_end;
};

/* Places in ui_compare.column: the first one, and as many others as there is room for. */
struct ui_shown_columns {
    unsigned count;
    unsigned column[COMPARE_COLUMNS];
};

struct ui_comparison {
    struct arena arena;
    unsigned columns;
    struct ui_compare_column column[COMPARE_COLUMNS];
    struct consequences table;
    unsigned table_order[UI_TABLE_ROWS]; /* what differs first; CONSEQUENCE_ROWS: what is assumed */
    unsigned table_count;

    struct ui_shown_columns shown; /* the columns that the lines are told of */
    struct compare diff;           /* of these */
    const uint64_t *hashes;        /* of the path, by diff row */
    struct ui_compare_row *rows;
    size_t row_count;
    size_t differences; /* runs of differing lines */

    uint64_t *opened; /* paths in runs that are not folded; owned */
    size_t opened_count, opened_size;
};

void ui_comparison_init(struct ui_comparison *c);
void ui_comparison_finish(struct ui_comparison *c);
/* Takes all columns away; what is opened stays. */
void ui_comparison_forget(struct ui_comparison *c);

/* One more column, assessed; the label is copied. ERR_OOM, or why there is no such document. */
struct err *ui_comparison_add(struct ui_comparison *c, struct str label, const struct value *root,
                              const char *const *assumptions, enum assess_settings settings);
/* What differs for the container, and between the engines: of a document with more than
 * `causes_most` values the latter is not looked for, because that takes up to fifty assessments a
 * column. ERR_OOM. */
struct err *ui_comparison_tell(struct ui_comparison *c, enum assess_settings settings,
                               size_t causes_most);
/* Compares the specs of these columns. ERR_OOM. */
struct err *ui_comparison_show(struct ui_comparison *c, const struct ui_shown_columns *shown);

/* ---- comparison_changes.c --------------------------------------------------------------- */

/* The changes of the engine that make some of the differences, in their order; `out` has room for
 * CHANGE_COUNT. The count. */
size_t ui_comparison_changes(struct upgrade_change *out, struct ui_comparison *c);
/* Differences of which no change was looked for. */
size_t ui_comparison_left_out(const struct ui_comparison *c);

/* ---- comparison_rows.c ------------------------------------------------------------------- */

/* Lines and folds from the comparison. False: no memory. */
bool ui_compare_make_rows(struct ui_comparison *c);
/* Opens the fold, or folds the equal run that the row lies in. False: no memory. */
bool ui_compare_fold(struct ui_comparison *c, size_t row);
/* Opens all that hides a line. False: no memory. */
bool ui_compare_show_line(struct ui_comparison *c, size_t diff_row);
void ui_compare_fold_all(struct ui_comparison *c);
/* The row that shows a path, or the fold that hides it; COMPARE_NONE when it is gone. */
size_t ui_compare_row_of(const struct ui_comparison *c, uint64_t hash);
/* The first row of the next (step 1) or previous (-1) difference; COMPARE_NONE: there is none. */
size_t ui_compare_difference(const struct ui_comparison *c, size_t from, int step);
/* The first row that the field drives, one that differs before others; COMPARE_NONE: none. */
size_t ui_compare_driven(const struct ui_comparison *c, const struct ui_row *field);
bool ui_compare_is_driven(const struct ui_comparison *c, size_t diff_row,
                          const struct ui_row *field);

/* The first column's node, else that of the first column that has one. */
const struct spec_node *ui_compare_node(const struct ui_comparison *c, size_t diff_row);
/* The key, "[2]" in a list. */
struct str ui_compare_key(struct arena *a, const struct ui_comparison *c, size_t diff_row);
unsigned ui_compare_indent(const struct ui_comparison *c, size_t diff_row);
bool ui_compare_closes(const struct ui_comparison *c, size_t diff_row);
bool ui_compare_opens(const struct ui_comparison *c, size_t diff_row);

#endif
