/* Paths and hosts inside of a text: an argument, a line of a log, an option that is an address. */
#include "model/base/ascii.h"
#include "specgen/redact/redact_parts.h"

static bool is_slash(char c)
{
    return c == '\\' || c == '/';
}

/* "C:\", "C:/" or "\\", which no letter stands in front of. */
static bool begins_path(struct str text, size_t at)
{
    struct str rest = str_cut(text, at, text.len);

    if (at > 0 && (ascii_is_word(text.s[at - 1]) || is_slash(text.s[at - 1])))
        return false;
    if (rest.len > 2 && ascii_is_letter(rest.s[0]) && rest.s[1] == ':' && is_slash(rest.s[2]))
        return true;
    return rest.len > 2 && rest.s[0] == '\\' && rest.s[1] == '\\';
}

static bool ends_path(char c)
{
    return c < ' ' || memchr("\"'<>|;,*()", c, 10) != NULL;
}

/* Between quotes, or in a text that is all of a path, blanks are a part of it; else those of
 * "Program Files" are. */
static size_t path_end(struct str text, size_t from)
{
    const struct str program = STR_LIT("Program");
    const bool blanks = from == 0 || text.s[from - 1] == '"' || text.s[from - 1] == '\'';
    size_t at = from + 2; /* behind the drive */

    for (size_t part = at; at < text.len && !ends_path(text.s[at]) && text.s[at] != ':'; at++) {
        if (is_slash(text.s[at]))
            part = at + 1;
        if (text.s[at] == ' ' && !blanks && !str_eq_ascii_case(str_cut(text, part, at), program))
            break;
    }
    return at;
}

/* Hosts that are everybody's. */
static bool is_public(struct str host)
{
    static const char ends[][16] = {"docker.io", "docker.com", "microsoft.com"};

    for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
        if (str_ends_ascii_case(host, str_of(ends[i])))
            return true;
    return false;
}

/* Behind "://", without who logs on and without the port. */
static struct str host_at(struct str text, size_t from)
{
    size_t end = from;

    for (;
         end < text.len && !ends_path(text.s[end]) && text.s[end] != ' ' && !is_slash(text.s[end]);
         end++)
        if (text.s[end] == '@')
            from = end + 1;
    for (size_t i = from; i < end; i++)
        if (text.s[i] == ':')
            end = i;
    return str_cut(text, from, end);
}

bool redact_next_place(struct redact_place *out, struct str text, size_t *at)
{
    const struct str address = STR_LIT("://");

    for (; *at < text.len; (*at)++) {
        if (begins_path(text, *at)) {
            *out = (struct redact_place){str_cut(text, *at, path_end(text, *at)), true};
            *at += out->text.len;
            return true;
        }
        if (!str_starts(str_cut(text, *at, text.len), address))
            continue;
        *at += address.len;
        *out = (struct redact_place){host_at(text, *at), false};
        if (out->text.len > 0 && !is_public(out->text))
            return true;
    }
    return false;
}
