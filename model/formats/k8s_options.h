/* model/formats/k8s_options.h - the windowsOptions of a pod and of its containers.
 *
 * Source: Kubernetes API reference (WindowsSecurityContextOptions), Create a Windows HostProcess
 * Pod. */
#ifndef MODEL_FORMATS_K8S_OPTIONS_H
#define MODEL_FORMATS_K8S_OPTIONS_H

#include "model/formats/evidence.h"
#include "model/value/value.h"

/* A container's own option before the pod's; NULL: neither has it. */
const struct value *k8s_options_get(const struct value *spec, const struct value *container,
                                    const char *name);

/* What it means that a container is made on the host itself, and what the API server refuses. */
void k8s_options_tell_host_process(struct evidence *out, const struct value *spec,
                                   const struct value *container);

#endif
