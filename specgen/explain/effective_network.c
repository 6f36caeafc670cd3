/* Names and the network. */
#include "specgen/explain/effective_build.h"

void effective_fill_hostname(const struct effective_build *b, struct effective_row *row)
{
    struct str name = b->config->hostname.v, domain = b->config->domainname.v;

    if (name.len > 0 || domain.len > 0)
        row->set =
            EFFECTIVE_TEXT(b, effective_clip(b->a, name), domain.len > 0 ? STR_LIT(".") : STR_NONE,
                           effective_clip(b->a, domain));
    row->spec = effective_in_spec(b, "hostname", "hostname");
    if (b->r->linux_container)
        row->rule = RULE_HOSTNAME_LINUX;
    if (name.len == 0 && (domain.len == 0 || b->r->linux_container)) {
        effective_unknown(row, b->asked ? STR_LIT("create gives it the first 12 digits of the "
                                                  "container's id; it does not come so far")
                                        : STR_LIT("nothing is written; the platform chooses"));
        return;
    }
    row->gets = b->r->linux_container ? effective_clip(b->a, name) : row->set;
    if (b->r->linux_container && domain.len > 0)
        row->note = STR_LIT("the domain becomes the sysctl kernel.domainname");
    else if (name.len == 0)
        row->note = STR_LIT("a domain without a host name: the name begins with a dot");
    row->surprises = name.len == 0;
}

struct endpoint_list {
    struct arena *a;
    const struct spec_endpoint *at; /* moves along as the texts are asked for, in order */
};

static struct str endpoint_text(const void *ctx, size_t index)
{
    struct endpoint_list *list = *(struct endpoint_list *const *)ctx;
    const struct spec_endpoint *e = list->at;
    struct str network = effective_clip(list->a, e->network);

    (void)index;
    list->at = e->next;
    switch (e->kind) {
    case SPEC_ENDPOINT_GATEWAY:
        return CONCAT(list->a, STR_LIT("gateway of "), network);
    case SPEC_ENDPOINT_SHARED:
        return CONCAT(list->a, STR_LIT("of container "), network);
    case SPEC_ENDPOINT_OWN:
        break;
    }
    return network;
}

static struct str network_text(const void *ctx, size_t index)
{
    const struct mdl_named_any *networks = ctx;

    return networks[index].name;
}

static const struct spec_network *first_skipped(const struct spec_result *r)
{
    const struct spec_network *n = r->networks;

    while (n != NULL && n->used)
        n = n->next;
    return n;
}

static bool is_joined_open(const struct effective_build *b)
{
    for (const struct spec_unknown *u = b->r->unknowns.first; u != NULL; u = u->next)
        if (u->id == SPEC_ASK_JOINED_ENDPOINTS)
            return true;
    return false;
}

void effective_fill_endpoints(const struct effective_build *b, struct effective_row *row)
{
    const struct mdl_any_map *networks = &b->r->doc->container.network_settings.networks;
    const struct spec_network *skipped = first_skipped(b->r);
    struct endpoint_list list = {b->a, b->r->endpoints};
    struct endpoint_list *ctx = &list;
    size_t count = 0;

    for (const struct spec_endpoint *e = b->r->endpoints; e != NULL; e = e->next)
        count++;
    row->set = effective_list(b->a, networks->count, network_text, networks->items);
    row->gets = STR_LIT("none: no network");
    if (count > 0) {
        row->spec = effective_plural(b->a, count, "endpoint", "endpoints");
        row->gets = arena_printf(b->a, "%zu: ", count);
        row->gets = EFFECTIVE_TEXT(b, row->gets, effective_list(b->a, count, endpoint_text, &ctx));
        row->source = EFFECTIVE_FROM_RUNTIME;
    }
    if (b->asked && count == 0 && (skipped != NULL || networks->count == 0) &&
        !b->config->network_disabled.v &&
        !str_starts(b->h->network_mode.v, STR_LIT("container:"))) {
        effective_unknown(row, STR_LIT("the endpoint is made at start, and create does not come so "
                                       "far"));
    } else if (is_joined_open(b)) {
        effective_unknown(row, STR_LIT("they are those of the container whose network is joined"));
    } else if (skipped != NULL) {
        row->rule = RULE_NETWORK;
        row->surprises = true;
        row->note = skipped->answer.state != PLAT_MISSING || b->config->network_disabled.v
                        ? EFFECTIVE_TEXT(b, effective_clip(b->a, skipped->name),
                                         STR_LIT(" is skipped in silence: "), str_of(skipped->why))
                        : EFFECTIVE_TEXT(b, STR_LIT("the start stops: there is no network "),
                                         effective_clip(b->a, skipped->name));
    }
}

void effective_fill_sharing(const struct effective_build *b, struct effective_row *row)
{
    struct str mode = b->h->network_mode.v;
    struct str other = b->r->doc->container.network_shared_container_id.v;

    row->set = effective_clip(b->a, mode);
    row->spec = effective_in_spec(b, "windows.network.networkSharedContainerName", "shared with");
    if (!str_starts(mode, STR_LIT("container:"))) {
        row->gets = STR_LIT("its own");
        return;
    }
    row->gets = EFFECTIVE_TEXT(b, STR_LIT("that of container "), effective_clip(b->a, other));
    if (b->out->vm) {
        effective_unknown(row, STR_LIT("Hyper-V containers cannot share a network stack; create "
                                       "refuses it only when the container itself asks for "
                                       "Hyper-V"));
        row->rule = RULE_PRE_NETWORK_MODE;
        row->surprises = true;
    } else if (other.len == 0) {
        effective_unknown(row, STR_LIT("the joined container's id is not in the document"));
        row->surprises = true;
    }
}

static struct str string_text(const void *ctx, size_t index)
{
    const struct mdl_string *items = ctx;

    return items[index].v;
}

void effective_fill_dns_search(const struct effective_build *b, struct effective_row *row)
{
    const struct mdl_strings *own = &b->h->dns_search;
    bool daemon = own->count == 0;
    const struct mdl_string *items = daemon ? b->r->facts.dns_search : own->items;
    size_t count = daemon ? b->r->facts.dns_search_count : own->count;

    row->set = effective_list(b->a, own->count, string_text, own->items);
    if (count == 0) {
        row->gets = STR_LIT("none from the engine");
        return;
    }
    row->spec = effective_plural(b->a, count, "suffix", "suffixes");
    row->gets = effective_list(b->a, count, string_text, items);
    row->source = EFFECTIVE_FROM_RUNTIME;
    if (daemon) {
        row->certainty = EFFECTIVE_DEFAULT;
        row->note = STR_LIT("the daemon's list, as the container has none");
    } else if (b->r->facts.dns_search_count > 0) {
        row->note = STR_LIT("the daemon's list is not added");
    }
}
