#include "model/formats/same_container.h"

#include "model/value/value_make.h"

#define SHORT_ID      12   /* digits of an id, as docker ps shows it */
#define MEMBERS_APART 1000 /* of a map, that are compared one by one; no engine prints as many */

static struct str text_of(const struct value *container, const char *key)
{
    const struct value *v = value_get(container, str_of(key));

    return v != NULL && v->kind == VALUE_STRING ? v->u.text : STR_NONE;
}

static struct str name_of(const struct value *container)
{
    struct str name = text_of(container, "Name");

    return str_starts(name, STR_LIT("/")) ? str_cut(name, 1, name.len) : name;
}

/* What a container is known by: its id, else its name with the slash that no id has. STR_NONE: it
 * has neither. */
static struct str key_of(struct evidence *ev, const struct value *container)
{
    struct str id = text_of(container, "Id"), name = name_of(container);

    if (id.len > 0 || name.len == 0)
        return id;
    return arena_printf(&ev->arena, "/%.*s", STR_FMT(name));
}

static bool is_name_of_another(const struct evidence *ev, struct str name)
{
    for (size_t i = 0; i < ev->choice_count; i++)
        if (str_eq(ev->choices[i].name, name))
            return true;
    return false;
}

bool same_container_offer(struct evidence *ev, const struct value *container, struct str name)
{
    struct str key = container != NULL ? key_of(ev, container) : STR_NONE;
    struct str id = container != NULL ? text_of(container, "Id") : STR_NONE;
    size_t choice = ev->choice_count;

    if (key.len == 0 || choice >= EVIDENCE_RECENT || evidence_offered(&choice, ev, key)) {
        evidence_offer(ev, name);
        return ev->choice_count - 1 == ev->chosen;
    }
    if (!ev->unnamed && id.len > 0 && is_name_of_another(ev, name))
        name = arena_printf(&ev->arena, "%.*s (%.*s)", STR_FMT(name),
                            STR_FMT(str_cut(id, 0, SHORT_ID)));
    return evidence_offer_as(ev, key, name);
}

void same_container_offer_typed(struct evidence *ev, unsigned line, struct str name)
{
    if (!ev->unnamed && ev->choice_count < EVIDENCE_RECENT && is_name_of_another(ev, name))
        name = arena_printf(&ev->arena, "%.*s (line %u)", STR_FMT(name), line);
    evidence_offer(ev, name);
}

bool same_container_offered(size_t *choice, struct evidence *ev, const struct value *container)
{
    struct str id = text_of(container, "Id"), name = name_of(container);

    if (ev->recent_count == 0)
        return false;
    return (id.len > 0 && evidence_offered(choice, ev, id)) ||
           (name.len > 0 &&
            evidence_offered(choice, ev, arena_printf(&ev->arena, "/%.*s", STR_FMT(name))));
}

bool same_container(const struct value *a, const struct value *b)
{
    struct str id = text_of(a, "Id"), other = text_of(b, "Id");

    if (id.len > 0 && other.len > 0)
        return str_eq(id, other);
    return name_of(a).len > 0 && str_eq(name_of(a), name_of(b));
}

const struct value *same_container_joined(const struct value *told, const struct value *there)
{
    struct value *made = value_map();

    for (size_t i = 0; i < told->u.map.count; i++)
        made = made_with_key(made, told->u.map.members[i].key,
                             value_ref(told->u.map.members[i].value));
    if (there->u.map.count > MEMBERS_APART)
        return made;
    for (size_t i = 0; i < there->u.map.count; i++)
        if (value_get(told, there->u.map.members[i].key) == NULL)
            made = made_with_key(made, there->u.map.members[i].key,
                                 value_ref(there->u.map.members[i].value));
    return made;
}

/* Whether all that was there is told again; `depth` maps are looked into. */
static bool agrees(const struct value *there, const struct value *told, unsigned depth)
{
    if (there->kind == VALUE_NULL || value_same(there, told))
        return true;
    if (there->kind == VALUE_LIST && told->kind == VALUE_LIST && depth > 0 &&
        there->u.list.count == told->u.list.count) {
        size_t i = 0;

        while (i < told->u.list.count &&
               agrees(there->u.list.items[i], told->u.list.items[i], depth - 1))
            i++;
        return i == told->u.list.count;
    }
    if (there->kind != VALUE_MAP || told->kind != VALUE_MAP || depth == 0 ||
        there->u.map.count > MEMBERS_APART)
        return false;
    for (size_t i = 0; i < there->u.map.count; i++) {
        const struct value *now = value_get(told, there->u.map.members[i].key);

        if (now != NULL && !agrees(there->u.map.members[i].value, now, depth - 1))
            return false;
    }
    return true;
}

static void compare(struct evidence *ev, const struct conflict *of, struct str path, unsigned depth)
{
    const struct value *there = of->dropped, *told = of->kept;

    if (there->kind != VALUE_MAP || told->kind != VALUE_MAP || depth == 0 ||
        there->u.map.count > MEMBERS_APART) {
        struct conflict c = *of;

        if (agrees(there, told, 3))
            return;
        c.path = path;
        value_ref(c.kept);
        value_ref(c.dropped);
        evidence_conflict(ev, &c);
        return;
    }
    for (size_t i = 0; i < there->u.map.count; i++) {
        const struct value_member *m = &there->u.map.members[i];
        struct conflict c = *of;

        c.dropped = m->value;
        if ((c.kept = value_get(told, m->key)) != NULL)
            compare(ev, &c, arena_printf(&ev->arena, "%.*s.%.*s", STR_FMT(path), STR_FMT(m->key)),
                    depth - 1);
    }
}

void same_container_conflicts(struct evidence *ev, const struct fact *told,
                              const struct value *there, struct str source)
{
    struct conflict c = {.kept = told->value,
                         .dropped = there,
                         .kept_source = told->source,
                         .dropped_source = source};

    compare(ev, &c, STR_LIT("container"), 2);
}
