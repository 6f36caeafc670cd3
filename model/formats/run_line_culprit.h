/* model/formats/run_line_culprit.h - which of the variables that nobody set made docker's client
 * refuse a run line. Cost: linear in the text and in its variables. */
#ifndef MODEL_FORMATS_RUN_LINE_CULPRIT_H
#define MODEL_FORMATS_RUN_LINE_CULPRIT_H

#include "model/shell/shell.h"

/* Of `names`, one at least, the first behind the flag that the client's message names: `for "-m,
 * --memory" flag`. *at: where it stands in the text. Without one it is the line's first variable,
 * and *at is 0. */
struct str run_line_culprit(size_t *at, struct str text, const struct shell_words *names,
                            struct str message);

#endif
