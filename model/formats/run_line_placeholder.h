/* model/formats/run_line_placeholder.h - <name> on a run line out of a manual, where a value
 * belongs.
 *
 * To a shell it would be two redirections, which nobody means who writes it without a blank inside
 * of the brackets and with one around them: <image>, -e PASSWORD=<your password>, <folder>:C:\data.
 * In quotes it is a text as any other. Cost: linear. */
#ifndef MODEL_FORMATS_RUN_LINE_PLACEHOLDER_H
#define MODEL_FORMATS_RUN_LINE_PLACEHOLDER_H

#include "model/formats/run_line_places.h"

/* The line with names in place of them, in small letters, as an image's have to be; `out` gets
 * those with their brackets. Lives in the arena, or is the text. */
struct str run_line_placeholders(struct run_places *out, struct arena *a, enum shell shell,
                                 struct str text);

#endif
