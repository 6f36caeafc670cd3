/* model/client/json_compact.h - json.Compact of Go's encoding/json, with its errors. */
#ifndef MODEL_CLIENT_JSON_COMPACT_H
#define MODEL_CLIENT_JSON_COMPACT_H

#include "model/base/arena.h"

/* The JSON text without blanks between its parts. False: *why is Go's text. */
bool client_json_compact(struct str *out, struct str *why, struct arena *a, struct str text);

#endif
