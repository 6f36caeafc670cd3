/* How far a JSON text goes among lines of something else. */
#include "model/base/ascii.h"
#include "model/client/run_line.h"
#include "model/formats/pieces.h"
#include "model/transport/lines.h"
#include "model/transport/prompt.h"

bool pieces_is_rule(struct str line)
{
    line = str_trim(line);
    for (size_t i = 0; i < line.len; i++)
        if (line.s[i] != '*')
            return false;
    return line.len > 4;
}

bool pieces_is_between(struct str line)
{
    struct str command;

    return line_is_fence(line) || str_is(str_trim(line), "---") || pieces_is_rule(line) ||
           prompt_read(line, &command);
}

/* Another paste below JSON that was cut off: words at the left edge, where JSON has none outside of
 * its texts. */
static bool begins_below(const struct pieces_scan *s, struct str line)
{
    return !s->in_string && line.len > 0 && ascii_is_letter(line.s[0]) &&
           (format_headed_by(line) != NULL || format_begun_by(line) != NULL || run_lines_any(line));
}

#define MOST_OPEN 16 /* values without an end that one is looked for to the end of the text */

void pieces_json_lines(const struct lines *l, size_t from, size_t *to, size_t *column,
                       unsigned *open)
{
    struct pieces_scan s = {.depth = 0};
    size_t below = 0;

    *column = 0;
    for (*to = from; *to < l->count && *column == 0; ++*to) {
        if (*to > from && pieces_is_between(l->items[*to].text))
            break;
        if (*to > from && below == 0 && begins_below(&s, l->items[*to].text))
            below = *to;
        if (below > 0 && *open >= MOST_OPEN)
            break;
        *column = pieces_scan_line(&s, l->items[*to].text);
    }
    if (*column > 0 || below == 0)
        return;
    *to = below;
    ++*open;
}

size_t pieces_member_lines(const struct lines *l, size_t from)
{
    struct pieces_scan s = {.depth = 0};
    size_t to = from;

    do
        (void)pieces_scan_line(&s, l->items[to++].text);
    while (to < l->count && !pieces_is_between(l->items[to].text) &&
           !begins_below(&s, l->items[to].text));
    return to;
}
