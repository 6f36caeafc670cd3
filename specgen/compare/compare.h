/* specgen/compare/compare.h - spec trees side by side, aligned by path.
 *
 * A row is one line of indented JSON in each column: a value, or the line that opens or
 * closes an object or a list. Everything is told relative to the first column
 * that has a spec; one that has none takes no part where two others have one.
 *
 *   mounts, devices, namespaces   aligned by destination, id, type
 *   env                           aligned by the name before '='
 *   other lists                   equal values first, the rest by their place between them
 *
 * The order of a list is part of a spec, so an element that moved is missing at one place and
 * added at the other.
 * Ownership: rows lie in the arena given and borrow the trees' nodes.
 * Cost:      n log n in the number of nodes. Where a list repeats values, fewer of them may be
 *            taken as equal than could be.
 * Errors:    ERR_OOM. */
#ifndef SPECGEN_COMPARE_COMPARE_H
#define SPECGEN_COMPARE_COMPARE_H

#include "specgen/spec/result.h"

#define COMPARE_COLUMNS 4
#define COMPARE_NONE    ((size_t)-1)

enum compare_relation {
    COMPARE_SAME,
    COMPARE_CHANGED, /* ~ */
    COMPARE_ADDED,   /* + not in the first column */
    COMPARE_MISSING, /* - in the first column only */
    COMPARE_NEITHER, /* of a cell: neither here nor in the first column, or no spec at all */
};
char compare_sign(enum compare_relation r); /* ' ' when there is none */
const char *compare_relation_name(enum compare_relation r);

enum compare_line { COMPARE_BLANK, COMPARE_VALUE, COMPARE_OPEN, COMPARE_CLOSE };

struct compare_cell {
    const struct spec_node *node; /* NULL: blank */
    enum compare_line line;
    enum compare_relation relation; /* the first column's own: SAME or NEITHER */
    uint32_t index;                 /* in its list */
};

struct compare_row {
    unsigned depth;
    enum compare_relation relation; /* of all columns; CHANGED wins, NEITHER does not occur */
    size_t parent;                  /* row that opens what it stands in; COMPARE_NONE */
};

struct compare {
    unsigned columns;
    size_t count;
    const struct compare_row *rows;
    const struct compare_cell *cells; /* `columns` of them a row */
    size_t changed, added, missing;   /* rows */
};

/* roots: 2 to COMPARE_COLUMNS of them; NULL: there is no spec. */
struct err *compare_specs(struct compare *out, struct arena *a,
                          const struct spec_node *const *roots, unsigned columns);

/* The same of specs that were all generated: a value that rests on what nobody has said is another
 * one's only where the same question is open there. */
struct err *compare_generated(struct compare *out, struct arena *a,
                              const struct spec_node *const *roots, unsigned columns);

static inline const struct compare_cell *compare_at(const struct compare *c, size_t row,
                                                    unsigned column)
{
    return &c->cells[row * c->columns + column];
}

/* Two values of one kind: lists and objects are the same as far as they are none. */
bool compare_same_scalar(const struct spec_node *l, const struct spec_node *r);

/* Two nodes of one name: whether it is written with the same escapes. */
bool compare_same_name(const struct spec_node *l, const struct spec_node *r);

/* The JSON of a value, with a ? behind one that rests on what nobody has said; of one that nobody
 * knows the ? alone. */
struct str compare_value(struct arena *a, const struct spec_node *n);

/* The line without its indentation ("\"count\": 2,"); empty for a blank cell. */
struct str compare_text(struct arena *a, const struct compare *c, size_t row, unsigned column);

/* "windows.resources.cpu", with the list places of the first column that has the row. */
struct str compare_path(struct arena *a, const struct compare *c, size_t row);

/* Rows to show and rows to fold away, in order. A difference keeps `context` rows around it
 * and the opening lines of all that it stands in. */
struct compare_run {
    size_t first, count;
    bool folded;
};
struct compare_runs {
    const struct compare_run *runs;
    size_t count;
};
struct err *compare_fold(struct compare_runs *out, struct arena *a, const struct compare *c,
                         size_t context);

#endif
