/* model/formats/shape.h - values that are of another kind than what their place has. */
#ifndef MODEL_FORMATS_SHAPE_H
#define MODEL_FORMATS_SHAPE_H

#include "model/formats/format.h"

/* Notes each value of the tree whose kind is none that shapes.def has
 * for its place, with its line and column, as left out: its reader passes it by. Cost: linear in
 * the tree for each row of the format. */
void shape_check(struct evidence *out, enum format_id kind, const struct value *v);
/* The same of a document inside of another text, whose line (out->line) is told with the place in
 * the document. */
void shape_check_inside(struct evidence *out, enum format_id kind, const struct value *v);

#endif
