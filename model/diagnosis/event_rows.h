/* model/diagnosis/event_rows.h - the events of Windows that are known: events.def. */
#ifndef MODEL_DIAGNOSIS_EVENT_ROWS_H
#define MODEL_DIAGNOSIS_EVENT_ROWS_H

#include <stddef.h>
#include <stdint.h>

struct event_row {
    const char *provider;
    uint32_t id;
    const char *severity;
    const char *text;           /* that it begins with; NULL: not known */
    const char *meaning, *next; /* for people; NULL: nothing to say */
};
extern const struct event_row event_rows[];
extern const size_t event_row_count;

#endif
