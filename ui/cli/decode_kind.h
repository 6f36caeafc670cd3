/* ui/cli/decode_kind.h - what a text that was pasted looks like: an error, a version, a log record
 * or an event. */
#ifndef UI_CLI_DECODE_KIND_H
#define UI_CLI_DECODE_KIND_H

#include "model/base/arena.h"
#include "model/base/str.h"

enum decode_what { DECODE_ERROR, DECODE_VERSION, DECODE_LOG, DECODE_EVENT };

/* An error when nothing else fits. */
enum decode_what decode_kind(struct arena *a, struct str text);

#endif
