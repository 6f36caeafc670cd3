#include "specgen/spec/resources.h"

#include "specgen/spec/steps.h"

#define NANO             INT64_C(1000000000)
#define NANO_PER_MAXIMUM 100000 /* 1e9 nano CPUs are 10000 hundredths of a percent */

static const struct spec_origin from_cpu =
    SPEC_ORIGIN(CPU_GROUP, SPEC_FROM(NANO_CPUS), SPEC_FROM(CPU_COUNT), SPEC_FROM(CPU_SHARES),
                SPEC_FROM(CPU_PERCENT));
/* Of a process container the CPUs do not touch the count. */
static const struct spec_origin from_count =
    SPEC_ORIGIN(CPU_COUNT, SPEC_FROM(CPU_COUNT), SPEC_FROM(ISOLATION), SPEC_FROM(DEFAULT_ISOLATION),
                SPEC_FROM(IMAGE_OS));
static const struct spec_origin from_cpus =
    SPEC_ORIGIN(CPU_COUNT, SPEC_FROM(NANO_CPUS), SPEC_FROM(CPU_COUNT), SPEC_FROM(ISOLATION),
                SPEC_FROM(DEFAULT_ISOLATION), SPEC_FROM(IMAGE_OS));
static const struct spec_origin from_shares = SPEC_ORIGIN(CPU_SHARES, SPEC_FROM(CPU_SHARES));
static const struct spec_origin from_maximum =
    SPEC_ORIGIN(CPU_MAXIMUM, SPEC_FROM(NANO_CPUS), SPEC_FROM(CPU_PERCENT), SPEC_FROM(ISOLATION),
                SPEC_FROM(NUM_CPU), SPEC_FROM(DEFAULT_ISOLATION), SPEC_FROM(IMAGE_OS));
static const struct spec_origin from_memory = SPEC_ORIGIN(MEMORY, SPEC_FROM(MEMORY));
static const struct spec_origin from_storage =
    SPEC_ORIGIN(STORAGE, SPEC_FROM(IO_MAXIMUM_IOPS), SPEC_FROM(IO_MAXIMUM_BANDWIDTH));
static const struct spec_origin from_iops = SPEC_ORIGIN(STORAGE, SPEC_FROM(IO_MAXIMUM_IOPS));
static const struct spec_origin from_bps = SPEC_ORIGIN(STORAGE, SPEC_FROM(IO_MAXIMUM_BANDWIDTH));

static struct resources_percent times_100(int64_t percent)
{
    struct resources_percent p = {.taken = (uint16_t)(uint64_t)percent};

    p.product = p.taken * UINT32_C(100);
    p.maximum = (uint16_t)p.product;
    p.cut = p.taken != percent || p.maximum != p.product;
    return p;
}

static void divide(struct resources_cpu *out, int64_t nano, int64_t divisor)
{
    out->divisor = divisor;
    out->exact = nano / divisor / NANO_PER_MAXIMUM;
    out->maximum = (uint16_t)(uint64_t)out->exact;
    out->maximum_cut = out->maximum != out->exact;
    out->maximum_raised = out->maximum == 0;
    out->maximum += out->maximum_raised;
}

bool spec_resources_cpu(struct resources_cpu *out, const struct mdl_host_config *h, int64_t num_cpu,
                        bool hyperv)
{
    int64_t nano = h->nano_cpus.v;

    *out = (struct resources_cpu){
        .count = (uint64_t)h->cpu_count.v,
        .shares = (uint16_t)(uint64_t)h->cpu_shares.v,
        .percent = times_100(h->cpu_percent.v),
    };
    out->shares_cut = out->shares != h->cpu_shares.v;
    out->maximum = out->percent.maximum;
    if (nano <= 0)
        return true;
    if (hyperv) {
        out->count_of_cpus = true;
        out->count = (uint64_t)(nano / NANO) + (nano % NANO != 0);
    }
    out->maximum_of_cpus = !hyperv || nano % NANO != 0;
    if (out->maximum_of_cpus && !hyperv && num_cpu == 0)
        return false;
    if (out->maximum_of_cpus)
        divide(out, nano, hyperv ? (int64_t)out->count : num_cpu);
    return true;
}

/* Processors that the settings ask for: a container with them cannot be started on fewer. */
static int64_t asked_for(const struct mdl_host_config *h)
{
    int64_t nano = h->nano_cpus.v;

    return nano > 0 ? nano / NANO + (nano % NANO != 0) : 0;
}

void resources_take_num_cpu(struct plat_facts *facts, const struct mdl_host_config *h)
{
    struct plat_known *known = &facts->known[PLAT_FACT_NUM_CPU];
    int64_t asked = asked_for(h);

    if (!plat_is_guess(facts, PLAT_FACT_NUM_CPU))
        return;
    if (known->least > 0 && facts->num_cpu < (int64_t)known->least)
        facts->num_cpu = (int64_t)known->least;
    if (facts->num_cpu < asked) { /* what was assumed cannot be so */
        facts->num_cpu = asked;
        known->state = PLAT_UNKNOWN;
    }
}

struct str resources_num_cpu_text(struct arena *a, const struct plat_facts *facts)
{
    const struct plat_known *known = &facts->known[PLAT_FACT_NUM_CPU];

    if (known->state != PLAT_UNKNOWN)
        return arena_printf(a, "%lld", (long long)facts->num_cpu);
    if (known->least > 0)
        return arena_printf(a, "unknown, at least %llu", (unsigned long long)known->least);
    return STR_LIT("unknown");
}

/* The rate is a share of all processors. */
static void ask_num_cpu(struct spec_build *b, struct spec_node *maximum)
{
    bool assumed = b->r->facts.known[PLAT_FACT_NUM_CPU].state != PLAT_UNKNOWN;

    spec_open(b,
              spec_ask_fact(
                  b, SPEC_ASK_NUM_CPU, RULE_CPU_MAXIMUM, PLAT_FACT_NUM_CPU,
                  arena_printf(b->a, "%lld, %s", (long long)b->r->facts.num_cpu,
                               assumed ? "which is only assumed" : "the fewest that it can have")),
              maximum);
}

/* windows.resources appears with its first member. */
static struct spec_node *resources(struct spec_build *b, const struct spec_origin *from)
{
    struct spec_node *n = spec_child(b->windows, KEY_RESOURCES);

    return n != NULL ? n : spec_put_object(&b->tree, b->windows, KEY_RESOURCES, from);
}

static bool put_cpu(struct spec_build *b, const struct mdl_host_config *h, bool hyperv)
{
    struct resources_cpu cpu;
    struct spec_node *n;

    if (!spec_resources_cpu(&cpu, h, b->r->facts.num_cpu, hyperv))
        return spec_panic(b, RULE_NUM_CPU_ZERO, SPEC_REF(NUM_CPU), PANIC_DIVIDE);
    if (cpu.maximum != 0 || cpu.shares != 0 || cpu.count != 0) {
        n = spec_put_object(&b->tree, resources(b, &from_cpu), KEY_CPU, &from_cpu);
        spec_put_uint(&b->tree, n, KEY_COUNT, cpu.count, hyperv ? &from_cpus : &from_count);
        spec_put_uint(&b->tree, n, KEY_SHARES, cpu.shares, &from_shares);
        spec_put_uint(&b->tree, n, KEY_MAXIMUM, cpu.maximum, &from_maximum);
        if (cpu.maximum_of_cpus && !hyperv && spec_is_guess(b, PLAT_FACT_NUM_CPU))
            ask_num_cpu(b, spec_child(n, KEY_MAXIMUM));
    }
    return true;
}

bool step_resources(struct spec_build *b, bool hyperv)
{
    const struct mdl_host_config *h = &b->c->host_config;
    struct spec_node *n;

    if (resources_has_cpu(h) && !put_cpu(b, h, hyperv))
        return false;
    if (h->memory.v != 0) {
        n = spec_put_object(&b->tree, resources(b, &from_memory), KEY_MEMORY, &from_memory);
        spec_put_uint(&b->tree, n, KEY_LIMIT, (uint64_t)h->memory.v, &from_memory);
    }
    if (h->io_maximum_bandwidth.v != 0 || h->io_maximum_iops.v != 0) {
        n = spec_put_object(&b->tree, resources(b, &from_storage), KEY_STORAGE, &from_storage);
        spec_put_uint(&b->tree, n, KEY_IOPS, h->io_maximum_iops.v, &from_iops);
        spec_put_uint(&b->tree, n, KEY_BPS, h->io_maximum_bandwidth.v, &from_bps);
    }
    return true;
}
