#include "ui/present/made_mounts.h"

#include "specgen/assess/assess_request.h"

#include <stdlib.h>

static int by_origin(const void *l, const void *r)
{
    const struct ui_made_mount *left = l, *right = r;
    int order = str_cmp(left->from, right->from);

    if (order != 0)
        return order;
    return left->mount < right->mount ? -1 : left->mount > right->mount;
}

bool ui_made_mounts_make(struct ui_made_mounts *out, struct arena *a, const struct assessment *r)
{
    size_t count = r->created != NULL ? r->doc->container.mounts.count : 0;

    *out = (struct ui_made_mounts){.items = NULL};
    if (count == 0)
        return true;
    out->items = arena_alloc(a, count * sizeof(*out->items));
    if (out->items == NULL)
        return false;
    for (size_t i = 0; i < count; i++) {
        struct create_made made;

        if (assess_made(&made, a, r, arena_printf(a, "container.Mounts[%zu].Destination", i)))
            out->items[out->count++] = (struct ui_made_mount){made.from, i};
    }
    if (out->count > 1)
        qsort(out->items, out->count, sizeof(*out->items), by_origin);
    return !arena_failed(a);
}

/* All whose place begins with the part's stand together, from here on. */
static size_t first_from(const struct ui_made_mounts *m, struct str part)
{
    size_t low = 0, high = m->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (str_cmp(m->items[middle].from, part) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool ui_made_mount_of(size_t *mount, const struct ui_made_mounts *m, struct str part)
{
    bool found = false;

    for (size_t i = first_from(m, part); i < m->count && str_starts(m->items[i].from, part); i++) {
        if (!found || m->items[i].mount < *mount)
            *mount = m->items[i].mount;
        found = true;
    }
    return found;
}
