/* Fields of a request as keys of a service. */
#include "model/base/names.h"
#include "specgen/convert/run_parts.h"
#include "specgen/convert/service_parts.h"
#include "specgen/gocompat/concat.h"

/* ---- as they stand -------------------------------------------------------------------------- */

/* Whether the text was there before: a list of compose's schema has each once. */
static bool was_there(struct names *before, const struct datum *item)
{
    bool is_new = true;

    if (item->kind == VALUE_STRING && item->up->kind == VALUE_LIST)
        (void)names_index(before, item->text, &is_new);
    return !is_new;
}

/* Child by child: those that compose takes. */
static void children(struct service *s, const struct datum *d, const char *key)
{
    struct names before;

    names_init(&before, s->a, d->count);
    for (const struct datum *m = datum_first(d); m != NULL; m = m->next) {
        struct datum *one = service_only(s->a, d, m);
        struct service_try t = {.key = key, .value = one};
        struct str why;

        if (was_there(&before, m))
            continue; /* that compose has fewer was remarked of the whole */
        if (service_tried(s, &why, &t, datum_path(s->a, d), one) == SERVICE_SAME) {
            struct datum *whole = d->kind == VALUE_MAP ? service_map(s, key) : service_list(s, key);

            datum_add(whole, m->key, datum_copy(s->a, m));
        } else {
            service_remark(s, LOSS_LOST, m, why);
        }
    }
}

void service_plain(struct service *s, const struct datum *d, const char *key)
{
    struct service_try t = {.key = key, .value = datum_copy(s->a, d)};
    enum service_outcome outcome;
    struct str why;

    outcome = service_tried(s, &why, &t, datum_path(s->a, d), d);
    if (outcome == SERVICE_SAME) {
        service_put(s, key, t.value);
        return;
    }
    service_remark(s, LOSS_LOST, d, why);
    if ((d->kind == VALUE_LIST || d->kind == VALUE_MAP) && !str_is(d->key, "Cmd") &&
        !str_is(d->key, "Entrypoint"))
        children(s, d, key);
}

static struct datum *text(struct service *s, struct str t)
{
    return datum_string(s->a, t);
}

/* ---- numbers -------------------------------------------------------------------------------- */

void service_size(struct service *s, const struct datum *d, const char *key)
{
    struct str size = run_size(s->a, d);

    service_put_if(s, key, str_eq(size, d->text) ? datum_copy(s->a, d) : text(s, size), d);
}

/* What compose reckons of it may be near only. */
void service_cpus(struct service *s, const struct datum *d, const char *key)
{
    struct service_try t = {.key = key, .value = text(s, run_cpus_text(s->a, datum_number(d)))};
    struct str why;
    enum service_outcome outcome = service_tried(s, &why, &t, datum_path(s->a, d), d);

    if (outcome == SERVICE_REFUSED) {
        service_remark(s, LOSS_LOST, d, why);
        return;
    }
    service_put(s, key, t.value);
    if (outcome == SERVICE_OTHER)
        service_remark(s, LOSS_CHANGED, d,
                       STR_LIT("compose reckons with seven digits: this is the nearest it sends"));
}

void service_percent(struct service *s, const struct datum *d, const char *key)
{
    int64_t n = datum_number(d);

    if (n % 100 == 0)
        service_put_if(s, key, datum_int(s->a, n / 100), d);
    else
        service_remark(s, LOSS_LOST, d,
                       STR_LIT("compose sends its cpu_percent times 100, and an engine for Windows "
                               "takes 1 to 100: use cpus"));
}

void service_grace(struct service *s, const struct datum *d, const char *key)
{
    service_put_if(s, key, text(s, CONCAT(s->a, d->text, STR_LIT("s"))), d);
}

/* ---- policies ------------------------------------------------------------------------------- */

void service_restart(struct service *s, const struct datum *d, const char *key)
{
    const struct datum *name = DATUM(d, "Name"), *count = DATUM(d, "MaximumRetryCount");

    if (same_is_nothing(name) && datum_is_zero(count))
        return;
    service_put_if(s, key,
                   text(s, datum_is_zero(count)
                               ? datum_text(name)
                               : CONCAT(s->a, datum_text(name), STR_LIT(":"), count->text)),
                   d);
}

void service_logging(struct service *s, const struct datum *d, const char *key)
{
    struct datum *map = datum_new(s->a, VALUE_MAP);

    service_copy(s->a, map, "driver", DATUM(d, "Type"));
    service_copy(s->a, map, "options", DATUM(d, "Config"));
    if (datum_count(map) > 0)
        service_put_if(s, key, map, d);
}

/* With the other one, which is remarked by reason. */
void service_system_paths(struct service *s, const struct datum *d, const char *key)
{
    const struct datum *other = DATUM(d->up, "ReadonlyPaths");

    if (d->kind == VALUE_LIST && d->count == 0 && other != NULL && other->kind == VALUE_LIST &&
        other->count == 0)
        datum_push(service_list(s, key), text(s, STR_LIT("systempaths=unconfined")));
}

/* ---- the health check ----------------------------------------------------------------------- */

static void health_member(struct service *s, struct datum *map, const struct datum *d)
{
    static const struct {
        const char *name, *key;
    } times[] = {{"Interval", "interval"},
                 {"Timeout", "timeout"},
                 {"StartPeriod", "start_period"},
                 {"StartInterval", "start_interval"}};

    for (size_t i = 0; i < sizeof(times) / sizeof(times[0]); i++) {
        if (str_is(d->key, times[i].name) && !datum_is_zero(d))
            service_text(s->a, map, times[i].key, run_duration(s->a, d));
    }
    if (str_is(d->key, "Retries"))
        service_copy(s->a, map, "retries", d);
    if (!str_is(d->key, "Test"))
        return;
    if (d->count == 1 && str_is(datum_text(datum_first(d)), "NONE"))
        datum_add(map, STR_LIT("disable"), datum_bool(s->a, true));
    else
        service_copy(s->a, map, "test", d);
}

void service_health(struct service *s, const struct datum *d, const char *key)
{
    struct datum *map = datum_new(s->a, VALUE_MAP);

    for (const struct datum *m = datum_first(d); m != NULL; m = m->next)
        health_member(s, map, m);
    if (service_put_if(s, key, map, d))
        return;
    for (const struct datum *m = datum_first(d); m != NULL; m = m->next) {
        struct datum *one = datum_new(s->a, VALUE_MAP);
        struct service_try t = {.key = key, .value = one};
        struct str why;

        health_member(s, one, m);
        if (datum_count(one) == 0)
            continue;
        if (service_tried(s, &why, &t, datum_path(s->a, m), m) == SERVICE_SAME)
            datum_add(service_map(s, key), datum_first(one)->key,
                      datum_copy(s->a, datum_first(one)));
        else
            service_remark(s, LOSS_LOST, m, why);
    }
}

/* ---- ports ---------------------------------------------------------------------------------- */

static struct datum *port(struct service *s, struct str key, const struct datum *binding)
{
    ptrdiff_t slash = str_find(key, '/', 0);
    struct datum *map = datum_new(s->a, VALUE_MAP);
    struct str number = slash < 0 ? key : str_cut(key, 0, (size_t)slash);

    datum_add(map, STR_LIT("target"), text(s, number));
    if (slash >= 0)
        service_text(s->a, map, "protocol", str_cut(key, (size_t)slash + 1, key.len));
    service_copy(s->a, map, "host_ip", DATUM(binding, "HostIp"));
    service_copy(s->a, map, "published", DATUM(binding, "HostPort"));
    if (number.len > 0 && number.s[0] != '0' && memchr(number.s, '-', number.len) == NULL &&
        datum_first(map) != NULL)
        map->first->kind = VALUE_NUMBER;
    return map;
}

/* "8080:80", "10.0.0.1:53:53/udp" */
static struct datum *short_port(struct service *s, struct str key, const struct datum *binding)
{
    struct str ip = datum_text(DATUM(binding, "HostIp"));
    struct str colon = STR_LIT(":"), none = STR_NONE;

    if (str_ends(key, STR_LIT("/tcp")))
        key = str_cut(key, 0, key.len - 4);
    return text(s, CONCAT(s->a, ip, ip.len > 0 ? colon : none,
                          datum_text(DATUM(binding, "HostPort")), colon, key));
}

typedef struct datum *make_port(struct service *s, struct str key, const struct datum *binding);

/* Whether compose takes all places of the port so; then they are put. */
static bool ports_put(struct service *s, struct str *why, const struct datum *all,
                      const struct datum *one, const char *key, make_port *make)
{
    struct datum *list = datum_new(s->a, VALUE_LIST);
    struct service_try t = {.key = key, .value = list};

    for (const struct datum *b = datum_first(one); b != NULL; b = b->next)
        datum_push(list, make(s, one->key, b));
    if (service_tried(s, why, &t, datum_path(s->a, all), service_only(s->a, all, one)) !=
        SERVICE_SAME)
        return false;
    for (const struct datum *b = datum_first(list); b != NULL; b = b->next)
        datum_push(service_list(s, key), datum_copy(s->a, b));
    return true;
}

void service_ports(struct service *s, const struct datum *d, const char *key)
{
    for (const struct datum *m = datum_first(d); m != NULL; m = m->next) {
        struct str why;

        if (datum_count(m) == 0)
            service_remark(s, LOSS_LOST, m,
                           STR_LIT("compose publishes a port with at least one place of the host"));
        else if (!ports_put(s, &why, d, m, key, short_port) && !ports_put(s, &why, d, m, key, port))
            service_remark(s, LOSS_LOST, m, why);
    }
}

/* Whether compose takes all of `ports` so; then they are put. */
static bool exposed_put(struct service *s, struct str *why, const struct datum *all,
                        const struct datum *ports, const char *key)
{
    struct datum *list = datum_new(s->a, VALUE_LIST);
    struct service_try t = {.key = key, .value = list};

    for (const struct datum *m = datum_first(ports); m != NULL; m = m->next)
        datum_push(list, text(s, m->key));
    if (service_tried(s, why, &t, datum_path(s->a, all), ports) != SERVICE_SAME)
        return false;
    for (const struct datum *m = datum_first(ports); m != NULL; m = m->next)
        datum_push(service_list(s, key), text(s, m->key));
    return true;
}

/* Those that are published are exposed by that. The others are tried one by one where compose does
 * not take them together. */
void service_expose(struct service *s, const struct datum *d, const char *key)
{
    const struct datum *bindings = DATUM(DATUM(d->up, "HostConfig"), "PortBindings");
    struct datum *ports = datum_new(s->a, VALUE_MAP);
    struct str why;

    if (ports == NULL)
        return;
    ports->key = d->key;
    ports->up = d->up;
    for (const struct datum *m = datum_first(d); m != NULL; m = m->next) {
        if (datum_count(datum_get(bindings, m->key)) > 0)
            service_remark(s, LOSS_LOST, m,
                           STR_LIT("it would be exposed by being published, and compose does not "
                                   "publish it"));
        else
            datum_add(ports, m->key, datum_copy(s->a, m));
    }
    if (ports->count == 0 || exposed_put(s, &why, d, ports, key))
        return;
    for (const struct datum *m = datum_first(ports); m != NULL; m = m->next) {
        if (!exposed_put(s, &why, d, service_only(s->a, d, m), key))
            service_remark(s, LOSS_LOST, datum_origin(m), why);
    }
}

/* ---- maps and devices ----------------------------------------------------------------------- */

void service_tmpfs(struct service *s, const struct datum *d, const char *key)
{
    for (const struct datum *m = datum_first(d); m != NULL; m = m->next) {
        struct datum *list = datum_new(s->a, VALUE_LIST);
        struct service_try t = {.key = key, .value = list};
        struct str why,
            line = m->text.len == 0 ? m->key : CONCAT(s->a, m->key, STR_LIT(":"), m->text);

        datum_push(list, text(s, line));
        if (service_tried(s, &why, &t, datum_path(s->a, d), service_only(s->a, d, m)) ==
            SERVICE_SAME)
            datum_push(service_list(s, key), text(s, line));
        else
            service_remark(s, LOSS_LOST, m, why);
    }
}

static void put_member(struct service *s, struct datum *map, const char *key,
                       const struct datum *from)
{
    datum_add(map, str_of(key), from != NULL ? datum_copy(s->a, from) : datum_int(s->a, 0));
}

void service_ulimits(struct service *s, const struct datum *d, const char *key)
{
    struct datum *map = datum_new(s->a, VALUE_MAP);

    for (const struct datum *m = datum_first(d); m != NULL; m = m->next) {
        struct datum *one = datum_new(s->a, VALUE_MAP);

        put_member(s, one, "soft", DATUM(m, "Soft"));
        put_member(s, one, "hard", DATUM(m, "Hard"));
        datum_put(map, datum_text(DATUM(m, "Name")), one);
    }
    service_put_if(s, key, map, d);
}

/* One key holds them all: what is there already stays. */
static void put_blkio(struct service *s, const char *key, const char *part, struct datum *value,
                      const struct datum *wanted)
{
    struct datum *map = datum_new(s->a, VALUE_MAP);
    struct service_try t = {.key = key, .value = map};
    struct str why;

    datum_add(map, str_of(part), value);
    if (service_tried(s, &why, &t, datum_path(s->a, wanted), wanted) == SERVICE_SAME)
        datum_add(service_map(s, key), str_of(part), value);
    else
        service_remark(s, LOSS_LOST, wanted, why);
}

void service_weight(struct service *s, const struct datum *d, const char *key)
{
    put_blkio(s, key, "weight", datum_copy(s->a, d), d);
}

void service_blkio(struct service *s, const struct datum *d, const char *key)
{
    static const struct {
        const char *name, *part, *member, *number;
    } parts[] = {{"BlkioWeightDevice", "weight_device", "Weight", "weight"},
                 {"BlkioDeviceReadBps", "device_read_bps", "Rate", "rate"},
                 {"BlkioDeviceReadIOps", "device_read_iops", "Rate", "rate"},
                 {"BlkioDeviceWriteBps", "device_write_bps", "Rate", "rate"},
                 {"BlkioDeviceWriteIOps", "device_write_iops", "Rate", "rate"}};

    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
        struct datum *list = datum_new(s->a, VALUE_LIST);

        if (!str_is(d->key, parts[i].name))
            continue;
        for (const struct datum *m = datum_first(d); m != NULL; m = m->next) {
            struct datum *one = datum_push(list, datum_new(s->a, VALUE_MAP));

            service_copy(s->a, one, "path", DATUM(m, "Path"));
            put_member(s, one, parts[i].number, datum_get(m, str_of(parts[i].member)));
        }
        put_blkio(s, key, parts[i].part, list, d);
    }
}

/* As it is written in short, where compose then asks for no more than that. */
static struct datum *device(struct service *s, const struct datum *d, bool in_short)
{
    struct str path = datum_text(DATUM(d, "PathOnHost"));
    struct str inside = datum_text(DATUM(d, "PathInContainer"));
    struct str permissions = datum_text(DATUM(d, "CgroupPermissions"));
    struct datum *map;

    if (in_short && (inside.len == 0 || str_eq(inside, path)) &&
        (permissions.len == 0 || str_is(permissions, "rwm")))
        return text(s, path);
    map = datum_new(s->a, VALUE_MAP);
    service_copy(s->a, map, "source", DATUM(d, "PathOnHost"));
    service_copy(s->a, map, "target", DATUM(d, "PathInContainer"));
    service_copy(s->a, map, "permissions", DATUM(d, "CgroupPermissions"));
    return map;
}

static bool device_put(struct service *s, struct str *why, const struct datum *all,
                       const struct datum *one, const char *key, bool in_short)
{
    struct datum *list = datum_new(s->a, VALUE_LIST);
    struct service_try t = {.key = key, .value = list};

    datum_push(list, device(s, one, in_short));
    if (service_tried(s, why, &t, datum_path(s->a, all), service_only_path(s->a, all, one)) !=
        SERVICE_SAME)
        return false;
    datum_push(service_list(s, key), datum_copy(s->a, datum_first(list)));
    return true;
}

void service_devices(struct service *s, const struct datum *d, const char *key)
{
    struct names before;

    names_init(&before, s->a, d->count);
    for (const struct datum *m = datum_first(d); m != NULL; m = m->next) {
        struct str why;
        bool is_new = true;

        (void)names_index(&before, datum_text(DATUM(m, "PathOnHost")), &is_new);
        if (!is_new)
            service_remark(s, LOSS_LOST, m, STR_LIT("a list of compose has each device once"));
        else if (!device_put(s, &why, d, m, key, true) && !device_put(s, &why, d, m, key, false))
            service_remark(s, LOSS_LOST, m, why);
    }
}

static struct datum *gpu(struct service *s, const struct datum *d)
{
    const struct datum *capabilities = datum_first(DATUM(d, "Capabilities"));
    const struct datum *count = DATUM(d, "Count");
    struct datum *map = datum_new(s->a, VALUE_MAP), *list = datum_new(s->a, VALUE_LIST);

    service_copy(s->a, map, "driver", DATUM(d, "Driver"));
    if (datum_number(count) == -1)
        service_text(s->a, map, "count", STR_LIT("all"));
    else
        service_copy(s->a, map, "count", count);
    service_copy(s->a, map, "device_ids", DATUM(d, "DeviceIDs"));
    for (const struct datum *c = datum_first(capabilities); c != NULL; c = c->next) {
        if (c->next != NULL || !str_is(datum_text(c), "gpu")) /* which compose adds */
            datum_push(list, datum_copy(s->a, c));
    }
    service_copy(s->a, map, "capabilities", list);
    service_copy(s->a, map, "options", DATUM(d, "Options"));
    return map;
}

void service_gpus(struct service *s, const struct datum *d, const char *key)
{
    for (const struct datum *m = datum_first(d); m != NULL; m = m->next) {
        bool cdi = str_is(datum_text(DATUM(m, "Driver")), "cdi");
        struct datum *list =
            cdi ? datum_copy(s->a, DATUM(m, "DeviceIDs")) : datum_new(s->a, VALUE_LIST);
        struct service_try t = {.key = cdi ? "devices" : key, .value = list};
        struct str why;

        if (!cdi)
            datum_push(list, gpu(s, m));
        if (datum_count(list) > 0 && service_tried(s, &why, &t, datum_path(s->a, d),
                                                   service_only(s->a, d, m)) != SERVICE_SAME)
            service_remark(s, LOSS_LOST, m, why);
        else
            for (const struct datum *i = datum_first(list); i != NULL; i = i->next)
                datum_push(service_list(s, t.key), datum_copy(s->a, i));
    }
}
