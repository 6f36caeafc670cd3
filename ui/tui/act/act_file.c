/* Files: open, save; the open documents; leaving. */
#include "model/os/os.h"
#include "ui/present/host_info.h"
#include "ui/present/taken.h"
#include "ui/tui/act/actions.h"
#include "ui/tui/act/write_where.h"
#include "ui/tui/state/complete.h"
#include "ui/tui/state/edit_document.h"
#include "ui/tui/state/remember.h"

#include <stdint.h>
#include <stdlib.h>

/* ---- saving ------------------------------------------------------------------------- */

/* lost: comments that had no place any more. */
static void saved(struct ui_state *st, size_t lost)
{
    struct ui_document *d = ui_current(st);
    void (*then)(struct ui_state *) = st->after_save;

    mdl_history_saved(d->history);
    if (!ui_check(st, ui_journal_saved(d->journal, d->file.file, d->history)))
        return;
    d->stamp = ui_file_stamp(d->file.file);
    ui_remember_file(st, d->file.file);
    if (lost == 0)
        ui_say(st, UI_ROLE_OK, "saved %s (%lld bytes)", d->file.file, d->stamp.bytes);
    else
        ui_say(st, UI_ROLE_WARNING,
               "saved %s (%lld bytes); %zu comment%s stood beside what is gone, and went with it",
               d->file.file, d->stamp.bytes, lost, lost == 1 ? "" : "s");
    st->after_save = NULL;
    if (then != NULL)
        then(st);
}

/* One that it was read from. */
static bool is_source(const struct ui_document *d, const char *file)
{
    for (size_t i = 0; i < d->file.file_count; i++)
        if (strcmp(d->file.files[i], file) == 0)
            return true;
    return false;
}

static void write_to(struct ui_state *st, const char *file, enum scenario_format format)
{
    struct ui_document *d = ui_current(st);
    bool commented = d->file.format == SCENARIO_YAML && d->file.kind == &formats[FORMAT_scenario];
    size_t lost = 0;
    struct err *e;

    if (!ui_may_write(st)) {
        st->after_save = NULL;
        return;
    }
    if (st->masked && is_source(d, file)) {
        st->after_save = NULL;
        ui_say(st, UI_ROLE_ERROR,
               "not saved: %s would lose its secrets, which are masked here; %s saves elsewhere",
               file, ui_key_of(st, UI_ACTION_SAVE_AS));
        return;
    }
    e = scenario_save(file, ui_document_now(d)->root, format, commented ? d->file.file : NULL,
                      &lost);
    if (e != NULL) {
        st->after_save = NULL;
        if (e->remedy == NULL)
            e = err_remedy(e, "%s saves under another name", ui_key_of(st, UI_ACTION_SAVE_AS));
        ui_check(st, e);
        return;
    }
    if (d->file.file == NULL || strcmp(d->file.file, file) != 0)
        st->fatal = ui_document_set_file(d, file);
    d->file.format = format;
    d->file.kind = &formats[FORMAT_scenario];
    if (st->fatal == NULL)
        saved(st, lost);
}

static enum scenario_format format_for(struct str name, enum scenario_format otherwise)
{
    if (str_ends(name, STR_LIT(".json")))
        return SCENARIO_JSON;
    if (str_ends(name, STR_LIT(".yaml")) || str_ends(name, STR_LIT(".yml")))
        return SCENARIO_YAML;
    return otherwise;
}

static void write_prompted(struct ui_state *st)
{
    struct str name = ui_line_edit_text(&st->prompt.line);
    const char *file = ui_file_name(st, name);

    if (file != NULL)
        write_to(st, file, format_for(str_of(file), ui_current(st)->file.format));
}

/* What a paste that went astray would be called. */
static bool is_odd(struct str name)
{
    for (size_t i = 0; i < name.len; i++)
        if ((unsigned char)name.s[i] < ' ' || str_find(STR_LIT("{}[]\"'`<>|"), name.s[i], 0) >= 0)
            return true;
    return name.s[0] == '-' || name.s[0] == ' ' || name.s[name.len - 1] == ' ';
}

static void save_as_accepted(struct ui_state *st, struct str text)
{
    static const struct ui_answer answers[] = {
        {'y', "overwrite it", write_prompted},
        {'n', "another name", NULL},
    };
    const char *file = ui_file_name(st, text);
    const struct ui_document *d = ui_current(st);
    struct os_info info;

    if (text.len == 0 || file == NULL) {
        st->after_save = NULL;
        ui_say(st, UI_ROLE_TEXT, "not saved: no name");
        return;
    }
    if (is_odd(text)) {
        ui_say(st, UI_ROLE_ERROR, "not saved: no file should be called that");
        return;
    }
    if (os_look(&info, file) == 0 && (d->file.file == NULL || !artefact_is_scenario(&d->file) ||
                                      strcmp(d->file.file, file) != 0)) {
        ui_question_open(st, arena_printf(&st->scratch, "%s exists already.", file), answers,
                         sizeof(answers) / sizeof(answers[0]));
        return;
    }
    write_prompted(st);
}

static void save_cancelled(struct ui_state *st)
{
    st->after_save = NULL;
    ui_say(st, UI_ROLE_TEXT, "not saved");
}

void act_save_as(struct ui_state *st, struct str argument)
{
    const struct ui_document *d = ui_current(st);
    char *name = d->file.file == NULL || !artefact_is_scenario(&d->file)
                     ? ui_document_suggested_name(d)
                     : NULL;
    struct str text = name != NULL ? str_of(name) : str_of(d->file.file);

    /* A name that was given with the command is accepted as if it had been typed. */
    ui_prompt_open(st, "save as: ", argument.len > 0 ? argument : text, save_as_accepted);
    st->prompt.cancel = save_cancelled;
    st->prompt.complete = ui_complete_path;
    free(name);
    if (argument.len > 0) {
        st->mode = UI_MODE_PANES;
        save_as_accepted(st, argument);
    }
}

static void write_here(struct ui_state *st)
{
    const struct ui_document *d = ui_current(st);

    write_to(st, d->file.file, d->file.format);
}

static bool changed_on_disk(const struct ui_document *d)
{
    struct ui_file_stamp now = ui_file_stamp(d->file.file);

    return !ui_file_stamp_eq(&now, &d->stamp);
}

void act_save(struct ui_state *st, struct str argument)
{
    static const struct ui_answer answers[] = {
        {'y', "overwrite it", write_here},
        {'n', "keep that one (:reload reads it, :save-as saves elsewhere)", NULL},
    };
    const struct ui_document *d = ui_current(st);

    if (argument.len > 0)
        act_save_as(st, argument);
    else if (d->file.file == NULL || !artefact_is_scenario(&d->file) ||
             strcmp(d->file.file, "-") == 0)
        act_save_as(st, STR_NONE);
    else if (changed_on_disk(d))
        ui_question_open(st,
                         arena_printf(&st->scratch, "%s was changed by another program.", d->title),
                         answers, sizeof(answers) / sizeof(answers[0]));
    else
        write_here(st);
}

/* ---- opening -------------------------------------------------------------------------- */

/* A new document that nobody touched gives way. */
static bool gives_way(const struct ui_document *d)
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
    if (gives_way(ui_current(st))) {
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
    struct str engine = ui_engine_note(st);

    if (artefact_is_scenario(&d->file))
        ui_say(st, UI_ROLE_OK, "opened %s   (%s and %s switch)%.*s", d->title,
               ui_key_of(st, UI_ACTION_PREVIOUS_DOCUMENT), ui_key_of(st, UI_ACTION_NEXT_DOCUMENT),
               STR_FMT(engine));
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

void ui_take_evidence(struct ui_state *st, const struct evidence *told, const struct value *root)
{
    struct ui_document *d = ui_current(st);
    const char *label = arena_cstr(&st->scratch, said_by(told));

    if (!artefact_added(&d->file, told) || label == NULL) {
        st->fatal = err_oom();
        return;
    }
    if (!ui_check(st, mdl_history_replace(d->history, root, label)))
        return;
    ui_note_change(st, UI_CHANGE_REPLACE, NULL);
    st->fatal = ui_document_refresh(d);
    ui_say(st, UI_ROLE_OK, "%.*s; %s undoes%s%s", STR_FMT(ui_taken_text(&st->scratch, told)),
           ui_key_of(st, UI_ACTION_UNDO), told->conflict_count > 0 ? ", " : "",
           told->conflict_count > 0
               ? arena_cstr(&st->scratch, arena_printf(&st->scratch, "%s lists",
                                                       ui_key_of(st, UI_ACTION_READING)))
               : "");
    ui_go_to_answer(st, told);
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
    if (ui_check(st, artefact_add(&root, &told, file, &options)))
        ui_take_evidence(st, &told, root);
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

/* ---- several containers, several documents -------------------------------------------- */

static void container_chosen(struct ui_state *st, size_t index)
{
    struct ui_document *d = ui_current(st);
    bool edited = mdl_history_dirty(d->history);

    if (!ui_may_read(st) || !ui_check(st, artefact_select(&d->file, index)))
        return;
    if (ui_check(st, mdl_history_replace(d->history, d->file.root, "container chosen"))) {
        if (!edited)
            mdl_history_saved(d->history);
        ui_note_change(st, UI_CHANGE_REPLACE, NULL);
        st->fatal = ui_document_refresh(d);
        ui_say(st, UI_ROLE_OK, "container %zu of %zu   (%s undoes)", index + 1,
               artefact_count(&d->file), ui_key_of(st, UI_ACTION_UNDO));
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
    struct str name = artefact_name(file, index);

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
    if (!ui_picker_open(st, "Containers: / finds by name", count, container_chosen))
        return;
    for (size_t i = 0; i < count; i++)
        st->picker.items[i] = container_text(&st->picker.arena, &d->file, i);
    st->picker.cursor.at = d->file.evidence.chosen;
}

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
