#include "specgen/create/create.h"
#include "ui/present/generation.h"
#include "ui/present/items.h"

/* Endpoints stand in the order of their networks: the search goes on behind the last hit. */
static const struct spec_network *network_named(const struct spec_result *r, struct str name,
                                                const struct spec_network **last)
{
    const struct spec_network *from = *last != NULL ? (*last)->next : NULL, *n = from;

    for (; n != NULL; n = n->next)
        if (str_eq(n->name, name))
            return *last = n;
    for (n = r->networks; n != from; n = n->next)
        if (str_eq(n->name, name))
            return *last = n;
    return NULL;
}

/* What start gives an endpoint beside its id; empty for a container that is there already. */
static struct str address_of(struct arena *a, const struct create_result *made, struct str network)
{
    const struct datum *entry =
        made != NULL
            ? datum_get(DATUM(DATUM(made->container, "NetworkSettings"), "Networks"), network)
            : NULL;
    struct str ip = datum_text(DATUM(entry, "IPAddress"));
    struct str mac = datum_text(DATUM(entry, "MacAddress"));

    if (ip.len == 0 && mac.len == 0)
        return STR_NONE;
    return arena_printf(a, "\n%.*s%s%.*s (known after start)", STR_FMT(ip),
                        ip.len > 0 && mac.len > 0 ? ", " : "", STR_FMT(mac));
}

static struct ui_item *add_endpoint(struct ui_items *l, const struct assessment *all,
                                    const struct spec_endpoint *e, size_t place,
                                    const struct spec_network **last)
{
    const struct spec_result *r = &all->spec;
    static const char kind[][36] = {
        [SPEC_ENDPOINT_OWN] = "",
        [SPEC_ENDPOINT_SHARED] = "  (of the container that it shares)",
        [SPEC_ENDPOINT_GATEWAY] = "  (the network's gateway)",
    };
    const struct spec_network *n =
        e->kind == SPEC_ENDPOINT_SHARED ? NULL : network_named(r, e->network, last);
    bool unknown = n != NULL && n->unknown;
    struct str id = unknown         ? STR_LIT("? (whether there is such a network is not known)")
                    : e->id.len > 0 ? e->id
                                    : STR_LIT("(empty id)");
    struct ui_item *item = ui_items_add(
        l, unknown ? '?' : ' ', unknown ? UI_ROLE_WARNING : UI_ROLE_TEXT,
        arena_printf(l->a, "%zu  %.*s%s\n%.*s%.*s", place, STR_FMT(e->network), kind[e->kind],
                     STR_FMT(id), STR_FMT(address_of(l->a, all->created, e->network))));

    if (e->kind == SPEC_ENDPOINT_SHARED)
        item->ref = (struct spec_ref){MDL_F_SHARED_ENDPOINT_LIST, -1};
    else if (n != NULL)
        item->ref = (struct spec_ref){MDL_F_NETWORKS_ITEM, n->index};
    return item;
}

bool ui_panel_endpoints(struct ui_panel *out, struct arena *a, const struct ui_generation *g)
{
    const struct spec_result *r = &g->assessment.spec;
    const struct spec_network *last = NULL;
    struct ui_items l = {.a = a};
    size_t place = 0;

    for (const struct spec_endpoint *e = r->endpoints; e != NULL; e = e->next)
        add_endpoint(&l, &g->assessment, e, ++place, &last);
    if (place == 0)
        ui_items_add(&l, ' ', UI_ROLE_DIM, STR_LIT("no endpoints"))->ref =
            (struct spec_ref){MDL_F_NETWORKS, -1};
    for (const struct spec_network *n = r->networks; n != NULL; n = n->next) {
        struct ui_item *item;

        if (n->used && !n->gateway_lost)
            continue;
        item = ui_items_add(
            &l, n->used ? '!' : '-', n->used ? UI_ROLE_WARNING : UI_ROLE_DIM,
            n->used ? arena_printf(a, "%.*s: a later network's gateway replaces its own",
                                   STR_FMT(n->name))
                    : arena_printf(a, "%.*s is left out: %s", STR_FMT(n->name),
                                   n->why != NULL ? n->why : "the engine left it out"));
        item->ref = (struct spec_ref){MDL_F_NETWORKS_ITEM, n->index};
        item->rule = n->rule;
        item->has_rule = true;
    }
    return ui_items_finish(out, &l);
}
