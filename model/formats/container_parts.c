#include "model/formats/container_parts.h"

#include "model/base/words.h"
#include "model/formats/members.h"

const char container_keys[] =
    "HostConfig Config State NetworkSettings Mounts GraphDriver Path Args LogPath "
    "RestartCount Driver Platform ExecIDs MountLabel ProcessLabel AppArmorProfile "
    "HostnamePath HostsPath ResolvConfPath";

static const char endpoint[] =
    "EndpointID NetworkID IPAMConfig IPPrefixLen MacAddress Gateway Aliases IPAddress";

static const struct {
    char part[16], keys[560];
} parts[] = {
    {"HostConfig",
     "Binds ContainerIDFile NetworkMode PortBindings RestartPolicy AutoRemove "
     "VolumeDriver VolumesFrom CapAdd CapDrop Dns DnsOptions DnsSearch ExtraHosts "
     "GroupAdd IpcMode OomScoreAdj PidMode Privileged PublishAllPorts ReadonlyRootfs "
     "SecurityOpt UTSMode UsernsMode ShmSize ConsoleSize Isolation CpuShares Memory "
     "NanoCpus Devices DeviceCgroupRules DiskQuota KernelMemory MemoryReservation "
     "MemorySwap MemorySwappiness OomKillDisable PidsLimit Ulimits CpuCount CpuPercent "
     "IOMaximumIOps IOMaximumBandwidth MaskedPaths ReadonlyPaths StorageOpt CpuPeriod "
     "CpuQuota"},
    {"Config", "Hostname Domainname AttachStdin AttachStdout AttachStderr Tty OpenStdin StdinOnce "
               "Env Cmd Entrypoint WorkingDir ArgsEscaped OnBuild ExposedPorts User"},
    {"State", "Status Running Paused Restarting OOMKilled Dead Pid ExitCode StartedAt FinishedAt"},
    {"NetworkSettings", "Networks SandboxID SandboxKey Ports HairpinMode LinkLocalIPv6Address"},
};

/* One key that no other part has, with the kind of value that it has there. */
static bool is_telling(const struct value *v)
{
    return element_count(member(v, "SecurityOpt")) > 0 || member_text(v, "Isolation").len > 0 ||
           member_text(v, "NetworkMode").len > 0 || has_member(v, "NanoCpus") ||
           element_count(member(v, "Binds")) > 0;
}

static bool is_networks(const struct value *v, size_t least)
{
    if (v == NULL || v->kind != VALUE_MAP)
        return false;
    for (size_t i = 0; i < v->u.map.count; i++)
        if (members_of(v->u.map.members[i].value, endpoint) < least)
            return false;
    return v->u.map.count > 0;
}

const char *container_part(const struct value *v)
{
    size_t most = 1;
    const char *part = NULL;

    if (v == NULL || v->kind != VALUE_MAP)
        return NULL;
    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
        size_t count = members_of(v, parts[i].keys);

        if (count > most) {
            most = count;
            part = parts[i].part;
        }
    }
    if (part == NULL && members_of(v, "Networks") == 1 && is_networks(member(v, "Networks"), 1))
        return "NetworkSettings";
    if (part == NULL && is_telling(v))
        return "HostConfig";
    if (part == NULL && is_networks(v, 3))
        return "NetworkSettings.Networks";
    return part;
}

/* Of which no part above is known. */
static const char others[] =
    "Id Name Image Created Error Health Data DNSNames GwPriority GlobalIPv6Address DriverOpts "
    "SandboxID Bridge DeviceRequests CpuRealtimePeriod CgroupnsMode Annotations Storage "
    "ImageManifestDescriptor Labels Volumes Healthcheck HostIp HostPort Type Source Destination "
    "Mode RW Propagation";

static struct str word_in_any_case(struct str words, struct str name)
{
    struct str word;

    while (words_next(&words, &word))
        if (str_eq_ascii_case(word, name))
            return word;
    return STR_NONE;
}

struct str container_key_in_any_case(struct str key)
{
    struct str found = word_in_any_case(str_of(container_keys), key);

    for (size_t i = 0; found.len == 0 && i < sizeof(parts) / sizeof(parts[0]); i++)
        found = word_in_any_case(str_of(parts[i].keys), key);
    if (found.len == 0)
        found = word_in_any_case(str_of(endpoint), key);
    return found.len > 0 ? found : word_in_any_case(str_of(others), key);
}

static bool has_word(struct str words, struct str name)
{
    struct str word;

    while (words_next(&words, &word))
        if (str_eq(word, name))
            return true;
    return false;
}

bool container_part_has(const char *part, struct str name)
{
    if (part[0] == '\0')
        return has_word(str_of(container_keys), name);
    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
        if (strcmp(parts[i].part, part) == 0)
            return has_word(str_of(parts[i].keys), name);
    return false;
}

bool container_key_is_users(struct str key)
{
    return has_word(STR_LIT("Labels Annotations Sysctls StorageOpt Env Cmd Entrypoint Args Shell "
                            "Test Options DriverOpts"),
                    key);
}
