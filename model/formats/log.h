/* model/formats/log.h - what stands in a daemon's log, for those who want one thing of it. */
#ifndef MODEL_FORMATS_LOG_H
#define MODEL_FORMATS_LOG_H

#include "model/base/err.h"
#include "model/formats/input.h"

/* The OCI spec of the last record that has one; the caller owns it. NULL: none has. ERR_OOM. */
struct err *log_spec(const struct value **out, const struct input *in);

#endif
