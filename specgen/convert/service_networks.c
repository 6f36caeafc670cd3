/* Networks of a request: network_mode, or networks that exist already. */
#include "specgen/convert/service_parts.h"

#include "specgen/create/shape.h"
#include "specgen/gocompat/concat.h"

/* What is no network that people made, and so cannot be one of the file. */
static bool is_mode_only(struct str mode)
{
    static const char modes[][8] = {"default", "none", "nat", "host", "bridge"};

    for (size_t i = 0; i < sizeof(modes) / sizeof(modes[0]); i++) {
        if (str_is(mode, modes[i]))
            return true;
    }
    return mode.len == 0 || str_starts(mode, STR_LIT("container:"));
}

static struct datum *service_network(struct service *s, const struct datum *endpoint)
{
    const struct datum *ipam = DATUM(endpoint, "IPAMConfig");
    struct datum *map = datum_new(s->a, VALUE_MAP);

    service_copy(s->a, map, "aliases", DATUM(endpoint, "Aliases"));
    service_copy(s->a, map, "ipv4_address", DATUM(ipam, "IPv4Address"));
    service_copy(s->a, map, "ipv6_address", DATUM(ipam, "IPv6Address"));
    service_copy(s->a, map, "link_local_ips", DATUM(ipam, "LinkLocalIPs"));
    service_copy(s->a, map, "mac_address", DATUM(endpoint, "MacAddress"));
    service_copy(s->a, map, "driver_opts", DATUM(endpoint, "DriverOpts"));
    service_copy(s->a, map, "gw_priority", DATUM(endpoint, "GwPriority"));
    return map;
}

static void add_network(struct service *s, struct datum *networks, struct str name,
                        const struct datum *endpoint, bool first, bool several)
{
    struct datum *own = service_network(s, endpoint), *top = datum_new(s->a, VALUE_MAP);
    struct str key =
        service_is_key(name) ? name : arena_printf(s->a, "network%zu", datum_count(networks) + 1);

    if (endpoint != NULL && DATUM(endpoint, "Links") != NULL)
        service_remark(s, LOSS_LOST, DATUM(endpoint, "Links"),
                       STR_LIT("compose links a service in all of its networks"));
    /* The one with the highest priority is the network mode. */
    if (first && several)
        datum_add(own, STR_LIT("priority"), datum_int(s->a, 1000));
    if (own != NULL && own->count == 0)
        own->kind = VALUE_NULL;
    if (!str_eq(key, name))
        service_text(s->a, top, "name", name);
    datum_add(top, STR_LIT("external"), datum_bool(s->a, true));
    datum_add(networks, key, own);
    datum_add(s->networks, key, top);
}

static void with_endpoints(struct service *s, struct str mode, const struct datum *endpoints)
{
    const struct datum **sorted = shape_sorted(s->a, endpoints);
    struct datum *networks = datum_new(s->a, VALUE_MAP);
    bool several = datum_count(endpoints) > (datum_get(endpoints, mode) != NULL ? 1u : 0u);

    if (!is_mode_only(mode))
        add_network(s, networks, mode, datum_get(endpoints, mode), true, several);
    for (; sorted != NULL && *sorted != NULL; sorted++) {
        if (is_mode_only((*sorted)->key))
            service_remark(s, LOSS_LOST, *sorted,
                           STR_LIT("compose joins it as the network mode alone"));
        else if (!str_eq((*sorted)->key, mode))
            add_network(s, networks, (*sorted)->key, *sorted, false, several);
    }
    service_put(s, "networks", networks);
}

static bool has_user_network(const struct datum *endpoints)
{
    for (const struct datum *m = datum_first(endpoints); m != NULL; m = m->next) {
        if (!is_mode_only(m->key))
            return true;
    }
    return false;
}

void service_networks(struct service *s, const struct datum *body)
{
    const struct datum *mode = DATUM(DATUM(body, "HostConfig"), "NetworkMode");
    const struct datum *endpoints = DATUM(DATUM(body, "NetworkingConfig"), "EndpointsConfig");
    struct str name = datum_text(mode).len > 0 ? datum_text(mode) : STR_LIT("default");
    struct str why = STR_LIT("compose takes a network mode or networks, and not both");

    if (!is_mode_only(name) || (has_user_network(endpoints) && same_is_nothing(mode))) {
        with_endpoints(s, name, endpoints);
        return;
    }
    service_text(s->a, s->keys, "network_mode", name);
    for (const struct datum *m = datum_first(endpoints); m != NULL; m = m->next)
        service_remark(s, LOSS_LOST, m, why);
}
