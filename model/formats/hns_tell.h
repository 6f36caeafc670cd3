/* model/formats/hns_tell.h - what is told of a network or an endpoint of the Host Network Service,
 * however it was shown. One without an id is not told. */
#ifndef MODEL_FORMATS_HNS_TELL_H
#define MODEL_FORMATS_HNS_TELL_H

#include "model/formats/evidence.h"

struct hns_endpoint {
    struct str id, name, network, network_id, mac, address;
};

struct hns_network {
    struct str id, name, type, prefix, gateway;
};

void hns_tell_endpoint(struct evidence *out, const struct hns_endpoint *ep);
void hns_tell_network(struct evidence *out, const struct hns_network *n);

#endif
