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

static uint32_t moved(uint32_t line, const uint32_t *lines, size_t count)
{
    return line > 0 && line <= count ? lines[line - 1] : line;
}

void value_move_marks(const struct value *v, const uint32_t *lines, size_t count)
{
    struct value *mine = (struct value *)v;

    if (v->refs > 1)
        return;
    mine->line = moved(v->line, lines, count);
    if (v->kind == VALUE_LIST)
        for (size_t i = 0; i < v->u.list.count; i++)
            value_move_marks(v->u.list.items[i], lines, count);
    if (v->kind == VALUE_MAP)
        for (size_t i = 0; i < v->u.map.count; i++) {
            struct value_member *m = &mine->u.map.members[i];

            m->line = moved(m->line, lines, count);
            value_move_marks(m->value, lines, count);
        }
}
