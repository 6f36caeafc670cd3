#include "model/formats/container_spelling.h"

#include "model/formats/container_parts.h"
#include "model/formats/members.h"
#include "model/value/value_make.h"

#define DEPTH 12 /* container.HostConfig.Mounts[].VolumeOptions.DriverConfig.Options, and more */

/* ---- what it is ---- */

static const struct value *in_any_case(const struct value *v, const char *key)
{
    for (size_t i = 0; v->kind == VALUE_MAP && i < v->u.map.count; i++)
        if (str_eq_ascii_case(v->u.map.members[i].key, str_of(key)))
            return v->u.map.members[i].value;
    return NULL;
}

static bool has_map(const struct value *v, const char *key)
{
    const struct value *m = in_any_case(v, key);

    return m != NULL && m->kind == VALUE_MAP;
}

static bool has_text(const struct value *v, const char *key)
{
    const struct value *m = in_any_case(v, key);

    return m != NULL && m->kind == VALUE_STRING && m->u.text.len > 0;
}

bool container_is_spelled_otherwise(const struct value *v)
{
    return v->kind == VALUE_MAP && members_of(v, container_keys) == 0 && has_map(v, "HostConfig") &&
           has_text(v, "Id") && (has_map(v, "Config") || has_map(v, "State"));
}

bool container_request_is_spelled_otherwise(const struct value *v)
{
    return v->kind == VALUE_MAP && has_text(v, "Image") && has_map(v, "HostConfig") &&
           in_any_case(v, "Id") == NULL && in_any_case(v, "State") == NULL &&
           in_any_case(v, "Config") == NULL && in_any_case(v, "Name") == NULL &&
           !(has_member(v, "Image") && has_member(v, "HostConfig"));
}

/* ---- other names ---- */

struct name {
    struct str key;
    enum mdl_field_id field; /* MDL_F_NONE: of none that is known */
};

static bool lies_in(enum mdl_field_id id, enum mdl_field_id above)
{
    return mdl_fields[id].parent == above ||
           (mdl_fields[above].like != 0 && mdl_fields[id].parent == mdl_fields[above].like);
}

static struct name name_of(enum mdl_field_id above, struct str key)
{
    struct name n = {key, MDL_F_NONE};
    struct str other;

    if (above != MDL_F_NONE && (n.field = mdl_field_child(above, key)) != MDL_F_NONE)
        return n;
    for (unsigned i = 0; above != MDL_F_NONE && i < MDL_FIELD_COUNT; i++)
        if (lies_in((enum mdl_field_id)i, above) &&
            str_eq_ascii_case(key, str_of(mdl_fields[i].key)))
            return (struct name){str_of(mdl_fields[i].key), (enum mdl_field_id)i};
    other = container_key_in_any_case(key);
    n.key = other.len > 0 ? other : key;
    return n;
}

static const struct value *respelled(struct respelling *r, const struct value *v,
                                     enum mdl_field_id field, unsigned depth);

/* Unless the right one is there, too. */
static struct name spelled(const struct value *map, const struct value *made, struct name n,
                           struct str key)
{
    if (!str_eq(n.key, key) &&
        (value_get(map, n.key) != NULL || (made != NULL && value_get(made, n.key) != NULL)))
        return (struct name){key, MDL_F_NONE};
    return n;
}

/* Where the other one stands. */
static struct value *placed(struct value *made, const struct value *other)
{
    if (made != NULL) {
        made->line = other->line;
        made->column = other->column;
    }
    return made;
}

static const struct value *respelled_map(struct respelling *r, const struct value *map,
                                         enum mdl_field_id field, unsigned depth)
{
    bool of_users = field != MDL_F_NONE && mdl_fields[field].type == MDL_T_MAP;
    struct value *made = placed(value_map(), map);

    for (size_t i = 0; i < map->u.map.count; i++) {
        const struct value_member *m = &map->u.map.members[i];
        struct name n = of_users ? (struct name){m->key, mdl_field_child(field, STR_LIT("{}"))}
                                 : spelled(map, made, name_of(field, m->key), m->key);

        if (!str_eq(n.key, m->key) && r->first.len == 0)
            *r = (struct respelling){m->key, n.key, m->line};
        made = made_with_key(made, n.key,
                             container_key_is_users(n.key)
                                 ? value_ref(m->value)
                                 : respelled(r, m->value, n.field, depth - 1));
    }
    return made;
}

static const struct value *respelled(struct respelling *r, const struct value *v,
                                     enum mdl_field_id field, unsigned depth)
{
    enum mdl_field_id inside;
    struct value *made;

    if (depth == 0 || (v->kind != VALUE_MAP && v->kind != VALUE_LIST))
        return value_ref(v);
    if (v->kind == VALUE_MAP)
        return respelled_map(r, v, field, depth);
    inside = field != MDL_F_NONE ? mdl_field_child(field, STR_LIT("[]")) : MDL_F_NONE;
    made = placed(value_list(), v);
    for (size_t i = 0; i < v->u.list.count; i++)
        made = made_push(made, respelled(r, v->u.list.items[i], inside, depth - 1));
    return made;
}

const struct value *container_respelled(struct respelling *what, const struct value *v,
                                        enum mdl_field_id field)
{
    const struct value *made;

    *what = (struct respelling){.first = STR_NONE};
    made = respelled(what, v, field, DEPTH);
    if (made == NULL || what->first.len > 0)
        return made;
    value_unref(made);
    return value_ref(v);
}

struct str container_respelling_text(struct arena *a, const struct respelling *what)
{
    return arena_printf(a, "names in another case: %.*s is read as %.*s, and so on",
                        STR_FMT(what->first), STR_FMT(what->name));
}
