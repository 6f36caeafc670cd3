#include "model/transport/lines.h"

#define MOST_LAYERS 6 /* of prefixes, one inside the other */

static bool undress_once(struct lines *l, bool *ci)
{
    bool found = lines_drop_doubled_ends(l);

    if (lines_drop_numbers(l))
        found = true;
    if (lines_drop_prefixes(l, ci))
        found = true;
    if (lines_drop_ci_marks(l))
        found = *ci = true;
    if (lines_drop_quoted_parts(l))
        found = true;
    if (found)
        lines_drop_indentation(l);
    return found;
}

bool lines_undress(struct lines *l)
{
    bool ci = false;

    lines_drop_marks_of_code(l);
    lines_drop_indentation(l);
    for (size_t i = 0; i < MOST_LAYERS && undress_once(l, &ci); i++)
        ;
    (void)lines_drop_hard_breaks(l);
    (void)lines_drop_bold(l);
    (void)lines_drop_filling(l);
    lines_drop_indentation(l);
    return ci;
}
