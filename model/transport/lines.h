/* model/transport/lines.h - a pasted text as lines that remember where they stood.
 *
 * Each step of undoing takes lines away or cuts at their ends; the number of the file's line stays
 * with the rest. What was undone is listed once a kind, with the first line that it was met in.
 * Ownership: everything lies in the arena, texts also in what was split.
 * Failure:   the arena's. Cost: each step linear. */
#ifndef MODEL_TRANSPORT_LINES_H
#define MODEL_TRANSPORT_LINES_H

#include "model/base/arena.h"

#include <stdbool.h>

struct line {
    struct str text; /* without its end */
    unsigned number; /* in the file, from 1 */
};

struct undone {
    unsigned line;
    const char *what; /* a sentence's piece: "quote marks in front of lines" */
};

#define UNDONE_KINDS 24 /* different steps; each is listed once */

struct lines {
    struct arena *arena;
    struct line *items;
    size_t count;
    struct undone undone[UNDONE_KINDS];
    size_t undone_count;
};

/* CR before LF goes, no-break blanks become blanks, marks of no width go. False: no memory. */
bool lines_split(struct lines *out, struct arena *a, struct str raw);

void lines_undone(struct lines *l, unsigned line, const char *what);

bool line_is_blank(struct str line);
bool line_holds(struct str line, const char *part);

/* ---- marks.c: what editors, forums and mail put around a text ------------------------------- */

void lines_drop_quote_marks(struct lines *l);
void lines_drop_doubled_ends(struct lines *l);
void lines_drop_fences(struct lines *l);
void lines_drop_indentation(struct lines *l);

bool line_is_fence(struct str line);

/* ---- ci_marks.c: CI systems. True: there were some. ----------------------------------------- */

bool lines_drop_time_stamps(struct lines *l);
bool lines_drop_ci_marks(struct lines *l);
/* "web_1  | ", as compose puts in front of what its services print. */
bool lines_drop_service_prefixes(struct lines *l);

/* ---- powershell_frame.c --------------------------------------------------------------------- */

/* The block that PowerShell puts in the middle of a native command's errors. */
bool lines_drop_powershell_records(struct lines *l);

#endif
