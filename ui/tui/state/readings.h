/* ui/tui/state/readings.h - what an open document was read as, each time that it was read: a step
 * of the history goes back to what the header and the tables tell of it, too. */
#ifndef UI_TUI_STATE_READINGS_H
#define UI_TUI_STATE_READINGS_H

#include "model/formats/artefact.h"

struct ui_readings {
    struct artefact *items; /* but for the one in use, which is the document's */
    size_t count;           /* 0: it was read once */
    size_t used;
};

/* `file` becomes what it was read as: takes it, and keeps what was before. ERR_OOM: all stays. */
struct err *ui_readings_add(struct ui_readings *r, struct artefact *now, struct artefact *file);
/* An earlier one again; the file's name and format stay those of now. */
void ui_readings_use(struct ui_readings *r, struct artefact *now, size_t reading);
/* No step leads to it any more. */
void ui_readings_forget(struct ui_readings *r, size_t reading);
void ui_readings_finish(struct ui_readings *r);

#endif
