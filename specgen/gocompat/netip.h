/* specgen/gocompat/netip.h - addresses as Go's net/netip reads and writes them.
 *
 * Engines from 29 on decode addresses with it; its reasons are part of their answers. */
#ifndef SPECGEN_GOCOMPAT_NETIP_H
#define SPECGEN_GOCOMPAT_NETIP_H

#include "model/base/arena.h"
#include "model/base/unicode.h"

struct netip {
    unsigned char bytes[16]; /* IPv4: the last four */
    bool is_v4;
    struct str zone; /* borrowed; of IPv6 only */
};

/* netip.ParseAddr. false: *reason is what Go says behind 'ParseAddr("..."): ', in the arena.
 * unicode: of the quoted text that a reason may end with. */
bool netip_parse(struct netip *out, struct str *reason, struct arena *a,
                 enum unicode_version unicode, struct str text);

/* netip.Addr.String: the canonical text. */
struct str netip_text(struct arena *a, const struct netip *ip);

#endif
