#include "specgen/convert/service.h"

#include "specgen/convert/service_parts.h"
#include "specgen/gocompat/concat.h"

#include <string.h>

/* In the order in which people write them. */
static const struct row {
    const char *path, *key;
    service_field *write;
} rows[] = {
    {"Name", "container_name", service_plain},
    {"Platform", "platform", service_plain},
    {"Hostname", "hostname", service_plain},
    {"Domainname", "domainname", service_plain},
    {"HostConfig.Isolation", "isolation", service_plain},
    {"HostConfig.NanoCpus", "cpus", service_cpus},
    {"HostConfig.CpuCount", "cpu_count", service_plain},
    {"HostConfig.CpuPercent", "cpu_percent", service_percent},
    {"HostConfig.CpuShares", "cpu_shares", service_plain},
    {"HostConfig.Memory", "mem_limit", service_size},
    {"HostConfig.StorageOpt", "storage_opt", service_plain},
    {"HostConfig.SecurityOpt", "security_opt", service_plain},
    {"HostConfig.MaskedPaths", "security_opt", service_system_paths},
    {"User", "user", service_plain},
    {"WorkingDir", "working_dir", service_plain},
    {"Entrypoint", "entrypoint", service_plain},
    {"Cmd", "command", service_plain},
    {"OpenStdin", "stdin_open", service_plain},
    {"Tty", "tty", service_plain},
    {"Env", "environment", service_plain},
    {"HostConfig.PortBindings", "ports", service_ports},
    {"ExposedPorts", "expose", service_expose},
    {"HostConfig.Dns", "dns", service_plain},
    {"HostConfig.DnsOptions", "dns_opt", service_plain},
    {"HostConfig.DnsSearch", "dns_search", service_plain},
    {"HostConfig.ExtraHosts", "extra_hosts", service_plain},
    {"HostConfig.Links", "external_links", service_plain},
    {"HostConfig.Binds", "volumes", service_binds},
    {"HostConfig.Mounts", "volumes", service_mounts},
    {"Volumes", "volumes", service_anonymous},
    {"HostConfig.VolumesFrom", "volumes_from", service_plain},
    {"HostConfig.Tmpfs", "tmpfs", service_tmpfs},
    {"HostConfig.Devices", "devices", service_devices},
    {"HostConfig.DeviceRequests", "gpus", service_gpus},
    {"HostConfig.DeviceCgroupRules", "device_cgroup_rules", service_plain},
    {"HostConfig.RestartPolicy", "restart", service_restart},
    {"HostConfig.LogConfig", "logging", service_logging},
    {"Labels", "labels", service_plain},
    {"HostConfig.Annotations", "annotations", service_plain},
    {"HostConfig.Sysctls", "sysctls", service_plain},
    {"Healthcheck", "healthcheck", service_health},
    {"StopSignal", "stop_signal", service_plain},
    {"StopTimeout", "stop_grace_period", service_grace},
    {"HostConfig.Init", "init", service_plain},
    {"HostConfig.ReadonlyRootfs", "read_only", service_plain},
    {"HostConfig.Privileged", "privileged", service_plain},
    {"HostConfig.CapAdd", "cap_add", service_plain},
    {"HostConfig.CapDrop", "cap_drop", service_plain},
    {"HostConfig.GroupAdd", "group_add", service_plain},
    {"HostConfig.PidMode", "pid", service_plain},
    {"HostConfig.IpcMode", "ipc", service_plain},
    {"HostConfig.UTSMode", "uts", service_plain},
    {"HostConfig.UsernsMode", "userns_mode", service_plain},
    {"HostConfig.CgroupnsMode", "cgroup", service_plain},
    {"HostConfig.CgroupParent", "cgroup_parent", service_plain},
    {"HostConfig.Runtime", "runtime", service_plain},
    {"HostConfig.ShmSize", "shm_size", service_size},
    {"HostConfig.MemoryReservation", "mem_reservation", service_size},
    {"HostConfig.MemorySwap", "memswap_limit", service_size},
    {"HostConfig.MemorySwappiness", "mem_swappiness", service_plain},
    {"HostConfig.OomKillDisable", "oom_kill_disable", service_plain},
    {"HostConfig.OomScoreAdj", "oom_score_adj", service_plain},
    {"HostConfig.PidsLimit", "pids_limit", service_plain},
    {"HostConfig.CpuPeriod", "cpu_period", service_plain},
    {"HostConfig.CpuQuota", "cpu_quota", service_plain},
    {"HostConfig.CpuRealtimePeriod", "cpu_rt_period", service_plain},
    {"HostConfig.CpuRealtimeRuntime", "cpu_rt_runtime", service_plain},
    {"HostConfig.CpusetCpus", "cpuset", service_plain},
    {"HostConfig.BlkioWeight", "blkio_config", service_weight},
    {"HostConfig.BlkioWeightDevice", "blkio_config", service_blkio},
    {"HostConfig.BlkioDeviceReadBps", "blkio_config", service_blkio},
    {"HostConfig.BlkioDeviceReadIOps", "blkio_config", service_blkio},
    {"HostConfig.BlkioDeviceWriteBps", "blkio_config", service_blkio},
    {"HostConfig.BlkioDeviceWriteIOps", "blkio_config", service_blkio},
    {"HostConfig.Ulimits", "ulimits", service_ulimits},
};

static const struct datum *at(const struct asked *asked, struct str path)
{
    static const struct str host = STR_INIT("HostConfig.");
    const struct datum *d = str_starts(path, host) ? datum_get(DATUM(asked->body, "HostConfig"),
                                                               str_cut(path, host.len, path.len))
                                                   : datum_get(asked->body, path);

    return same_is_nothing(d) ? NULL : d;
}

/* ---- what goes alone and not together ------------------------------------------------------- */

/* Each key beside those before it. */
static struct err *leave_out_conflicts(struct service *s)
{
    struct datum *all = s->keys, *kept = datum_new(s->a, VALUE_MAP);
    struct str text, why;

    for (const struct datum *m = datum_first(all); kept != NULL && m != NULL; m = m->next) {
        struct datum *copy = datum_add(kept, m->key, datum_copy(s->a, m));
        const struct datum *body;
        struct err *e;

        s->keys = kept;
        if ((e = service_file(&text, s)) != NULL ||
            (e = service_ask(&body, &why, &s->scratch, text)) != NULL)
            return e;
        why = CONCAT(s->a, STR_LIT("compose refuses it beside the rest: "), why);
        if (body == NULL)
            datum_drop(kept, copy);
        for (size_t i = 0; body == NULL && i < sizeof(rows) / sizeof(rows[0]); i++) {
            if (str_is(m->key, rows[i].key))
                losses_remark(s->losses, LOSS_LOST, str_of(rows[i].path), why);
        }
        if (arena_failed(&s->scratch))
            return err_oom();
        arena_reset(&s->scratch);
    }
    s->keys = kept;
    return NULL;
}

static struct err *settle(struct service *s)
{
    const struct datum *body;
    struct str text;
    struct err *e;

    if ((e = service_file(&text, s)) != NULL ||
        (e = service_back(&body, &s->scratch, text)) != NULL)
        return e;
    if (arena_failed(&s->scratch))
        return err_oom();
    arena_reset(&s->scratch);
    return body != NULL ? NULL : leave_out_conflicts(s);
}

/* ---- the whole ------------------------------------------------------------------------------ */

/* A file needs one: `image` stands for what nobody told, or compose does not take. */
static struct err *write_image(struct service *s, const struct asked *asked)
{
    const struct datum *image = DATUM(asked->body, "Image"), *body;
    struct str why = STR_LIT("nobody told the image, and a service needs one"), text;
    struct err *e;

    if (datum_text(image).len > 0) {
        service_text(s->a, s->keys, "image", image->text);
        if ((e = service_file(&text, s)) != NULL ||
            (e = service_ask(&body, &why, s->a, text)) != NULL)
            return e;
        if (body != NULL)
            return NULL;
        why = CONCAT(s->a, STR_LIT("compose refuses it: "), why);
    }
    losses_remark(s->losses, LOSS_CHANGED, STR_LIT("Image"), why);
    datum_put(s->keys, STR_LIT("image"), datum_string(s->a, STR_LIT("image")));
    return NULL;
}

struct err *service_make(struct service *out, struct arena *a, const struct asked *asked,
                         struct losses *losses)
{
    struct str name = datum_text(DATUM(asked->body, "Name"));

    *out = (struct service){
        .a = a,
        .losses = losses,
        .name = service_is_key(name) ? name : STR_LIT("app"),
        .keys = datum_new(a, VALUE_MAP),
        .networks = datum_new(a, VALUE_MAP),
        .volumes = datum_new(a, VALUE_MAP),
    };
    arena_init(&out->scratch);
    out->error = write_image(out, asked);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        const struct datum *d = at(asked, str_of(rows[i].path));

        if (d != NULL)
            rows[i].write(out, d, rows[i].key);
        if (d != NULL && datum_get(out->keys, str_of(rows[i].key)) != NULL)
            losses_tried(losses, str_of(rows[i].path));
        if (strcmp(rows[i].path, "ExposedPorts") == 0)
            service_networks(out, asked->body);
    }
    if (out->error == NULL)
        out->error = settle(out);
    if (out->error == NULL && (arena_failed(a) || arena_failed(&out->scratch)))
        out->error = err_oom();
    return out->error;
}

void service_finish(struct service *s)
{
    arena_finish(&s->scratch);
}
