#include "model/value/map_keys.h"

#include "model/base/bounds.h"
#include "model/base/utf8.h"

#include <stdint.h>
#include <stdlib.h>

/* Up to so many members comparing each with each is cheaper than sorting. */
#define FEW   32
#define FEWER 5 /* and cheaper than looking at their signs */

static struct err *duplicate(const struct value_member *first, const struct value_member *second)
{
    struct err *e =
        err_new(ERR_INPUT, "duplicate key '%.*s', first at line %u, column %u",
                STR_FMT(utf8_cut(second->key, BOUND_SHOWN)), first->line, first->column);

    return err_remedy(err_at(e, NULL, second->line, second->column), "keep one of the two");
}

/* Different for nearly all keys that differ. */
static uint32_t sign_of(struct str key)
{
    if (key.len == 0)
        return 0;
    return (uint32_t)key.len + (uint32_t)(unsigned char)key.s[0] * 7 +
           (uint32_t)(unsigned char)key.s[key.len / 2] * 61 +
           (uint32_t)(unsigned char)key.s[key.len - 1] * 401;
}

/* Only keys whose signs are the same can be. */
static bool signs_differ(const struct value *map)
{
    uint64_t seen[8] = {0}; /* a bit for each sign, of the lowest nine bits */

    for (size_t i = 0; i < map->u.map.count; i++) {
        uint32_t sign = sign_of(map->u.map.members[i].key);
        uint64_t bit = UINT64_C(1) << sign % 64, *word = &seen[sign / 64 % 8];

        if ((*word & bit) != 0)
            return false;
        *word |= bit;
    }
    return true;
}

static struct err *check_few(const struct value *map)
{
    const struct value_member *members = map->u.map.members;

    if (map->u.map.count > FEWER && signs_differ(map))
        return NULL;
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
