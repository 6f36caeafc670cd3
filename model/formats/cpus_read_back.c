#include "model/formats/cpus_read_back.h"

#include "model/base/num.h"
#include "model/document/knowledge.h"
#include "model/formats/members.h"
#include "model/value/value_make.h"

#define NANO      INT64_C(1000000000)
#define PER_PART  INT64_C(100000) /* nano CPUs in 1/10000 of one */
#define MOST_CPUS 65536           /* no product below comes near to the largest number */

static const char nano_cpus[] = "container.HostConfig.NanoCpus";

/* Under Hyper-V the count is that of the CPUs, rounded up, and of whole ones no maximum is made. */
static bool gives(int64_t nano, int64_t maximum, int64_t processors, bool hyperv)
{
    if (hyperv && (nano % NANO == 0 || nano / NANO + 1 != processors))
        return false;
    return nano / processors / PER_PART == maximum;
}

int64_t container_cpus_read_back(int64_t maximum, int64_t processors, bool hyperv)
{
    int64_t least;

    if (maximum <= 0 || maximum >= CPUS_WHOLE || processors <= 0 || processors > MOST_CPUS)
        return 0;
    least = maximum * processors * PER_PART;
    if (hyperv && least <= (processors - 1) * NANO) /* 6.00001 CPUs are 7 */
        least = (processors - 1) * NANO + 1;
    for (int64_t unit = NANO; unit > 0; unit /= 10) {
        int64_t nano = (least + unit - 1) / unit * unit;

        if (gives(nano, maximum, processors, hyperv))
            return nano;
    }
    return 0;
}

static int64_t number_at(const struct value *v, const char *key)
{
    int64_t n = 0;

    return num_int64(&n, member_number(v, key)) == NUM_OK ? n : 0;
}

int64_t container_cpus_maximum(const struct value *root)
{
    int64_t nano = number_at(MEMBER_AT(root, "container", "HostConfig"), "NanoCpus");
    int64_t processors = number_at(member(root, "host"), "NumCPU");

    if (nano <= 0 || processors <= 0 || !mdl_is_assumption(mdl_source_of(root, str_of(nano_cpus))))
        return 0;
    return nano / processors / PER_PART;
}

void assume_cpus(struct evidence *out, const struct value *root)
{
    const struct value *settings = MEMBER_AT(root, "container", "HostConfig");
    const struct value *host = member(root, "host");
    int64_t processors = number_at(host, "NumCPU"), nano = 0;

    if (!has_member(host, "NumCPU") && evidence_fact(out, STR_LIT("host.NumCPU")) != NULL)
        (void)num_int64(&processors, STR_LIT(CPUS_ASSUMED));
    if (number_at(settings, "NanoCpus") == 0 && number_at(settings, "CpuPercent") == 0)
        nano = container_cpus_read_back(out->cpu_maximum, processors, false);
    if (nano > 0)
        evidence_assume(
            out, str_of(nano_cpus),
            value_number(arena_printf(&out->arena, "%lld", (long long)nano)),
            arena_printf(&out->arena,
                         "the CPUs (--cpus) are those that give a processor maximum of %lld of "
                         "10000 on the host's processors",
                         (long long)out->cpu_maximum));
}
