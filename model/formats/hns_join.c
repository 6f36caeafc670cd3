#include "model/formats/hns_join.h"

#include "model/document/path.h"
#include "model/formats/container_facts.h"
#include "model/formats/members.h"
#include "model/value/value_make.h"

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

/* ---- endpoints that go by a number
 * ---------------------------------------------------------------
 */

/* Docker's name for the network of HNS, else that of HNS. */
static struct str name_of_network(const struct value *host, const struct value *endpoint)
{
    const struct value *networks = member(host, "Networks"), *of_hns;
    struct str id = member_text(endpoint, "NetworkId"), name = member_text(endpoint, "Network");

    for (size_t i = 0; id.len > 0 && i < element_count(networks); i++)
        if (str_eq_ascii_case(member_text(member(element(networks, i), "Options"),
                                          "com.docker.network.windowsshim.hnsid"),
                              id))
            return member_text(element(networks, i), "Name");
    if (name.len > 0)
        return name;
    of_hns = member(host, "HNSNetworks");
    for (size_t i = 0; id.len > 0 && i < element_count(of_hns); i++)
        if (str_eq_ascii_case(member_text(element(of_hns, i), "Id"), id))
            return member_text(element(of_hns, i), "Name");
    return STR_NONE;
}

static const struct value *with_id(const struct value *endpoints, struct str id)
{
    for (size_t i = 0; id.len > 0 && i < element_count(endpoints); i++)
        if (str_eq_ascii_case(member_text(element(endpoints, i), "Id"), id))
            return element(endpoints, i);
    return NULL;
}

static struct value *with_text(struct value *map, const char *key, struct str text)
{
    return text.len > 0 ? made_with(map, key, value_string(text)) : map;
}

/* A document for a runtime tells ids of endpoints alone: model/formats/container_facts.c. */
static void name_network(const struct join *j, const struct value *network)
{
    struct value_step mine[] = {{.key = STR_LIT("container")},
                                {.key = STR_LIT("NetworkSettings")},
                                {.key = STR_LIT("Networks")},
                                {.key = member_text(network, "Name")}};
    struct value_step theirs[] = {{.key = STR_LIT("host")},
                                  {.key = STR_LIT("Networks")},
                                  {.key = member_text(network, "Name")},
                                  {.key = STR_LIT("DriverInfo")}};
    const struct value *info = member(network, "DriverInfo");
    const struct value *endpoint = with_id(j->endpoints, member_text(info, "hnsid"));
    struct str name = name_of_network(j->host, endpoint);
    static const struct str source = STR_INIT("hns endpoint: the one with that id");
    struct arena *a = &j->out->arena;
    struct value *addresses;

    if (name.len == 0 || element_named(member(j->host, "Networks"), "Name", name) != NULL)
        return;
    evidence_tell_missing(j->out, mdl_path_text(a, theirs, 3), source);
    evidence_exact(j->out);
    evidence_tell_missing(j->out, mdl_path_text(a, mine, 4), source);
    evidence_exact(j->out);
    theirs[2].key = mine[3].key = name;
    addresses = with_text(value_map(), "IPAddress", member_text(endpoint, "IPAddress"));
    addresses = with_text(addresses, "MacAddress", member_text(endpoint, "MacAddress"));
    evidence_tell(j->out, mdl_path_text(a, theirs, 4), value_ref(info), source);
    evidence_tell(j->out, mdl_path_text(a, mine, 4), addresses, source);
}

static void name_networks(const struct join *j)
{
    const struct value *networks = member(j->host, "Networks");

    for (size_t i = 0; i < element_count(networks); i++)
        if (str_starts(member_text(element(networks, i), "Name"), STR_LIT(ENDPOINT_NETWORK)))
            name_network(j, element(networks, i));
}

void hns_join(struct evidence *out, const struct value *root, const struct value *container)
{
    const struct value *mine = member(member(container, "NetworkSettings"), "Networks");
    struct join j = {.out = out, .host = member(root, "host")};

    j.endpoints = member(j.host, "HNSEndpoints");
    if (mine == NULL || mine->kind != VALUE_MAP || element_count(j.endpoints) == 0)
        return;
    name_networks(&j);
    for (size_t i = 0; i < mine->u.map.count; i++) {
        j.network = mine->u.map.members[i].key;
        j.mine = mine->u.map.members[i].value;
        join_network(&j);
    }
}
