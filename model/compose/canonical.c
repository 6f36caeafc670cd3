/* Short forms made long, names and defaults put in: compose-go's transform, paths and normalize. */
#include "model/compose/compose_parts.h"

#include "model/client/ip.h"
#include "model/client/port.h"

#include <stdlib.h>

static void put(struct compose *c, struct node *map, const char *key, struct str text)
{
    node_set(c->a, map, str_of(key), node_text(c->a, text));
}

static struct node *one_text(struct compose *c, const char *key, const struct node *n)
{
    struct node *map = node_new(c->a, NODE_MAP);

    if (map != NULL)
        put(c, map, key, node_print(c->a, n));
    return map;
}

/* Texts of a list as {key: text}; a text alone as a list of one. */
static void long_items(struct compose *c, struct node *service, const char *name, const char *key)
{
    struct node *n = node_get(service, name);

    if (node_is(n, NODE_TEXT)) {
        struct node *list = node_new(c->a, NODE_LIST);

        node_push(c->a, list, n);
        node_set(c->a, service, str_of(name), list);
        n = list;
    }
    for (size_t i = 0; node_is(n, NODE_LIST) && i < n->count; i++) {
        struct node *item = n->items[i]->kind == NODE_MAP ? NULL : one_text(c, key, n->items[i]);

        if (item != NULL)
            n->items[i] = item;
    }
}

static void named(struct compose *c, struct node *service, const char *name, bool depends)
{
    struct node *n = node_get(service, name), *map;

    if (!node_is(n, NODE_LIST) || (map = node_new(c->a, NODE_MAP)) == NULL)
        return;
    for (size_t i = 0; i < n->count; i++) {
        struct node *item = node_new(c->a, depends ? NODE_MAP : NODE_NULL);

        if (depends)
            put(c, item, "condition", STR_LIT("service_started"));
        node_set(c->a, map, node_print(c->a, n->items[i]), item);
    }
    node_set(c->a, service, str_of(name), map);
}

/* ---- devices, gpus ---- */

static bool device(struct node **item, struct compose *c)
{
    struct str parts[3], rest = (*item)->text;
    struct node *map;
    size_t count = 0;
    bool more = true;

    if ((*item)->kind == NODE_MAP) /* nothing is filled in, no permissions either */
        return true;
    while (more) {
        struct str part;

        more = client_cut(&part, &rest, rest, ':');
        if (count == 3)
            return COMPOSE_REFUSE(c, STR_LIT("confusing device mapping, please use long syntax: "),
                                  (*item)->text);
        parts[count++] = part;
    }
    if ((map = node_new(c->a, NODE_MAP)) == NULL)
        return false;
    put(c, map, "source", parts[0]);
    put(c, map, "target", count > 1 && parts[1].len > 0 ? parts[1] : parts[0]);
    put(c, map, "permissions", count > 2 ? parts[2] : STR_LIT("rwm"));
    *item = map;
    return true;
}

static bool devices(struct compose *c, struct node *service)
{
    struct node *list = node_get(service, "devices");

    for (size_t i = 0; node_is(list, NODE_LIST) && i < list->count; i++) {
        if (!device(&list->items[i], c))
            return false;
    }
    return true;
}

static bool device_requests(struct compose *c, struct node *list, struct str path)
{
    for (size_t i = 0; node_is(list, NODE_LIST) && i < list->count; i++) {
        struct node *one = list->items[i];

        if (node_get(one, "count") != NULL && node_get(one, "device_ids") != NULL)
            return COMPOSE_REFUSE(c, path,
                                  STR_LIT(".[]: \"count\" and \"device_ids\" attributes are "
                                          "exclusive"));
        if (node_get(one, "count") == NULL && node_get(one, "device_ids") == NULL)
            put(c, one, "count", STR_LIT("all"));
    }
    return true;
}

static bool gpus(struct compose *c, struct node *service, struct str path)
{
    return device_requests(c, node_get(service, "gpus"),
                           CLIENT_TEXT(c->a, path, STR_LIT(".gpus"))) &&
           device_requests(
               c, NODE_AT(service, "deploy", "resources", "reservations", "devices"),
               CLIENT_TEXT(c->a, path, STR_LIT(".deploy.resources.reservations.devices")));
}

/* ---- ports ---- */

/* What is empty is left out, so that a long form without it is the same port. */
static void put_part(struct compose *c, struct node *map, const char *key, const struct value *part)
{
    if (part->u.text.len > 0)
        put(c, map, key, arena_str(c->a, part->u.text));
}

static void add_ports(struct compose *c, struct node *list, const struct value *bindings)
{
    for (size_t i = 0; i < bindings->u.map.count; i++) {
        const struct value_member *m = &bindings->u.map.members[i];
        struct str port, protocol;

        (void)client_cut(&port, &protocol, m->key, '/');
        for (size_t j = 0; j < m->value->u.list.count; j++) {
            const struct value *b = m->value->u.list.items[j];
            struct node *map = node_new(c->a, NODE_MAP);

            if (!str_is(port, "0")) /* as if there were none */
                put(c, map, "target", arena_str(c->a, port));
            put(c, map, "protocol", arena_str(c->a, protocol));
            put_part(c, map, "host_ip", value_get(b, STR_LIT("HostIp")));
            put_part(c, map, "published", value_get(b, STR_LIT("HostPort")));
            node_push(c->a, list, map);
        }
    }
}

static bool short_port(struct compose *c, struct node *list, const struct node *n)
{
    const struct value *bindings = NULL;
    struct str why = STR_NONE;
    struct err *e = client_publish(&bindings, &why, c->a, node_print(c->a, n));

    if (e != NULL)
        return compose_fail(c, e);
    if (bindings == NULL)
        return compose_refuse(c, why);
    add_ports(c, list, bindings);
    value_unref(bindings);
    return true;
}

static bool ports(struct compose *c, struct node *service, struct str path)
{
    struct node *from = node_get(service, "ports"), *list = node_new(c->a, NODE_LIST);

    if (from == NULL)
        return true;
    for (size_t i = 0; i < from->count; i++) {
        struct node *n = from->items[i];

        if (n->kind == NODE_FLOAT)
            return COMPOSE_REFUSE(c, path, STR_LIT(".ports: invalid type float64 for port"));
        if (n->kind != NODE_MAP) {
            if (!short_port(c, list, n) || !compose_count(c, list->count))
                return false;
            continue;
        }
        if (node_get(n, "protocol") == NULL)
            put(c, n, "protocol", STR_LIT("tcp"));
        node_push(c->a, list, n);
    }
    node_set(c->a, service, STR_LIT("ports"), list);
    return true;
}

/* ---- volumes and paths ---- */

static struct str expanded(struct compose *c, struct str path)
{
    return path.len > 0 && path.s[0] == '~'
               ? compose_join(c, c->in->home, str_cut(path, 1, path.len))
               : path;
}

/* A source on the engine's host: an absolute path of either system is one. */
static struct str located_anywhere(struct compose *c, struct str path, struct str folder)
{
    path = expanded(c, path);
    return compose_is_absolute_anywhere(path) ? path : compose_located(c, folder, path);
}

/* Of a secret or config: 2.26 asks the client's system alone. */
static struct str located_file(struct compose *c, struct str path, struct str folder)
{
    return c->old ? compose_located(c, folder, expanded(c, path))
                  : located_anywhere(c, path, folder);
}

static bool volume_path(struct compose *c, struct node *volume, struct str folder)
{
    if (!str_is(compose_str(volume, "type"), "bind"))
        return true;
    if (node_get(volume, "source") == NULL)
        return COMPOSE_REFUSE(c, STR_LIT("invalid mount config for type \"bind\": field Source "
                                         "must not be empty"));
    put(c, volume, "source", located_anywhere(c, compose_str(volume, "source"), folder));
    return true;
}

static bool volumes(struct compose *c, struct node *service, struct str folder)
{
    struct node *list = node_get(service, "volumes");

    for (size_t i = 0; node_is(list, NODE_LIST) && i < list->count; i++) {
        struct node **item = &list->items[i];

        if ((*item)->kind == NODE_TEXT && !compose_volume(item, c, (*item)->text))
            return false;
        if (node_is(node_get(*item, "target"), NODE_TEXT))
            put(c, *item, "target", compose_clean(c->a, compose_str(*item, "target")));
        if (!volume_path(c, *item, folder))
            return false;
    }
    return true;
}

static void env_file_paths(struct compose *c, struct node *service, const char *name,
                           const char *key, struct str folder)
{
    struct node *list;

    long_items(c, service, name, key);
    list = node_get(service, name);
    for (size_t i = 0; node_is(list, NODE_LIST) && i < list->count; i++) {
        struct str path = compose_str(list->items[i], key);

        if (path.len > 0)
            put(c, list->items[i], key, compose_located(c, folder, expanded(c, path)));
    }
}

bool compose_service_paths(struct compose *c, struct node *service, struct str folder)
{
    env_file_paths(c, service, "env_file", "path", folder);
    env_file_paths(c, service, "label_file", "path", folder);
    return volumes(c, service, folder);
}

bool compose_file_paths(struct compose *c, struct node *root, struct str folder)
{
    static const char kinds[][8] = {"secrets", "configs"};
    struct node *services = node_get(root, "services");

    for (size_t i = 0; node_is(services, NODE_MAP) && i < services->count; i++) {
        if (services->items[i]->kind == NODE_MAP &&
            !compose_service_paths(c, services->items[i], folder))
            return false;
    }
    for (size_t k = 0; k < sizeof(kinds) / sizeof(*kinds); k++) {
        struct node *all = node_get(root, kinds[k]);

        for (size_t i = 0; node_is(all, NODE_MAP) && i < all->count; i++) {
            struct node *file = node_get(all->items[i], "file");

            if (node_is(file, NODE_TEXT))
                put(c, all->items[i], "file", located_file(c, file->text, folder));
        }
    }
    return true;
}

static bool service_canonical(struct compose *c, struct node *service, struct str path)
{
    long_items(c, service, "configs", "source");
    long_items(c, service, "secrets", "source");
    named(c, service, "networks", false);
    named(c, service, "depends_on", true);
    return devices(c, service) && gpus(c, service, path) && ports(c, service, path) &&
           compose_service_paths(c, service, c->folder);
}

/* ---- networks, volumes, secrets, configs of the project ---- */

static void resource(struct compose *c, struct node *map, size_t at, const char *kind)
{
    struct node *n = map->items[at], *external;

    if (n->kind == NODE_NULL)
        map->items[at] = n = node_new(c->a, NODE_MAP);
    external = node_get(n, "external");
    if (node_is(external, NODE_MAP)) { /* the old form: external: {name: x} */
        if (node_get(external, "name") != NULL) {
            put(c, n, "name", compose_str(external, "name"));
            compose_warn(c,
                         CLIENT_TEXT(c->a, str_of(kind), STR_LIT("."), map->keys[at],
                                     STR_LIT(": external.name is deprecated. Please set name and "
                                             "external: true")));
        }
        node_set(c->a, n, STR_LIT("external"), node_bool(c->a, true));
    }
    if (compose_str(n, "name").len == 0)
        put(c, n, "name",
            compose_bool(n, "external")
                ? map->keys[at]
                : CLIENT_TEXT(c->a, c->project, STR_LIT("_"), map->keys[at]));
    if (node_is(node_get(n, "file"), NODE_TEXT))
        put(c, n, "file", located_file(c, compose_str(n, "file"), c->folder));
}

/* What a secret or config is made of: exactly one of these. */
static bool file_object(struct compose *c, const struct node *n, const char *kind, struct str name)
{
    bool config = strcmp(kind, "configs") == 0;
    struct str keys = config ? STR_LIT("file|environment|content") : STR_LIT("file|environment");
    size_t count = 0;

    count += node_get(n, "file") != NULL ? 1 : 0;
    count += node_get(n, "environment") != NULL ? 1 : 0;
    count += config && node_get(n, "content") != NULL ? 1 : 0;
    if (count > 1)
        return COMPOSE_REFUSE(c, str_of(kind), STR_LIT("."), name, STR_LIT(": "), keys,
                              STR_LIT(" attributes are mutually exclusive"));
    if (count == 0 && node_get(n, "driver") == NULL && node_get(n, "external") == NULL)
        return COMPOSE_REFUSE(c, str_of(kind), STR_LIT("."), name, STR_LIT(": one of "), keys,
                              STR_LIT(" must be set"));
    return true;
}

static bool external_volume(struct compose *c, const struct node *n, struct str name)
{
    static const char keys[][12] = {"driver", "driver_opts", "labels"};
    const struct node *external = node_get(n, "external");

    if (external == NULL || (external->kind == NODE_BOOL && !external->on))
        return true;
    for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++)
        if (node_get(n, keys[i]) != NULL)
            return COMPOSE_REFUSE(c, STR_LIT("volumes."), name,
                                  STR_LIT(": conflicting parameters \"external\" and \""),
                                  str_of(keys[i]), STR_LIT("\" specified"));
    return true;
}

static bool resources(struct compose *c, struct node *root)
{
    static const char kinds[][12] = {"networks", "volumes", "secrets", "configs"};

    for (size_t k = 0; k < sizeof(kinds) / sizeof(*kinds); k++) {
        struct node *map = node_get(root, kinds[k]);

        for (size_t i = 0; node_is(map, NODE_MAP) && i < map->count; i++) {
            if (k == 1 && !external_volume(c, map->items[i], map->keys[i]))
                return false;
            if (k >= 2 && !file_object(c, map->items[i], kinds[k], map->keys[i]))
                return false;
            resource(c, map, i, kinds[k]);
        }
    }
    return true;
}

/* Short ports were looked at when they were made long. */
static bool port_addresses(struct compose *c, const struct node *service)
{
    const struct node *list = node_get(service, "ports");
    struct client_ip ip;

    for (size_t i = 0; node_is(list, NODE_LIST) && i < list->count; i++) {
        struct str text = compose_str(list->items[i], "host_ip");

        if (node_get(list->items[i], "host_ip") != NULL && !client_ip_read_plain(&ip, c->a, text))
            return COMPOSE_REFUSE(c, STR_LIT("services."), compose_str(service, "name"),
                                  STR_LIT(".ports.[]: invalid ip address: "), text);
    }
    return true;
}

/* ---- the default network, what services depend on ---- */

static void depend(struct compose *c, struct node *service, struct str on, bool restart)
{
    struct node *map = node_get(service, "depends_on"), *item;

    if (map == NULL) {
        map = node_new(c->a, NODE_MAP);
        node_add(c->a, service, STR_LIT("depends_on"), map);
    }
    if (node_get_str(map, on) != NULL || (item = node_new(c->a, NODE_MAP)) == NULL)
        return;
    put(c, item, "condition", STR_LIT("service_started"));
    node_add(c->a, item, STR_LIT("restart"), node_bool(c->a, restart));
    node_set(c->a, map, on, item);
}

static bool implied_dependencies(struct compose *c, struct node *service)
{
    static const char modes[][16] = {"network_mode", "ipc", "pid", "uts", "cgroup"};
    const struct node *links = node_get(service, "links");
    const struct node *from = node_get(service, "volumes_from");
    struct str name, rest;

    for (size_t i = 0; node_is(links, NODE_LIST) && i < links->count; i++) {
        if (!compose_link(&name, &rest, links->items[i]->text))
            name = links->items[i]->text;
        depend(c, service, name, true);
    }
    for (size_t i = 0; i < sizeof(modes) / sizeof(*modes); i++) {
        struct str mode = compose_str(service, modes[i]);

        if (node_is(node_get(service, modes[i]), NODE_NULL)) {
            c->panics = true;
            return COMPOSE_REFUSE(
                c, STR_LIT("panic: interface conversion: interface {} is nil, not string"));
        }
        if (str_starts(mode, STR_LIT("service:")))
            depend(c, service, str_cut(mode, 8, mode.len), true);
    }
    for (size_t i = 0; node_is(from, NODE_LIST) && i < from->count; i++) {
        (void)client_cut(&name, &rest, from->items[i]->text, ':');
        if (!str_starts(from->items[i]->text, STR_LIT("container:")))
            depend(c, service, name, false);
    }
    return true;
}

/* A service without networks is in the project's default one. */
static bool joins_default(struct compose *c, struct node *service)
{
    struct node *networks = node_get(service, "networks");

    if (node_is(node_get(service, "network_mode"), NODE_TEXT)) /* an empty one, too */
        return false;
    if (!node_is(networks, NODE_MAP) || networks->count == 0) {
        networks = node_new(c->a, NODE_MAP);
        node_add(c->a, networks, STR_LIT("default"), node_new(c->a, NODE_NULL));
        node_set(c->a, service, STR_LIT("networks"), networks);
    }
    return node_get(networks, "default") != NULL;
}

static void default_network(struct compose *c, struct node *root)
{
    struct node *networks = node_get(root, "networks");

    if (!node_is(networks, NODE_MAP)) {
        networks = node_new(c->a, NODE_MAP);
        node_set(c->a, root, STR_LIT("networks"), networks);
    }
    if (node_get(networks, "default") == NULL)
        node_add(c->a, networks, STR_LIT("default"), node_new(c->a, NODE_MAP));
}

bool compose_canonical(struct compose *c, struct node *root)
{
    struct node *services = node_get(root, "services");
    bool uses_default = false;

    for (size_t i = 0; node_is(services, NODE_MAP) && i < services->count; i++) {
        struct node *service = services->items[i];

        put(c, service, "name", services->keys[i]);
        if (!service_canonical(c, service,
                               CLIENT_TEXT(c->a, STR_LIT("services."), services->keys[i])))
            return false;
    }
    if (!compose_unique(c, root))
        return false;
    for (size_t i = 0; node_is(services, NODE_MAP) && i < services->count; i++) {
        if (!c->old && !port_addresses(c, services->items[i]))
            return false;
        if (!implied_dependencies(c, services->items[i]))
            return false;
        uses_default = joins_default(c, services->items[i]) || uses_default;
    }
    if (uses_default)
        default_network(c, root);
    return resources(c, root);
}
