#include "model/formats/inspect.h"

#define PLACEHOLDER_VOLUME "\\\\?\\Volume{00000000-0000-0000-0000-000000000000}\\"
#define TOLD               4 /* objects that an error names */

static const struct value *member(const struct value *v, const char *key)
{
    return v->kind == VALUE_MAP ? value_get(v, str_of(key)) : NULL;
}

static bool has(const struct value *v, const char *key)
{
    return member(v, key) != NULL;
}

static struct str text_of(const struct value *v, const char *key)
{
    const struct value *child = v != NULL ? member(v, key) : NULL;

    return child != NULL && child->kind == VALUE_STRING ? child->u.text : STR_NONE;
}

/* Images have a Config too, networks and volumes a Driver; no key is in all versions. */
static bool is_container(const struct value *v)
{
    if (has(v, "RootFS") || has(v, "RepoTags"))
        return false;
    return has(v, "HostConfig") || (has(v, "State") && (has(v, "Config") || has(v, "Id")));
}

static const char *kind_of(const struct value *v)
{
    if (v->kind != VALUE_MAP)
        return "a value that is not an object";
    if (has(v, "RootFS") || has(v, "RepoTags"))
        return "an image";
    if (has(v, "IPAM"))
        return "a network";
    if (has(v, "Mountpoint"))
        return "a volume";
    if (has(v, "Spec"))
        return "an object of a swarm";
    return "an object of an unknown kind";
}

bool inspect_is(const struct value *source)
{
    if (source->kind == VALUE_LIST)
        return true;
    return source->kind == VALUE_MAP && !has(source, "silospec") && !has(source, "container") &&
           !has(source, "host") &&
           (is_container(source) || has(source, "RootFS") || has(source, "IPAM") ||
            has(source, "Mountpoint"));
}

size_t inspect_count(const struct value *source)
{
    size_t count = 0;

    if (source->kind != VALUE_LIST)
        return is_container(source);
    for (size_t i = 0; i < source->u.list.count; i++)
        count += is_container(source->u.list.items[i]);
    return count;
}

const struct value *inspect_container(const struct value *source, size_t index)
{
    if (source->kind != VALUE_LIST)
        return index == 0 && is_container(source) ? source : NULL;
    for (size_t i = 0; i < source->u.list.count; i++)
        if (is_container(source->u.list.items[i]) && index-- == 0)
            return source->u.list.items[i];
    return NULL;
}

struct err *inspect_none(const struct value *source)
{
    struct str found = STR_NONE;
    struct arena a;
    struct err *e;

    if (source->kind == VALUE_LIST && source->u.list.count == 0) {
        e = err_new(ERR_INPUT, "found an empty list, expected a container");
    } else {
        size_t count = source->kind == VALUE_LIST ? source->u.list.count : 1;

        arena_init(&a);
        for (size_t i = 0; i < count && i < TOLD; i++)
            found = arena_printf(
                &a, "%.*s%s%s", STR_FMT(found), i > 0 ? ", " : "",
                kind_of(source->kind == VALUE_LIST ? source->u.list.items[i] : source));
        e = err_new(ERR_INPUT, "found %.*s%s, expected a container", STR_FMT(found),
                    count > TOLD ? ", ..." : "");
        arena_finish(&a);
    }
    e = err_at(e, NULL, source->line, source->column);
    return err_remedy(e, "paste the output of 'docker inspect CONTAINER'");
}

struct str inspect_name(const struct value *container)
{
    struct str name = text_of(container, "Name");

    if (name.len == 0)
        return text_of(container, "Id");
    return name.s[0] == '/' ? str_cut(name, 1, name.len) : name;
}

struct err *inspect_with_base_fs(const struct value **out, bool *assumed,
                                 const struct value *container)
{
    struct value_step step = {.key = STR_LIT("BaseFS")};
    const struct value *host_config = member(container, "HostConfig"), *made, *volume;
    bool misfit = false;

    if (has(container, "BaseFS") ||
        str_eq_ascii_case(host_config != NULL ? text_of(host_config, "Isolation") : STR_NONE,
                          STR_LIT("hyperv"))) {
        *out = value_ref(container);
        *assumed = false;
        return NULL;
    }
    if ((volume = value_string(STR_LIT(PLACEHOLDER_VOLUME))) == NULL)
        return err_oom();
    if ((made = value_with_set(container, &step, 1, volume, &misfit)) == NULL)
        return err_oom();
    *out = made;
    *assumed = true;
    return NULL;
}
