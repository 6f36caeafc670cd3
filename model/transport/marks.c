/* What editors, forums and mail put around a text. */
#include "model/transport/lines.h"

#include <stdint.h>

void lines_drop_quote_marks(struct lines *l)
{
    size_t marked = 0, filled = 0;

    for (size_t i = 0; i < l->count; i++) {
        filled += !line_is_blank(l->items[i].text);
        marked += str_starts(l->items[i].text, STR_LIT(">"));
    }
    if (filled == 0 || marked < filled)
        return;
    lines_undone(l, l->items[0].number, "quote marks in front of the lines");
    for (size_t i = 0; i < l->count; i++) {
        struct str line = l->items[i].text;

        line = str_cut(line, str_starts(line, STR_LIT("> ")) ? 2 : 1, line.len);
        l->items[i].text = line;
    }
}

/* A web page's editor doubles the line ends: every other line is empty. */
void lines_drop_doubled_ends(struct lines *l)
{
    size_t n = 0;

    if (l->count < 3)
        return;
    for (size_t i = 1; i + 1 < l->count; i += 2)
        if (!line_is_blank(l->items[i].text) || line_is_blank(l->items[i - 1].text))
            return;
    lines_undone(l, l->items[1].number, "an empty line behind every line");
    for (size_t i = 0; i < l->count; i += 2)
        l->items[n++] = l->items[i];
    l->count = n;
}

bool line_is_fence(struct str line)
{
    return str_starts(str_trim(line), STR_LIT("```")) || str_starts(str_trim(line), STR_LIT("~~~"));
}

void lines_drop_fences(struct lines *l)
{
    size_t n = 0;

    for (size_t i = 0; i < l->count; i++) {
        if (line_is_fence(l->items[i].text))
            lines_undone(l, l->items[i].number, "code fences");
        else
            l->items[n++] = l->items[i];
    }
    l->count = n;
}

void lines_drop_indentation(struct lines *l)
{
    size_t least = SIZE_MAX;

    for (size_t i = 0; i < l->count; i++) {
        size_t blanks = 0;

        while (blanks < l->items[i].text.len && l->items[i].text.s[blanks] == ' ')
            blanks++;
        if (blanks < l->items[i].text.len && blanks < least)
            least = blanks;
    }
    if (least == SIZE_MAX)
        return;
    for (size_t i = 0; i < l->count; i++)
        l->items[i].text = str_cut(l->items[i].text, least, l->items[i].text.len);
}
