/* What a key means at the moment. */
#include "ui/term/keys.h"
#include "ui/tui/act/copying.h"
#include "ui/tui/act/masked.h"
#include "ui/tui/state/help_index.h"

#include "ui/tui/loop/loop.h"

#include <string.h>

static void forget_count(struct ui_state *st)
{
    st->counting = false;
    st->count = 0;
}

/* Who takes a line of the spec for its field types a value there. */
static bool is_meant_as_value(struct ui_state *st, const struct ui_event *ev,
                              const struct ui_action *action)
{
    if (st->focus != UI_PANE_SPEC || !ui_key_is_text(ev))
        st->at_found_line = false;
    if (!st->at_found_line || action == NULL ||
        (strcmp(action->group, "Edits") != 0 && strcmp(action->group, "File") != 0))
        return false;
    ui_say(st, UI_ROLE_WARNING,
           "this is a line of the spec, which is not edited: %s goes to its field; after %s keys "
           "are commands again",
           ui_key_of(st, UI_ACTION_JUMP_SPEC), "Esc");
    return true;
}

static void panes_key(struct ui_state *st, const struct ui_event *ev)
{
    const struct ui_action *action;
    char name[UI_KEY_NAME_SIZE], prefix[UI_KEY_NAME_SIZE];

    if (ui_count_key(st, ev))
        return;
    if (st->counting && ui_key_is(ev, "esc ctrl-c")) {
        forget_count(st);
        return;
    }
    action = ui_action_for_key(st, ev);
    ui_key_name(name, ev);
    memcpy(prefix, st->prefix, sizeof(prefix));
    st->prefix[0] = '\0';
    if (is_meant_as_value(st, ev, action))
        return;
    if (action != NULL) {
        ui_run_action(st, (enum ui_action_id)(action - ui_actions), STR_NONE);
        /* A first key of two leaves it to the second one. */
        if (st->prefix[0] == '\0')
            forget_count(st);
        return;
    }
    forget_count(st);
    if (prefix[0] != '\0') {
        if (!ui_key_is(ev, "esc ctrl-c"))
            ui_say(st, UI_ROLE_DIM, "%s %s does nothing", prefix, ui_key_pressed(st, ev));
        return;
    }
    if (ev->kind == UI_EVENT_PASTE) {
        ui_paste(st, ev->paste);
        return;
    }
    if (name[0] != '\0')
        ui_say(st, UI_ROLE_DIM, "%s does nothing here; %s lists what does", ui_key_pressed(st, ev),
               ui_key_of(st, UI_ACTION_HELP));
}

static bool takes_text(const struct ui_state *st)
{
    return st->mode == UI_MODE_EDITOR || st->mode == UI_MODE_PROMPT || st->mode == UI_MODE_FINDER ||
           (st->mode == UI_MODE_PICKER && (st->picker.finding || st->picker.typed != NULL)) ||
           (st->mode == UI_MODE_HELP && st->help.typing);
}

/* A key of the help that is no text: F1. */
static bool asks_for_help(struct ui_state *st, const struct ui_event *ev)
{
    if (st->mode == UI_MODE_PANES || st->mode == UI_MODE_QUESTION || st->mode == UI_MODE_HELP ||
        st->prefix[0] != '\0' ||
        (takes_text(st) && (ev->key < UI_KEY_F1 || ev->key >= UI_KEY_F1 + 12)))
        return false;
    return ui_key_runs(st, ev, UI_ACTION_HELP);
}

/* What is about the terminal works in every window, also while something is typed there. */
static bool is_for_terminal(struct ui_state *st, const struct ui_event *ev)
{
    static const enum ui_action_id actions[] = {UI_ACTION_SUSPEND, UI_ACTION_REDRAW};

    if (st->mode == UI_MODE_PANES || ui_key_is_text(ev))
        return false;
    for (size_t i = 0; i < sizeof(actions) / sizeof(actions[0]); i++)
        if (ui_key_runs(st, ev, actions[i])) {
            ui_run_action(st, actions[i], STR_NONE);
            return true;
        }
    return false;
}

/* Below which a `:` line is typed, so that it may be about the window. */
static bool stays_above_line(const struct ui_state *st)
{
    return st->mode == UI_MODE_TABLE || st->mode == UI_MODE_NOTICE ||
           (st->mode == UI_MODE_HELP && ui_help_can_leave(st)) || st->mode == UI_MODE_PICKER;
}

/* The ways to everything work from every window that takes no text, and close it, but for the `:`
 * line, which leaves that to what is typed there. */
static bool leaves_window(struct ui_state *st, const struct ui_event *ev)
{
    enum ui_mode window;
    bool command;

    if (st->mode == UI_MODE_PANES || st->mode == UI_MODE_QUESTION || takes_text(st) ||
        st->prefix[0] != '\0')
        return false;
    command = ui_key_runs(st, ev, UI_ACTION_COMMAND);
    if (!command && !ui_key_runs(st, ev, UI_ACTION_FIND_ANY))
        return false;
    if ((!command || !stays_above_line(st)) && !ui_close_window(st))
        return false;
    window = st->mode;
    ui_run_action(st, command ? UI_ACTION_COMMAND : UI_ACTION_FIND_ANY, STR_NONE);
    if (command)
        st->prompt.back = window;
    return true;
}

/* The name of an item that is pasted over its list is looked for there. */
static bool finds_paste(struct ui_state *st, const struct ui_event *ev)
{
    return ev->kind == UI_EVENT_PASTE && st->mode == UI_MODE_PICKER && !takes_text(st) &&
           ui_picker_find(st, ev->paste);
}

/* What is pasted over a window that takes no text is read as over the panes. */
static bool opens_paste(struct ui_state *st, const struct ui_event *ev)
{
    if (ev->kind != UI_EVENT_PASTE || st->mode == UI_MODE_PANES || st->mode == UI_MODE_QUESTION ||
        takes_text(st) || (st->mode == UI_MODE_PICKER && st->picker.pasted != NULL) ||
        !ui_close_window(st))
        return false;
    ui_paste(st, ev->paste);
    return true;
}

static struct str text_of_window(struct ui_state *st, void *ctx)
{
    (void)st;
    return *(const struct str *)ctx;
}

/* It may quote a document. */
static void copy_notice(struct ui_state *st)
{
    struct str text = str_of(st->notice.text);
    const char *note;

    text = ui_without_secrets(&note, st, text_of_window, &text, true);
    if (text.len > 0)
        ui_copy_lines(st, STR_LIT("the text"), text, note);
}

/* In lists and texts one key copies, because there is one thing to copy. */
static bool copies_from_window(struct ui_state *st, const struct ui_event *ev)
{
    if (takes_text(st) || (st->mode == UI_MODE_PICKER && st->picker.finds) ||
        !ui_key_runs(st, ev, UI_ACTION_COPY))
        return false;
    if (st->mode == UI_MODE_PICKER && st->picker.count > 0)
        ui_copy_lines(st, STR_LIT("the entry"), st->picker.items[st->picker.cursor.at], "");
    else if (st->mode == UI_MODE_NOTICE && st->notice.text != NULL)
        copy_notice(st);
    else if (st->mode == UI_MODE_HELP && !st->help.typing)
        ui_copy_help(st);
    else
        return false;
    return true;
}

/* What a notice tells to try is tried from it, but for what edits: nobody sees that below it. */
static void notice_key(struct ui_state *st, const struct ui_event *ev)
{
    static const char groups[][8] = {"Compare", "Windows", "Explain", "Search", "General", "Move"};
    const struct ui_action *action = ui_action_for_key(st, ev);

    if (ui_notice_key(st, ev) || ev->kind != UI_EVENT_KEY)
        return;
    for (size_t i = 0; action != NULL && i < sizeof(groups) / sizeof(groups[0]); i++)
        if (strcmp(action->group, groups[i]) == 0) {
            st->mode = UI_MODE_PANES;
            ui_run_action(st, (enum ui_action_id)(action - ui_actions), STR_NONE);
            return;
        }
    ui_say(st, UI_ROLE_DIM, "%s does nothing in this window; Esc closes it",
           ui_key_pressed(st, ev));
}

void ui_key_event(struct ui_state *st, const struct ui_event *ev)
{
    if (asks_for_help(st, ev)) {
        ui_run_action(st, UI_ACTION_HELP, STR_NONE);
        return;
    }
    if (is_for_terminal(st, ev) || leaves_window(st, ev) || copies_from_window(st, ev) ||
        finds_paste(st, ev) || opens_paste(st, ev))
        return;
    switch (st->mode) {
    case UI_MODE_PANES:
        panes_key(st, ev);
        break;
    case UI_MODE_EDITOR:
        ui_editor_key(st, ev);
        break;
    case UI_MODE_PROMPT:
        ui_prompt_key(st, ev);
        break;
    case UI_MODE_QUESTION:
        if (!ui_question_key(st, ev)) {
            st->mode = UI_MODE_PANES;
            st->question.passed(st);
            panes_key(st, ev);
        }
        break;
    case UI_MODE_PICKER:
        ui_picker_key(st, ev);
        break;
    case UI_MODE_HELP:
        ui_help_key(st, ev);
        break;
    case UI_MODE_NOTICE:
        notice_key(st, ev);
        break;
    case UI_MODE_FINDER:
        ui_finder_key(st, ev);
        break;
    case UI_MODE_TABLE:
        ui_table_key(st, ev);
        break;
    }
}
