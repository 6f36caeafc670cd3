/* Why a value is what it is, in words. Made on demand: generation itself formats nothing. */
#include "specgen/explain/why.h"

#include "specgen/spec/resources.h"

#include <inttypes.h>

struct why {
    struct arena *a;
    const struct spec_result *r;
    const struct spec_node *node;
    const struct mdl_host_config *h;
    struct resources_cpu cpu;
};

/* 1500000000 -> "1.5 CPUs" */
static struct str cpus(struct arena *a, int64_t nano)
{
    struct str s = arena_printf(a, "%lld.%09lld", (long long)(nano / 1000000000),
                                (long long)(nano % 1000000000));

    while (str_ends(s, STR_LIT("0")))
        s.len--;
    if (str_ends(s, STR_LIT(".")))
        s.len--;
    return arena_printf(a, "%.*s CPU%s", STR_FMT(s), nano == 1000000000 ? "" : "s");
}

/* "4 processors of the host" */
static struct str divisor(struct arena *a, const struct resources_cpu *cpu)
{
    const char *s = cpu->divisor == 1 ? "" : "s";

    if (cpu->count_of_cpus)
        return arena_printf(a, "%lld counted CPU%s", (long long)cpu->divisor, s);
    return arena_printf(a, "%lld processor%s of the host", (long long)cpu->divisor, s);
}

static struct str why_count(const struct why *w)
{
    int64_t nano = w->h->nano_cpus.v;

    if (w->cpu.count_of_cpus)
        return arena_printf(w->a, "NanoCpus %lld = %.*s, rounded up to %llu for Hyper-V",
                            (long long)nano, STR_FMT(cpus(w->a, nano)),
                            (unsigned long long)w->cpu.count);
    if (w->h->cpu_count.v == 0)
        return STR_LIT("CpuCount is not set; written because another CPU value is");
    return arena_printf(w->a, "CpuCount %lld as an unsigned number", (long long)w->h->cpu_count.v);
}

static struct str why_percent(const struct why *w)
{
    const struct resources_percent *p = &w->cpu.percent;
    long long percent = (long long)w->h->cpu_percent.v;

    if (percent == 0)
        return STR_LIT("CpuPercent is not set; written because another CPU value is");
    if (!p->cut)
        return arena_printf(w->a, "CpuPercent %lld x 100 = %u hundredths of a percent", percent,
                            p->maximum);
    return arena_printf(
        w->a, "CpuPercent %lld cut to 16 bits = %u; x 100 = %" PRIu32 "; cut to 16 bits = %u",
        percent, p->taken, p->product, p->maximum);
}

static struct str why_maximum(const struct why *w)
{
    const struct resources_cpu *cpu = &w->cpu;
    int64_t nano = w->h->nano_cpus.v;

    if (!cpu->maximum_of_cpus && cpu->count_of_cpus)
        return arena_printf(w->a,
                            "NanoCpus %lld is a whole number of CPUs, so Hyper-V gets no "
                            "maximum from it; %.*s",
                            (long long)nano, STR_FMT(why_percent(w)));
    if (!cpu->maximum_of_cpus)
        return why_percent(w);
    return arena_printf(w->a, "NanoCpus %lld = %.*s; / %.*s = %lld.%02lld %% -> %lld%s%s",
                        (long long)nano, STR_FMT(cpus(w->a, nano)), STR_FMT(divisor(w->a, cpu)),
                        (long long)(cpu->exact / 100), (long long)(cpu->exact % 100),
                        (long long)cpu->exact, cpu->maximum_cut ? "; cut to 16 bits" : "",
                        cpu->maximum_raised ? "; at least 1" : "");
}

static struct str why_shares(const struct why *w)
{
    long long shares = (long long)w->h->cpu_shares.v;

    if (shares == 0)
        return STR_LIT("CpuShares is not set; written because another CPU value is");
    if (!w->cpu.shares_cut)
        return arena_printf(w->a, "CpuShares %lld as given", shares);
    return arena_printf(w->a, "CpuShares %lld cut to 16 bits = %u", shares, w->cpu.shares);
}

static struct str why_memory(const struct why *w)
{
    int64_t memory = w->h->memory.v;

    if (memory < 0)
        return arena_printf(w->a, "Memory %lld as an unsigned 64-bit number", (long long)memory);
    return arena_printf(w->a, "Memory %lld bytes = %lld MiB%s", (long long)memory,
                        (long long)(memory >> 20), memory % (1 << 20) != 0 ? " and a rest" : "");
}

static struct str why_hyperv(const struct why *w)
{
    const struct spec_isolation *iso = &w->r->isolation;

    if (iso->decided_by == SPEC_ISOLATION_LCOW)
        return STR_LIT("create forces Hyper-V for Linux containers on Windows");
    if (iso->decided_by == SPEC_ISOLATION_DAEMON)
        return arena_printf(w->a,
                            "the container asks for '%.*s', so the daemon's default '%.*s' decides",
                            STR_FMT(iso->asked), STR_FMT(iso->daemon));
    return arena_printf(w->a, "the container asks for '%.*s' itself", STR_FMT(iso->asked));
}

static struct str why_root(const struct why *w)
{
    if (w->r->isolation.hyperv)
        return STR_LIT(
            "Hyper-V isolation: the filesystem is not mounted on the host, the path stays "
            "empty");
    return STR_LIT("process isolation: the mounted filesystem's path, with a backslash at its end");
}

/* The mount that the node is part of. */
static const struct spec_mount *mount_of(const struct why *w)
{
    int index = w->node->origin->refs[0].index;
    const struct spec_mount *m = w->r->mounts;

    while (m != NULL && m->index != index)
        m = m->next;
    return m;
}

static struct str why_mount_order(const struct why *w)
{
    const struct spec_mount *m = w->node->origin->refs[0].index >= 0 ? mount_of(w) : NULL;

    if (m == NULL)
        return STR_NONE;
    return arena_printf(w->a, "sorted by its destination's %d backslash%s once cleaned", m->key,
                        m->key == 1 ? "" : "es");
}

static int place_of(const struct why *w)
{
    return w->node->origin->refs[0].index;
}

static struct str why_mount(const struct why *w)
{
    if (w->node->origin->refs[0].field == MDL_F_MOUNT_RW)
        return arena_printf(w->a, "RW of Mounts[%d] is false: read-only", place_of(w));
    return arena_printf(w->a, "%s of Mounts[%d] as given",
                        w->node->origin->refs[0].field == MDL_F_MOUNT_SOURCE ? "Source"
                                                                             : "Destination",
                        place_of(w));
}

static struct str why_env(const struct why *w)
{
    if (place_of(w) < 0)
        return STR_NONE;
    return arena_printf(w->a, "Env[%d] as given", place_of(w));
}

static struct str why_args(const struct why *w)
{
    if (w->node->kind == SPEC_LIST)
        return STR_LIT("ArgsEscaped is not set: the path and the arguments are a list");
    if (place_of(w) < 0)
        return STR_LIT("Path as given, the first of the arguments");
    return arena_printf(w->a, "Args[%d] as given", place_of(w));
}

static struct str why_command_line(const struct why *w)
{
    size_t count = w->r->doc->container.args.count;

    if (count == 0)
        return STR_LIT("ArgsEscaped is set: Path as it is, without arguments");
    return arena_printf(w->a,
                        "ArgsEscaped is set: Path as it is, and %zu argument%s quoted behind it",
                        count, count == 1 ? "" : "s");
}

static struct str why_hostname(const struct why *w)
{
    const struct mdl_config *c = &w->r->doc->container.config;

    if (c->domainname.v.len == 0)
        return STR_LIT("Hostname as given; there is no Domainname");
    return arena_printf(w->a, "Hostname '%.*s', a dot, and Domainname '%.*s'",
                        STR_FMT(c->hostname.v), STR_FMT(c->domainname.v));
}

static struct str why_layers(const struct why *w)
{
    size_t count = w->r->image.layer_folder_count;
    size_t index = (size_t)w->node->rank + 1;

    if (w->node->kind == SPEC_LIST)
        return arena_printf(w->a,
                            count == 1 ? "the folder of image %.*s"
                                       : "the folders of image %.*s, topmost first",
                            STR_FMT(w->r->doc->container.image.v));
    if (index == count)
        return STR_LIT("the container's own writable layer, always the last");
    return arena_printf(w->a, "layer %zu of the image from the top", index);
}

static struct str why_first_boot(const struct why *w)
{
    if (w->r->doc->container.has_been_started_before.presence == MDL_SET)
        return STR_LIT("HasBeenStartedBefore is false: the first boot");
    return STR_LIT("State.StartedAt holds no time: never started, the first boot");
}

static struct str why_device(const struct why *w)
{
    if (w->node->kind == SPEC_LIST || w->node->kind == SPEC_OBJECT)
        return STR_NONE;
    return arena_printf(w->a, "PathOnHost of Devices[%d]: %s its first slash", place_of(w),
                        str_is(w->node->key, "id") ? "what follows" : "what precedes");
}

static struct str why_user(const struct why *w)
{
    return str_is(w->node->key, "username") ? STR_LIT("User as given")
                                            : STR_LIT("always 0: Windows has no numeric ids");
}

static struct str why_terminal(const struct why *w)
{
    if (str_is(w->node->key, "terminal"))
        return STR_LIT("Tty is set");
    return STR_LIT("Tty is set, so the console's size is written, zeros included");
}

static struct str why_cwd(const struct why *w)
{
    if (w->node->overrode != NULL && w->node->origin->ref_count == 2)
        return w->r->linux_container ? STR_LIT("WorkingDir is empty: / for Linux")
                                     : STR_LIT("WorkingDir is empty: C:\\ for Windows");
    return STR_LIT("WorkingDir as given");
}

static struct str why_dns(const struct why *w)
{
    if (w->h->dns_search.count > 0)
        return STR_LIT("the container's own list; the daemon's is not added");
    return STR_LIT("the container has no list of its own, so the daemon's is taken");
}

static struct str why_credential(const struct why *w)
{
    for (const struct spec_credential *c = w->r->credentials; c != NULL; c = c->next) {
        struct str bytes = w->node->unknown != NULL ? STR_LIT("a text that is not known")
                                                    : arena_printf(w->a, "%zu bytes", c->data.len);

        if (c->used)
            return arena_printf(
                w->a, "security option %zu: %.*s from %s'%.*s'", c->option + 1, STR_FMT(bytes),
                c->scheme == SPEC_SCHEME_REGISTRY ? "the registry value "
                : c->scheme == SPEC_SCHEME_FILE   ? "the file "
                : c->scheme == SPEC_SCHEME_CONFIG ? "the config "
                                                  : "the option itself, starting ",
                STR_FMT(str_cut(c->scheme == SPEC_SCHEME_FILE ? c->location : c->asked, 0, 120)));
    }
    return STR_NONE;
}

static struct str why_endpoint(const struct why *w)
{
    size_t place = (size_t)w->node->rank;
    const struct spec_endpoint *e;

    /* The list itself has the rule, too. */
    if (w->node->kind == SPEC_LIST || place >= w->r->endpoint_count)
        return STR_NONE;
    e = w->r->endpoints_by_place[place];
    if (e->kind == SPEC_ENDPOINT_SHARED)
        return arena_printf(w->a, "an endpoint of the joined container %.*s", STR_FMT(e->network));
    return arena_printf(w->a, "%s of network %.*s",
                        e->kind == SPEC_ENDPOINT_GATEWAY ? "the gateway" : "the HNS endpoint",
                        STR_FMT(e->network));
}

/* Of rules that can say more than their text. */
static struct str specific(const struct why *w)
{
    if (w->node->kind == SPEC_OBJECT && w->node->origin->rule != RULE_HYPERV &&
        w->node->origin->rule != RULE_MOUNT_ORDER)
        return STR_NONE;
    switch ((int)w->node->origin->rule) {
    case RULE_CPU_COUNT:
        return why_count(w);
    case RULE_CPU_MAXIMUM:
        return why_maximum(w);
    case RULE_CPU_SHARES:
        return why_shares(w);
    case RULE_MEMORY:
        return why_memory(w);
    case RULE_HYPERV:
        return why_hyperv(w);
    case RULE_ROOT_PATH:
        return why_root(w);
    case RULE_MOUNT_ORDER:
        return why_mount_order(w);
    case RULE_MOUNT:
        return why_mount(w);
    case RULE_ENV:
        return why_env(w);
    case RULE_ARGS:
        return why_args(w);
    case RULE_COMMAND_LINE:
        return why_command_line(w);
    case RULE_HOSTNAME:
        return why_hostname(w);
    case RULE_LAYERS:
        return why_layers(w);
    case RULE_FIRST_BOOT:
        return why_first_boot(w);
    case RULE_DEVICE:
        return why_device(w);
    case RULE_USER:
        return why_user(w);
    case RULE_TERMINAL:
        return why_terminal(w);
    case RULE_CWD:
        return why_cwd(w);
    case RULE_DNS_SEARCH:
        return why_dns(w);
    case RULE_CREDENTIAL_FILE:
    case RULE_CREDENTIAL_REGISTRY:
    case RULE_CREDENTIAL_CONFIG:
    case RULE_CREDENTIAL_RAW:
        return why_credential(w);
    case RULE_ENDPOINT_OWN:
    case RULE_ENDPOINT_SHARED:
    case RULE_ENDPOINT_GATEWAY:
        return why_endpoint(w);
    default:
        return STR_NONE;
    }
}

struct str spec_why(struct arena *a, const struct spec_result *result, const struct spec_node *node)
{
    struct why w = {
        .a = a,
        .r = result,
        .node = node,
        .h = &result->doc->container.host_config,
    };
    struct str text;

    (void)spec_resources_cpu(&w.cpu, w.h, result->facts.num_cpu,
                             result->isolation.hyperv || result->linux_container);
    text = specific(&w);
    return text.len > 0 ? text : str_of(spec_rule_info(node->origin->rule).text);
}
