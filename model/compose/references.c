/* What a service takes of another one's container: docker/compose's resolveServiceReferences. It
 * puts in the id of the other service's first container, which nobody knows before it is there; the
 * engine takes its name as well. `uts` and `cgroup` are sent as they are written. */
#include "model/compose/compose_parts.h"

static const struct shared {
    char key[16];
    char what[20];
} shared[] = {
    {"network_mode", "network namespace"},
    {"ipc", "IPC namespace"},
    {"pid", "PID namespace"},
};

static bool container_of(struct str *out, struct compose *c, const struct node *root,
                         struct str service, const char *what)
{
    const struct node *other = node_get_str(node_get(root, "services"), service);

    if (other == NULL || compose_scale(other) == 0) {
        c->at_create = true;
        return COMPOSE_REFUSE(c, STR_LIT("cannot share "), str_of(what), STR_LIT(" with service "),
                              service, STR_LIT(": container missing"));
    }
    *out = compose_container_name(c, other, 1);
    return true;
}

/* Of a service as of a container no mode reaches the request: what was :ro is writable there. */
static bool volumes_from(struct str *was_read_only, struct compose *c, const struct node *root,
                         const struct node *service)
{
    const struct node *list = node_get(service, "volumes_from");

    for (size_t i = 0; node_is(list, NODE_LIST) && i < list->count; i++) {
        struct str spec = list->items[i]->text, name, rest, mode;

        if (was_read_only->len == 0 && str_ends(spec, STR_LIT(":ro")))
            *was_read_only = spec;
        if (!client_cut(&name, &rest, spec, ':') && str_is(name, "container")) {
            c->at_create = true;
            c->panics = true;
            return compose_refuse(
                c, STR_LIT("panic: runtime error: index out of range [1] with length 1"));
        }
        if (str_is(name, "container"))
            (void)client_cut(&name, &mode, rest, ':');
        else if (!container_of(&name, c, root, name, "volume"))
            return false;
        list->items[i]->text = name;
    }
    return true;
}

bool compose_references(struct str *was_read_only, struct compose *c, const struct node *root,
                        struct node *service)
{
    const struct str joins = STR_LIT("service:");

    *was_read_only = STR_NONE;
    if (!volumes_from(was_read_only, c, root, service))
        return false;
    for (size_t i = 0; i < sizeof(shared) / sizeof(*shared); i++) {
        struct str mode = compose_str(service, shared[i].key), name;

        if (!str_starts(mode, joins))
            continue;
        if (!container_of(&name, c, root, str_cut(mode, joins.len, mode.len), shared[i].what))
            return false;
        node_set(c->a, service, str_of(shared[i].key),
                 node_text(c->a, CLIENT_TEXT(c->a, STR_LIT("container:"), name)));
    }
    return true;
}
