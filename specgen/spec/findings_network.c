/* Networks: what belongs together, what is left to chance, what start refuses. */
#include "specgen/spec/findings.h"

#include "specgen/gocompat/ipnet.h"

static bool is_hexadecimal(struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (memchr("0123456789abcdef", text.s[i], 16) == NULL)
            return false;
    }
    return text.len > 0;
}

/* Whether the mode asks for a network by its name or id. */
static bool is_named(struct str mode)
{
    static const char others[][8] = {"", "default", "none", "host", "bridge"};

    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
        if (str_is(mode, others[i]))
            return false;
    }
    return !str_starts(mode, STR_LIT("container:"));
}

/* The network's id as inspect prints it, in what is kept of the entry. */
static struct str network_id(const struct value *entry)
{
    if (entry == NULL || entry->kind != VALUE_MAP)
        return STR_NONE;
    for (size_t i = 0; i < entry->u.map.count; i++) {
        const struct value_member *m = &entry->u.map.members[i];

        if (str_is(m->key, "NetworkID") && m->value->kind == VALUE_STRING)
            return m->value->u.text;
    }
    return STR_NONE;
}

/* Names that every Linux host has, and no Windows host but where somebody made such a network. */
static bool is_of_linux(struct spec_build *b, struct str mode)
{
    struct plat_network found;

    if (!str_is(mode, "host") && !str_is(mode, "bridge"))
        return false;
    if (mdl_started_before(b->r->doc))
        return false;
    b->host->ops->network(b->host->ctx, mode, &found);
    return found.state != PLAT_KNOWN || found.from.assumed ||
           mdl_is_assumption(mdl_source_of(b->r->doc->root, STR_LIT("Networks")));
}

/* Of a part of an inspect: the networks stand in another one. */
static bool is_not_pasted(const struct mdl_doc *doc)
{
    const struct value *container = value_get(doc->root, STR_LIT("container"));

    return doc->sources.count > 0 && container != NULL && container->kind == VALUE_MAP &&
           value_get(container, STR_LIT("NetworkSettings")) == NULL;
}

void finding_network_mode(struct spec_build *b)
{
    struct str mode = b->c->host_config.network_mode.v;
    const struct mdl_any_map *networks = &b->c->network_settings.networks;

    if (finding_of_windows(b) && is_of_linux(b, mode))
        warn(b, RULE_USE_NETWORK_LINUX, SPEC_REF(NETWORK_MODE),
             SPEC_TEXT(b, STR_LIT("--network "), mode,
                       STR_LIT(" is one of Linux: Windows has no network of that name unless "
                               "somebody made it, and start answers: network "),
                       mode, STR_LIT(" not found")));
    if (b->wanted == SPEC_WANTED_UNCONNECTED || !is_named(mode) || is_not_pasted(b->r->doc))
        return;
    for (size_t i = 0; i < networks->count; i++) {
        if (str_eq(networks->items[i].name, mode))
            return;
        if (is_hexadecimal(mode) && str_starts(network_id(networks->items[i].v), mode)) {
            note(b, RULE_USE_NETWORK_MODE, SPEC_REF(NETWORK_MODE),
                 SPEC_TEXT(b,
                           str_eq(network_id(networks->items[i].v), mode)
                               ? STR_LIT("the network mode is the id of network ")
                               : STR_LIT("the network mode is the beginning of the id of network "),
                           networks->items[i].name,
                           STR_LIT("; when that network is made anew, it has another id and the "
                                   "container does not find it by its name")));
            return;
        }
    }
    note(b, RULE_USE_NETWORK_MODE, SPEC_REF(NETWORK_MODE),
         SPEC_TEXT(b, STR_LIT("the network mode names "), mode,
                   networks->count == 0
                       ? STR_LIT(", but the container is in no network: the spec has no endpoint "
                                 "for it")
                       : STR_LIT(", but the container's networks are others: the spec has no "
                                 "endpoint for it")));
}

void finding_endpoint_order(struct spec_build *b)
{
    const struct spec_network *first = NULL;

    for (const struct spec_network *n = b->r->networks; n != NULL; n = n->next) {
        if (!n->used)
            continue;
        if (first == NULL) {
            first = n;
            continue;
        }
        note(b, RULE_USE_ENDPOINT_ORDER, SPEC_REF(NETWORKS),
             SPEC_TEXT(b, STR_LIT("the engine leaves the order of the endpoints of "), first->name,
                       STR_LIT(" and "), n->name,
                       n->next != NULL ? STR_LIT(" and others") : STR_NONE,
                       STR_LIT(" to chance (a walk over a map of Go); the order does not decide "
                               "the default route")));
        return;
    }
}

/* Start refuses an address of the host, but not what is no address at all. */
static bool is_host_address(struct str text)
{
    struct ipnet ip;

    return ipnet_parse(&ip, NETADDR_GO_1_17, text) && !ipnet_is_unspecified(&ip);
}

void finding_host_address(struct spec_build *b)
{
    const struct mdl_host_config *h = &b->c->host_config;

    for (size_t i = 0; i < h->port_bindings.count; i++) {
        const struct mdl_port_bindings *port = &h->port_bindings.items[i];

        for (size_t k = 0; k < port->bindings.count; k++) {
            struct str address = port->bindings.items[k].host_ip.v;

            if (!is_host_address(address))
                continue;
            warn(b, RULE_USE_HOST_ADDRESS, SPEC_REF_AT(PORT_BINDING_HOST_IP, i),
                 SPEC_TEXT(b, port->name, STR_LIT(" is published on "), address,
                           STR_LIT(": on a nat network start refuses that (Windows does not "
                                   "support host IP addresses in NAT settings)")));
            return;
        }
    }
}
