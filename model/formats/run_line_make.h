/* model/formats/run_line_make.h - a run line of a Makefile, where $$ stands for $. */
#ifndef MODEL_FORMATS_RUN_LINE_MAKE_H
#define MODEL_FORMATS_RUN_LINE_MAKE_H

#include "model/base/arena.h"

/* *text becomes what make hands to its shell; false: nothing in it is make's. No shell has a use
 * for $$ in front of a name. */
bool run_line_make(struct str *text, struct arena *a);

#endif
