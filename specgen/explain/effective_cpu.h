/* specgen/explain/effective_cpu.h - from the CPU and memory values to what the container can use.
 *
 * The step behind the spec: how the runtime (moby's local one, HCS v1) and Windows take the
 * values. Plain numbers, no allocation, so that a view can draw thousands of them. What
 * nobody has documented is EFFECTIVE_UNKNOWN.
 * Sources: the rows of specgen/explain/effective.h name them. */
#ifndef SPECGEN_EXPLAIN_EFFECTIVE_CPU_H
#define SPECGEN_EXPLAIN_EFFECTIVE_CPU_H

#include "specgen/spec/resources.h"

enum effective_state {
    EFFECTIVE_UNKNOWN,
    EFFECTIVE_UNLIMITED,
    EFFECTIVE_LIMITED,
    EFFECTIVE_PANIC, /* the engine divides by zero; CPU only */
};

#define EFFECTIVE_PER_CPU 10000 /* parts of one processor in `parts` */

struct effective_cpu {
    struct resources_cpu spec; /* as the engine computes it; zero after a panic */
    bool maximum_wrapped;      /* the maximum did not fit into 16 bits */
    bool wrapped;              /* the maximum or the shares */
    bool vm;
    uint64_t visible;      /* processors that a program counts; 0 = unknown */
    bool visible_default;  /* of them: nobody asked, the VM's default */
    bool count_cut;        /* the runtime lowers the count to the host's processors */
    unsigned set_controls; /* how many of count, shares and maximum are not 0 */
    enum effective_state state;
    uint64_t parts; /* LIMITED, UNLIMITED with visible known: usable CPU, 1/10000 of one */
};

/* vm: Hyper-V isolation, or a Linux container. num_cpu: of the host; below 1 = unknown. */
struct effective_cpu effective_cpu(const struct mdl_host_config *h, int64_t num_cpu, bool vm);

struct effective_memory {
    enum effective_state state;
    bool vm_default; /* LIMITED by the VM's default size: nobody asked */
    uint64_t mib;    /* LIMITED */
    uint64_t lost;   /* bytes of the limit that are no whole MiB */
};

struct effective_memory effective_memory(int64_t limit_bytes, bool vm);

#define EFFECTIVE_VM_MIB 1024

#endif
