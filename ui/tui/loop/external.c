#include "ui/tui/loop/external.h"

#include "model/files/text.h"
#include "model/os/os.h"
#include "ui/store/own_files.h"
#include "ui/tui/loop/changed_file.h"
#include "ui/tui/loop/loop.h"
#include "ui/tui/state/edit_document.h"

#include <stdlib.h>

static const char *editor_command(void)
{
    const char *visual = getenv("VISUAL"), *editor = getenv("EDITOR");

    return visual != NULL && visual[0] != '\0' ? visual : editor != NULL ? editor : "";
}

/* In the user's own folder, which others cannot look into; the file is the user's alone too. */
static struct err *make_file(char **path, const struct ui_external *x)
{
    char name[48];
    struct os_file file;
    struct err *e;
    int result;

    snprintf(name, sizeof(name), "edit/%ld%s", os_process_id(), x->ending);
    if ((e = ui_own_path(path, UI_OWN_STATE, "edit")) != NULL)
        return e;
    e = ui_own_folder(*path);
    free(*path);
    *path = NULL;
    if (e != NULL || (e = ui_own_path(path, UI_OWN_STATE, name)) != NULL)
        return e;
    (void)os_remove(*path); /* of a process of that number that is long gone */
    if ((result = os_create(&file, *path, OS_FOR_USER)) != 0)
        return err_errno(result, "cannot make %s for the editor", *path);
    result = os_write(file, str_of(x->text), 0);
    if (result == 0)
        result = os_close(&file);
    else
        (void)os_close(&file);
    return result == 0 ? NULL : err_errno(result, "cannot write %s for the editor", *path);
}

enum { NOT_FOUND = 127 }; /* as shells say it */

static struct err *run(struct ui_state *st, struct ui_terminal *t, const char *path)
{
    int status = 0, result;

    for (size_t i = 0; i < st->document_count; i++)
        ui_journal_sync(st->documents[i]->journal);
    t->ops->hand_over(t);
    result = os_run(&status, editor_command(), path);
    t->ops->take_back(t);
    if (result != 0)
        return err_errno(result, "the editor cannot be started");
    if (status == NOT_FOUND)
        return err_new(
            ERR_INPUT,
            "there is no program '%s', which VISUAL or EDITOR names: the value is left as "
            "it was; %s edits it here",
            editor_command(), ui_key_of(st, UI_ACTION_EDIT_LINES));
    if (status != 0)
        return err_new(ERR_INPUT, "'%s' ended with %d: the value is left as it was",
                       editor_command(), status);
    return NULL;
}

/* Editors end the last line; the value did not. */
static struct str without_last_end(struct text text, const char *before)
{
    struct str now = {text.bytes, text.len};
    size_t len = strlen(before);

    if (now.len > 0 && now.s[now.len - 1] == '\n' && (len == 0 || before[len - 1] != '\n'))
        now.len--;
    return now;
}

static void edit_again(struct ui_state *st)
{
    st->external.wanted = true;
}

/* What was typed is not lost: it is edited again, or given up. */
static void refuse(struct ui_state *st, struct str text, struct err *e)
{
    static const struct ui_answer answers[] = {
        {'e', "edit again", edit_again},
        {'g', "give it up", NULL},
    };
    char *copy = malloc(text.len + 1);
    char *line = err_line(e);

    if (copy == NULL || line == NULL) {
        free(copy);
        free(line);
        st->fatal = err_oom();
        return;
    }
    memcpy(copy, text.s, text.len);
    copy[text.len] = '\0';
    free(st->external.text);
    st->external.text = copy;
    ui_question_open(st, str_of(line), answers, sizeof(answers) / sizeof(answers[0]));
    free(line);
}

static void accept(struct ui_state *st, struct str text)
{
    struct ui_document *d = ui_current(st);
    const struct value *value = NULL;
    const struct ui_row *row;
    struct err *e = mdl_value_parse(&value, st->external.place.field, text);

    if (e != NULL) {
        refuse(st, text, e);
        err_free(e);
        return;
    }
    if (!ui_check(st, ui_document_go_to(d, &st->external.place))) {
        value_unref(value);
        return;
    }
    row = ui_document_row(d);
    if (!ui_place_eq(&row->place, &st->external.place)) {
        value_unref(value);
        ui_say(st, UI_ROLE_WARNING, "the field is gone");
    } else {
        ui_check(st, ui_set_place(st, row, value));
    }
}

static void take(struct ui_state *st, const char *path)
{
    struct text text;
    struct str now;

    if (!ui_check(st, text_read_file(&text, path)))
        return;
    now = without_last_end(text, st->external.before);
    if (str_is(now, st->external.before))
        ui_say(st, UI_ROLE_TEXT, "unchanged");
    else
        accept(st, now);
    text_free(&text);
    ui_tell_changed_file(st);
}

/* There is no other editor than the one of the form. */
static void edit_here(struct ui_state *st)
{
    const struct ui_row *row = ui_document_row(ui_current(st));

    if (row == NULL || !ui_place_eq(&row->place, &st->external.place))
        return;
    ui_edit_lines(st, row);
    ui_say(st, UI_ROLE_TEXT, "VISUAL and EDITOR name no editor: it is edited here");
}

void ui_external_edit(struct ui_state *st, struct ui_terminal *t)
{
    char *path = NULL;
    struct err *e;

    st->external.wanted = false;
    if (editor_command()[0] == '\0') {
        edit_here(st);
        ui_settle(st);
        return;
    }
    e = make_file(&path, &st->external);
    if (e == NULL)
        e = run(st, t, path);
    if (ui_check(st, e))
        take(st, path);
    if (path != NULL)
        (void)os_remove(path);
    free(path);
    ui_settle(st);
}
