#include "ui/tui/actions.h"

#include "ui/tui/keys.h"

#include <stdio.h>

const struct ui_action ui_actions[UI_ACTION_COUNT] = {
#define ACTION(id, name, keys, where, group, hint, text, run)                                      \
    [UI_ACTION_##id] = {name, keys, where, group, hint, text, run},
#include "ui/tui/actions.def"
#undef ACTION
};

const struct ui_action *ui_action_for_key(const struct ui_event *ev, enum ui_pane pane)
{
    for (size_t i = 0; i < UI_ACTION_COUNT; i++)
        if ((ui_actions[i].where & 1u << pane) != 0 && ui_key_is(ev, ui_actions[i].keys))
            return &ui_actions[i];
    return NULL;
}

const struct ui_action *ui_action_named(struct str name)
{
    for (size_t i = 0; i < UI_ACTION_COUNT; i++)
        if (str_is(name, ui_actions[i].name))
            return &ui_actions[i];
    return NULL;
}

/* An unambiguous beginning will do. */
static const struct ui_action *action_starting(struct str name, size_t *count)
{
    const struct ui_action *found = NULL;

    *count = 0;
    for (size_t i = 0; i < UI_ACTION_COUNT; i++)
        if (str_starts(str_of(ui_actions[i].name), name)) {
            found = &ui_actions[i];
            (*count)++;
        }
    return found;
}

void ui_action_command(struct ui_state *st, struct str line)
{
    const struct ui_action *action;
    struct str name, argument;
    ptrdiff_t blank;
    size_t count;

    while (line.len > 0 && line.s[0] == ' ')
        line = str_cut(line, 1, line.len);
    while (line.len > 0 && line.s[line.len - 1] == ' ')
        line.len--;
    if (line.len == 0)
        return;
    blank = str_find(line, ' ', 0);
    name = blank >= 0 ? str_cut(line, 0, (size_t)blank) : line;
    argument = blank >= 0 ? str_cut(line, (size_t)blank + 1, line.len) : STR_NONE;
    action = ui_action_named(name);
    if (action == NULL) {
        action = action_starting(name, &count);
        if (count > 1) {
            ui_say(st, UI_ROLE_ERROR, "'%.*s' is short for several actions; Tab lists them",
                   STR_FMT(name));
            return;
        }
    }
    if (action == NULL) {
        ui_say(st, UI_ROLE_ERROR, "no action '%.*s'; ? lists all", STR_FMT(name));
        return;
    }
    /* What an action does in another pane would not be what its name says. */
    if ((action->where & 1u << st->focus) == 0)
        ui_focus(st, (action->where & UI_IN_FORM) != 0   ? UI_PANE_FORM
                     : (action->where & UI_IN_SPEC) != 0 ? UI_PANE_SPEC
                                                         : st->lower);
    action->run(st, argument);
}

static struct str key_as_written(struct arena *a, struct str key)
{
    static const struct {
        const char *name, *written;
    } names[] = {
        {"enter", "Enter"},
        {"space", "Space"},
        {"tab", "Tab"},
        {"shift-tab", "Shift-Tab"},
        {"esc", "Esc"},
        {"pgup", "PgUp"},
        {"pgdn", "PgDn"},
        {"home", "Home"},
        {"end", "End"},
        {"delete", "Del"},
        {"insert", "Ins"},
        {"up", "Up"},
        {"down", "Down"},
        {"left", "Left"},
        {"right", "Right"},
        {"f1", "F1"},
        {"backspace", "Backspace"},
        {"shift-up", "Shift-Up"},
        {"shift-down", "Shift-Down"},
    };

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (str_is(key, names[i].name))
            return str_of(names[i].written);
    if (str_starts(key, STR_LIT("ctrl-")) && key.len == 6)
        return arena_printf(a, "Ctrl-%c", key.s[5] - 'a' + 'A');
    return key;
}

struct str ui_action_keys(struct arena *a, const struct ui_action *action)
{
    struct str keys = str_of(action->keys), all = STR_NONE;

    while (keys.len > 0) {
        ptrdiff_t blank = str_find(keys, ' ', 0);
        size_t len = blank >= 0 ? (size_t)blank : keys.len;
        struct str key = key_as_written(a, str_cut(keys, 0, len));

        all = all.len == 0 ? key : arena_printf(a, "%.*s %.*s", STR_FMT(all), STR_FMT(key));
        keys = str_cut(keys, len + 1, keys.len);
    }
    return all;
}

struct str ui_action_key(struct arena *a, const struct ui_action *action)
{
    struct str keys = str_of(action->keys);
    ptrdiff_t blank = str_find(keys, ' ', 0);

    return key_as_written(a, blank >= 0 ? str_cut(keys, 0, (size_t)blank) : keys);
}
