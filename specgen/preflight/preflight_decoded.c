/* What engines from 29 on parse while the request is decoded: addresses and ports, in the order in
 * which they stand in it. Nothing else is looked at before. */
#include "model/base/quote.h"
#include "specgen/gocompat/netaddr.h"
#include "specgen/gocompat/netip.h"
#include "specgen/preflight/preflight_build.h"

static bool refuse(struct preflight_build *p, enum spec_rule rule, enum mdl_field_id field,
                   size_t index, struct str text)
{
    return preflight_refuse(p, rule, SPEC_CLASS_INVALID_PARAMETER, field, (int)index,
                            CONCAT(p->a, STR_LIT("invalid JSON: "), text));
}

static bool check_address(struct preflight_build *p, struct str text, enum mdl_field_id field,
                          size_t index)
{
    struct netip ip;
    struct str reason = STR_NONE;

    if (!engine_has(&p->engine, CHANGE_ADDRESSES_DECODED) || text.len == 0 ||
        netip_parse(&ip, &reason, p->a, p->engine.unicode, text))
        return true;
    return refuse(p, RULE_PRE_ADDRESS, field, index,
                  CONCAT(p->a, STR_LIT("ParseAddr("), quote_go(p->a, p->engine.unicode, text),
                         STR_LIT("): "), reason));
}

static bool check_port(struct preflight_build *p, struct str key, enum mdl_field_id field,
                       size_t index)
{
    struct str number = netaddr_port_part(key);
    const char *refusal = key.len > 0 ? netaddr_port_refusal(number) : NULL;

    if (!engine_has(&p->engine, CHANGE_PORTS_DECODED) || refusal == NULL)
        return true;
    return refuse(p, RULE_PRE_PORT, field, index,
                  CONCAT(p->a, STR_LIT("invalid port '"), number, STR_LIT("': "), str_of(refusal)));
}

static bool check_exposed_ports(struct preflight_build *p)
{
    for (size_t i = 0; i < p->config->exposed_ports.count; i++) {
        if (!check_port(p, p->config->exposed_ports.items[i].name, MDL_F_EXPOSED_PORTS_ITEM, i))
            return false;
    }
    return true;
}

static bool check_dns(struct preflight_build *p)
{
    for (size_t i = 0; i < p->hosts->dns.count; i++) {
        if (!check_address(p, p->hosts->dns.items[i].v, MDL_F_DNS_ITEM, i))
            return false;
    }
    return true;
}

/* A member's value is decoded before its key. */
static bool check_port_bindings(struct preflight_build *p)
{
    for (size_t i = 0; i < p->hosts->port_bindings.count; i++) {
        const struct mdl_port_bindings *port = &p->hosts->port_bindings.items[i];

        for (size_t k = 0; k < port->bindings.count; k++) {
            if (!check_address(p, port->bindings.items[k].host_ip.v, MDL_F_PORT_BINDING_HOST_IP, i))
                return false;
        }
        if (!check_port(p, port->name, MDL_F_PORT_BINDINGS_PORT, i))
            return false;
    }
    return true;
}

/* Dns and PortBindings: whichever stands first. */
static bool check_host_config(struct preflight_build *p)
{
    const struct value *container = value_get(p->doc->root, STR_LIT("container"));
    const struct value *map =
        container != NULL ? value_get(container, STR_LIT("HostConfig")) : NULL;
    bool good = true;

    if (map == NULL) /* a HostConfig that was made up for a comparison */
        return check_dns(p) && check_port_bindings(p);
    for (size_t i = 0; good && i < map->u.map.count; i++) {
        struct str key = map->u.map.members[i].key;

        if (str_is(key, mdl_fields[MDL_F_DNS].key))
            good = check_dns(p);
        else if (str_is(key, mdl_fields[MDL_F_PORT_BINDINGS].key))
            good = check_port_bindings(p);
    }
    return good;
}

void preflight_check_decoded(struct preflight_build *p)
{
    if ((p->config == NULL || check_exposed_ports(p)) && p->hosts != NULL)
        (void)check_host_config(p);
    if (!engine_has(&p->engine, CHANGE_CONFIG_DECODED))
        return;
    if (p->config == NULL)
        preflight_refuse(p, RULE_PRE_CONFIG, SPEC_CLASS_INVALID_PARAMETER, MDL_F_CONFIG, -1,
                         STR_LIT("config cannot be empty in order to create a container"));
    if (p->hosts == NULL)
        (void)preflight_own(p);
}
