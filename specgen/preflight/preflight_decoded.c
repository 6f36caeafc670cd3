/* What engines from 29 on parse while the request is decoded: addresses and ports, in the order in
 * which they stand in it. Nothing else is looked at before. */
#include "model/base/quote.h"
#include "specgen/gocompat/netaddr.h"
#include "specgen/gocompat/netip.h"
#include "specgen/preflight/preflight_build.h"

static void refuse(struct preflight_build *p, enum spec_rule rule, enum mdl_field_id field,
                   size_t index, struct str text)
{
    preflight_refuse(p, rule, SPEC_CLASS_INVALID_PARAMETER, field, (int)index,
                     CONCAT(p->a, STR_LIT("invalid JSON: "), text));
}

static void check_address(struct preflight_build *p, struct str text, enum mdl_field_id field,
                          size_t index)
{
    struct netip ip;
    struct str reason = STR_NONE;

    if (engine_has(&p->engine, CHANGE_ADDRESSES_DECODED) && text.len > 0 &&
        !netip_parse(&ip, &reason, p->a, p->engine.unicode, text))
        refuse(p, RULE_PRE_ADDRESS, field, index,
               CONCAT(p->a, STR_LIT("ParseAddr("), quote_go(p->a, p->engine.unicode, text),
                      STR_LIT("): "), reason));
}

static void check_port(struct preflight_build *p, struct str key, enum mdl_field_id field,
                       size_t index)
{
    struct str number = netaddr_port_part(key);
    const char *refusal = key.len > 0 ? netaddr_port_refusal(number) : NULL;

    if (engine_has(&p->engine, CHANGE_PORTS_DECODED) && refusal != NULL)
        refuse(p, RULE_PRE_PORT, field, index,
               CONCAT(p->a, STR_LIT("invalid port '"), number, STR_LIT("': "), str_of(refusal)));
}

static void check_exposed_ports(struct preflight_build *p)
{
    for (size_t i = 0; i < p->config->exposed_ports.count; i++)
        check_port(p, p->config->exposed_ports.items[i].name, MDL_F_EXPOSED_PORTS_ITEM, i);
}

static void check_dns(struct preflight_build *p)
{
    for (size_t i = 0; i < p->hosts->dns.count; i++)
        check_address(p, p->hosts->dns.items[i].v, MDL_F_DNS_ITEM, i);
}

/* A member's value is decoded before its key. */
static void check_port_bindings(struct preflight_build *p)
{
    for (size_t i = 0; i < p->hosts->port_bindings.count; i++) {
        const struct mdl_port_bindings *port = &p->hosts->port_bindings.items[i];

        for (size_t k = 0; k < port->bindings.count; k++)
            check_address(p, port->bindings.items[k].host_ip.v, MDL_F_PORT_BINDING_HOST_IP, i);
        check_port(p, port->name, MDL_F_PORT_BINDINGS_PORT, i);
    }
}

/* Dns and PortBindings: whichever stands first. */
static void check_host_config(struct preflight_build *p)
{
    const struct value *container = value_get(p->doc->root, STR_LIT("container"));
    const struct value *map =
        container != NULL ? value_get(container, STR_LIT("HostConfig")) : NULL;

    if (map == NULL) { /* a HostConfig that was made up for a comparison */
        check_dns(p);
        check_port_bindings(p);
        return;
    }
    for (size_t i = 0; i < map->u.map.count; i++) {
        struct str key = map->u.map.members[i].key;

        if (str_is(key, mdl_fields[MDL_F_DNS].key))
            check_dns(p);
        else if (str_is(key, mdl_fields[MDL_F_PORT_BINDINGS].key))
            check_port_bindings(p);
    }
}

/* The engine answers the first; the others are what it would come to once that is mended. */
void preflight_check_decoded(struct preflight_build *p)
{
    if (p->config != NULL)
        check_exposed_ports(p);
    if (p->hosts != NULL)
        check_host_config(p);
    if (!engine_has(&p->engine, CHANGE_CONFIG_DECODED))
        return;
    if (p->config == NULL)
        preflight_refuse(p, RULE_PRE_CONFIG, SPEC_CLASS_INVALID_PARAMETER, MDL_F_CONFIG, -1,
                         STR_LIT("config cannot be empty in order to create a container"));
    if (p->hosts == NULL)
        (void)preflight_own(p);
}
