#include "specgen/credential/credential_value.h"

#include "model/json/json.h"

struct err *credential_value_read(const struct value **out, struct arena *a, struct str *text,
                                  const struct credential_duplicate **duplicates)
{
    struct err *e = json_read(out, *text);
    struct str single;

    *duplicates = NULL;
    if (e == NULL || e->class == ERR_OOM)
        return e;
    single = credential_without_duplicates(a, *text, duplicates);
    if (arena_failed(a)) {
        err_free(e);
        return err_oom();
    }
    if (*duplicates == NULL)
        return e;
    err_free(e);
    *text = single;
    return json_read(out, single);
}

const struct value_member *credential_value_member(const struct value *object, const char *name)
{
    const struct value_member *exact = NULL, *other = NULL;

    for (size_t i = 0; object != NULL && object->kind == VALUE_MAP && i < object->u.map.count;
         i++) {
        const struct value_member *m = &object->u.map.members[i];

        if (str_is(m->key, name))
            exact = m;
        else if (str_eq_ascii_case(m->key, str_of(name)))
            other = m;
    }
    return exact != NULL ? exact : other;
}
