#include "specgen/spec/steps.h"

#include <stdlib.h>

static int by_name(const void *left, const void *right)
{
    const struct mdl_named_string *const *l = left;
    const struct mdl_named_string *const *r = right;

    return str_cmp((*l)->name, (*r)->name);
}

static const struct spec_origin from_map = SPEC_ORIGIN(ANNOTATIONS, SPEC_FROM(ANNOTATIONS));

bool step_annotations(struct spec_build *b)
{
    const struct mdl_string_map *map = &b->c->host_config.annotations;
    const struct mdl_named_string **sorted;
    struct spec_node *object;

    if (!engine_has(&b->engine, CHANGE_ANNOTATIONS))
        return true;
    if (!spec_need_host_config(b))
        return false;
    if (map->count == 0)
        return true;
    sorted = arena_alloc(b->a, map->count * sizeof(*sorted));
    if (sorted == NULL)
        return false;
    for (size_t i = 0; i < map->count; i++)
        sorted[i] = &map->items[i];
    qsort(sorted, map->count, sizeof(*sorted), by_name);
    object = spec_put_object(&b->tree, b->spec, KEY_ANNOTATIONS, &from_map);
    for (size_t i = 0; i < map->count; i++)
        spec_push_member(&b->tree, object, sorted[i]->name, sorted[i]->v.v,
                         spec_origin_at(b->a, RULE_ANNOTATIONS, MDL_F_ANNOTATIONS_ITEM,
                                        (size_t)(sorted[i] - map->items)));
    return true;
}
