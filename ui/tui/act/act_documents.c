/* Of several: the containers of a file, the documents that are open. */
#include "ui/tui/act/actions.h"
#include "ui/tui/act/write_where.h"
#include "ui/tui/state/edit_document.h"

/* ---- containers --------------------------------------------------------------------------- */

static void container_chosen(struct ui_state *st, size_t index)
{
    struct ui_document *d = ui_current(st);
    bool edited = mdl_history_dirty(d->history);
    const char *label =
        arena_cstr(&st->scratch, arena_printf(&st->scratch, UI_CONTAINER_CHOSEN "%.*s",
                                              STR_FMT(artefact_title(&d->file, index))));
    struct str engine = STR_NONE;

    if (index == d->file.evidence.chosen && ui_document_now(d)->root == d->file.root) {
        ui_say(st, UI_ROLE_TEXT, "container %zu of %zu is the one that is shown", index + 1,
               artefact_count(&d->file));
        return;
    }
    if (!ui_may_read(st) || !ui_check(st, ui_document_choose(d, index, d->file.addition_count)))
        return;
    if (ui_check(st, mdl_history_replace(d->history, d->file.root,
                                         label != NULL ? label : UI_CONTAINER_CHOSEN))) {
        if (!edited && !artefact_is_scenario(&d->file))
            mdl_history_saved_too(d->history);
        ui_note_change(st, UI_CHANGE_REPLACE, NULL);
        st->fatal = ui_document_refresh(d);
        /* One that was told goes without saying. */
        if (artefact_engine(&d->file.evidence, mdl_now(d->history)->release) == NULL)
            engine = evidence_remark(&d->file.evidence, STR_LIT("engine"));
        ui_say(st, UI_ROLE_OK, "container %zu of %zu%s%.*s   (%s undoes)", index + 1,
               artefact_count(&d->file), engine.len > 0 ? "; " : "", STR_FMT(engine),
               ui_key_of(st, UI_ACTION_UNDO));
    }
}

/* :choose NAME */
static void choose_named(struct ui_state *st, struct str name)
{
    const struct artefact *file = &ui_current(st)->file;

    for (size_t i = 0; i < artefact_count(file); i++)
        if (str_eq(artefact_name(file, i), name)) {
            container_chosen(st, i);
            return;
        }
    ui_check(st, err_wrap(artefact_several(file), "no container is called '%.*s'", STR_FMT(name)));
}

/* With its file, where they are from several. */
static struct str container_text(struct arena *a, const struct artefact *file, size_t index)
{
    struct str name = artefact_title(file, index);

    if (file->sources.count < 2)
        return arena_str(a, name);
    return arena_printf(a, "%-24.*s  %.*s", STR_FMT(name), STR_FMT(artefact_from(file, index)));
}

void act_choose(struct ui_state *st, struct str argument)
{
    const struct ui_document *d = ui_current(st);
    size_t count = artefact_count(&d->file);

    if (count < 2) {
        ui_say(st, argument.len > 0 ? UI_ROLE_ERROR : UI_ROLE_TEXT,
               "this file holds one container");
        return;
    }
    if (argument.len > 0) {
        choose_named(st, argument);
        return;
    }
    if (!ui_picker_open(st, st->no_keys ? "Containers" : "Containers: / finds by name", count,
                        container_chosen))
        return;
    for (size_t i = 0; i < count; i++)
        st->picker.items[i] = container_text(&st->picker.arena, &d->file, i);
    st->picker.cursor.at = d->file.evidence.chosen;
}

/* ---- documents ---------------------------------------------------------------------------- */

static void document_chosen(struct ui_state *st, size_t index)
{
    if (index < st->document_count)
        st->document = index;
}

void act_documents(struct ui_state *st, struct str argument)
{
    (void)argument;
    if (!ui_picker_open(st, "Open documents", st->document_count, document_chosen))
        return;
    for (size_t i = 0; i < st->document_count; i++) {
        const struct ui_document *d = st->documents[i];

        st->picker.items[i] =
            arena_printf(&st->picker.arena, "%s%s", d->file.file != NULL ? d->file.file : d->title,
                         mdl_history_dirty(d->history) ? " [+]" : "");
    }
    st->picker.cursor.at = st->document;
}

static void switch_document(struct ui_state *st, size_t step)
{
    if (st->document_count < 2) {
        ui_say(st, UI_ROLE_TEXT, "one document is open; %s opens another",
               ui_key_of(st, UI_ACTION_OPEN));
        return;
    }
    st->document = (st->document + step) % st->document_count;
    ui_say(st, UI_ROLE_TEXT, "document %zu of %zu: %s", st->document + 1, st->document_count,
           ui_current(st)->title);
}

void act_next_document(struct ui_state *st, struct str argument)
{
    (void)argument;
    switch_document(st, 1);
}

void act_previous_document(struct ui_state *st, struct str argument)
{
    (void)argument;
    switch_document(st, st->document_count - 1);
}
