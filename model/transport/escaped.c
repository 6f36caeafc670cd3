/* A text that was made a string of JSON once more: "[{\"Id\": ..." */
#include "model/transport/lines.h"

static size_t line_ends(struct str text)
{
    size_t n = 0;

    for (size_t i = 0; i + 1 < text.len; i++)
        if (text.s[i] == '\\') {
            n += text.s[i + 1] == 'n';
            i++;
        }
    return n;
}

/* Quotes that no backslash stands before, but for the two around the whole. */
static size_t bare_quotes(const struct lines *l)
{
    size_t n = 0;

    for (size_t i = 0; i < l->count; i++) {
        struct str text = l->items[i].text;

        for (size_t k = 0; k < text.len; k++) {
            if (text.s[k] == '\\')
                k++;
            else
                n += text.s[k] == '"';
        }
    }
    return n;
}

static struct str first_filled(const struct lines *l)
{
    for (size_t i = 0; i < l->count; i++)
        if (!line_is_blank(l->items[i].text))
            return str_trim(l->items[i].text);
    return STR_NONE;
}

/* Behind the quote that may be around it: brackets and blanks, then a name that is escaped. */
static bool begins_escaped(struct str text)
{
    size_t i = 0;

    while (i < text.len && (memchr("[{ \t", text.s[i], 4) != NULL ||
                            (text.s[i] == '\\' && i + 1 < text.len &&
                             memchr("nrt", text.s[i + 1], 3) != NULL && ++i > 0)))
        i++;
    return i > 0 && i + 1 < text.len && text.s[i] == '\\' && text.s[i + 1] == '"';
}

static bool is_escaped(const struct lines *l)
{
    struct str first = first_filled(l);
    bool quoted = str_starts(first, STR_LIT("\""));

    if (quoted)
        first = str_cut(first, 1, first.len);
    return bare_quotes(l) == (quoted ? 2 : 0) &&
           (begins_escaped(first) || (quoted && line_ends(first) > 0));
}

/* One character behind a backslash; the others stay as they are. */
static char meant(char c)
{
    return c == 't' ? '\t' : c == 'r' ? ' ' : c;
}

struct unescaped {
    struct line *items;
    size_t count;
};

/* Lines out of one line. */
static void unescape(struct unescaped *u, struct arena *a, struct line line)
{
    char *to = arena_alloc(a, line.text.len + 1);
    size_t n = 0, from = 0;

    if (to == NULL)
        return;
    for (size_t i = 0; i < line.text.len; i++) {
        char c = line.text.s[i];

        if (c == '\\' && i + 1 < line.text.len && line.text.s[i + 1] == 'n') {
            u->items[u->count++] = (struct line){{to + from, n - from}, line.number};
            from = n;
            i++;
        } else if (c == '\\' && i + 1 < line.text.len &&
                   memchr("\"\\/rt", line.text.s[i + 1], 5) != NULL) {
            to[n++] = meant(line.text.s[++i]);
        } else if (c != '"') {
            to[n++] = c;
        }
    }
    u->items[u->count++] = (struct line){{to + from, n - from}, line.number};
}

bool lines_unescape(struct lines *l)
{
    struct unescaped u = {.count = 0};
    size_t count = l->count;

    if (!is_escaped(l))
        return false;
    for (size_t i = 0; i < l->count; i++)
        count += line_ends(l->items[i].text);
    if ((u.items = arena_calloc(l->arena, count, sizeof(*u.items))) == NULL)
        return false;
    lines_undone(l, l->items[0].number, "a text that was escaped once more");
    for (size_t i = 0; i < l->count; i++)
        unescape(&u, l->arena, l->items[i]);
    l->items = u.items;
    l->count = u.count;
    return true;
}
