/* model/base/brackets.h - where a value ends that stands in brackets or quotes, within a text of
 * others. */
#ifndef MODEL_BASE_BRACKETS_H
#define MODEL_BASE_BRACKETS_H

#include "model/base/str.h"

/* The length of what the text begins with: [...], {...} or "...", whatever they hold; a bracket in
 * quotes is none, and a quote behind a backslash ends none. 0: the text begins otherwise, or the
 * end is missing. */
size_t brackets_length(struct str text);

#endif
