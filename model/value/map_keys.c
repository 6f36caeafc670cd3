#include "model/value/map_keys.h"

#include "model/base/bounds.h"
#include "model/base/utf8.h"

#include <stdint.h>
#include <stdlib.h>

/* Up to so many members comparing each with each is cheaper than sorting. */
#define FEW 8

static struct err *duplicate(const struct value_member *first, const struct value_member *second)
{
    struct err *e =
        err_new(ERR_INPUT, "duplicate key '%.*s', first at line %u, column %u",
                STR_FMT(utf8_cut(second->key, BOUND_SHOWN)), first->line, first->column);

    return err_remedy(err_at(e, NULL, second->line, second->column), "keep one of the two");
}

static struct err *check_few(const struct value *map)
{
    const struct value_member *members = map->u.map.members;

    for (size_t i = 1; i < map->u.map.count; i++) {
        for (size_t j = 0; j < i; j++) {
            if (str_eq(members[i].key, members[j].key))
                return duplicate(&members[j], &members[i]);
        }
    }
    return NULL;
}

/* By key; equal keys in the order of the document. */
static int by_key(const void *a, const void *b)
{
    const struct value_member *x = *(const struct value_member *const *)a;
    const struct value_member *y = *(const struct value_member *const *)b;
    int order;

    if (x->key.len != y->key.len)
        return x->key.len < y->key.len ? -1 : 1;
    order = str_cmp(x->key, y->key);
    return order != 0 ? order : (x > y) - (x < y);
}

struct err *map_keys_check(const struct value *map)
{
    size_t count = map->u.map.count;
    const struct value_member **sorted, *first = NULL, *second = NULL;

    if (count <= FEW)
        return check_few(map);
    sorted = malloc(count * sizeof(*sorted));
    if (sorted == NULL)
        return err_oom();
    for (size_t i = 0; i < count; i++)
        sorted[i] = &map->u.map.members[i];
    qsort(sorted, count, sizeof(*sorted), by_key);
    for (size_t i = 1; i < count; i++) {
        if (str_eq(sorted[i - 1]->key, sorted[i]->key) && (second == NULL || sorted[i] < second)) {
            first = sorted[i - 1];
            second = sorted[i];
        }
    }
    free(sorted);
    return second != NULL ? duplicate(first, second) : NULL;
}
