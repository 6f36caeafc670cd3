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

/* The lines from `from` to before `to` as a text of their own; how many of them are left. */
static size_t undress_part(struct lines *l, size_t from, size_t to, bool *ci)
{
    struct line *const items = l->items;
    const size_t count = l->count;
    size_t left;

    if (from == to)
        return 0;
    l->items += from;
    l->count = to - from;
    undress_layers(l, ci);
    left = l->count;
    l->items = items;
    l->count = count;
    return left;
}

static void drop_own_indentation(struct line *line)
{
    size_t n = 0;

    while (n < line->text.len && (line->text.s[n] == ' ' || line->text.s[n] == '\t'))
        n++;
    line->text = str_cut(line->text, n, line->text.len);
}

static size_t fence_behind(const struct lines *l, size_t from)
{
    while (from < l->count && !line_is_fence(l->items[from].text))
        from++;
    return from;
}

/* The fences at both places and what is between them; how many lines are left. */
static size_t undress_block(struct lines *l, size_t from, size_t to, bool *ci)
{
    const size_t left = undress_part(l, from + 1, to, ci);

    l->items[from + 1 + left] = l->items[to];
    drop_own_indentation(&l->items[from]);
    drop_own_indentation(&l->items[from + 1 + left]);
    return left + 2;
}

/* What stands in front of the lines between two fences need not stand in front of the words around
 * them. Each line is moved once, however many blocks there are. */
static void undress_fenced(struct lines *l, bool *ci)
{
    size_t n = 0;

    for (size_t from = 0, next; from < l->count; from = next) {
        const size_t to = line_is_fence(l->items[from].text) ? fence_behind(l, from + 1) : from;
        size_t left = 1;

        next = from + 1;
        if (to == l->count) { /* it is closed nowhere */
            left = l->count - from;
            next = l->count;
        } else if (to > from) {
            left = undress_block(l, from, to, ci);
            next = to + 1;
        }
        memmove(l->items + n, l->items + from, left * sizeof(*l->items));
        n += left;
    }
    l->count = n;
}

bool lines_undress(struct lines *l)
{
    bool ci = false;

    lines_drop_marks_of_code(l);
    undress_layers(l, &ci);
    undress_fenced(l, &ci);
    lines_drop_concise_view(l);
    (void)lines_drop_hard_breaks(l);
    (void)lines_drop_bold(l);
    (void)lines_drop_filling(l);
    (void)lines_join_hanging(l);
    lines_drop_indentation(l);
    return ci;
}
