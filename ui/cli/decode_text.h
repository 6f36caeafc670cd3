/* ui/cli/decode_text.h - what an error, a version, a log record or an event says, for a person. */
#ifndef UI_CLI_DECODE_TEXT_H
#define UI_CLI_DECODE_TEXT_H

#include "model/base/arena.h"
#include "model/base/err.h"
#include "specgen/assess/causes.h"
#include "ui/cli/decode_kind.h"

#include <stdio.h>

/* What is known of the container beside it; NULL: nothing. */
struct decode_beside {
    enum tail_isolation isolation;
    const struct assess_cause *causes;
};

struct err *decode_print(FILE *out, struct arena *a, enum decode_what what, struct str text,
                         const struct decode_beside *beside);

#endif
