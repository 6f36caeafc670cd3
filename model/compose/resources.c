/* Limits, devices, restart, logging: the part of HostConfig that is worked out. */
#include "model/compose/request_parts.h"

#include "model/client/cdi.h"
#include "model/client/go_number.h"
#include "model/client/json_compact.h"

#include <math.h>
#include <stdlib.h>

/* ---- limits ---- */

/* Go's float32 times 1e9, cut to an integer. */
static int64_t nano_cpus(const struct node *cpus)
{
    float product = compose_float(cpus) * 1e9F;

    return go_int_of_float((double)product);
}

/* compose prints the project as JSON, which has no such numbers. */
static bool are_numbers(struct compose *c, const struct node *service)
{
    const struct node *all[] = {node_get(service, "cpus"), node_get(service, "cpu_percent"),
                                NODE_AT(service, "deploy", "resources", "limits", "cpus"),
                                NODE_AT(service, "deploy", "resources", "reservations", "cpus")};

    for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++) {
        float real = compose_float(all[i]);

        if (isnan(real) || isinf(real)) {
            c->at_create = true;
            return COMPOSE_REFUSE(c, STR_LIT("json: unsupported value: "),
                                  isnan(real) ? STR_LIT("NaN")
                                  : real > 0  ? STR_LIT("+Inf")
                                              : STR_LIT("-Inf"));
        }
    }
    return true;
}

static void limits(struct compose *c, const struct node *service, struct node *host)
{
    const struct node *deployed = NODE_AT(service, "deploy", "resources", "limits");
    int64_t memory = compose_int(node_get(deployed, "memory"));
    int64_t pids = compose_int(node_get(deployed, "pids"));
    int64_t own_pids = compose_int(node_get(service, "pids_limit"));
    int64_t reserved =
        compose_int(NODE_AT(service, "deploy", "resources", "reservations", "memory"));
    int64_t cpus = nano_cpus(node_get(deployed, "cpus"));
    int64_t swappiness = compose_int(node_get(service, "mem_swappiness"));
    float percent = compose_float(node_get(service, "cpu_percent")) * 100;

    request_int(c, host, "Memory",
                memory != 0 ? memory : compose_int(node_get(service, "mem_limit")));
    request_int(c, host, "NanoCpus", cpus != 0 ? cpus : nano_cpus(node_get(service, "cpus")));
    request_int(c, host, "MemoryReservation",
                reserved != 0 ? reserved : compose_int(node_get(service, "mem_reservation")));
    request_put(c, host, "MemorySwappiness", swappiness != 0 ? node_int(c->a, swappiness) : NULL);
    if (pids <= 0)
        pids = own_pids;
    request_put(c, host, "PidsLimit", pids != 0 ? node_int(c->a, pids) : NULL);
    request_int(c, host, "CpuPercent", go_int_of_float((double)percent));
}

/* ---- devices ---- */

/* compose asks the package while it makes the containers, and goes down with it. */
static bool crash(struct compose *c)
{
    c->at_create = true;
    c->panics = true;
    return COMPOSE_REFUSE(c, STR_LIT("panic: " CLIENT_CDI_PANIC));
}

static struct node *device_request(struct compose *c, struct str driver, int64_t count,
                                   struct node *ids, struct node *capabilities,
                                   struct node *options)
{
    struct node *map = node_new(c->a, NODE_MAP);

    request_text(c, map, "Driver", driver);
    request_int(c, map, "Count", count);
    request_put(c, map, "DeviceIDs", ids);
    request_put(c, map, "Capabilities", capabilities);
    request_put(c, map, "Options", options);
    return map;
}

static struct node *device_request_of(struct compose *c, const struct node *n, bool gpu)
{
    struct node *inner = compose_texts(c, node_get(n, "capabilities"));
    struct node *outer = node_new(c->a, NODE_LIST), *options = node_get(n, "options");

    if (gpu) {
        if (inner == NULL)
            inner = node_new(c->a, NODE_LIST);
        node_push(c->a, inner, node_text(c->a, STR_LIT("gpu")));
    }
    inner = request_some(inner);
    node_push(c->a, outer, inner != NULL ? inner : node_new(c->a, NODE_NULL));
    return device_request(c, compose_str(n, "driver"), compose_int(node_get(n, "count")),
                          compose_texts(c, node_get(n, "device_ids")), outer,
                          options != NULL ? node_copy(c->a, options) : NULL);
}

static bool devices(struct compose *c, const struct node *service, struct node *host)
{
    const struct node *list = node_get(service, "devices");
    const struct node *reserved =
        NODE_AT(service, "deploy", "resources", "reservations", "devices");
    const struct node *gpus = c->old ? NULL : node_get(service, "gpus");
    struct node *out = node_new(c->a, NODE_LIST), *requests = node_new(c->a, NODE_LIST);
    struct node *cdi = node_new(c->a, NODE_LIST);

    for (size_t i = 0; node_is(reserved, NODE_LIST) && i < reserved->count; i++)
        node_push(c->a, requests, device_request_of(c, reserved->items[i], false));
    for (size_t i = 0; node_is(list, NODE_LIST) && i < list->count; i++) {
        struct str source = compose_str(list->items[i], "source");
        struct str target = compose_str(list->items[i], "target");
        struct node *map = node_new(c->a, NODE_MAP);
        enum client_cdi name =
            !c->old && str_eq(source, target) ? client_cdi(source) : CLIENT_CDI_NONE;

        if (name == CLIENT_CDI_CRASH)
            return crash(c);
        if (name == CLIENT_CDI_NAME) {
            node_push(c->a, cdi, node_text(c->a, source));
            continue;
        }
        request_text(c, map, "PathOnHost", source);
        request_text(c, map, "PathInContainer", target);
        request_text(c, map, "CgroupPermissions", compose_str(list->items[i], "permissions"));
        node_push(c->a, out, map);
    }
    if (request_some(cdi) != NULL)
        node_push(c->a, requests, device_request(c, STR_LIT("cdi"), 0, cdi, NULL, NULL));
    for (size_t i = 0; node_is(gpus, NODE_LIST) && i < gpus->count; i++)
        node_push(c->a, requests, device_request_of(c, gpus->items[i], true));
    request_put(c, host, "Devices", request_some(out));
    request_put(c, host, "DeviceRequests", request_some(requests));
    return true;
}

/* ---- block devices, ulimits, capabilities ---- */

static struct node *rates(struct compose *c, const struct node *list, const char *key,
                          const char *field)
{
    struct node *out = node_new(c->a, NODE_LIST);

    for (size_t i = 0; node_is(list, NODE_LIST) && i < list->count; i++) {
        struct node *map = node_new(c->a, NODE_MAP);

        request_text(c, map, "Path", compose_str(list->items[i], "path"));
        request_int(c, map, field, compose_int(node_get(list->items[i], key)));
        node_push(c->a, out, map);
    }
    return request_some(out);
}

static void blkio(struct compose *c, const struct node *service, struct node *host)
{
    const struct node *n = node_get(service, "blkio_config");

    request_int(c, host, "BlkioWeight", compose_int(node_get(n, "weight")));
    request_put(c, host, "BlkioWeightDevice",
                rates(c, node_get(n, "weight_device"), "weight", "Weight"));
    request_put(c, host, "BlkioDeviceReadBps",
                rates(c, node_get(n, "device_read_bps"), "rate", "Rate"));
    request_put(c, host, "BlkioDeviceWriteBps",
                rates(c, node_get(n, "device_write_bps"), "rate", "Rate"));
    request_put(c, host, "BlkioDeviceReadIOps",
                rates(c, node_get(n, "device_read_iops"), "rate", "Rate"));
    request_put(c, host, "BlkioDeviceWriteIOps",
                rates(c, node_get(n, "device_write_iops"), "rate", "Rate"));
}

static void ulimits(struct compose *c, const struct node *service, struct node *host)
{
    const struct node *map = node_get(service, "ulimits");
    struct node *list = node_new(c->a, NODE_LIST);

    for (size_t i = 0; node_is(map, NODE_MAP) && i < map->count; i++) {
        const struct node *n = map->items[i];
        struct node *one = node_new(c->a, NODE_MAP);
        bool single = n->kind != NODE_MAP;

        request_text(c, one, "Name", map->keys[i]);
        request_int(c, one, "Hard", compose_int(single ? n : node_get(n, "hard")));
        request_int(c, one, "Soft", compose_int(single ? n : node_get(n, "soft")));
        node_push(c->a, list, one);
    }
    request_put(c, host, "Ulimits", request_some(list));
}

/* 2.40's client: in capitals with CAP_ in front, each once, sorted. */
static struct node *capabilities(struct compose *c, const struct node *given)
{
    struct node *list = compose_texts(c, given);
    struct names names;
    size_t count;

    if (list == NULL || c->old)
        return list;
    count = list->count;
    list->count = 0; /* those that are kept take the places of those before them */
    names_init(&names, c->a, count);
    for (size_t i = 0; i < count; i++) {
        struct str name = client_upper(c->a, client_trim(list->items[i]->text));
        bool is_new;

        if (!str_is(name, "ALL") && !str_starts(name, STR_LIT("CAP_")))
            name = CLIENT_TEXT(c->a, STR_LIT("CAP_"), name);
        (void)names_index(&names, name, &is_new);
        if (is_new)
            node_push(c->a, list, node_text(c->a, name));
    }
    if (list->count > 1)
        qsort(list->items, list->count, sizeof(struct node *), compose_by_text);
    return list->count > 0 ? list : NULL;
}

/* ---- restart, logging, hosts, tmpfs ---- */

static struct str condition(struct str name)
{
    if (str_is(name, "none"))
        return STR_LIT("no");
    return str_is(name, "any") ? STR_LIT("always") : name;
}

static struct node *restart(struct compose *c, const struct node *service)
{
    const struct node *deployed = NODE_AT(service, "deploy", "restart_policy");
    struct str name, rest = STR_NONE;
    struct node *map = node_new(c->a, NODE_MAP);
    int64_t count = 0;

    if (client_cut(&name, &rest, compose_str(service, "restart"), ':')) {
        (void)client_cut(&rest, &(struct str){NULL, 0}, rest, ':');
        if (go_int(&count, rest, 10, 64) != GO_OK)
            count = 0;
    }
    if (deployed != NULL) {
        name = compose_str(deployed, "condition");
        count = compose_int(node_get(deployed, "max_attempts"));
    }
    request_text(c, map, "Name", condition(name));
    request_int(c, map, "MaximumRetryCount", count);
    return map;
}

static struct node *log_config(struct compose *c, const struct node *service)
{
    const struct node *logging = node_get(service, "logging");
    struct node *map = node_new(c->a, NODE_MAP), *options = node_get(logging, "options");

    request_text(c, map, "Type", compose_str(logging, "driver"));
    request_put(c, map, "Config", options != NULL ? node_copy(c->a, options) : NULL);
    return map;
}

static struct node *extra_hosts(struct compose *c, const struct node *service)
{
    struct node *list = compose_texts(c, node_get(service, "extra_hosts"));

    if (list == NULL)
        return node_new(c->a, NODE_LIST);
    if (list->count > 1)
        qsort(list->items, list->count, sizeof(struct node *), compose_by_text);
    return list;
}

static void tmpfs(struct compose *c, const struct node *service, struct node *host)
{
    const struct node *list = node_get(service, "tmpfs");
    struct node *map = node_new(c->a, NODE_MAP);

    for (size_t i = 0; node_is(list, NODE_LIST) && i < list->count; i++) {
        struct str path, options = STR_NONE;

        (void)client_cut(&path, &options, list->items[i]->text, ':');
        node_set(c->a, map, path, node_text(c->a, options));
    }
    if (request_some(map) != NULL)
        request_put(c, host, "Tmpfs", map);
}

/* Of lists where an empty text says nothing. */
static void drop_empty(struct node *list)
{
    size_t kept = 0;

    for (size_t i = 0; node_is(list, NODE_LIST) && i < list->count; i++) {
        if (list->items[i]->text.len > 0)
            list->items[kept++] = list->items[i];
    }
    if (list != NULL)
        list->count = node_is(list, NODE_LIST) ? kept : list->count;
}

bool compose_resources(struct compose *c, const struct node *service, struct node *host)
{
    static const char nulls[][16] = {"MaskedPaths", "ReadonlyPaths"};
    struct node *size = node_new(c->a, NODE_LIST);

    if (!are_numbers(c, service))
        return false;
    limits(c, service, host);
    if (!devices(c, service, host))
        return false;
    blkio(c, service, host);
    ulimits(c, service, host);
    request_put(c, host, "CapAdd", capabilities(c, node_get(service, "cap_add")));
    request_put(c, host, "CapDrop", capabilities(c, node_get(service, "cap_drop")));
    request_put(c, host, "RestartPolicy", restart(c, service));
    request_put(c, host, "LogConfig", log_config(c, service));
    request_put(c, host, "ExtraHosts", extra_hosts(c, service));
    request_put(c, host, "VolumesFrom",
                request_some(compose_texts(c, node_get(service, "volumes_from"))));
    if (node_get(service, "init") != NULL)
        request_put(c, host, "Init", node_bool(c->a, compose_bool(service, "init")));
    node_push(c->a, size, node_int(c->a, 0));
    node_push(c->a, size, node_int(c->a, 0));
    request_put(c, host, "ConsoleSize", size);
    for (size_t i = 0; i < sizeof(nulls) / sizeof(*nulls); i++)
        request_put(c, host, nulls[i], NULL);
    drop_empty(node_get(host, "Dns"));
    tmpfs(c, service, host);
    return true;
}

/* ---- security options ---- */

static bool seccomp(struct str *out, struct compose *c, struct str name)
{
    struct str file = compose_located(c, c->folder, name);
    const struct str *text = compose_file(c, file);
    struct str why = STR_NONE;

    if (text == NULL)
        return COMPOSE_REFUSE(c, STR_LIT("opening seccomp profile ("), name,
                              STR_LIT(") failed: open "), file,
                              STR_LIT(": no such file or directory"));
    if (!client_json_compact(out, &why, c->a, *text))
        return COMPOSE_REFUSE(c, STR_LIT("compacting json for seccomp profile ("), name,
                              STR_LIT(") failed: "), why);
    *out = CLIENT_TEXT(c->a, STR_LIT("seccomp="), *out);
    return true;
}

static bool security_option(struct node *list, struct compose *c, struct str option)
{
    struct str key, value = STR_NONE;
    bool cut = client_cut(&key, &value, option, '=') || str_is(option, "no-new-privileges") ||
               client_cut(&key, &value, option, ':');

    if (!cut)
        return COMPOSE_REFUSE(c, c->old ? STR_LIT("Invalid") : STR_LIT("invalid"),
                              STR_LIT(" security-opt: "), client_quote(c->a, option));
    if (str_is(key, "seccomp") && !str_is(value, "unconfined") &&
        (c->old || !str_is(value, "builtin")) && !seccomp(&option, c, value))
        return false;
    node_push(c->a, list, node_text(c->a, option));
    return true;
}

bool compose_security(struct compose *c, const struct node *service, struct node *host)
{
    const struct node *given = node_get(service, "security_opt");
    struct node *list = node_new(c->a, NODE_LIST);

    c->at_create = true;
    for (size_t i = 0; node_is(given, NODE_LIST) && i < given->count; i++) {
        struct str option = given->items[i]->text;

        if (str_is(option, "systempaths=unconfined")) {
            request_put(c, host, "MaskedPaths", node_new(c->a, NODE_LIST));
            request_put(c, host, "ReadonlyPaths", node_new(c->a, NODE_LIST));
        } else if (!security_option(list, c, option)) {
            return false;
        }
    }
    c->at_create = false;
    request_put(c, host, "SecurityOpt", request_some(list));
    return true;
}
