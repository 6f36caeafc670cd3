/* Checks while the create request is decoded. */
#include "model/base/quote.h"
#include "specgen/gocompat/fold_case.h"
#include "specgen/preflight/preflight_build.h"

static bool refuse_mode(struct preflight_build *p, enum mdl_field_id field, struct str text)
{
    return preflight_refuse(p, RULE_PRE_NETWORK_MODE, SPEC_CLASS_INVALID_PARAMETER, field, -1,
                            text);
}

static bool has_later_texts(const struct preflight_build *p)
{
    return engine_has(&p->engine, CHANGE_RUNCONFIG_TEXTS);
}

/* Until 27 without a class, which the client sees as 500. */
static bool refuse_plain(struct preflight_build *p, enum spec_rule rule, enum mdl_field_id field,
                         struct str text)
{
    return preflight_refuse(p, rule,
                            has_later_texts(p) ? SPEC_CLASS_INVALID_PARAMETER : SPEC_CLASS_UNKNOWN,
                            field, -1, text);
}

/* What Windows does not have: `early` in the words until 27, `later` in those since. */
static bool refuse_option(struct preflight_build *p, enum spec_rule rule, enum mdl_field_id field,
                          const char *early, const char *later)
{
    if (!has_later_texts(p))
        return refuse_plain(p, rule, field,
                            CONCAT(p->a, STR_LIT("Windows does not support "), str_of(early)));
    return refuse_plain(p, rule, field,
                        CONCAT(p->a, STR_LIT("invalid option: "), str_of(later),
                               STR_LIT(" is not supported for Windows containers")));
}

static bool is_container_mode(struct str mode)
{
    return str_starts(mode, STR_LIT("container:"));
}

/* "container" and "container:" name no container; nor does "container::x", before 28. */
static bool names_nobody(const struct preflight_build *p, struct str mode)
{
    if (str_is(mode, "container") || str_is(mode, "container:"))
        return true;
    return str_starts(mode, STR_LIT("container::")) &&
           !engine_has(&p->engine, CHANGE_NETWORK_MODE_CUT);
}

/* A container that an inspect tells of passed this check as a request: its image's ports were added
 * since, it got a host name, and the daemon's default as its isolation. */
static bool is_from_inspect(const struct mdl_doc *doc)
{
    return doc->sources.count > 0 && value_get(doc->root, STR_LIT("container")) != NULL;
}

/* Create gives the beginning of the id, and start the joined container's name, with its id. */
static bool is_hostname_given(const struct mdl_doc *doc)
{
    return is_from_inspect(doc) &&
           (mdl_started_before(doc) || doc->container.network_shared_container_id.v.len > 0 ||
            str_starts(doc->container.id.v, doc->container.config.hostname.v));
}

/* The engine answers the first of them. */
static bool check_joined_network(struct preflight_build *p)
{
    const struct mdl_host_config *h = p->hosts;
    bool good = true;

    if (p->config == NULL)
        return preflight_panic(
            p, RULE_PRE_CONFIG, MDL_F_CONFIG,
            STR_LIT("runtime error: invalid memory address or nil pointer dereference"));
    if (p->config->hostname.v.len > 0 && !is_hostname_given(p->doc))
        good = refuse_mode(p, MDL_F_HOSTNAME,
                           STR_LIT("conflicting options: hostname and the network mode"));
    if (h->links.count > 0)
        good = refuse_mode(p, MDL_F_LINKS,
                           STR_LIT("conflicting options: container type network can't be used with "
                                   "links. This would result in undefined behavior"));
    if (h->dns.count > 0)
        good = refuse_mode(p, MDL_F_DNS, STR_LIT("conflicting options: dns and the network mode"));
    if (h->extra_hosts.count > 0)
        good = refuse_mode(
            p, MDL_F_EXTRA_HOSTS,
            STR_LIT("conflicting options: custom host-to-IP mapping and the network mode"));
    if (p->config->mac_address.v.len > 0 && !engine_has(&p->engine, CHANGE_MAC_CHECK_GONE))
        good = refuse_mode(p, MDL_F_MAC_ADDRESS,
                           STR_LIT("conflicting options: mac-address and the network mode"));
    if (h->port_bindings.count > 0 || h->publish_all_ports.v)
        good = refuse_mode(
            p, h->port_bindings.count > 0 ? MDL_F_PORT_BINDINGS : MDL_F_PUBLISH_ALL_PORTS,
            STR_LIT("conflicting options: port publishing and the container type network mode"));
    if (p->config->exposed_ports.count > 0 && !is_from_inspect(p->doc))
        good = refuse_mode(
            p, MDL_F_EXPOSED_PORTS,
            STR_LIT("conflicting options: port exposing and the container type network mode"));
    if (text_lower_is(h->isolation.v, "hyperv") && !is_from_inspect(p->doc))
        good = refuse_plain(
            p, RULE_PRE_NETWORK_MODE, MDL_F_ISOLATION,
            CONCAT(p->a,
                   has_later_texts(p) ? STR_LIT("invalid network-mode: using") : STR_LIT("Using"),
                   STR_LIT(" the network stack of another container is not "
                           "supported while using Hyper-V Containers")));
    return good;
}

static bool check_mode(struct preflight_build *p)
{
    struct str mode = p->hosts->network_mode.v;

    if (names_nobody(p, mode))
        return refuse_mode(p, MDL_F_NETWORK_MODE,
                           CONCAT(p->a, has_later_texts(p) ? STR_LIT("i") : STR_LIT("I"),
                                  STR_LIT("nvalid network mode: invalid container format "
                                          "container:<name|id>")));
    return !is_container_mode(mode) || check_joined_network(p);
}

static bool refuse_isolation(struct preflight_build *p)
{
    struct str asked = p->hosts->isolation.v;

    if (has_later_texts(p))
        return refuse_plain(p, RULE_PRE_ISOLATION, MDL_F_ISOLATION,
                            CONCAT(p->a, STR_LIT("invalid isolation ("), asked,
                                   STR_LIT("): Windows supports 'default', 'process', or "
                                           "'hyperv'")));
    return refuse_plain(p, RULE_PRE_ISOLATION, MDL_F_ISOLATION,
                        CONCAT(p->a, STR_LIT("Invalid isolation: "),
                               quote_go(p->a, p->engine.unicode, asked),
                               STR_LIT(". Windows supports 'default', 'process', or 'hyperv'")));
}

void preflight_check_runconfig(struct preflight_build *p)
{
    const struct mdl_host_config *h = p->hosts;

    if (h == NULL)
        return;
    if (p->config != NULL || !engine_has(&p->engine, CHANGE_CONFIG_DECODED))
        check_mode(p);
    if (!text_is_isolation(h->isolation.v))
        refuse_isolation(p);
    if (h->cpu_realtime_period.v != 0)
        refuse_option(p, RULE_PRE_REALTIME, MDL_F_CPU_REALTIME_PERIOD, "CPU real-time period",
                      "CPU real-time period");
    if (h->cpu_realtime_runtime.v != 0)
        refuse_option(p, RULE_PRE_REALTIME, MDL_F_CPU_REALTIME_RUNTIME, "CPU real-time runtime",
                      "CPU real-time runtime");
    if (h->privileged.v)
        refuse_option(p, RULE_PRE_PRIVILEGED, MDL_F_PRIVILEGED, "privileged mode",
                      "privileged mode");
    if (h->readonly_rootfs.v)
        refuse_option(p, RULE_PRE_READONLY, MDL_F_READONLY_ROOTFS,
                      "root filesystem in read-only mode", "read-only mode");
}
