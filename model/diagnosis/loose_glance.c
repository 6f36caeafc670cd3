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

static unsigned pair_of(char before, char c)
{
    return ((unsigned char)before & 63u) << 6 | ((unsigned char)c & 63u);
}

void loose_look(struct loose_glance *g, struct str text)
{
    size_t i = 0;
    char before;

    *g = (struct loose_glance){.text = text};
    while (i < text.len && is_blank(text.s[i]))
        i++;
    if (i == text.len)
        return;
    before = text.s[i];
    for (i++; i < text.len; i++) {
        char c = text.s[i];
        unsigned pair = pair_of(before, c);

        if (is_blank(c))
            continue;
        g->pairs[pair >> 6] |= UINT64_C(1) << (pair & 63);
        before = c;
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
        unsigned pair = pair_of(before, *c);

        if (is_blank(*c))
            continue;
        if (before != '\0' && !is_gap(*c) && (g->pairs[pair >> 6] >> (pair & 63) & 1) == 0 &&
            (*c != ':' || !is_last(c)))
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
