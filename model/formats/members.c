#include "model/formats/members.h"

#include "model/base/words.h"

const struct value *member(const struct value *v, const char *key)
{
    return v != NULL && v->kind == VALUE_MAP ? value_get(v, str_of(key)) : NULL;
}

bool has_member(const struct value *v, const char *key)
{
    return member(v, key) != NULL;
}

const struct value *member_at(const struct value *v, const char *const *keys)
{
    for (; *keys != NULL && v != NULL; keys++)
        v = member(v, *keys);
    return v;
}

struct str member_text(const struct value *v, const char *key)
{
    const struct value *m = member(v, key);

    return m != NULL && m->kind == VALUE_STRING ? m->u.text : STR_NONE;
}

struct str member_number(const struct value *v, const char *key)
{
    const struct value *m = member(v, key);

    return m != NULL && m->kind == VALUE_NUMBER && !str_is(m->u.text, "0") ? m->u.text : STR_NONE;
}

bool member_true(const struct value *v, const char *key)
{
    const struct value *m = member(v, key);

    return m != NULL && m->kind == VALUE_BOOL && m->u.boolean;
}

size_t members_of(const struct value *v, const char *keys)
{
    struct str rest = str_of(keys), key;
    size_t count = 0;

    while (words_next(&rest, &key))
        count += v != NULL && v->kind == VALUE_MAP && value_get(v, key) != NULL;
    return count;
}

size_t element_count(const struct value *v)
{
    return v != NULL && v->kind == VALUE_LIST ? v->u.list.count : 0;
}

const struct value *element(const struct value *v, size_t i)
{
    return v->u.list.items[i];
}

const struct value *element_named(const struct value *list, const char *key, struct str name)
{
    for (size_t i = 0; i < element_count(list); i++)
        if (str_eq(member_text(element(list, i), key), name))
            return element(list, i);
    return NULL;
}

const struct value *first_object(const struct value *v)
{
    if (element_count(v) > 0)
        v = element(v, 0);
    return v != NULL && v->kind == VALUE_MAP ? v : NULL;
}
