/* ui/term/cluster.h - text as it is drawn: clusters of a base character and its marks.
 *
 * A cluster is one code point that takes columns and the zero-width ones behind it, or one
 * control, format character or invalid byte, which is shown as a visible stand-in. Joined
 * emoji are clusters side by side, because terminals disagree about their width. */
#ifndef UI_TERM_CLUSTER_H
#define UI_TERM_CLUSTER_H

#include "ui/term/surface.h"

struct ui_cluster {
    size_t bytes;
    int width;     /* 1 or 2 */
    bool stand_in; /* ch is not what the text says */
    uint32_t ch;
    uint32_t marks[CELL_MARKS];
};

/* at < text.len */
void ui_cluster_read(struct str text, size_t at, bool ascii, struct ui_cluster *out);

/* How many characters from there on are one byte and one column each, without marks: most of all
 * text, which is then not read cluster by cluster. Looks at `most` of them. */
size_t ui_plain_run(struct str text, size_t at, size_t most);

#endif
