#include "model/formats/depth_cut.h"

#include "model/formats/container_parts.h"
#include "model/value/value_make.h"

#define DEPTH 5 /* -Depth 2 ends no deeper than that below an inspect's list */

static bool is_cut(const struct value *v)
{
    struct str text = v->kind == VALUE_STRING ? v->u.text : STR_NONE;

    return str_is(text, "System.Object[]") || str_is(text, "System.Collections.Hashtable") ||
           (str_starts(text, STR_LIT("@{")) && str_ends(text, STR_LIT("}")));
}

static bool has_inside(const struct value *v)
{
    return v->kind == VALUE_LIST || v->kind == VALUE_MAP;
}

static bool holds_cut(const struct value *v, unsigned depth)
{
    bool found = is_cut(v);

    if (depth == 0)
        return found;
    if (v->kind == VALUE_LIST)
        for (size_t i = 0; !found && i < v->u.list.count; i++)
            found = holds_cut(v->u.list.items[i], depth - 1);
    if (v->kind == VALUE_MAP)
        for (size_t i = 0; !found && i < v->u.map.count; i++)
            found = is_cut(v->u.map.members[i].value) ||
                    (has_inside(v->u.map.members[i].value) &&
                     !container_key_is_users(v->u.map.members[i].key) &&
                     holds_cut(v->u.map.members[i].value, depth - 1));
    return found;
}

static void say(struct evidence *out, const struct value *v, struct str path)
{
    out->line = v->line;
    evidence_note(out, NOTE_LEFT_OUT, STR_NONE,
                  arena_printf(&out->arena,
                               "column %u: %.*s, of which ConvertTo-Json has cut the inside off: "
                               "what stands there is not known (-Depth 10 keeps it)",
                               v->column, STR_FMT(path)));
}

static const struct value *without(struct evidence *out, const struct value *v, struct str path,
                                   unsigned depth);

static const struct value *list_without(struct evidence *out, const struct value *list,
                                        struct str path, unsigned depth)
{
    struct value *made = value_list();

    for (size_t i = 0; i < list->u.list.count; i++) {
        const struct value *item = list->u.list.items[i];
        struct str place = arena_printf(&out->arena, "%.*s[%zu]", STR_FMT(path), i);

        if (is_cut(item))
            say(out, item, place);
        else
            made = made_push(made, without(out, item, place, depth - 1));
    }
    return made;
}

static const struct value *map_without(struct evidence *out, const struct value *map,
                                       struct str path, unsigned depth)
{
    struct value *made = value_map();
    bool names = str_is(path, "NetworkSettings.Networks");

    for (size_t i = 0; i < map->u.map.count; i++) {
        const struct value_member *m = &map->u.map.members[i];
        struct str place =
            path.len > 0 ? arena_printf(&out->arena, "%.*s.%.*s", STR_FMT(path), STR_FMT(m->key))
                         : m->key;

        if (!is_cut(m->value))
            made = made_with_key(made, m->key,
                                 container_key_is_users(m->key)
                                     ? value_ref(m->value)
                                     : without(out, m->value, place, depth - 1));
        else if (names)
            made = made_with_key(made, m->key, value_map());
        if (is_cut(m->value))
            say(out, m->value, place);
    }
    return made;
}

static const struct value *without(struct evidence *out, const struct value *v, struct str path,
                                   unsigned depth)
{
    if (depth == 0 || !holds_cut(v, depth))
        return value_ref(v);
    if (v->kind == VALUE_LIST)
        return list_without(out, v, path, depth);
    return v->kind == VALUE_MAP ? map_without(out, v, path, depth) : value_ref(v);
}

const struct value *depth_cut_off(struct evidence *out, const struct value *object)
{
    unsigned line = out->line;
    const struct value *made = evidence_made(out, without(out, object, STR_NONE, DEPTH));

    out->line = line;
    return made;
}
