/* model/diagnosis/event_story.h - what several events of one failure tell together.
 *
 * A container that gets no credentials leaves several events: that its plug-in was loaded, that it
 * gave none, that the container was not set up. One of them is why.
 * Cost: constant for each event. */
#ifndef MODEL_DIAGNOSIS_EVENT_STORY_H
#define MODEL_DIAGNOSIS_EVENT_STORY_H

#include "model/diagnosis/event_text.h"

struct event_story {
    unsigned seen; /* a bit for each kind of event */
    size_t count;  /* of all events, those of other stories as well */
};

/* A story has no event yet when it is all zeros. */
void event_story_add(struct event_story *s, const struct event_text *e);

/* Whether there are several events, and one of them is of credentials. */
bool event_story_is_told(const struct event_story *s);

/* Whether the event is one of them. */
bool event_story_has(const struct event_text *e);

/* Whether what is to be checked at this event is not told by another one. */
bool event_story_asks(const struct event_story *s, const struct event_text *e);

/* A paragraph: what happened, and what to check. */
struct str event_story_text(struct arena *a, const struct event_story *s);

#endif
