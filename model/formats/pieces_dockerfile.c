/* Lines of a Dockerfile that have a command of docker in them: RUN docker ..., one that goes on, a
 * remark between instructions. */
#include "model/formats/dockerfile.h"
#include "model/formats/line_walk.h"
#include "model/formats/pieces.h"
#include "model/transport/lines.h"

static bool is_instruction(struct str line)
{
    struct str text = str_cut(line, line_indent(line), line.len);
    ptrdiff_t blank = str_find(text, ' ', 0);

    return blank > 0 && dockerfile_is_instruction(str_cut(text, 0, (size_t)blank));
}

bool pieces_is_of_dockerfile(const struct lines *l, size_t i)
{
    struct str above = str_trim(l->items[i - 1].text);
    size_t next = i + 1;

    if (is_instruction(l->items[i].text) || str_ends(above, STR_LIT("\\")) ||
        str_ends(above, STR_LIT("`")))
        return true;
    while (next < l->count && line_is_blank(l->items[next].text))
        next++;
    return str_starts(l->items[i].text, STR_LIT("#")) && next < l->count &&
           is_instruction(l->items[next].text);
}
