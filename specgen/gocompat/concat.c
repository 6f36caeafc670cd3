#include "specgen/gocompat/concat.h"

struct str concat(struct arena *a, const struct str *parts, size_t count)
{
    size_t len = 0;
    size_t at = 0;
    char *s;

    for (size_t i = 0; i < count; i++)
        len += parts[i].len;
    s = arena_alloc(a, len + 1);
    if (s == NULL)
        return STR_NONE;
    for (size_t i = 0; i < count; i++) {
        if (parts[i].len > 0)
            memcpy(s + at, parts[i].s, parts[i].len);
        at += parts[i].len;
    }
    return (struct str){s, at};
}
