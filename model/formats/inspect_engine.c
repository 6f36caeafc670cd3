#include "model/formats/inspect_engine.h"

/* Lines of releases, by their place in model/document/engines.def. */
enum line { L19_03, L20_10, L23_0, L24_0, L25_0, L26_1, L27, L28, L29 };

_Static_assert(L29 + 1 == MDL_ENGINE_COUNT, "a new line: look at what its inspect prints");

struct keys {
    const struct value *container;
    const struct value *host_config; /* NULL: none */
    const struct value *settings;    /* NetworkSettings */
    const struct value *network;     /* the first of Networks */
};

static const struct value *map_at(const struct value *v, const char *key)
{
    const struct value *child = v != NULL ? value_get(v, str_of(key)) : NULL;

    return child != NULL && child->kind == VALUE_MAP ? child : NULL;
}

static bool has(const struct value *v, const char *key)
{
    return v != NULL && value_get(v, str_of(key)) != NULL;
}

static struct keys keys_of(const struct value *container)
{
    struct keys k = {container, map_at(container, "HostConfig"),
                     map_at(container, "NetworkSettings"), NULL};
    const struct value *networks = map_at(k.settings, "Networks");

    if (networks != NULL && networks->u.map.count > 0 &&
        networks->u.map.members[0].value->kind == VALUE_MAP)
        k.network = networks->u.map.members[0].value;
    return k;
}

/* Keys that every inspect since 19.03 has: a piece of one tells nothing by what it lacks. */
static bool is_whole(const struct keys *k)
{
    return has(k->host_config, "DeviceRequests") && has(k->host_config, "CpuRealtimePeriod") &&
           has(k->host_config, "IOMaximumBandwidth");
}

/* 23.0 and later leave KernelMemory out when it is 0, which on Windows it is. */
static bool is_after_20_10(const struct keys *k)
{
    return is_whole(k) && has(k->host_config, "CgroupnsMode") &&
           !has(k->host_config, "KernelMemory");
}

/* ---- signs, the newest first ---- */

/* With containerd's image store; 28 and older print GraphDriver there. */
static bool is_29_by_store(const struct keys *k)
{
    return map_at(k->container, "Storage") != NULL;
}

static bool is_28_by_store(const struct keys *k)
{
    return map_at(k->container, "ImageManifestDescriptor") != NULL;
}

static bool is_29(const struct keys *k)
{
    return is_after_20_10(k) && k->settings != NULL && has(k->settings, "SandboxID") &&
           !has(k->settings, "IPAddress") && !has(k->settings, "Bridge");
}

static bool is_28(const struct keys *k)
{
    return has(k->network, "GwPriority");
}

static bool is_25(const struct keys *k)
{
    return has(k->network, "DNSNames");
}

static bool is_24(const struct keys *k)
{
    return is_after_20_10(k) && k->network != NULL && has(k->host_config, "Annotations");
}

static bool is_23(const struct keys *k)
{
    return is_after_20_10(k) && k->network != NULL;
}

static bool is_23_or_later(const struct keys *k)
{
    return is_after_20_10(k);
}

static bool is_20_10(const struct keys *k)
{
    return is_whole(k) && has(k->host_config, "CgroupnsMode") &&
           has(k->host_config, "KernelMemory");
}

static bool is_19_03(const struct keys *k)
{
    return is_whole(k) && has(k->host_config, "Capabilities") &&
           !has(k->host_config, "CgroupnsMode");
}

/* int64 DiskQuota: 17.03 to 18.09, which no line of ours is. */
static bool is_before_19_03(const struct keys *k)
{
    return has(k->host_config, "DiskQuota");
}

static const struct {
    bool (*fits)(const struct keys *k);
    enum line first, last;
    const char *why;
    bool older;
} signs[] = {
    {is_before_19_03, L19_03, L19_03, "DiskQuota", true},
    {is_29_by_store, L29, L29, "Storage", false},
    {is_29, L29, L29, "no IPAddress beside Networks", false},
    {is_28_by_store, L28, L29, "ImageManifestDescriptor", false},
    {is_28, L28, L28, "GwPriority, and IPAddress beside Networks", false},
    {is_25, L25_0, L27, "DNSNames, but no GwPriority", false},
    {is_24, L24_0, L24_0, "Annotations, but no DNSNames", false},
    {is_23, L23_0, L24_0, "no KernelMemory, but no DNSNames either", false},
    {is_23_or_later, L23_0, L28, "no KernelMemory", false},
    {is_20_10, L20_10, L20_10, "CgroupnsMode and KernelMemory", false},
    {is_19_03, L19_03, L19_03, "Capabilities, but no CgroupnsMode", false},
};

void inspect_engine_of(struct inspect_engine *out, const struct value *container)
{
    struct keys k = keys_of(container);

    *out = (struct inspect_engine){.first = NULL};
    for (size_t i = 0; k.host_config != NULL && i < sizeof(signs) / sizeof(signs[0]); i++) {
        if (!signs[i].fits(&k))
            continue;
        *out = (struct inspect_engine){&mdl_engines[signs[i].first], &mdl_engines[signs[i].last],
                                       signs[i].why, signs[i].older};
        return;
    }
}

struct str inspect_engine_note(struct arena *a, const struct inspect_engine *found)
{
    if (found->first == NULL)
        return STR_NONE;
    if (found->older)
        return arena_printf(a,
                            "engine %s, the nearest: the inspect is older than 19.03 (it has %s, "
                            "which 17.03 to 18.09 print), shown as 19.03",
                            found->first->name, found->why);
    if (found->first == found->last)
        return arena_printf(a, "engine %s: its inspect has these keys (%s)", found->first->name,
                            found->why);
    return arena_printf(a,
                        "engine %s, the first of those whose inspect has these keys, up to %s (%s)",
                        found->first->name, found->last->name, found->why);
}
