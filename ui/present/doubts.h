/* ui/present/doubts.h - which lines of the spec rest on what nobody told.
 *
 * Finding that out means reading the document's sources, and a frame asks it of every line that it
 * shows: what was asked once is kept until the next generation. */
#ifndef UI_PRESENT_DOUBTS_H
#define UI_PRESENT_DOUBTS_H

#include "specgen/explain/explain.h"
#include "ui/present/spec_lines.h"

struct ui_doubts {
    const struct spec_result *of;
    const struct ui_spec_lines *lines;
    unsigned char *answers; /* of each line, as far as asked; NULL: no document's source */
};

/* In the arena of the generation. False: no memory. */
bool ui_doubts_make(struct ui_doubts *out, struct arena *a, const struct spec_result *r,
                    const struct ui_spec_lines *lines);

/* Whether the line, which is one of the spec's, is an assumption. The arena is for what is looked
 * up on the way. */
bool ui_line_is_assumed(const struct ui_doubts *d, struct arena *a,
                        const struct ui_spec_line *line);

#endif
