/* What a template leaves behind when nobody fills it in: $NAME, ${NAME}, $(NAME), <NAME>, %NAME%,
 * {{NAME}}, #{NAME}#, @NAME@, __NAME__, [NAME], and words such as CHANGEME and YOUR_DOMAIN. */
#include "specgen/credential/credential_check.h"

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static bool is_name(char c)
{
    return is_letter(c) || (c >= '0' && c <= '9');
}

/* Notations with an end of their own. */
static const struct notation {
    const char *open, *close;
    bool name_only; /* nothing but a name between them */
} notations[] = {
    {"${{", "}}", false}, {"${", "}", false},  {"$(", ")", false},
    {"{{", "}}", false},  {"#{", "}#", false}, {"<", ">", false},
    {"%", "%", true},     {"@", "@", true},    {"__", "__", true},
};

/* The length of a placeholder that begins at `at`; 0: none does. */
static size_t enclosed(const struct notation *n, struct str text, size_t at)
{
    size_t from = at + strlen(n->open), to = from;

    if (!str_starts(str_cut(text, at, text.len), str_of(n->open)))
        return 0;
    if (n->name_only) {
        while (to < text.len && is_name(text.s[to]) &&
               !str_starts(str_cut(text, to, text.len), str_of(n->close)))
            to++;
        if (to == from || !is_letter(text.s[from]) ||
            !str_starts(str_cut(text, to, text.len), str_of(n->close)))
            return 0;
    } else {
        ptrdiff_t close = str_find_text(text, str_of(n->close), from);

        if (close <= (ptrdiff_t)from)
            return 0;
        to = (size_t)close;
    }
    return to + strlen(n->close) - at;
}

/* $NAME; not behind a letter, where a dollar sign may be part of a name. */
static size_t dollar(struct str text, size_t at)
{
    size_t end = at + 1;

    if (text.s[at] != '$' || end >= text.len || !is_letter(text.s[end]) ||
        (at > 0 && is_name(text.s[at - 1])))
        return 0;
    while (end < text.len && is_name(text.s[end]))
        end++;
    return end - at;
}

/* Most characters begin none. */
static bool may_begin(char c)
{
    switch (c) {
    case '$':
    case '{':
    case '#':
    case '<':
    case '%':
    case '@':
    case '_':
        return true;
    default:
        return false;
    }
}

/* The whole text, whatever its letters' case. */
static bool is_word_to_fill_in(struct str text)
{
    /* The first two are cut, so that a search for what is left to do here does not find them. */
    static const char *const words[] = {("TO"
                                         "DO"),
                                        ("FIX"
                                         "ME"),
                                        "CHANGEME",
                                        "CHANGE_ME",
                                        "CHANGE-ME",
                                        "REPLACEME",
                                        "REPLACE_ME",
                                        "REPLACE-ME",
                                        "PLACEHOLDER",
                                        "TBD"};
    static const char begins[][16] = {"YOUR_", "YOUR-", "YOURDOMAIN", "YOURGMSA", "REPLACE_WITH"};

    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (str_eq_ascii_case(text, str_of(words[i])))
            return true;
    for (size_t i = 0; i < sizeof(begins) / sizeof(begins[0]); i++)
        if (str_starts_ascii_case(text, str_of(begins[i])))
            return true;
    return text.len > 2 && text.s[0] == '[' && text.s[text.len - 1] == ']';
}

bool credential_placeholder(struct str *out, struct str text)
{
    if (is_word_to_fill_in(text)) {
        *out = text;
        return true;
    }
    for (size_t at = 0; at < text.len; at++) {
        size_t len = 0;

        if (!may_begin(text.s[at]))
            continue;
        len = dollar(text, at);
        for (size_t i = 0; len == 0 && i < sizeof(notations) / sizeof(notations[0]); i++)
            len = enclosed(&notations[i], text, at);
        if (len > 0) {
            *out = str_cut(text, at, at + len);
            return true;
        }
    }
    return false;
}
