/* A container connected to one of its networks. */
#include "specgen/create/create_build.h"

#include "specgen/gocompat/ipnet.h"

static bool has_text(const struct datum *list, struct str text)
{
    for (const struct datum *m = datum_first(list); m != NULL; m = m->next) {
        if (str_eq(datum_text(m), text))
            return true;
    }
    return false;
}

static void add_text(struct create_build *b, struct datum *list, struct str text,
                     enum spec_rule rule)
{
    struct datum *d = datum_string(b->a, text);

    if (d != NULL)
        d->rule = rule;
    datum_push(list, d);
}

/* Through 24.0, networks of the user's: the short id, then the host name. */
static void aliases(struct create_build *b, struct datum *entry)
{
    struct datum *list = DATUM(entry, "Aliases");
    struct str short_id = create_short_id(b->c->id);
    struct str host = datum_text(DATUM(b->c->config, "Hostname"));

    if (datum_is_null(list))
        list = CREATE_SET(entry, "Aliases", datum_new(b->a, VALUE_LIST), RULE_START_ALIASES);
    if (!has_text(list, short_id))
        add_text(b, list, short_id, RULE_START_ALIASES);
    if (!has_text(list, host))
        add_text(b, list, host, RULE_START_ALIASES);
}

/* 25.0: name, aliases, short id, host name, each once. */
static void dns_names(struct create_build *b, struct datum *entry)
{
    struct datum *list = datum_new(b->a, VALUE_LIST);
    const struct datum *asked = DATUM(entry, "Aliases");
    struct name_index have;
    struct str others[] = {create_short_id(b->c->id), datum_text(DATUM(b->c->config, "Hostname"))};

    if (list == NULL)
        return;
    name_index_init(&have, b->a);
    add_text(b, list, b->c->name, RULE_START_ALIASES);
    name_index_put(&have, b->c->name, list);
    for (const struct datum *m = datum_first(asked); m != NULL; m = m->next) {
        if (name_index_get(&have, datum_text(m)) == NULL)
            add_text(b, list, datum_text(m), RULE_START_ALIASES);
        name_index_put(&have, datum_text(m), list);
    }
    for (size_t i = 0; i < 2; i++) {
        if (others[i].len > 0 && name_index_get(&have, others[i]) == NULL)
            add_text(b, list, others[i], RULE_START_ALIASES);
        name_index_put(&have, others[i], list);
    }
    CREATE_SET(entry, "DNSNames", list, RULE_START_ALIASES);
}

static void names(struct create_build *b, const struct create_network *n, struct datum *entry)
{
    bool user_defined = create_mode_is_user_defined(n->name);

    if (!create_has(b, CHANGE_CREATE_MANY_ENDPOINTS)) {
        if (user_defined)
            aliases(b, entry);
    } else if (user_defined || str_is(n->name, "nat")) {
        dns_names(b, entry);
    }
}

static bool not_found(struct create_build *b, enum create_found how, const struct datum *where,
                      struct str error)
{
    return create_refuse(b, RULE_START_FIND,
                         how == CREATE_AMBIGUOUS ? SPEC_CLASS_INVALID_PARAMETER
                                                 : SPEC_CLASS_NOT_FOUND,
                         where, error);
}

/* 24.0.7: a mode that is a short id becomes the full one when another key is connected. */
static bool normalise_mode(struct create_build *b, struct str key)
{
    struct datum *mode = DATUM(b->c->host_config, "NetworkMode");
    struct create_network *n;
    enum create_found how;
    struct str error;

    if (!create_has(b, CHANGE_CREATE_MODE_FULL_ID) || str_eq(datum_text(mode), key) ||
        !create_mode_is_user_defined(datum_text(mode)))
        return true;
    n = create_find_network(b, datum_text(mode), &error, &how);
    if (n == NULL)
        return not_found(b, how, mode->origin,
                         create_mode_not_found(b->a, datum_text(mode), error));
    if (!str_eq(datum_text(mode), n->name) && !str_eq(datum_text(mode), n->id)) {
        struct datum *full = datum_string(b->a, n->id);

        if (full != NULL)
            full->origin = mode->origin;
        CREATE_SET(b->c->host_config, "NetworkMode", full, RULE_START_FIND);
    }
    return true;
}

/* none, whose driver is null, goes with no other network. */
static bool check_none(struct create_build *b, const struct create_network *n)
{
    enum create_found how;
    struct str error;

    for (const struct datum *m = datum_first(b->c->networks); m != NULL; m = m->next) {
        struct str id = datum_text(DATUM(m, "NetworkID"));
        const struct create_network *other =
            create_find_network(b, create_network_term(m->key, id), &error, &how);

        if (other == NULL)
            continue;
        if (str_eq(other->name, n->name))
            return true;
        if (str_is(other->name, "none") || str_is(n->name, "none"))
            return create_refuse(b, RULE_START_NONE, SPEC_CLASS_INVALID_PARAMETER, m->origin,
                                 STR_LIT(CREATE_NONE_WITH_OTHERS));
    }
    return true;
}

/* The address that counts for this endpoint. */
static struct str mac_of(const struct create_build *b, const struct create_network *n,
                         const struct datum *entry)
{
    struct str mode = datum_text(DATUM(b->c->host_config, "NetworkMode"));

    if (create_has(b, CHANGE_CREATE_MANY_ENDPOINTS))
        return datum_text(DATUM(entry, "MacAddress"));
    if (str_eq(mode, n->name) || (str_is(mode, "default") && str_is(n->name, "nat")) ||
        (create_has(b, CHANGE_CREATE_MODE_FULL_ID) && str_eq(mode, n->id)))
        return datum_text(DATUM(b->c->config, "MacAddress"));
    return STR_NONE;
}

static struct datum *number(struct create_build *b, int n)
{
    return datum_int(b->a, n);
}

static void take_answer(struct create_build *b, const struct create_network *n, struct datum *entry,
                        const struct datum *answer, struct str asked_ip)
{
    struct str ip = datum_text(DATUM(answer, "IPAddress")), mac;
    struct ipnet address;
    int length = 0;

    if (asked_ip.len > 0)
        length = create_prefix_length(n, asked_ip);
    else if (ipnet_parse(&address, preflight_address_rules(&b->engine), ip))
        length = ipnet_class_length(&address);
    CREATE_SET(entry, "Gateway", datum_string(b->a, datum_text(DATUM(answer, "GatewayAddress"))),
               RULE_START_ENDPOINT);
    CREATE_SET(entry, "IPAddress", datum_string(b->a, ip), RULE_START_ENDPOINT);
    CREATE_SET(entry, "IPPrefixLen", number(b, length), RULE_START_ENDPOINT);
    if (ipnet_mac(&mac, b->a, datum_text(DATUM(answer, "MacAddress"))))
        CREATE_SET(entry, "MacAddress", datum_string(b->a, mac), RULE_START_ENDPOINT);
}

/* ---- ports that inspect shows --------------------------------------------------------------- */

static void expose(struct create_build *b, struct datum *shown, const struct create_ports *ports)
{
    for (size_t i = 0; i < ports->count; i++) {
        const struct create_port *p = &ports->items[i];

        datum_put(shown, arena_printf(b->a, "%u/%.*s", p->number, STR_FMT(p->protocol)),
                  datum_new(b->a, VALUE_NULL));
    }
}

static struct datum *binding(struct create_build *b, const struct datum *policy)
{
    struct datum *entry = shape_read(b->a, SHAPE_PORT_BINDING, NULL, b->engine.release);
    int64_t port = datum_number(DATUM(policy, "ExternalPort"));

    datum_put(entry, STR_LIT("HostIp"), datum_string(b->a, STR_LIT("0.0.0.0")));
    if (port > 0 || !create_has(b, CHANGE_CREATE_EPHEMERAL_EMPTY))
        datum_put(entry, STR_LIT("HostPort"),
                  datum_string(b->a, arena_printf(b->a, "%lld", (long long)port)));
    return entry;
}

static void show_ports(struct create_build *b, const struct create_ports *ports,
                       const struct datum *answer)
{
    struct datum *shown = DATUM(b->c->settings, "Ports");
    const struct datum *policies = DATUM(answer, "Policies");

    if (ports == NULL)
        return;
    expose(b, shown, ports);
    for (const struct datum *m = datum_first(policies); m != NULL; m = m->next) {
        struct str key;
        struct datum *list;

        if (!str_is(datum_text(DATUM(m, "Type")), "NAT") || DATUM(m, "InternalPort") == NULL)
            continue;
        key = CONCAT(b->a, DATUM(m, "InternalPort")->text, STR_LIT("/"),
                     datum_text(DATUM(m, "Protocol")));
        list = datum_get(shown, key);
        if (list == NULL || list->kind == VALUE_NULL)
            list = datum_put(shown, key, datum_new(b->a, VALUE_LIST));
        datum_push(list, binding(b, m));
    }
}

/* ---- the connection ------------------------------------------------------------------------ */

/* The entry is known by the network's name from now on; a key that is its id goes, a short one
 * stays beside the name. */
static void rename_key(struct create_build *b, const struct create_network *n, struct str key,
                       struct datum *entry)
{
    struct datum *by_id;

    if (!str_eq(key, n->name) && datum_get(b->c->networks, n->name) == NULL) {
        if (str_eq(key, n->id)) {
            datum_rename(entry, n->name);
        } else {
            struct datum *same = datum_copy(b->a, entry);

            if (same != NULL)
                same->origin = entry->origin;
            datum_add(b->c->networks, n->name, same);
        }
        return;
    }
    by_id = datum_get(b->c->networks, n->id);
    if (by_id != NULL && by_id != entry)
        datum_drop(b->c->networks, by_id);
}

static void remember(struct create_build *b, struct str key, const struct datum *answer,
                     const struct create_network *n)
{
    if (answer != NULL)
        datum_put(b->c->hns_ids, key, datum_string(b->a, datum_text(DATUM(answer, "ID"))));
    datum_put(b->c->unqualified, key,
              datum_bool(b->a, str_is(n->driver, "nat") || str_is(n->driver, "overlay")));
    /* libnetwork may join the sandbox to a gateway's network as well; when is not described. */
    if (str_is(n->driver, "overlay"))
        create_ask(b, SPEC_ASK_GATEWAY, RULE_ENDPOINT_GATEWAY, MDL_F_HOST_NETWORKS, n->name);
}

/* 27.5 and 28: joining an endpoint without an address looks for it among all of the host's. */
static bool crashes(const struct create_build *b, const struct create_network *n)
{
    return !n->has_hns && b->hns_endpoints > 0 && create_has(b, CHANGE_CREATE_NONE_CRASH) &&
           !create_has(b, CHANGE_CREATE_NONE_FIXED);
}

static bool check_link_local(struct create_build *b, const struct datum *entry)
{
    const struct datum *list = DATUM(DATUM(entry, "IPAMConfig"), "LinkLocalIPs");
    struct str *parts;
    size_t count = 0;
    bool good = true;
    struct ipnet ip;

    if (datum_count(list) == 0 || create_has(b, CHANGE_CREATE_MANY_ENDPOINTS))
        return true;
    parts = arena_calloc(b->a, list->count * 2 + 2, sizeof(*parts));
    if (parts == NULL)
        return false;
    parts[count++] = STR_LIT("Invalid link-local IP address: [");
    for (const struct datum *m = datum_first(list); m != NULL; m = m->next) {
        if (m != list->first)
            parts[count++] = STR_LIT(" ");
        parts[count++] = datum_text(m);
        good = good && (datum_text(m).len == 0 ||
                        ipnet_parse(&ip, preflight_address_rules(&b->engine), datum_text(m)));
    }
    parts[count++] = STR_LIT("]");
    return good || create_refuse(b, RULE_CREATE_ADDRESS, SPEC_CLASS_UNKNOWN, list->origin,
                                 concat(b->a, parts, count));
}

/* Until 24.0 nobody looks at the address before; the text is that of Go's net.ParseMAC. */
static bool check_mac(struct create_build *b, struct str mac)
{
    struct str plain;

    return mac.len == 0 || ipnet_mac(&plain, b->a, mac) ||
           create_refuse(b, RULE_CREATE_ADDRESS, SPEC_CLASS_UNKNOWN,
                         DATUM(b->c->config, "MacAddress"),
                         CONCAT(b->a, STR_LIT("address "), mac, STR_LIT(": invalid MAC address")));
}

/* NAME or NAME:ALIAS. They are read when the endpoint is made and before it is joined. */
static bool check_links(struct create_build *b, const struct datum *entry)
{
    for (const struct datum *m = datum_first(DATUM(entry, "Links")); m != NULL; m = m->next) {
        struct str link = datum_text(m);
        ptrdiff_t colon = str_find(link, ':', 0);

        if (link.len == 0)
            return create_refuse(b, RULE_START_LINKS, SPEC_CLASS_UNKNOWN, m,
                                 STR_LIT("empty string specified for links"));
        if (colon >= 0 && str_find(link, ':', (size_t)colon + 1) >= 0)
            return create_refuse(b, RULE_START_LINKS, SPEC_CLASS_UNKNOWN, m,
                                 CONCAT(b->a, STR_LIT("bad format for links: "), link));
    }
    return true;
}

/* Ports and, until 24.0, DNS servers go with the first endpoint that may have them. */
static bool make_endpoint(struct create_build *b, struct create_network *n, struct datum *entry,
                          const struct datum **answer, bool *with_ports, struct create_ports *ports)
{
    bool later = datum_count(DATUM(b->c->settings, "Ports")) > 0;
    struct str ip = datum_text(DATUM(DATUM(entry, "IPAMConfig"), "IPv4Address"));
    struct str mac = mac_of(b, n, entry);

    *answer = NULL;
    *with_ports = !n->internal && !later;
    if (*with_ports && !create_ports(b, ports))
        return false;
    if (!check_link_local(b, entry) || !check_mac(b, mac))
        return false;
    if (!create_request_address(b, n, entry))
        return false;
    if (!n->has_hns)
        return true;
    return create_hns_endpoint(b, n, entry, mac, ip, *with_ports ? ports : NULL,
                               !later || create_has(b, CHANGE_CREATE_MANY_ENDPOINTS), answer);
}

static void joined(struct create_build *b, struct create_network *n, struct str key,
                   struct datum *entry, const struct datum *answer)
{
    CREATE_SET(entry, "NetworkID", datum_string(b->a, n->id), RULE_START_FIND);
    CREATE_SET(entry, "EndpointID",
               datum_string(b->a, create_example(b, CREATE_CHANCE_ENDPOINT, key)),
               RULE_START_ENDPOINT);
    if (answer != NULL) {
        b->hns_endpoints++;
        take_answer(b, n, entry, answer,
                    datum_text(DATUM(DATUM(entry, "IPAMConfig"), "IPv4Address")));
    }
}

static bool disables(struct create_build *b, struct str key)
{
    if (!str_is(key, "nat") || !datum_true(DATUM(b->told, "DisableBridge")))
        return false;
    CREATE_SET(b->c->config, "NetworkDisabled", datum_bool(b->a, true), RULE_START_ORDER);
    return true;
}

bool create_connect(struct create_build *b, struct str key, bool update, bool *disabled)
{
    struct datum *entry = datum_get(b->c->networks, key);
    const struct datum *answer;
    struct create_ports ports;
    struct create_network *n;
    enum create_found how;
    struct str error, id;
    bool with_ports;

    *disabled = disables(b, key);
    if (*disabled)
        return true;
    if (entry == NULL)
        return true;
    if (entry->kind != VALUE_MAP)
        entry = datum_put(b->c->networks, key,
                          shape_read(b->a, SHAPE_ENDPOINT, NULL, b->engine.release));
    id = datum_text(DATUM(entry, "NetworkID"));
    n = create_find_network(b, create_network_term(key, id), &error, &how);
    if (n == NULL)
        return not_found(b, how, entry->origin, error);
    if (!normalise_mode(b, key))
        return false;
    names(b, n, entry);
    if (!create_address_check(b, n, entry))
        return false;
    if (update && !check_none(b, n))
        return false;
    if (!make_endpoint(b, n, entry, &answer, &with_ports, &ports))
        return false;
    joined(b, n, key, entry, answer);
    rename_key(b, n, key, entry);
    remember(b, key, answer, n);
    remember(b, n->name, answer, n);
    if (!check_links(b, entry))
        return false;
    if (crashes(b, n))
        return create_panic(b, RULE_START_NONE_CRASH, entry->origin);
    if (answer != NULL && with_ports)
        show_ports(b, &ports, answer);
    return true;
}
