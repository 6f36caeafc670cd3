/* Passwords by their place in a command line: curl -u user:password, docker login -u me -p
 * password, net use \\server\share password /user:me, mysql -psecret, setx DB_PASSWORD secret,
 * ConvertTo-SecureString secret, schtasks /RP secret. */
#include "model/base/ascii.h"
#include "model/base/bounds.h"
#include "specgen/redact/redact_parts.h"

/* ---- words ---- */

static bool is_one_of(struct str word, const char *const *words)
{
    for (; *words != NULL; words++)
        if (str_eq_ascii_case(word, str_of(*words)))
            return true;
    return false;
}

/* "sqlcmd" of C:\tools\sqlcmd.exe */
static struct str program_of(struct str word)
{
    size_t from = word.len;

    while (from > 0 && word.s[from - 1] != '\\' && word.s[from - 1] != '/')
        from--;
    if (word.len - from > 4 &&
        str_eq_ascii_case(str_cut(word, word.len - 4, word.len), STR_LIT(".exe")))
        word.len -= 4;
    return str_cut(word, from, word.len);
}

static bool is_flag(struct str word)
{
    return word.len > 1 && (word.s[0] == '-' || word.s[0] == '/');
}

/* Numbers, and what stands between those of addresses and ports. */
static bool is_numbers(struct str text)
{
    if (str_ends(text, STR_LIT("/tcp")) || str_ends(text, STR_LIT("/udp")))
        text.len -= 4;
    for (size_t i = 0; i < text.len; i++)
        if (!ascii_is_digit(text.s[i]) && memchr(".:-[]", text.s[i], 5) == NULL)
            return false;
    return true;
}

/* ---- what a command is ---- */

static const char *const user_flags[] = {"-u",        "/u",         "-user", "--user",
                                         "-username", "--username", NULL};
static const char user_starts[][12] = {"/user:", "/u:", "--user=", "--username="};

/* docker run -u, --user. */
static bool is_of_docker(struct str word)
{
    return str_is(word, "-u") || str_is(word, "--user") || str_starts(word, STR_LIT("--user="));
}

static bool names_user(struct str word)
{
    if (is_one_of(word, user_flags))
        return true;
    for (size_t i = 0; i < sizeof(user_starts) / sizeof(user_starts[0]); i++) {
        struct str start = str_of(user_starts[i]);

        if (word.len > start.len && str_starts_ascii_case(word, start))
            return true;
    }
    return false;
}

static void look_at_flag(struct redact_command *c, struct str word)
{
    bool user = names_user(word);

    c->user = c->user || user;
    if (user && c->program == 0 && !is_of_docker(word))
        c->program = c->count + 1;
    c->share_user = c->share_user ||
                    str_eq_ascii_case(str_cut(word, 0, sizeof("/user:") - 1), STR_LIT("/user:"));
}

static void look_at_program(struct redact_command *c, struct str word)
{
    static const char *const databases[] = {"mysql",  "mysqldump", "mysqladmin", "mariadb",
                                            "sqlcmd", "osql",      "bcp",        NULL};
    static const char *const clients[] = {"curl", "wget", NULL};
    struct str program = program_of(word);

    if (is_one_of(program, databases) || is_one_of(program, clients)) {
        c->joined = c->joined || is_one_of(program, databases);
        c->user = c->user || c->joined;
        c->run = false;
    }
    if (str_is(word, "run") || str_is(word, "create") || str_is(word, "exec"))
        c->run = c->docker;
    else if (str_is(word, "login"))
        c->user = c->joined = true;
    else if (str_eq_ascii_case(program, STR_LIT("docker")))
        c->docker = true;
    else if (str_eq_ascii_case(program, STR_LIT("schtasks")))
        c->task = true;
    else if (str_eq_ascii_case(program, STR_LIT("setx")))
        c->variable = c->count + 1;
    else if (str_eq_ascii_case(word, STR_LIT("ConvertTo-SecureString")))
        c->secure = c->count + 1;
    else if (str_eq_ascii_case(word, STR_LIT("use")))
        c->share = c->count == 0 || c->net == c->count ? c->count + 1 : c->share;
    else if (str_eq_ascii_case(word, STR_LIT("user")) && c->net > 0 && c->net == c->count)
        c->account = c->count + 1;
    else if (is_one_of(program, (const char *const[]){"net", "net1", NULL}))
        c->net = c->count + 1;
}

void redact_command_add(struct redact_command *c, struct str word)
{
    if (is_flag(word))
        look_at_flag(c, word);
    else
        look_at_program(c, word);
    c->count++;
}

/* ---- where a password is ---- */

static bool is_share_password(const struct redact_command *c, struct str word, size_t at)
{
    bool sure = c->net > 0 ? c->share == c->net + 1 : c->share == 1 && c->share_user;

    return sure && at >= c->share && !is_flag(word) && word.s[0] != '\\' && word.s[0] != '*' &&
           !(word.len == 2 && word.s[1] == ':');
}

static bool is_drive(struct str word, size_t colon)
{
    return colon == 1 && word.len > 2 && (word.s[2] == '\\' || word.s[2] == '/');
}

/* Of user:password; 0: there is none. */
static size_t behind_user(const struct redact_command *c, struct str before, struct str word)
{
    static const char *const flags[] = {"-u", "--user", "-user", "--proxy-user", NULL};
    static const char *const starts[] = {"--user=", "--proxy-user="};
    size_t from = 0;
    ptrdiff_t colon;

    for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++)
        if (str_starts(word, str_of(starts[i])))
            from = strlen(starts[i]);
    if (c->run || (from == 0 && !is_one_of(before, flags)))
        return 0;
    colon = str_find(word, ':', from);
    if (colon <= (ptrdiff_t)from || is_drive(word, (size_t)colon) ||
        is_numbers(str_cut(word, (size_t)colon + 1, word.len)) ||
        str_starts(str_cut(word, (size_t)colon, word.len), STR_LIT("://")))
        return 0;
    return (size_t)colon + 1;
}

/* Of /p:password beside /user:me; 0: there is none. dotnet build /p:NAME=VALUE has a property
 * there, net use /p:yes what stays. */
static size_t behind_letter(const struct redact_command *c, struct str word)
{
    static const size_t len = sizeof("/p:") - 1;
    struct str value = str_cut(word, len, word.len);

    return c->program > 0 && value.len > 0 && str_starts_ascii_case(word, STR_LIT("/p:")) &&
                   memchr(value.s, '=', value.len) == NULL &&
                   !str_eq_ascii_case(value, STR_LIT("yes")) &&
                   !str_eq_ascii_case(value, STR_LIT("no"))
               ? len
               : 0;
}

bool redact_command_secret(struct redact_command *c, size_t *from, struct str before,
                           struct str word, size_t at)
{
    static const char *const password_flags[] = {"-p", "/p", NULL};
    const bool own = c->program > 0 && at > c->program; /* its -p is no port of docker run's */
    bool behind_flag = ((c->user && !c->run) || own) && is_one_of(before, password_flags);

    *from = 0;
    if (word.len == 0)
        return false;
    if (c->secure > 0 && at >= c->secure && !is_flag(word)) {
        c->secure = 0;
        return word.s[0] != '$';
    }
    if (behind_flag && !is_flag(word) && !is_numbers(word))
        return true;
    if (c->joined && !c->run && word.len > 2 &&
        (str_starts(word, STR_LIT("-p")) || str_starts(word, STR_LIT("-P")))) {
        *from = 2;
        return !is_numbers(str_cut(word, 2, word.len));
    }
    if ((*from = behind_user(c, before, word)) > 0 || (*from = behind_letter(c, word)) > 0)
        return true;
    if (c->task && str_eq_ascii_case(before, STR_LIT("/rp")))
        return true;
    if (c->variable > 0 && at == c->variable + 1 && redact_is_secret_name(before))
        return true;
    return is_share_password(c, word, at) ||
           (c->account > 0 && at == c->account + 1 && !is_flag(word) && word.s[0] != '*');
}

/* ---- commands in a text ---- */

struct word {
    struct str text;
    size_t at;
    bool quoted;
};

static bool ends_command(char c)
{
    return c == '\n' || c == '\r' || c == ';' || c == '|';
}

static bool is_quote(struct str text, size_t at)
{
    return at < text.len && (text.s[at] == '"' || text.s[at] == '\'');
}

static size_t skip_slashes(struct str text, size_t at)
{
    size_t end = at;

    while (end < text.len && text.s[end] == '\\')
        end++;
    return is_quote(text, end) ? end : at;
}

/* The next word of the command, without the quotes around it, which may be escaped; false: it is
 * at its end. */
static bool next_word(struct word *out, struct str text, size_t *at)
{
    size_t from = *at, to;
    char quote = 0;

    while (from < text.len && memchr(" \t,[](){}", text.s[from], 9) != NULL)
        from++;
    from = skip_slashes(text, from);
    if (from >= text.len || ends_command(text.s[from])) {
        *at = from;
        return false;
    }
    if (is_quote(text, from))
        quote = text.s[from++];
    for (to = from; to < text.len && text.s[to] != '\n' && text.s[to] != '\r'; to++)
        if (quote != 0 ? text.s[to] == quote
                       : memchr(" \t\"'", text.s[to], 4) != NULL || ends_command(text.s[to]))
            break;
    *at = to + (quote != 0 && to < text.len && text.s[to] == quote);
    if (*at == from - (quote != 0)) /* a quote that nothing follows */
        *at = from;
    while (to > from && quote != 0 && text.s[to - 1] == '\\')
        to--;
    *out = (struct word){str_cut(text, from, to), from, quote != 0};
    return true;
}

static void look_at_command(struct redact_spans *out, struct str text, const struct word *words,
                            size_t count)
{
    struct redact_command c = {.count = 0};
    size_t from;

    for (size_t i = 0; i < count; i++)
        redact_command_add(&c, words[i].text);
    for (size_t i = 0; i < count; i++)
        if (redact_command_secret(&c, &from, i > 0 ? words[i - 1].text : STR_NONE, words[i].text,
                                  i))
            redact_add_span(out, text, words[i].at + from, words[i].at + words[i].text.len,
                            REDACT_PLACE);
}

/* In quotes: cmd /c "net use ...", or a command that is told of. */
static void look_into(struct redact_spans *out, const struct word *word)
{
    const size_t before = out->count;

    if (!word->quoted || str_find(word->text, ' ', 0) < 0)
        return;
    redact_find_commands(out, word->text);
    for (size_t i = before; i < out->count; i++) {
        out->items[i].from += word->at;
        out->items[i].to += word->at;
    }
}

void redact_find_commands(struct redact_spans *out, struct str text)
{
    struct word words[BOUND_COMMAND_WORDS];
    size_t at = 0, count = 0;

    while (at < text.len) {
        if (next_word(&words[count], text, &at)) {
            look_into(out, &words[count]);
            count++;
            if (count < BOUND_COMMAND_WORDS)
                continue;
        } else {
            at++;
        }
        look_at_command(out, text, words, count);
        count = 0;
    }
    look_at_command(out, text, words, count);
}
