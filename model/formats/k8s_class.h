/* model/formats/k8s_class.h - runtime classes of Kubernetes: how they isolate pods. */
#ifndef MODEL_FORMATS_K8S_CLASS_H
#define MODEL_FORMATS_K8S_CLASS_H

#include "model/formats/evidence.h"

/* What runtimeClassName says of the isolation; empty: the pod has none. */
void k8s_class_tell(struct evidence *out, struct str name);

/* Says what the handler of an object of kind RuntimeClass means. */
void k8s_class_remark(struct evidence *out, const struct value *object);

#endif
