/* model/base/prompt_mark.h - a sign that ends a prompt, alone or behind a folder: Cmder's lambda,
 * arrows. */
#ifndef MODEL_BASE_PROMPT_MARK_H
#define MODEL_BASE_PROMPT_MARK_H

#include "model/base/str.h"

#define PROMPT_MARK_CMDER "\xCE\xBB" /* the small lambda */

/* Behind the mark that the line begins with, in front of which may stand a folder and a blank; 0:
 * it begins otherwise. */
size_t prompt_mark_behind(struct str line, struct str mark);

#endif
