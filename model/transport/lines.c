#include "model/transport/lines.h"

#include <stdint.h>

bool line_is_blank(struct str line)
{
    return str_trim(line).len == 0;
}

bool line_holds(struct str line, const char *part)
{
    return str_holds(line, str_of(part));
}

void lines_undone(struct lines *l, unsigned line, const char *what)
{
    for (size_t i = 0; i < l->undone_count; i++)
        if (strcmp(l->undone[i].what, what) == 0)
            return;
    if (l->undone_count < UNDONE_KINDS)
        l->undone[l->undone_count++] = (struct undone){line, what};
}
