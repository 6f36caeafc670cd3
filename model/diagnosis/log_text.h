/* model/diagnosis/log_text.h - one record of a daemon's log: logfmt, terminal, JSON, Docker
 * Desktop's own, or the event log's form.
 *
 * What stands in it: a document for the Host Compute Service, the body of an API call, an answer
 * of HNS or HCS, an error, the exit of a process, the daemon's default isolation.
 * Ownership: texts lie in the arena given; log_text_finish() gives the document back.
 * Errors:    ERR_OOM. */
#ifndef MODEL_DIAGNOSIS_LOG_TEXT_H
#define MODEL_DIAGNOSIS_LOG_TEXT_H

#include "model/diagnosis/error_text.h"

struct log_text {
    const char *form;  /* "logfmt", "tty", "json", "desktop", "desktop-logfmt", "eventlog" */
    const char *level; /* "debug", "info", "warning", "error", "fatal"; NULL: not told */
    struct str message;
    struct error_text error;  /* of the message */
    const char *call;         /* "hcs.Create", "api.ContainerCreate", ...; NULL: none */
    const char *document;     /* "hcs1", "create-body", "hns-networks", ...; NULL: none */
    const struct value *json; /* owned */
    struct str http;          /* the path that a handler answered an error to */
    struct str failure;       /* what went wrong, in the daemon's words; empty: it is no error */
    struct str default_isolation;
    const char *hint_from, *hint_to;
    bool hinted, wrapped; /* wrapped: it was broken at a console's width */
};

struct err *log_text(struct log_text *out, struct arena *a, struct str text);
void log_text_finish(struct log_text *l);

/* Of a log the first record in which something failed, else the first one. */
struct err *log_record_that_failed(struct str *out, struct arena *a, struct str log);

/* {"level","call","container_ids","document","document_json","codes","form"}, and what applies. */
const struct value *log_answer(const struct log_text *l);

#endif
