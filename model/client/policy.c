/* Namespaces, restart policy, logging, storage options, health check. */
#include "model/client/client_parts.h"
#include "model/client/go_number.h"

/* "", host and, where `container` may stand, container:NAME. Before 24 what follows the first
 * colon of host was not looked at, and NAME could hold none. */
static bool is_mode(const struct client *c, struct str mode, bool container)
{
    struct str kind, name;
    bool has_name = client_cut(&kind, &name, mode, ':');

    if (container && has_name && str_is(kind, "container"))
        return name.len > 0 && (client_is(c, 2400) || str_find(name, ':', 0) < 0);
    if (!client_is(c, 2400))
        return kind.len == 0 || str_is(kind, "host");
    return mode.len == 0 || str_is(mode, "host");
}

bool client_namespaces(struct client *c)
{
    struct str cgroup = client_slot(c, SLOT_CGROUPNS)->text;

    if (!is_mode(c, client_slot(c, SLOT_PID)->text, true))
        return CLIENT_REFUSE(c, STR_LIT("--pid: invalid PID mode"));
    if (!is_mode(c, client_slot(c, SLOT_UTS)->text, false))
        return CLIENT_REFUSE(c, STR_LIT("--uts: invalid UTS mode"));
    if (!is_mode(c, client_slot(c, SLOT_USERNS)->text, false))
        return CLIENT_REFUSE(c, STR_LIT("--userns: invalid USER mode"));
    return cgroup.len == 0 || str_is(cgroup, "host") || str_is(cgroup, "private") ||
           CLIENT_REFUSE(c, STR_LIT("--cgroupns: invalid CGROUP mode"));
}

static bool bad_count(struct client *c)
{
    return CLIENT_REFUSE(c,
                         client_is(c, 2300) ? STR_LIT("invalid restart policy format: ") : STR_NONE,
                         STR_LIT("maximum retry count must be an integer"));
}

bool client_restart(struct client *c, struct client_request *r)
{
    struct str policy = client_slot(c, SLOT_RESTART)->text, count;
    bool now = client_is(c, 2300);
    bool has_count = client_cut(&r->restart_name, &count, policy, ':');

    if (now && has_count && r->restart_name.len == 0)
        return CLIENT_REFUSE(
            c, STR_LIT("invalid restart policy format: no policy provided before colon"));
    if (!now && has_count && str_find(count, ':', 0) >= 0)
        return CLIENT_REFUSE(c, STR_LIT("invalid restart policy format"));
    if (!has_count || (now && count.len == 0))
        return true;
    return go_int(&r->restart_count, count, 10, 64) == GO_OK || bad_count(c);
}

static const struct health_number {
    enum client_slot_id slot;
    const char *flag, *field;
} health_numbers[] = {
    {SLOT_HEALTH_INTERVAL, "--health-interval", "Interval"},
    {SLOT_HEALTH_TIMEOUT, "--health-timeout", "Timeout"},
    {SLOT_HEALTH_RETRIES, "--health-retries", "Retries"},
    {SLOT_HEALTH_START_PERIOD, "--health-start-period", "StartPeriod"},
    {SLOT_HEALTH_START_INTERVAL, "--health-start-interval", "StartInterval"},
};

#define HEALTH_NUMBERS (sizeof(health_numbers) / sizeof(health_numbers[0]))

static struct value *health_test(struct client *c, struct str first, struct str second)
{
    struct value *list = client_list(c);

    client_push(c, list, client_text(c, first));
    if (second.len > 0)
        client_push(c, list, client_text(c, second));
    return list;
}

static bool read_health(struct client *c, struct value *map)
{
    struct str command = client_slot(c, SLOT_HEALTH_CMD)->text;

    if (command.len > 0)
        client_put(c, map, STR_LIT("Test"), health_test(c, STR_LIT("CMD-SHELL"), command));
    for (size_t i = 0; i < HEALTH_NUMBERS; i++) {
        int64_t n = client_slot(c, health_numbers[i].slot)->number;

        if (n < 0)
            return CLIENT_REFUSE(c, str_of(health_numbers[i].flag), STR_LIT(" cannot be negative"));
        if (n != 0)
            client_put(c, map, str_of(health_numbers[i].field), client_int(c, n));
    }
    return true;
}

bool client_health(struct client *c, struct client_request *r)
{
    bool settings = client_slot(c, SLOT_HEALTH_CMD)->text.len > 0;
    bool none = client_slot(c, SLOT_NO_HEALTHCHECK)->on;
    struct value *map;

    for (size_t i = 0; i < HEALTH_NUMBERS; i++)
        settings |= client_slot(c, health_numbers[i].slot)->number != 0;
    if (none && settings)
        return CLIENT_REFUSE(c, STR_LIT("--no-healthcheck conflicts with --health-* options"));
    if (!none && !settings)
        return true;
    map = client_map(c);
    r->healthcheck = map;
    if (none)
        client_put(c, map, STR_LIT("Test"), health_test(c, STR_LIT("NONE"), STR_NONE));
    return none || read_health(c, map);
}
