/* The endpoint that the Windows driver of libnetwork asks of the host's network service, and what
 * the example host answers. */
#include "specgen/create/create_build.h"

#include "specgen/gocompat/ipnet.h"

#define FIRST_ADDRESS 100   /* of a subnet, that the example host gives */
#define FIRST_PORT    60000 /* of libnetwork's own port mapper on Windows */

static void text(struct create_build *b, struct datum *map, const char *key, struct str value)
{
    datum_add(map, str_of(key), datum_string(b->a, value));
}

static bool refuse(struct create_build *b, enum spec_rule rule, struct create_network *n,
                   const struct datum *where, struct str why)
{
    return create_refuse(b, rule, SPEC_CLASS_UNKNOWN, where,
                         CONCAT(b->a, STR_LIT("failed to create endpoint "), b->c->name,
                                STR_LIT(" on network "), n->name, STR_LIT(": "), why));
}

/* What the daemon itself gives the endpoint, in the place of a driver option of the same name. */
struct given {
    bool mac, dns, ports;
};

/* The driver wants typed values, which JSON cannot give. What it knows of a network alone, such as
 * com.docker.network.windowsshim.dnsservers, it does not look for here. */
static bool check_options(struct create_build *b, struct create_network *n,
                          const struct datum *entry, const struct given *given)
{
    const struct {
        char name[44];
        bool replaced;
    } known[] = {
        {"com.docker.network.windowsshim.disable_dns", false},
        {"com.docker.network.windowsshim.disableicc", false},
        {"com.docker.endpoint.windowsshim.qospolicies", false},
        {"com.docker.network.endpoint.dnsservers", given->dns},
        {"com.docker.network.endpoint.macaddress", given->mac},
        {"com.docker.network.endpoint.exposedports", given->ports},
        {"com.docker.network.portmap", given->ports},
    };
    const struct datum *options = DATUM(entry, "DriverOpts");

    for (const struct datum *m = datum_first(options); m != NULL; m = m->next) {
        bool hit = false;

        for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
            hit = hit || (!known[i].replaced && str_is(m->key, known[i].name));
        if (hit)
            return refuse(b, RULE_START_ENDPOINT, n, m, STR_LIT("Invalid endpoint configuration"));
    }
    return true;
}

/* l2bridge and l2tunnel map ports themselves, so the daemon takes them on the host first. */
static bool allocate(struct create_build *b, struct create_network *n, struct create_port *p)
{
    if (str_is(p->protocol, "udp") && b->answers->udp_listen_error.len > 0)
        return refuse(
            b, RULE_START_PORTS, n, DATUM(b->c->host_config, "PortBindings"),
            CONCAT(b->a,
                   create_has(b, CHANGE_CREATE_PLATFORM) ? STR_LIT("listen udp4 ")
                                                         : STR_LIT("listen udp "),
                   p->host_address.len > 0 ? p->host_address : STR_LIT("0.0.0.0"),
                   arena_printf(b->a, ":%u: ", p->external > 0 ? p->external : FIRST_PORT),
                   b->answers->udp_listen_error));
    if (p->external == 0)
        p->external = FIRST_PORT + b->ports_taken++;
    return true;
}

static bool check_port(struct create_build *b, struct create_network *n,
                       const struct create_port *p)
{
    const struct datum *where = DATUM(b->c->host_config, "PortBindings");
    struct ipnet ip;

    if (!str_is(p->protocol, "tcp") && !str_is(p->protocol, "udp"))
        return refuse(b, RULE_START_PORTS, n, where,
                      CONCAT(b->a, STR_LIT("invalid protocol "), p->protocol));
    if (p->range)
        return refuse(b, RULE_START_PORTS, n, where,
                      STR_LIT("Windows does not support more than one host port in NAT settings"));
    if (ipnet_parse(&ip, preflight_address_rules(&b->engine), p->host_address) &&
        !ipnet_is_unspecified(&ip))
        return refuse(b, RULE_START_PORTS, n, where,
                      STR_LIT("Windows does not support host IP addresses in NAT settings"));
    return true;
}

static struct datum *nat_policy(struct create_build *b, const struct create_port *p)
{
    struct datum *policy = datum_new(b->a, VALUE_MAP);

    if (policy == NULL)
        return NULL;
    text(b, policy, "Type", STR_LIT("NAT"));
    text(b, policy, "Protocol", p->protocol);
    datum_add(policy, STR_LIT("InternalPort"), datum_int(b->a, p->number));
    if (p->external > 0 || !create_has(b, CHANGE_CREATE_EPHEMERAL_ABSENT))
        datum_add(policy, STR_LIT("ExternalPort"), datum_int(b->a, p->external));
    if (create_has(b, CHANGE_CREATE_PLATFORM))
        datum_add(policy, STR_LIT("ExternalPortReserved"), datum_bool(b->a, true));
    return policy;
}

static bool nat_policies(struct create_build *b, struct create_network *n, struct datum *policies,
                         const struct create_ports *ports)
{
    bool own_mapper = str_is(n->driver, "l2bridge") || str_is(n->driver, "l2tunnel");

    for (size_t i = 0; ports != NULL && i < ports->count; i++) {
        struct create_port p = ports->items[i];

        if (!p.published)
            continue;
        if (own_mapper && !allocate(b, n, &p))
            return false;
        if (!check_port(b, n, &p))
            return false;
        datum_push(policies, nat_policy(b, &p));
    }
    return true;
}

static struct datum *split_list(struct create_build *b, struct str list)
{
    struct datum *out = datum_new(b->a, VALUE_LIST);

    for (size_t at = 0; at <= list.len && list.len > 0;) {
        ptrdiff_t comma = str_find(list, ',', at);
        size_t end = comma < 0 ? list.len : (size_t)comma;

        datum_push(out, datum_string(b->a, str_cut(list, at, end)));
        at = end + 1;
    }
    return out;
}

static bool is_on(const struct datum *options, const char *key)
{
    struct str v = datum_text(datum_get(options, str_of(key)));

    return str_is(v, "true") || str_is(v, "1") || str_is(v, "True") || str_is(v, "TRUE") ||
           str_is(v, "t") || str_is(v, "T");
}

static void outbound_nat(struct create_build *b, const struct create_network *n,
                         struct datum *policies)
{
    struct str exceptions =
        datum_text(DATUM(n->options, "com.docker.network.windowsshim.outboundnat_exceptions"));
    struct datum *policy;

    if (!is_on(n->options, "com.docker.network.windowsshim.enable_outboundnat"))
        return;
    policy = datum_new(b->a, VALUE_MAP);
    text(b, policy, "Type", STR_LIT("OutBoundNAT"));
    if (exceptions.len > 0)
        datum_add(policy, STR_LIT("ExceptionList"), split_list(b, exceptions));
    datum_push(policies, policy);
}

/* Those of the container, or else the daemon's; NULL: none for this network. */
static const struct datum *servers_for(const struct create_build *b, const struct create_network *n)
{
    const struct datum *own = DATUM(b->c->host_config, "Dns");
    const struct datum *list = datum_count(own) > 0 ? own : DATUM(b->told, "DNS");

    return n->internal || datum_count(list) == 0 ? NULL : list;
}

static void dns_servers(struct create_build *b, const struct create_network *n, struct datum *body)
{
    const struct datum *list = servers_for(b, n);
    struct str *parts;
    size_t count = 0;

    if (list == NULL)
        return;
    parts = arena_calloc(b->a, list->count * 2, sizeof(*parts));
    if (parts == NULL)
        return;
    for (const struct datum *m = datum_first(list); m != NULL; m = m->next) {
        if (count > 0)
            parts[count++] = STR_LIT(",");
        parts[count++] = datum_text(m);
    }
    text(b, body, "DNSServerList", concat(b->a, parts, count));
}

static struct str dashed(struct create_build *b, struct str mac)
{
    char *s;
    struct str plain;

    if (!ipnet_mac(&plain, b->a, mac))
        return STR_NONE;
    s = arena_cstr(b->a, plain);
    for (size_t i = 0; s != NULL && i < plain.len; i++) {
        if (s[i] == ':')
            s[i] = '-';
    }
    return (struct str){s, s != NULL ? plain.len : 0};
}

static struct datum *body_of(struct create_build *b, struct create_network *n, struct str mac,
                             struct str ip, struct datum *policies, bool with_dns)
{
    struct datum *body = datum_new(b->a, VALUE_MAP);

    if (body == NULL)
        return NULL;
    text(b, body, "VirtualNetwork", n->hns_id);
    if (policies != NULL && policies->count > 0)
        datum_add(body, STR_LIT("Policies"), policies);
    if (mac.len > 0)
        text(b, body, "MacAddress", dashed(b, mac));
    if (ip.len > 0)
        text(b, body, "IPAddress", create_plain_address(b, ip));
    if (with_dns)
        dns_servers(b, n, body);
    if (str_is(n->driver, "nat") &&
        !is_on(n->options, "com.docker.network.windowsshim.disable_gatewaydns"))
        datum_add(body, STR_LIT("EnableInternalDNS"), datum_bool(b->a, true));
    return body;
}

/* ---- the example host ---------------------------------------------------------------------- */

static void give(struct create_build *b, const struct create_network *n, struct datum *answer,
                 const char *key, struct str value, enum create_chance_kind kind)
{
    text(b, answer, key, value);
    create_note_example(b, kind, value, n->name);
}

static void give_address(struct create_build *b, struct create_network *n, struct datum *answer)
{
    const struct datum *subnet = datum_first(n->subnets);

    if (subnet != NULL && datum_text(DATUM(answer, "IPAddress")).len == 0)
        give(b, n, answer, "IPAddress",
             ipnet_at(b->a, datum_text(DATUM(subnet, "Subnet")), FIRST_ADDRESS + n->addresses++),
             CREATE_CHANCE_ADDRESS);
}

/* As an example it is the one that inspect shows. */
static void give_mac(struct create_build *b, const struct create_network *n, struct datum *answer)
{
    unsigned mac;

    if (datum_text(DATUM(answer, "MacAddress")).len > 0)
        return;
    mac = ++b->addresses;
    text(b, answer, "MacAddress",
         arena_printf(b->a, "00-15-5D-%02X-%02X-%02X", mac >> 16 & 255, mac >> 8 & 255, mac & 255));
    create_note_example(
        b, CREATE_CHANCE_MAC,
        arena_printf(b->a, "00:15:5d:%02x:%02x:%02x", mac >> 16 & 255, mac >> 8 & 255, mac & 255),
        n->name);
}

static void give_gateway(struct create_build *b, const struct create_network *n,
                         struct datum *answer)
{
    const struct datum *subnet = datum_first(n->subnets);
    struct str gateway = subnet != NULL ? datum_text(DATUM(subnet, "Gateway")) : STR_NONE;

    if (gateway.len > 0 && n->configured)
        text(b, answer, "GatewayAddress", gateway);
    else if (gateway.len > 0)
        give(b, n, answer, "GatewayAddress", gateway, CREATE_CHANCE_GATEWAY);
}

static struct datum *answer_of(struct create_build *b, struct create_network *n,
                               const struct datum *body)
{
    struct datum *answer = datum_copy(b->a, body);

    if (answer == NULL)
        return NULL;
    give(b, n, answer, "ID", arena_printf(b->a, "22222222-0000-4000-8000-%012u", ++b->hns_objects),
         CREATE_CHANCE_HNS);
    text(b, answer, "VirtualNetworkName", str_is(n->name, "nat") ? n->name : n->id);
    give_address(b, n, answer);
    give_mac(b, n, answer);
    give_gateway(b, n, answer);
    return answer;
}

static bool call(struct create_build *b, struct create_network *n, const struct datum *body,
                 const struct datum **answer)
{
    struct str error = datum_text(DATUM(DATUM(b->told, "HNSErrors"), "POST endpoints"));
    struct create_hns *h = arena_alloc(b->a, sizeof(*h));

    if (h == NULL || body == NULL)
        return false;
    *answer = error.len == 0 ? answer_of(b, n, body) : NULL;
    *h = (struct create_hns){
        .request = STR_LIT("POST /endpoints/"), .body = body, .answer = *answer, .next = NULL};
    *b->hns_end = h;
    b->hns_end = &h->next;
    if (error.len == 0)
        return true;
    return refuse(b, RULE_START_ENDPOINT, n, NULL,
                  CONCAT(b->a,
                         create_has(b, CHANGE_CREATE_PLATFORM)
                             ? STR_LIT("hns failed with error : ")
                             : STR_LIT("HNS failed with error : "),
                         error));
}

bool create_hns_endpoint(struct create_build *b, struct create_network *n,
                         const struct datum *entry, struct str mac, struct str ip,
                         const struct create_ports *ports, bool with_dns,
                         const struct datum **answer)
{
    const struct given given = {
        .mac = mac.len > 0, .dns = with_dns && servers_for(b, n) != NULL, .ports = ports != NULL};
    struct datum *policies = datum_new(b->a, VALUE_LIST);

    if (!check_options(b, n, entry, &given) || !nat_policies(b, n, policies, ports))
        return false;
    outbound_nat(b, n, policies);
    return call(b, n, body_of(b, n, mac, ip, policies, with_dns), answer);
}

void create_hns_release(struct create_build *b)
{
    const struct create_hns *last = NULL;

    for (const struct create_hns *h = b->hns; h != NULL; h = h->next)
        last = h;
    for (const struct create_hns *h = last != NULL ? b->hns : NULL; h != NULL; h = h->next) {
        struct create_hns *undone =
            h->answer != NULL ? arena_calloc(b->a, 1, sizeof(*undone)) : NULL;

        if (undone != NULL) {
            undone->request =
                CONCAT(b->a, STR_LIT("DELETE /endpoints/"), datum_text(DATUM(h->answer, "ID")));
            *b->hns_end = undone;
            b->hns_end = &undone->next;
            b->hns_endpoints--;
        }
        if (h == last)
            break;
    }
}
