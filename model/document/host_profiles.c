#include "model/document/host_profiles.h"

#include "model/base/buf.h"

#include <stdio.h>

enum { WS2016, WS2019, WS2022, WS2025, WIN10_1809, WIN10_22H2, WIN11_23H2, WIN11_24H2, VERSIONS };

static const struct host_version versions[VERSIONS] = {
    [WS2016] = {"ws2016", "Windows Server 2016", 14393, false},
    [WS2019] = {"ws2019", "Windows Server 2019", 17763, false},
    [WS2022] = {"ws2022", "Windows Server 2022", 20348, false},
    [WS2025] = {"ws2025", "Windows Server 2025", 26100, false},
    [WIN10_1809] = {"win10-1809", "Windows 10 1809", 17763, true},
    [WIN10_22H2] = {"win10-22h2", "Windows 10 22H2", 19045, true},
    [WIN11_23H2] = {"win11-23h2", "Windows 11 23H2", 22631, true},
    [WIN11_24H2] = {"win11-24h2", "Windows 11 24H2", 26100, true},
};

const struct host_profile host_profiles[] = {
    {&versions[WS2016], 4},     {&versions[WS2016], 16},     {&versions[WS2019], 2},
    {&versions[WS2019], 4},     {&versions[WS2019], 16},     {&versions[WS2019], 64},
    {&versions[WS2022], 2},     {&versions[WS2022], 8},      {&versions[WS2022], 16},
    {&versions[WS2022], 64},    {&versions[WS2025], 8},      {&versions[WS2025], 32},
    {&versions[WIN10_1809], 4}, {&versions[WIN10_22H2], 8},  {&versions[WIN11_23H2], 8},
    {&versions[WIN11_24H2], 8}, {&versions[WIN11_24H2], 16},
};
const size_t host_profile_count = sizeof(host_profiles) / sizeof(host_profiles[0]);

struct str host_profile_name(struct arena *a, const struct host_profile *p)
{
    return arena_printf(a, "%s-%ucpu", p->version->name, p->num_cpu);
}

struct str host_profile_title(struct arena *a, const struct host_profile *p)
{
    return arena_printf(a, "%s (%u), %u processor%s", p->version->title,
                        (unsigned)p->version->build, p->num_cpu, p->num_cpu == 1 ? "" : "s");
}

/* "16cpu"; 0: it is none. */
static unsigned processors(struct str text)
{
    unsigned n = 0;
    size_t i = 0;

    for (; i < text.len && text.s[i] >= '0' && text.s[i] <= '9' && n <= HOST_PROFILE_MOST_CPUS; i++)
        n = n * 10 + (unsigned)(text.s[i] - '0');
    if (i == 0 || n > HOST_PROFILE_MOST_CPUS ||
        !str_eq_ascii_case(str_cut(text, i, text.len), STR_LIT("cpu")))
        return 0;
    return n;
}

static struct err *unknown(struct str name)
{
    struct buf names = {0};
    struct err *e;

    for (size_t i = 0; i < VERSIONS; i++)
        buf_printf(&names, "%s%s", i > 0 ? ", " : "", versions[i].name);
    e = names.failed ? err_oom()
                     : err_remedy(err_new(ERR_NOT_FOUND, "no host profile is called '%.*s'",
                                          STR_FMT(str_cut(name, 0, 60))),
                                  "a version and 1 to %d processors, as in ws2022-16cpu; the "
                                  "versions are %.*s",
                                  HOST_PROFILE_MOST_CPUS, STR_FMT(buf_str(&names)));
    buf_finish(&names);
    return e;
}

struct err *host_profile_find(struct host_profile *out, struct str name)
{
    for (size_t i = 0; i < VERSIONS; i++) {
        size_t len = strlen(versions[i].name);
        unsigned n;

        if (name.len <= len || name.s[len] != '-' ||
            !str_eq_ascii_case(str_cut(name, 0, len), str_of(versions[i].name)))
            continue;
        n = processors(str_cut(name, len + 1, name.len));
        if (n == 0)
            break;
        *out = (struct host_profile){&versions[i], n};
        return NULL;
    }
    return unknown(name);
}

/* Takes `child` and, when it succeeds, the old root. */
static struct err *put(const struct value **root, const char *key, const struct value *child)
{
    const struct value_step steps[] = {{.key = STR_LIT("host")}, {.key = str_of(key)}};
    const struct value *next;
    bool misfit = false;

    if (child == NULL)
        return err_oom();
    if ((next = value_with_set(*root, steps, 2, child, &misfit)) == NULL)
        return misfit ? err_new(ERR_INPUT, "the document's host is not a map") : err_oom();
    value_unref(*root);
    *root = next;
    return NULL;
}

static const struct value *number(unsigned n)
{
    char digits[16];
    int len = snprintf(digits, sizeof digits, "%u", n);

    return value_number((struct str){digits, (size_t)len});
}

struct err *host_profile_apply(const struct value **out, const struct value *root,
                               const struct host_profile *p)
{
    bool client = p->version->client;
    const struct value *made = value_ref(root);
    struct err *e;

    if ((e = put(&made, "OSProduct", value_string(str_of(client ? "client" : "server")))) != NULL ||
        (e = put(&made, "OSBuild", number(p->version->build))) != NULL ||
        (e = put(&made, "NumCPU", number(p->num_cpu))) != NULL ||
        (e = put(&made, "DefaultIsolation", value_string(str_of(client ? "hyperv" : "process")))) !=
            NULL) {
        value_unref(made);
        return e;
    }
    *out = made;
    return NULL;
}
