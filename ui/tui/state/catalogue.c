#include "ui/tui/state/catalogue.h"

#include "model/base/buf.h"
#include "model/base/nearest.h"
#include "ui/term/key_names.h"

const struct ui_action ui_actions[UI_ACTION_COUNT] = {
#define ACTION(id, name, keys, where, group, hint, text, run)                                      \
    [UI_ACTION_##id] = {where, name, keys, group, hint},
#include "ui/tui/state/actions.def"
#undef ACTION
};

const char *ui_action_text(enum ui_action_id id)
{
    switch (id) {
#define ACTION(id, name, keys, where, group, hint, text, run)                                      \
    case UI_ACTION_##id:                                                                           \
        return text;
#include "ui/tui/state/actions.def"
#undef ACTION
    case UI_ACTION_COUNT:
        break;
    }
    return "";
}

static const char tree_choices[] =
#define TREE(id, name, title) #name "|"
#include "ui/present/trees.def"
#undef TREE
    "";

struct ui_operand ui_operand_of(const struct ui_action *action)
{
    switch (action - ui_actions) {
#define OPERAND(action, kind, choices)                                                             \
    case UI_ACTION_##action:                                                                       \
        return (struct ui_operand){UI_TAKES_##kind, choices};
#include "ui/tui/state/operands.def"
#undef OPERAND
    default:
        return (struct ui_operand){UI_TAKES_NONE, NULL};
    }
}

const char *ui_action_bound(const struct ui_state *st, const struct ui_action *action)
{
    const char *keys = st->keys != NULL ? st->keys[action - ui_actions] : NULL;

    return keys != NULL ? keys : action->keys;
}

bool ui_key_is_sequence(struct str word)
{
    return word.len == 2 && !str_is(word, "up") && (word.s[0] != 'f' || word.s[1] > '9') &&
           (unsigned char)word.s[0] < 0x80;
}

/* Cuts the next word off a list of keys; false at the end. */
static bool next_word(struct str *keys, struct str *word)
{
    *keys = str_trim(*keys);
    if (keys->len == 0)
        return false;
    word->s = keys->s;
    word->len = 0;
    while (word->len < keys->len && keys->s[word->len] != ' ')
        word->len++;
    *keys = str_cut(*keys, word->len, keys->len);
    return true;
}

struct str ui_action_key_after(const struct ui_state *st, const struct ui_action *action,
                               const char *prefix)
{
    struct str keys = str_of(ui_action_bound(st, action)), word;

    while (next_word(&keys, &word))
        if (ui_key_is_sequence(word) && word.s[0] == prefix[0] && prefix[1] == '\0')
            return str_cut(word, 1, word.len);
    return STR_NONE;
}

/* Whether one of the keys ends in `name`: with each key all of them are asked. */
static bool may_be_bound(const char *keys, struct str name)
{
    char last = name.s[name.len - 1];

    for (; *keys != '\0'; keys++)
        if (*keys == last && (keys[1] == ' ' || keys[1] == '\0'))
            return true;
    return false;
}

static bool is_bound(const struct ui_state *st, struct str keys, const char *name)
{
    struct str word;

    while (next_word(&keys, &word)) {
        bool sequence = ui_key_is_sequence(word);

        if (sequence != (st->prefix[0] != '\0') || (sequence && word.s[0] != st->prefix[0]))
            continue;
        if (str_is(str_cut(word, sequence ? 1 : 0, word.len), name))
            return true;
    }
    return false;
}

static bool has_key(const struct ui_state *st, const struct ui_action *action, const char *name)
{
    const char *keys;

    if (name[0] == '\0' || (action->where & 1u << st->focus) == 0)
        return false;
    keys = ui_action_bound(st, action);
    return may_be_bound(keys, str_of(name)) && is_bound(st, str_of(keys), name);
}

const struct ui_action *ui_action_for_key(const struct ui_state *st, const struct ui_event *ev)
{
    char name[UI_KEY_NAME_SIZE];

    ui_key_name(name, ev);
    for (size_t i = 0; name[0] != '\0' && i < UI_ACTION_COUNT; i++)
        if (has_key(st, &ui_actions[i], name))
            return &ui_actions[i];
    return NULL;
}

bool ui_key_runs(const struct ui_state *st, const struct ui_event *ev, enum ui_action_id action)
{
    char name[UI_KEY_NAME_SIZE];

    ui_key_name(name, ev);
    return has_key(st, &ui_actions[action], name) &&
           ui_action_for_key(st, ev) == &ui_actions[action];
}

bool ui_action_for_config(struct ui_config_action *out, size_t index)
{
    const struct ui_action *action = &ui_actions[index];

    if (index >= UI_ACTION_COUNT)
        return false;
    *out = (struct ui_config_action){.name = action->name,
                                     .keys = action->keys,
                                     .text = ui_action_text((enum ui_action_id)index),
                                     .group = action->group,
                                     .where = action->where};
    return true;
}

const struct ui_action *ui_action_named(struct str name)
{
    for (size_t i = 0; i < UI_ACTION_COUNT; i++)
        if (str_is(name, ui_actions[i].name))
            return &ui_actions[i];
    return NULL;
}

/* Whose written form is not the name with a capital. */
static const struct {
    char name[8], written[8];
} names[] = {
    {"pgup", "PgUp"},
    {"pgdn", "PgDn"},
    {"delete", "Del"},
    {"insert", "Ins"},
};

bool ui_key_written(struct ui_event *out, struct str written)
{
    char name[UI_KEY_NAME_SIZE];
    size_t from = written.len, len = 0;
    struct str word;

    while (from > 1 && written.s[from - 1] != ' ')
        from--;
    word = str_cut(written, from > 1 ? from : 0, written.len);
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (str_is(word, names[i].written))
            word = str_of(names[i].name);
    if (word.len >= sizeof(name))
        return false;
    for (; len < word.len; len++)
        name[len] = word.len > 1 && word.s[len] >= 'A' && word.s[len] <= 'Z'
                        ? (char)(word.s[len] - 'A' + 'a')
                        : word.s[len];
    return ui_key_named(out, (struct str){name, len});
}

static struct str key_as_written(struct arena *a, struct str key)
{
    struct str rest = key, out = STR_NONE;
    ptrdiff_t dash;

    /* Modifiers: "ctrl-", "alt-", "shift-". The key may be a dash itself. */
    while ((dash = str_find(rest, '-', 1)) > 0) {
        out = arena_printf(a, "%.*s%c%.*s", STR_FMT(out), rest.s[0] - 'a' + 'A',
                           STR_FMT(str_cut(rest, 1, (size_t)dash + 1)));
        rest = str_cut(rest, (size_t)dash + 1, rest.len);
    }
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (str_is(rest, names[i].name))
            return arena_printf(a, "%.*s%s", STR_FMT(out), names[i].written);
    if (rest.len > 0 && rest.s[0] >= 'a' && rest.s[0] <= 'z' &&
        ((rest.len > 1 && !ui_key_is_sequence(rest)) || str_starts(out, STR_LIT("Ctrl-"))))
        return arena_printf(a, "%.*s%c%.*s", STR_FMT(out), rest.s[0] - 'a' + 'A',
                            STR_FMT(str_cut(rest, 1, rest.len)));
    return arena_printf(a, "%.*s%.*s", STR_FMT(out), STR_FMT(rest));
}

struct str ui_action_keys(struct arena *a, const struct ui_state *st,
                          const struct ui_action *action)
{
    struct str keys = str_of(ui_action_bound(st, action)), word, all = STR_NONE;

    while (next_word(&keys, &word)) {
        struct str key = key_as_written(a, word);

        all = all.len == 0 ? key : arena_printf(a, "%.*s %.*s", STR_FMT(all), STR_FMT(key));
    }
    return all;
}

struct str ui_action_key(struct arena *a, const struct ui_state *st, const struct ui_action *action)
{
    struct str keys = str_of(ui_action_bound(st, action)), word;

    return next_word(&keys, &word) ? key_as_written(a, word) : STR_NONE;
}

const char *ui_key_pressed(struct ui_state *st, const struct ui_event *ev)
{
    char name[UI_KEY_NAME_SIZE];
    const char *text;

    ui_key_name(name, ev);
    text = arena_cstr(&st->scratch, key_as_written(&st->scratch, str_of(name)));
    return text != NULL ? text : "";
}

struct str ui_action_by(struct arena *a, const struct ui_state *st, enum ui_action_id id)
{
    struct str key = ui_action_key(a, st, &ui_actions[id]);

    return key.len > 0 ? key : arena_printf(a, ":%s", ui_actions[id].name);
}

const char *ui_key_of(struct ui_state *st, enum ui_action_id id)
{
    const char *text;

    if (st->no_keys)
        return ui_actions[id].name;
    text = arena_cstr(&st->scratch, ui_action_by(&st->scratch, st, id));
    return text != NULL ? text : "";
}

void ui_action_later(struct ui_state *st, enum ui_action_id id, struct str argument)
{
    st->pending = (struct ui_pending){true, false, (unsigned)id, argument};
}

static const struct {
    char word[12];
    enum ui_action_id action;
} aliases[] = {
#define ALIAS(word, action) {word, UI_ACTION_##action},
#include "ui/tui/state/aliases.def"
#undef ALIAS
};

const char *ui_action_alias(const struct ui_action *action)
{
    for (size_t i = 0; i < sizeof(aliases) / sizeof(aliases[0]); i++)
        if (action == &ui_actions[aliases[i].action])
            return aliases[i].word;
    return NULL;
}

/* Another word for it goes before an unambiguous beginning. */
const struct ui_action *ui_action_of_word(struct str word, size_t *count)
{
    const struct ui_action *found = ui_action_named(word);

    *count = 1;
    for (size_t i = 0; found == NULL && i < sizeof(aliases) / sizeof(aliases[0]); i++)
        if (str_is(word, aliases[i].word))
            found = &ui_actions[aliases[i].action];
    if (found != NULL)
        return found;
    *count = 0;
    for (size_t i = 0; i < UI_ACTION_COUNT; i++)
        if (str_starts(str_of(ui_actions[i].name), word)) {
            found = &ui_actions[i];
            (*count)++;
        }
    return *count == 1 ? found : NULL;
}

static void no_such_action(struct ui_state *st, struct str name)
{
    struct nearest n;

    nearest_init(&n, arena_cstr(&st->scratch, name));
    for (size_t i = 0; i < UI_ACTION_COUNT; i++)
        nearest_offer(&n, ui_actions[i].name);
    if (n.name != NULL)
        ui_say(st, UI_ROLE_ERROR, "no action '%.*s'; did you mean '%s'?", STR_FMT(name), n.name);
    else
        ui_say(st, UI_ROLE_ERROR, "no action '%.*s'; %s lists all", STR_FMT(name),
               ui_key_of(st, UI_ACTION_HELP));
}

bool ui_is_row_number(struct str line, size_t *number)
{
    *number = 0;
    for (size_t i = 0; i < line.len; i++) {
        if (line.s[i] < '0' || line.s[i] > '9' || i == 7)
            return false;
        *number = *number * 10 + (size_t)(line.s[i] - '0');
    }
    return line.len > 0;
}

bool ui_check_operand(struct ui_state *st, const struct ui_action *action, struct str typed)
{
    const struct ui_operand operand = ui_operand_of(action);
    struct buf words = {.s = NULL};

    if (typed.len == 0)
        return true;
    if (operand.kind == UI_TAKES_NONE) {
        ui_say(st, UI_ROLE_ERROR, "nothing stands behind ':%s'", action->name);
        return false;
    }
    if (ui_value_fits(operand.kind, operand.choices, typed))
        return true;
    if (ui_value_list(&words, operand.kind, operand.choices))
        ui_say(st, UI_ROLE_ERROR, "%s: %.*s; there are %.*s", ui_value_kinds[operand.kind].none,
               STR_FMT(typed), STR_FMT(buf_str(&words)));
    else
        st->fatal = err_oom();
    buf_finish(&words);
    return false;
}

void ui_action_command(struct ui_state *st, struct str line)
{
    const struct ui_action *action;
    struct str name, argument;
    ptrdiff_t blank;
    size_t count;

    line = str_trim(line);
    while (line.len > 0 && line.s[0] == ':')
        line = str_cut(line, 1, line.len);
    if (line.len == 0)
        return;
    if (ui_is_row_number(line, &count)) {
        st->count = count;
        ui_action_later(st, count > 0 ? UI_ACTION_BOTTOM : UI_ACTION_TOP, STR_NONE);
        return;
    }
    blank = str_find(line, ' ', 0);
    name = blank >= 0 ? str_cut(line, 0, (size_t)blank) : line;
    argument = blank >= 0 ? str_trim(str_cut(line, (size_t)blank + 1, line.len)) : STR_NONE;
    action = ui_action_of_word(name, &count);
    if (count > 1) {
        ui_say(st, UI_ROLE_ERROR, "'%.*s' is short for several actions; Tab lists them",
               STR_FMT(name));
        return;
    }
    if (action == NULL) {
        no_such_action(st, name);
        return;
    }
    if (!ui_check_operand(st, action, argument))
        return;
    /* What an action does in another pane would not be what its name says. */
    if ((action->where & 1u << st->focus) == 0 && (action->where & UI_IN_TOP) == UI_IN_SPEC)
        ui_show_screen(st, UI_SCREEN_SPEC);
    if ((action->where & 1u << st->focus) == 0)
        ui_focus(st, (action->where & UI_IN_FORM) != 0   ? UI_PANE_FORM
                     : (action->where & UI_IN_SPEC) != 0 ? UI_PANE_SPEC
                                                         : st->lower);
    ui_action_later(st, (enum ui_action_id)(action - ui_actions), argument);
}
