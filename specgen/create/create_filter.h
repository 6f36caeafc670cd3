/* specgen/create/create_filter.h - the filter `create`: what the engine's own daemon is asked in
 * one line, and what it answered.
 *
 * In: {"engine", "operation", "name", "platform", "api", "request", "images", "before", "host"}.
 * Out: {"error"|"panic", "warnings", "container", "inspect_error", "volumes", "storage_options",
 * "spec", "hns", "NetworkSharedContainerID", "SharedEndpointList"}, each where there is one. Keys
 * that are null or zero are left out of the container; what chance gives has a placeholder:
 * <id>, <id:12>, <id NAME>, <volume 1>, <network nat>, <endpoint nat>, <now>. */
#ifndef SPECGEN_CREATE_CREATE_FILTER_H
#define SPECGEN_CREATE_CREATE_FILTER_H

#include "specgen/create/create.h"

/* release: that engine whatever the line says; 0: the line's. ERR_INPUT: not of that form. */
struct err *create_filter(const struct value **out, struct arena *a, const struct value *line,
                          uint32_t release, struct plat (*host_of)(const struct mdl_doc *doc));

#endif
