#include "specgen/spec/finding_order.h"

#include <stdlib.h>

/* A list as a whole comes before its elements. */
static int compare(enum mdl_field_id field, int index, size_t number, const struct spec_finding *f)
{
    int other = f->ref.index < 0 ? -1 : f->ref.index;

    if (field != f->ref.field)
        return field < f->ref.field ? -1 : 1;
    if (index != other)
        return index < other ? -1 : 1;
    return (number > f->number) - (number < f->number);
}

static int by_place(const void *left, const void *right)
{
    const struct spec_finding *l = *(const struct spec_finding *const *)left;
    const struct spec_finding *r = *(const struct spec_finding *const *)right;

    return compare(l->ref.field, l->ref.index < 0 ? -1 : l->ref.index, l->number, r);
}

void spec_findings_order(struct spec_result *out, struct arena *a)
{
    const struct spec_finding **order;
    size_t count = 0;

    if (out->finding_count == 0)
        return;
    order = arena_calloc(a, out->finding_count, sizeof(*order));
    for (const struct spec_finding *f = out->findings; order != NULL && f != NULL; f = f->next)
        order[count++] = f;
    if (order != NULL)
        qsort(order, count, sizeof(*order), by_place);
    out->findings_by_place = order;
}

/* The first one about the place that does not stand before `number`. */
static const struct spec_finding *at(const struct spec_result *r, enum mdl_field_id field,
                                     int index, size_t number)
{
    size_t low = 0, high = r->findings_by_place != NULL ? r->finding_count : 0;
    const struct spec_finding *found;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (compare(field, index, number, r->findings_by_place[middle]) > 0)
            low = middle + 1;
        else
            high = middle;
    }
    found =
        r->findings_by_place != NULL && low < r->finding_count ? r->findings_by_place[low] : NULL;
    if (found == NULL || found->ref.field != field ||
        (found->ref.index < 0 ? -1 : found->ref.index) != index)
        return NULL;
    return found;
}

const struct spec_finding *spec_finding_next(const struct spec_result *r, struct spec_ref ref,
                                             const struct spec_finding *last)
{
    size_t from = last != NULL ? last->number + 1 : 0;
    const struct spec_finding *whole = at(r, ref.field, -1, from);
    const struct spec_finding *own = at(r, ref.field, ref.index, from);

    if (whole == NULL || own == NULL)
        return whole != NULL ? whole : own;
    return whole->number < own->number ? whole : own;
}
