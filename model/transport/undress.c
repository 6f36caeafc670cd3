#include "model/transport/lines.h"
#include "model/transport/wrapped.h"

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

static void undress_layers(struct lines *l, bool *ci)
{
    lines_drop_indentation(l);
    for (size_t i = 0; i < MOST_LAYERS && undress_once(l, ci); i++)
        ;
}

/* The lines from `from` to before *to as a text of their own, of which some may go. */
static void undress_part(struct lines *l, size_t from, size_t *to, bool *ci)
{
    struct line *const items = l->items;
    const size_t count = l->count;

    l->items += from;
    l->count = *to - from;
    undress_layers(l, ci);
    memmove(items + from + l->count, items + *to, (count - *to) * sizeof(*items));
    l->count += from;
    l->items = items;
    from = l->count; /* behind what is left of the part */
    l->count += count - *to;
    *to = from;
}

static void drop_own_indentation(struct line *line)
{
    size_t n = 0;

    while (n < line->text.len && (line->text.s[n] == ' ' || line->text.s[n] == '\t'))
        n++;
    line->text = str_cut(line->text, n, line->text.len);
}

/* What stands in front of the lines between two fences need not stand in front of the words around
 * them. */
static void undress_fenced(struct lines *l, bool *ci)
{
    for (size_t from = 0, to; from < l->count; from++) {
        if (!line_is_fence(l->items[from].text))
            continue;
        for (to = from + 1; to < l->count && !line_is_fence(l->items[to].text);)
            to++;
        if (to == l->count)
            return;
        if (to > from + 1)
            undress_part(l, from + 1, &to, ci);
        drop_own_indentation(&l->items[from]);
        drop_own_indentation(&l->items[to]);
        from = to;
    }
}

bool lines_undress(struct lines *l)
{
    bool ci = false;

    lines_drop_marks_of_code(l);
    undress_layers(l, &ci);
    undress_fenced(l, &ci);
    (void)lines_drop_hard_breaks(l);
    (void)lines_drop_bold(l);
    (void)lines_drop_filling(l);
    (void)lines_join_hanging(l);
    lines_drop_indentation(l);
    return ci;
}
