/* model/formats/run_line_culprit.h - which of the names that stand for what nobody told, variables
 * or placeholders, made docker's client refuse a run line. Cost: linear in the text and the names.
 */
#ifndef MODEL_FORMATS_RUN_LINE_CULPRIT_H
#define MODEL_FORMATS_RUN_LINE_CULPRIT_H

#include "model/base/err.h"
#include "model/shell/shell.h"

/* ERR_INPUT that tells it, at its place in the text, whose first line is the one of that number.
 * Of `names`, one at least, it is the first behind the flag that the client's message names: `for
 * "-m, --memory" flag`; without one the line's first. */
struct err *run_line_culprit(struct str text, unsigned number, const struct shell_words *names,
                             struct str message);

#endif
