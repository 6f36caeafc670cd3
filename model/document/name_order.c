#include "model/document/name_order.h"

#include <stdlib.h>

struct err *name_order_make(struct name_order *out, struct arena *a, size_t count)
{
    *out = (struct name_order){.count = count};
    if (count == 0)
        return NULL;
    out->items = arena_calloc(a, count, sizeof(*out->items));
    return out->items != NULL ? NULL : err_oom();
}

static int by_name_then_place(const void *left, const void *right)
{
    const struct named_place *l = left, *r = right;
    int order = str_cmp(l->name, r->name);

    if (order != 0)
        return order;
    return l->place < r->place ? -1 : l->place > r->place;
}

void name_order_sort(struct name_order *o)
{
    if (o->count > 1)
        qsort(o->items, o->count, sizeof(*o->items), by_name_then_place);
}

/* Where the name is, or would be. */
static size_t lower_bound(const struct name_order *o, struct str name)
{
    size_t low = 0, high = o->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (str_cmp(o->items[middle].name, name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

ptrdiff_t name_order_find(const struct name_order *o, struct str name)
{
    size_t at = lower_bound(o, name);

    return at < o->count && str_eq(o->items[at].name, name) ? (ptrdiff_t)o->items[at].place : -1;
}

ptrdiff_t name_order_find_beginning(const struct name_order *o, struct str beginning)
{
    size_t at = lower_bound(o, beginning);

    if (at >= o->count || !str_starts(o->items[at].name, beginning) ||
        (at + 1 < o->count && str_starts(o->items[at + 1].name, beginning)))
        return -1;
    return (ptrdiff_t)o->items[at].place;
}
