/* What the engine lets pass in silence. Each check is a row of `checks`; adding one is a row and
 * a function. Checks read the document, the host's answers and the result; they change nothing. */
#include "specgen/spec/findings.h"

#include "model/base/names.h"
#include "specgen/gocompat/winpath.h"
#include "specgen/spec/finding_order.h"
#include "specgen/spec/resources.h"
#include "specgen/spec/steps.h"

#include <stdlib.h>

#define MIN_BUILD       14393
#define MIN_BUILD_LATER 17763

/* What dockerd itself says before it can be asked for a container. */
static void check_daemon(struct spec_build *b)
{
    bool later = engine_has(&b->engine, CHANGE_MINIMUM_17763);

    if (b->r->facts.os_build == 0 || spec_is_guess(b, PLAT_FACT_OS_BUILD) ||
        b->r->facts.os_build >= (later ? MIN_BUILD_LATER : MIN_BUILD))
        return;
    warn(b, RULE_DAEMON, SPEC_REF(OS_BUILD),
         later ? STR_LIT("the daemon does not start here: this version of Windows does not support "
                         "the docker daemon (Windows build 17763 or higher is required)")
               : STR_LIT("the daemon does not start here: The docker daemon requires build 14393 "
                         "or later of Windows Server 2016 or Windows 10"));
}

static void check_isolation(struct spec_build *b)
{
    const struct spec_isolation *iso = &b->r->isolation;

    if (b->c->host_config.presence != MDL_SET)
        return;
    if (!iso->recognised)
        warn(b, RULE_ISOLATION, SPEC_REF(ISOLATION),
             SPEC_TEXT(b, STR_LIT("isolation '"), iso->asked,
                       STR_LIT("' is none of default, process, hyperv: taken as process isolation; "
                               "create would refuse it")));
    if (b->r->linux_container && !iso->hyperv)
        warn(b, RULE_HYPERV, SPEC_REF(ISOLATION),
             STR_LIT("a Linux container is always created with hyperv; with this stored isolation "
                     "the spec has no windows.hyperv"));
    if (iso->decided_by == SPEC_ISOLATION_DAEMON && iso->daemon.len == 0 &&
        str_is(b->r->facts.os_product, "client"))
        warn(b, RULE_USE_CLIENT_DEFAULT, SPEC_REF(DEFAULT_ISOLATION),
             STR_LIT("nobody tells the daemon's default isolation; without it the spec is "
                     "that of process isolation, but a daemon on a client edition of "
                     "Windows has hyperv unless it is told otherwise"));
}

static void check_percent(struct spec_build *b, const struct resources_cpu *cpu)
{
    int64_t percent = b->c->host_config.cpu_percent.v;
    unsigned maximum = cpu->percent.maximum;

    if (cpu->percent.cut)
        warn(b, RULE_CPU_MAXIMUM, SPEC_REF(CPU_PERCENT),
             arena_printf(b->a, "CpuPercent %lld wraps at 16 bits: maximum %u (%u.%02u %%)",
                          (long long)percent, maximum, maximum / 100u, maximum % 100u));
    else if (percent > 100)
        warn(b, RULE_CPU_MAXIMUM, SPEC_REF(CPU_PERCENT),
             STR_LIT("CpuPercent is above 100; create would refuse it"));
}

/* As far as --cpus has nothing to do with it. */
static void check_exclusive(struct spec_build *b, const struct resources_cpu *cpu)
{
    const struct mdl_host_config *h = &b->c->host_config;
    bool count = h->cpu_count.v != 0, shares = cpu->shares != 0;
    bool maximum = cpu->percent.maximum != 0;

    if (cpu->maximum_of_cpus || cpu->count_of_cpus || count + shares + maximum < 2)
        return;
    warn(b, RULE_CPU_MAXIMUM, count ? SPEC_REF(CPU_COUNT) : SPEC_REF(CPU_SHARES),
         SPEC_TEXT(b, count ? STR_LIT("count") : STR_NONE,
                   count ? shares && maximum ? STR_LIT(", shares and maximum") : STR_LIT(" and ")
                         : STR_LIT("shares and maximum"),
                   !count || (shares && maximum) ? STR_NONE
                   : shares                      ? STR_LIT("shares")
                                                 : STR_LIT("maximum"),
                   STR_LIT(" are written together: the OCI text calls them mutually exclusive, "
                           "and containerd refuses more than one")));
}

static void check_cpu(struct spec_build *b)
{
    const struct mdl_host_config *h = &b->c->host_config;
    struct resources_cpu cpu;

    if (!resources_has_cpu(h))
        return;
    (void)spec_resources_cpu(&cpu, h, b->r->facts.num_cpu,
                             b->r->isolation.hyperv || b->r->linux_container);
    check_percent(b, &cpu);
    if (cpu.shares_cut)
        warn(b, RULE_CPU_SHARES, SPEC_REF(CPU_SHARES),
             arena_printf(b->a, "CpuShares %lld wraps at 16 bits: shares %u",
                          (long long)h->cpu_shares.v, cpu.shares));
    if (h->cpu_count.v < 0)
        warn(b, RULE_CPU_COUNT, SPEC_REF(CPU_COUNT),
             arena_printf(b->a,
                          "CpuCount %lld is below 0: the spec gets a huge number, more processors "
                          "than any host has",
                          (long long)h->cpu_count.v));
    if (h->nano_cpus.v < 0)
        warn(b, RULE_CPU_MAXIMUM, SPEC_REF(NANO_CPUS),
             STR_LIT("a negative number of CPUs is ignored"));
    if (cpu.count_of_cpus && h->cpu_count.v != 0)
        warn(b, RULE_CPU_COUNT, SPEC_REF(CPU_COUNT),
             arena_printf(b->a, "CpuCount %lld is overridden by --cpus under Hyper-V isolation",
                          (long long)h->cpu_count.v));
    if (cpu.maximum_of_cpus && !cpu.count_of_cpus && h->cpu_count.v != 0)
        warn(b, RULE_CPU_MAXIMUM, SPEC_REF(CPU_COUNT),
             STR_LIT("count and maximum are both written: the OCI text calls them mutually "
                     "exclusive, and containerd refuses more than one"));
    if (cpu.maximum_of_cpus && h->cpu_percent.v != 0)
        warn(b, RULE_CPU_MAXIMUM, SPEC_REF(CPU_PERCENT),
             STR_LIT("CpuPercent is overridden by --cpus; create would refuse both"));
    check_exclusive(b, &cpu);
}

enum { MEMORY_LITTLE = 1 << 20 };

static void check_memory(struct spec_build *b)
{
    int64_t memory = b->c->host_config.memory.v;

    if (memory < 0 && memory > -MEMORY_LITTLE)
        warn(b, RULE_MEMORY, SPEC_REF(MEMORY),
             arena_printf(b->a,
                          "Memory %lld is below 0: the spec gets a huge number, which Docker's "
                          "runtime leaves out, as if there were no limit",
                          (long long)memory));
    if (memory <= -MEMORY_LITTLE)
        warn(b, RULE_MEMORY, SPEC_REF(MEMORY),
             arena_printf(b->a,
                          "Memory %lld is below 0: the spec gets a huge number, of which Docker's "
                          "runtime makes a size below 0",
                          (long long)memory));
    if (memory > 0 && memory < MEMORY_LITTLE)
        warn(b, RULE_MEMORY, SPEC_REF(MEMORY),
             arena_printf(b->a,
                          "Memory %lld is so many bytes: no Windows process starts in that, "
                          "and a unit may be missing (4g is 4 GiB)",
                          (long long)memory));
}

static void check_destinations(struct spec_build *b)
{
    for (size_t i = 0; i < b->c->mounts.count; i++)
        if (b->c->mounts.items[i].destination.v.len == 0)
            warn(b, RULE_MOUNT, SPEC_REF_AT(MOUNT_DESTINATION, i),
                 STR_LIT("this mount has no destination: an empty path goes into the spec"));
}

static void check_credentials(struct spec_build *b)
{
    size_t count = b->c->host_config.security_opt.count;

    for (const struct spec_credential *look = b->r->credentials; look != NULL; look = look->next) {
        struct spec_ref ref = SPEC_REF_AT(SECURITY_OPT_ITEM, look->option);

        if (look->state == PLAT_KNOWN && look->next != NULL)
            warn(b, RULE_SECURITY_OPT, ref,
                 STR_LIT("this credential spec is read and then overridden by a later one"));
        if (look->state == PLAT_KNOWN && look->next == NULL && look->data.len == 0)
            warn(b, RULE_SECURITY_OPT, ref,
                 count > 1 ? STR_LIT("the last credential spec is empty and cancels the others")
                           : STR_LIT("the credential spec is empty: nothing is set, no error"));
        if (look->beside_folder)
            warn(b, RULE_CREDENTIAL_FILE, ref,
                 SPEC_TEXT(b, look->location,
                           STR_LIT(" is outside of CredentialSpecs; the engine compares the start "
                                   "of the path as plain text and lets it pass")));
    }
}

/* "C:x": relative to the drive's current directory, which no container has. */
static bool is_drive_relative(const struct spec_build *b, struct str path)
{
    return path.len > 2 && winpath_volume_len(b->engine.paths, path) == 2 && path.s[1] == ':' &&
           !winpath_is_slash(path.s[2]);
}

static void check_drive_relative(struct spec_build *b)
{
    for (const struct spec_credential *look = b->r->credentials; look != NULL; look = look->next) {
        if (look->scheme == SPEC_SCHEME_FILE && is_drive_relative(b, look->cleaned))
            warn(b, RULE_CREDENTIAL_FILE, SPEC_REF_AT(SECURITY_OPT_ITEM, look->option),
                 SPEC_TEXT(b, look->cleaned,
                           STR_LIT(" has a drive but no root: it does not count as absolute and "
                                   "becomes a stream's name below CredentialSpecs")));
    }
    for (size_t i = 0; i < b->c->mounts.count; i++) {
        const struct mdl_mount_point *m = &b->c->mounts.items[i];

        if (is_drive_relative(b, m->destination.v))
            warn(b, RULE_MOUNT, SPEC_REF_AT(MOUNT_DESTINATION, i),
                 SPEC_TEXT(b, m->destination.v,
                           STR_LIT(" is relative to the drive's current directory")));
        if (is_drive_relative(b, m->source.v))
            warn(b, RULE_MOUNT, SPEC_REF_AT(MOUNT_SOURCE, i),
                 SPEC_TEXT(b, m->source.v,
                           STR_LIT(" is relative to the drive's current directory")));
    }
}

static int by_name_then_index(const void *left, const void *right)
{
    const struct named_index *l = left;
    const struct named_index *r = right;
    int order = str_cmp(l->name, r->name);

    if (order != 0)
        return order;
    return l->index < r->index ? -1 : l->index > r->index;
}

static struct str variable_name(struct str entry)
{
    ptrdiff_t eq = str_find(entry, '=', 0);

    return str_cut(entry, 0, eq < 0 ? 0 : (size_t)eq);
}

/* True as well when memory is short: then whoever looks closer says so. */
static bool may_repeat(const struct mdl_strings *env)
{
    struct names seen;
    struct arena a;
    bool is_new = true;

    arena_init(&a);
    names_init(&seen, &a, env->count);
    for (size_t i = 0; is_new && !arena_failed(&a) && i < env->count; i++) {
        struct str name = variable_name(env->items[i].v);

        if (name.len > 0)
            (void)names_index(&seen, name, &is_new);
    }
    is_new = is_new && !arena_failed(&a);
    arena_finish(&a);
    return !is_new;
}

/* In no order. NULL: memory is short. */
static struct named_index *variables(struct arena *a, const struct mdl_strings *env)
{
    struct named_index *all = arena_alloc(a, env->count * sizeof(*all));

    for (size_t i = 0; all != NULL && i < env->count; i++)
        all[i] = (struct named_index){variable_name(env->items[i].v), i};
    return all;
}

static void check_environment(struct spec_build *b)
{
    const struct mdl_strings *env = &b->c->config.env;
    struct named_index *sorted;

    if (env->count < 2 || !may_repeat(env) || (sorted = variables(b->a, env)) == NULL)
        return;
    qsort(sorted, env->count, sizeof(*sorted), by_name_then_index);
    for (size_t i = 1; i < env->count; i++) {
        if (sorted[i].name.len > 0 && str_eq(sorted[i - 1].name, sorted[i].name))
            warn(b, RULE_ENV, SPEC_REF_AT(ENV_ITEM, sorted[i].index),
                 SPEC_TEXT(b, STR_LIT("the variable "), sorted[i].name,
                           STR_LIT(" is set more than once: both entries are written, the last "
                                   "one wins in the container")));
    }
}

/* Of the container's own: a network that was asked for by the beginning of its id stays under that
 * key beside its name. */
static void say_twice(struct spec_build *b, struct str id)
{
    const struct spec_endpoint *first = NULL, *second = NULL;

    for (const struct spec_endpoint *e = b->r->endpoints; e != NULL && second == NULL; e = e->next)
        if (str_eq(e->id, id))
            *(first == NULL ? &first : &second) = e;
    if (first != NULL && second != NULL && first->kind == SPEC_ENDPOINT_OWN &&
        second->kind == SPEC_ENDPOINT_OWN)
        warn(b, RULE_ENDPOINT_OWN, SPEC_REF(NETWORKS),
             SPEC_TEXT(b, STR_LIT("endpoint "), id, STR_LIT(" is listed twice: for "),
                       first->network, STR_LIT(" and for "), second->network,
                       STR_LIT("; a network that was asked for by a short id stands under that id "
                               "and under its name")));
    else
        warn(b, RULE_ENDPOINT_SHARED, SPEC_REF(SHARED_ENDPOINT_LIST),
             SPEC_TEXT(b, STR_LIT("endpoint "), id,
                       STR_LIT(" is listed more than once; restarting a joining container in "
                               "the same daemon does that")));
}

static void check_endpoints(struct spec_build *b)
{
    struct named_index *sorted;
    size_t count = 0;

    for (const struct spec_endpoint *e = b->r->endpoints; e != NULL; e = e->next)
        count++;
    if (count < 2)
        return;
    sorted = arena_alloc(b->a, count * sizeof(*sorted));
    if (sorted == NULL)
        return;
    count = 0;
    for (const struct spec_endpoint *e = b->r->endpoints; e != NULL; e = e->next, count++)
        sorted[count] = (struct named_index){e->id, count};
    qsort(sorted, count, sizeof(*sorted), by_name_then_index);
    for (size_t i = 1; i < count; i++) {
        if (sorted[i].name.len > 0 && str_eq(sorted[i - 1].name, sorted[i].name))
            say_twice(b, sorted[i].name);
    }
}

static void check_mounts(struct spec_build *b)
{
    for (const struct spec_mount *m = b->r->mounts; m != NULL && m->next != NULL; m = m->next) {
        if (m->key >= 0 && m->key == m->next->key) {
            note(b, RULE_MOUNT_ORDER, SPEC_REF_AT(MOUNT_DESTINATION, m->next->index),
                 SPEC_TEXT(b, STR_LIT("the engine leaves the order of "), m->destination,
                           STR_LIT(" and "), m->next->destination,
                           STR_LIT(" to chance: same number of backslashes")));
            return;
        }
    }
}

static void check_networks(struct spec_build *b)
{
    for (const struct spec_network *n = b->r->networks; n != NULL; n = n->next) {
        if (!n->used && b->wanted == SPEC_WANTED_ALL &&
            (n->answer.state != PLAT_MISSING || b->c->config.network_disabled.v))
            warn(b, RULE_NETWORK, SPEC_REF_AT(NETWORKS_ITEM, n->index),
                 SPEC_TEXT(b, STR_LIT("network "), n->name, STR_LIT(" is skipped in silence: "),
                           str_of(n->why)));
        else if (n->gateway_lost)
            warn(b, RULE_ENDPOINT_GATEWAY, SPEC_REF_AT(NETWORKS_ITEM, n->index),
                 SPEC_TEXT(b, STR_LIT("the gateway of network "), n->name,
                           STR_LIT(" is lost: only the last one found is kept")));
    }
}

static void ignored(struct spec_build *b, enum mdl_field_id field, const char *name,
                    const char *kind)
{
    note(b, field == MDL_F_READONLY_ROOTFS ? RULE_ROOT_READONLY : RULE_IGNORED,
         (struct spec_ref){field, -1},
         arena_printf(b->a, "%s is ignored for %s containers", name, kind));
}

/* A field that came with `change`, or went with it. */
static void dropped(struct spec_build *b, struct spec_ref ref, const char *name,
                    enum engine_change change, bool gone)
{
    if (engine_has(&b->engine, change) == gone)
        note(b, RULE_IGNORED, ref,
             arena_printf(b->a, "%s is dropped: %s (%s)", name,
                          gone ? "gone from the engine" : "not yet in this engine",
                          arena_cstr(b->a, engine_change_span(b->a, change))));
}

static void check_known(struct spec_build *b)
{
    const struct mdl_host_config *h = &b->c->host_config;

    if (h->annotations.count > 0)
        dropped(b, SPEC_REF(ANNOTATIONS), "Annotations", CHANGE_ANNOTATIONS, false);
    if (h->capabilities.presence == MDL_SET)
        dropped(b, SPEC_REF(CAPABILITIES), "Capabilities", CHANGE_EXACT_CAPABILITIES_GONE, true);
    if (h->kernel_memory.v != 0)
        dropped(b, SPEC_REF(KERNEL_MEMORY), "KernelMemory", CHANGE_KERNEL_MEMORY_GONE, true);
    for (size_t i = 0; i < h->mounts.count; i++) {
        if (h->mounts.items[i].volume_options.subpath.v.len > 0)
            dropped(b, SPEC_REF_AT(MOUNT_SPEC_SUBPATH, i), "Subpath", CHANGE_SUBPATH, false);
    }
}

/* --gpus: read by the engine on Linux alone. */
static void check_device_requests(struct spec_build *b)
{
    static const struct value_step steps[] = {{.key = STR_INIT("container")},
                                              {.key = STR_INIT("HostConfig")},
                                              {.key = STR_INIT("DeviceRequests")}};
    const struct value *asked = value_at(b->r->doc->root, steps, 3);

    if (asked != NULL && asked->kind == VALUE_LIST && asked->u.list.count > 0)
        warn(b, RULE_USE_GPUS, SPEC_REF(DEVICES),
             STR_LIT("DeviceRequests (--gpus) is for Linux: on Windows nothing of it reaches the "
                     "container"));
}

static void check_ignored(struct spec_build *b)
{
    const struct mdl_host_config *h = &b->c->host_config;
    bool joined = str_starts(h->network_mode.v, STR_LIT("container:"));

    if (!joined && b->c->network_shared_container_id.v.len > 0)
        note(b, RULE_IGNORED, SPEC_REF(NETWORK_SHARED_CONTAINER_ID),
             STR_LIT("NetworkSharedContainerID counts in network mode container:NAME only"));
    if (!joined && b->c->shared_endpoint_list.count > 0)
        note(b, RULE_IGNORED, SPEC_REF(SHARED_ENDPOINT_LIST),
             STR_LIT("SharedEndpointList counts in network mode container:NAME only"));
    if (b->r->linux_container) {
        if (h->security_opt.count > 0)
            ignored(b, MDL_F_SECURITY_OPT, "SecurityOpt", "Linux");
        if (h->devices.count > 0)
            ignored(b, MDL_F_DEVICES, "Devices", "Linux");
        if (b->c->config.args_escaped.v)
            ignored(b, MDL_F_ARGS_ESCAPED, "ArgsEscaped", "Linux");
    }
    if (!finding_of_windows(b))
        return;
    if (b->r->isolation.hyperv && b->c->base_fs.presence == MDL_SET &&
        !mdl_is_assumption(mdl_source_of(b->r->doc->root, STR_LIT("container.BaseFS"))))
        ignored(b, MDL_F_BASE_FS, "the mounted filesystem (BaseFS)", "Hyper-V");
    if (h->readonly_rootfs.v)
        ignored(b, MDL_F_READONLY_ROOTFS, "ReadonlyRootfs", "Windows");
    if (h->privileged.v)
        ignored(b, MDL_F_PRIVILEGED, "Privileged", "Windows");
    if (h->cap_add.count > 0)
        ignored(b, MDL_F_CAP_ADD, "CapAdd", "Windows");
    if (h->cap_drop.count > 0)
        ignored(b, MDL_F_CAP_DROP, "CapDrop", "Windows");
    if (h->capabilities.presence == MDL_SET &&
        !engine_has(&b->engine, CHANGE_EXACT_CAPABILITIES_GONE))
        ignored(b, MDL_F_CAPABILITIES, "Capabilities", "Windows");
    if (h->device_cgroup_rules.count > 0)
        ignored(b, MDL_F_DEVICE_CGROUP_RULES, "DeviceCgroupRules", "Windows");
    if (h->cpu_quota.v != 0)
        ignored(b, MDL_F_CPU_QUOTA, "CpuQuota", "Windows");
    check_device_requests(b);
}

static finding_check *const checks[] = {
    check_environment,
    check_endpoints,
    check_drive_relative,
    check_daemon,
    check_isolation,
    check_cpu,
    check_memory,
    check_credentials,
    check_mounts,
    check_destinations,
    check_networks,
    check_ignored,
    check_known,
    finding_working_directory,
    finding_program,
    finding_option_behind,
    finding_unquoted,
    finding_user_id,
    finding_network_service,
    finding_gmsa_user,
    finding_config_as_file,
    finding_owner,
    finding_readers,
    finding_writable,
    finding_destination,
    finding_image_volume,
    finding_device_class,
    finding_network_mode,
    finding_endpoint_order,
    finding_host_address,
    finding_daemon_file,
    finding_maker,
    finding_host_process,
    finding_layers,
    finding_build,
    finding_hypervisor,
    finding_events,
    finding_of_linux,
};

void step_findings(struct spec_build *b)
{
    for (size_t i = 0; i < sizeof(checks) / sizeof(checks[0]); i++)
        checks[i](b);
    spec_findings_order(b->r, b->a);
}
