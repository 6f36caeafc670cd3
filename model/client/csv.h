/* model/client/csv.h - one record as Go's encoding/csv reads it.
 *
 * A field that begins with a quote ends with one and may hold commas, line ends and "" for a
 * quote; any other field may hold no quote. Empty lines before the record are passed over, what
 * follows the record's line is not looked at. */
#ifndef MODEL_CLIENT_CSV_H
#define MODEL_CLIENT_CSV_H

#include "model/base/arena.h"

struct client_csv {
    struct str *fields; /* in the arena */
    size_t count;
};

/* False: *why is Go's text ("EOF" for an empty one). */
bool client_csv_read(struct client_csv *out, struct str *why, struct arena *a, struct str text);

#endif
