/* model/diagnosis/event_rows.h - the events of Windows that are known: events.def. */
#ifndef MODEL_DIAGNOSIS_EVENT_ROWS_H
#define MODEL_DIAGNOSIS_EVENT_ROWS_H

#include "model/base/str.h"

#include <stdint.h>

struct event_row {
    uint32_t id;
    char provider[40];
    char severity[8];
    char text[72];               /* that it begins with; "": not known */
    char meaning[96], next[112]; /* for people; "": nothing to say */
    bool reasoned;               /* what a code in it says comes before `next` */
};
extern const struct event_row event_rows[];
extern const size_t event_row_count;

/* Of several with one number that whose beginning stands in the text, else the last. */
const struct event_row *event_row_of(struct str provider, uint64_t id, struct str text);

#endif
