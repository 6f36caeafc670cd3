/* specgen/spec/resources.h - the engine's CPU arithmetic on its own, step by step, for the spec and
 * for whoever explains it: nobody else divides.
 * Source: daemon/oci_windows.go setResourcesInSpec. */
#ifndef SPECGEN_SPEC_RESOURCES_H
#define SPECGEN_SPEC_RESOURCES_H

#include "platform/platform.h"

/* CpuPercent x 100, where both the factor and the product are 16 bits wide. */
struct resources_percent {
    uint16_t taken;
    uint32_t product;
    uint16_t maximum; /* 1/100 percent */
    bool cut;         /* one of the two did not fit */
};

struct resources_cpu {
    uint64_t count;
    uint16_t shares;
    uint16_t maximum; /* 1/100 percent */

    bool shares_cut;                  /* to 16 bits */
    bool count_of_cpus;               /* --cpus took the place of CpuCount */
    bool maximum_of_cpus;             /* --cpus took the place of CpuPercent */
    struct resources_percent percent; /* CpuPercent's own way, used or not */

    /* With maximum_of_cpus. */
    int64_t divisor;     /* the host's processors; under Hyper-V the counted ones */
    int64_t exact;       /* 1/100 percent of the divisor's CPUs */
    bool maximum_cut;    /* to 16 bits */
    bool maximum_raised; /* from 0 to 1 */
};

/* Whether any of the fields is set. Nearly always none is, and then nothing is computed. */
static inline bool resources_has_cpu(const struct mdl_host_config *h)
{
    return (h->nano_cpus.v | h->cpu_count.v | h->cpu_shares.v | h->cpu_percent.v) != 0;
}

/* false: division by zero (process isolation, --cpus, no processors); the steps until then are
 * there. */
bool spec_resources_cpu(struct resources_cpu *out, const struct mdl_host_config *h, int64_t num_cpu,
                        bool hyperv);

/* A number of processors that nobody told is at least what host.Unknown says and what the settings
 * ask for; the arithmetic goes on with that. */
void resources_take_num_cpu(struct plat_facts *facts, const struct mdl_host_config *h);
/* "4", "unknown, at least 64", "unknown". */
struct str resources_num_cpu_text(struct arena *a, const struct plat_facts *facts);

#endif
