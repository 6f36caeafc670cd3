#include "model/client/client_parts.h"
#include "model/client/go_number.h"
#include "model/client/size.h"

/* Which kernel parameters the client lets through. */
static bool sysctl_allowed(struct str name)
{
    static const char names[][24] = {
        "kernel.msgmax", "kernel.msgmnb", "kernel.msgmni", "kernel.sem",
        "kernel.shmall", "kernel.shmmax", "kernel.shmmni", "kernel.shm_rmid_forced",
    };

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        if (str_is(name, names[i]))
            return true;
    }
    return str_starts(name, STR_LIT("net.")) || str_starts(name, STR_LIT("fs.mqueue."));
}

CLIENT_SETTER(sysctl)
{
    struct str name, value;

    if (client_cut(&name, &value, text, '=') && sysctl_allowed(name))
        return client_add(c, slot, text, NULL);
    return CLIENT_REFUSE(c, STR_LIT("sysctl '"), text,
                         client_is(c, 2300) ? STR_LIT("' is not allowed")
                                            : STR_LIT("' is not whitelisted"));
}

/* A number or * */
static size_t device_number_end(struct str s, size_t at)
{
    if (at < s.len && s.s[at] == '*')
        return at + 1;
    while (at < s.len && s.s[at] >= '0' && s.s[at] <= '9')
        at++;
    return at;
}

/* [acb] MAJOR:MINOR [rwm]{1,3} */
static bool is_cgroup_rule(struct str s)
{
    size_t major, minor;

    if (s.len < 2 || memchr("acb", s.s[0], 3) == NULL || s.s[1] != ' ')
        return false;
    major = device_number_end(s, 2);
    if (major == 2 || major >= s.len || s.s[major] != ':')
        return false;
    minor = device_number_end(s, major + 1);
    if (minor == major + 1 || minor >= s.len || s.s[minor] != ' ')
        return false;
    s = str_cut(s, minor + 1, s.len);
    for (size_t i = 0; i < s.len; i++) {
        if (memchr("rwm", s.s[i], 3) == NULL)
            return false;
    }
    return s.len >= 1 && s.len <= 3;
}

CLIENT_SETTER(cgroup_rule)
{
    if (is_cgroup_rule(text))
        return client_add(c, slot, text, NULL);
    return CLIENT_REFUSE(c, STR_LIT("invalid device cgroup format '"), text, STR_LIT("'"));
}

/* PATH:NUMBER; the path must be one of /dev. */
static bool split_device(struct str *path, struct str *number, struct client *c, struct str text)
{
    bool empty_is_bad = client_is(c, 2300);

    if (!client_cut(path, number, text, ':') || (path->len == 0 && empty_is_bad))
        return CLIENT_REFUSE(c, STR_LIT("bad format: "), text);
    if (!str_starts(*path, STR_LIT("/dev/")))
        return CLIENT_REFUSE(c, STR_LIT("bad format for device path: "), text);
    return true;
}

static bool add_device(struct client *c, struct client_slot *slot, struct str path, const char *key,
                       uint64_t n)
{
    struct value *map = client_map(c);

    client_put(c, map, STR_LIT("Path"), client_text(c, path));
    client_put(c, map, str_of(key), client_uint(c, n));
    return client_add(c, slot, path, map);
}

CLIENT_SETTER(weight_device)
{
    struct str path, number;
    uint64_t weight;

    if (!split_device(&path, &number, c, text))
        return false;
    if (go_uint(&weight, number, 10, 16) != GO_OK || (weight > 0 && (weight < 10 || weight > 1000)))
        return CLIENT_REFUSE(c, STR_LIT("invalid weight for device: "), text);
    return add_device(c, slot, path, "Weight", weight);
}

CLIENT_SETTER(rate_bytes)
{
    struct str path, number, why;
    int64_t rate;

    if (!split_device(&path, &number, c, text))
        return false;
    if (!client_size(&rate, &why, c->a, number, !client_is(c, 2300)) || rate < 0)
        return CLIENT_REFUSE(c, STR_LIT("invalid rate for device: "), text,
                             STR_LIT(". The correct format is <device-path>:<number>[<unit>]. "
                                     "Number must be a positive integer. Unit is optional and can "
                                     "be kb, mb, or gb"));
    return add_device(c, slot, path, "Rate", (uint64_t)rate);
}

CLIENT_SETTER(rate_count)
{
    struct str path, number;
    uint64_t rate;

    if (!split_device(&path, &number, c, text))
        return false;
    if (go_uint(&rate, number, 10, 64) != GO_OK)
        return CLIENT_REFUSE(c, STR_LIT("invalid rate for device: "), text,
                             STR_LIT(". The correct format is <device-path>:<number>. Number must "
                                     "be a positive integer"));
    return add_device(c, slot, path, "Rate", rate);
}

static bool is_ulimit_name(struct str name)
{
    static const char names[][12] = {
        "core",   "cpu",   "data", "fsize",  "locks",  "memlock",    "msgqueue", "nice",
        "nofile", "nproc", "rss",  "rtprio", "rttime", "sigpending", "stack",
    };

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        if (str_is(name, names[i]))
            return true;
    }
    return false;
}

static bool ulimit_number(int64_t *out, struct client *c, struct str text)
{
    enum go_number result = go_int(out, text, 10, 64);

    return result == GO_OK || client_refuse(c, go_number_error(c->a, "ParseInt", text, result));
}

/* soft[:hard] */
static bool ulimit_values(int64_t *soft, int64_t *hard, struct client *c, struct str text)
{
    struct str first, second;
    bool both = client_cut(&first, &second, text, ':');

    if (both && str_find(second, ':', 0) >= 0)
        return CLIENT_REFUSE(c, STR_LIT("too many limit value arguments - "), text,
                             STR_LIT(", can only have up to two, `soft[:hard]`"));
    if (both && !ulimit_number(hard, c, second))
        return false;
    if (!ulimit_number(soft, c, first))
        return false;
    if (!both)
        *hard = *soft;
    return true;
}

static bool ulimit_in_order(struct client *c, int64_t soft, int64_t hard)
{
    const struct str must = STR_LIT("ulimit soft limit must be less than or equal to hard limit: ");
    bool unlimited_known = client_is(c, 2300);

    if (unlimited_known && hard == -1)
        return true;
    if (unlimited_known && soft == -1)
        return CLIENT_REFUSE(c, must, STR_LIT("soft: -1 (unlimited), hard: "),
                             client_int_text(c->a, hard));
    return soft <= hard || CLIENT_REFUSE(c, must, client_int_text(c->a, soft), STR_LIT(" > "),
                                         client_int_text(c->a, hard));
}

CLIENT_SETTER(ulimit)
{
    struct str name, values;
    int64_t soft = 0, hard = 0;
    struct value *map;

    if (!client_cut(&name, &values, text, '='))
        return CLIENT_REFUSE(c, STR_LIT("invalid ulimit argument: "), text);
    if (!is_ulimit_name(name))
        return CLIENT_REFUSE(c, STR_LIT("invalid ulimit type: "), name);
    if (!ulimit_values(&soft, &hard, c, values) || !ulimit_in_order(c, soft, hard))
        return false;
    map = client_map(c);
    client_put(c, map, STR_LIT("Name"), client_text(c, name));
    client_put(c, map, STR_LIT("Hard"), client_int(c, hard));
    client_put(c, map, STR_LIT("Soft"), client_int(c, soft));
    return client_add(c, slot, name, map);
}
