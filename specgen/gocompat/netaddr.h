/* specgen/gocompat/netaddr.h - addresses and ports as Go's standard library and docker's
 * go-connections read them. */
#ifndef SPECGEN_GOCOMPAT_NETADDR_H
#define SPECGEN_GOCOMPAT_NETADDR_H

#include "model/base/str.h"

enum netaddr_rules {
    NETADDR_GO_1_13, /* 1.13 to 1.16: IPv4 may have leading zeros */
    NETADDR_GO_1_17, /* 1.17 to 1.22: it may not */
    NETADDR_GO_1_23, /* and later: a group of IPv6 has at most 4 digits */
};

/* net.ParseIP; IPv6 without a zone. */
bool netaddr_is_ip(enum netaddr_rules rules, struct str text);

/* net.ParseMAC: 6, 8 or 20 bytes in pairs with ':' or '-', or in fours with '.'. */
bool netaddr_is_mac(struct str text);

/* A decimal number of at most 65535, leading zeros allowed. */
bool netaddr_is_port(struct str text);

/* The port of "PORT", "PORT/PROTO"; empty when there is none. */
struct str netaddr_port_part(struct str text);

/* A port or FROM-TO with FROM <= TO; what follows a second '-' is not looked at. */
bool netaddr_is_port_range(struct str text);

/* The same of engines from 29 on: a second '-' is refused. */
bool netaddr_is_strict_port_range(struct str text);

/* Why strconv.ParseUint(text, 10, 16) fails: "invalid syntax", "value out of range", or "value is
 * empty"; NULL: it does not. */
const char *netaddr_port_refusal(struct str text);

#endif
