/* What somebody says in a chat: around and inside a compose file, where it looks like a key, and
 * behind a name. */
#include "model/client/run_line.h"
#include "model/formats/line_walk.h"
#include "model/formats/pieces.h"
#include "model/transport/lines.h"
#include "model/transport/prose.h"

bool pieces_is_said(const struct lines *l, size_t i, bool inside, size_t *behind)
{
    size_t next = *behind > i ? *behind : i;

    if (!pieces_is_spoken(l->items[i].text))
        return false;
    while (next < l->count &&
           (line_is_blank(l->items[next].text) || pieces_is_spoken(l->items[next].text)))
        next++;
    *behind = next;
    return next < l->count && pieces_is_compose_below(l->items[next].text) &&
           (inside || line_indent(l->items[next].text) == 0);
}

struct str pieces_begun_behind_speaker(struct str line)
{
    const struct str said = line_said(line);
    const struct input in = {.text = said};

    return format_line_begins(said) || run_lines_any(said) ||
                   format_recognises(&formats[FORMAT_error], &in) > 0
               ? said
               : STR_NONE;
}

bool pieces_have_compose(const struct lines *l)
{
    for (size_t i = 0; i < l->count; i++)
        if (format_headed_by(l->items[i].text) == &formats[FORMAT_compose])
            return true;
    return false;
}
