#include "specgen/convert/asked_parts.h"

static bool is_askable(struct str key)
{
    static const char keys[][12] = {"IPAMConfig", "Links",      "Aliases",
                                    "DriverOpts", "GwPriority", "MacAddress"};

    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
        if (str_is(key, keys[i]))
            return true;
    }
    return false;
}

/* Deeply: nothing but nulls, zeros and empty lists. */
static bool says_nothing(const struct datum *d)
{
    if (d->kind != VALUE_MAP)
        return datum_is_zero(d);
    for (const struct datum *m = datum_first(d); m != NULL; m = m->next) {
        if (!says_nothing(m))
            return false;
    }
    return true;
}

struct datum *asked_endpoint(struct arena *a, const struct datum *from)
{
    struct datum *map = datum_new(a, VALUE_MAP);

    if (map != NULL)
        map->origin = from;
    for (const struct datum *m = datum_first(from); m != NULL; m = m->next) {
        if (is_askable(m->key) && !says_nothing(m))
            datum_add(map, m->key, datum_copy(a, m));
    }
    return map;
}
