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

#define UNDONE_KINDS 40 /* different steps; each is listed once */

struct lines {
    struct arena *arena;
    struct line *items;
    size_t count;
    struct undone undone[UNDONE_KINDS];
    size_t undone_count;
};

/* Its bytes are made plain (plain_bytes.h) on the way. False: no memory. */
bool lines_split(struct lines *out, struct arena *a, struct str raw);

void lines_undone(struct lines *l, unsigned line, const char *what);

bool line_is_blank(struct str line);
bool line_holds(struct str line, const char *part);

/* ---- undress.c: all that stands around the lines of a text ---------------------------------- */

/* Quote marks, numbers, time stamps and other prefixes, one inside the other; empty lines between
 * the lines; common indentation. True: a CI system had put some there. */
bool lines_undress(struct lines *l);

/* ---- escaped.c ------------------------------------------------------------------------------- */

bool lines_unescape(struct lines *l);

/* ---- marks.c: what editors, forums and mail put around a text. True: there was some. -------- */

bool lines_drop_quoted_parts(struct lines *l);
bool lines_drop_doubled_ends(struct lines *l);
bool lines_drop_hard_breaks(struct lines *l);
bool lines_drop_bold(struct lines *l);
bool lines_drop_filling(struct lines *l);
/* Fences that stand in a line with something else. */
void lines_drop_marks_of_code(struct lines *l);
void lines_drop_fences(struct lines *l);
void lines_drop_indentation(struct lines *l);
/* The same of each part that paragraphs or fences set off from the text around it. */
void lines_drop_indentation_of_code(struct lines *l);

/* A line of nothing but a mark of code: ```json, {code}, [code]. */
bool line_is_fence(struct str line);
/* Of an item of a list in Markdown what stands behind "- ", "* " or "3. ", without the marks of
 * code around all of it. Empty: it is none. */
struct str line_list_item(struct str line);

/* ---- prefixes.c, line_numbers.c: what stands in front of each line. True: there was some. --- */

bool lines_drop_prefixes(struct lines *l, bool *ci);
bool lines_drop_ci_marks(struct lines *l);
bool lines_drop_numbers(struct lines *l);

/* ---- concise_view.c: the line of the script and the words of an error of PowerShell 7 -------- */

void lines_drop_concise_view(struct lines *l);

/* ---- run_on.c, table_cells.c: false: no memory ----------------------------------------------- */

bool lines_split_run_on(struct lines *l);
bool lines_split_cells(struct lines *l);

/* ---- table_cells.c: tables of Markdown ------------------------------------------------------- */

/* How many lines the table has whose heading stands in line `from`, with that and the rule below
 * it; 0: none does. */
size_t lines_of_table(const struct lines *l, size_t from);
/* The cells of a row without the marks of code; at most `most` of them. */
size_t line_cells(struct str *cells, size_t most, struct arena *a, struct str row);

/* ---- powershell_frame.c --------------------------------------------------------------------- */

/* The block that PowerShell puts in the middle of a native command's errors. */
bool lines_drop_powershell_records(struct lines *l);
/* How many lines the block has that begins with line `from`, which names the place; 0: none does.
 */
size_t lines_of_powershell_record(const struct lines *l, size_t from);

#endif
