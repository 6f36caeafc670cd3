/* model/formats/service_line.h - docker service create: the container of a service's tasks, as the
 * docker create that would ask for the same.
 *
 * Flags of the swarm alone (replicas, placement, updates) say nothing of a container and go; ports
 * that the routing mesh publishes are not the container's own.
 * Source: docker/cli cli/command/service/opts.go; moby daemon/cluster/executor/container. */
#ifndef MODEL_FORMATS_SERVICE_LINE_H
#define MODEL_FORMATS_SERVICE_LINE_H

#include "model/formats/evidence.h"
#include "model/shell/shell.h"

/* Whether the words behind "docker" are those of docker service create. */
bool service_line_is(const struct shell_words *words);

/* The same as words of docker create, in the arena; what does not become part of it is remarked. */
struct shell_words service_line_as_create(struct evidence *out, const struct shell_words *words);

/* The client's words about the flag of docker create, about the one of docker service create that
 * it stands for. */
struct str service_line_words(struct arena *a, struct str message);

#endif
