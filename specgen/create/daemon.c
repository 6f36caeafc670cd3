/* The daemon as the document tells it: its networks, its volumes. */
#include "specgen/create/create_build.h"

static struct str hns_id(struct create_build *b, const char *kind)
{
    return arena_printf(b->a, "%s-0000-4000-8000-%012u", kind, ++b->hns_objects);
}

/* What the example host gives a network without a subnet. */
static const struct datum *given_subnet(struct create_build *b, unsigned index)
{
    struct datum *list = datum_new(b->a, VALUE_LIST);
    struct datum *subnet = datum_new(b->a, VALUE_MAP);

    datum_add(subnet, STR_LIT("Subnet"),
              datum_string(b->a, arena_printf(b->a, "172.%u.0.0/20", 20 + index % 12)));
    datum_add(subnet, STR_LIT("Gateway"),
              datum_string(b->a, arena_printf(b->a, "172.%u.0.1", 20 + index % 12)));
    datum_push(list, subnet);
    return list;
}

static void add_network(struct create_build *b, struct create_network n, unsigned *unconfigured)
{
    const struct datum *told = DATUM(n.options, "com.docker.network.windowsshim.hnsid");

    n.configured = datum_count(n.subnets) > 0;
    if (n.has_hns) {
        n.hns_id = hns_id(b, "11111111");
        if (datum_text(told).len > 0)
            n.hns_id = datum_text(told);
        if (!n.configured) {
            n.subnets = given_subnet(b, (*unconfigured)++);
            n.example = !b->answers->subnets_known;
        }
    }
    if (n.id.len == 0)
        n.id = create_example(b, CREATE_CHANCE_NETWORK, n.name);
    b->networks[b->network_count++] = n;
}

static struct create_network network_of(struct create_build *b, const struct datum *m)
{
    struct str driver = datum_text(DATUM(m, "Driver"));

    return (struct create_network){
        .name = datum_text(DATUM(m, "Name")),
        .id = datum_text(DATUM(m, "Id")),
        .driver = driver.len > 0 ? driver : STR_LIT("nat"),
        .subnets = DATUM(m, "Subnets"),
        .options = DATUM(m, "Options"),
        .internal = datum_true(DATUM(m, "Internal")),
        .has_hns = !str_is(driver, "null"),
        .open = create_network_is_assumed(b, datum_text(DATUM(m, "Name"))),
    };
}

static bool is_told(const struct datum *networks, const char *name)
{
    for (const struct datum *m = datum_first(networks); m != NULL; m = m->next) {
        if (str_is(datum_text(DATUM(m, "Name")), name))
            return true;
    }
    return false;
}

/* nat is the first that a daemon makes; none is always there. */
static bool add_networks(struct create_build *b)
{
    const struct datum *told = DATUM(b->told, "Networks");
    unsigned unconfigured = 0;

    const struct str *open = create_open_networks(b);
    size_t open_count = 0;

    while (open != NULL && open[open_count].len > 0)
        open_count++;
    b->networks = arena_calloc(b->a, datum_count(told) + open_count + 2, sizeof(*b->networks));
    if (b->networks == NULL || open == NULL)
        return false;
    if (!datum_true(DATUM(b->told, "DisableBridge")) && !is_told(told, "nat"))
        add_network(b,
                    (struct create_network){.name = STR_LIT("nat"),
                                            .driver = STR_LIT("nat"),
                                            .has_hns = true,
                                            .open = create_is_open(b, "host.Networks")},
                    &unconfigured);
    for (const struct datum *m = datum_first(told); m != NULL; m = m->next)
        add_network(b, network_of(b, m), &unconfigured);
    for (size_t i = 0; i < open_count; i++)
        add_network(b,
                    (struct create_network){
                        .name = open[i], .driver = STR_LIT("nat"), .has_hns = true, .open = true},
                    &unconfigured);
    if (!is_told(told, "none"))
        add_network(b, (struct create_network){.name = STR_LIT("none"), .driver = STR_LIT("null")},
                    &unconfigured);
    return true;
}

static void add_volumes(struct create_build *b)
{
    const struct datum *told = DATUM(b->told, "Volumes");

    for (const struct datum *m = datum_first(told); m != NULL; m = m->next) {
        struct create_volume *v = arena_calloc(b->a, 1, sizeof(*v));
        struct str driver = datum_text(DATUM(m, "Driver"));

        if (v == NULL)
            return;
        v->name = datum_text(DATUM(m, "Name"));
        v->driver = driver.len > 0 ? driver : STR_LIT("local");
        v->labels = DATUM(m, "Labels");
        v->options = DATUM(m, "Options");
        *b->volume_end = v;
        b->volume_end = (struct create_volume **)(uintptr_t)&v->next;
        name_index_put(&b->volume_names, v->name, v);
    }
}

bool create_daemon(struct create_build *b)
{
    const struct value *host = value_get(b->doc->root, STR_LIT("host"));

    b->told = host != NULL ? datum_of(b->a, host) : datum_new(b->a, VALUE_MAP);
    b->volume_end = &b->volumes;
    name_index_init(&b->volume_names, b->a);
    if (b->told == NULL || !add_networks(b) || !create_index_networks(b))
        return false;
    add_volumes(b);
    return true;
}

struct create_container *create_find_container(const struct create_build *b, struct str name)
{
    struct create_container *prefix = NULL;
    struct str plain = str_starts(name, STR_LIT("/")) ? str_cut(name, 1, name.len) : name;

    for (struct create_container *c = b->containers; c != NULL; c = c->next) {
        if (str_eq(c->id, name))
            return c;
    }
    for (struct create_container *c = b->containers; c != NULL; c = c->next) {
        if (str_eq(c->name, plain))
            return c;
        if (name.len > 0 && str_starts(c->id, name))
            prefix = c;
    }
    return prefix;
}
