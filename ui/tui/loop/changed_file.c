#include "ui/tui/loop/changed_file.h"

#include "model/os/os.h"
#include "ui/tui/act/actions.h"
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

/* Of a case any may change, and R reads all of them, and what was given beside them; to a scenario,
 * which says all, it adds none. */
static void tell_of_several(struct ui_state *st)
{
    struct ui_document *d = ui_current(st);
    const struct ui_watched *first = NULL;
    size_t changed = ui_watch_look(&d->watch, &d->file, &first);
    const char *key = ui_key_of(st, UI_ACTION_RELOAD);
    struct os_info info;
    bool by_itself = artefact_is_scenario(&d->file) || !ui_can_reload(d);

    if (changed == 0)
        return;
    if (os_look(&info, first->name) != 0)
        ui_say(st, UI_ROLE_WARNING, "%s is there no more: another program took it away",
               first->name);
    else if (first->folder && first->given && by_itself)
        ui_say(st, UI_ROLE_WARNING, "files came to %s or went meanwhile: :add %s takes it in again",
               first->name, first->name);
    else if (first->folder)
        ui_say(st, UI_ROLE_WARNING, "files came to %s or went meanwhile: %s reads it again",
               first->name, key);
    else if (by_itself)
        ui_say(st, UI_ROLE_WARNING, "another program wrote %s meanwhile: :add %s takes it in again",
               first->name, first->name);
    else if (changed == 1)
        ui_say(st, UI_ROLE_WARNING, "another program wrote %s meanwhile: %s reads all files again",
               first->name, key);
    else
        ui_say(st, UI_ROLE_WARNING,
               "another program wrote %s and %zu more meanwhile: %s reads all files again",
               first->name, changed - 1, key);
}

/* False: there is nothing to tell. */
static bool tell_of_one(struct ui_state *st)
{
    struct ui_document *d = ui_current(st);
    struct os_info info = {.bytes = 0};
    struct ui_file_stamp now;
    bool gone, known;

    gone = os_look(&info, d->file.file) != 0;
    if (!gone && info.kind != OS_REGULAR) /* a pipe, which was read once */
        return false;
    if (looks_like(&d->stamp, &info) || (d->told && looks_like(&d->stamp_told, &info)))
        return false;
    now = ui_file_stamp(d->file.file);
    known =
        ui_file_stamp_eq(&now, &d->stamp) || (d->told && ui_file_stamp_eq(&now, &d->stamp_told));
    d->stamp_told = now;
    d->told = true;
    if (!known)
        tell(st, gone);
    return !known;
}

/* That is not among those that are watched. */
static bool is_of_one_file(const struct ui_document *d)
{
    return d->file.file != NULL &&
           (d->watch.count == 0 || d->watch.items[0].addition > 0 || d->watch.items[0].given);
}

void ui_tell_changed_file(struct ui_state *st)
{
    const struct ui_document *d = ui_current(st);

    if (st->mode != UI_MODE_PANES || st->quit || st->fatal != NULL)
        return;
    if (!is_of_one_file(d) || !tell_of_one(st))
        tell_of_several(st);
}
