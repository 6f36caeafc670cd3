/* ui/cli/candidates.h - the words that can stand for a kind of value, where they can be listed. */
#ifndef UI_CLI_CANDIDATES_H
#define UI_CLI_CANDIDATES_H

#include "model/base/buf.h"
#include "ui/cli/cli.h"

/* Appends each word and a blank; nothing for kinds that are open (files, numbers, free text).
 * `value` is the option's own text, which lists the words of UI_TAKES_CHOICE. False: no memory. */
bool candidates_put(struct buf *out, enum ui_value_kind kind, const char *value);

#endif
