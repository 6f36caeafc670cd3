/* What the router of the engine's HTTP API does with a create request of a current client, between
 * decoding and create. */
#include "model/base/buf.h"
#include "model/base/quote.h"
#include "specgen/gocompat/fold_case.h"
#include "specgen/gocompat/netaddr.h"
#include "specgen/gocompat/netip.h"
#include "specgen/preflight/preflight_build.h"

static bool is_default(struct str mode)
{
    return mode.len == 0 || str_is(mode, "default");
}

static void check_config(struct preflight_build *p)
{
    if (p->config == NULL && !engine_has(&p->engine, CHANGE_CONFIG_DECODED))
        preflight_refuse(p, RULE_PRE_CONFIG, SPEC_CLASS_INVALID_PARAMETER, MDL_F_CONFIG, -1,
                         STR_LIT("config cannot be empty in order to create a container"));
    if (p->hosts == NULL)
        (void)preflight_own(p);
}

static void fill_network_mode(struct preflight_build *p)
{
    struct str mode = p->hosts->network_mode.v;
    struct str to = STR_LIT("default");

    if (engine_has(&p->engine, CHANGE_API_NETWORK_NAT) && is_default(mode))
        to = STR_LIT("nat");
    else if (mode.len > 0 || !engine_has(&p->engine, CHANGE_API_NETWORK_DEFAULT))
        return;
    preflight_change(p, (struct preflight_change){.field = MDL_F_NETWORK_MODE,
                                                  .rule = RULE_API_NETWORK_MODE,
                                                  .kind = PREFLIGHT_TO_TEXT,
                                                  .text = to});
    if (preflight_own(p) != NULL)
        p->own->network_mode = (struct mdl_string){MDL_SET, to};
}

static void take_away(struct preflight_build *p, enum spec_rule rule, enum mdl_field_id field)
{
    preflight_change(
        p, (struct preflight_change){.field = field, .rule = rule, .kind = PREFLIGHT_TO_NULL});
}

static void drop_kernel_memory(struct preflight_build *p)
{
    if (p->hosts->kernel_memory.v == 0 || !engine_has(&p->engine, CHANGE_API_NO_KERNEL_MEMORY) ||
        engine_has(&p->engine, CHANGE_API_KERNEL_MEMORY_GONE))
        return;
    take_away(p, RULE_API_KERNEL_MEMORY, MDL_F_KERNEL_MEMORY);
    if (preflight_own(p) != NULL)
        p->own->kernel_memory = (struct mdl_int){MDL_NULL, 0};
}

static void drop_pids_limit(struct preflight_build *p)
{
    if (p->hosts->pids_limit.presence != MDL_SET || p->hosts->pids_limit.v > 0)
        return;
    take_away(p, RULE_API_PIDS, MDL_F_PIDS_LIMIT);
    if (preflight_own(p) != NULL)
        p->own->pids_limit = (struct mdl_int){MDL_NULL, 0};
}

/* Which options do not belong to the mount's type; NULL: none. */
static const char *misplaced_options(const struct mdl_mount_spec *m)
{
    if (m->volume_options.presence == MDL_SET && !str_is(m->type.v, "volume"))
        return "VolumeOptions";
    if (m->bind_options.presence == MDL_SET && !str_is(m->type.v, "bind"))
        return "BindOptions";
    if (m->tmpfs_options != NULL && m->tmpfs_options->kind != VALUE_NULL &&
        !str_is(m->type.v, "tmpfs"))
        return "TmpfsOptions";
    return NULL;
}

static void check_mounts(struct preflight_build *p)
{
    if (!engine_has(&p->engine, CHANGE_API_MOUNT_OPTIONS))
        return;
    for (size_t i = 0; i < p->hosts->mounts.count; i++) {
        const struct mdl_mount_spec *m = &p->hosts->mounts.items[i];
        const char *options = misplaced_options(m);

        if (options == NULL)
            continue;
        preflight_refuse(p, RULE_API_MOUNT, SPEC_CLASS_INVALID_PARAMETER, MDL_F_MOUNT_SPEC, (int)i,
                         CONCAT(p->a, str_of(options),
                                STR_LIT(" must not be specified on mount type "),
                                quote_go(p->a, p->engine.unicode, m->type.v)));
        return;
    }
}

static bool moves_mac_address(const struct preflight_build *p)
{
    return engine_has(&p->engine, CHANGE_API_MAC) &&
           !engine_has(&p->engine, CHANGE_API_MAC_IGNORED) && p->config != NULL &&
           p->config->mac_address.v.len > 0;
}

static void take_mac_address(struct preflight_build *p)
{
    if (moves_mac_address(p))
        preflight_change(p, (struct preflight_change){.field = MDL_F_MAC_ADDRESS,
                                                      .rule = RULE_API_MAC_ADDRESS,
                                                      .kind = PREFLIGHT_TO_NO_TEXT});
}

static struct str canonical_address(struct preflight_build *p, struct str text)
{
    struct str reason;
    struct netip ip;

    if (text.len == 0 || !netip_parse(&ip, &reason, p->a, p->engine.unicode, text))
        return text;
    return netip_text(p->a, &ip);
}

/* The bindings of one port as they are stored: at least one. */
static struct mdl_port_bindings stored_port(struct preflight_build *p,
                                            const struct preflight_port *port)
{
    const struct mdl_port_bindings *from = port->from;
    size_t count = from->bindings.count > 0 ? from->bindings.count : 1;
    struct mdl_port_binding *items = arena_calloc(p->a, count, sizeof(*items));
    struct mdl_port_bindings stored = {.name = port->name};

    if (items == NULL)
        return stored;
    stored.bindings.presence = MDL_SET;
    stored.bindings.count = count;
    stored.bindings.items = items;
    for (size_t i = 0; i < from->bindings.count; i++) {
        items[i].presence = MDL_SET;
        items[i].host_ip.v = canonical_address(p, from->bindings.items[i].host_ip.v);
        items[i].host_port = from->bindings.items[i].host_port;
    }
    return stored;
}

/* The engine visits the ports in any order; here it is that of their names. */
static void fill_ports(struct preflight_build *p)
{
    size_t count, empty = 0;
    const struct preflight_port *ports = preflight_ports(p, &count);
    struct mdl_port_bindings *stored = arena_calloc(p->a, count + 1, sizeof(*stored));

    if (!engine_has(&p->engine, CHANGE_API_PORTS) || stored == NULL)
        return;
    for (size_t i = 0; i < count; i++) {
        stored[i] = stored_port(p, &ports[i]);
        empty += ports[i].from->bindings.count == 0;
    }
    if (empty > 0 || p->hosts->port_bindings.presence != MDL_SET)
        preflight_change(p, (struct preflight_change){.field = MDL_F_PORT_BINDINGS,
                                                      .rule = RULE_API_PORT_BINDINGS,
                                                      .kind = PREFLIGHT_TO_PORTS,
                                                      .ports = stored,
                                                      .port_count = count});
}

void preflight_check_router(struct preflight_build *p)
{
    if (engine_has(&p->engine, CHANGE_API_HOST_CONFIG))
        check_config(p);
    take_mac_address(p);
    if (p->hosts == NULL)
        return;
    fill_network_mode(p);
    drop_kernel_memory(p);
    check_mounts(p);
    fill_ports(p);
    drop_pids_limit(p);
}

/* In these modes there is no network that the address could be given to. */
static bool is_mac_address_lost(struct str mode)
{
    return str_is(mode, "none") || str_starts(mode, STR_LIT("container:"));
}

static void check_mac_address(struct preflight_build *p)
{
    struct str mode = p->hosts->network_mode.v;
    struct str address = p->config->mac_address.v;

    if (is_mac_address_lost(mode) || netaddr_is_mac(address))
        return;
    /* The engine joins the problems of all networks, and trims the text of a single one. */
    preflight_refuse(p, RULE_API_MAC_ADDRESS, SPEC_CLASS_INVALID_PARAMETER, MDL_F_MAC_ADDRESS, -1,
                     text_trim(CONCAT(p->a, STR_LIT("invalid config for network "), mode,
                                      STR_LIT(": invalid MAC address "), address)));
}

/* Whether a volume is given as a mount that names no driver. */
static bool has_volume_without_driver(const struct mdl_host_config *h)
{
    for (size_t i = 0; i < h->mounts.count; i++) {
        const struct mdl_mount_spec *m = &h->mounts.items[i];

        if (str_is(m->type.v, "volume") && m->volume_options.driver_config.name.v.len == 0)
            return true;
    }
    return false;
}

static void warn_of_volume_driver(struct preflight_build *p)
{
    if (engine_has(&p->engine, CHANGE_API_VOLUME_DRIVER) && p->hosts->volume_driver.v.len > 0 &&
        has_volume_without_driver(p->hosts))
        preflight_warn(p, RULE_API_VOLUME_DRIVER, MDL_F_VOLUME_DRIVER,
                       STR_LIT("WARNING: the container-wide volume-driver configuration is ignored "
                               "for volumes specified via 'mount'. Use '--mount "
                               "type=volume,volume-driver=...' instead"));
}

static void warn_of_empty_ports(struct preflight_build *p)
{
    size_t count;
    const struct preflight_port *ports = preflight_ports(p, &count);
    struct buf names = {0};

    for (size_t i = 0; i < count; i++) {
        if (ports[i].from->bindings.count == 0)
            buf_printf(&names, "%s%.*s", names.len > 0 ? ", " : "", STR_FMT(ports[i].name));
    }
    if (names.len > 0 && engine_has(&p->engine, CHANGE_API_PORTS))
        preflight_warn(p, RULE_API_PORT_BINDINGS, MDL_F_PORT_BINDINGS,
                       CONCAT(p->a,
                              STR_LIT("Following container port(s) have an empty list of "
                                      "port-bindings: "),
                              buf_str(&names),
                              STR_LIT(". Such bindings will be discarded in a future version.")));
    buf_finish(&names);
}

void preflight_end_router(struct preflight_build *p)
{
    if (p->hosts == NULL)
        return;
    if (moves_mac_address(p))
        check_mac_address(p);
    warn_of_volume_driver(p);
    if (moves_mac_address(p))
        preflight_warn(p, RULE_API_MAC_ADDRESS, MDL_F_MAC_ADDRESS,
                       STR_LIT("The container-wide MacAddress field is now deprecated. It should "
                               "be specified in EndpointsConfig instead."));
    warn_of_empty_ports(p);
}
