/* model/client/run_prompt.h - a shell's prompt in front of a run line, which tells the shell. */
#ifndef MODEL_CLIENT_RUN_PROMPT_H
#define MODEL_CLIENT_RUN_PROMPT_H

#include "model/client/run_text.h"

/* *s goes behind the prompt that it begins with. */
enum guess run_take_prompt(struct str *s);

/* One line without the prompt before it. */
struct str run_typed(struct str line);

#endif
