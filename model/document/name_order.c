#include "model/document/name_order.h"

#include "model/base/unicode.h"

#include <stdlib.h>

#define FEW 16 /* to sort more, calling qsort() pays */

struct err *name_order_make(struct name_order *out, struct arena *a, size_t count)
{
    *out = (struct name_order){.count = count};
    if (count == 0)
        return NULL;
    out->items = arena_calloc(a, count, sizeof(*out->items));
    return out->items != NULL ? NULL : err_oom();
}

/* ---- paths ------------------------------------------------------------------------------ */

static bool is_separator(char c)
{
    return c == '\\' || c == '/';
}

static struct str trim_path(struct str path)
{
    if (path.len >= 4 && is_separator(path.s[0]) && is_separator(path.s[1]) && path.s[2] == '?' &&
        is_separator(path.s[3]))
        path = str_cut(path, 4, path.len);
    if (path.len > 0 && is_separator(path.s[path.len - 1]))
        path.len--;
    return path;
}

static int plain_byte(char c)
{
    if (c >= 'A' && c <= 'Z')
        return c - 'A' + 'a';
    return c == '/' ? '\\' : (unsigned char)c;
}

static int compare_paths(struct str a, struct str b)
{
    a = trim_path(a);
    b = trim_path(b);
    for (size_t i = 0; i < a.len && i < b.len; i++) {
        int order = plain_byte(a.s[i]) - plain_byte(b.s[i]);

        if (order != 0)
            return order;
    }
    return (a.len > b.len) - (a.len < b.len);
}

/* ---- the order -------------------------------------------------------------------------- */

static int then_index(int order, const struct named_index *l, const struct named_index *r)
{
    return order != 0 ? order : (l->index > r->index) - (l->index < r->index);
}

static int by_name_then_index(const void *left, const void *right)
{
    const struct named_index *l = left, *r = right;

    return then_index(str_cmp(l->name, r->name), l, r);
}

static int by_path_then_index(const void *left, const void *right)
{
    const struct named_index *l = left, *r = right;

    return then_index(compare_paths(l->name, r->name), l, r);
}

static int by_folded_then_index(const void *left, const void *right)
{
    const struct named_index *l = left, *r = right;

    return then_index(unicode_fold_cmp(l->name, r->name), l, r);
}

/* Those from `sorted` on among those before them. */
static void insert_each(struct named_index *items, size_t sorted, size_t count,
                        int (*order)(const void *, const void *))
{
    for (; sorted < count; sorted++) {
        struct named_index item = items[sorted];
        size_t at = sorted;

        for (; at > 0 && order(&item, &items[at - 1]) < 0; at--)
            items[at] = items[at - 1];
        items[at] = item;
    }
}

void name_order_sort(struct name_order *o)
{
    int (*order)(const void *, const void *) = o->kind == NAME_ORDER_PATHS    ? by_path_then_index
                                               : o->kind == NAME_ORDER_FOLDED ? by_folded_then_index
                                                                              : by_name_then_index;
    size_t sorted = 1;

    while (sorted < o->count && order(&o->items[sorted - 1], &o->items[sorted]) < 0)
        sorted++;
    if (o->count <= FEW)
        insert_each(o->items, sorted, o->count, order);
    else if (sorted < o->count)
        qsort(o->items, o->count, sizeof(*o->items), order);
}

static int compare(const struct name_order *o, struct str a, struct str b)
{
    return o->kind == NAME_ORDER_PATHS    ? compare_paths(a, b)
           : o->kind == NAME_ORDER_FOLDED ? unicode_fold_cmp(a, b)
                                          : str_cmp(a, b);
}

/* Where the name is, or would be. */
static size_t lower_bound(const struct name_order *o, struct str name)
{
    size_t low = 0, high = o->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (compare(o, o->items[middle].name, name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

ptrdiff_t name_order_find(const struct name_order *o, struct str name)
{
    size_t at = lower_bound(o, name);

    return at < o->count && compare(o, o->items[at].name, name) == 0 ? (ptrdiff_t)o->items[at].index
                                                                     : -1;
}

ptrdiff_t name_order_find_beginning(const struct name_order *o, struct str beginning)
{
    size_t at = lower_bound(o, beginning);

    if (at >= o->count || !str_starts(o->items[at].name, beginning) ||
        (at + 1 < o->count && str_starts(o->items[at + 1].name, beginning)))
        return -1;
    return (ptrdiff_t)o->items[at].index;
}
