/* ui/cli/decode_text.h - what an error, a version, a log record or an event says, for a person. */
#ifndef UI_CLI_DECODE_TEXT_H
#define UI_CLI_DECODE_TEXT_H

#include "model/base/arena.h"
#include "model/base/err.h"
#include "model/diagnosis/error_text.h"
#include "ui/cli/decode_kind.h"

#include <stdio.h>

struct err *decode_print(FILE *out, struct arena *a, enum decode_what what, struct str text);

/* Everything known of one code, which may stand in no table. of: the text that has it, whose
 * call decides what to look at; NULL: it is asked about alone. */
void decode_print_code(FILE *out, const struct code_parts *parts, struct str as_written,
                       const struct error_text *of);

#endif
