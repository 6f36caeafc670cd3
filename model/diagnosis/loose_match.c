#include "model/diagnosis/loose_match.h"

static bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t';
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

static size_t skip_spaces(struct str text, size_t i)
{
    while (i < text.len && is_space(text.s[i]))
        i++;
    return i;
}

size_t loose_at(struct str text, size_t from, struct str pattern, enum loose_case letters)
{
    size_t i = pattern.len > 0 && is_space(pattern.s[0]) ? skip_spaces(text, from) : from;

    for (size_t p = skip_spaces(pattern, 0); p < pattern.len; p = skip_spaces(pattern, p + 1)) {
        if (i > from)
            i = skip_spaces(text, i);
        if (i >= text.len)
            return LOOSE_NONE;
        if (letters == LOOSE_EXACT ? text.s[i] != pattern.s[p]
                                   : lower(text.s[i]) != lower(pattern.s[p]))
            return LOOSE_NONE;
        i++;
    }
    return pattern.len > 0 && is_space(pattern.s[pattern.len - 1]) ? skip_spaces(text, i) : i;
}

size_t loose_find(struct str text, size_t from, struct str pattern, size_t *end)
{
    char first;

    pattern = str_cut(pattern, skip_spaces(pattern, 0), pattern.len);
    first = pattern.s[0];
    for (size_t i = from; i < text.len; i++) {
        if (text.s[i] != first)
            continue;
        *end = loose_at(text, i, pattern, LOOSE_EXACT);
        if (*end != LOOSE_NONE)
            return i;
    }
    return LOOSE_NONE;
}

bool loose_holds(struct str text, const char *pattern)
{
    size_t end;

    return loose_find(text, 0, str_of(pattern), &end) != LOOSE_NONE;
}

size_t loose_before(struct str text, size_t at)
{
    while (at > 0 && is_space(text.s[at - 1]))
        at--;
    return at > 0 ? at - 1 : LOOSE_NONE;
}

bool loose_fits(struct str text, const char *pattern)
{
    struct str row = str_of(pattern);
    size_t at = 0;

    for (size_t from = 0; from < row.len;) {
        ptrdiff_t end = str_find(row, '%', from);
        struct str part = str_cut(row, from, end >= 0 ? (size_t)end : row.len);

        if (part.len > 0 && loose_find(text, at, part, &at) == LOOSE_NONE)
            return false;
        from += part.len + 1;
    }
    return true;
}
