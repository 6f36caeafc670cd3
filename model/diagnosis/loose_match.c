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

/* Where a text was cut off in front of it, nothing that differs is missing. */
static bool is_last_colon(struct str pattern, size_t p)
{
    return p > 0 && pattern.s[p] == ':' && skip_spaces(pattern, p + 1) == pattern.len;
}

/* What a screenshot that was turned to text has for the letter: how many characters; 0: another. */
static size_t misread(struct str text, size_t i, char letter)
{
    static const char *const alike[] = {"O0", "o0", "0Oo", "l1I|", "I1l|", "1lI|", "il1"};

    for (size_t k = 0; k < sizeof(alike) / sizeof(alike[0]); k++)
        if (alike[k][0] == letter)
            return text.s[i] != '\0' && strchr(alike[k] + 1, text.s[i]) != NULL;
    return letter == 'm' && i + 1 < text.len && text.s[i] == 'r' && text.s[i + 1] == 'n' ? 2 : 0;
}

size_t loose_at(struct str text, size_t from, struct str pattern, enum loose_case letters)
{
    size_t i = pattern.len > 0 && is_space(pattern.s[0]) ? skip_spaces(text, from) : from;

    for (size_t p = skip_spaces(pattern, 0); p < pattern.len; p = skip_spaces(pattern, p + 1)) {
        size_t same;

        if (i > from)
            i = skip_spaces(text, i);
        if (i >= text.len)
            return is_last_colon(pattern, p) ? text.len : LOOSE_NONE;
        same = letters == LOOSE_EXACT ? text.s[i] == pattern.s[p]
                                      : lower(text.s[i]) == lower(pattern.s[p]);
        if (!same && (same = misread(text, i, pattern.s[p])) == 0)
            return LOOSE_NONE;
        i += same;
    }
    return pattern.len > 0 && is_space(pattern.s[pattern.len - 1]) ? skip_spaces(text, i) : i;
}

/* At a glance: most places fail at their second letter. */
static bool cannot_go_on(struct str text, size_t i, struct str pattern, size_t p)
{
    return i < text.len && p < pattern.len && text.s[i] != pattern.s[p] && !is_space(text.s[i]) &&
           !is_space(pattern.s[p]) && misread(text, i, pattern.s[p]) == 0;
}

size_t loose_find(struct str text, size_t from, struct str pattern, size_t *end)
{
    const char *at;

    pattern = str_cut(pattern, skip_spaces(pattern, 0), pattern.len);
    if (pattern.len == 0)
        return LOOSE_NONE;
    for (size_t i = from; i < text.len; i++) {
        if ((at = memchr(text.s + i, pattern.s[0], text.len - i)) == NULL)
            break;
        i = (size_t)(at - text.s);
        if (cannot_go_on(text, i + 1, pattern, 1))
            continue;
        *end = loose_at(text, i, pattern, LOOSE_EXACT);
        if (*end != LOOSE_NONE)
            return i;
    }
    return LOOSE_NONE;
}

size_t loose_next(struct loose_ahead *a, struct str text, size_t from)
{
    if (!a->looked || (a->at != LOOSE_NONE && a->at < from))
        a->at = loose_find(text, from, a->pattern, &a->end);
    a->looked = true;
    return a->at;
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

#define NAME_MOST 256

/* Behind which an error names its cause. */
static bool is_colon(struct str text, size_t i)
{
    return text.s[i] == ':' && i + 1 < text.len && is_space(text.s[i + 1]);
}

/* Where the part ends at or behind `from`, with nothing but a name in between; LOOSE_NONE: nowhere.
 */
static size_t behind_name(struct str text, size_t from, struct str part)
{
    size_t end;

    for (size_t i = from; i < text.len && i - from < NAME_MOST; i++) {
        if ((end = loose_at(text, i, part, LOOSE_EXACT)) != LOOSE_NONE)
            return end;
        if (is_colon(text, i)) /* the part may begin with it */
            break;
    }
    return LOOSE_NONE;
}

/* "network ~ not found": each place of what stands before the name is tried. */
static bool name_fits(struct str text, struct str before, struct str behind)
{
    size_t at = 0, end;

    while ((at = loose_find(text, at, before, &end)) != LOOSE_NONE) {
        if (behind_name(text, end, behind) != LOOSE_NONE)
            return true;
        at++;
    }
    return false;
}

bool loose_fits(struct str text, const char *pattern)
{
    struct str row = str_of(pattern);
    ptrdiff_t name = str_find(row, '~', 0);
    size_t at = 0;

    if (name >= 0)
        return name_fits(text, str_cut(row, 0, (size_t)name),
                         str_cut(row, (size_t)name + 1, row.len));
    for (size_t from = 0; from < row.len;) {
        ptrdiff_t end = str_find(row, '%', from);
        struct str part = str_cut(row, from, end >= 0 ? (size_t)end : row.len);

        if (part.len > 0 && loose_find(text, at, part, &at) == LOOSE_NONE)
            return false;
        from += part.len + 1;
    }
    return true;
}
