/* tests/unit/model/place_testing.h - what stands at a place of a request's body, as a text. */
#ifndef PLACE_TESTING_H
#define PLACE_TESTING_H

#include "model/base/arena.h"
#include "model/value/value.h"

#include <stdlib.h>

/* Of a list or a map its count. STR_NONE: nothing, or null. */
static inline struct str place_text_of(struct arena *a, const struct value *v)
{
    if (v == NULL || v->kind == VALUE_NULL)
        return STR_NONE;
    if (v->kind == VALUE_BOOL)
        return v->u.boolean ? STR_LIT("true") : STR_LIT("false");
    if (v->kind == VALUE_LIST || v->kind == VALUE_MAP)
        return arena_printf(a, "%zu", v->kind == VALUE_LIST ? v->u.list.count : v->u.map.count);
    return v->u.text.s != NULL ? v->u.text : STR_LIT("");
}

/* "HostConfig/Binds/0"; a port's key has a slash of its own: "ExposedPorts/80/tcp". */
static inline struct str place_text(struct arena *a, const struct value *v, const char *path)
{
    struct str rest = str_of(path);

    while (v != NULL && rest.len > 0) {
        ptrdiff_t slash = str_find(rest, '/', 0);
        struct str key = str_cut(rest, 0, slash < 0 ? rest.len : (size_t)slash);

        if (v->kind == VALUE_MAP && slash >= 0 && value_get(v, key) == NULL)
            key = str_cut(rest, 0, (size_t)slash + 4);
        rest = str_cut(rest, key.len < rest.len ? key.len + 1 : rest.len, rest.len);
        if (v->kind == VALUE_MAP)
            v = value_get(v, key);
        else if (v->kind == VALUE_LIST && strtoul(key.s, NULL, 10) < v->u.list.count)
            v = v->u.list.items[strtoul(key.s, NULL, 10)];
        else
            v = NULL;
    }
    return place_text_of(a, v);
}

#endif
