/* What the words before the command of docker compose say, read as its flags are (pflag). */
#include "model/client/abs_path.h"
#include "model/client/go_number.h"
#include "model/compose/compose_parts.h"

/* NEEDLESS: nothing of a request follows from it. */
enum kind {
    NEEDLESS,
    NEEDLESS_SWITCH,
    NEEDLESS_NUMBER,
    FILES,
    ENV_FILES,
    PROFILES,
    PROJECT,
    FOLDER,
    COMPATIBLE
};

static const struct option {
    char name[20], letter;
    enum kind kind;
    unsigned since; /* the first release that has it */
} options[] = {
    {"all-resources", '\0', NEEDLESS_SWITCH, COMPOSE_2_40},
    {"ansi", '\0', NEEDLESS, 0},
    {"compatibility", '\0', COMPATIBLE, 0},
    {"dry-run", '\0', NEEDLESS_SWITCH, 0},
    {"env-file", '\0', ENV_FILES, 0},
    {"file", 'f', FILES, 0},
    {"help", 'h', NEEDLESS_SWITCH, 0},
    {"no-ansi", '\0', NEEDLESS_SWITCH, 0},
    {"parallel", '\0', NEEDLESS_NUMBER, 0},
    {"profile", '\0', PROFILES, 0},
    {"progress", '\0', NEEDLESS, 0},
    {"project-directory", '\0', FOLDER, 0},
    {"project-name", 'p', PROJECT, 0},
    {"verbose", '\0', NEEDLESS_SWITCH, 0},
    {"version", 'v', NEEDLESS_SWITCH, 0},
    {"workdir", '\0', FOLDER, 0},
};

static const struct option *option_of(const struct compose *c, struct str name, char letter)
{
    for (size_t i = 0; i < sizeof(options) / sizeof(options[0]); i++)
        if ((letter != '\0' ? options[i].letter == letter : str_is(name, options[i].name)) &&
            options[i].since <= c->in->release)
            return &options[i];
    return NULL;
}

static bool is_switch(const struct option *option)
{
    return option->kind == NEEDLESS_SWITCH || option->kind == COMPATIBLE;
}

static bool bad_value(struct compose *c, const struct option *option, struct str value,
                      const char *what)
{
    struct str letter = {&option->letter, 1};

    return COMPOSE_REFUSE(c, STR_LIT("invalid argument "), client_quote(c->a, value),
                          STR_LIT(" for \""), option->letter != '\0' ? STR_LIT("-") : STR_NONE,
                          option->letter != '\0' ? letter : STR_NONE,
                          option->letter != '\0' ? STR_LIT(", ") : STR_NONE, STR_LIT("--"),
                          str_of(option->name), STR_LIT("\" flag: strconv."), str_of(what),
                          STR_LIT(": parsing "), client_quote(c->a, value),
                          STR_LIT(": invalid syntax"));
}

struct str compose_named_file(struct compose *c, struct str name)
{
    return str_is(name, COMPOSE_STANDARD_INPUT)
               ? name
               : client_abs_path(c->a, c->in->windows, c->in->cwd, name);
}

static bool set(struct compose *c, const struct option *option, struct str value)
{
    int64_t number;
    bool on = false;

    if (is_switch(option) && !go_bool(&on, value))
        return bad_value(c, option, value, "ParseBool");
    switch (option->kind) {
    case NEEDLESS_NUMBER:
        return go_int(&number, value, 0, 64) == GO_OK || bad_value(c, option, value, "ParseInt");
    case FILES:
        node_push(c->a, c->files, node_text(c->a, compose_named_file(c, value)));
        break;
    case ENV_FILES:
        node_push(c->a, c->env_files,
                  node_text(c->a, client_abs_path(c->a, c->in->windows, c->in->cwd, value)));
        break;
    case PROFILES:
        node_push(c->a, c->profiles, node_text(c->a, value));
        break;
    case PROJECT:
        c->project = value;
        break;
    case FOLDER:
        c->folder = client_abs_path(c->a, c->in->windows, c->in->cwd, value);
        break;
    case COMPATIBLE:
        c->compatible = on;
        break;
    case NEEDLESS:
    case NEEDLESS_SWITCH:
        break;
    }
    return true;
}

struct words {
    const struct str *items;
    size_t count, at; /* the next one */
};

/* At the end it would take the command, and compose would show its help: nothing is set. */
static bool take_next(struct compose *c, struct words *w, const struct option *option)
{
    return w->at >= w->count || set(c, option, w->items[w->at++]);
}

static bool read_long(struct compose *c, struct words *w, struct str word)
{
    struct str name = str_cut(word, 2, word.len), value;
    bool has_value = client_cut(&name, &value, name, '=');
    const struct option *option = option_of(c, name, '\0');

    if (name.len == 0 || name.s[0] == '-')
        return COMPOSE_REFUSE(c, STR_LIT("bad flag syntax: "), word);
    if (option == NULL)
        return COMPOSE_REFUSE(c, STR_LIT("unknown flag: --"), name);
    if (has_value || is_switch(option))
        return set(c, option, has_value ? value : STR_LIT("true"));
    return take_next(c, w, option);
}

/* -hf a.yaml: a letter that takes a value takes the rest of the word, or the next one. */
static bool read_letters(struct compose *c, struct words *w, struct str letters)
{
    while (letters.len > 0) {
        const struct str one = str_cut(letters, 0, 1);
        const struct option *option = option_of(c, STR_NONE, letters.s[0]);
        struct str rest = str_cut(letters, 1, letters.len);
        const bool has_value = rest.len > 1 && rest.s[0] == '=';

        if (option == NULL)
            return COMPOSE_REFUSE(c, STR_LIT("unknown shorthand flag: '"), one, STR_LIT("' in -"),
                                  letters);
        if (is_switch(option) && !has_value) {
            if (!set(c, option, STR_LIT("true")))
                return false;
            letters = rest;
            continue;
        }
        if (rest.len > 0)
            return set(c, option, str_cut(rest, has_value, rest.len));
        return take_next(c, w, option);
    }
    return true;
}

bool compose_options(struct compose *c)
{
    struct words w = {.items = c->in->args, .count = c->in->arg_count};

    while (w.at < w.count) {
        struct str word = w.items[w.at++];

        if (word.len < 2 || word.s[0] != '-' || str_is(word, "--"))
            continue;
        if (word.s[1] == '-' ? !read_long(c, &w, word)
                             : !read_letters(c, &w, str_cut(word, 1, word.len)))
            return false;
    }
    return true;
}

/* The variable counts whatever the option says; it may stand in a file of variables. */
void compose_separate(struct compose *c)
{
    static const char on[][8] = {"1", "t", "true", "y"};
    struct compose_lookup env = compose_environment(c);
    struct str set = STR_NONE;

    (void)env.find(&set, env.ctx, STR_LIT("COMPOSE_COMPATIBILITY"));
    set = client_lower(c->a, client_trim(set));
    for (size_t i = 0; i < sizeof(on) / sizeof(on[0]); i++)
        c->compatible = c->compatible || str_is(set, on[i]);
    c->separator = c->compatible ? STR_LIT("_") : STR_LIT("-");
}
