#include "model/diagnosis/loose_glance.h"

static bool is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\t';
}

/* Between the parts of a pattern, which may stand anywhere. */
static bool is_gap(char c)
{
    return c == '%' || c == '~';
}

/* Of letters that screenshots mix up, any stands for all. */
static unsigned letter_of(char c)
{
    if (c == 'O' || c == 'o')
        c = '0';
    else if (c == 'l' || c == 'I' || c == 'i' || c == '|')
        c = '1';
    return (unsigned char)c & 63u;
}

static void note(struct loose_glance *g, char before, char c)
{
    g->pairs[letter_of(before)] |= UINT64_C(1) << letter_of(c);
}

static bool is_noted(const struct loose_glance *g, char before, char c)
{
    return (g->pairs[letter_of(before)] >> letter_of(c) & 1) != 0;
}

void loose_look(struct loose_glance *g, struct str text)
{
    char before, first = '\0';                    /* first: before that one; none */
    bool before_as_m = false, first_as_m = false; /* with the letter in front of it, an m misread */
    size_t i = 0;

    *g = (struct loose_glance){.text = text};
    while (i < text.len && is_blank(text.s[i]))
        i++;
    if (i == text.len)
        return;
    before = text.s[i];
    for (i++; i < text.len; i++) {
        char c = text.s[i];
        bool as_m = before == 'r' && c == 'n';

        if (is_blank(c))
            continue;

        note(g, before, c);
        if (before_as_m)
            note(g, 'm', c);
        if (as_m && first != '\0')
            note(g, first, 'm');
        if (as_m && first_as_m)
            note(g, 'm', 'm');
        first = before;
        first_as_m = before_as_m;
        before = c;
        before_as_m = as_m;
    }
}

/* A colon at the end of a part may be cut off. */
static bool is_last(const char *c)
{
    do
        c++;
    while (is_blank(*c));
    return *c == '\0' || is_gap(*c);
}

bool loose_may_stand(const struct loose_glance *g, const char *pattern)
{
    char before = '\0'; /* in the part; none */

    for (const char *c = pattern; *c != '\0'; c++) {
        if (is_blank(*c))
            continue;
        if (before != '\0' && !is_gap(*c) && !is_noted(g, before, *c) && (*c != ':' || !is_last(c)))
            return false;
        before = '\0';
        if (!is_gap(*c))
            before = *c;
    }
    return true;
}

bool loose_fits_seen(const struct loose_glance *g, const char *pattern)
{
    return loose_may_stand(g, pattern) && loose_fits(g->text, pattern);
}

bool loose_holds_seen(const struct loose_glance *g, const char *pattern)
{
    return loose_may_stand(g, pattern) && loose_holds(g->text, pattern);
}
