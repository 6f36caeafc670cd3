/* model/diagnosis/event_text.h - events of Windows as text: what Get-WinEvent lists or tabulates,
 * the viewer's copy, its XML, and the bare sentence.
 *
 * Known by their text where no id is told: model/diagnosis/events.def.
 * Ownership: texts lie in the arena given. Errors: ERR_OOM. */
#ifndef MODEL_DIAGNOSIS_EVENT_TEXT_H
#define MODEL_DIAGNOSIS_EVENT_TEXT_H

#include "model/diagnosis/error_text.h"
#include "model/diagnosis/event_rows.h"

struct event_text {
    struct error_text error; /* codes, ids and calls of the message */
    struct str provider, channel, message;
    const char *shape;           /* list, table, viewer, xml, undescribed, export, text */
    uint32_t id;                 /* 0: not told */
    const struct event_row *row; /* NULL: in no table */
    const char *severity;
    const char *language;
    struct str plugin, account, reason, network_id, program;
};

struct err *event_text(struct event_text *out, struct arena *a, struct str text);
/* Of an event that is taken apart already; id 0: not told. */
struct err *event_of_parts(struct event_text *out, struct arena *a, struct str provider,
                           uint32_t id, struct str message);
void event_text_finish(struct event_text *e);

/* What to look at: the event's own words, or NULL where a code in it knows better (or nothing is
 * known). Beside an event that knows it, its codes have a meaning only. */
const char *event_next(const struct event_text *e);

/* {"provider","id","channel","message","codes","severity","container_ids"} and what applies. */
const struct value *event_answer(const struct event_text *e);

#endif
