#include "model/formats/merge_order.h"

/* The members that are listed, in that order, with the others where NULL stands; NULL: no memory.
 */
static struct value *ordered(const struct value *map, const char *const *list, size_t count)
{
    struct value *made = value_map();

    for (size_t pass = 0; made != NULL && pass < count; pass++) {
        for (size_t i = 0; i < map->u.map.count; i++) {
            const struct value_member *m = &map->u.map.members[i];
            size_t place = 0, others = 0;

            while (place < count && (list[place] == NULL || !str_is(m->key, list[place])))
                place++;
            while (list[others] != NULL)
                others++;
            if ((place < count ? place : others) != pass)
                continue;
            if (!value_map_push(made, m->key, m->line, m->column, value_ref(m->value))) {
                value_unref(made);
                return NULL;
            }
        }
    }
    return made;
}

bool merge_order(const struct value **root)
{
    static const char *const members[] = {"silospec",  "name", "description", "engine",
                                          "container", "host", NULL};
    static const char *const of_host[] = {NULL, "Sources", "Unknown"};
    const struct value_step step = {.key = STR_LIT("host")};
    const struct value *host = value_get(*root, step.key);
    struct value *made;

    if (host != NULL && host->kind == VALUE_MAP) {
        bool misfit = false;

        made = ordered(host, of_host, sizeof(of_host) / sizeof(of_host[0]));
        if (made == NULL || !value_put(root, &step, 1, made, &misfit))
            return false;
    }
    if ((made = ordered(*root, members, sizeof(members) / sizeof(members[0]))) == NULL)
        return false;
    value_unref(*root);
    *root = made;
    return true;
}
