/* model/client/duration.h - time.ParseDuration of Go: decimals with ns us µs ms s m h. */
#ifndef MODEL_CLIENT_DURATION_H
#define MODEL_CLIENT_DURATION_H

#include "model/base/arena.h"

#include <stdint.h>

/* Nanoseconds. False: *why is Go's text. */
bool client_duration(int64_t *out, struct str *why, struct arena *a, struct str text);

/* The same with d (24 hours) and w (7 days) besides, as compose reads them. */
bool client_duration_in_weeks(int64_t *out, struct str *why, struct arena *a, struct str text);

#endif
