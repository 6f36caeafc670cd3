/* model/formats/cluster_node.h - the host that a node of Kubernetes is: kubectl describe node,
 * kubectl get nodes -o wide, the object itself. */
#ifndef MODEL_FORMATS_CLUSTER_NODE_H
#define MODEL_FORMATS_CLUSTER_NODE_H

#include "model/formats/evidence.h"
#include "model/formats/input.h"

bool cluster_node_is(struct str text);
void cluster_node_read(struct evidence *out, const struct input *in);
/* An object of kind Node. */
void cluster_node_tell(struct evidence *out, const struct value *node);

#endif
