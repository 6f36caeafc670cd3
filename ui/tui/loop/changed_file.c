#include "ui/tui/loop/changed_file.h"

#include "model/os/os.h"
#include "ui/tui/state/catalogue.h"

/* Without reading it, which takes long for a large one. */
static bool looks_like(const struct ui_file_stamp *stamp, const struct os_info *info)
{
    return stamp->seconds == info->seconds && stamp->nanoseconds == info->nanoseconds &&
           stamp->bytes == info->bytes;
}

static void tell(struct ui_state *st, bool gone)
{
    const char *title = ui_current(st)->title;

    if (gone)
        ui_say(st, UI_ROLE_WARNING, "%s is there no more: another program took it away; %s asks",
               title, ui_key_of(st, UI_ACTION_SAVE));
    else
        ui_say(st, UI_ROLE_WARNING, "another program wrote %s meanwhile: %s reads it again", title,
               ui_key_of(st, UI_ACTION_RELOAD));
}

void ui_tell_changed_file(struct ui_state *st)
{
    struct ui_document *d = ui_current(st);
    struct os_info info = {.bytes = 0};
    struct ui_file_stamp now;
    bool gone, known;

    if (d->file.file == NULL || st->mode != UI_MODE_PANES || st->quit || st->fatal != NULL)
        return;
    gone = os_look(&info, d->file.file) != 0;
    if (!gone && info.kind != OS_REGULAR) /* a pipe, which was read once */
        return;
    if (looks_like(&d->stamp, &info) || (d->told && looks_like(&d->stamp_told, &info)))
        return;
    now = ui_file_stamp(d->file.file);
    known =
        ui_file_stamp_eq(&now, &d->stamp) || (d->told && ui_file_stamp_eq(&now, &d->stamp_told));
    d->stamp_told = now;
    d->told = true;
    if (!known)
        tell(st, gone);
}
