#include "model/diagnosis/loose_match.h"

static bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t';
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

size_t loose_at(struct str text, size_t from, struct str pattern, enum loose_case letters)
{
    size_t i = from;

    for (size_t p = 0; p < pattern.len; p++) {
        if (is_space(pattern.s[p]))
            continue;
        while (i < text.len && i > from && is_space(text.s[i]))
            i++;
        if (i >= text.len)
            return LOOSE_NONE;
        if (letters == LOOSE_EXACT ? text.s[i] != pattern.s[p]
                                   : lower(text.s[i]) != lower(pattern.s[p]))
            return LOOSE_NONE;
        i++;
    }
    return i;
}

size_t loose_find(struct str text, size_t from, struct str pattern, size_t *end)
{
    for (size_t i = from; i < text.len; i++) {
        if (text.s[i] != pattern.s[0])
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
