#include "model/value/value_build.h"

struct value *value_build_with(struct value *map, const char *key, const struct value *child)
{
    if (map == NULL || child == NULL) {
        value_unref(map);
        value_unref(child);
        return NULL;
    }
    if (value_map_push(map, str_of(key), 0, 0, child))
        return map;
    value_unref(map);
    return NULL;
}

struct value *value_build_push(struct value *list, const struct value *child)
{
    if (list == NULL || child == NULL) {
        value_unref(list);
        value_unref(child);
        return NULL;
    }
    if (value_list_push(list, child))
        return list;
    value_unref(list);
    return NULL;
}
