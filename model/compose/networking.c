/* NetworkMode, endpoints and links. */
#include "model/compose/request_parts.h"

#include <stdlib.h>

struct joined {
    struct str key; /* of the project's networks */
    double priority;
    const struct node *own; /* what the service says of it; NODE_NULL: nothing */
};

static int by_priority(const void *a, const void *b)
{
    const struct joined *x = a, *y = b;

    if (x->priority < y->priority || x->priority > y->priority)
        return x->priority < y->priority ? 1 : -1;
    return str_cmp(x->key, y->key);
}

/* A service that names none is in the project's default one, where there is one. */
static struct joined *networks_of(struct compose *c, const struct node *service, size_t *count)
{
    const struct node *map = node_get(service, "networks");
    struct joined *out;

    *count = node_is(map, NODE_MAP) ? map->count : 0;
    out = arena_calloc(c->a, *count + 1, sizeof(*out));
    for (size_t i = 0; out != NULL && i < *count; i++)
        out[i] = (struct joined){map->keys[i],
                                 (double)compose_float(node_get(map->items[i], "priority")),
                                 map->items[i]};
    if (out != NULL && *count == 0)
        out[(*count)++] = (struct joined){STR_LIT("default"), 0, NULL};
    if (out != NULL && *count > 1)
        qsort(out, *count, sizeof(*out), by_priority);
    return out;
}

static struct str network_name(struct compose *c, const struct node *root, struct str key)
{
    const struct node *n = node_get_str(node_get(root, "networks"), key);
    struct str name = compose_str(n, "name");

    /* 2.26 sends the id. */
    return c->old && compose_bool(n, "external") ? CLIENT_TEXT(c->a, STR_LIT("net-"), name) : name;
}

/* ---- links ---- */

bool compose_link(struct str *name, struct str *alias, struct str text)
{
    return client_cut(name, alias, text, ':') && str_find(*alias, ':', 0) < 0;
}

static void link_to(struct compose *c, struct node *list, struct str container, struct str alias)
{
    node_push(c->a, list, node_text(c->a, CLIENT_TEXT(c->a, container, STR_LIT(":"), alias)));
}

static void service_links(struct compose *c, struct node *list, const struct node *root,
                          struct str text, size_t number)
{
    struct str name, alias, count = client_uint_text(c->a, number);
    const struct node *other;

    if (!compose_link(&name, &alias, text))
        alias = name;
    other = node_get_str(node_get(root, "services"), name);
    for (size_t i = 1; other != NULL && i <= compose_scale(other); i++) {
        struct str container = compose_container_name(c, other, i);

        link_to(c, list, container, alias);
        link_to(c, list, container, CLIENT_TEXT(c->a, name, c->separator, count));
        link_to(c, list, container,
                CLIENT_TEXT(c->a, c->project, c->separator, name, c->separator, count));
    }
}

static struct node *links_of(struct compose *c, const struct node *root, const struct node *service,
                             size_t number)
{
    const struct node *links = node_get(service, "links");
    const struct node *external = node_get(service, "external_links");
    struct node *list = node_new(c->a, NODE_LIST);

    for (size_t i = 0; node_is(links, NODE_LIST) && i < links->count; i++)
        service_links(c, list, root, links->items[i]->text, number);
    for (size_t i = 0; node_is(external, NODE_LIST) && i < external->count; i++) {
        struct str name, alias = STR_NONE;

        if (!compose_link(&name, &alias, external->items[i]->text))
            alias = name;
        link_to(c, list, name, alias);
    }
    return request_some(list);
}

/* ---- endpoints ---- */

static struct node *ipam(struct compose *c, const struct node *own)
{
    static const struct {
        const char *key, *field;
    } addresses[] = {{"ipv4_address", "IPv4Address"}, {"ipv6_address", "IPv6Address"}};
    struct node *map = node_is(own, NODE_MAP) ? node_new(c->a, NODE_MAP) : NULL;
    struct node *local = compose_texts(c, node_get(own, "link_local_ips"));

    for (size_t i = 0; map != NULL && i < sizeof(addresses) / sizeof(*addresses); i++) {
        if (compose_str(own, addresses[i].key).len > 0)
            request_text(c, map, addresses[i].field, compose_str(own, addresses[i].key));
    }
    if (map != NULL && local != NULL && local->count > 0)
        request_put(c, map, "LinkLocalIPs", local);
    return map;
}

static struct node *aliases(struct compose *c, const struct node *service, size_t number,
                            const struct node *own)
{
    const struct node *more = node_get(own, "aliases");
    struct node *list = node_new(c->a, NODE_LIST);

    node_push(c->a, list, node_text(c->a, compose_container_name(c, service, number)));
    node_push(c->a, list, node_text(c->a, compose_str(service, "name")));
    for (size_t i = 0; node_is(more, NODE_LIST) && i < more->count; i++)
        node_push(c->a, list, node_text(c->a, more->items[i]->text));
    return list;
}

static struct node *driver_options(struct compose *c, const struct node *own)
{
    const struct node *given = c->old ? NULL : node_get(own, "driver_opts");
    struct node *opts = given != NULL ? node_copy(c->a, given) : NULL;
    struct str name = compose_str(own, "interface_name");

    if (name.len > 0 && !c->old) {
        opts = opts != NULL ? opts : node_new(c->a, NODE_MAP);
        node_set(c->a, opts, STR_LIT("com.docker.network.endpoint.ifname"), node_text(c->a, name));
    }
    return opts;
}

static struct node *endpoint(struct compose *c, const struct node *service, size_t number,
                             const struct node *own, const struct node *links, struct str mac)
{
    static const char empty[][12] = {"NetworkID", "EndpointID", "Gateway"};
    struct node *map = node_new(c->a, NODE_MAP), *opts = driver_options(c, own);

    request_put(c, map, "IPAMConfig", ipam(c, own));
    request_put(c, map, "Links", links != NULL ? node_copy(c->a, links) : NULL);
    request_put(c, map, "Aliases", aliases(c, service, number, own));
    request_text(c, map, "MacAddress", mac);
    request_put(c, map, "DriverOpts", opts);
    if (!c->old)
        request_int(c, map, "GwPriority", compose_int(node_get(own, "gw_priority")));
    for (size_t i = 0; i < sizeof(empty) / sizeof(*empty); i++)
        request_text(c, map, empty[i], STR_NONE);
    request_text(c, map, "IPAddress", compose_str(own, "ipv4_address"));
    request_int(c, map, "IPPrefixLen", 0);
    request_text(c, map, "IPv6Gateway", compose_str(own, "ipv6_address"));
    request_text(c, map, "GlobalIPv6Address", STR_NONE);
    request_int(c, map, "GlobalIPv6PrefixLen", 0);
    request_put(c, map, "DNSNames", NULL);
    return map;
}

static bool mac_of(struct str *out, struct compose *c, const struct node *service,
                   const struct joined *main)
{
    struct str own = compose_str(main->own, "mac_address");
    struct str mac = compose_str(service, "mac_address");

    *out = own.len > 0 ? own : mac;
    return own.len == 0 || mac.len == 0 || str_eq(own, mac) ||
           COMPOSE_REFUSE(c,
                          STR_LIT("the service-level mac_address should have the same value as "
                                  "network "),
                          main->key);
}

static bool endpoints(struct compose *c, const struct node *root, const struct node *service,
                      size_t number, struct node *host, struct node *body)
{
    struct node *map = node_new(c->a, NODE_MAP), *config = node_new(c->a, NODE_MAP);
    const struct node *links = links_of(c, root, service, number);
    size_t count;
    struct joined *joined = networks_of(c, service, &count);

    if (joined == NULL)
        return compose_fail(c, err_oom());
    for (size_t i = 0; i < count; i++) {
        struct str mac = compose_str(joined[i].own, "mac_address");

        /* 2.26 sends those of networks alone. */
        if (i == 0 && !c->old && !mac_of(&mac, c, service, &joined[i]))
            return false;
        node_set(c->a, map, network_name(c, root, joined[i].key),
                 endpoint(c, service, number, joined[i].own, links, mac));
    }
    request_text(c, host, "NetworkMode", network_name(c, root, joined[0].key));
    request_put(c, host, "Links", links != NULL ? node_copy(c->a, links) : NULL);
    request_put(c, config, "EndpointsConfig", map);
    request_put(c, body, "NetworkingConfig", config);
    return true;
}

bool compose_networking(struct compose *c, const struct node *root, const struct node *service,
                        size_t number, struct node *host, struct node *body)
{
    struct str mode = compose_str(service, "network_mode");

    if (mode.len == 0 && (request_some(node_get(service, "networks")) != NULL ||
                          NODE_AT(root, "networks", "default") != NULL))
        return endpoints(c, root, service, number, host, body);
    request_text(c, host, "NetworkMode", mode.len > 0 ? mode : STR_LIT("none"));
    if (c->old)
        request_put(c, body, "NetworkingConfig", NULL);
    request_put(c, host, "Links", links_of(c, root, service, number));
    return true;
}
