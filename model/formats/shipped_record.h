/* model/formats/shipped_record.h - records of a log as the programs write them that gather logs: an
 * object with a time, and the line itself as a text beside it. */
#ifndef MODEL_FORMATS_SHIPPED_RECORD_H
#define MODEL_FORMATS_SHIPPED_RECORD_H

#include "model/base/arena.h"
#include "model/value/value.h"

/* The lines of such a record, or of a list of them, one below the other; STR_NONE: it is none. */
struct str shipped_record_text(struct arena *a, const struct value *v);

#endif
