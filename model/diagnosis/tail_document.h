/* model/diagnosis/tail_document.h - the JSON document that stands in an error or a log line.
 *
 * hcsshim put the document it sent to the Host Compute Service behind the error's text ("extra
 * info:"), and logs hold it too; pastes damage it. Found by its first key, put together again and
 * parsed: broken at a console's width, inside another JSON string, with one of two backslashes
 * eaten by Markdown, printed by hand over several lines, cut off.
 * Ownership: `json` is the caller's (value_unref); NULL when the document is cut. */
#ifndef MODEL_DIAGNOSIS_TAIL_DOCUMENT_H
#define MODEL_DIAGNOSIS_TAIL_DOCUMENT_H

#include "model/transport/clean_text.h"
#include "model/value/value.h"

enum tail_kind {
    TAIL_NONE,
    TAIL_HCS1,    /* {"SystemType": ...} */
    TAIL_HCS2,    /* {"Owner": ..., "SchemaVersion": {"Major": 2, ...}} */
    TAIL_PROCESS, /* {"CommandLine": ...}, {"ApplicationName": ...}, {"CommandArgs": ...} */
};
const char *tail_kind_name(enum tail_kind k); /* "hcs1"; NULL for TAIL_NONE */

enum tail_state {
    TAIL_WHOLE,
    TAIL_WRAPPED,   /* broken at a console's width */
    TAIL_ESCAPED,   /* inside another JSON string */
    TAIL_UNESCAPED, /* single backslashes */
    TAIL_PRETTY,    /* over several lines */
    TAIL_CUT,       /* its end is missing */
};
const char *tail_state_name(enum tail_state s);

enum tail_isolation { TAIL_UNKNOWN, TAIL_PROCESS_ISOLATED, TAIL_HYPERV };

struct tail_document {
    enum tail_kind kind;
    enum tail_state state;
    size_t from, to; /* where it stands in the clean text */
    struct str text; /* of the document itself, unescaped; in the arena */
    const struct value *json;
    enum tail_isolation isolation;
};

/* The first document at or behind offset `from`. */
void tail_document(struct tail_document *out, struct arena *a, const struct clean_text *t,
                   size_t from);

#endif
