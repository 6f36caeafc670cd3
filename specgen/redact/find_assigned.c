/* A value behind a name that says that it is a secret: Password=..., "token": "...", --api-key ...,
 * -e NAME=..., Authorization: Bearer ... */
#include "model/base/ascii.h"
#include "model/base/bounds.h"
#include "specgen/redact/redact_parts.h"

/* ---- names ---- */

static const struct {
    char text[24];
    bool whole;
} secret_words[] = {
#define SECRET_WORD(text, whole) {text, whole},
#include "specgen/redact/secret_words.def"
#undef SECRET_WORD
};

enum { NAME_MOST = 128 };

static bool joins(char c)
{
    return c == '-' || c == '_' || c == '.';
}

static bool in_name(char c)
{
    return ascii_is_letter(c) || joins(c) || (c >= '0' && c <= '9');
}

static char small(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

/* "Db.PassWord" -> "dbpassword"; where its last part begins. */
static struct str plain_name(char out[NAME_MOST], struct str name, size_t *last)
{
    size_t len = 0;

    *last = 0;
    for (size_t i = name.len > NAME_MOST ? name.len - NAME_MOST : 0; i < name.len; i++) {
        if (joins(name.s[i]))
            *last = len;
        else
            out[len++] = small(name.s[i]);
    }
    return (struct str){out, len};
}

static bool holds(struct str text, struct str part)
{
    for (size_t i = 0; i + part.len <= text.len; i++)
        if (str_starts(str_cut(text, i, text.len), part))
            return true;
    return false;
}

bool redact_is_secret_name(struct str name)
{
    char text[NAME_MOST];
    size_t last;
    struct str plain = plain_name(text, name, &last), end;

    if (holds(plain, STR_LIT("credentialspec")))
        return false;
    end = str_cut(plain, last, plain.len);
    for (size_t i = 0; i < sizeof(secret_words) / sizeof(secret_words[0]); i++) {
        struct str word = str_of(secret_words[i].text);

        if (secret_words[i].whole ? str_eq(end, word) : holds(plain, word))
            return true;
    }
    return false;
}

bool redact_is_secret_flag(struct str word)
{
    size_t from = 0;

    if (word.len == 0 || (word.s[0] != '-' && word.s[0] != '/'))
        return false;
    while (from < word.len && (word.s[from] == '-' || word.s[from] == '/'))
        from++;
    for (size_t i = from; i < word.len; i++)
        if (!in_name(word.s[i]))
            return false;
    return redact_is_secret_name(str_cut(word, from, word.len));
}

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

static size_t bare_end(struct str text, size_t at, bool settings)
{
    for (; at < text.len && !is_end_of_line(text.s[at]); at++) {
        char c = text.s[at];

        if (c == ';' || c == '"' || c == '\'' ||
            (c == '\\' && at + 1 < text.len && text.s[at + 1] == '"'))
            break;
        if (!settings && (is_blank(c) || c == ',' || c == '&' || c == '}' || c == ']' || c == ')'))
            break;
    }
    return at;
}

static bool is_plain_word(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (!ascii_is_letter(text.s[i]))
            return false;
    return true;
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

/* Where it ends. */
static size_t take_value(struct redact_spans *out, struct str text, const struct assignment *p)
{
    char quote;
    size_t from = skip_quote(text, p->at, &quote), to;
    bool escaped = quote != 0 && from > p->at + 1;

    from = skip_scheme(text, from);
    if (p->separator == '>' || (quote == 0 && is_cookie(text, p))) {
        for (to = from; to < text.len && memchr("<\"\r\n", text.s[to], 4) == NULL; to++)
            ;
    } else if (quote != 0) {
        to = quoted_end(text, from, quote, escaped);
    } else {
        to = bare_end(text, from, p->separator == '=' && has_semicolons(text, p->name, from));
        /* "the token: not found" is a sentence. */
        if (p->separator == ':' && !p->quoted_name && p->at > p->name_end + 1 &&
            is_plain_word(str_cut(text, from, to)))
            return p->name_end;
    }
    redact_add_span(out, text, from, to, p->separator == ' ' ? REDACT_FLAG : REDACT_NAMED);
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

/* What follows a name. */
static bool separated(struct assignment *p, struct str text)
{
    char quote;
    size_t at = skip_quote(text, p->name_end, &quote);
    bool flag = p->name > 0 && (text.s[p->name - 1] == '-' || text.s[p->name - 1] == '/') &&
                (p->name == 1 || !in_name(text.s[p->name - 2]) || text.s[p->name - 2] == '-');

    p->quoted_name = quote != 0;
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
    static const char flags[][16] = {"-e", "--env", "-l", "--label", "--annotation", "--build-arg"};
    size_t end = name;

    if (end > 0 && (text.s[end - 1] == '"' || text.s[end - 1] == '\''))
        end--;
    while (end > 0 && (is_blank(text.s[end - 1]) || text.s[end - 1] == '='))
        end--;
    for (size_t i = 0; end < name && i < sizeof(flags) / sizeof(flags[0]); i++) {
        size_t len = strlen(flags[i]);

        if (end >= len && str_is(str_cut(text, end - len, end), flags[i]) &&
            (end == len || !in_name(text.s[end - len - 1])))
            return true;
    }
    return false;
}

/* Where to go on. */
static size_t look_at(struct redact_spans *out, struct str text, size_t from, size_t to)
{
    struct assignment p = {.name = from, .name_end = to};

    if (to < text.len && text.s[to] == '=' && is_env_flag(text, from)) {
        char quote = text.s[from - 1];
        bool quoted = quote == '"' || quote == '\'';
        size_t at = to + 1, end;

        if (!quoted)
            at = skip_quote(text, at, &quote);
        end = quoted || quote == '"' || quote == '\'' ? quoted_end(text, at, quote, false)
                                                      : bare_end(text, at, false);
        redact_add_span(out, text, at, end, REDACT_ENVIRONMENT);
        return to;
    }
    /* Cheap questions first: a text is full of words. */
    if (redact_is_secret_name(str_cut(text, from, to)) && separated(&p, text))
        return take_value(out, text, &p);
    return to;
}

void redact_find_assigned(struct redact_spans *out, struct str text)
{
    for (size_t i = 0, end; i < text.len; i = end + (end == i)) {
        size_t from = i;

        for (end = i; end < text.len && in_name(text.s[end]); end++)
            ;
        while (from < end && joins(text.s[from])) /* dashes of a flag */
            from++;
        if (end > from)
            end = look_at(out, text, from, end);
    }
}
