/* ui/cli/decode_rows.h - the named rows below an answer of 'decode'. */
#ifndef UI_CLI_DECODE_ROWS_H
#define UI_CLI_DECODE_ROWS_H

#include "model/base/str.h"

#include <stdio.h>

/* Without a text there is no row.
 * The first is the sentence of ui/cli/decode_sentence.h. */
void decode_answer_row(FILE *out, struct str sentence);

void decode_row(FILE *out, const char *name, struct str text);
void decode_row_text(FILE *out, const char *name, const char *text);

#endif
