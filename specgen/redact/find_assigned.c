/* A value behind a name that says that it is a secret: Password=..., "token": "...", --api-key ...,
 * -e NAME=..., Authorization: Bearer ... */
#include "model/base/ascii.h"
#include "model/base/bounds.h"
#include "specgen/redact/redact_parts.h"

/* ---- values ---- */

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static bool is_end_of_line(char c)
{
    return c == '\n' || c == '\r';
}

static size_t skip_blanks(struct str text, size_t at)
{
    while (at < text.len && is_blank(text.s[at]))
        at++;
    return at;
}

/* Quotes, escaped ones as well: the place behind it, and in *quote which one; 0: none. */
static size_t skip_quote(struct str text, size_t at, char *quote)
{
    size_t from = at;

    while (at < text.len && (text.s[at] == '\\' || text.s[at] == '`'))
        at++;
    *quote = 0;
    if (at < text.len && (text.s[at] == '"' || text.s[at] == '\'')) {
        *quote = text.s[at];
        return at + 1;
    }
    return from;
}

/* Up to the quote that ends it, without backslashes in front of that. */
static size_t quoted_end(struct str text, size_t at, char quote, bool escaped)
{
    size_t end = at;

    while (end < text.len && !is_end_of_line(text.s[end])) {
        if (text.s[end] == quote)
            break;
        if (text.s[end] == '\\' && !escaped && end + 1 < text.len)
            end++;
        end++;
    }
    if (end > text.len)
        end = text.len;
    while (escaped && end > at && text.s[end - 1] == '\\')
        end--;
    return end;
}

/* Whether the line is a list of settings with ';' between: then blanks belong to a value. */
static bool has_semicolons(struct str text, size_t name, size_t at)
{
    while (name > 0 && is_blank(text.s[name - 1]))
        name--;
    if (name > 0 && text.s[name - 1] == ';')
        return true;
    text = str_cut(text, 0, at + BOUND_SETTINGS_AHEAD);
    for (; at < text.len && !is_end_of_line(text.s[at]) && text.s[at] != '"'; at++)
        if (text.s[at] == ';')
            return true;
    return false;
}

/* Behind the brace that ends "{a;b}" of ODBC or "${NAME:-a b}"; the place given when none does. */
static size_t behind_braces(struct str text, size_t at)
{
    size_t from = at + (at < text.len && text.s[at] == '$'), end = from;

    text = str_cut(text, 0, at + BOUND_SETTINGS_AHEAD);
    if (from >= text.len || text.s[from] != '{')
        return at;
    while (end < text.len && text.s[end] != '}' && text.s[end] != '"' &&
           !is_end_of_line(text.s[end]))
        end++;
    return end < text.len && text.s[end] == '}' ? end + 1 : at;
}

/* What else than blanks and brackets ends a value without quotes. */
enum value_of { VALUE_OF_TEXT, VALUE_OF_SETTINGS, VALUE_OF_VARIABLE };

struct finder {
    struct redact_spans *out;
    struct str text;
    struct {
        size_t from, to;
    } looked[VALUE_OF_VARIABLE +
             1]; /* where the last value of each kind was, which others lie in */
};

static bool ends_value(struct str text, size_t at, enum value_of kind)
{
    char c = text.s[at];

    if (is_end_of_line(c) || c == ';' || c == '"' || c == '\'' ||
        (c == '\\' && at + 1 < text.len && text.s[at + 1] == '"'))
        return true;
    if (kind != VALUE_OF_SETTINGS && (is_blank(c) || c == '}' || c == ']' || c == ')'))
        return true;
    return kind == VALUE_OF_TEXT && (c == ',' || c == '&');
}

/* "password=password=...": looked through once. */
static size_t bare_end(struct finder *f, size_t at, enum value_of kind)
{
    size_t from = behind_braces(f->text, at), to = from;

    if (from >= f->looked[kind].from && from < f->looked[kind].to)
        return f->looked[kind].to;
    while (to < f->text.len && !ends_value(f->text, to, kind))
        to++;
    f->looked[kind].from = from;
    f->looked[kind].to = to;
    return to;
}

static bool is_plain_word(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (!ascii_is_letter(text.s[i]))
            return false;
    return true;
}

/* ${NAME}, %NAME%, $env:NAME: where the secret is, and not what it is. */
static bool is_reference(struct str text)
{
    static const char begins[][8] = {"${", "%", "$env:", "$Env:"}, ends[][2] = {"}", "%", "", ""};

    for (size_t i = 0; i < sizeof(begins) / sizeof(begins[0]); i++) {
        struct str begin = str_of(begins[i]), end = str_of(ends[i]);
        size_t at = begin.len, to = text.len - end.len;

        if (text.len <= begin.len + end.len || !str_starts(text, begin) || !str_ends(text, end))
            continue;
        while (at < to && (redact_in_name(text.s[at]) && text.s[at] != '-'))
            at++;
        return at == to;
    }
    return false;
}

/* null, true and false of JSON and YAML, and words that say how it is with a secret; a list or a
 * map: what is in it has names of its own. */
static bool is_structure(struct str text)
{
    static const char words[][12] = {"null",     "true",     "false",   "~",        "none",
                                     "yes",      "no",       "on",      "off",      "unset",
                                     "enabled",  "disabled", "missing", "invalid",  "expired",
                                     "required", "empty",    "wrong",   "incorrect"};

    if (text.len > 0 && (text.s[0] == '{' || text.s[0] == '['))
        return true;
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (str_eq_ascii_case(text, str_of(words[i])))
            return true;
    return false;
}

/* "Bearer " and the like belong to the name. */
static size_t skip_scheme(struct str text, size_t at)
{
    static const char schemes[][12] = {"Bearer ", "Basic ", "bearer ", "basic ", "Negotiate "};

    for (size_t i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++)
        if (str_starts(str_cut(text, at, text.len), str_of(schemes[i])))
            return skip_blanks(text, at + strlen(schemes[i]));
    return at;
}

struct assignment {
    size_t name, name_end; /* of the name */
    size_t at;             /* behind what separates it from its value */
    char separator;        /* '=', ':', ' ' of a flag, '>' of an element of XML */
    bool quoted_name;
};

/* "Cookie: a=b; c=d": a header with more than one value. */
static bool is_cookie(struct str text, const struct assignment *p)
{
    const struct str name = STR_LIT("cookie");

    return p->separator == ':' && p->name_end - p->name >= name.len &&
           str_eq_ascii_case(str_cut(text, p->name_end - name.len, p->name_end), name);
}

/* "the token: not found", in difference to a line that is "password: hunter" alone. */
static bool is_sentence(struct str text, const struct assignment *p, size_t from, size_t to)
{
    struct str name = str_cut(text, p->name, p->name_end);
    size_t before = p->name;

    if (p->separator != ':' || p->quoted_name || p->at <= p->name_end + 1 ||
        !is_plain_word(str_cut(text, from, to)))
        return false;
    if (redact_is_about_secret(name))
        return true;
    if (redact_is_identifier(name))
        return false;
    while (before > 0 && (is_blank(text.s[before - 1]) || text.s[before - 1] == '-'))
        before--;
    if (before > 0 && !is_end_of_line(text.s[before - 1]))
        return true;
    to = skip_blanks(text, to);
    return to < text.len && !is_end_of_line(text.s[to]);
}

static enum value_of value_of(struct str text, const struct assignment *p, size_t from)
{
    if (p->separator != '=')
        return VALUE_OF_TEXT;
    if (has_semicolons(text, p->name, from))
        return VALUE_OF_SETTINGS;
    return p->at == p->name_end + 1 && redact_is_variable(str_cut(text, p->name, p->name_end))
               ? VALUE_OF_VARIABLE
               : VALUE_OF_TEXT;
}

/* Where it ends. */
static size_t take_value(struct finder *f, const struct assignment *p)
{
    struct str text = f->text;
    const struct str cdata = STR_LIT("<![CDATA[");
    char quote;
    size_t behind = skip_quote(text, p->at, &quote), from = skip_scheme(text, behind), to;
    bool escaped = quote != 0 && behind > p->at + 1;

    if (p->separator == '>' && str_starts(str_cut(text, from, text.len), cdata))
        from += cdata.len;
    if (p->separator == '>' || (quote == 0 && is_cookie(text, p))) {
        for (to = from; to < text.len && memchr("<\"\r\n", text.s[to], 4) == NULL; to++)
            ;
        /* A word in angle brackets, and no element: "the <SecretID> of <ConfigID>". */
        if (p->separator == '>' && to + 1 < text.len && text.s[to] == '<' && text.s[to + 1] != '/')
            return p->name_end;
    } else if (quote != 0) {
        to = quoted_end(text, from, quote, escaped);
    } else {
        to = bare_end(f, from, value_of(text, p, from));
        if (from == behind && (is_sentence(text, p, from, to) ||
                               (p->separator == ':' && is_structure(str_cut(text, from, to)))))
            return p->name_end;
    }
    if (is_reference(str_cut(text, from, to)))
        return p->name_end;
    redact_add_span(f->out, text, from, to, p->separator == ' ' ? REDACT_FLAG : REDACT_NAMED);
    return is_cookie(text, p) ? to : p->name_end;
}

/* <password>value</password>, <add key="Password" value="value"/>, PASSWORD 'value' of SQL. */
static bool in_markup(struct assignment *p, struct str text, size_t at)
{
    static const char attribute[] = "value=";
    size_t len = sizeof(attribute) - 1;

    if (p->quoted_name && str_eq_ascii_case(str_cut(text, at, at + len), str_of(attribute))) {
        p->separator = '=';
        p->at = at + len;
        return p->at < text.len;
    }
    if (p->name > 0 && text.s[p->name - 1] == '<' && p->name_end < text.len &&
        text.s[p->name_end] == '>') {
        p->separator = '>';
        p->at = p->name_end + 1;
        return true;
    }
    p->separator = ' ';
    p->at = at;
    return !p->quoted_name && at > p->name_end && at < text.len && text.s[at] == '\'' &&
           str_eq_ascii_case(str_cut(text, p->name, p->name_end), STR_LIT("password"));
}

/* "\name\:\value\": a shell took the quotes away, and left what was to keep them. */
static size_t skip_lost_quote(struct str text, size_t at)
{
    size_t end = at;

    while (end < text.len && text.s[end] == '\\')
        end++;
    return end < text.len && text.s[end] == ':' ? end : at;
}

/* What follows a name. */
static bool separated(struct assignment *p, struct str text)
{
    char quote;
    size_t at = skip_quote(text, p->name_end, &quote);
    bool flag =
        p->name > 0 && (text.s[p->name - 1] == '-' || text.s[p->name - 1] == '/') &&
        (p->name == 1 || !redact_in_name(text.s[p->name - 2]) || text.s[p->name - 2] == '-');

    if (quote == 0)
        at = skip_lost_quote(text, at);
    p->quoted_name = quote != 0 || at > p->name_end;
    at = skip_blanks(text, at);
    if (in_markup(p, text, at))
        return true;
    if (at < text.len && (text.s[at] == '=' || text.s[at] == ':') &&
        !(at + 1 < text.len &&
          (text.s[at + 1] == '=' || str_starts(str_cut(text, at, text.len), STR_LIT("://"))))) {
        p->separator = text.s[at];
        p->at = skip_blanks(text, at + 1);
        return p->at < text.len && !is_end_of_line(text.s[p->at]);
    }
    /* "--token","value": words of a list */
    if (flag && p->quoted_name && at < text.len && text.s[at] == ',')
        at = skip_blanks(text, at + 1);
    if (!flag || at == p->name_end || at >= text.len || text.s[at] == '-' || text.s[at] == '/' ||
        is_end_of_line(text.s[at]))
        return false;
    p->separator = ' ';
    p->at = at;
    return true;
}

/* -e NAME=value, --env=NAME=value, --label 'NAME=value': any variable's, any label's. */
static bool is_env_flag(struct str text, size_t name)
{
    static const char flags[][24] = {"-e",
                                     "--env",
                                     "-l",
                                     "--label",
                                     "--annotation",
                                     "--build-arg",
                                     "--env-add",
                                     "--label-add",
                                     "--container-label",
                                     "--container-label-add",
                                     "--from-literal"};
    size_t end = name;

    if (end > 0 && (text.s[end - 1] == '"' || text.s[end - 1] == '\''))
        end--;
    while (end > 0 && (is_blank(text.s[end - 1]) || text.s[end - 1] == '='))
        end--;
    for (size_t i = 0; end < name && i < sizeof(flags) / sizeof(flags[0]); i++) {
        size_t len = strlen(flags[i]);

        if (end >= len && str_is(str_cut(text, end - len, end), flags[i]) &&
            (end == len || !redact_in_name(text.s[end - len - 1])))
            return true;
    }
    return false;
}

/* docker run -eNAME=value: the flag is the first letter of what looks like a name. */
static size_t behind_joined_flag(struct str text, size_t from, size_t to)
{
    bool joined = from > 0 && text.s[from - 1] == '-' &&
                  (from == 1 || !redact_in_name(text.s[from - 2])) && from + 1 < to &&
                  text.s[from] == 'e' && redact_is_variable(str_cut(text, from + 1, from + 2));

    return joined ? from + 1 : from;
}

/* SetEnvironmentVariable("NAME", "value", ...): where the value's quote is; 0: it is no such. */
static size_t behind_call(struct str text, size_t from, size_t to)
{
    const struct str call = STR_LIT("SetEnvironmentVariable");
    size_t at = from;
    char quote;

    while (at > 0 && memchr("\"'\\( ", text.s[at - 1], 5) != NULL)
        at--;
    if (at == from || at < call.len || !str_eq_ascii_case(str_cut(text, at - call.len, at), call))
        return 0;
    at = skip_blanks(text, skip_quote(text, to, &quote));
    if (quote == 0 || at >= text.len || text.s[at] != ',')
        return 0;
    at = skip_blanks(text, at + 1);
    return skip_quote(text, at, &quote) > at && quote != 0 ? at : 0;
}

static void take_variable(struct finder *f, size_t from, size_t at)
{
    struct str text = f->text;
    char quote = from > 0 ? text.s[from - 1] : 0;
    bool quoted = quote == '"' || quote == '\'', escaped = false;
    size_t behind, end;

    if (!quoted) {
        behind = skip_quote(text, at, &quote);
        escaped = quote != 0 && behind > at + 1;
        at = behind;
    }
    end = quoted || quote == '"' || quote == '\'' ? quoted_end(text, at, quote, escaped)
                                                  : bare_end(f, at, VALUE_OF_VARIABLE);
    redact_add_span(f->out, text, at, end, REDACT_ENVIRONMENT);
}

/* Where to go on. */
static size_t look_at(struct finder *f, size_t from, size_t to)
{
    struct str text = f->text;
    struct assignment p = {.name = from, .name_end = to};
    size_t at;

    if (to < text.len && text.s[to] == '=' &&
        (is_env_flag(text, from) || behind_joined_flag(text, from, to) > from)) {
        take_variable(f, from, to + 1);
        return to;
    }
    if ((at = behind_call(text, from, to)) > 0) {
        take_variable(f, at, at);
        return to;
    }
    /* Cheap questions first: a text is full of words. */
    if (redact_is_secret_name(str_cut(text, from, to)) && separated(&p, text))
        return take_value(f, &p);
    return to;
}

void redact_find_assigned(struct redact_spans *out, struct str text)
{
    struct finder f = {.out = out, .text = text};

    for (size_t i = 0, end; i < text.len; i = end + (end == i)) {
        size_t from = i;

        for (end = i; end < text.len && redact_in_name(text.s[end]); end++)
            ;
        while (from < end && redact_joins_name(text.s[from])) /* dashes of a flag */
            from++;
        if (end > from)
            end = look_at(&f, from, end);
    }
}
