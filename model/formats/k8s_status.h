/* model/formats/k8s_status.h - what the kubelet wrote into a pod of its containers: how one ended,
 * and why it was not made or started.
 *
 * Source: Kubernetes API reference (PodStatus, ContainerStatus, Event). */
#ifndef MODEL_FORMATS_K8S_STATUS_H
#define MODEL_FORMATS_K8S_STATUS_H

#include "model/formats/evidence.h"
#include "model/value/value.h"

/* Of the container of that name. */
void k8s_status_tell(struct evidence *out, const struct value *object, struct str container);

/* An Event, as kubectl get events lists them: of what failed its words. */
void k8s_status_event(struct evidence *out, const struct value *event);
/* Whether one of a list of events, or the event itself, is of what failed. */
bool k8s_status_tells_failure(const struct value *list);
/* The words of all that failed, a line each; empty: none did, or it is no list of events. */
struct str k8s_status_events_text(struct arena *a, const struct value *list);

#endif
