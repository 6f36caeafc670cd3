/* ui/tui/state/compare_state.h - what is compared, and all that the comparison shows.
 *
 * Made anew after each accepted edit, beside the document's own result. The first column is
 * what the others are told relative to. Where not all columns have room, only the specs of
 * those that are shown are compared, so that no line is there for a column that is not.
 * Ownership: everything lies in the arena or is owned here; nothing of a document is kept
 *            but its address, to see that it is another one.
 * Cost:      linear in the specs; a few generations and decodings, well below a frame, and for two
 *            engines one more for each change between them. */
#ifndef UI_TUI_STATE_COMPARE_STATE_H
#define UI_TUI_STATE_COMPARE_STATE_H

#include "model/document/host_profiles.h"
#include "specgen/assess/assess.h"
#include "specgen/compare/compare.h"
#include "specgen/compare/upgrade.h"
#include "specgen/explain/consequences.h"
#include "ui/tui/state/open_document.h"

enum ui_compare_what {
    UI_COMPARE_KINDS,    /* as process, as Hyper-V, as Linux container */
    UI_COMPARE_HOSTS,    /* here and on other hosts */
    UI_COMPARE_ENGINES,  /* this engine and others */
    UI_COMPARE_DOCUMENT, /* another open document and this one */
    UI_COMPARE_BASELINE, /* the pinned state and this one */
    UI_COMPARE_STEP,     /* a step of the history and this one */
};

#define UI_CHOSEN_MAX (COMPARE_COLUMNS - 1)
#define UI_TABLE_ROWS (CONSEQUENCE_ROWS + 1) /* the last one: what is assumed */

/* Why engines differ is looked for at every edit, with up to fifty assessments a column: not of a
 * document with more values than this. */
#define UI_CAUSES_VALUES 2000

struct ui_compare_column {
    struct str label;
    struct str problem; /* the engine's refusal, with who refuses; empty: a spec */
    struct str assumed; /* sentences; empty: nothing */
    bool now;           /* the document as it stands is this one */
    size_t lines;       /* of the spec */
    struct mdl_doc *doc;
    struct assessment assessment;
    /* What its engine does in another way than that of the first column, and why; nothing for
     * a document of more than UI_CAUSES_VALUES. */
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
struct ui_shown {
    unsigned count;
    unsigned column[COMPARE_COLUMNS];
};

/* Places in a table, in the order in which they were chosen. */
struct ui_chosen {
    size_t at[UI_CHOSEN_MAX];
    unsigned count;
};

struct ui_compare {
    enum ui_compare_what what;
    struct ui_chosen hosts;          /* in host_profiles */
    struct ui_chosen engines;        /* in mdl_engines */
    const struct ui_document *other; /* DOCUMENT */
    const struct value *step;        /* STEP; owned */
    char *step_label;                /* owned */
    const struct ui_document *step_of;

    struct arena arena;
    unsigned columns; /* 0: nothing is made, `failure` says why */
    unsigned active;  /* the column that is told of; it is shown where not all are */
    struct str failure;
    struct ui_compare_column column[COMPARE_COLUMNS];
    struct ui_shown shown;  /* the columns that the lines are told of */
    struct compare diff;    /* of these */
    const uint64_t *hashes; /* of the path, by diff row */
    int key_width;          /* columns of the longest indented key */
    struct ui_compare_row *rows;
    size_t row_count;
    size_t differences; /* runs of differing lines */
    struct consequences table;
    unsigned table_order[UI_TABLE_ROWS]; /* what differs first */
    unsigned table_count;

    uint64_t *opened; /* paths in runs that are not folded; owned */
    size_t opened_count, opened_size;
    /* what it was made of */
    const struct ui_document *document;
    uint64_t revision, other_revision;
};

void ui_compare_init(struct ui_compare *c);
void ui_compare_finish(struct ui_compare *c);

bool ui_compare_is_stale(const struct ui_compare *c, const struct ui_document *d);
/* `what` and its choices are kept. ERR_OOM; anything else is told in `failure`. */
struct err *ui_compare_make(struct ui_compare *c, const struct ui_document *d);
/* Compares these columns of what was made. ERR_OOM. */
struct err *ui_compare_show(struct ui_compare *c, const struct ui_shown *shown);
/* The place of the active column among those that are shown. */
unsigned ui_compare_active(const struct ui_compare *c);

/* ---- compare_rows.c ------------------------------------------------------------------- */

/* Lines and folds from the comparison. False: no memory. */
bool ui_compare_make_rows(struct ui_compare *c);
/* Opens the fold, or folds the equal run that the row lies in. False: no memory. */
bool ui_compare_fold(struct ui_compare *c, size_t row);
/* Opens all that hides a line. False: no memory. */
bool ui_compare_show_line(struct ui_compare *c, size_t diff_row);
void ui_compare_fold_all(struct ui_compare *c);
/* The row that shows a path, or the fold that hides it; COMPARE_NONE when it is gone. */
size_t ui_compare_row_of(const struct ui_compare *c, uint64_t hash);
/* The first row of the next (step 1) or previous (-1) difference; COMPARE_NONE: there is none. */
size_t ui_compare_difference(const struct ui_compare *c, size_t from, int step);
/* The first row that the field drives, one that differs before others; COMPARE_NONE: none. */
size_t ui_compare_driven(const struct ui_compare *c, const struct ui_row *field);
bool ui_compare_is_driven(const struct ui_compare *c, size_t diff_row, const struct ui_row *field);

/* The first column's node, else that of the first column that has one. */
const struct spec_node *ui_compare_node(const struct ui_compare *c, size_t diff_row);
/* The key, "[2]" in a list. */
struct str ui_compare_key(struct arena *a, const struct ui_compare *c, size_t diff_row);
unsigned ui_compare_indent(const struct ui_compare *c, size_t diff_row);
bool ui_compare_closes(const struct ui_compare *c, size_t diff_row);

#endif
