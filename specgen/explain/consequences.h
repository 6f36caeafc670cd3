/* specgen/explain/consequences.h - what differs for the user between results side by side.
 *
 * Rows of specgen/explain/effective.h, chosen and put next to each other: how many processors a
 * program counts, how much CPU and memory it gets, what it can reach and as whom, who
 * isolates it. Every cell keeps its note and its dated source. A column that is refused before
 * there is a spec has no container: its cells say so.
 * Ownership: cells lie in *out; texts in the arena given, or borrowed from the results.
 * Errors:    ERR_OOM. */
#ifndef SPECGEN_EXPLAIN_CONSEQUENCES_H
#define SPECGEN_EXPLAIN_CONSEQUENCES_H

#include "specgen/explain/effective.h"

#define CONSEQUENCE_COLUMNS 4
#define CONSEQUENCE_ROWS    13

struct consequence {
    enum effective_what what;
    const char *title;
    bool differs; /* between any two columns; of those with a container, where two have one */
    const struct effective_row *cells[CONSEQUENCE_COLUMNS];
};

struct consequences {
    unsigned columns;
    bool refused[CONSEQUENCE_COLUMNS]; /* there is no container */
    struct consequence rows[CONSEQUENCE_ROWS];
    size_t differing;
    const struct effective *effective; /* `columns` of them, in full */
};

/* columns: 1 to CONSEQUENCE_COLUMNS. */
struct err *consequences(struct consequences *out, struct arena *a,
                         const struct spec_result *const *results, unsigned columns);

#endif
