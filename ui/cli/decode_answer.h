/* ui/cli/decode_answer.h - the four kinds of text that are explained, for programs. */
#ifndef UI_CLI_DECODE_ANSWER_H
#define UI_CLI_DECODE_ANSWER_H

#include "model/value/value.h"
#include "ui/cli/decode_text.h"

typedef struct err *decode_answer(const struct value **out, struct arena *a, struct str text);

struct decode_kind_row {
    const char *name; /* for --as */
    enum decode_what what;
    decode_answer *answer;
};
extern const struct decode_kind_row decode_kinds[DECODE_EVENT + 1]; /* by enum decode_what */

#endif
