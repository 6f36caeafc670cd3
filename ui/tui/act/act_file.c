/* Files that are read: opened, or taken into the document that is open. */
#include "ui/present/host_info.h"
#include "ui/present/taken.h"
#include "ui/tui/act/actions.h"
#include "ui/tui/act/write_where.h"
#include "ui/tui/state/complete.h"
#include "ui/tui/state/edit_document.h"
#include "ui/tui/state/remember.h"

#include <stdlib.h>

/* ---- opening -------------------------------------------------------------------------- */

bool ui_gives_way(const struct ui_document *d)
{
    return d->blank && d->file.file == NULL && !mdl_history_dirty(d->history);
}

bool ui_add_document(struct ui_state *st, struct ui_document *d)
{
    struct ui_document **more =
        realloc(st->documents, (st->document_count + 1) * sizeof(struct ui_document *));

    if (more == NULL) {
        ui_document_free(d);
        st->fatal = err_oom();
        return false;
    }
    st->documents = more;
    if (ui_gives_way(ui_current(st))) {
        ui_document_free(ui_current(st));
        st->documents[st->document] = d;
    } else {
        st->documents[st->document_count] = d;
        st->document = st->document_count++;
    }
    if (st->remembers)
        st->fatal = ui_document_journal(d);
    return st->fatal == NULL;
}

/* Files that were opened or saved before are a line up. */
static void offer_recent(struct ui_state *st)
{
    ui_read_recent(st);
    st->prompt.complete = ui_complete_path;
    st->prompt.earlier = st->recent.recent;
    st->prompt.earlier_count = st->recent.recent_count;
}

/* "; nothing names the engine: ..." where nobody did. */
struct str ui_engine_note(struct ui_state *st)
{
    const struct ui_document *d = ui_current(st);
    const struct mdl_doc *doc = ui_document_now(d);

    if (!ui_engine_is_assumed(doc))
        return STR_NONE;
    return arena_printf(&st->scratch, "; %.*s   (%s chooses)",
                        STR_FMT(ui_engine_said(&st->scratch, &d->file.evidence, doc)),
                        ui_key_of(st, UI_ACTION_ENGINE));
}

void ui_tell_opened(struct ui_state *st)
{
    const struct ui_document *d = ui_current(st);
    size_t count = artefact_count(&d->file);
    struct str taken = ui_taken_text(&st->scratch, &d->file.evidence);
    struct str engine = ui_engine_note(st), others = STR_NONE;

    if (st->document_count > 1)
        others = arena_printf(&st->scratch, "   (%s and %s switch)",
                              ui_key_of(st, UI_ACTION_PREVIOUS_DOCUMENT),
                              ui_key_of(st, UI_ACTION_NEXT_DOCUMENT));
    if (artefact_is_scenario(&d->file))
        ui_say(st, UI_ROLE_OK, "opened %s%.*s%.*s", d->title, STR_FMT(others), STR_FMT(engine));
    else if (count > 1)
        ui_say(st, UI_ROLE_OK, "%.*s; container %zu of %zu, %s chooses%.*s", STR_FMT(taken),
               d->file.evidence.chosen + 1, count, ui_key_of(st, UI_ACTION_CHOOSE),
               STR_FMT(engine));
    else
        ui_say(st, UI_ROLE_OK, "%.*s%.*s", STR_FMT(taken), STR_FMT(engine));
    ui_go_to_answer(st, &d->file.evidence);
}

/* Several containers are a list to choose from, a line that shells read differently a question. */
void ui_ask_about_opened(struct ui_state *st)
{
    const struct ui_document *d = ui_current(st);

    if (st->no_keys)
        return;
    if (artefact_count(&d->file) > 1)
        act_choose(st, STR_NONE);
    else if (d->file.evidence.shell_guessed)
        ui_ask_for_shell(st);
}

static void open_file(struct ui_state *st, struct str text)
{
    struct reading_options options = {.progress = st->reading};
    struct artefact opened;
    struct ui_document *d;
    const char *file;

    if (!ui_may_read(st) || !ui_take_shell(st, &text, &options) || str_trim(text).len == 0 ||
        (file = ui_file_name(st, text)) == NULL)
        return;
    for (size_t i = 0; i < st->document_count; i++)
        if (st->documents[i]->file.file != NULL && strcmp(st->documents[i]->file.file, file) == 0) {
            st->document = i;
            ui_say(st, UI_ROLE_TEXT, "%s is open already", file);
            return;
        }
    if (!ui_check(st, artefact_open_all(&opened, &file, 1, &options)) ||
        !ui_check(st, ui_document_take(&d, &opened)) || !ui_add_document(st, d))
        return;
    ui_tell_opened(st);
    ui_remember_file(st, file);
    ui_ask_about_opened(st);
}

static void recent_chosen(struct ui_state *st, size_t index)
{
    if (index < st->recent.recent_count)
        open_file(st, str_of(st->recent.recent[index]));
}

void act_recent(struct ui_state *st, struct str argument)
{
    (void)argument;
    ui_read_recent(st);
    if (st->recent.recent_count == 0)
        ui_say(st, UI_ROLE_TEXT, "no files were opened before");
    else if (ui_picker_open(st, "Recent files", st->recent.recent_count, recent_chosen))
        for (size_t i = 0; i < st->recent.recent_count; i++)
            st->picker.items[i] = arena_str(&st->picker.arena, str_of(st->recent.recent[i]));
}

void act_open(struct ui_state *st, struct str argument)
{
    if (argument.len > 0) {
        open_file(st, argument);
        return;
    }
    ui_prompt_open(st, "open: ", STR_NONE, open_file);
    offer_recent(st);
    if (st->recent.recent_count > 0)
        ui_prompt_note(st,
                       arena_printf(&st->scratch, "Up: %s%s   Tab completes", st->recent.recent[0],
                                    st->recent.recent_count > 1 ? " and earlier ones" : ""));
}

/* ---- another artefact ------------------------------------------------------------------- */

/* An artefact may say nothing that is a fact. */
static struct str said_by(const struct evidence *told)
{
    return told->count > 0 ? evidence_by(told->facts[0].source) : STR_LIT("artefact");
}

bool ui_take_evidence(struct ui_state *st, const struct evidence *told, const struct value *root,
                      const char *file, const struct reading_options *options)
{
    struct ui_document *d = ui_current(st);
    const char *label = arena_cstr(&st->scratch, said_by(told));

    if (!ui_check(st, label != NULL ? mdl_history_replace(d->history, root, label) : err_oom()) ||
        !ui_check(st, artefact_added(&d->file, told, file, options) ? NULL : err_oom()))
        return false;
    if (file != NULL && !artefact_is_scenario(&d->file))
        mdl_history_read(d->history);
    ui_note_change(st, UI_CHANGE_REPLACE, NULL);
    st->fatal = ui_document_refresh(d);
    ui_say(st, UI_ROLE_OK, "%.*s; %s undoes%s%s", STR_FMT(ui_taken_text(&st->scratch, told)),
           ui_key_of(st, UI_ACTION_UNDO), told->conflict_count > 0 ? ", " : "",
           told->conflict_count > 0
               ? arena_cstr(&st->scratch, arena_printf(&st->scratch, "%s lists",
                                                       ui_key_of(st, UI_ACTION_READING)))
               : "");
    ui_go_to_answer(st, told);
    return true;
}

static void add_file(struct ui_state *st, struct str name)
{
    struct reading_options options = {.progress = st->reading};
    struct ui_document *d = ui_current(st);
    const struct value *root;
    struct evidence told;
    const char *file;

    if (!ui_may_read(st) || !ui_take_shell(st, &name, &options) ||
        (file = ui_file_name(st, name)) == NULL)
        return;
    root = value_ref(ui_document_now(d)->root);
    evidence_init(&told);
    if (ui_check(st, artefact_add(&root, &told, file, &options)) &&
        ui_take_evidence(st, &told, root, file, &options))
        ui_check(st, ui_watch_added(&d->watch, &d->file));
    value_unref(root);
    evidence_finish(&told);
}

static void ask_for_file(struct ui_state *st, const char *title, struct str argument)
{
    if (argument.len > 0) {
        add_file(st, argument);
        return;
    }
    ui_prompt_open(st, title, STR_NONE, add_file);
    offer_recent(st);
}

/* :add-file FILE, :add FILE */
void act_add_file(struct ui_state *st, struct str argument)
{
    ask_for_file(st, "take in what this file tells: ", argument);
}

/* :host-info FILE */
void act_host_info(struct ui_state *st, struct str argument)
{
    ask_for_file(st, "docker info (text or JSON) in: ", argument);
}

/* ---- what nobody told ---------------------------------------------------------------------- */

void act_assumptions(struct ui_state *st, struct str argument)
{
    const struct ui_document *d = ui_current(st);
    const struct mdl_doc *doc = ui_document_now(d);
    struct str engine = ui_engine_said(&st->scratch, &d->file.evidence, doc);
    struct str all = ui_host_assumptions(&st->scratch, doc);

    (void)argument;
    if (all.len == 0 && !ui_engine_is_assumed(doc)) {
        ui_say(st, UI_ROLE_TEXT, "nothing: the host is in the file");
        return;
    }
    if (engine.len > 0)
        all = arena_printf(&st->scratch, "- %.*s\n%.*s", STR_FMT(engine), STR_FMT(all));
    ui_notice_open(st, "Assumed of engine and host", all);
}
