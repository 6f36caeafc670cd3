#include "specgen/explain/effective_cpu.h"

#define MOST_MAXIMUM 10000 /* the range of a job's CPU rate; above it nothing is documented */
#define MIB          (1 << 20)

/* The VM's processors when nobody asks for a number. */
static uint64_t vm_processors(int64_t num_cpu)
{
    if (num_cpu < 1)
        return 0;
    return num_cpu == 1 ? 1 : 2;
}

/* Windows Server containers: all controls are rates of a job; the processors stay visible. */
static void as_process(struct effective_cpu *e, int64_t num_cpu)
{
    uint64_t n = (uint64_t)num_cpu;

    e->visible = n;
    if (e->set_controls > 1 || e->spec.maximum > MOST_MAXIMUM)
        return;
    e->state = EFFECTIVE_UNLIMITED;
    e->parts = n * EFFECTIVE_PER_CPU;
    if (e->spec.maximum > 0) {
        e->state = EFFECTIVE_LIMITED;
        e->parts = n * e->spec.maximum;
    } else if (e->spec.count > 0) {
        e->state = e->spec.count < n ? EFFECTIVE_LIMITED : EFFECTIVE_UNLIMITED;
        e->parts = (e->spec.count < n ? e->spec.count : n) * EFFECTIVE_PER_CPU;
    }
}

static void as_vm(struct effective_cpu *e, int64_t num_cpu)
{
    uint64_t n = (uint64_t)num_cpu;

    e->visible_default = e->spec.count == 0;
    e->visible = e->spec.count == 0  ? vm_processors(num_cpu)
                 : e->spec.count < n ? e->spec.count
                                     : n;
    if (e->spec.maximum > MOST_MAXIMUM)
        return;
    e->state = EFFECTIVE_LIMITED;
    e->parts = e->visible * (e->spec.maximum > 0 ? e->spec.maximum : EFFECTIVE_PER_CPU);
}

struct effective_cpu effective_cpu(const struct mdl_host_config *h, int64_t num_cpu, bool vm)
{
    struct effective_cpu e = {.vm = vm, .state = EFFECTIVE_UNKNOWN};

    if (!spec_resources_cpu(&e.spec, h, num_cpu, vm)) {
        e.spec = (struct resources_cpu){0};
        e.state = EFFECTIVE_PANIC;
        return e;
    }
    e.maximum_wrapped = e.spec.maximum_of_cpus ? e.spec.maximum_cut : e.spec.percent.cut;
    e.wrapped = e.maximum_wrapped || e.spec.shares_cut;
    e.set_controls = (unsigned)(e.spec.count > 0) + (e.spec.shares > 0) + (e.spec.maximum > 0);
    if (num_cpu < 1) {
        e.visible = 0;
        return e;
    }
    e.count_cut = e.spec.count > (uint64_t)num_cpu;
    if (vm)
        as_vm(&e, num_cpu);
    else
        as_process(&e, num_cpu);
    return e;
}

struct effective_memory effective_memory(int64_t limit_bytes, bool vm)
{
    struct effective_memory e = {.state = EFFECTIVE_UNLIMITED};

    if (limit_bytes <= -MIB) {
        e.state = EFFECTIVE_UNKNOWN; /* the runtime asks for a negative number of MiB */
        return e;
    }
    if (limit_bytes > 0)
        e.lost = (uint64_t)limit_bytes % MIB;
    if (limit_bytes >= MIB) {
        e.state = EFFECTIVE_LIMITED;
        e.mib = (uint64_t)limit_bytes / MIB;
    } else if (vm) {
        e.state = EFFECTIVE_LIMITED;
        e.vm_default = true;
        e.mib = EFFECTIVE_VM_MIB;
    }
    return e;
}
