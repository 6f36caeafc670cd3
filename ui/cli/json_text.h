/* ui/cli/json_text.h - text as a JSON string.
 *
 * What the engine says need not be UTF-8 (it cuts bytewise); each byte that is not becomes
 * \ufffd, so that every line of output is JSON. Other text stays as it is. */
#ifndef UI_CLI_JSON_TEXT_H
#define UI_CLI_JSON_TEXT_H

#include "model/base/buf.h"

#include <stdio.h>

void json_text(FILE *out, struct str text);            /* with its quotes */
void json_text_add(struct buf *out, struct str text);  /* with its quotes */
void json_text_part(struct buf *out, struct str text); /* without */

#endif
