/* model/diagnosis/event_rows.h - the events of Windows that are known: events.def. */
#ifndef MODEL_DIAGNOSIS_EVENT_ROWS_H
#define MODEL_DIAGNOSIS_EVENT_ROWS_H

#include <stddef.h>
#include <stdint.h>

struct event_row {
    uint32_t id;
    char provider[40];
    char severity[8];
    char text[72];               /* that it begins with; "": not known */
    char meaning[96], next[112]; /* for people; "": nothing to say */
};
extern const struct event_row event_rows[];
extern const size_t event_row_count;

#endif
