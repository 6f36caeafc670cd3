/* ui/cli/decode_other.h - a text in which no error stands: what it is, and who reads it. */
#ifndef UI_CLI_DECODE_OTHER_H
#define UI_CLI_DECODE_OTHER_H

#include "model/base/arena.h"

/* A sentence or two; empty: it is nothing else that is known either. */
struct str decode_other(struct arena *a, struct str text);

#endif
