/* model/transport/clean_text.h - a pasted text as it was before it was pasted.
 *
 * Undone, in this order: line ends of Windows and no-break blanks; quote marks and the empty
 * lines between quoted ones; code fences; time stamps and marks of CI systems; common
 * indentation; the block that PowerShell puts in the middle of a native command's errors; breaks
 * at the console's width, inside words, numbers and strings of JSON as well.
 * Ownership: everything lies in the arena given. STR_NONE in `text` when memory was short.
 * Cost:      linear. */
#ifndef MODEL_TRANSPORT_CLEAN_TEXT_H
#define MODEL_TRANSPORT_CLEAN_TEXT_H

#include "model/transport/lines.h"

#include <stdint.h>

struct clean_text {
    struct str text;
    struct str unsaid;    /* of it what is between somebody's own words above and below */
    const size_t *joints; /* offsets in text where a line's end was taken away, rising */
    size_t joint_count;
    const uint32_t *lines; /* of the text given, for each line of this one; first of joined ones */
    size_t line_count;
    bool ci, powershell;                /* what was around it */
    struct undone undone[UNDONE_KINDS]; /* lines: of the text given */
    size_t undone_count;
    bool blanks_lost; /* blanks at the end of broken lines were lost, and put back by width */
};

void clean_text(struct clean_text *out, struct arena *a, struct str raw);

/* The last step alone: lines broken at the console's width are joined. */
void clean_text_join(struct clean_text *out, struct lines *l);

/* Whether a line's end was taken away between the offsets from and to. */
bool clean_text_joined(const struct clean_text *t, size_t from, size_t to);

#endif
