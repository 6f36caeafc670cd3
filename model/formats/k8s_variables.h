/* model/formats/k8s_variables.h - $(NAME) in a pod's command, args and variables, which the kubelet
 * fills in.
 *
 * Ownership: all lies in the arena.
 * Source: Kubernetes, Define Dependent Environment Variables; k8s.io/kubernetes
 * third_party/forked/golang/expansion. */
#ifndef MODEL_FORMATS_K8S_VARIABLES_H
#define MODEL_FORMATS_K8S_VARIABLES_H

#include "model/base/names.h"
#include "model/value/value.h"

/* What filling in may add in all: more than Windows has room for. */
#define K8S_VARIABLES_BYTES ((size_t)1 << 20)

struct k8s_variable {
    struct str text;
    bool known; /* else it comes from somewhere else */
};

struct k8s_variables {
    struct arena *a;
    struct names names;
    struct k8s_variable *values; /* of each name */
    size_t added;
};

/* Those of a container's `env`: each sees the ones before it. */
void k8s_variables_read(struct k8s_variables *v, struct arena *a, const struct value *env);
/* The text with what is known filled in; the rest stays as it is, all of it past the limit. */
struct str k8s_variables_filled(struct k8s_variables *v, struct str text);
/* STR_NONE: there is none of that name, or its value is not known. */
struct str k8s_variables_value(const struct k8s_variables *v, struct str name);

#endif
