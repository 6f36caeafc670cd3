/* A text as lines. */
#include "model/transport/lines.h"
#include "model/transport/plain_bytes.h"

static bool ends_line(char c)
{
    return c == '\n' || c == PLAIN_LINE_END;
}

bool lines_split(struct lines *out, struct arena *a, struct str raw)
{
    size_t count = 1, from = 0;
    unsigned number = 1;
    struct str text;

    *out = (struct lines){.arena = a};
    text = plain_bytes(out, raw);
    for (size_t i = 0; i < text.len; i++)
        count += ends_line(text.s[i]);
    if (text.s == NULL || (out->items = arena_calloc(a, count, sizeof(*out->items))) == NULL)
        return false;
    for (size_t i = 0; i <= text.len; i++) {
        if (i < text.len && !ends_line(text.s[i]))
            continue;
        out->items[out->count++] = (struct line){str_cut(text, from, i), number};
        number += i < text.len && text.s[i] == '\n';
        from = i + 1;
    }
    return true;
}
