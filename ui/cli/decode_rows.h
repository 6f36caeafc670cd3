/* ui/cli/decode_rows.h - the named rows below an answer of 'decode'. */
#ifndef UI_CLI_DECODE_ROWS_H
#define UI_CLI_DECODE_ROWS_H

#include "model/base/str.h"

#include <stdio.h>

#define ANSWER "Answer   " /* before the sentence that stands first */

/* Without a text there is no row. */
void decode_row(FILE *out, const char *name, struct str text);
void decode_row_text(FILE *out, const char *name, const char *text);

#endif
