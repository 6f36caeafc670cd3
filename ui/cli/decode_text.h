/* ui/cli/decode_text.h - what an error, a version, a log record or an event says, for a person. */
#ifndef UI_CLI_DECODE_TEXT_H
#define UI_CLI_DECODE_TEXT_H

#include "model/base/arena.h"
#include "model/base/err.h"
#include "ui/cli/decode_kind.h"

#include <stdio.h>

struct err *decode_print(FILE *out, struct arena *a, enum decode_what what, struct str text);

#endif
