/* model/client/run_line_shell.h - which shell a run line was typed into: what only one of them
 * writes, or whether those that come into question agree on the words.
 *
 * Cost: linear. */
#ifndef MODEL_CLIENT_RUN_LINE_SHELL_H
#define MODEL_CLIENT_RUN_LINE_SHELL_H

#include "model/client/run_in_line.h"
#include "model/client/run_line.h"

/* shell, sure and why of the line. `prompt` and `goes_on` are what the prompt before it and its end
 * told. ERR_OOM. */
struct err *run_line_tell_shell(struct run_line *line, struct arena *a, enum guess prompt,
                                enum guess goes_on);

#endif
