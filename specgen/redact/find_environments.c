/* The environment of a container inside of another text: "env":["NAME=value"] of an OCI spec,
 * "EnvironmentVariables":{"NAME":"value"} of an HCS document, Env:[NAME=value] as Go prints it, and
 * its labels; the quotes may be escaped, however often. */
#include "specgen/redact/redact_parts.h"

bool redact_is_known_label(struct str key)
{
    static const char known[][24] = {"com.docker.",       "org.opencontainers.",
                                     "org.label-schema.", "desktop.docker.",
                                     "io.kubernetes.",    "com.microsoft.created"};

    for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
        if (str_starts(key, str_of(known[i])))
            return true;
    return false;
}

/* A list or a map of names and values. */
struct pairs {
    size_t bracket;
    enum redact_reason reason;
    struct str name; /* in front of the colon, in a map */
};

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

/* "[12]" right behind a key: a place of the list, not the list. */
static bool is_place(struct str text, size_t bracket)
{
    size_t end = skip(text, bracket + 1, "0123456789");

    return text.s[bracket] == '[' && end > bracket + 1 && end < text.len && text.s[end] == ']';
}

/* Behind the key and its colon or equals sign; bracket 0: it is another word. */
static struct pairs pairs_behind(struct str text, size_t at)
{
    static const struct {
        const char *key;
        enum redact_reason reason;
    } keys[] = {{"EnvironmentVariables", REDACT_ENVIRONMENT},
                {"Environment", REDACT_ENVIRONMENT},
                {"Env", REDACT_ENVIRONMENT},
                {"Labels", REDACT_LABEL},
                {"Annotations", REDACT_LABEL}};

    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
        struct str key = str_of(keys[i].key);
        size_t end = at + key.len;

        if (!str_eq_ascii_case(str_cut(text, at, end), key) ||
            (end < text.len && in_word(text.s[end])))
            continue;
        if (end < text.len && is_place(text, end))
            break;
        end = skip(text, end, "\\\"' \t\r\n");
        if (end < text.len && (text.s[end] == ':' || text.s[end] == '='))
            end = skip(text, end + 1, " \t\r\n");
        if (end < text.len && (text.s[end] == '[' || text.s[end] == '{'))
            return (struct pairs){end, keys[i].reason, STR_NONE};
        break;
    }
    return (struct pairs){.bracket = 0};
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
static size_t quoted(struct redact_spans *out, struct str text, struct pairs *p, size_t at,
                     size_t slashes, bool value)
{
    size_t end = string_end(text, at, text.s[at - 1], slashes), from = at;

    if (text.s[p->bracket] == '[') {
        ptrdiff_t equals = str_find(str_cut(text, 0, end), '=', at);

        value = equals >= 0;
        from = value ? (size_t)equals + 1 : at;
        p->name = value ? str_cut(text, at, (size_t)equals) : STR_NONE;
    } else if (!value) {
        p->name = str_cut(text, at, end);
    }
    if (value && (p->reason != REDACT_LABEL || !redact_is_known_label(p->name)))
        redact_add_span(out, text, from, end, p->reason);
    return skip(text, end, "\\") + 1;
}

/* Words of a list without quotes; a value may have blanks in it, a name has none. */
static size_t bare(struct redact_spans *out, struct str text, size_t at, enum redact_reason reason)
{
    size_t end = at, from;
    ptrdiff_t equals;

    while (end < text.len && text.s[end] != ' ' && text.s[end] != ']' && text.s[end] != '\n')
        end++;
    equals = str_find(str_cut(text, 0, end), '=', at);
    from = equals >= 0 ? (size_t)equals + 1 : at;
    if (reason != REDACT_LABEL || !redact_is_known_label(str_cut(text, at, from)))
        redact_add_span(out, text, from, end, reason);
    return end;
}

static size_t take(struct redact_spans *out, struct str text, struct pairs *p)
{
    bool map = text.s[p->bracket] == '{', value = false;
    char close = map ? '}' : ']';
    size_t at = p->bracket + 1, slashes = 0;

    while (at < text.len && text.s[at] != close) {
        char c = text.s[at];

        if (c == '\\') {
            slashes++;
            at++;
            continue;
        }
        if (is_quote(c)) {
            at = quoted(out, text, p, at + 1, slashes, value);
        } else if (!map && in_word(c)) {
            at = bare(out, text, at, p->reason);
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
        struct pairs p;

        if (memchr("eElLaA", text.s[i], 6) == NULL || (i > 0 && in_word(text.s[i - 1])))
            continue;
        if ((p = pairs_behind(text, i)).bracket > 0)
            i = take(out, text, &p);
    }
}
