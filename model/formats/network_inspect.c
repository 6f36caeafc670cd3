/* docker network inspect: networks of the daemon. The ids of HNS are those of the network; an
 * endpoint's stand in no inspect. */
#include "model/formats/depth_cut.h"
#include "model/formats/docker_rows.h"
#include "model/formats/docker_table.h"
#include "model/formats/format.h"
#include "model/formats/host_element.h"
#include "model/formats/members.h"
#include "model/value/value_make.h"

unsigned format_network_inspect_recognises(const struct input *in)
{
    const struct value *v = in->value != NULL ? first_object(in->value) : NULL;

    if (docker_rows_are(DOCKER_NETWORKS, in))
        return 85;
    if (!in->json || v == NULL || !has_member(v, "IPAM"))
        return 0;
    /* The name stands first, and is what a paste that begins too late has lost. */
    return member_text(v, "Name").len > 0 ? 95 : has_member(v, "Driver") ? 90 : 0;
}

static const struct value *subnets(const struct value *v)
{
    struct value *made = value_list();
    const struct value *list = member(member(v, "IPAM"), "Config");

    for (size_t i = 0; i < element_count(list); i++) {
        struct value *m = value_map();
        const struct value *subnet = member(element(list, i), "Subnet");
        const struct value *gateway = member(element(list, i), "Gateway");

        if (subnet != NULL)
            m = made_with(m, "Subnet", value_ref(subnet));
        if (gateway != NULL)
            m = made_with(m, "Gateway", value_ref(gateway));
        made = made_push(made, m);
    }
    return made;
}

static void tell(struct evidence *out, const struct value *source)
{
    struct host_element e = {out, "Networks", member_text(source, "Name"), "network inspect"};
    const struct value *v;

    out->line = source->line;
    if (!host_element_is_named(&e, "a network") || (v = depth_cut_off(out, source)) == NULL)
        return;
    host_element_tell(&e, "Id", member(v, "Id"));
    host_element_tell(&e, "Driver", member(v, "Driver"));
    host_element_give(&e, "Subnets", subnets(v));
    host_element_tell(&e, "Options", member(v, "Options"));
    if (member_true(v, "Internal"))
        host_element_give(&e, "Internal", value_bool(true));
    value_unref(v);
}

struct err *format_network_inspect_read(struct evidence *out, const struct input *in)
{
    if (docker_rows_are(DOCKER_NETWORKS, in)) {
        docker_table_read_networks(out, in);
        return NULL;
    }
    if (in->value->kind == VALUE_MAP)
        tell(out, in->value);
    for (size_t i = 0; i < element_count(in->value); i++)
        tell(out, element(in->value, i));
    return NULL;
}
