#include "model/client/flags.h"

#include "model/base/row_text.h"
#include "model/client/go_number.h"

/* clang-format off */
const struct client_flag client_flags[] = {
#define FLAG(slot, name, letter, kind, set, commands, since, until, start, path, help)             \
    {SLOT_##slot, letter, name,  KIND_##kind, COMMANDS_##commands,                                 \
     since,       until,  start, path,        sizeof(path) - 1,    help},
#define TWIN FLAG
#include "model/client/flags.def"
#undef TWIN
#undef FLAG
};

#define FLAG(SLOT, NAME, LETTER, KIND, SET, COMMANDS, SINCE, UNTIL, START, PATH, HELP)             \
    ROW_HOLDS(struct client_flag, name, NAME);                                                     \
    ROW_HOLDS(struct client_flag, start, START);                                                   \
    ROW_HOLDS(struct client_flag, path, PATH);                                                     \
    ROW_HOLDS(struct client_flag, help, HELP);
#define TWIN FLAG
#include "model/client/flags.def"
#undef TWIN
#undef FLAG
/* clang-format on */

client_set_fn *client_flag_setter(const struct client_flag *flag)
{
    switch (flag->slot) {
#define FLAG(slot, name, letter, kind, set, ...)                                                   \
    case SLOT_##slot:                                                                              \
        return client_set_##set;
#define TWIN(...)
#include "model/client/flags.def"
#undef TWIN
#undef FLAG
    case SLOT_COUNT:
        break;
    }
    return NULL;
}

const size_t client_flag_count = sizeof(client_flags) / sizeof(client_flags[0]);

/* It is asked for each field of each request, and few paths are as long. */
const struct client_flag *client_flag_for_path(struct str path)
{
    for (size_t i = 0; i < client_flag_count; i++) {
        if (client_flags[i].path_len == path.len &&
            memcmp(client_flags[i].path, path.s, path.len) == 0)
            return &client_flags[i];
    }
    return NULL;
}

enum client_kind client_flag_kind(const struct client_flag *flag)
{
    return flag->kind;
}

enum client_slot_id client_flag_slot(const struct client_flag *flag)
{
    return flag->slot;
}

static bool exists(const struct client *c, const struct client_flag *flag)
{
    return c->in->release >= flag->since && c->in->release < flag->until &&
           (!c->create || flag->commands == COMMANDS_BOTH);
}

static const struct client_flag *by_name(const struct client *c, struct str name)
{
    for (size_t i = 0; i < client_flag_count; i++) {
        if (str_is(name, client_flags[i].name) && exists(c, &client_flags[i]))
            return &client_flags[i];
    }
    return NULL;
}

static const struct client_flag *by_letter(const struct client *c, char letter)
{
    for (size_t i = 0; letter != '\0' && i < client_flag_count; i++) {
        if (client_flags[i].letter == letter && exists(c, &client_flags[i]))
            return &client_flags[i];
    }
    return NULL;
}

static void set_defaults(struct client *c)
{
    for (size_t i = 0; i < client_flag_count; i++) {
        const struct client_flag *flag = &client_flags[i];
        struct client_slot *slot = &c->slots[flag->slot];

        slot->text = str_of(flag->start);
        slot->on = strcmp(flag->start, "true") == 0;
        if (flag->kind == KIND_INT)
            (void)go_int(&slot->number, slot->text, 10, 64);
    }
}

bool client_bad_argument(struct client *c, char letter, const char *name, struct str value)
{
    struct str shown = CLIENT_TEXT(c->a, STR_LIT("--"), str_of(name));

    if (letter != '\0')
        shown = CLIENT_TEXT(c->a, STR_LIT("-"), ((struct str){&letter, 1}), STR_LIT(", "), shown);
    return CLIENT_REFUSE(c, STR_LIT("invalid argument "), client_quote(c->a, value),
                         STR_LIT(" for \""), shown, STR_LIT("\" flag: "), c->refusal);
}

/* Sets the value; on refusal the client's frame is put around the reason. */
static bool set(struct client *c, const struct client_flag *flag, struct str text)
{
    struct client_slot *slot = &c->slots[flag->slot];

    if (client_flag_setter(flag)(c, slot, text)) {
        slot->given = true;
        return true;
    }
    return c->error == NULL && client_bad_argument(c, flag->letter, flag->name, text);
}

struct words {
    const struct str *items;
    size_t count;
    size_t at; /* the next one */
};

bool client_unknown_name(struct client *c, struct str word)
{
    struct str name = str_cut(word, 2, word.len), value;

    if (str_starts(name, STR_LIT("-")) || str_starts(name, STR_LIT("=")))
        return CLIENT_REFUSE(c, STR_LIT("bad flag syntax: "), word);
    (void)client_cut(&name, &value, name, '=');
    return CLIENT_REFUSE(c, STR_LIT("unknown flag: --"), name);
}

static bool parse_long(struct client *c, struct words *w, struct str word)
{
    struct str name = str_cut(word, 2, word.len), value;
    bool has_value = client_cut(&name, &value, name, '=');
    const struct client_flag *flag = by_name(c, name);

    if (flag == NULL)
        return client_unknown_name(c, word);
    if (has_value)
        return set(c, flag, value);
    if (flag->kind == KIND_SWITCH)
        return set(c, flag, STR_LIT("true"));
    if (w->at >= w->count)
        return CLIENT_REFUSE(c, STR_LIT("flag needs an argument: "), word);
    return set(c, flag, w->items[w->at++]);
}

/* Go's %q of one byte taken as a character. */
static struct str quoted_letter(struct client *c, char letter)
{
    unsigned char byte = (unsigned char)letter;
    char utf8[2] = {letter, '\0'};
    struct str text = {utf8, 1}, quoted;

    if (byte >= 0x80) {
        utf8[0] = (char)(0xc0 | byte >> 6);
        utf8[1] = (char)(0x80 | (byte & 0x3f));
        text.len = 2;
    }
    if (letter == '\'')
        return STR_LIT("'\\''");
    if (letter == '"')
        return STR_LIT("'\"'");
    quoted = client_quote(c->a, text);
    return CLIENT_TEXT(c->a, STR_LIT("'"), str_cut(quoted, 1, quoted.len - 1), STR_LIT("'"));
}

bool client_unknown_letter(struct client *c, struct str letters)
{
    return CLIENT_REFUSE(c, STR_LIT("unknown shorthand flag: "), quoted_letter(c, letters.s[0]),
                         STR_LIT(" in -"), letters);
}

bool client_flag_is_known(const struct client *c, bool *wants_next, struct str word)
{
    struct str name = str_cut(word, 2, word.len), value;
    bool is_long = word.s[1] == '-';
    bool has_value = is_long ? client_cut(&name, &value, name, '=') : word.len > 2;
    const struct client_flag *flag = is_long ? by_name(c, name) : by_letter(c, word.s[1]);

    *wants_next = flag != NULL && flag->kind != KIND_SWITCH && !has_value;
    return flag != NULL;
}

/* One letter of a bundle; *rest: the letters that are left. */
static bool parse_letter(struct client *c, struct words *w, struct str *rest)
{
    struct str letters = *rest;
    const struct client_flag *flag = by_letter(c, letters.s[0]);

    *rest = str_cut(letters, 1, letters.len);
    if (flag == NULL)
        return client_unknown_letter(c, letters);
    if (flag->kind == KIND_SWITCH && !(letters.len > 2 && letters.s[1] == '='))
        return set(c, flag, STR_LIT("true"));
    *rest = STR_NONE;
    if (letters.len > 1)
        return set(c, flag,
                   str_cut(letters, letters.len > 2 && letters.s[1] == '=' ? 2 : 1, letters.len));
    if (w->at >= w->count)
        return CLIENT_REFUSE(c, STR_LIT("flag needs an argument: "), quoted_letter(c, letters.s[0]),
                             STR_LIT(" in -"), letters);
    return set(c, flag, w->items[w->at++]);
}

static bool parse_letters(struct client *c, struct words *w, struct str word)
{
    struct str rest = str_cut(word, 1, word.len);

    while (rest.len > 0) {
        /* pflag leaves the flags of Go's test programs alone. */
        if (str_starts(rest, STR_LIT("test.")))
            return true;
        if (!parse_letter(c, w, &rest))
            return false;
    }
    return true;
}

bool client_flags_parse(struct client *c, const struct str *words, size_t count)
{
    struct words w = {words, count, 0};

    set_defaults(c);
    while (w.at < w.count) {
        struct str word = w.items[w.at];

        if (word.len < 2 || word.s[0] != '-')
            break;
        w.at++;
        if (str_is(word, "--"))
            break;
        if (word.s[1] == '-' ? !parse_long(c, &w, word) : !parse_letters(c, &w, word))
            return false;
    }
    c->operands = w.items + w.at;
    c->operand_count = w.count - w.at;
    return true;
}
