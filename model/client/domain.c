#include "model/base/ascii.h"
#include "model/client/client_parts.h"

/* Letters, digits and inner dashes; the place behind, or `at` when there is no label. */
static size_t label_end(struct str s, size_t at)
{
    size_t end = at;

    if (at >= s.len || !ascii_is_alnum(s.s[at]))
        return at;
    while (end < s.len && (ascii_is_alnum(s.s[end]) || s.s[end] == '-'))
        end++;
    return s.s[end - 1] == '-' ? at : end;
}

/* A label with at most so many colons before it: the client's pattern has `(:?` where `(?:` was
 * meant. */
static size_t odd_label_end(struct str s, size_t at, size_t most_colons)
{
    size_t from = at, end;

    while (from < s.len && s.s[from] == ':' && from - at < most_colons)
        from++;
    end = label_end(s, from);
    return end > from ? end : at;
}

/* A dot with a label behind it. */
static size_t next_label_end(struct str s, size_t at)
{
    size_t dot = at < s.len && s.s[at] == ':' ? at + 1 : at, end;

    if (dot >= s.len || s.s[dot] != '.')
        return at;
    end = odd_label_end(s, dot + 1, 1);
    return end > dot + 1 ? end : at;
}

static bool is_rest(struct str s, size_t at)
{
    if (at < s.len && s.s[at] == '.')
        at++;
    while (at < s.len && memchr(" \t\n\f\r", s.s[at], 5) != NULL)
        at++;
    return at == s.len;
}

static bool has_letter(struct str s)
{
    for (size_t i = 0; i < s.len; i++) {
        if (ascii_is_letter(s.s[i]))
            return true;
    }
    return false;
}

CLIENT_SETTER(dns_search)
{
    struct str s = text;
    size_t end, next;

    while (s.len > 0 && s.s[0] == ' ')
        s = str_cut(s, 1, s.len);
    while (s.len > 0 && s.s[s.len - 1] == ' ')
        s.len--;
    if (str_is(s, "."))
        return client_add(c, slot, s, NULL);
    end = odd_label_end(s, 0, 2);
    while (end > 0 && (next = next_label_end(s, end)) > end)
        end = next;
    if (!has_letter(s) || end == 0 || !is_rest(s, end) || end >= 255)
        return CLIENT_REFUSE(c, s, STR_LIT(" is not a valid domain"));
    return client_add(c, slot, str_cut(s, 0, end), NULL);
}
