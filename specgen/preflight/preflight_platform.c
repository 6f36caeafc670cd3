/* Checks of the resources on Windows, and the values they discard. */
#include "specgen/gocompat/fold_case.h"
#include "specgen/preflight/preflight_build.h"

#define NANO                     INT64_C(1000000000)
#define MAX_SHARES               10000
#define MIN_CLIENT_PROCESS_BUILD 17763 /* Windows 10 1809 */
#define MIN_FRACTION_BUILD       16175 /* of 19.03 */
#define MIN_FRACTION_BUILD_20_10 16299

/* The controls as they stand after each discard. */
struct controls {
    int64_t shares, percent, count, nano;
};

static bool refuse(struct preflight_build *p, enum spec_rule rule, enum mdl_field_id field,
                   struct str text)
{
    return preflight_refuse(p, rule, SPEC_CLASS_INVALID_PARAMETER, field, -1, text);
}

static void set_int(struct preflight_build *p, enum spec_rule rule, enum mdl_field_id field,
                    int64_t *value, int64_t to)
{
    *value = to;
    preflight_change(p, (struct preflight_change){
                            .field = field, .rule = rule, .kind = PREFLIGHT_TO_INT, .number = to});
}

static void discard(struct preflight_build *p, enum mdl_field_id field, int64_t *value,
                    const char *winner, const char *loser)
{
    preflight_warn(p, RULE_PRE_DISCARD, field,
                   CONCAT(p->a, STR_LIT("Conflicting options: CPU "), str_of(winner),
                          STR_LIT(" takes priority over CPU "), str_of(loser),
                          STR_LIT(" on Windows Server Containers. CPU "), str_of(loser),
                          STR_LIT(" discarded")));
    set_int(p, RULE_PRE_DISCARD, field, value, 0);
}

static void discard_losers(struct preflight_build *p, struct controls *c)
{
    if (c->count > 0) {
        if (c->shares > 0)
            discard(p, MDL_F_CPU_SHARES, &c->shares, "count", "shares");
        if (c->percent > 0)
            discard(p, MDL_F_CPU_PERCENT, &c->percent, "count", "percent");
    } else if (c->shares > 0 && c->percent > 0) {
        discard(p, MDL_F_CPU_PERCENT, &c->percent, "shares", "percent");
    }
}

/* A number that nobody told is at least what a container asks for that could be made. */
static bool is_too_much(struct preflight_build *p, int64_t nano, int64_t most)
{
    int64_t asked = nano / NANO + (nano % NANO != 0);

    if (nano < 0 || !plat_is_guess(&p->facts, PLAT_FACT_NUM_CPU))
        return nano < 0 || nano > most;
    if (nano > most && nano / NANO > (int64_t)p->facts.known[PLAT_FACT_NUM_CPU].least)
        preflight_ask(p, SPEC_ASK_NUM_CPU, RULE_PRE_CPU_RANGE, PLAT_FACT_NUM_CPU,
                      arena_printf(p->a, "at least %lld", (long long)asked));
    return false;
}

static bool check_ranges(struct preflight_build *p, const struct controls *c)
{
    int64_t cpus = p->facts.num_cpu;
    bool good = true;
    int64_t most = (int64_t)((uint64_t)cpus * (uint64_t)NANO); /* wraps, as in the engine */

    if (c->shares < 0 || c->shares > MAX_SHARES)
        good = refuse(p, RULE_PRE_CPU_RANGE, MDL_F_CPU_SHARES,
                      STR_LIT("range of CPUShares is from 1 to 10000"));
    if (c->percent < 0 || c->percent > 100)
        good = refuse(p, RULE_PRE_CPU_RANGE, MDL_F_CPU_PERCENT,
                      STR_LIT("range of CPUPercent is from 1 to 100"));
    if (c->count < 0)
        good = refuse(p, RULE_PRE_CPU_RANGE, MDL_F_CPU_COUNT,
                      STR_LIT("invalid CPUCount: CPUCount cannot be negative"));
    if (c->nano > 0 && c->percent > 0)
        good = refuse(p, RULE_PRE_CPU_RANGE, MDL_F_CPU_PERCENT,
                      STR_LIT("conflicting options: Nano CPUs and CPU Percent cannot both be set"));
    if (c->nano > 0 && c->shares > 0)
        good = refuse(p, RULE_PRE_CPU_RANGE, MDL_F_CPU_SHARES,
                      STR_LIT("conflicting options: Nano CPUs and CPU Shares cannot both be set"));
    if (is_too_much(p, c->nano, most))
        good = refuse(p, RULE_PRE_CPU_RANGE, MDL_F_NANO_CPUS,
                      arena_printf(p->a,
                                   "range of CPUs is from 0.01 to %lld.00, as there are only %lld "
                                   "CPUs available",
                                   (long long)cpus, (long long)cpus));
    return good;
}

int64_t preflight_rounded_cpus(const struct engine *engine, uint64_t build, int64_t nano)
{
    uint64_t least = engine_has(engine, CHANGE_ROUND_BEFORE_16299) ? MIN_FRACTION_BUILD_20_10
                                                                   : MIN_FRACTION_BUILD;

    if (engine_has(engine, CHANGE_NO_ROUNDING) || build >= least || nano <= NANO)
        return nano;
    return (nano + NANO / 2) / NANO * NANO;
}

static void round_cpus(struct preflight_build *p, struct controls *c)
{
    int64_t rounded = preflight_rounded_cpus(&p->engine, p->facts.os_build, c->nano);

    if (rounded == c->nano)
        return;
    set_int(p, RULE_PRE_CPU_ROUND, MDL_F_NANO_CPUS, &c->nano, rounded);
    preflight_warn(p, RULE_PRE_CPU_ROUND, MDL_F_NANO_CPUS,
                   arena_printf(p->a,
                                "Your current OS version does not support Hyper-V containers with "
                                "NanoCPUs greater than 1000000000 but not divisible by 1000000000. "
                                "NanoCPUs rounded to %lld",
                                (long long)c->nano));
}

/* The engine answers with the first of them; the others come once that is taken away. */
static void check_unsupported(struct preflight_build *p)
{
    const struct mdl_host_config *h = p->hosts;
    const struct {
        bool set;
        enum mdl_field_id field;
        const char *name;
    } options[] = {
        {h->blkio_device_read_bps.count > 0, MDL_F_BLKIO_DEVICE_READ_BPS, "BlkioDeviceReadBps"},
        {h->blkio_device_read_iops.count > 0, MDL_F_BLKIO_DEVICE_READ_IOPS, "BlkioDeviceReadIOps"},
        {h->blkio_device_write_bps.count > 0, MDL_F_BLKIO_DEVICE_WRITE_BPS, "BlkioDeviceWriteBps"},
        {h->blkio_device_write_iops.count > 0, MDL_F_BLKIO_DEVICE_WRITE_IOPS,
         "BlkioDeviceWriteIOps"},
        {h->blkio_weight.v > 0, MDL_F_BLKIO_WEIGHT, "BlkioWeight"},
        {h->blkio_weight_device.count > 0, MDL_F_BLKIO_WEIGHT_DEVICE, "BlkioWeightDevice"},
        {h->cgroup_parent.v.len > 0, MDL_F_CGROUP_PARENT, "CgroupParent"},
        {h->cpu_period.v != 0, MDL_F_CPU_PERIOD, "CPUPeriod"},
        {h->cpuset_cpus.v.len > 0, MDL_F_CPUSET_CPUS, "CpusetCpus"},
        {h->cpuset_mems.v.len > 0, MDL_F_CPUSET_MEMS, "CpusetMems"},
        {h->kernel_memory.v != 0 && !engine_has(&p->engine, CHANGE_KERNEL_MEMORY_GONE),
         MDL_F_KERNEL_MEMORY, "KernelMemory"},
        {h->memory_reservation.v != 0, MDL_F_MEMORY_RESERVATION, "MemoryReservation"},
        {h->memory_swap.v != 0, MDL_F_MEMORY_SWAP, "MemorySwap"},
        {h->memory_swappiness.presence == MDL_SET && h->memory_swappiness.v != -1,
         MDL_F_MEMORY_SWAPPINESS, "MemorySwappiness"},
        {h->oom_kill_disable.v, MDL_F_OOM_KILL_DISABLE, "OomKillDisable"},
        {h->pids_limit.v != 0, MDL_F_PIDS_LIMIT, "PidsLimit"},
        {h->ulimits.count > 0, MDL_F_ULIMITS, "Ulimits"},
    };

    for (size_t i = 0; i < sizeof(options) / sizeof(options[0]); i++) {
        if (options[i].set)
            refuse(p, RULE_PRE_UNSUPPORTED, options[i].field,
                   CONCAT(p->a, STR_LIT("invalid option: Windows does not support "),
                          str_of(options[i].name)));
    }
}

/* Process isolation on a client that is too old for it. */
static void check_client(struct preflight_build *p, bool by_default)
{
    if (!str_is(p->facts.os_product, "client") || p->facts.os_build >= MIN_CLIENT_PROCESS_BUILD ||
        engine_has(&p->engine, CHANGE_MINIMUM_17763))
        return;
    if (by_default && plat_is_guess(&p->facts, PLAT_FACT_DEFAULT_ISOLATION))
        return; /* a client's default is Hyper-V */
    if (plat_is_guess(&p->facts, PLAT_FACT_OS_BUILD) ||
        plat_is_guess(&p->facts, PLAT_FACT_OS_PRODUCT))
        preflight_ask(p, SPEC_ASK_OS_BUILD, RULE_PRE_CLIENT, PLAT_FACT_OS_BUILD,
                      STR_LIT("process isolation"));
    else
        refuse(p, RULE_PRE_CLIENT, MDL_F_ISOLATION,
               STR_LIT("Windows client operating systems earlier than version 1809 can only "
                       "run Hyper-V containers"));
}

void preflight_check_platform(struct preflight_build *p)
{
    const struct mdl_host_config *h = p->hosts;
    struct controls c;
    bool hyperv, by_default;

    if (h == NULL)
        return;
    by_default = h->isolation.v.len == 0 || text_lower_is(h->isolation.v, "default");
    c = (struct controls){.shares = h->cpu_shares.v,
                          .percent = h->cpu_percent.v,
                          .count = h->cpu_count.v,
                          .nano = h->nano_cpus.v};
    hyperv = text_lower_is(by_default ? p->facts.default_isolation : h->isolation.v, "hyperv");
    if (!hyperv)
        check_client(p, by_default);
    if (h->memory_swappiness.presence == MDL_SET && h->memory_swappiness.v == -1)
        preflight_change(p, (struct preflight_change){.field = MDL_F_MEMORY_SWAPPINESS,
                                                      .rule = RULE_PRE_SWAPPINESS,
                                                      .kind = PREFLIGHT_TO_NULL});
    if (!hyperv)
        discard_losers(p, &c);
    if (check_ranges(p, &c) && hyperv)
        round_cpus(p, &c);
    check_unsupported(p);
}
