/* model/formats/host_label.h - what a label tells of the host's Windows: of the nodes that a pod of
 * Kubernetes may run on, of the runner that a pipeline asks for.
 *
 * Only concluded: whoever shows the host knows better.
 * Source: kubernetes.io, well-known labels (node.kubernetes.io/windows-build); AKS,
 * kubernetes.azure.com/os-sku; GitHub's and Azure's hosted runners (actions/runner-images). */
#ifndef MODEL_FORMATS_HOST_LABEL_H
#define MODEL_FORMATS_HOST_LABEL_H

#include "model/formats/evidence.h"

/* by: "pod: nodeSelector". Another label tells nothing. */
void host_label_of_node(struct evidence *out, struct str key, struct str value, const char *by);

/* A map of such labels; NULL and what is no map: none. */
void host_label_of_selector(struct evidence *out, const struct value *selector, const char *by);

/* "windows-2022", as runs-on and vmImage have it; another one tells nothing. */
void host_label_of_runner(struct evidence *out, struct str label);

#endif
