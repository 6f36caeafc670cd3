/* What a document came from, read once more. */
#include "ui/present/fit_engine.h"
#include "ui/tui/act/actions.h"
#include "ui/tui/act/write_where.h"
#include "ui/tui/state/edit_document.h"

#include <string.h>

/* Takes `file`: the document's content from it, as a step that can be undone. */
bool ui_put_again(struct ui_state *st, struct artefact *file, const char *label)
{
    struct ui_document *d = ui_current(st);
    struct err *e = artefact_is_scenario(file) ? NULL : ui_fit_engine(&file->root, &file->evidence);

    if (e == NULL)
        e = mdl_history_replace(d->history, file->root, label);
    if (!ui_check(st, e)) {
        artefact_close(file);
        return false;
    }
    mdl_history_saved(d->history);
    if (!ui_check(st, ui_readings_add(&d->readings, &d->file, file))) {
        artefact_close(file);
        return false;
    }
    ui_note_change(st, UI_CHANGE_RELOAD, NULL);
    st->fatal = ui_document_refresh(d);
    return true;
}

/* What the command line gave beside the document's own files is part of it as it was read, and is
 * added as it is now. */
static struct err *add_changed(struct artefact *file, const struct ui_watch *watch,
                               const struct read_progress *progress)
{
    const struct reading_options options = {.progress = progress};
    struct err *e = NULL;
    const char *name;

    for (size_t at = 0; e == NULL && (name = ui_watch_stale(watch, &at)) != NULL;) {
        struct evidence told;

        evidence_init(&told);
        e = artefact_add(&file->root, &told, name, &options);
        if (e == NULL && !artefact_added(file, &told, name, &options))
            e = err_oom();
        evidence_finish(&told);
    }
    return e;
}

/* A scenario says all: nothing is added to it that is not asked for. */
static struct err *read_again(struct artefact *out, const struct ui_document *d,
                              const struct read_progress *progress)
{
    struct err *e = artefact_open_again(out, &d->file, progress);

    if (e == NULL && !artefact_is_scenario(out) &&
        (e = add_changed(out, &d->watch, progress)) != NULL)
        artefact_close(out);
    return e;
}

void ui_reload(struct ui_state *st)
{
    struct ui_document *d = ui_current(st);
    struct ui_file_stamp stamp = ui_file_stamp(d->file.file);
    struct artefact file;
    size_t at = 0;
    bool others = ui_watch_stale(&d->watch, &at) != NULL;

    if (!ui_check(st, read_again(&file, d, st->reading)) || !ui_put_again(st, &file, "reload"))
        return;
    d->stamp = stamp;
    if (!ui_check(st, ui_watch_again(&d->watch, &d->file)))
        return;
    ui_say(st, UI_ROLE_OK, "read %s%s again   (%s undoes)",
           d->file.file != NULL ? d->file.file : "all files",
           d->file.file != NULL && others && !artefact_is_scenario(&d->file)
               ? " and what changed beside it"
               : "",
           ui_key_of(st, UI_ACTION_UNDO));
}

bool ui_can_reload(const struct ui_document *d)
{
    for (size_t i = 0; i < d->file.file_count; i++)
        if (strcmp(d->file.files[i], "-") == 0)
            return false;
    return d->file.file_count > 0;
}

void act_reload(struct ui_state *st, struct str argument)
{
    static const struct ui_answer answers[] = {
        {'y', "reload; undo brings the edits back", ui_reload},
        {'n', "keep the edits", NULL},
    };
    const struct ui_document *d = ui_current(st);

    (void)argument;
    if (!ui_may_read(st))
        return;
    if (!ui_can_reload(d))
        ui_say(st, UI_ROLE_TEXT, "this document has no file to read again");
    else if (mdl_history_edited(d->history))
        ui_question_open(st, arena_printf(&st->scratch, "%s has unsaved edits.", d->title), answers,
                         sizeof(answers) / sizeof(answers[0]));
    else
        ui_reload(st);
}
