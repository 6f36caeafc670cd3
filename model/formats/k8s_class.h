/* model/formats/k8s_class.h - runtime classes of Kubernetes: how they isolate pods. */
#ifndef MODEL_FORMATS_K8S_CLASS_H
#define MODEL_FORMATS_K8S_CLASS_H

#include "model/formats/evidence.h"
#include "model/formats/input.h"

/* What runtimeClassName says of the isolation, by the handler of its RuntimeClass where that is
 * beside `in`, else by its own name; empty: the pod has none. Cost: linear in what is beside it. */
void k8s_class_tell(struct evidence *out, const struct input *in, struct str name);

/* Says what the handler of an object of kind RuntimeClass means. */
void k8s_class_remark(struct evidence *out, const struct value *object);

#endif
