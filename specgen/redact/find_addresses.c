/* https://user:password@host/..., https://token@host, and the addresses of JDBC for Oracle. */
#include "model/base/bounds.h"
#include "specgen/redact/redact_parts.h"

/* Behind "://": up to the '@' that ends it, before the path. 0: there is none. */
static size_t user_end(struct str text, size_t at)
{
    size_t found = 0;

    for (; at < text.len && memchr(" \t\r\n/\"'<>?#", text.s[at], 11) == NULL; at++)
        if (text.s[at] == '@')
            found = at;
    return found;
}

/* jdbc:oracle:thin:user/password@host */
static void find_oracle(struct redact_spans *out, struct str text, size_t at)
{
    const struct str start = STR_LIT("jdbc:oracle:");
    size_t slash = at, end;

    text = str_cut(text, 0, at + BOUND_SECRET);
    if (!str_starts(str_cut(text, at, text.len), start))
        return;
    while (slash < text.len && memchr("/@ \t\r\n\"'", text.s[slash], 8) == NULL)
        slash++;
    if (slash < text.len && text.s[slash] == '/' && (end = user_end(text, slash + 1)) > 0)
        redact_add_span(out, text, slash + 1, end, REDACT_ADDRESS);
}

void redact_find_addresses(struct redact_spans *out, struct str text)
{
    enum { LONG_USER = 16 };

    for (size_t i = 0; i + 3 < text.len; i++) {
        size_t from = i + 3, end;
        ptrdiff_t colon;

        if (text.s[i] == 'j')
            find_oracle(out, text, i);
        if (text.s[i] != ':' || !str_starts(str_cut(text, i, text.len), STR_LIT("://")))
            continue;
        if ((end = user_end(text, from)) == 0)
            continue;
        colon = str_find(str_cut(text, 0, end), ':', from);
        if (colon >= 0)
            redact_add_span(out, text, (size_t)colon + 1, end, REDACT_ADDRESS);
        else if (end - from >= LONG_USER)
            redact_add_span(out, text, from, end, REDACT_ADDRESS);
        i = end;
    }
}
