/* specgen/spec/resources.h - the engine's CPU arithmetic on its own, for the spec and for its
 * explanation. */
#ifndef SPECGEN_SPEC_RESOURCES_H
#define SPECGEN_SPEC_RESOURCES_H

#include "model/document/document.h"

struct resources_cpu {
    uint64_t count;
    uint16_t shares;
    uint16_t maximum; /* 1/100 percent */
};

/* false: division by zero (process isolation, --cpus, no processors). */
bool resources_cpu(struct resources_cpu *out, const struct mdl_host_config *h, int64_t num_cpu,
                   bool hyperv);

#endif
