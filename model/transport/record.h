/* model/transport/record.h - how a record of a daemon's or a client's log begins. */
#ifndef MODEL_TRANSPORT_RECORD_H
#define MODEL_TRANSPORT_RECORD_H

#include "model/base/str.h"

/* A record in logfmt, as on a terminal or as Docker Desktop writes it. */
bool line_begins_record(struct str line);

#endif
