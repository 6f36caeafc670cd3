#include "model/diagnosis/event_rows.h"

#define EVENT(PROVIDER, ID, SEVERITY, TEXT, MEANING, NEXT)                                         \
    {ID, PROVIDER, SEVERITY, TEXT, MEANING, NEXT},

const struct event_row event_rows[] = {
#include "model/diagnosis/events.def"
};
const size_t event_row_count = sizeof(event_rows) / sizeof(event_rows[0]);
