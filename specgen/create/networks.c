/* The networks of a container: looked up, checked, and put into its settings at create. */
#include "specgen/create/create_build.h"

#include "specgen/gocompat/ipnet.h"

#include <stdlib.h>

/* ---- looking up ---------------------------------------------------------------------------- */

/* The networks of one name. */
struct namesakes {
    struct create_network *last;
    unsigned count;
};

static int by_id(const void *left, const void *right)
{
    const struct create_network *const *l = left;
    const struct create_network *const *r = right;
    int order = str_cmp((*l)->id, (*r)->id);

    return order != 0 ? order : (*l > *r) - (*l < *r);
}

static bool add_namesake(struct create_build *b, struct create_network *n)
{
    struct namesakes *s = name_index_get(&b->network_names, n->name);

    if (s == NULL && (s = arena_calloc(b->a, 1, sizeof(*s))) == NULL)
        return false;
    s->last = n;
    s->count++;
    name_index_put(&b->network_names, n->name, s);
    return true;
}

bool create_index_networks(struct create_build *b)
{
    b->by_id = arena_calloc(b->a, b->network_count + 1, sizeof(struct create_network *));
    name_index_init(&b->network_names, b->a);
    if (b->by_id == NULL)
        return false;
    for (size_t i = 0; i < b->network_count; i++) {
        b->by_id[i] = &b->networks[i];
        if (!add_namesake(b, &b->networks[i]))
            return false;
    }
    if (b->network_count > 1)
        qsort(b->by_id, b->network_count, sizeof(struct create_network *), by_id);
    return true;
}

/* The place of the first id that is not before the term: of those that begin with it. */
static size_t first_id(const struct create_build *b, struct str term)
{
    size_t from = 0, to = b->network_count;

    while (from < to) {
        size_t middle = from + (to - from) / 2;

        if (str_cmp(b->by_id[middle]->id, term) < 0)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

static bool begins(const struct create_build *b, size_t at, struct str term)
{
    return at < b->network_count && str_starts(b->by_id[at]->id, term);
}

static struct str ambiguous(struct create_build *b, struct str term, unsigned count,
                            const char *what)
{
    return CONCAT(b->a, STR_LIT("network "), term,
                  arena_printf(b->a, " is ambiguous (%u matches found %s)", count, what));
}

static unsigned count_ids(const struct create_build *b, size_t first, struct str term)
{
    unsigned count = 0;

    while (begins(b, first + count, term))
        count++;
    return count;
}

/* An id, else the only one of that name, else the only one whose id begins so: with no text at all
 * each one's does. */
struct create_network *create_find_network(struct create_build *b, struct str term,
                                           struct str *error, enum create_found *how)
{
    const struct namesakes *named = name_index_get(&b->network_names, term);
    size_t first = first_id(b, term);

    *how = CREATE_FOUND;
    if (first < b->network_count && str_eq(b->by_id[first]->id, term))
        return b->by_id[first];
    if (named != NULL && named->count == 1)
        return named->last;
    if (named == NULL && begins(b, first, term) && !begins(b, first + 1, term))
        return b->by_id[first];
    *how = named == NULL && !begins(b, first, term) ? CREATE_NOT_FOUND : CREATE_AMBIGUOUS;
    if (*how == CREATE_NOT_FOUND)
        *error = create_network_not_found(b->a, term);
    else if (named != NULL)
        *error = ambiguous(b, term, named->count, "on name");
    else
        *error = ambiguous(b, term, count_ids(b, first, term), "based on ID prefix");
    return NULL;
}

static struct create_network *peek(struct create_build *b, struct str term)
{
    enum create_found how;
    struct str error;

    return create_find_network(b, term, &error, &how);
}

/* ---- addresses ----------------------------------------------------------------------------- */

struct complaints {
    struct arena *a;
    struct str *items;
    size_t count, capacity;
};

static void complain(struct complaints *c, struct str text)
{
    if (c->count < c->capacity)
        c->items[c->count++] = text;
}

static struct str asked(const struct datum *entry, const char *key)
{
    return datum_text(datum_get(DATUM(entry, "IPAMConfig"), str_of(key)));
}

static void check_syntax(struct create_build *b, struct complaints *c, const struct datum *entry)
{
    struct str v4 = asked(entry, "IPv4Address"), v6 = asked(entry, "IPv6Address");
    const struct datum *local = DATUM(DATUM(entry, "IPAMConfig"), "LinkLocalIPs");
    struct ipnet ip;

    if (v4.len > 0 && (!ipnet_parse(&ip, preflight_address_rules(&b->engine), v4) ||
                       !ipnet_is_v4(&ip) || ipnet_is_unspecified(&ip)))
        complain(c, CONCAT(b->a, STR_LIT("invalid IPv4 address: "), v4));
    if (v6.len > 0 && (!ipnet_parse(&ip, preflight_address_rules(&b->engine), v6) ||
                       ipnet_is_v4(&ip) || ipnet_is_unspecified(&ip)))
        complain(c, CONCAT(b->a, STR_LIT("invalid IPv6 address: "), v6));
    for (const struct datum *m = datum_first(local); m != NULL; m = m->next) {
        if (!ipnet_parse(&ip, preflight_address_rules(&b->engine), datum_text(m)) ||
            ipnet_is_unspecified(&ip))
            complain(c, CONCAT(b->a, STR_LIT("invalid link-local IP address: "), datum_text(m)));
    }
}

/* Whether the network has a subnet of that family, and whether one holds the address. */
static bool has_family(const struct create_network *n, bool v4)
{
    for (const struct datum *m = datum_first(n->subnets); m != NULL; m = m->next) {
        if (ipnet_prefix_is_v4(datum_text(DATUM(m, "Subnet"))) == v4)
            return true;
    }
    return false;
}

static bool holds(const struct create_network *n, struct str address)
{
    struct ipnet ip;
    int length;

    if (!ipnet_parse(&ip, NETADDR_GO_1_17, address))
        return false;
    for (const struct datum *m = datum_first(n->subnets); m != NULL; m = m->next) {
        if (ipnet_prefix_holds(datum_text(DATUM(m, "Subnet")), &ip, &length))
            return true;
    }
    return false;
}

static const char no_subnet[] = "user specified IP address is supported only when connecting to "
                                "networks with user configured subnets";

/* Whether only the host knows which addresses the network takes: then it is asked. */
static bool asks_for_subnet(struct create_build *b, const struct create_network *n,
                            struct str address)
{
    if (address.len > 0 && n->example)
        create_ask(b, SPEC_ASK_SUBNET, RULE_CREATE_ADDRESS, MDL_F_HOST_NETWORKS, n->name);
    return n->example;
}

/* readable: an address that is not lies in no subnet, whichever that is. */
static void check_range(struct create_build *b, struct complaints *c,
                        const struct create_network *n, struct str address, bool v4, bool readable)
{
    bool any = create_has(b, CHANGE_CREATE_ANY_ADDRESS) && !n->configured && n->has_hns;

    if (address.len == 0 || (any && !n->open))
        return;
    if ((readable && asks_for_subnet(b, n, address)) || any)
        return;
    if (!has_family(n, v4))
        complain(c, str_of(no_subnet));
    else if (!holds(n, address))
        complain(c,
                 CONCAT(b->a,
                        create_has(b, CHANGE_CREATE_ANY_ADDRESS)
                            ? STR_LIT("no configured subnet contains IP address ")
                            : STR_LIT("no configured subnet or ip-range contain the IP address "),
                        address));
}

/* Empty: all is well. */
static struct str endpoint_error(struct create_build *b, const struct create_network *n,
                                 const struct datum *entry)
{
    const struct datum *local = DATUM(DATUM(entry, "IPAMConfig"), "LinkLocalIPs");
    struct complaints c = {.a = b->a, .capacity = datum_count(local) + 4};
    struct str mac = datum_text(DATUM(entry, "MacAddress")), text, *parts;
    size_t count = 0;
    bool readable;

    c.items = arena_calloc(b->a, c.capacity, sizeof(*c.items));
    parts = arena_calloc(b->a, c.capacity * 3 + 1, sizeof(*parts));
    if (c.items == NULL || parts == NULL)
        return STR_NONE;
    check_syntax(b, &c, entry);
    readable = c.count == 0;
    if (n != NULL) {
        check_range(b, &c, n, asked(entry, "IPv4Address"), true, readable);
        check_range(b, &c, n, asked(entry, "IPv6Address"), false, readable);
    }
    if (mac.len > 0 && !ipnet_mac(&text, b->a, mac))
        return CONCAT(b->a, STR_LIT("invalid MAC address "), mac);
    if (c.count == 0)
        return STR_NONE;
    parts[count++] = STR_LIT("invalid endpoint settings:");
    for (size_t i = 0; i < c.count; i++) {
        parts[count++] = STR_LIT("\n");
        if (c.count > 1)
            parts[count++] = STR_LIT("* ");
        parts[count++] = c.items[i];
    }
    return concat(b->a, parts, count);
}

static bool refuse(struct create_build *b, const struct datum *where, struct str text)
{
    return create_refuse(b, RULE_CREATE_ADDRESS, SPEC_CLASS_INVALID_PARAMETER, where, text);
}

/* Through 24.0: one endpoint, and the syntax of its addresses. */
static bool check_only(struct create_build *b, const struct datum *endpoints)
{
    const struct datum *entry = datum_first(endpoints);
    struct str v4 = asked(entry, "IPv4Address"), v6 = asked(entry, "IPv6Address");
    struct ipnet ip;

    if (datum_count(endpoints) > 1)
        return refuse(b, endpoints,
                      CONCAT(b->a, STR_LIT("Container cannot be connected to network endpoints: "),
                             create_joined_keys(b, endpoints)));
    if (entry->kind != VALUE_MAP)
        return refuse(b, entry->origin,
                      CONCAT(b->a, STR_LIT("no EndpointSettings for "), entry->key));
    if (v4.len > 0 &&
        (!ipnet_parse(&ip, preflight_address_rules(&b->engine), v4) || !ipnet_is_v4(&ip)))
        return refuse(b, entry->origin, CONCAT(b->a, STR_LIT("invalid IPv4 address: "), v4));
    if (v6.len > 0 &&
        (!ipnet_parse(&ip, preflight_address_rules(&b->engine), v6) || ipnet_is_v4(&ip)))
        return refuse(b, entry->origin, CONCAT(b->a, STR_LIT("invalid IPv6 address: "), v6));
    return true;
}

/* 25.0: all that is wrong with any of them. */
static bool check_all(struct create_build *b, const struct datum *endpoints)
{
    const struct datum **list = shape_sorted(b->a, endpoints), *where = NULL;
    struct str *parts = arena_calloc(b->a, datum_count(endpoints) * 5 + 1, sizeof(*parts));
    size_t count = 0;

    for (size_t i = 0; list != NULL && parts != NULL && i < datum_count(endpoints); i++) {
        struct str text = list[i]->kind == VALUE_MAP
                              ? endpoint_error(b, peek(b, list[i]->key), list[i])
                              : STR_LIT("EndpointsConfig is nil");

        if (text.len == 0)
            continue;
        if (count > 0)
            parts[count++] = STR_LIT("\n");
        else
            where = list[i]->origin;
        parts[count++] = STR_LIT("invalid config for network ");
        parts[count++] = list[i]->key;
        parts[count++] = STR_LIT(": ");
        parts[count++] = text;
    }
    return count == 0 || refuse(b, where, concat(b->a, parts, count));
}

bool create_network_check(struct create_build *b, const struct datum *endpoints)
{
    if (datum_count(endpoints) == 0)
        return true;
    return create_has(b, CHANGE_CREATE_MANY_ENDPOINTS) ? check_all(b, endpoints)
                                                       : check_only(b, endpoints);
}

/* Through 24.0: an address needs a subnet of its family; 25.0: as at create. */
bool create_address_check(struct create_build *b, const struct create_network *n,
                          const struct datum *entry)
{
    struct str v4 = asked(entry, "IPv4Address"), v6 = asked(entry, "IPv6Address"), text;

    if (create_has(b, CHANGE_CREATE_MANY_ENDPOINTS)) {
        text = endpoint_error(b, n, entry);
        return text.len == 0 || refuse(b, entry->origin, text);
    }
    if (n->example) /* it has a subnet for IPv4 if HNS gave it one */
        return asks_for_subnet(b, n, n->open && v4.len > 0 ? v4 : v6);
    if ((v4.len > 0 && !has_family(n, true)) || (v6.len > 0 && !has_family(n, false)))
        return refuse(b, entry->origin, str_of(no_subnet));
    return true;
}

struct str create_plain_address(const struct create_build *b, struct str written)
{
    struct ipnet ip;

    return ipnet_parse(&ip, preflight_address_rules(&b->engine), written) ? ipnet_text(b->a, &ip)
                                                                          : written;
}

/* Through 24.0 the address manager finds out whether a subnet holds the address. */
bool create_request_address(struct create_build *b, const struct create_network *n,
                            const struct datum *entry)
{
    const char *const keys[] = {"IPv4Address", "IPv6Address"};

    for (size_t i = 0; n->configured && i < 2; i++) {
        struct str address = asked(entry, keys[i]);

        if (address.len > 0 && !holds(n, address))
            return create_refuse(
                b, RULE_CREATE_ADDRESS, SPEC_CLASS_UNKNOWN, entry->origin,
                CONCAT(b->a, STR_LIT("Invalid address "), create_plain_address(b, address),
                       STR_LIT(": It does not belong to any of this network's subnets")));
    }
    return true;
}

int create_prefix_length(const struct create_network *n, struct str address)
{
    struct ipnet ip;
    int length = 0;

    if (!n->configured || !ipnet_parse(&ip, NETADDR_GO_1_17, address))
        return 0;
    for (const struct datum *m = datum_first(n->subnets); m != NULL; m = m->next) {
        if (ipnet_prefix_holds(datum_text(DATUM(m, "Subnet")), &ip, &length))
            return length;
    }
    return 0;
}

/* ---- settings ------------------------------------------------------------------------------ */

static struct str mode_of(const struct create_build *b)
{
    return datum_text(DATUM(b->c->host_config, "NetworkMode"));
}

/* A user's network goes by its name, when it is found. */
static struct create_network *of_mode(struct create_build *b, struct str *name)
{
    struct str mode = mode_of(b);
    struct create_network *n = NULL;

    *name = str_is(mode, "default") ? STR_LIT("nat") : mode;
    if (!create_mode_is_user_defined(mode))
        return NULL;
    n = peek(b, mode);
    if (n != NULL)
        *name = n->name;
    return n;
}

static void add_empty(struct create_build *b, struct str name)
{
    struct datum *e = shape_read(b->a, SHAPE_ENDPOINT, NULL, b->engine.release);

    if (e != NULL) {
        e->rule = RULE_CREATE_NETWORKS;
        e->origin = datum_origin(DATUM(b->c->host_config, "NetworkMode"));
    }
    datum_add(b->c->networks, name, e);
}

/* In the place of one that is there. */
static void rename_to(struct create_build *b, struct datum *entry, struct str name)
{
    struct datum *old = datum_get(b->c->networks, name);

    if (entry == NULL)
        return;
    if (old != NULL)
        datum_drop(b->c->networks, old);
    datum_rename(entry, name);
    entry->rule = RULE_CREATE_NETWORKS;
}

void create_network_settings(struct create_build *b, const struct datum *endpoints)
{
    struct create_network *n;
    struct str name;

    if (datum_true(DATUM(b->c->config, "NetworkDisabled")) || create_mode_is_container(mode_of(b)))
        return;
    n = of_mode(b, &name);
    for (const struct datum *m = datum_first(endpoints); m != NULL; m = m->next) {
        struct datum *copy = datum_copy(b->a, m);

        if (copy == NULL)
            return;
        copy->origin = m->origin;
        copy->rule = m->rule != RULE_COUNT ? m->rule : RULE_CREATE_NETWORKS;
        datum_add(b->c->networks, m->key, copy);
    }
    if (datum_count(b->c->networks) == 0)
        add_empty(b, name);
    if (str_is(mode_of(b), "default"))
        rename_to(b, datum_get(b->c->networks, STR_LIT("default")), STR_LIT("nat"));
    if (n != NULL && datum_get(b->c->networks, name) == NULL)
        rename_to(b, datum_get(b->c->networks, n->id), name);
}
