/* model/formats/run_line_folder.h - the folder that a run line was typed in, where the line names
 * it: $PWD, $(pwd), %cd% and the like.
 *
 * Lives in the arena, or is the text. Cost: linear in the text. */
#ifndef MODEL_FORMATS_RUN_LINE_FOLDER_H
#define MODEL_FORMATS_RUN_LINE_FOLDER_H

#include "model/client/run_line.h"
#include "model/formats/evidence.h"

/* The line's text with that folder written out. Where it is not known one is taken, which a remark
 * says. */
struct str run_line_folder(struct evidence *out, const struct run_line *line, enum shell shell);

#endif
