/* specgen/gocompat/ipnet.h - addresses and prefixes as numbers, as Go's net package reads them. */
#ifndef SPECGEN_GOCOMPAT_IPNET_H
#define SPECGEN_GOCOMPAT_IPNET_H

#include "model/base/arena.h"
#include "specgen/gocompat/netaddr.h"

struct ipnet {
    unsigned char bytes[16]; /* IPv4 in the last four, ::ffff: before it */
};

bool ipnet_parse(struct ipnet *out, enum netaddr_rules rules, struct str text); /* net.ParseIP */
bool ipnet_is_v4(const struct ipnet *ip);
bool ipnet_is_unspecified(const struct ipnet *ip);

struct str ipnet_text(struct arena *a, const struct ipnet *ip); /* as net.IP prints it */

/* Whether a prefix such as 10.1.0.0/16 holds the address; *length: the bits behind its '/'. */
bool ipnet_prefix_holds(struct str prefix, const struct ipnet *ip, int *length);
bool ipnet_prefix_is_v4(struct str prefix);

/* The place-th address of the prefix. */
struct str ipnet_at(struct arena *a, struct str prefix, unsigned index);

/* The length of the mask of an IPv4 address's class: 8, 16, 24; 0 for all others. */
int ipnet_class_length(const struct ipnet *ip);

/* net.ParseMAC: *out is in lower case with colons. */
bool ipnet_mac(struct str *out, struct arena *a, struct str text);

#endif
