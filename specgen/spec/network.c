#include "specgen/spec/steps.h"

#include <stdlib.h>

static const struct spec_origin from_object = SPEC_ORIGIN(NETWORK_OBJECT, SPEC_FROM(NETWORKS));
static const struct spec_origin from_list =
    SPEC_ORIGIN(ENDPOINT_OWN, SPEC_FROM(NETWORKS), SPEC_FROM(SHARED_ENDPOINT_LIST),
                SPEC_FROM(NETWORK_MODE), SPEC_FROM(HOST_NETWORKS));
static const struct spec_origin from_container_dns = SPEC_ORIGIN(DNS_SEARCH, SPEC_FROM(DNS_SEARCH));
static const struct spec_origin from_daemon_dns =
    SPEC_ORIGIN(DNS_SEARCH, SPEC_FROM(HOST_DNS_SEARCH), SPEC_FROM(DNS_SEARCH));
static const struct spec_origin from_shared_id =
    SPEC_ORIGIN(ENDPOINT_SHARED, SPEC_FROM(NETWORK_SHARED_CONTAINER_ID), SPEC_FROM(NETWORK_MODE));

struct endpoints {
    const struct spec_endpoint **end;
    struct spec_node *list;
    struct spec_node *network;
};

static void put_list(struct spec_build *b, struct endpoints *e)
{
    if (e->list == NULL)
        e->list = spec_put_list(&b->tree, e->network, KEY_ENDPOINT_LIST, &from_list);
}

/* Makes room for one more; false: no memory. */
static bool grow(struct spec_build *b)
{
    struct spec_result *r = b->r;
    size_t count = r->endpoint_count;
    const struct spec_endpoint **more;

    if ((count & (count - 1)) != 0) /* there is room up to the next power of two */
        return true;
    more = arena_alloc(b->a, (count > 0 ? 2 * count : 1) * sizeof(const struct spec_endpoint *));
    if (more != NULL && count > 0)
        memcpy(more, r->endpoints_by_place, count * sizeof(const struct spec_endpoint *));
    if (more != NULL)
        r->endpoints_by_place = more;
    return more != NULL;
}

static void list_endpoint(struct spec_build *b, struct endpoints *e, struct str id,
                          enum spec_endpoint_kind kind, struct str network)
{
    struct spec_endpoint *added = arena_alloc(b->a, sizeof(*added));

    if (added == NULL || !grow(b))
        return;
    b->r->endpoints_by_place[b->r->endpoint_count++] = added;
    *added = (struct spec_endpoint){.id = id, .kind = kind, .network = network, .next = NULL};
    *e->end = added;
    e->end = &added->next;
}

static void add_endpoint(struct spec_build *b, struct endpoints *e, struct str id,
                         enum spec_endpoint_kind kind, struct str network,
                         const struct spec_origin *from)
{
    list_endpoint(b, e, id, kind, network);
    put_list(b, e);
    spec_push_str(&b->tree, e->list, id, from);
}

/* Nobody can say what is there: an endpoint is, and its id is left open. */
static void leave_open(struct spec_build *b, struct endpoints *e, struct spec_network *n)
{
    struct spec_unknown *u = spec_ask_at(b, SPEC_ASK_NETWORK, RULE_NETWORK, n->name,
                                         MDL_F_HOST_NETWORKS, n->name, &n->answer.from);

    n->unknown = n->used = true;
    n->why = NULL;
    list_endpoint(b, e, STR_NONE, SPEC_ENDPOINT_OWN, n->name);
    put_list(b, e);
    spec_open(b, u,
              spec_push_null(
                  &b->tree, e->list,
                  spec_origin_at(b->a, RULE_ENDPOINT_OWN, MDL_F_NETWORKS_ITEM, (size_t)n->index)));
    spec_affects_path(&b->r->unknowns, u, STR_LIT("windows.network.allowUnqualifiedDNSQuery"));
}

/* Endpoints go by the container's name, without the slash in front; one whose name nobody told has
 * one. */
static bool is_nameless(const struct mdl_container *c)
{
    return c->name.presence == MDL_SET && (c->name.v.len == 0 || str_is(c->name.v, "/"));
}

/* Why the engine skips the network without a word; NULL: it does not. */
static const char *skipped_because(const struct mdl_container *c, const struct plat_network *n)
{
    if (n->state == PLAT_MISSING)
        return "no such network on the host";
    if (n->state != PLAT_KNOWN)
        return "the look-up of the network failed";
    if (is_nameless(c))
        return "the container has no name, by which its endpoint is looked up";
    if (n->endpoint != PLAT_KNOWN)
        return "the container has no endpoint in it";
    if (n->driver_info != PLAT_KNOWN)
        return "its driver gives no data";
    return NULL;
}

static int by_name(const void *left, const void *right)
{
    const struct spec_network *const *l = left;
    const struct spec_network *const *r = right;

    return str_cmp((*l)->name, (*r)->name);
}

/* Byte order of the names: the engine walks a map without order. */
static struct spec_network **sorted_networks(struct spec_build *b, size_t count)
{
    const struct mdl_any_map *names = &b->c->network_settings.networks;
    struct spec_network *all = arena_calloc(b->a, count, sizeof(*all));
    struct spec_network **sorted = arena_calloc(b->a, count, sizeof(struct spec_network *));

    if (all == NULL || sorted == NULL)
        return NULL;
    for (size_t i = 0; i < count; i++) {
        all[i].name = names->items[i].name;
        all[i].index = (int)i;
        sorted[i] = &all[i];
    }
    if (count > 1)
        qsort(sorted, count, sizeof(struct spec_network *), by_name);
    return sorted;
}

static bool is_container_mode(struct str mode)
{
    return str_starts(mode, STR_LIT("container:"));
}

static void put_dns_search(struct spec_build *b, struct spec_node *network)
{
    const struct mdl_strings *own = &b->c->host_config.dns_search;
    bool use_own = own->count > 0;
    const struct mdl_string *items = use_own ? own->items : b->r->facts.dns_search;
    size_t count = use_own ? own->count : b->r->facts.dns_search_count;
    struct spec_node *list;

    if (count == 0)
        return;
    list = spec_put_list(&b->tree, network, KEY_DNS_SEARCH_LIST,
                         use_own ? &from_container_dns : &from_daemon_dns);
    for (size_t i = 0; i < count; i++)
        spec_push_str(&b->tree, list, items[i].v,
                      use_own
                          ? spec_origin_at(b->a, RULE_DNS_SEARCH, MDL_F_DNS_SEARCH_ITEM, i)
                          : spec_origin_at(b->a, RULE_DNS_SEARCH, MDL_F_HOST_DNS_SEARCH_ITEM, i));
}

/* Asks for each network; the last gateway found is returned, an earlier one is marked lost. */
static const struct spec_network *ask_networks(struct spec_build *b, struct endpoints *e,
                                               const struct spec_network **unqualified)
{
    size_t count = b->c->network_settings.networks.count;
    struct spec_network **sorted = count > 0 ? sorted_networks(b, count) : NULL;
    struct spec_network *gateway = NULL;
    const struct spec_network **end = &b->r->networks;

    for (size_t i = 0; sorted != NULL && i < count; i++) {
        struct spec_network *n = sorted[i];

        b->host->ops->network(b->host->ctx, n->name, &n->answer);
        n->why = skipped_because(b->c, &n->answer);
        n->used = n->why == NULL;
        n->rule = RULE_NETWORK;
        *end = n;
        end = &n->next;
        spec_effect(b, SPEC_EFFECT_QUERY_NETWORK, n->name, STR_NONE,
                    !n->used && n->answer.state != PLAT_UNKNOWN);
        if (n->answer.state == PLAT_UNKNOWN)
            leave_open(b, e, n);
        if (!n->used || n->unknown)
            continue;
        if (n->answer.has_gateway_hnsid) {
            if (gateway != NULL)
                gateway->gateway_lost = true;
            gateway = n;
        }
        if (n->answer.has_hnsid)
            add_endpoint(b, e, n->answer.hnsid, SPEC_ENDPOINT_OWN, n->name,
                         spec_origin_answer(b, RULE_ENDPOINT_OWN,
                                            SPEC_REF_AT(NETWORKS_ITEM, n->index), n->answer.from));
        if (n->answer.allow_unqualified_dns_query && *unqualified == NULL)
            *unqualified = n;
    }
    return gateway;
}

/* An inspect shows neither. */
static bool is_unknown(const struct spec_build *b, const char *path)
{
    return b->doc->sources.count > 0 &&
           mdl_known(b->a, b->doc, str_of(path), MDL_TOLD).certainty == MDL_UNKNOWN;
}

static struct spec_unknown *ask_joined(struct spec_build *b, enum spec_question id,
                                       enum mdl_field_id field)
{
    struct str mode = b->c->host_config.network_mode.v;

    return spec_ask_at(b, id, RULE_ENDPOINT_SHARED, str_cut(mode, strlen("container:"), mode.len),
                       field, STR_NONE, NULL);
}

static void leave_joined_open(struct spec_build *b, struct spec_node *network)
{
    if (is_unknown(b, "container.NetworkSharedContainerID")) {
        spec_put_null(&b->tree, network, KEY_NETWORK_SHARED_CONTAINER_NAME, &from_shared_id);
        spec_open(b, ask_joined(b, SPEC_ASK_JOINED, MDL_F_NETWORK_SHARED_CONTAINER_ID),
                  spec_child(network, KEY_NETWORK_SHARED_CONTAINER_NAME));
    }
    if (is_unknown(b, "container.SharedEndpointList"))
        spec_affects_path(&b->r->unknowns,
                          ask_joined(b, SPEC_ASK_JOINED_ENDPOINTS, MDL_F_SHARED_ENDPOINT_LIST),
                          STR_LIT("windows.network.endpointList"));
}

void step_network(struct spec_build *b)
{
    struct spec_node *network = spec_put_object(&b->tree, b->windows, KEY_NETWORK, &from_object);
    struct endpoints e = {.end = &b->r->endpoints, .list = NULL, .network = network};
    const struct spec_network *unqualified = NULL;
    const struct spec_network *gateway = ask_networks(b, &e, &unqualified);

    if (is_container_mode(b->c->host_config.network_mode.v)) {
        struct str other = b->c->network_shared_container_id.v;
        const struct mdl_strings *shared = &b->c->shared_endpoint_list;

        for (size_t i = 0; i < shared->count; i++)
            add_endpoint(
                b, &e, shared->items[i].v, SPEC_ENDPOINT_SHARED, other,
                spec_origin_at(b->a, RULE_ENDPOINT_SHARED, MDL_F_SHARED_ENDPOINT_LIST_ITEM, i));
        if (other.len > 0)
            spec_put_str(&b->tree, network, KEY_NETWORK_SHARED_CONTAINER_NAME, other,
                         &from_shared_id);
        leave_joined_open(b, network);
    }
    if (gateway != NULL && gateway->answer.gateway_hnsid.len > 0)
        add_endpoint(b, &e, gateway->answer.gateway_hnsid, SPEC_ENDPOINT_GATEWAY, gateway->name,
                     spec_origin_answer(b, RULE_ENDPOINT_GATEWAY,
                                        SPEC_REF_AT(NETWORKS_ITEM, gateway->index),
                                        gateway->answer.from));
    if (unqualified != NULL)
        spec_put_bool(&b->tree, network, KEY_ALLOW_UNQUALIFIED_DNS_QUERY, true,
                      spec_origin_answer(b, RULE_UNQUALIFIED_DNS,
                                         SPEC_REF_AT(NETWORKS_ITEM, unqualified->index),
                                         unqualified->answer.from));
    put_dns_search(b, network);
}
