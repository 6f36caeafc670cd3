/* model/formats/log.h - a record of a daemon's log, wherever the daemon wrote it: a file, the event
 * log of Windows. */
#ifndef MODEL_FORMATS_LOG_H
#define MODEL_FORMATS_LOG_H

#include "model/formats/evidence.h"

struct log_reader {
    struct evidence *out;
    size_t answers; /* so far */
};

/* What the record tells: a spec, a document, a request, an answer. Errors: ERR_OOM. */
struct err *log_read_record(struct log_reader *r, struct str text);

#endif
