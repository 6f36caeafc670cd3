/* model/diagnosis/event_shapes.h - the shapes in which Windows' tools show an event: XML, lists,
 * tables, what the viewer copies and exports, the message alone. */
#ifndef MODEL_DIAGNOSIS_EVENT_SHAPES_H
#define MODEL_DIAGNOSIS_EVENT_SHAPES_H

#include "model/diagnosis/event_text.h"

/* Fills in shape, id, provider, channel, message and language, and of a message alone the row.
 * `text` is clean (clean_text()); what is filled in lies in it or in the arena. */
void event_shape_read(struct event_text *out, struct arena *a, struct str text);

/* Between two texts; STR_NONE: one of them is missing. */
struct str event_between(struct str text, const char *open, const char *close);

#endif
