#include "model/formats/hns_tell.h"

#include "model/formats/host_element.h"

static void tell_text(const struct host_element *e, const char *key, struct str text)
{
    if (text.len > 0)
        host_element_give(e, key, value_string(text));
}

/* Ids are written in capitals and small letters, with braces and without. */
static struct str plain_id(struct arena *a, struct str id)
{
    char *copy;

    if (str_starts(id, STR_LIT("{")) && str_ends(id, STR_LIT("}")))
        id = str_cut(id, 1, id.len - 1);
    if ((copy = arena_cstr(a, id)) == NULL)
        return STR_NONE;
    for (size_t i = 0; i < id.len; i++)
        if (copy[i] >= 'A' && copy[i] <= 'Z')
            copy[i] = (char)(copy[i] - 'A' + 'a');
    return (struct str){copy, id.len};
}

void hns_tell_endpoint(struct evidence *out, const struct hns_endpoint *ep)
{
    struct arena *a = &out->arena;
    struct host_element e = {out, "HNSEndpoints", plain_id(a, ep->id), "hns endpoint"};

    if (e.name.len == 0)
        return;
    tell_text(&e, "Name", ep->name);
    tell_text(&e, "Network", ep->network);
    tell_text(&e, "NetworkId", plain_id(a, ep->network_id));
    tell_text(&e, "MacAddress", ep->mac);
    tell_text(&e, "IPAddress", ep->address);
}

void hns_tell_network(struct evidence *out, const struct hns_network *n)
{
    struct host_element e = {out, "HNSNetworks", plain_id(&out->arena, n->id), "hns network"};

    if (e.name.len == 0)
        return;
    tell_text(&e, "Name", n->name);
    tell_text(&e, "Type", n->type);
    tell_text(&e, "Subnet", n->prefix);
    tell_text(&e, "Gateway", n->gateway);
}
