/* model/transport/json_repair.h - what is whole of a piece of JSON that is none any more.
 *
 * Undone: **bold** marks, remarks behind //, commas too many and missing, single backslashes, line
 * ends inside of strings, elisions, a beginning or an end that is missing. Nothing is guessed: a
 * member whose value is not there goes, and is told. Where the beginning is missing, brackets are
 * put in front; a member whose name was lost with it has an empty name.
 * The text has the lines that it had: line 7 stays line 7.
 * Ownership: the arena's. Cost: linear. Limit: REPAIR_NESTING levels; deeper gives STR_NONE. */
#ifndef MODEL_TRANSPORT_JSON_REPAIR_H
#define MODEL_TRANSPORT_JSON_REPAIR_H

#include "model/transport/lines.h"

#define REPAIR_NESTING 100

struct json_repaired {
    struct str text;                    /* STR_NONE: nothing is left, or memory was short */
    bool gap;                           /* something was elided */
    bool headless;                      /* its beginning is missing */
    bool cut;                           /* its end is missing */
    struct undone undone[UNDONE_KINDS]; /* line: of the text given */
    size_t undone_count;
};

void json_repair(struct json_repaired *out, struct arena *a, struct str text);

/* The offset behind the value that begins at 0 with a bracket; 0: its end is missing. Line ends
 * may stand inside of strings. */
size_t json_extent(struct str text);

#endif
