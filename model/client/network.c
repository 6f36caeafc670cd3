#include "model/client/network.h"

#include "model/base/names.h"
#include "model/client/ip.h"
#include "model/client/mac.h"

/* Whether the client takes `target` for a network that a person made. */
static bool is_user_defined(const struct client *c, struct str target)
{
    if (str_is(target, "default") || str_is(target, "none") ||
        str_starts(target, STR_LIT("container:")))
        return false;
    if (c->in->windows)
        return !str_is(target, "nat");
    return !str_is(target, "bridge") && !str_is(target, "host");
}

static bool both(struct client *c, bool of_network, bool of_flag, const char *flag,
                 const char *what)
{
    return !of_network || !of_flag ||
           CLIENT_REFUSE(c, STR_LIT("conflicting options: cannot specify both --"), str_of(flag),
                         STR_LIT(" and per-network "), str_of(what));
}

static bool check_conflicts(struct client *c, const struct client_network *n)
{
    if (!both(c, n->aliases.count > 0, client_slot(c, SLOT_NETWORK_ALIAS)->count > 0,
              "network-alias", "alias") ||
        !both(c, n->links.count > 0, client_slot(c, SLOT_LINK)->count > 0, "link", "links") ||
        !both(c, n->ip.len > 0, client_slot(c, SLOT_IP)->text.len > 0, "ip", "IPv4 address") ||
        !both(c, n->ip6.len > 0, client_slot(c, SLOT_IP6)->text.len > 0, "ip6", "IPv6 address"))
        return false;
    return both(c, n->mac.len > 0, client_slot(c, SLOT_MAC_ADDRESS)->text.len > 0, "mac-address",
                "MAC address") &&
           both(c, n->link_local.count > 0, client_slot(c, SLOT_LINK_LOCAL_IP)->count > 0,
                "link-local-ip", "link-local IP addresses");
}

/* --ip of an IPv6 address is dropped, --ip6 of an IPv4 one becomes ::ffff:a.b.c.d. */
static void apply_addresses(struct client *c, struct client_network *n)
{
    struct str ip = client_slot(c, SLOT_IP)->text, ip6 = client_slot(c, SLOT_IP6)->text;
    struct client_ip read;

    if (!client_is(c, 2900)) {
        n->ip = ip.len > 0 ? ip : n->ip;
        n->ip6 = ip6.len > 0 ? ip6 : n->ip6;
        return;
    }
    if (client_ip_read_plain(&read, c->a, client_trim(ip)) && client_ip_is_mapped(&read))
        n->ip = client_ip_text_plain(c->a, &read);
    if (client_ip_read_plain(&read, c->a, client_trim(ip6))) {
        read.is_v4 = false;
        n->ip6 = client_ip_text(c->a, &read);
    }
}

static bool apply_link_local(struct client *c, struct client_network *n)
{
    const struct client_slot *given = client_slot(c, SLOT_LINK_LOCAL_IP);
    struct client_ip ip;

    if (!client_is(c, 2900)) {
        if (given->count > 0)
            n->link_local = *given;
        return true;
    }
    for (size_t i = 0; i < given->count; i++) {
        if (client_ip_read(&ip, NULL, c->a, given->items[i].text) &&
            !client_add(c, &n->link_local, client_ip_text(c->a, &ip), NULL))
            return false;
    }
    return true;
}

/* The flags that speak of the first network. */
static bool apply_flags(struct client *c, struct client_network *n)
{
    const struct client_slot *links = client_slot(c, SLOT_LINK);

    if (!check_conflicts(c, n))
        return false;
    if (client_slot(c, SLOT_NETWORK_ALIAS)->count > 0)
        n->aliases = *client_slot(c, SLOT_NETWORK_ALIAS);
    if (links->count > 0 && (!client_is(c, 2500) || is_user_defined(c, n->target)))
        n->links = *links;
    if (client_is(c, 2500) && client_slot(c, SLOT_MAC_ADDRESS)->text.len > 0)
        n->mac = client_slot(c, SLOT_MAC_ADDRESS)->text;
    apply_addresses(c, n);
    return apply_link_local(c, n);
}

static bool check_network(struct client *c, const struct client_network *n)
{
    if (client_trim(n->target).len == 0)
        return CLIENT_REFUSE(c, STR_LIT("no name set for network"));
    if (is_user_defined(c, n->target))
        return true;
    if (n->aliases.count > 0)
        return CLIENT_REFUSE(c, STR_LIT("network-scoped aliases are only supported for "
                                        "user-defined networks"));
    return n->links.count == 0 ||
           CLIENT_REFUSE(c, STR_LIT("links are only supported for user-defined networks"));
}

/* Canonical since 29, before as typed. */
static bool read_mac(struct str *out, struct client *c, struct str typed)
{
    uint8_t bytes[CLIENT_MAC_BYTES];
    size_t count;

    *out = typed;
    if (typed.len == 0)
        return true;
    count = client_mac_read(bytes, client_trim(typed), client_is(c, 2900));
    if (count == 0)
        return CLIENT_REFUSE(c, typed, STR_LIT(" is not a valid mac address"));
    if (client_is(c, 2900))
        *out = client_mac_text(c->a, bytes, count);
    return true;
}

static struct value *ipam(struct client *c, const struct client_network *n)
{
    struct value *map;

    if (n->ip.len == 0 && n->ip6.len == 0 && n->link_local.count == 0)
        return client_null(c);
    map = client_map(c);
    if (n->ip.len > 0)
        client_put(c, map, STR_LIT("IPv4Address"), client_text(c, n->ip));
    if (n->ip6.len > 0)
        client_put(c, map, STR_LIT("IPv6Address"), client_text(c, n->ip6));
    if (n->link_local.count > 0)
        client_put(c, map, STR_LIT("LinkLocalIPs"), client_texts(c, &n->link_local));
    return map;
}

static struct value *texts_or_null(struct client *c, const struct client_slot *list)
{
    return list->count > 0 ? client_texts(c, list) : client_null(c);
}

static struct value *endpoint(struct client *c, const struct client_network *n, struct str mac)
{
    static const char texts[][12] = {"NetworkID", "EndpointID", "Gateway", "IPAddress"};
    struct value *map = client_map(c);

    client_put(c, map, STR_LIT("IPAMConfig"), ipam(c, n));
    client_put(c, map, STR_LIT("Links"), texts_or_null(c, &n->links));
    client_put(c, map, STR_LIT("Aliases"), texts_or_null(c, &n->aliases));
    client_put(c, map, STR_LIT("DriverOpts"),
               n->driver_opts.count > 0 ? client_pairs(c, &n->driver_opts, '=') : client_null(c));
    if (client_is(c, 2800))
        client_put(c, map, STR_LIT("GwPriority"), client_int(c, n->priority));
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
        client_put(c, map, str_of(texts[i]), client_text(c, STR_NONE));
    client_put(c, map, STR_LIT("MacAddress"), client_text(c, mac));
    client_put(c, map, STR_LIT("IPPrefixLen"), client_int(c, 0));
    client_put(c, map, STR_LIT("IPv6Gateway"), client_text(c, STR_NONE));
    client_put(c, map, STR_LIT("GlobalIPv6Address"), client_text(c, STR_NONE));
    client_put(c, map, STR_LIT("GlobalIPv6PrefixLen"), client_int(c, 0));
    if (client_is(c, 2500))
        client_put(c, map, STR_LIT("DNSNames"), client_null(c));
    return map;
}

/* A single network without options has no endpoint: the engine makes it. */
static bool is_plain(const struct client_network *n)
{
    return n->aliases.count == 0 && n->links.count == 0 && n->driver_opts.count == 0 &&
           n->link_local.count == 0 && n->ip.len == 0 && n->ip6.len == 0 && n->mac.len == 0 &&
           n->priority == 0;
}

/* Since 25 the endpoint of the default network is sent when no network is named. */
static bool add_default(struct client *c, struct value *endpoints)
{
    struct client_network n = {.target = STR_LIT("default")};
    struct str mac;

    if (!client_is(c, 2500))
        return true;
    if (!apply_flags(c, &n) || !check_network(c, &n) || !read_mac(&mac, c, n.mac))
        return false;
    client_put(c, endpoints, n.target, endpoint(c, &n, mac));
    return true;
}

static bool add_networks(struct client *c, struct value *endpoints)
{
    const struct client_slot *given = client_slot(c, SLOT_NETWORK);
    struct names names;
    bool user_defined = false, other = false, is_new;
    struct str mac;

    names_init(&names, c->a, given->count);
    for (size_t i = 0; i < given->count; i++) {
        struct client_network n = *given->items[i].network;

        if (is_user_defined(c, n.target))
            user_defined = true;
        else
            other = true;
        if ((i == 0 && !apply_flags(c, &n)) || !check_network(c, &n) || !read_mac(&mac, c, n.mac))
            return false;
        (void)names_index(&names, n.target, &is_new);
        if (!is_new)
            return CLIENT_REFUSE(c, STR_LIT("network "), client_quote(c->a, n.target),
                                 STR_LIT(" is specified multiple times"));
        if (given->count > 1 || !is_plain(&n))
            client_put(c, endpoints, n.target, endpoint(c, &n, mac));
    }
    return !user_defined || !other ||
           CLIENT_REFUSE(c, STR_LIT("conflicting options: cannot attach both user-defined and "
                                    "non-user-defined network-modes"));
}

bool client_networks(struct client *c, struct client_request *r)
{
    const struct client_slot *given = client_slot(c, SLOT_NETWORK);
    struct value *endpoints = client_map(c);

    r->endpoints = endpoints;
    r->network_mode = given->count > 0 ? given->items[0].text : STR_LIT("default");
    return given->count > 0 ? add_networks(c, endpoints) : add_default(c, endpoints);
}
