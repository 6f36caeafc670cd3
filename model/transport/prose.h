/* model/transport/prose.h - what the person who pastes says above and below the paste. */
#ifndef MODEL_TRANSPORT_PROSE_H
#define MODEL_TRANSPORT_PROSE_H

#include "model/transport/lines.h"

/* Lines of whole paragraphs at the beginning or the end in which somebody speaks: sentences of
 * words alone that ask, greet or tell of oneself. Never all of the lines. */
size_t lines_of_prose_above(const struct lines *l);
size_t lines_of_prose_below(const struct lines *l);

/* Whether a word of somebody who asks, greets or tells of oneself is in it. */
bool line_speaks(struct str line);

/* Words alone, or with a command among them, where each line of an artefact has a label. */
bool line_is_said(struct str line);

/* Lines in which a chat names who wrote what follows, and when: "[9:12 AM] Smith, Joe",
 * "Joe Smith  9:12 AM", or the time alone below the name. 0: none begins at `from`. */
size_t lines_of_speaker(const struct lines *l, size_t from);
/* What "[9:12 AM] bob.smith: docker ps" says behind the name, of a line that is one of these;
 * empty: nothing in it. */
struct str line_said(struct str line);

#endif
