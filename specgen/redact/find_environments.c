/* The environment of a container inside of another text: "env":["NAME=value"] of an OCI spec,
 * "EnvironmentVariables":{"NAME":"value"} of an HCS document, Env:[NAME=value] as Go prints it; the
 * quotes may be escaped, however often. */
#include "specgen/redact/redact_parts.h"

static bool is_quote(char c)
{
    return c == '"' || c == '\'';
}

static size_t skip(struct str text, size_t at, const char *what)
{
    while (at < text.len && text.s[at] != '\0' && strchr(what, text.s[at]) != NULL)
        at++;
    return at;
}

static bool in_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/* Behind the key and its colon or equals sign: the bracket; 0: it is another word. */
static size_t bracket_behind(struct str text, size_t at)
{
    static const char *const keys[] = {"EnvironmentVariables", "Environment", "Env"};

    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
        struct str key = str_of(keys[i]);
        size_t end = at + key.len;

        if (!str_eq_ascii_case(str_cut(text, at, end), key) ||
            (end < text.len && in_word(text.s[end])))
            continue;
        end = skip(text, end, "\\\"' \t\r\n");
        if (end < text.len && (text.s[end] == ':' || text.s[end] == '='))
            end = skip(text, end + 1, " \t\r\n");
        return end < text.len && (text.s[end] == '[' || text.s[end] == '{') ? end : 0;
    }
    return 0;
}

/* From a quote to the one that is escaped alike; `from` is behind the first, `slashes` are before
 * it. */
static size_t string_end(struct str text, size_t from, char quote, size_t slashes)
{
    size_t run = 0;

    for (size_t i = from; i < text.len; i++) {
        if (text.s[i] == quote && run <= slashes)
            return i - run;
        run = text.s[i] == '\\' ? run + 1 : 0;
    }
    return text.len;
}

/* Strings of a list: behind their '='. Of a map: those behind a colon. */
static size_t quoted(struct redact_spans *out, struct str text, size_t at, size_t slashes, bool map,
                     bool value)
{
    size_t end = string_end(text, at, text.s[at - 1], slashes), from = at;

    if (!map) {
        ptrdiff_t equals = str_find(str_cut(text, 0, end), '=', at);

        value = equals >= 0;
        from = value ? (size_t)equals + 1 : at;
    }
    if (value)
        redact_add_span(out, text, from, end, REDACT_ENVIRONMENT);
    return skip(text, end, "\\") + 1;
}

/* Words of a list without quotes; a value may have blanks in it, a name has none. */
static size_t bare(struct redact_spans *out, struct str text, size_t at)
{
    size_t end = at;
    ptrdiff_t equals;

    while (end < text.len && text.s[end] != ' ' && text.s[end] != ']' && text.s[end] != '\n')
        end++;
    equals = str_find(str_cut(text, 0, end), '=', at);
    redact_add_span(out, text, equals >= 0 ? (size_t)equals + 1 : at, end, REDACT_ENVIRONMENT);
    return end;
}

static size_t take(struct redact_spans *out, struct str text, size_t bracket)
{
    bool map = text.s[bracket] == '{', value = false;
    char close = map ? '}' : ']';
    size_t at = bracket + 1, slashes = 0;

    while (at < text.len && text.s[at] != close) {
        char c = text.s[at];

        if (c == '\\') {
            slashes++;
            at++;
            continue;
        }
        if (is_quote(c)) {
            at = quoted(out, text, at + 1, slashes, map, value);
        } else if (!map && in_word(c)) {
            at = bare(out, text, at);
        } else {
            value = c == ':' || (value && c != ',');
            at++;
        }
        slashes = 0;
    }
    return at;
}

void redact_find_environments(struct redact_spans *out, struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        size_t bracket;

        if ((text.s[i] != 'e' && text.s[i] != 'E') || (i > 0 && in_word(text.s[i - 1])))
            continue;
        if ((bracket = bracket_behind(text, i)) > 0)
            i = take(out, text, bracket);
    }
}
