#include "ui/plain/plain_answer.h"

#include "model/os/os.h"
#include "ui/term/widgets.h"
#include "ui/tui/loop/loop.h"
#include "ui/tui/state/edit_document.h"
#include "ui/tui/view/panes.h"

#include <stdlib.h>

static bool help(struct ui_state *st, struct str argument);

/* What this mode has of its own, or says in its own way. */
static const struct {
    const char *name, *operand, *text;
    bool (*run)(struct ui_state *st, struct str argument); /* NULL: it lists a pane's items */
    enum ui_pane pane;
} commands[] = {
    {"help", "[WORD]", "This list, or what in it is about WORD", help, UI_PANE_COUNT},
    {"status", "", "What the engine would do, in a line", plain_status, UI_PANE_COUNT},
    {"show", "[SECTION|NUMBER|PATH|all]", "The sections, the fields of one, or a field in full",
     plain_show, UI_PANE_COUNT},
    {"spec", "[PATH]", "The spec, or a part of it", plain_spec, UI_PANE_COUNT},
    {"why", "PATH|NUMBER", "Why a value of the spec or a field is as it is", plain_why,
     UI_PANE_COUNT},
    {"find", "WORDS", "Fields, values of the spec, rules, error codes that are called so",
     plain_find, UI_PANE_COUNT},
    {"compare", "", "What differs as process, Hyper-V and Linux container", plain_compare,
     UI_PANE_COUNT},
    {"plot", "", "What is asked for against what the container gets: CPUs, percent, memory",
     plain_plot, UI_PANE_COUNT},
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
    {UI_ACTION_FIX, "[NUMBER [REMEDY]]", false},
    {UI_ACTION_OTHER_VIEW, "", false},
    {UI_ACTION_UNDO, "", false},
    {UI_ACTION_REDO, "", false},
    {UI_ACTION_HISTORY, "[NUMBER]", false},
#define TABLE(id, lower, keys, hint, text) {UI_ACTION_##id, "", false},
#include "ui/present/tables.def"
#undef TABLE
    {UI_ACTION_COPY_RUN, "[bash|powershell|cmd]", false},
    {UI_ACTION_COPY_DOCKER, "PATH|NUMBER", true},
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
    {UI_ACTION_SAVE_ALL, "", false},
    {UI_ACTION_SAVE_QUIT, "", false},
    {UI_ACTION_SAVE_ALL_QUIT, "", false},
    {UI_ACTION_QUIT, "", false},
    {UI_ACTION_QUIT_NOW, "", false},
};

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

/* Whether the line has the word, and is put. */
static bool help_line(struct ui_state *st, struct str word, const char *name, const char *operand,
                      const char *text)
{
    struct str line = arena_printf(&st->scratch, "%s%s%s: %s", name, operand[0] != '\0' ? " " : "",
                                   operand, text);
    bool has = word.len == 0 || ui_text_search(line, word, 0) >= 0;

    if (has)
        plain_put(line);
    return has;
}

static bool help(struct ui_state *st, struct str argument)
{
    size_t found = 0;

    for (size_t i = 0; i < COUNT(commands); i++)
        found += help_line(st, argument, commands[i].name, commands[i].operand, commands[i].text);
    for (size_t i = 0; i < COUNT(actions); i++)
        found += help_line(st, argument, ui_actions[actions[i].id].name, actions[i].operand,
                           plain_action_text(actions[i].id));
    if (found == 0) {
        plain_printf(&st->scratch, "error: no command is about '%.*s'", STR_FMT(argument));
        return false;
    }
    if (argument.len > 0)
        return true;
    plain_put(STR_LIT("PATH|NUMBER: of a field, as 'show' tells it, such as 2.3"));
    plain_put(STR_LIT("What a command asks, the next line answers; a line that begins with # is "
                      "passed by"));
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
    if (id == UI_ACTION_ADD || id == UI_ACTION_DUPLICATE || id == UI_ACTION_FIX)
        p->before = ui_document_now(ui_current(p->st))->root;
}

static void nothing_done_with(struct plain *p, struct str operand)
{
    plain_printf(&p->st->scratch, "error: nothing is done with '%.*s': %.*s", STR_FMT(operand),
                 STR_FMT(p->usage));
}

/* Behind the answers: what nothing was done with, or for. */
static void tell_what_is_left(struct plain *p)
{
    bool undone =
        p->before != NULL && p->before == ui_document_now(ui_current(p->st))->root && !p->failed;

    bool changed = p->before != NULL && p->before != ui_document_now(ui_current(p->st))->root;

    p->before = NULL;
    if (p->st->quit || p->st->fatal != NULL)
        return;
    if (p->operand.len > 0) {
        nothing_done_with(p, p->operand);
        if (changed) { /* it was not what was asked for */
            ui_run_action(p->st, UI_ACTION_UNDO, STR_NONE);
            plain_answer(p);
        }
    } else if (undone && !p->terminal)
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
           (id == UI_ACTION_CHOOSE && plain_is_number(argument));
}

/* What is not known, and stands in a list or map. */
static bool is_to_be_added(const struct ui_item *item)
{
    return item != NULL && item->problem == NULL && item->ref.field != MDL_F_NONE &&
           (mdl_fields[item->ref.field].type == MDL_T_LIST ||
            mdl_fields[item->ref.field].type == MDL_T_MAP);
}

/* "fix 2 1": of the second problem the first remedy. "fix 5 c:\a": what a list lacks. */
static bool fix(struct plain *p, struct str argument)
{
    struct str number = cut_place(&argument);

    if (!plain_select_problem(p->st, number))
        return false;
    if (number.len > 0 && is_to_be_added(ui_selected(p->st).item))
        p->usage = arena_printf(&p->command, "fix %.*s ANSWER", STR_FMT(number));
    p->operand = argument;
    expect_change(p, UI_ACTION_FIX);
    ui_run_action(p->st, UI_ACTION_FIX, STR_NONE);
    return true;
}

/* "container.Mounts {...}": to a list of objects one is added as it stands there, as
 * "container.Mounts[+]={...}" would be set. */
static bool adds_object(struct ui_state *st, struct str *argument)
{
    const struct value *root = ui_document_now(ui_current(st))->root;
    struct str object = *argument, place = cut_place(&object), text;
    struct mdl_path path = {.field = MDL_F_NONE};
    struct err *e;
    bool adds;

    if (!str_starts(object, STR_LIT("{")) || !plain_path_quietly(st, place, &text))
        return false;
    e = mdl_path_parse(&path, &st->scratch, text, root);
    adds = e == NULL && path.field != MDL_F_NONE && mdl_fields[path.field].type == MDL_T_LIST;
    err_free(e);
    if (adds)
        *argument = arena_printf(&st->scratch, "%.*s[+]=%.*s", STR_FMT(text), STR_FMT(object));
    return adds;
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
    if (id == UI_ACTION_FIX)
        return fix(p, argument);
    if (id == UI_ACTION_ADD && adds_object(st, &argument)) {
        ui_run_action(st, UI_ACTION_SET, argument);
        return true;
    }
    if (actions[i].place) {
        struct str place = cut_place(&argument);

        if (argument.len > 0 && strcmp(operand, "PATH|NUMBER") == 0) {
            nothing_done_with(p, argument);
            return false;
        }
        p->operand = argument;
        expect_change(p, id);
        if (!select_field(st, place))
            return st->message != NULL || st->mode != UI_MODE_PANES;
    } else if (is_list(id, argument)) {
        p->operand = argument;
    }
    if (id == UI_ACTION_SET && !number_to_path(st, &argument))
        return false;
    if (id == UI_ACTION_COPY_RUN && !ui_check_operand(st, &ui_actions[id], argument))
        return true;
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
    plain_answer(p);
    while (!st->quit && st->fatal == NULL && !p->end) {
        struct str line = plain_read_line(p, "silospec: ");

        arena_reset(&st->scratch);
        if (line.len == 0 || line.s[0] == '#')
            continue;
        arena_reset(&p->command);
        if (!run(p, arena_str(&p->command, line)))
            p->failed = true;
        plain_answer(p);
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
    here.no_keys = true;
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
