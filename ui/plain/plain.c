#include "ui/plain/plain.h"

#include "model/os/os.h"
#include "ui/tui/loop/loop.h"
#include "ui/tui/state/edit_document.h"

#include <stdlib.h>

struct plain {
    struct ui_state *st;
    bool terminal;             /* standard input is one: prompts are written, and leaving asks */
    bool end;                  /* no more lines */
    bool failed;               /* a command */
    bool again;                /* the line was no answer: it is the next command */
    struct arena command;      /* the line that runs; the screen's own arena goes with each event */
    struct str usage, operand; /* of it; operand: what answers its questions */
    bool by_operand;           /* that did: not the next line */
    const struct value *before; /* what it is to change, borrowed; NULL: it need not */
    char *line;
    size_t size;
};

/* ---- lines ------------------------------------------------------------------------------ */

static struct str read_line(struct plain *p, const char *prompt)
{
    ssize_t len;

    if (p->terminal)
        (void)fputs(prompt, stdout);
    (void)fflush(stdout);
    if (p->again) {
        p->again = false;
        return str_trim(str_of(p->line));
    }
    len = p->end ? -1 : getline(&p->line, &p->size, stdin);
    if (len < 0) {
        p->end = true;
        return STR_NONE;
    }
    return str_trim((struct str){p->line, (size_t)len});
}

static void forget_message(struct ui_state *st)
{
    free(st->message);
    st->message = NULL;
}

static void tell(struct plain *p)
{
    struct ui_state *st = p->st;
    bool error = st->message_role == UI_ROLE_ERROR;

    if (st->message == NULL)
        return;
    if (error || st->message_role == UI_ROLE_WARNING)
        plain_printf(&st->scratch, "%s: %s", error ? "error" : "warning", st->message);
    else
        plain_put(str_of(st->message));
    p->failed = p->failed || error;
    forget_message(st);
}

static void key(struct ui_state *st, uint32_t code)
{
    struct ui_event ev = {.kind = UI_EVENT_KEY, .key = code};

    ui_update(st, &ev);
}

/* ---- what the screen asks in windows --------------------------------------------------- */

/* What stood behind the command answers first. */
static struct str read_answer(struct plain *p, const char *prompt)
{
    struct str operand = p->operand;

    p->operand = STR_NONE;
    p->by_operand = operand.len > 0;
    return p->by_operand ? operand : read_line(p, prompt);
}

/* A script's next line is a command, not the part that this one lacks. */
static bool lacks_a_part(struct plain *p)
{
    if (p->terminal || p->operand.len > 0)
        return false;
    plain_printf(&p->st->scratch, "error: this lacks a part: %.*s", STR_FMT(p->usage));
    p->failed = true;
    key(p->st, UI_KEY_ESCAPE);
    forget_message(p->st);
    return true;
}

/* Nor is it an answer that it does not look like. */
static void not_answered(struct plain *p, struct str line)
{
    if (p->terminal)
        return;
    plain_printf(&p->st->scratch, "error: not answered: %.*s", STR_FMT(p->usage));
    p->failed = true;
    p->again = line.len > 0 && !p->end && !p->by_operand;
}

static void answer_question(struct plain *p)
{
    struct ui_state *st = p->st;
    struct str line;

    plain_put(str_of(st->question.text));
    for (size_t i = 0; i < st->question.count; i++)
        plain_printf(&st->scratch, "%c  %s", st->question.answers[i].key,
                     st->question.answers[i].label);
    line = read_answer(p, "answer: ");
    for (size_t i = 0; i < st->question.count; i++)
        if (line.len > 0 && line.s[0] == st->question.answers[i].key &&
            (line.len == 1 || p->terminal)) {
            key(st, (uint32_t)line.s[0]);
            return;
        }
    if (line.len > 0 || p->end)
        not_answered(p, line);
    if (line.len == 0 || !p->terminal)
        key(st, UI_KEY_ESCAPE);
}

static void answer_prompt(struct plain *p)
{
    struct ui_state *st = p->st;
    struct str line;

    if (lacks_a_part(p))
        return;
    if (st->prompt.note != NULL)
        plain_put(str_of(st->prompt.note));
    if (st->prompt.line.len > 0 && p->terminal)
        plain_printf(&st->scratch, "an empty line means: %.*s",
                     STR_FMT(ui_line_edit_text(&st->prompt.line)));
    line = read_answer(p, st->prompt.title);
    if (p->end) {
        key(st, UI_KEY_ESCAPE);
        return;
    }
    if (line.len > 0 && !ui_line_edit_set(&st->prompt.line, line))
        st->fatal = err_oom();
    key(st, UI_KEY_ENTER);
}

static void answer_editor(struct plain *p)
{
    struct ui_state *st = p->st;
    struct str line;

    if (st->editor.refused != NULL)
        plain_printf(&st->scratch, "error: %s", st->editor.refused);
    if (st->editor.refused != NULL && !p->terminal) {
        p->failed = true;
        key(st, UI_KEY_ESCAPE);
        return;
    }
    if (lacks_a_part(p))
        return;
    line = read_answer(p, "value: ");
    if (p->end) {
        p->failed = true;
        key(st, UI_KEY_ESCAPE);
        return;
    }
    if (!ui_line_edit_set(&st->editor.line, line))
        st->fatal = err_oom();
    key(st, UI_KEY_ENTER);
}

static bool is_number(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.s[i] < '0' || text.s[i] > '9')
            return false;
    return true;
}

static void answer_picker(struct plain *p)
{
    struct ui_state *st = p->st;
    struct str line;
    size_t number = 0;

    /* What stood behind the command is no number: it is the name or the value that comes next. */
    if (p->operand.len > 0 && !is_number(p->operand) && st->picker.own < st->picker.count) {
        st->picker.cursor.at = st->picker.own;
        key(st, UI_KEY_ENTER);
        return;
    }
    plain_put(str_of(st->picker.title));
    for (size_t i = 0; i < st->picker.count; i++)
        plain_printf(&st->scratch, "%zu  %.*s", i + 1, STR_FMT(st->picker.items[i]));
    line = read_answer(p, "number, or nothing: ");
    for (size_t i = 0; i < line.len && number <= st->picker.count; i++)
        number = line.s[i] >= '0' && line.s[i] <= '9' ? number * 10 + (size_t)(line.s[i] - '0')
                                                      : st->picker.count + 1;
    if (number == 0 || number > st->picker.count) {
        if (number > 0)
            not_answered(p, line);
        key(st, UI_KEY_ESCAPE);
        return;
    }
    st->picker.cursor.at = number - 1;
    key(st, UI_KEY_ENTER);
}

/* Until nothing is asked any more. */
static void answer(struct plain *p)
{
    struct ui_state *st = p->st;

    while (st->mode != UI_MODE_PANES && !st->quit && st->fatal == NULL) {
        tell(p);
        switch (st->mode) {
        case UI_MODE_QUESTION:
            answer_question(p);
            break;
        case UI_MODE_PROMPT:
            answer_prompt(p);
            break;
        case UI_MODE_EDITOR:
            answer_editor(p);
            break;
        case UI_MODE_PICKER:
            answer_picker(p);
            break;
        case UI_MODE_NOTICE:
            plain_put(str_of(st->notice.title));
            plain_put(str_of(st->notice.text));
            p->failed = p->failed || strcmp(st->notice.title, "Error") == 0;
            key(st, UI_KEY_ESCAPE);
            break;
        case UI_MODE_TABLE:
            plain_table(st);
            key(st, UI_KEY_ESCAPE);
            break;
        case UI_MODE_PANES:
        case UI_MODE_HELP:
        case UI_MODE_FINDER:
            key(st, UI_KEY_ESCAPE);
            break;
        }
    }
    tell(p);
}

/* ---- commands --------------------------------------------------------------------------- */

static bool help(struct ui_state *st, struct str argument);

/* What this mode has of its own, or says in its own way. */
static const struct {
    const char *name, *operand, *text;
    bool (*run)(struct ui_state *st, struct str argument); /* NULL: it lists a pane's items */
    enum ui_pane pane;
} commands[] = {
    {"help", "", "This list", help, UI_PANE_COUNT},
    {"status", "", "What the engine would do, in a line", plain_status, UI_PANE_COUNT},
    {"show", "[SECTION|NUMBER|PATH|all]", "The sections, the fields of one, or a field in full",
     plain_show, UI_PANE_COUNT},
    {"spec", "[PATH]", "The spec, or a part of it", plain_spec, UI_PANE_COUNT},
    {"why", "PATH|NUMBER", "Why a value of the spec or a field is as it is", plain_why,
     UI_PANE_COUNT},
#define PANEL(id, name, key, title, text, fill) {#name, "", text, NULL, UI_PANE_##id},
#include "ui/present/panels.def"
#undef PANEL
};

/* Actions of the screen that make sense without one. `place`: they are about a field, which is
 * named by its path or number. */
static const struct {
    enum ui_action_id id;
    char operand[32];
    bool place;
} actions[] = {
    {UI_ACTION_SET, "PATH=VALUE", false},
    {UI_ACTION_UNSET, "PATH|NUMBER", true},
    {UI_ACTION_SET_NULL, "PATH|NUMBER", true},
    {UI_ACTION_ADD, "PATH|NUMBER [NAME|VALUE]", true},
    {UI_ACTION_DUPLICATE, "PATH|NUMBER", true},
    {UI_ACTION_REMOVE, "PATH|NUMBER", true},
    {UI_ACTION_MOVE_DOWN, "PATH|NUMBER", true},
    {UI_ACTION_MOVE_UP, "PATH|NUMBER", true},
    {UI_ACTION_RENAME, "PATH|NUMBER NAME", true},
    {UI_ACTION_OTHER_VIEW, "", false},
    {UI_ACTION_UNDO, "", false},
    {UI_ACTION_REDO, "", false},
    {UI_ACTION_HISTORY, "[NUMBER]", false},
#define TABLE(id, lower, keys, hint, text) {UI_ACTION_##id, "", false},
#include "ui/present/tables.def"
#undef TABLE
    {UI_ACTION_ENGINE, "NAME", false},
    {UI_ACTION_RAW, "", false},
    {UI_ACTION_MASK, "", false},
    {UI_ACTION_SAVE, "[FILE]", false},
    {UI_ACTION_SAVE_AS, "FILE", false},
    {UI_ACTION_REPORT, "FILE", false},
    {UI_ACTION_OPEN, "FILE", false},
    {UI_ACTION_RECENT, "[NUMBER]", false},
    {UI_ACTION_RELOAD, "", false},
    {UI_ACTION_CHOOSE, "[NUMBER|NAME]", false},
    {UI_ACTION_ADD_FILE, "FILE", false},
    {UI_ACTION_SHELL, "bash|powershell|cmd", false},
    {UI_ACTION_HOST_INFO, "FILE", false},
    {UI_ACTION_ASSUMPTIONS, "", false},
    {UI_ACTION_RECOVER, "", false},
    {UI_ACTION_DOCUMENTS, "[NUMBER]", false},
    {UI_ACTION_NEXT_DOCUMENT, "", false},
    {UI_ACTION_PREVIOUS_DOCUMENT, "", false},
    {UI_ACTION_CLOSE, "", false},
    {UI_ACTION_SAVE_QUIT, "", false},
    {UI_ACTION_QUIT, "", false},
    {UI_ACTION_QUIT_NOW, "", false},
};

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

static bool help(struct ui_state *st, struct str argument)
{
    (void)argument;
    for (size_t i = 0; i < COUNT(commands); i++)
        plain_printf(&st->scratch, "%s%s%s: %s", commands[i].name,
                     commands[i].operand[0] != '\0' ? " " : "", commands[i].operand,
                     commands[i].text);
    for (size_t i = 0; i < COUNT(actions); i++)
        plain_printf(&st->scratch, "%s%s%s: %s", ui_actions[actions[i].id].name,
                     actions[i].operand[0] != '\0' ? " " : "", actions[i].operand,
                     ui_action_text(actions[i].id));
    plain_put(STR_LIT("NUMBER: of a field, as 'show' tells it, such as 2.3"));
    return true;
}

/* Selects the field; false: told why not. */
static bool select_field(struct ui_state *st, struct str text)
{
    const struct value *root = ui_document_now(ui_current(st))->root;
    struct mdl_path path;
    struct ui_place place;
    struct err *e;

    if (!plain_path(st, text, &text))
        return false;
    if (!ui_check(st, mdl_path_parse(&path, &st->scratch, text, root)))
        return false;
    place = ui_place_of_path(root, &path);
    e = place.field == MDL_F_NONE
            ? err_new(ERR_NOT_FOUND, "'%.*s' is no field of its own", STR_FMT(text))
            : ui_document_go_to(ui_current(st), &place);
    ui_focus(st, UI_PANE_FORM);
    return ui_check(st, e);
}

/* A script that asked for a change and goes on without it would be wrong from there on. */
static void expect_change(struct plain *p, enum ui_action_id id)
{
    if (id == UI_ACTION_ADD || id == UI_ACTION_DUPLICATE)
        p->before = ui_document_now(ui_current(p->st))->root;
}

/* Behind the answers: what nothing was done with, or for. */
static void tell_what_is_left(struct plain *p)
{
    bool undone =
        p->before != NULL && p->before == ui_document_now(ui_current(p->st))->root && !p->failed;

    p->before = NULL;
    if (p->st->quit || p->st->fatal != NULL)
        return;
    if (p->operand.len > 0)
        plain_printf(&p->st->scratch, "error: nothing is done with '%.*s': %.*s",
                     STR_FMT(p->operand), STR_FMT(p->usage));
    else if (undone && !p->terminal)
        plain_printf(&p->st->scratch, "error: nothing is changed: %.*s", STR_FMT(p->usage));
    p->failed = p->failed || p->operand.len > 0 || undone;
    p->operand = STR_NONE;
}

/* "2.3=VALUE" with the number's path. False: told why not. */
static bool number_to_path(struct ui_state *st, struct str *argument)
{
    ptrdiff_t equals = str_find(*argument, '=', 0);
    struct str name, path;

    if (equals <= 0)
        return true;
    name = str_trim(str_cut(*argument, 0, (size_t)equals));
    if (!plain_path(st, name, &path))
        return false;
    *argument = arena_printf(&st->scratch, "%.*s=%.*s", STR_FMT(path),
                             STR_FMT(str_cut(*argument, (size_t)equals + 1, argument->len)));
    return true;
}

/* Cuts the place off in front: a key in ["..."] may hold blanks. */
static struct str cut_place(struct str *argument)
{
    struct str place;
    size_t end = 0;
    bool quoted = false;

    for (; end < argument->len && (quoted || argument->s[end] != ' '); end++)
        if (argument->s[end] == '"' && (end == 0 || argument->s[end - 1] != '\\'))
            quoted = !quoted;
    place = str_cut(*argument, 0, end);
    *argument = str_trim(str_cut(*argument, end, argument->len));
    return place;
}

/* What stands behind it answers the list that it opens. */
static bool is_list(enum ui_action_id id, struct str argument)
{
    return id == UI_ACTION_HISTORY || id == UI_ACTION_RECENT || id == UI_ACTION_DOCUMENTS ||
           (id == UI_ACTION_CHOOSE && is_number(argument));
}

static bool run_action(struct plain *p, size_t i, struct str argument)
{
    struct ui_state *st = p->st;
    enum ui_action_id id = actions[i].id;
    const char *operand = actions[i].operand;

    p->usage = arena_printf(&p->command, "%s%s%s", ui_actions[id].name,
                            operand[0] != '\0' ? " " : "", operand);
    if (argument.len == 0 && operand[0] != '\0' && operand[0] != '[' &&
        (actions[i].place || !p->terminal)) {
        ui_say(st, UI_ROLE_ERROR, "%s: %.*s", actions[i].place ? "say which field" : "say which",
               STR_FMT(p->usage));
        return true;
    }
    if (actions[i].place) {
        struct str place = cut_place(&argument);

        p->operand = argument;
        expect_change(p, id);
        if (!select_field(st, place))
            return st->message != NULL || st->mode != UI_MODE_PANES;
    } else if (is_list(id, argument)) {
        p->operand = argument;
    }
    if (id == UI_ACTION_SET && !number_to_path(st, &argument))
        return false;
    ui_run_action(st, id, actions[i].place || is_list(id, argument) ? STR_NONE : argument);
    return true;
}

/* What the screen's `:` line takes is taken here: other words for an action, its beginning, "?". */
static struct str command_name(struct str typed)
{
    const struct ui_action *action;
    size_t count;

    for (size_t i = 0; i < COUNT(commands); i++)
        if (str_is(typed, commands[i].name))
            return typed;
    if (str_is(typed, "?"))
        return str_of(commands[0].name);
    action = typed.len > 0 ? ui_action_of_word(typed, &count) : NULL;
    return action != NULL ? str_of(action->name) : typed;
}

/* True, and told: something stands behind a command that takes nothing, so it is not what was
 * meant. */
static bool is_too_much(struct ui_state *st, struct str name, const char *operand,
                        struct str argument)
{
    if (operand[0] == '\0' && argument.len > 0)
        ui_say(st, UI_ROLE_ERROR, "nothing stands behind '%.*s'", STR_FMT(name));
    return operand[0] == '\0' && argument.len > 0;
}

/* False: it failed, and was told. */
static bool run(struct plain *p, struct str given)
{
    struct ui_state *st = p->st;
    struct str line = str_cut(given, str_starts(given, STR_LIT(":")) ? 1 : 0, given.len);
    ptrdiff_t blank = str_find(line, ' ', 0);
    struct str name = str_cut(line, 0, blank < 0 ? line.len : (size_t)blank);
    struct str argument = str_trim(str_cut(line, name.len, line.len));

    name = command_name(name);
    p->operand = STR_NONE;
    p->usage = name;
    for (size_t i = 0; i < COUNT(commands); i++)
        if (str_is(name, commands[i].name)) {
            if (is_too_much(st, name, commands[i].operand, argument))
                return true;
            return commands[i].run != NULL ? commands[i].run(st, argument)
                                           : plain_panel(st, commands[i].pane);
        }
    for (size_t i = 0; i < COUNT(actions); i++)
        if (str_is(name, ui_actions[actions[i].id].name))
            return is_too_much(st, name, actions[i].operand, argument) ||
                   run_action(p, i, argument);
    plain_printf(&st->scratch, "error: no command '%.*s'; 'help' lists them", STR_FMT(name));
    return false;
}

static bool any_unsaved(const struct ui_state *st)
{
    for (size_t i = 0; i < st->document_count; i++)
        if (mdl_history_dirty(st->documents[i]->history))
            return true;
    return false;
}

/* A script that ends without "quit" has said all it wanted to. */
static void end_of_input(struct plain *p)
{
    p->st->lost = p->terminal;
    if (!any_unsaved(p->st) || p->st->quit)
        return;
    plain_put(STR_LIT("warning: unsaved edits were not saved"));
    p->failed = true;
}

static void loop(struct plain *p)
{
    struct ui_state *st = p->st;

    if (p->terminal) {
        plain_status(st, STR_NONE);
        plain_put(STR_LIT("'show' lists the sections, 'help' the commands, 'quit' leaves"));
    }
    answer(p);
    while (!st->quit && st->fatal == NULL && !p->end) {
        struct str line = read_line(p, "silospec: ");

        arena_reset(&st->scratch);
        if (line.len == 0 || line.s[0] == '#')
            continue;
        arena_reset(&p->command);
        if (!run(p, arena_str(&p->command, line)))
            p->failed = true;
        answer(p);
        tell_what_is_left(p);
        (void)fflush(stdout);
    }
    end_of_input(p);
}

struct err *plain_run(bool *failed, const struct ui_app_options *options)
{
    struct ui_app_options here = *options;
    struct plain p = {.terminal = os_is_terminal(stdin)};
    struct ui_session session;
    struct ui_app *app = NULL;
    struct err *e;

    *failed = false;
    arena_init(&p.command);
    /* A script neither leaves traces nor depends on what others left. */
    if (p.terminal) {
        if ((e = ui_session_open(&session)) != NULL)
            return e;
        here.session = &session;
    }
    e = ui_app_new(&app, &here, 80, 24);
    if (e == NULL) {
        p.st = ui_app_state(app);
        p.st->no_keys = true;
        loop(&p);
        e = p.st->fatal;
        p.st->fatal = NULL;
    }
    *failed = p.failed && !p.terminal;
    ui_app_free(app);
    arena_finish(&p.command);
    free(p.line);
    if (p.terminal)
        ui_session_finish(&session);
    return e;
}
