/* What the daemon's HTTP router makes of a request, by the client's API version. */
#include "specgen/create/create_build.h"

#include "model/base/quote.h"
#include "specgen/gocompat/ipnet.h"
#include "specgen/gocompat/netip.h"

static struct str mode_of(const struct create_build *b)
{
    return datum_text(DATUM(b->c->host_config, "NetworkMode"));
}

static struct datum *endpoints(struct create_build *b)
{
    return (struct datum *)(uintptr_t)b->endpoints;
}

static void set_mode(struct create_build *b, const char *to)
{
    CREATE_SET(b->c->host_config, "NetworkMode", datum_string(b->a, str_of(to)),
               RULE_API_NETWORK_MODE);
}

/* 25.0: an empty mode is the default; 26.1: both are nat, and so is an entry for the default. */
static void default_mode(struct create_build *b)
{
    struct str mode = mode_of(b);
    struct datum *entry, *old;

    if (create_has(b, CHANGE_API_NETWORK_NAT)) {
        if (mode.len > 0 && !str_is(mode, "default"))
            return;
        set_mode(b, "nat");
        entry = datum_get(b->endpoints, STR_LIT("default"));
        old = datum_get(b->endpoints, STR_LIT("nat"));
        if (entry == NULL)
            return;
        datum_drop(endpoints(b), old);
        datum_rename(entry, STR_LIT("nat"));
        entry->rule = RULE_API_NETWORK_MODE;
    } else if (create_has(b, CHANGE_CREATE_MANY_ENDPOINTS) && mode.len == 0) {
        set_mode(b, "default");
    }
}

static void set_text_if_empty(struct create_build *b, const char *key, const char *text)
{
    if (datum_text(datum_get(b->c->host_config, str_of(key))).len == 0)
        create_set(b->c->host_config, str_of(key), datum_string(b->a, str_of(text)),
                   RULE_ROUTER_API);
}

static void set_zero(struct create_build *b, struct datum *map, const char *key,
                     enum spec_rule rule)
{
    struct datum *old = datum_get(map, str_of(key));

    if (old != NULL && !datum_is_zero(old))
        create_set(map, str_of(key), datum_int(b->a, 0), rule);
}

static void set_null(struct create_build *b, struct datum *map, const char *key,
                     enum spec_rule rule)
{
    struct datum *old = datum_get(map, str_of(key));

    if (old != NULL && old->kind != VALUE_NULL)
        create_set(map, str_of(key), datum_new(b->a, VALUE_NULL), rule);
}

static bool refuse(struct create_build *b, enum spec_rule rule, const struct datum *where,
                   struct str text)
{
    return create_refuse(b, rule, SPEC_CLASS_INVALID_PARAMETER, where, text);
}

/* What a later API has, taken away from an older client. */
static void for_older_client(struct create_build *b)
{
    struct datum *h = b->c->host_config;

    if (b->has_host_config) {
        if (b->api < 125)
            CREATE_SET(h, "AutoRemove", datum_bool(b->a, false), RULE_ROUTER_API);
        if (b->api < 140)
            set_text_if_empty(b, "IpcMode", "shareable");
        if (b->api < 141)
            set_text_if_empty(b, "CgroupnsMode", "host");
        if (b->api < 143)
            set_null(b, h, "Annotations", RULE_ROUTER_API);
    }
    if (b->api < 144)
        set_zero(b, DATUM(b->c->config, "Healthcheck"), "StartInterval", RULE_ROUTER_API);
    if (b->api < 148) {
        for (struct datum *e = datum_first(endpoints(b)); e != NULL; e = e->next)
            set_zero(b, e, "GwPriority", RULE_ROUTER_API);
    }
}

static bool check_options(struct create_build *b, const struct datum *mount)
{
    static const struct {
        const char *key, *type;
    } options[] = {{"VolumeOptions", "volume"}, {"BindOptions", "bind"}, {"TmpfsOptions", "tmpfs"}};
    struct str type = datum_text(DATUM(mount, "Type"));

    for (size_t i = 0; i < sizeof(options) / sizeof(options[0]); i++) {
        const struct datum *given = datum_get(mount, str_of(options[i].key));

        if (!datum_is_null(given) && !str_is(type, options[i].type))
            return refuse(b, RULE_API_MOUNT, given->origin,
                          CONCAT(b->a, str_of(options[i].key),
                                 STR_LIT(" must not be specified on mount type "),
                                 quote_go(b->a, b->engine.unicode, type)));
    }
    return true;
}

static bool check_mounts(struct create_build *b)
{
    const struct datum *mounts = DATUM(b->c->host_config, "Mounts");

    for (const struct datum *m = datum_first(mounts); m != NULL; m = m->next) {
        const struct datum *subpath = DATUM(DATUM(m, "VolumeOptions"), "Subpath");

        if (b->api >= 142 && create_has(b, CHANGE_API_MOUNT_OPTIONS) && !check_options(b, m))
            return false;
        if (b->api < 145 && datum_text(subpath).len > 0)
            return refuse(b, RULE_ROUTER_API, subpath->origin,
                          STR_LIT("VolumeOptions.Subpath needs API v1.45 or newer"));
        if (b->api < 148 && create_has(b, CHANGE_CREATE_ALL_CONNECTED) &&
            str_is(datum_text(DATUM(m, "Type")), "image"))
            return refuse(b, RULE_ROUTER_API, m->origin,
                          STR_LIT("Mount type \"Image\" needs API v1.48 or newer"));
    }
    return true;
}

struct str create_joined_keys(struct create_build *b, const struct datum *map)
{
    const struct datum **sorted = shape_sorted(b->a, map);
    struct str *parts = arena_calloc(b->a, map->count * 2 + 1, sizeof(*parts));
    size_t count = 0;

    if (sorted == NULL || parts == NULL)
        return STR_NONE;
    for (size_t i = 0; sorted[i] != NULL; i++) {
        if (i > 0)
            parts[count++] = STR_LIT(", ");
        parts[count++] = sorted[i]->key;
    }
    return concat(b->a, parts, count);
}

static bool check_endpoint_count(struct create_build *b)
{
    if (b->api >= 144 || datum_count(b->endpoints) < 2 ||
        !create_has(b, CHANGE_CREATE_MANY_ENDPOINTS))
        return true;
    return refuse(b, RULE_ROUTER_API, NULL,
                  CONCAT(b->a,
                         STR_LIT("Container cannot be created with multiple network endpoints: "),
                         create_joined_keys(b, b->endpoints)));
}

/* ---- the container's own MAC address ------------------------------------------------------- */

static struct datum *new_endpoint(struct create_build *b)
{
    struct datum *e = shape_read(b->a, SHAPE_ENDPOINT, NULL, b->engine.release);

    if (e != NULL) {
        e->rule = RULE_API_MAC_ADDRESS;
        e->origin = datum_origin(DATUM(b->c->host_config, "NetworkMode"));
    }
    return datum_add(endpoints(b), mode_of(b), e);
}

static void set_mac(struct create_build *b, struct datum *endpoint, struct str mac)
{
    struct datum *d = datum_string(b->a, mac);

    if (d == NULL || endpoint == NULL || endpoint->kind != VALUE_MAP)
        return;
    d->origin = datum_origin(DATUM(b->c->config, "MacAddress"));
    CREATE_SET(endpoint, "MacAddress", d, RULE_API_MAC_ADDRESS);
}

static bool mac_of_older_client(struct create_build *b, struct str mac)
{
    struct str mode = mode_of(b);

    if (mac.len == 0) {
        for (struct datum *e = datum_first(endpoints(b)); e != NULL; e = e->next) {
            if (datum_text(DATUM(e, "MacAddress")).len > 0)
                CREATE_SET(e, "MacAddress", datum_string(b->a, STR_NONE), RULE_API_MAC_ADDRESS);
        }
        return true;
    }
    if (str_is(mode, "none") || create_mode_is_container(mode))
        return refuse(b, RULE_API_MAC_ADDRESS, datum_origin(DATUM(b->c->config, "MacAddress")),
                      STR_LIT("conflicting options: mac-address and the network mode"));
    if (datum_count(b->endpoints) == 0)
        new_endpoint(b);
    for (struct datum *e = datum_first(endpoints(b)); e != NULL; e = e->next)
        set_mac(b, e, mac);
    return true;
}

static bool refuse_mac(struct create_build *b, const char *text)
{
    return refuse(b, RULE_API_MAC_ADDRESS, datum_origin(DATUM(b->c->config, "MacAddress")),
                  str_of(text));
}

static bool move_mac(struct create_build *b, struct str mac)
{
    struct datum *e = datum_get(b->endpoints, mode_of(b));
    struct str own;

    if (e == NULL && datum_count(b->endpoints) == 0)
        e = new_endpoint(b);
    if (e == NULL)
        return refuse_mac(
            b, create_has(b, CHANGE_CREATE_MAC_TEXT)
                   ? "unable to migrate container-wide MAC address to a specific network: "
                     "HostConfig.NetworkMode must match the identity of a network in "
                     "NetworkSettings.Networks"
                   : "if a container-wide MAC address is supplied, HostConfig.NetworkMode must "
                     "match the identity of a network in NetworkSettings.Networks");
    own = datum_text(DATUM(e, "MacAddress"));
    if (own.len > 0 && !str_eq(own, mac))
        return refuse_mac(b, "the container-wide MAC address must match the endpoint-specific MAC "
                             "address for the main network, or be left empty");
    set_mac(b, e, mac);
    return true;
}

static bool mac_address(struct create_build *b)
{
    struct str mac = datum_text(DATUM(b->c->config, "MacAddress"));
    struct str mode = mode_of(b);
    const struct datum *asked = datum_origin(DATUM(b->c->config, "MacAddress"));
    bool ignored = create_has(b, CHANGE_API_MAC_IGNORED) && b->api >= 152;

    if (!create_has(b, CHANGE_CREATE_MANY_ENDPOINTS))
        return true;
    if (!ignored && b->api < 144 && !mac_of_older_client(b, mac))
        return false;
    if (!ignored && b->api >= 144 && mac.len > 0) {
        if (!str_is(mode, "none") && !create_mode_is_container(mode) && !move_mac(b, mac))
            return false;
        create_router_warn(b, RULE_API_MAC_ADDRESS, asked,
                           STR_LIT("The container-wide MacAddress field is now deprecated. It "
                                   "should be specified in EndpointsConfig instead."));
    }
    if (b->api >= 144 || create_has(b, CHANGE_API_MAC_IGNORED))
        CREATE_SET(b->c->config, "MacAddress", datum_string(b->a, STR_NONE), RULE_API_MAC_ADDRESS);
    return true;
}

/* ---- the rest ------------------------------------------------------------------------------ */

/* 29: a port with an empty list gets one ephemeral binding. */
static void port_bindings(struct create_build *b)
{
    struct datum *ports = DATUM(b->c->host_config, "PortBindings");
    struct datum *empty = datum_new(b->a, VALUE_MAP);

    if (!create_has(b, CHANGE_CREATE_PUBLISHED_EXPOSED) || ports == NULL || empty == NULL)
        return;
    if (ports->kind == VALUE_NULL) {
        CREATE_SET(b->c->host_config, "PortBindings", datum_new(b->a, VALUE_MAP),
                   RULE_API_PORT_BINDINGS);
        return;
    }
    for (struct datum *p = datum_first(ports); p != NULL; p = p->next) {
        if (datum_count(p) > 0)
            continue;
        p->kind = VALUE_LIST;
        p->rule = RULE_API_PORT_BINDINGS;
        datum_push(p, shape_read(b->a, SHAPE_PORT_BINDING, NULL, b->engine.release));
        datum_add(empty, p->key, datum_new(b->a, VALUE_NULL));
    }
    if (empty->count > 0 && b->api >= 152)
        create_router_warn(
            b, RULE_API_PORT_BINDINGS, datum_origin(ports),
            CONCAT(b->a,
                   STR_LIT("Following container port(s) have an empty list of port-bindings: "),
                   create_joined_keys(b, empty),
                   STR_LIT(". Such bindings will be discarded in a future version.")));
}

static void volume_driver(struct create_build *b)
{
    const struct datum *mounts = DATUM(b->c->host_config, "Mounts");

    if (!create_has(b, CHANGE_CREATE_ALL_CONNECTED) ||
        datum_text(DATUM(b->c->host_config, "VolumeDriver")).len == 0)
        return;
    for (const struct datum *m = datum_first(mounts); m != NULL; m = m->next) {
        const struct datum *driver = DATUM(DATUM(m, "VolumeOptions"), "DriverConfig");

        if (str_is(datum_text(DATUM(m, "Type")), "volume") &&
            datum_text(DATUM(driver, "Name")).len == 0) {
            create_router_warn(
                b, RULE_ROUTER_API, datum_origin(DATUM(b->c->host_config, "VolumeDriver")),
                STR_LIT("WARNING: the container-wide volume-driver configuration is ignored for "
                        "volumes specified via 'mount'. Use '--mount "
                        "type=volume,volume-driver=...' instead"));
            return;
        }
    }
}

/* `place`: of the field, as encoding/json names it. */
static bool word_is_list(struct create_build *b, const struct datum *of, struct str key,
                         struct str place)
{
    const struct datum *given = datum_get(of, key);

    if (given == NULL || given->origin == NULL || given->origin->kind != VALUE_STRING)
        return true;
    return refuse(b, RULE_ROUTER_API, given->origin,
                  CONCAT(b->a,
                         STR_LIT("invalid JSON: json: cannot unmarshal string into Go struct "
                                 "field "),
                         place, key, STR_LIT(" of type []string")));
}

static bool words_are_lists(struct create_build *b)
{
    static const char config[][12] = {"Cmd", "Entrypoint", "Shell"};
    static const char host[][12] = {"CapAdd", "CapDrop"};

    if (!create_has(b, CHANGE_CREATE_LISTS_ONLY))
        return true;
    for (size_t i = 0; i < sizeof(config) / sizeof(config[0]); i++)
        if (!word_is_list(b, b->c->config, str_of(config[i]), STR_LIT("CreateRequest.Config.")))
            return false;
    for (size_t i = 0; i < sizeof(host) / sizeof(host[0]); i++)
        if (!word_is_list(b, b->c->host_config, str_of(host[i]), STR_LIT("HostConfig.HostConfig.")))
            return false;
    return true;
}

/* ---- addresses that 29.0 reads while it decodes -------------------------------------------- */

static bool refuse_address(struct create_build *b, const struct datum *d, struct str reason)
{
    return refuse(b, RULE_PRE_ADDRESS, d->origin, CONCAT(b->a, STR_LIT("invalid JSON: "), reason));
}

/* Stored in the canonical form. */
static bool decode_address(struct create_build *b, struct datum *d)
{
    struct str text = datum_text(d), reason;
    struct netip ip;

    if (text.len == 0)
        return true;
    if (!netip_parse(&ip, &reason, b->a, b->engine.unicode, text))
        return refuse_address(b, d,
                              CONCAT(b->a, STR_LIT("ParseAddr("),
                                     quote_go(b->a, b->engine.unicode, text), STR_LIT("): "),
                                     reason));
    d->text = netip_text(b->a, &ip);
    return true;
}

static bool decode_mac(struct create_build *b, struct datum *mac)
{
    struct str text;

    if (datum_text(mac).len == 0)
        return true;
    if (!ipnet_mac(&text, b->a, datum_text(mac)))
        return refuse_address(
            b, mac,
            CONCAT(b->a, STR_LIT("address "), datum_text(mac), STR_LIT(": invalid MAC address")));
    mac->text = text;
    return true;
}

static void decode_endpoint(struct create_build *b, const struct datum *e,
                            struct create_refusals *all)
{
    const struct datum *ipam = DATUM(e, "IPAMConfig"), *local = DATUM(ipam, "LinkLocalIPs");

    (void)decode_address(b, DATUM(ipam, "IPv4Address"));
    create_gather(b, all);
    (void)decode_address(b, DATUM(ipam, "IPv6Address"));
    create_gather(b, all);
    for (struct datum *m = datum_first(local); m != NULL; m = m->next) {
        (void)decode_address(b, m);
        create_gather(b, all);
    }
    (void)decode_mac(b, DATUM(e, "MacAddress"));
    create_gather(b, all);
}

static void canonical_hosts(struct create_build *b)
{
    const struct datum *dns = DATUM(b->c->host_config, "Dns");
    const struct datum *ports = DATUM(b->c->host_config, "PortBindings");
    const struct create_error *before = b->error;

    for (struct datum *m = datum_first(dns); m != NULL; m = m->next)
        (void)decode_address(b, m);
    for (struct datum *p = datum_first(ports); p != NULL; p = p->next) {
        for (struct datum *m = datum_first(p); m != NULL; m = m->next)
            (void)decode_address(b, DATUM(m, "HostIp"));
    }
    b->error = before; /* the checks tell of them, in their order */
}

static void decode_addresses(struct create_build *b, struct create_refusals *all)
{
    if (!create_has(b, CHANGE_ADDRESSES_DECODED))
        return;
    canonical_hosts(b);
    for (const struct datum *e = datum_first(b->endpoints); e != NULL; e = e->next) {
        if (e->kind == VALUE_MAP)
            decode_endpoint(b, e, all);
    }
}

static void change(struct create_build *b)
{
    const struct datum *pids = DATUM(b->c->host_config, "PidsLimit");

    default_mode(b);
    for_older_client(b);
    if (b->api >= 142 && create_has(b, CHANGE_API_MOUNT_OPTIONS))
        set_zero(b, b->c->host_config, "KernelMemory", RULE_ROUTER_API);
    if (!datum_is_null(pids) && datum_number(pids) <= 0)
        set_null(b, b->c->host_config, "PidsLimit", RULE_ROUTER_API);
}

/* What follows a refusal is carried out all the same: it tells what is refused as well. */
void create_router(struct create_build *b, struct create_refusals *all)
{
    static bool (*const checks[])(struct create_build *) = {
        check_mounts, check_endpoint_count, mac_address, create_check_platform_asked};

    b->moment = CREATE_DECODING_NETWORKS;
    decode_addresses(b, all);
    b->moment = CREATE_DECODED;
    (void)words_are_lists(b);
    create_gather(b, all);
    b->moment = CREATE_ROUTING;
    change(b);
    volume_driver(b);
    for (size_t i = 0; i < sizeof(checks) / sizeof(checks[0]); i++) {
        (void)checks[i](b);
        create_gather(b, all);
    }
    port_bindings(b);
}
