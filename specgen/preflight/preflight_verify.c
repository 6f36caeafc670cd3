/* Checks of verifyContainerSettings that do not depend on the platform. */
#include "model/base/num.h"
#include "model/base/quote.h"
#include "model/base/unicode.h"
#include "model/base/utf8.h"
#include "specgen/gocompat/fold_case.h"
#include "specgen/gocompat/netaddr.h"
#include "specgen/gocompat/netip.h"
#include "specgen/gocompat/winpath.h"
#include "specgen/preflight/mount_spec.h"
#include "specgen/preflight/preflight_build.h"
#include "specgen/spec/capabilities.h"

#define MIN_DURATION INT64_C(1000000) /* 1 ms */

static bool refuse(struct preflight_build *p, enum spec_rule rule, enum mdl_field_id field,
                   size_t index, struct str text)
{
    return preflight_refuse(p, rule, SPEC_CLASS_INVALID_PARAMETER, field, (int)index, text);
}

static bool refuse_field(struct preflight_build *p, enum spec_rule rule, enum mdl_field_id field,
                         struct str text)
{
    return preflight_refuse(p, rule, SPEC_CLASS_INVALID_PARAMETER, field, -1, text);
}

static bool check_working_dir(struct preflight_build *p, bool linux_image)
{
    struct str given = p->config->working_dir.v;
    char from = linux_image ? '\\' : '/';
    char to = linux_image ? '/' : '\\';
    char *s;
    struct str dir;

    if (given.len == 0)
        return true;
    s = arena_cstr(p->a, given);
    for (size_t i = 0; s != NULL && i < given.len; i++) {
        if (s[i] == from)
            s[i] = to;
    }
    dir = (struct str){s, s != NULL ? given.len : 0};
    if (dir.len == 0 || (dir.s[0] != to && (linux_image || !winpath_is_abs(p->engine.paths, dir))))
        return refuse_field(p, RULE_PRE_WORKING_DIR, MDL_F_WORKING_DIR,
                            CONCAT(p->a, STR_LIT("the working directory '"), given,
                                   STR_LIT("' is invalid, it needs to be an absolute path")));
    if (engine_has(&p->engine, CHANGE_WORKING_DIR_CLEAN))
        dir = winpath_clean(p->a, p->engine.paths, dir);
    if (!str_eq(dir, given))
        preflight_change(p, (struct preflight_change){.field = MDL_F_WORKING_DIR,
                                                      .rule = RULE_PRE_WORKING_DIR,
                                                      .kind = PREFLIGHT_TO_TEXT,
                                                      .text = dir});
    return true;
}

/* strconv.Atoi: an optional sign and decimal digits, leading zeros included. */
static bool is_nonzero_number(struct str text)
{
    size_t at = text.len > 0 && (text.s[0] == '-' || text.s[0] == '+') ? 1 : 0;
    bool negative = at == 1 && text.s[0] == '-';
    uint64_t limit = negative ? (uint64_t)INT64_MAX + 1 : (uint64_t)INT64_MAX;
    uint64_t n = 0;

    if (at == text.len)
        return false;
    for (; at < text.len; at++) {
        unsigned digit = (unsigned char)text.s[at] - (unsigned)'0';

        if (digit > 9 || n > (limit - digit) / 10)
            return false;
        n = n * 10 + digit;
    }
    return n != 0;
}

/* By name, without SIG; the first two are those that engines before 23 know. */
static const char signals[][8] = {
    "KILL", "TERM", "ABRT", "ALRM",   "BUS",   "FPE",  "HUP",  "ILL",  "INT",
    "PIPE", "QUIT", "SEGV", "TRAP",   "CHLD",  "CLD",  "CONT", "IO",   "IOT",
    "POLL", "PROF", "PWR",  "STKFLT", "STOP",  "SYS",  "TSTP", "TTIN", "TTOU",
    "URG",  "USR1", "USR2", "VTALRM", "WINCH", "XCPU", "XFSZ",
};
#define EARLY_SIGNALS 2

static bool is_signal(struct preflight_build *p, struct str text)
{
    size_t count = engine_has(&p->engine, CHANGE_SIGNALS) ? sizeof(signals) / sizeof(signals[0])
                                                          : EARLY_SIGNALS;
    struct str name = text_upper(p->a, text);

    if (str_starts(name, STR_LIT("SIG")))
        name = str_cut(name, 3, name.len);
    for (size_t i = 0; i < count; i++) {
        if (str_is(name, signals[i]))
            return true;
    }
    return is_nonzero_number(text);
}

static bool check_signal(struct preflight_build *p)
{
    struct str text = p->config->stop_signal.v;

    if (text.len == 0 || is_signal(p, text))
        return true;
    return refuse_field(
        p, RULE_PRE_SIGNAL, MDL_F_STOP_SIGNAL,
        CONCAT(p->a,
               engine_has(&p->engine, CHANGE_SIGNALS) ? STR_LIT("invalid") : STR_LIT("Invalid"),
               STR_LIT(" signal: "), text));
}

static bool check_env(struct preflight_build *p)
{
    for (size_t i = 0; i < p->config->env.count; i++) {
        struct str entry = p->config->env.items[i].v;

        if (entry.len == 0 || entry.s[0] == '=')
            return refuse(p, RULE_PRE_ENV, MDL_F_ENV_ITEM, i,
                          CONCAT(p->a, STR_LIT("invalid environment variable: "), entry));
    }
    return true;
}

static bool is_too_short(const struct mdl_int *duration)
{
    return duration->v != 0 && duration->v < MIN_DURATION;
}

static bool check_health(struct preflight_build *p)
{
    const struct mdl_healthcheck *h = &p->config->healthcheck;

    if (is_too_short(&h->interval))
        return refuse_field(p, RULE_PRE_HEALTH, MDL_F_HEALTHCHECK_INTERVAL,
                            STR_LIT("Interval in Healthcheck cannot be less than 1ms"));
    if (is_too_short(&h->timeout))
        return refuse_field(p, RULE_PRE_HEALTH, MDL_F_HEALTHCHECK_TIMEOUT,
                            STR_LIT("Timeout in Healthcheck cannot be less than 1ms"));
    if (h->retries.v < 0)
        return refuse_field(p, RULE_PRE_HEALTH, MDL_F_HEALTHCHECK_RETRIES,
                            STR_LIT("Retries in Healthcheck cannot be negative"));
    if (is_too_short(&h->start_period))
        return refuse_field(p, RULE_PRE_HEALTH, MDL_F_HEALTHCHECK_START_PERIOD,
                            STR_LIT("StartPeriod in Healthcheck cannot be less than 1ms"));
    if (is_too_short(&h->start_interval) && engine_has(&p->engine, CHANGE_START_INTERVAL))
        return refuse_field(p, RULE_PRE_HEALTH, MDL_F_HEALTHCHECK_START_INTERVAL,
                            STR_LIT("StartInterval in Healthcheck cannot be less than 1ms"));
    return true;
}

static void check_log_driver(struct preflight_build *p)
{
    if (engine_has(&p->engine, CHANGE_LOGENTRIES) &&
        !engine_has(&p->engine, CHANGE_LOGENTRIES_GONE) &&
        str_is(p->hosts->log_config.type.v, "logentries"))
        refuse_field(p, RULE_PRE_LOG_DRIVER, MDL_F_LOG_CONFIG_TYPE,
                     STR_LIT("the logentries logging driver has been deprecated and removed"));
}

static void store_restart_policy(struct preflight_build *p)
{
    if (p->hosts->restart_policy.name.v.len > 0 || !engine_has(&p->engine, CHANGE_RESTART_STORED) ||
        preflight_own(p) == NULL)
        return;
    p->own->restart_policy.name = (struct mdl_string){MDL_SET, STR_LIT("no")};
    preflight_change(
        p, (struct preflight_change){.field = MDL_F_RESTART_POLICY_NAME,
                                     .rule = RULE_PRE_RESTART,
                                     .kind = PREFLIGHT_TO_TEXT,
                                     .text = p->own->restart_policy.name.v,
                                     .number = p->own->restart_policy.maximum_retry_count.v});
}

/* Of create: whether there is a Config, and what is settled before anything is verified. */
void preflight_check_given(struct preflight_build *p)
{
    bool told = engine_has(&p->engine, CHANGE_CONFIG_DECODED) ||
                (p->api && engine_has(&p->engine, CHANGE_API_HOST_CONFIG));

    if (p->config == NULL && !told)
        refuse_field(p, RULE_PRE_CONFIG, MDL_F_CONFIG,
                     engine_has(&p->engine, CHANGE_CONFIG_TEXT)
                         ? STR_LIT("config cannot be empty in order to create a container")
                         : STR_LIT("Config cannot be empty in order to create a container"));
    if (p->hosts == NULL)
        return;
    check_log_driver(p);
    store_restart_policy(p);
}

void preflight_check_config(struct preflight_build *p, bool linux_image)
{
    check_working_dir(p, linux_image);
    check_signal(p);
    check_env(p);
    check_health(p);
}

static void warn_of_image_mount(struct preflight_build *p)
{
    if (engine_has(&p->engine, CHANGE_IMAGE_MOUNTS) &&
        !engine_has(&p->engine, CHANGE_IMAGE_MOUNTS_SILENT))
        preflight_warn(p, RULE_PRE_IMAGE_MOUNT, MDL_F_MOUNT_SPECS,
                       STR_LIT("Image mount is an experimental feature"));
}

static bool check_mounts(struct preflight_build *p, bool linux_image)
{
    struct mount_reader reader = {
        .a = p->a, .host = p->host, .engine = &p->engine, .linux_image = linux_image};
    bool good = true;

    for (size_t i = 0; i < p->hosts->mounts.count; i++) {
        struct mount_point point;
        struct str error;

        if (good && str_is(p->hosts->mounts.items[i].type.v, "image"))
            warn_of_image_mount(p);
        if (!mount_read_spec(&point, &error, &reader, &p->hosts->mounts.items[i]))
            good = refuse(p, reader.refused_by, MDL_F_MOUNT_SPEC, i, error);
        preflight_ask_mount(p, &reader, RULE_PRE_MOUNT);
    }
    p->r->disk_unknown = reader.disk_unknown;
    return good;
}

enum netaddr_rules preflight_address_rules(const struct engine *e)
{
    if (engine_has(e, CHANGE_ADDRESS_GROUPS))
        return NETADDR_GO_1_23;
    return engine_has(e, CHANGE_ADDRESS_ZEROS) && !engine_has(e, CHANGE_ADDRESS_NO_ZEROS)
               ? NETADDR_GO_1_13
               : NETADDR_GO_1_17;
}

static bool is_host_address(struct preflight_build *p, struct str text)
{
    struct str reason;
    struct netip ip;

    if (str_is(text, "host-gateway") && engine_has(&p->engine, CHANGE_HOST_GATEWAY))
        return true;
    if (engine_has(&p->engine, CHANGE_ADDRESS_NETIP))
        return netip_parse(&ip, &reason, p->a, p->engine.unicode, text);
    return netaddr_is_ip(preflight_address_rules(&p->engine), text_trim(text));
}

static bool check_extra_hosts(struct preflight_build *p)
{
    for (size_t i = 0; i < p->hosts->extra_hosts.count; i++) {
        struct str text = p->hosts->extra_hosts.items[i].v;
        ptrdiff_t colon = str_find(text, ':', 0);
        struct str address = str_cut(text, (size_t)colon + 1, text.len);

        if (colon <= 0)
            return refuse(p, RULE_PRE_EXTRA_HOST, MDL_F_EXTRA_HOSTS_ITEM, i,
                          CONCAT(p->a, STR_LIT("bad format for add-host: "),
                                 quote_go(p->a, p->engine.unicode, text)));
        if (!is_host_address(p, address))
            return refuse(p, RULE_PRE_EXTRA_HOST, MDL_F_EXTRA_HOSTS_ITEM, i,
                          CONCAT(p->a, STR_LIT("invalid IP address in add-host: "),
                                 quote_go(p->a, p->engine.unicode, address)));
    }
    return true;
}

static bool refuse_retries(struct preflight_build *p, struct str text)
{
    return refuse_field(p, RULE_PRE_RESTART, MDL_F_RESTART_POLICY_MAXIMUM_RETRY_COUNT, text);
}

static bool check_restart_policy(struct preflight_build *p)
{
    struct str name = p->hosts->restart_policy.name.v;
    int64_t retries = p->hosts->restart_policy.maximum_retry_count.v;
    bool later = engine_has(&p->engine, CHANGE_RESTART_TEXTS);
    struct str prefix = later ? STR_LIT("invalid restart policy: ") : STR_NONE;

    if (name.len == 0)
        return true;
    if (str_is(name, "on-failure"))
        return retries >= 0 ||
               refuse_retries(
                   p, CONCAT(p->a, prefix, STR_LIT("maximum retry count cannot be negative")));
    if (!str_is(name, "always") && !str_is(name, "unless-stopped") && !str_is(name, "no"))
        return refuse_field(
            p, RULE_PRE_RESTART, MDL_F_RESTART_POLICY_NAME,
            later ? CONCAT(p->a, prefix, STR_LIT("unknown policy '"), name,
                           STR_LIT("'; use one of 'no', 'always', 'on-failure', or "
                                   "'unless-stopped'"))
                  : CONCAT(p->a, STR_LIT("invalid restart policy '"), name, STR_LIT("'")));
    if (retries == 0)
        return true;
    if (later)
        return refuse_retries(
            p,
            CONCAT(p->a, prefix, STR_LIT("maximum retry count can only be used with 'on-failure'"),
                   retries < 0 ? STR_LIT(" and cannot be negative") : STR_NONE));
    return refuse_retries(
        p, CONCAT(p->a, STR_LIT("maximum retry count cannot be used with restart policy '"), name,
                  STR_LIT("'")));
}

static bool check_annotations(struct preflight_build *p)
{
    const struct mdl_string_map *map = &p->hosts->annotations;

    if (!engine_has(&p->engine, CHANGE_ANNOTATIONS))
        return true;
    for (size_t i = 0; i < map->count; i++) {
        if (map->items[i].name.len == 0)
            return refuse(p, RULE_PRE_ANNOTATION, MDL_F_ANNOTATIONS_ITEM, i,
                          STR_LIT("invalid Annotations: the empty string is not permitted as an "
                                  "annotation key"));
    }
    return true;
}

static bool refuse_capability(struct preflight_build *p, const char *list, struct str name,
                              enum mdl_field_id item, size_t index)
{
    return refuse(p, RULE_PRE_CAPABILITIES, item, index,
                  CONCAT(p->a, STR_LIT("invalid "), str_of(list), STR_LIT(": unknown capability: "),
                         quote_go(p->a, p->engine.unicode, name)));
}

static bool check_capabilities(struct preflight_build *p)
{
    const struct mdl_host_config *h = p->hosts;
    bool none_known = engine_has(&p->engine, CHANGE_NO_CAPABILITIES);
    bool exact = h->capabilities.presence == MDL_SET &&
                 !engine_has(&p->engine, CHANGE_EXACT_CAPABILITIES_GONE);
    struct str unknown = STR_NONE;
    size_t index = 0;

    if (exact && h->cap_add.count > 0)
        return refuse_field(p, RULE_PRE_CAPABILITIES, MDL_F_CAP_ADD,
                            STR_LIT("conflicting options: Capabilities and CapAdd"));
    if (exact && h->cap_drop.count > 0)
        return refuse_field(p, RULE_PRE_CAPABILITIES, MDL_F_CAP_DROP,
                            STR_LIT("conflicting options: Capabilities and CapDrop"));
    if (spec_capability_normalise(p->a, &h->cap_add, none_known, &unknown, &index) == NULL)
        return refuse_capability(p, "CapAdd", unknown, MDL_F_CAP_ADD_ITEM, index);
    if (spec_capability_normalise(p->a, &h->cap_drop, none_known, &unknown, &index) == NULL)
        return refuse_capability(p, "CapDrop", unknown, MDL_F_CAP_DROP_ITEM, index);
    if (exact && !spec_capability_known(&h->capabilities, &unknown, &index))
        return refuse_capability(p, "Capabilities", unknown, MDL_F_CAPABILITIES_ITEM, index);
    return true;
}

static bool has_restart_policy(const struct mdl_host_config *h)
{
    return h->restart_policy.name.v.len > 0 && !str_is(h->restart_policy.name.v, "no");
}

void preflight_check_host_config(struct preflight_build *p, bool linux_image)
{
    if (p->hosts == NULL)
        return;
    if (p->hosts->auto_remove.v && has_restart_policy(p->hosts))
        refuse_field(p, RULE_PRE_RESTART, MDL_F_AUTO_REMOVE,
                     STR_LIT("can't create 'AutoRemove' container with restart policy"));
    check_mounts(p, linux_image);
    check_extra_hosts(p);
    preflight_check_ports(p);
    check_restart_policy(p);
    check_capabilities(p);
    if (!text_is_isolation(p->hosts->isolation.v))
        refuse_field(p, RULE_PRE_ISOLATION, MDL_F_ISOLATION,
                     CONCAT(p->a, STR_LIT("invalid isolation '"), p->hosts->isolation.v,
                            STR_LIT("' on windows")));
    check_annotations(p);
}
