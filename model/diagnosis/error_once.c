/* Of what an error's text names again and again the first, in the order of the text. */
#include "model/diagnosis/error_parts.h"

#include <stdlib.h>

static int by_place(const void *a, const void *b)
{
    const struct error_found *x = a, *y = b;

    if (x->at != y->at)
        return x->at < y->at ? -1 : 1;
    return x->order < y->order ? -1 : x->order > y->order;
}

size_t error_once(struct error_found *found, size_t count, int (*order)(const void *, const void *),
                  bool (*same)(const void *, const void *))
{
    size_t kept = 0;

    if (count < 2)
        return count;
    qsort(found, count, sizeof(*found), order);
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || !same(found[kept - 1].what, found[i].what))
            found[kept++] = found[i];
    qsort(found, kept, sizeof(*found), by_place);
    return kept;
}

void error_add_code(struct error_reader *r, struct error_code code)
{
    struct error_code *c = arena_alloc(r->a, sizeof(*c));

    if (c == NULL)
        return;
    *c = code;
    *r->next_code = c;
    r->next_code = &c->next;
}
