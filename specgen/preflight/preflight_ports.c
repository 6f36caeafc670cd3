/* PortBindings: what create checks of them, and what they mean to engines from 29 on. */
#include "model/base/quote.h"
#include "specgen/gocompat/fold_case.h"
#include "specgen/gocompat/netaddr.h"
#include "specgen/preflight/mount_spec.h"
#include "specgen/preflight/preflight_build.h"

#include <stdlib.h>

/* "080" and "80/" are 80/tcp; protocols are lowered. An empty key is no port. */
static struct str normal_port(struct arena *a, struct str key)
{
    struct str number = netaddr_port_part(key);
    struct str protocol = str_cut(key, number.len + 1, key.len);

    if (key.len == 0)
        return STR_NONE;
    while (number.len > 1 && number.s[0] == '0')
        number = str_cut(number, 1, number.len);
    return CONCAT(a, number, STR_LIT("/"),
                  protocol.len > 0 ? text_lower(a, protocol) : STR_LIT("tcp"));
}

static int by_name_then_index(const void *left, const void *right)
{
    const struct preflight_port *l = left;
    const struct preflight_port *r = right;
    int order = str_cmp(l->name, r->name);

    if (order != 0)
        return order;
    return l->index < r->index ? -1 : l->index > r->index;
}

const struct preflight_port *preflight_ports(struct preflight_build *p, size_t *count)
{
    size_t given = p->hosts->port_bindings.count;
    struct preflight_port *ports = arena_calloc(p->a, given + 1, sizeof(*ports));

    *count = 0;
    if (ports == NULL)
        return NULL;
    for (size_t i = 0; i < given; i++) {
        const struct mdl_port_bindings *from = &p->hosts->port_bindings.items[i];

        ports[i] = (struct preflight_port){normal_port(p->a, from->name), i, from};
    }
    if (given > 1)
        qsort(ports, given, sizeof(*ports), by_name_then_index);
    for (size_t i = 0; i < given; i++) {
        if (i + 1 == given || !str_eq(ports[i].name, ports[i + 1].name))
            ports[(*count)++] = ports[i];
    }
    return ports;
}

static bool refuse(struct preflight_build *p, size_t index, struct str text)
{
    return preflight_refuse(p, RULE_PRE_PORT, SPEC_CLASS_INVALID_PARAMETER,
                            MDL_F_PORT_BINDINGS_PORT, (int)index,
                            CONCAT(p->a, STR_LIT("invalid port specification: "),
                                   quote_go(p->a, p->engine.unicode, text)));
}

/* The text quotes only the port part of a container port, but the whole of a host port. */
static bool check_one(struct preflight_build *p, const struct mdl_port_bindings *port, size_t index)
{
    struct str number = netaddr_port_part(port->name);

    if (number.len > 0 && !netaddr_is_port(number))
        return refuse(p, index, number);
    for (size_t k = 0; k < port->bindings.count; k++) {
        struct str host_port = port->bindings.items[k].host_port.v;

        number = netaddr_port_part(host_port);
        if (number.len > 0 && !netaddr_is_port_range(number))
            return refuse(p, index, host_port);
    }
    return true;
}

/* One whose key was parsed while the request was decoded. */
static bool check_decoded(struct preflight_build *p, const struct preflight_port *port)
{
    const struct mdl_port_bindings *from = port->from;

    if (port->name.len == 0)
        return refuse(p, port->index, STR_LIT("invalid port"));
    if (str_starts(port->name, STR_LIT("0/")))
        return refuse(p, port->index, port->name);
    for (size_t k = 0; k < from->bindings.count; k++) {
        struct str host_port = from->bindings.items[k].host_port.v;

        if (host_port.len > 0 && !netaddr_is_strict_port_range(netaddr_port_part(host_port)))
            return refuse(p, port->index, host_port);
    }
    return true;
}

static bool check_all_decoded(struct preflight_build *p)
{
    size_t count;
    const struct preflight_port *ports = preflight_ports(p, &count);
    bool good = true;

    for (size_t i = 0; good && i < count; i++)
        good = check_decoded(p, &ports[i]);
    return good;
}

bool preflight_check_ports(struct preflight_build *p)
{
    bool good = true;

    if (engine_has(&p->engine, CHANGE_PORTS_DECODED))
        return check_all_decoded(p);
    for (size_t i = 0; good && i < p->hosts->port_bindings.count; i++)
        good = check_one(p, &p->hosts->port_bindings.items[i], i);
    return good;
}
