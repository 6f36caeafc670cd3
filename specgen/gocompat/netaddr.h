/* specgen/gocompat/netaddr.h - addresses and ports as Go's standard library and docker's
 * go-connections read them. */
#ifndef SPECGEN_GOCOMPAT_NETADDR_H
#define SPECGEN_GOCOMPAT_NETADDR_H

#include "model/base/str.h"

/* net.ParseIP of Go 1.19: IPv4 without leading zeros, IPv6 without a zone. */
bool netaddr_is_ip(struct str text);

/* A decimal number of at most 65535, leading zeros allowed. */
bool netaddr_is_port(struct str text);

/* The port of "PORT", "PORT/PROTO"; empty when there is none. */
struct str netaddr_port_part(struct str text);

/* A port or FROM-TO with FROM <= TO; what follows a second '-' is not looked at. */
bool netaddr_is_port_range(struct str text);

#endif
