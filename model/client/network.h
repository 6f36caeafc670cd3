/* model/client/network.h - one --network. */
#ifndef MODEL_CLIENT_NETWORK_H
#define MODEL_CLIENT_NETWORK_H

#include "model/client/client_parts.h"

struct client_network {
    struct str target;
    struct client_slot aliases, links, driver_opts, link_local; /* lists of texts */
    struct str ip, ip6, mac;
    int64_t priority; /* gw-priority */
};

#endif
