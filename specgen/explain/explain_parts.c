#include "specgen/explain/explain_parts.h"

#define LIST_START 8

void *explain_grown(struct arena *a, void *items, size_t count, size_t size)
{
    void *more;

    if (count != 0 && (count < LIST_START || (count & (count - 1)) != 0))
        return items;
    more = arena_alloc(a, size * (count < LIST_START ? LIST_START : 2 * count));
    if (more != NULL && count > 0)
        memcpy(more, items, count * size);
    return more;
}

void explain_add(struct arena *a, struct str **list, size_t *count, struct str text)
{
    struct str *more = explain_grown(a, *list, *count, sizeof(**list));

    if (more == NULL)
        return;
    *list = more;
    more[(*count)++] = text;
}
