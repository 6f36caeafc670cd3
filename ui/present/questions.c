#include "ui/present/questions.h"

/* On one line: "a; or b". */
static struct str ways(struct arena *a, struct str lines)
{
    ptrdiff_t end = str_find(lines, '\n', 0);

    if (end < 0)
        return lines;
    return arena_printf(a, "%.*s; or %.*s", STR_FMT(str_cut(lines, 0, (size_t)end)),
                        STR_FMT(str_cut(lines, (size_t)end + 1, lines.len)));
}

struct str ui_question_told(struct arena *a, const struct spec_unknown *u)
{
    struct str settle = ways(a, u->settle);

    return arena_printf(a, "To find out: %.*s. Taken until then: %.*s (%.*s).", STR_FMT(settle),
                        STR_FMT(u->taken_as), STR_FMT(u->because));
}
