#include "model/formats/hns_join.h"

#include "model/document/path.h"
#include "model/formats/members.h"

struct join {
    struct evidence *out;
    const struct value *host, *endpoints;
    struct str network; /* of the container */
    const struct value *mine;
};

static char hex_at(struct str mac, size_t *at)
{
    while (*at < mac.len && (mac.s[*at] == ':' || mac.s[*at] == '-'))
        ++*at;
    if (*at >= mac.len)
        return '\0';
    return mac.s[*at] >= 'A' && mac.s[*at] <= 'F' ? (char)(mac.s[*at] - 'A' + 'a') : mac.s[*at];
}

/* 00:15:5d:.. and 00-15-5D-.. are one. */
static bool same_mac(struct str a, struct str b)
{
    size_t i = 0, k = 0;

    if (a.len == 0 || b.len == 0)
        return false;
    for (;; i++, k++) {
        char x = hex_at(a, &i), y = hex_at(b, &k);

        if (x != y)
            return false;
        if (x == '\0')
            return true;
    }
}

/* The network in HNS of a network of Docker: by the option of its inspect, else by its name. */
static bool is_in_network(const struct join *j, const struct value *endpoint)
{
    const struct value *network = element_named(member(j->host, "Networks"), "Name", j->network);
    struct str hns_id =
        member_text(member(network, "Options"), "com.docker.network.windowsshim.hnsid");
    struct str id = member_text(endpoint, "NetworkId"), name = member_text(endpoint, "Network");

    if (hns_id.len > 0 && id.len > 0)
        return str_eq_ascii_case(hns_id, id);
    return name.len == 0 || str_eq_ascii_case(name, j->network);
}

static const struct value *find(const struct join *j, const char **by)
{
    struct str mac = member_text(j->mine, "MacAddress"), ip = member_text(j->mine, "IPAddress");

    *by = "MAC address";
    for (size_t i = 0; i < element_count(j->endpoints); i++)
        if (same_mac(member_text(element(j->endpoints, i), "MacAddress"), mac))
            return element(j->endpoints, i);
    *by = "IP address";
    for (size_t i = 0; i < element_count(j->endpoints); i++)
        if (ip.len > 0 && str_eq(member_text(element(j->endpoints, i), "IPAddress"), ip) &&
            is_in_network(j, element(j->endpoints, i)))
            return element(j->endpoints, i);
    return NULL;
}

static void join_network(const struct join *j)
{
    const struct value_step steps[] = {{.key = STR_LIT("host")},
                                       {.key = STR_LIT("Networks")},
                                       {.key = j->network},
                                       {.key = STR_LIT("DriverInfo")},
                                       {.key = STR_LIT("hnsid")}};
    struct arena *a = &j->out->arena;
    const char *by;
    const struct value *endpoint = find(j, &by);

    if (endpoint != NULL) {
        evidence_tell_text(j->out, mdl_path_text(a, steps, 5), member_text(endpoint, "Id"),
                           arena_printf(a, "hns endpoint: the one with the container's %s", by));
        return;
    }
    if (member_text(j->mine, "MacAddress").len > 0)
        evidence_note(j->out, NOTE_REMARK, mdl_path_text(a, steps, 5),
                      arena_printf(a,
                                   "no endpoint of the dump of HNS has the container's address "
                                   "in '%.*s'",
                                   STR_FMT(j->network)));
}

void hns_join(struct evidence *out, const struct value *root, const struct value *container)
{
    const struct value *mine = member(member(container, "NetworkSettings"), "Networks");
    struct join j = {.out = out, .host = member(root, "host")};

    j.endpoints = member(j.host, "HNSEndpoints");
    if (mine == NULL || mine->kind != VALUE_MAP || element_count(j.endpoints) == 0)
        return;
    for (size_t i = 0; i < mine->u.map.count; i++) {
        j.network = mine->u.map.members[i].key;
        j.mine = mine->u.map.members[i].value;
        join_network(&j);
    }
}
