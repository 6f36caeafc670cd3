#include "model/compose/trail.h"

#include "model/client/text.h"

static bool matches_from_end(const struct trail *t, struct str pattern)
{
    while (t->depth > 0) {
        size_t from = pattern.len;
        struct str key;

        while (from > 0 && pattern.s[from - 1] != '.')
            from--;
        key = str_cut(pattern, from, pattern.len);
        if (!str_is(key, "*") && !str_eq(key, t->key))
            return false;
        t = t->up;
        if (from == 0)
            return t->depth == 0;
        pattern = str_cut(pattern, 0, from - 1);
    }
    return false;
}

bool compose_trail_matches(const struct trail *t, const char *pattern)
{
    return matches_from_end(t, str_of(pattern));
}

struct str compose_trail_text(struct arena *a, const struct trail *t)
{
    size_t count = 2 * t->depth, at = count;
    struct str *parts = arena_calloc(a, count + 1, sizeof(*parts));

    if (parts == NULL)
        return STR_NONE;
    for (; t->depth > 0; t = t->up) {
        parts[--at] = t->key;
        parts[--at] = t->depth > 1 ? STR_LIT(".") : STR_NONE;
    }
    return client_concat(a, parts, count);
}
