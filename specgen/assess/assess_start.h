/* specgen/assess/assess_start.h - what start does before and behind the spec, for a container that
 * is there already: its networks are connected, and moby's own runtime takes the spec.
 *
 * Sources: daemon/container_operations.go allocateNetwork, connectToNetwork; libcontainerd/local.
 */
#ifndef SPECGEN_ASSESS_ASSESS_START_H
#define SPECGEN_ASSESS_ASSESS_START_H

#include "specgen/assess/assess.h"

/* Adds refusals to r->start and r->runtime; r->spec is built. ERR_OOM. */
struct err *assess_start(struct assessment *r, struct arena *a, const struct mdl_doc *built,
                         const struct plat *host, const struct engine *engine);

/* Of a container that is made of a request, whose networks create_start() connected: only what
 * moby's own runtime says to the spec. */
struct err *assess_runtime(struct assessment *r, struct arena *a, const struct plat *host,
                           const struct engine *engine);

#endif
