#include "model/diagnosis/event_rows.h"

#include "model/diagnosis/loose_match.h"

#define EVENT(PROVIDER, ID, SEVERITY, TEXT, MEANING, NEXT)                                         \
    {ID, PROVIDER, SEVERITY, TEXT, MEANING, NEXT, false},
#define WITH_REASON(PROVIDER, ID, SEVERITY, TEXT, MEANING, NEXT)                                   \
    {ID, PROVIDER, SEVERITY, TEXT, MEANING, NEXT, true},

const struct event_row event_rows[] = {
#include "model/diagnosis/events.def"
};
const size_t event_row_count = sizeof(event_rows) / sizeof(event_rows[0]);

const struct event_row *event_row_of(struct str provider, uint64_t id, struct str text)
{
    const struct event_row *found = NULL;

    for (size_t i = 0; i < event_row_count; i++) {
        if (event_rows[i].id != id || !str_is(provider, event_rows[i].provider))
            continue;
        found = &event_rows[i];
        if (found->text[0] != '\0' && loose_holds(text, found->text))
            break;
    }
    return found;
}
