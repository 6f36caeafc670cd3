#include "model/formats/asked_alike.h"

static bool is_nothing(const struct value *v)
{
    return v == NULL || v->kind == VALUE_NULL || (v->kind == VALUE_MAP && v->u.map.count == 0);
}

/* Empty options say what none say. */
static bool are_alike(const struct value *a, const struct value *b)
{
    if (is_nothing(a) || is_nothing(b))
        return is_nothing(a) && is_nothing(b);
    if (a->kind == VALUE_LIST && b->kind == VALUE_LIST) {
        for (size_t i = 0; i < a->u.list.count && i < b->u.list.count; i++)
            if (!are_alike(a->u.list.items[i], b->u.list.items[i]))
                return false;
        return a->u.list.count == b->u.list.count;
    }
    if (a->kind != VALUE_MAP || b->kind != VALUE_MAP)
        return value_eq(a, b);
    for (size_t i = 0; i < a->u.map.count; i++)
        if (!are_alike(a->u.map.members[i].value, value_get(b, a->u.map.members[i].key)))
            return false;
    for (size_t i = 0; i < b->u.map.count; i++)
        if (value_get(a, b->u.map.members[i].key) == NULL && !is_nothing(b->u.map.members[i].value))
            return false;
    return true;
}

/* What a has, b has, too. */
static bool has_all_of(const struct value *a, const struct value *b)
{
    for (size_t i = 0; i < a->u.map.count; i++) {
        const struct value_member *m = &a->u.map.members[i];

        if (!str_is(m->key, "NetworkingConfig") && !are_alike(m->value, value_get(b, m->key)))
            return false;
    }
    return true;
}

/* Of each network 2.40 writes one more field, with the value that it would have anyway. */
bool asked_alike(const struct value *a, const struct value *b)
{
    return has_all_of(a, b) && has_all_of(b, a);
}
