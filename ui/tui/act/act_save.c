/* Saving: here, under another name, over what somebody else changed meanwhile. */
#include "model/os/os.h"
#include "ui/tui/act/actions.h"
#include "ui/tui/act/write_where.h"
#include "ui/tui/state/complete.h"
#include "ui/tui/state/remember.h"

#include <errno.h>
#include <stdlib.h>

/* lost: comments that had no place any more. */
static void saved(struct ui_state *st, size_t lost, struct str other_names)
{
    struct ui_document *d = ui_current(st);
    void (*then)(struct ui_state *) = st->after_save;

    mdl_history_saved(d->history);
    if (!ui_check(st, ui_journal_saved(d->journal, d->file.file, d->history)))
        return;
    d->stamp = ui_file_stamp(d->file.file);
    ui_remember_file(st, d->file.file);
    if (lost == 0) /* the path, which may be long, is last */
        ui_say(st, other_names.len == 0 ? UI_ROLE_OK : UI_ROLE_WARNING,
               "saved%.*s%s %s (%lld bytes)", STR_FMT(other_names), other_names.len > 0 ? ":" : "",
               d->file.file, d->stamp.bytes);
    else
        ui_say(st, UI_ROLE_WARNING,
               "saved%.*s%s %s (%lld bytes); %zu comment%s stood beside what is gone, and went "
               "with it",
               STR_FMT(other_names), other_names.len > 0 ? ":" : "", d->file.file, d->stamp.bytes,
               lost, lost == 1 ? "" : "s");
    st->after_save = NULL;
    if (then != NULL)
        then(st);
}

/* One that it was read from. */
static bool is_source(const struct ui_document *d, const char *file)
{
    const struct sources *s = &d->file.sources;

    for (size_t i = 0; i < s->count; i++)
        if (s->items[i].from_disc && strcmp(s->items[i].name, file) == 0)
            return true;
    return false;
}

static void write_to(struct ui_state *st, const char *file, enum scenario_format format)
{
    struct ui_document *d = ui_current(st);
    bool commented = d->file.format == SCENARIO_YAML && d->file.kind == &formats[FORMAT_scenario];
    struct str other_names;
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
    other_names = ui_other_names(st, file);
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
        saved(st, lost, other_names);
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

static void save_elsewhere(struct ui_state *st)
{
    act_save_as(st, STR_NONE);
}

/* Nobody leaves before what was read instead is seen. */
static void read_instead(struct ui_state *st)
{
    st->after_save = NULL;
    if (ui_may_read(st))
        ui_reload(st);
}

/* False: the file is as it was read, and nothing is asked. */
static bool ask_about_file(struct ui_state *st)
{
    static const struct ui_answer changed[] = {
        {'y', "overwrite it", write_here},
        {'r', "read it", read_instead},
        {'o', "another name", save_elsewhere},
        {'n', "neither", NULL},
    };
    static const struct ui_answer gone[] = {
        {'y', "write it again", write_here},
        {'o', "another name", save_elsewhere},
        {'n', "neither", NULL},
    };
    const struct ui_document *d = ui_current(st);
    struct ui_file_stamp now = ui_file_stamp(d->file.file);
    struct os_info info;

    if (ui_file_stamp_eq(&now, &d->stamp))
        return false;
    if (os_look(&info, d->file.file) == ENOENT)
        ui_question_open(st, arena_printf(&st->scratch, "%s is there no more.", d->title), gone,
                         sizeof(gone) / sizeof(gone[0]));
    else
        ui_question_open(st,
                         arena_printf(&st->scratch, "%s was changed by another program.", d->title),
                         changed, sizeof(changed) / sizeof(changed[0]));
    return true;
}

void act_save(struct ui_state *st, struct str argument)
{
    const struct ui_document *d = ui_current(st);

    if (argument.len > 0)
        act_save_as(st, argument);
    else if (d->file.file == NULL || !artefact_is_scenario(&d->file) ||
             strcmp(d->file.file, "-") == 0)
        act_save_as(st, STR_NONE);
    else if (!ask_about_file(st))
        write_here(st);
}
