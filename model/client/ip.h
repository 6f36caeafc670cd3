/* model/client/ip.h - addresses as Go's net and net/netip read and write them. */
#ifndef MODEL_CLIENT_IP_H
#define MODEL_CLIENT_IP_H

#include "model/base/arena.h"

#include <stdint.h>

struct client_ip {
    uint8_t bytes[16]; /* an IPv4 address in its mapped form */
    bool is_v4;        /* was written as IPv4 */
    struct str zone;   /* borrowed from the text */
};

/* netip.ParseAddr. False: *why is Go's text; NULL: nobody asks. */
bool client_ip_read(struct client_ip *out, struct str *why, struct arena *a, struct str text);

/* net.ParseIP: no zone. */
bool client_ip_read_plain(struct client_ip *out, struct arena *a, struct str text);

bool client_ip_is_mapped(const struct client_ip *ip); /* IPv4, or ::ffff:a.b.c.d */

/* netip's text (::ffff:1.2.3.4 for a mapped one), and net's (1.2.3.4). */
struct str client_ip_text(struct arena *a, const struct client_ip *ip);
struct str client_ip_text_plain(struct arena *a, const struct client_ip *ip);

#endif
