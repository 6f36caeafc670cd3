/* model/diagnosis/event_split.h - a text of several events, one after the other: each as a text of
 * its own that event_text() reads.
 *
 * Of ConvertTo-Json each object is written as the list that Format-List makes of it.
 * An event begins where what the first one began with comes again: the first label of a list or of
 * the viewer's copy, "<Event " of XML, the next row of a table or an export (with the heading put
 * above it).
 * Ownership: the arena's, or the text's. Cost: linear; a heading is copied for each row. */
#ifndef MODEL_DIAGNOSIS_EVENT_SPLIT_H
#define MODEL_DIAGNOSIS_EVENT_SPLIT_H

#include "model/base/arena.h"
#include "model/value/value.h"

struct event_split {
    struct arena *arena;
    struct str rest;
    struct str heading; /* of a table or export, to be put above each row; empty: it has none */
    bool export;        /* the heading is that of a table with a separator */
    bool quoted;        /* of such a table: inside of a cell in quotes */
    bool xml;
    struct str first; /* how each event begins; empty: there is only one */
    struct str above; /* what stands above the first one: a command, an error */
    unsigned line;    /* of the text, where the event begins that was given last; from 1 */
    unsigned next_line;
};

/* An object with the members of an event as a list; STR_NONE: it is none. */
struct str event_of_object(struct arena *a, const struct value *v);

/* The objects of a text that begins with JSON as lists, one behind the other; STR_NONE: they are no
 * events. */
struct str event_lists_of_json(struct arena *a, struct str text);

void event_split_init(struct event_split *s, struct arena *a, struct str text);
/* False: there is none any more. */
bool event_split_next(struct event_split *s, struct str *event);

#endif
