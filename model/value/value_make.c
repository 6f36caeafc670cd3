#include "model/value/value_make.h"

#include "model/value/value_parts.h"

static struct value *neither(struct value *whole, const struct value *child)
{
    if (whole == NULL)
        value_unref(child);
    value_unref(whole);
    return NULL;
}

struct value *made_with_key(struct value *map, struct str key, const struct value *child)
{
    if (map != NULL && child != NULL && value_map_push(map, key, 0, 0, child))
        return map;
    return neither(map, child);
}

struct value *made_with(struct value *map, const char *key, const struct value *child)
{
    return made_with_key(map, str_of(key), child);
}

struct value *made_push(struct value *list, const struct value *child)
{
    if (list != NULL && child != NULL && value_list_push(list, child))
        return list;
    return neither(list, child);
}

struct value *made_copy(const struct value *list)
{
    size_t count = list != NULL && list->kind == VALUE_LIST ? list->u.list.count : 0;
    struct value *made = value_list();

    for (size_t i = 0; i < count; i++)
        made = made_push(made, value_ref(list->u.list.items[i]));
    return made;
}

bool made_add_members(struct value *map, const struct value *from, size_t first, size_t end)
{
    return value_map_share(map, from->u.map.members + first, end - first);
}

const struct value *made_shared(const struct value *v)
{
    return v != NULL ? value_ref(v) : NULL;
}
