#include "model/client/client_parts.h"

/* ---- docker's own flags, in front of the command ---- */

enum global_kind {
    GLOBAL_SWITCH,
    GLOBAL_TEXT,
    GLOBAL_HELP,
    GLOBAL_LEVEL,
    GLOBAL_HOST,
    GLOBAL_CONTEXT
};

static const struct global_flag {
    char name[12];
    char letter;
    enum global_kind kind;
} global_flags[] = {
    {"config", '\0', GLOBAL_TEXT},      {"context", 'c', GLOBAL_CONTEXT},
    {"debug", 'D', GLOBAL_SWITCH},      {"help", 'h', GLOBAL_HELP},
    {"host", 'H', GLOBAL_HOST},         {"log-level", 'l', GLOBAL_LEVEL},
    {"tls", '\0', GLOBAL_SWITCH},       {"tlscacert", '\0', GLOBAL_TEXT},
    {"tlscert", '\0', GLOBAL_TEXT},     {"tlskey", '\0', GLOBAL_TEXT},
    {"tlsverify", '\0', GLOBAL_SWITCH}, {"version", 'v', GLOBAL_SWITCH},
};

/* Behind the word container there is --help alone. */
static bool exists(const struct global_flag *flag, bool of_docker)
{
    return of_docker || flag->kind == GLOBAL_HELP;
}

static const struct global_flag *by_name(struct str name, bool of_docker)
{
    for (size_t i = 0; i < sizeof(global_flags) / sizeof(global_flags[0]); i++) {
        if (str_is(name, global_flags[i].name) && exists(&global_flags[i], of_docker))
            return &global_flags[i];
    }
    return NULL;
}

static const struct global_flag *by_letter(char letter, bool of_docker)
{
    for (size_t i = 0; letter != '\0' && i < sizeof(global_flags) / sizeof(global_flags[0]); i++) {
        if (global_flags[i].letter == letter && exists(&global_flags[i], of_docker))
            return &global_flags[i];
    }
    return NULL;
}

static bool takes_value(const struct global_flag *flag)
{
    return flag->kind != GLOBAL_SWITCH && flag->kind != GLOBAL_HELP;
}

struct client_global client_global_of(struct str word)
{
    const struct global_flag *flag = NULL;
    size_t i = 1;

    if (str_starts(word, STR_LIT("--"))) {
        flag = by_name(str_cut(word, 2, word.len), true);
        return (struct client_global){flag != NULL, flag != NULL && takes_value(flag)};
    }
    while (i < word.len && (flag = by_letter(word.s[i], true)) != NULL && !takes_value(flag))
        i++;
    return (struct client_global){flag != NULL,
                                  flag != NULL && takes_value(flag) && i + 1 == word.len};
}

/* --version and --help have no effect in front of a command. The letter of help is deprecated: no
 * text names it. */
static bool set_switch(struct client *c, const struct global_flag *flag, struct str value)
{
    struct client_slot unused = {.given = false};

    if (client_set_switch(c, &unused, value))
        return true;
    c->bad_global = true;
    return client_bad_argument(c, flag->kind == GLOBAL_HELP ? '\0' : flag->letter, flag->name,
                               value);
}

static bool set(struct client *c, const struct global_flag *flag, struct str value)
{
    switch (flag->kind) {
    case GLOBAL_SWITCH:
    case GLOBAL_HELP:
        return set_switch(c, flag, value);
    case GLOBAL_LEVEL:
        c->globals.log_level = value;
        break;
    case GLOBAL_CONTEXT:
        c->globals.context = value;
        break;
    case GLOBAL_HOST:
        if (c->globals.hosts++ == 0)
            c->globals.host = value;
        break;
    case GLOBAL_TEXT:
        break;
    }
    return true;
}

static bool read_long(struct client *c, bool *wants_next, const struct global_word *w)
{
    struct str name = str_cut(w->word, 2, w->word.len), value;
    bool has_value = client_cut(&name, &value, name, '=');
    const struct global_flag *flag = by_name(name, w->of_docker);

    if (flag == NULL)
        return client_unknown_name(c, w->word);
    *wants_next = takes_value(flag) && !has_value;
    if (!has_value)
        value = takes_value(flag) ? w->next : STR_LIT("true");
    return set(c, flag, value);
}

/* -Dl info: switches go before one that takes what is left, or the next word. */
static bool read_letters(struct client *c, bool *wants_next, const struct global_word *w)
{
    struct str letters = str_cut(w->word, 1, w->word.len);

    for (; letters.len > 0; letters = str_cut(letters, 1, letters.len)) {
        const struct global_flag *flag = by_letter(letters.s[0], w->of_docker);
        bool equals = letters.len > 2 && letters.s[1] == '=';

        if (flag == NULL)
            return client_unknown_letter(c, letters);
        if (flag->kind == GLOBAL_HELP && w->of_docker)
            c->globals.short_help = true;
        *wants_next = takes_value(flag) && letters.len == 1;
        if (*wants_next)
            return set(c, flag, w->next);
        if (takes_value(flag) || equals)
            return set(c, flag, str_cut(letters, equals ? 2 : 1, letters.len));
    }
    return true;
}

bool client_global_flag(struct client *c, bool *wants_next, const struct global_word *w)
{
    *wants_next = false;
    return w->word.s[1] == '-' ? read_long(c, wants_next, w) : read_letters(c, wants_next, w);
}

bool client_global_wants_next(const struct global_word *w)
{
    const struct global_flag *flag;

    if (w->word.s[1] == '-') {
        flag = by_name(str_cut(w->word, 2, w->word.len), w->of_docker);
        return flag != NULL && takes_value(flag);
    }
    for (size_t i = 1; i < w->word.len; i++) {
        flag = by_letter(w->word.s[i], w->of_docker);
        if (flag == NULL || takes_value(flag))
            return flag != NULL && i + 1 == w->word.len;
    }
    return false;
}

bool client_global_may_want_next(const struct global_word *w)
{
    const struct global_flag *flag;

    if (str_find(w->word, '=', 0) >= 0)
        return false;
    if (w->word.s[1] == '-')
        flag = by_name(str_cut(w->word, 2, w->word.len), w->of_docker);
    else if (w->word.len == 2)
        flag = by_letter(w->word.s[1], w->of_docker);
    else
        return false;
    return flag == NULL || takes_value(flag);
}

/* ---- where the daemon is ---- */

static struct str usual_host(const struct client *c)
{
    return c->in->windows ? STR_LIT("npipe:////./pipe/docker_engine")
                          : STR_LIT("unix:///var/run/docker.sock");
}

struct str client_host(const struct client *c)
{
    const struct value *v =
        c->in->env != NULL ? value_get(c->in->env, STR_LIT("DOCKER_HOST")) : NULL;
    struct str host = c->globals.hosts > 0                   ? c->globals.host
                      : v != NULL && v->kind == VALUE_STRING ? v->u.text
                                                             : STR_NONE;

    host = str_trim(host);
    return host.len > 0 ? host : usual_host(c);
}

static bool refuse_host(struct client *c, struct str why, struct str host)
{
    return CLIENT_REFUSE(c, client_is(c, 2300) ? STR_LIT("Failed to initialize: ") : STR_NONE,
                         STR_LIT("unable to resolve docker endpoint: "), why, host);
}

bool client_host_check(struct client *c)
{
    static const char schemes[][8] = {"tcp", "unix", "npipe", "fd", "ssh"};
    struct str host = client_host(c), scheme;
    ptrdiff_t end = str_find(host, ':', 0);

    if (c->globals.hosts > 1)
        return refuse_host(c,
                           client_is(c, 2800) ? STR_LIT("Specify only one -H")
                                              : STR_LIT("Please specify only one -H"),
                           STR_NONE);
    if (end < 0 || !str_starts(str_cut(host, (size_t)end, host.len), STR_LIT("://")))
        return true; /* of TCP */
    scheme = str_cut(host, 0, (size_t)end);
    for (size_t i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++) {
        if (str_is(scheme, schemes[i]))
            return true;
    }
    return refuse_host(c,
                       client_is(c, 2300) ? STR_LIT("invalid bind address format: ")
                                          : STR_LIT("Invalid bind address format: "),
                       host);
}

/* ---- what docker checks of them before all that stands behind ---- */

static bool is_level(struct client *c, struct str level)
{
    static const char levels[][8] = {"panic",   "fatal", "error", "warn",
                                     "warning", "info",  "debug", "trace"};

    level = client_lower(c->a, level);
    for (size_t i = 0; i < sizeof(levels) / sizeof(levels[0]); i++) {
        if (str_is(level, levels[i]))
            return true;
    }
    return level.len == 0;
}

static struct str host_and_context(const struct client *c)
{
    if (client_is(c, 2800))
        return STR_LIT("conflicting options: cannot specify both --host and --context");
    return client_is(c, 2300)
               ? STR_LIT("conflicting options: either specify --host or --context, not both")
               : STR_LIT("Conflicting options: either specify --host or --context, not both");
}

bool client_globals_check(struct client *c)
{
    const struct client_globals *g = &c->globals;

    if (!is_level(c, g->log_level))
        return CLIENT_REFUSE(c, STR_LIT("Unable to parse logging level: "), g->log_level);
    if (g->hosts > 0 && g->context.len > 0)
        return client_refuse(c, host_and_context(c));
    return client_is(c, 2300) || client_host_check(c); /* later ones ask when they need it */
}
