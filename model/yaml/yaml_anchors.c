#include "model/yaml/yaml_anchors.h"

#include "model/base/bounds.h"

#include <stdlib.h>

/* Place of the name, or where it has to go. */
static size_t place_of(const struct yaml_anchors *a, struct str name)
{
    size_t low = 0, high = a->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (str_cmp(a->items[middle]->name, name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

struct yaml_anchor *yaml_anchor_find(const struct yaml_anchors *a, struct str name)
{
    size_t i = place_of(a, name);

    return i < a->count && str_eq(a->items[i]->name, name) ? a->items[i] : NULL;
}

static bool grow(struct yaml_anchors *a)
{
    size_t capacity = a->capacity > 0 ? a->capacity * 2 : 16;
    struct yaml_anchor **items;

    if (a->count < a->capacity)
        return true;
    items = realloc(a->items, capacity * sizeof(*items));
    if (items == NULL)
        return false;
    a->items = items;
    a->capacity = capacity;
    return true;
}

struct err *yaml_anchor_get(struct yaml_anchor **out, struct yaml_anchors *a, struct str name)
{
    struct yaml_anchor *anchor = yaml_anchor_find(a, name);
    size_t i = place_of(a, name);
    char *bytes;

    if (anchor != NULL) {
        *out = anchor;
        return NULL;
    }
    if (a->count >= BOUND_ANCHORS)
        return err_new(ERR_LIMIT, "more than %d anchors", BOUND_ANCHORS);
    if (!grow(a))
        return err_oom();
    anchor = malloc(sizeof(*anchor) + name.len + 1); /* the name lies behind it */
    if (anchor == NULL)
        return err_oom();
    bytes = (char *)(anchor + 1);
    memcpy(bytes, name.s, name.len);
    *anchor = (struct yaml_anchor){.name = {bytes, name.len}};
    memmove(a->items + i + 1, a->items + i, (a->count - i) * sizeof(*a->items));
    a->items[i] = anchor;
    a->count++;
    *out = anchor;
    return NULL;
}

void yaml_anchors_finish(struct yaml_anchors *a)
{
    for (size_t i = 0; i < a->count; i++)
        free(a->items[i]);
    free(a->items);
    *a = (struct yaml_anchors){NULL, 0, 0};
}
