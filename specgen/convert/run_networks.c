/* Networks of a request as flags: those of the first one are flags of their own. */
#include "model/client/text.h"
#include "specgen/convert/run_parts.h"
#include "specgen/create/shape.h"
#include "specgen/gocompat/concat.h"

struct network {
    struct str name;
    const struct datum *endpoint; /* NULL: nothing is asked of it */
    const struct datum *of;       /* the mode, or the endpoint */
};

struct networks {
    struct network *items;
    size_t count;
};

static void add(struct networks *n, struct str name, const struct datum *endpoint,
                const struct datum *of)
{
    n->items[n->count++] = (struct network){name, endpoint, of};
}

/* The mode's first. */
static struct networks networks_of(struct run_words *w, const struct datum *body)
{
    const struct datum *mode = DATUM(DATUM(body, "HostConfig"), "NetworkMode");
    const struct datum *endpoints = DATUM(DATUM(body, "NetworkingConfig"), "EndpointsConfig");
    const struct datum **sorted = shape_sorted(w->a, endpoints);
    struct networks n = {arena_calloc(w->a, datum_count(endpoints) + 2, sizeof(*n.items)), 0};
    struct str first = same_is_nothing(mode) ? STR_LIT("default") : datum_text(mode);
    const struct datum *endpoint = datum_get(endpoints, first);

    if (n.items == NULL || sorted == NULL)
        return n;
    if (!same_is_nothing(mode) || endpoint != NULL)
        add(&n, first, endpoint, endpoint != NULL ? endpoint : mode);
    for (; *sorted != NULL; sorted++) {
        if (*sorted != endpoint)
            add(&n, (*sorted)->key, *sorted, *sorted);
    }
    return n;
}

/* ---- the flags of the first network --------------------------------------------------------- */

static void each_text(struct run_words *w, struct run_try *t, const char *flag,
                      const struct datum *list)
{
    for (const struct datum *d = datum_first(list); d != NULL; d = d->next)
        run_try_add(w, t, flag, datum_text(d), list);
}

static void one_text(struct run_words *w, struct run_try *t, const char *flag,
                     const struct datum *d)
{
    if (datum_text(d).len > 0)
        run_try_add(w, t, flag, d->text, d);
}

static void endpoint_flags(struct run_words *w, struct run_try *t, const struct datum *endpoint)
{
    const struct datum *ipam = DATUM(endpoint, "IPAMConfig");

    each_text(w, t, "network-alias", DATUM(endpoint, "Aliases"));
    one_text(w, t, "ip", DATUM(ipam, "IPv4Address"));
    one_text(w, t, "ip6", DATUM(ipam, "IPv6Address"));
    each_text(w, t, "link-local-ip", DATUM(ipam, "LinkLocalIPs"));
    one_text(w, t, "mac-address", DATUM(endpoint, "MacAddress"));
    each_text(w, t, "link", DATUM(endpoint, "Links"));
}

/* ---- all in one ----------------------------------------------------------------------------- */

static void csv_texts(struct buf *record, const char *key, const struct datum *list)
{
    for (const struct datum *d = datum_first(list); d != NULL; d = d->next)
        run_csv(record, key, datum_text(d));
}

static void csv_one(struct buf *record, const char *key, const struct datum *d)
{
    if (!datum_is_zero(d))
        run_csv(record, key, d->text);
}

static struct str long_form(struct run_words *w, const struct network *n, bool all)
{
    const struct datum *ipam = DATUM(n->endpoint, "IPAMConfig");
    struct buf record = {NULL, 0, 0, false};

    run_csv(&record, "name", n->name);
    if (all) {
        csv_texts(&record, "alias", DATUM(n->endpoint, "Aliases"));
        csv_one(&record, "ip", DATUM(ipam, "IPv4Address"));
        csv_one(&record, "ip6", DATUM(ipam, "IPv6Address"));
        csv_texts(&record, "link-local-ip", DATUM(ipam, "LinkLocalIPs"));
        csv_one(&record, "mac-address", DATUM(n->endpoint, "MacAddress"));
    }
    for (const struct datum *d = datum_first(DATUM(n->endpoint, "DriverOpts")); d != NULL;
         d = d->next)
        run_csv(&record, "driver-opt", CONCAT(w->a, d->key, STR_LIT("="), datum_text(d)));
    csv_one(&record, "gw-priority", DATUM(n->endpoint, "GwPriority"));
    return buf_in_arena(&record, w->a);
}

static bool has_no_flag(const struct datum *endpoint)
{
    return datum_count(DATUM(endpoint, "DriverOpts")) > 0 ||
           !datum_is_zero(DATUM(endpoint, "GwPriority"));
}

/* first: what has a flag of its own is said by that. */
static void network(struct run_words *w, struct run_try *t, const struct network *n, bool first)
{
    bool is_long = first ? has_no_flag(n->endpoint) : datum_count(n->endpoint) > 0;

    if (is_long)
        run_try_add(w, t, "network", long_form(w, n, !first), n->of);
    else if (!first || !str_is(n->name, "default"))
        run_try_add(w, t, "network", n->name, n->of);
    if (first)
        endpoint_flags(w, t, n->endpoint);
}

/* ---- what the client does not take as a whole ----------------------------------------------- */

/* The endpoint's parts one by one, each beside what is kept. */
static void parts_of_first(struct run_words *w, struct run_try *kept, const struct network *n)
{
    struct run_try flags = {.count = 0};

    endpoint_flags(w, &flags, n->endpoint);
    for (size_t i = 0; i < flags.count; i++) {
        size_t before = kept->count;
        struct str why;

        run_try_add(
            w, kept,
            arena_cstr(w->a, str_cut(flags.parts[i].words[0], 2, flags.parts[i].words[0].len)),
            flags.parts[i].words[1], flags.parts[i].of);
        if (flags.parts[i].of->kind == VALUE_LIST ||
            run_tried(w, &why, kept, flags.parts[i].path, flags.parts[i].of) == RUN_SAME)
            continue;
        run_remark(w, LOSS_LOST, flags.parts[i].of, why);
        kept->count = before;
    }
}

/* What is kept of one network goes behind `t`. */
static void add_what_is_taken(struct run_words *w, struct run_try *t, const struct network *n,
                              bool first)
{
    size_t before = t->count;
    struct str why;

    network(w, t, n, first);
    if (run_tried(w, &why, t, n->of != NULL ? datum_path(w->a, n->of) : STR_NONE, n->of) ==
        RUN_SAME)
        return;
    run_remark(w, LOSS_LOST, n->of, why);
    t->count = before;
    if (!str_is(n->name, "default"))
        run_try_add(w, t, "network", n->name, n->of);
    if (run_tried(w, &why, t, STR_LIT("Image"), NULL) == RUN_REFUSED)
        t->count = before;
    else if (first)
        parts_of_first(w, t, n);
}

/* Network by network: what is refused beside the first that is kept is left out. The client knows
 * two kinds of networks, and those of one kind get along. */
static void one_by_one(struct run_words *w, const struct networks *all)
{
    struct run_try t = {.count = 0};

    for (size_t i = 0; i < all->count; i++) {
        size_t before = t.count;

        add_what_is_taken(w, &t, &all->items[i], i == 0);
        if (t.count == before)
            continue;
        run_keep(w, &(struct run_try){&t.parts[before], t.count - before, t.count - before});
        if (before > 0)
            t.count = before;
    }
}

void run_networks(struct run_words *w, const struct datum *body)
{
    const struct datum *networking = DATUM(body, "NetworkingConfig");
    struct networks all = networks_of(w, body);
    struct run_try t = {.count = 0};
    struct str why;

    for (size_t i = 0; i < all.count; i++)
        network(w, &t, &all.items[i], i == 0);
    if (all.count == 0)
        return;
    if (run_tried(w, &why, &t, STR_LIT("NetworkingConfig"), networking) == RUN_SAME)
        run_keep(w, &t);
    else
        one_by_one(w, &all);
}

/* Of the container alone; in a network that people made the client asks for them there as well,
 * and where that is asked for the network's flags say it (run_networks()). */
void run_links(struct run_words *w, const struct datum *d)
{
    const struct datum *mode = DATUM(d->up, "NetworkMode");
    const struct datum *endpoints = DATUM(DATUM(d->up->up, "NetworkingConfig"), "EndpointsConfig");
    const struct datum *of_network = DATUM(datum_get(endpoints, datum_text(mode)), "Links");
    struct run_try t = {.count = 0}, links = {.count = 0};
    struct str why;

    if (of_network != NULL && datum_eq(of_network, d))
        return;
    if (!same_is_nothing(mode))
        run_try_add(w, &t, "network", datum_text(mode), mode);
    each_text(w, &t, "link", d);
    each_text(w, &links, "link", d);
    if (run_tried(w, &why, &t, datum_path(w->a, d), d) == RUN_SAME)
        run_keep(w, &links);
    else
        run_remark(w, LOSS_LOST, d, why);
}
