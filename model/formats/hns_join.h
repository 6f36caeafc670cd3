/* model/formats/hns_join.h - which endpoint of the Host Network Service is the container's.
 *
 * An inspect has the addresses of the container and the network's id of libnetwork; a dump of HNS
 * has the ids that the spec lists. They are joined by MAC address, by network and by IP address. */
#ifndef MODEL_FORMATS_HNS_JOIN_H
#define MODEL_FORMATS_HNS_JOIN_H

#include "model/formats/evidence.h"

/* Tells host.Networks[].DriverInfo.hnsid of each network of the container that a dump in the
 * document knows the endpoint of. */
void hns_join(struct evidence *out, const struct value *root, const struct value *container);

#endif
