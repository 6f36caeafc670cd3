#include "ui/tui/state/host_info.h"

#include <stdlib.h>

void ui_host_info_keep(struct ui_document *d, struct docker_info_told *told)
{
    if (told->release != 0) {
        free(d->file.engine_note);
        d->file.engine_note = told->note;
        d->file.engine_by = "docker info";
        d->file.engine_said = told->release;
        told->note = NULL;
    }
    free(told->note);
    told->note = NULL;
}

bool ui_host_info_taken(const struct ui_document *d)
{
    for (size_t step = mdl_history_position(d->history); step > 0; step--) {
        const char *label = mdl_history_label(d->history, step);

        if (label != NULL && strcmp(label, UI_HOST_INFO_STEP) == 0)
            return true;
    }
    return d->file.from_info;
}

const char *ui_host_engine_note(const struct ui_document *d)
{
    return d->file.engine_by != NULL && d->file.engine_said == ui_document_now(d)->release
               ? d->file.engine_note
               : NULL;
}
