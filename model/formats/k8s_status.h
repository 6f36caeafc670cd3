/* model/formats/k8s_status.h - what the kubelet wrote into a pod of its containers: how one ended,
 * and why it was not made or started.
 *
 * Source: Kubernetes API reference (PodStatus, ContainerStatus). */
#ifndef MODEL_FORMATS_K8S_STATUS_H
#define MODEL_FORMATS_K8S_STATUS_H

#include "model/formats/evidence.h"
#include "model/value/value.h"

/* Of the container of that name. */
void k8s_status_tell(struct evidence *out, const struct value *object, struct str container);

#endif
