#include "model/formats/networks_assumed.h"

#include "model/base/names.h"
#include "model/document/lookup.h"
#include "model/document/path.h"
#include "model/formats/members.h"
#include "model/value/value_make.h"

/* driver: as it was told; empty: it is that of the network that the daemon has by that name. */
static struct value *driver_info(struct arena *a, struct str network, const struct value *endpoint,
                                 struct str driver)
{
    struct value *info = value_map();
    struct str id = member_text(endpoint, "EndpointID");

    if (driver.len == 0 && str_is(network, "none"))
        driver = STR_LIT("null");
    if (driver.len == 0 && str_is(network, "nat"))
        driver = STR_LIT("nat");
    if (str_is(driver, "null")) /* asks Windows for nothing */
        return info;
    if (id.len == 0) /* a stopped container has none */
        id = arena_printf(a, "endpoint-in-%.*s", STR_FMT(network));
    info = made_with(info, "hnsid", arena_failed(a) ? NULL : value_string(id));
    return str_is(driver, "nat") || str_is(driver, "overlay")
               ? made_with(info, "AllowUnqualifiedDNSQuery", value_bool(true))
               : info;
}

static struct value *network(struct arena *a, const struct value_member *m)
{
    struct value *v = made_with(value_map(), "Name", value_string(m->key));

    return made_with(v, "DriverInfo", driver_info(a, m->key, m->value, STR_NONE));
}

/* The network of that name; NULL: there is none. */
static const struct value *named(struct mdl_lookup *x, const struct value *known, struct str name)
{
    return known != NULL ? mdl_lookup_element(x, known, "Name", name) : NULL;
}

/* An inspect of the network does not tell the ids that HNS gave the container's endpoint. */
static void assume_endpoint(struct evidence *out, const struct value_member *m,
                            const struct value *its_network)
{
    const struct value_step steps[] = {{.key = STR_LIT("host")},
                                       {.key = STR_LIT("Networks")},
                                       {.key = m->key},
                                       {.key = STR_LIT("DriverInfo")}};

    if (has_member(its_network, "DriverInfo"))
        return;
    evidence_assume(
        out, mdl_path_text(&out->arena, steps, 4),
        driver_info(&out->arena, m->key, m->value, member_text(its_network, "Driver")),
        STR_LIT("the container has an endpoint in this network; its id is the one that inspect "
                "prints, though Windows uses another one"));
}

/* Networks that the daemon has of its own. */
static bool is_built_in(struct str network)
{
    return network.len == 0 || str_is(network, "default") || str_is(network, "nat") ||
           str_is(network, "none") || str_starts(network, STR_LIT("container:"));
}

/* Somebody told that there is none of that name or id, as the daemon's answer to the last start
 * does. */
static bool is_missing(struct arena *a, const struct value *root, struct str name)
{
    struct str all = mdl_source_of(root, mdl_fact_path(a, MDL_F_HOST_NETWORKS, STR_NONE));
    struct str its = mdl_source_of(root, mdl_fact_path(a, MDL_F_HOST_NETWORKS, name));

    return name.len > 0 && its.len > 0 && !mdl_is_assumption(its) && !str_eq(its, all);
}

void assume_networks(struct evidence *out, const struct value *root, const struct value *container)
{
    const struct value *known = MEMBER_AT(root, "host", "Networks");
    const struct value *mine = MEMBER_AT(container, "NetworkSettings", "Networks");
    size_t count = mine != NULL && mine->kind == VALUE_MAP ? mine->u.map.count : 0, missing = 0;
    struct mdl_lookup x = {.a = &out->arena};
    struct value *list = made_copy(known);

    for (size_t i = 0; list != NULL && i < count; i++) {
        const struct value_member *m = &mine->u.map.members[i];
        const struct value *there = named(&x, known, m->key);

        if (there != NULL) {
            assume_endpoint(out, m, there);
            continue;
        }
        if (is_missing(&out->arena, root, m->key) ||
            (!is_built_in(m->key) &&
             is_missing(&out->arena, root, member_text(m->value, "NetworkID"))))
            continue;
        missing++;
        list = made_push(list, network(&out->arena, m));
    }
    if (list != NULL && missing == 0) {
        value_unref(list);
        return;
    }
    evidence_assume(out, STR_LIT("host.Networks"), list,
                    STR_LIT("each network of the container exists and has an endpoint; its id is "
                            "the one that inspect prints, though Windows uses another one; the "
                            "network nat lets unqualified names be asked"));
}

struct asked_networks {
    const struct value *root, *known;
    struct mdl_lookup by_name, by_id;
    struct names asked;
    struct value *list;
};

static bool is_known(struct asked_networks *n, struct str name)
{
    return n->known != NULL && (mdl_lookup_element(&n->by_name, n->known, "Name", name) != NULL ||
                                mdl_lookup_element(&n->by_id, n->known, "Id", name) != NULL);
}

static void ask(struct asked_networks *n, struct str name)
{
    bool is_new = false;

    if (n->list == NULL || is_built_in(name) || is_known(n, name) ||
        is_missing(n->by_name.a, n->root, name))
        return;
    (void)names_index(&n->asked, name, &is_new);
    if (is_new)
        n->list = made_push(n->list, made_with(value_map(), "Name", value_string(name)));
}

static const struct value *endpoints_of(const struct value *body)
{
    return MEMBER_AT(body, "NetworkingConfig", "EndpointsConfig");
}

static size_t asked_count(const struct value *body)
{
    const struct value *endpoints = endpoints_of(body);

    return 1 + (endpoints != NULL && endpoints->kind == VALUE_MAP ? endpoints->u.map.count : 0);
}

static void ask_all(struct asked_networks *n, const struct value *body)
{
    const struct value *endpoints = endpoints_of(body);

    ask(n, member_text(member(body, "HostConfig"), "NetworkMode"));
    for (size_t i = 0; i + 1 < asked_count(body); i++)
        ask(n, endpoints->u.map.members[i].key);
}

void assume_asked_networks(struct evidence *out, const struct value *root, const struct value *body,
                           const struct value *others)
{
    const struct value *known = MEMBER_AT(root, "host", "Networks");
    struct asked_networks n = {.root = root,
                               .known = known,
                               .by_name = {.a = &out->arena},
                               .by_id = {.a = &out->arena},
                               .list = made_copy(known)};
    size_t most = asked_count(body);

    for (size_t i = 0; i < element_count(others); i++)
        most += asked_count(member(element(others, i), "request"));
    names_init(&n.asked, &out->arena, most);
    ask_all(&n, body);
    for (size_t i = 0; i < element_count(others); i++)
        ask_all(&n, member(element(others, i), "request"));
    if (n.list != NULL && element_count(n.list) == element_count(known)) {
        value_unref(n.list);
        return;
    }
    evidence_assume(out, STR_LIT("host.Networks"), n.list,
                    STR_LIT("each network that is asked for exists"));
}
