/* Networks and endpoints of the Host Network Service: JSON of both generations, PowerShell's list
 * and table views, the tables of hnsdiag.
 * Source: hcsshim internal/hns and hcn; microsoft/SDN's helpers. */
#include "model/formats/hns.h"

#include "model/base/ascii.h"
#include "model/base/guid.h"
#include "model/formats/format.h"
#include "model/formats/hns_tell.h"
#include "model/formats/list_view.h"
#include "model/formats/members.h"
#include "model/formats/table_view.h"

/* ---- JSON ---- */

/* Names are matched in any case, as Go does. */
static const struct value *field(const struct value *v, const char *key)
{
    for (size_t i = 0; v != NULL && v->kind == VALUE_MAP && i < v->u.map.count; i++)
        if (str_eq_ascii_case(v->u.map.members[i].key, str_of(key)))
            return v->u.map.members[i].value;
    return NULL;
}

static struct str text_field(const struct value *v, const char *key)
{
    const struct value *m = field(v, key);

    return m != NULL && m->kind == VALUE_STRING ? m->u.text : STR_NONE;
}

static bool has(const struct value *v, const char *key)
{
    return field(v, key) != NULL;
}

static bool is_endpoint(const struct value *v)
{
    return has(v, "ID") &&
           (has(v, "VirtualNetwork") || has(v, "HostComputeNetwork") ||
            has(v, "IsRemoteEndpoint") || (has(v, "IPAddress") && has(v, "MacAddress")));
}

static bool looks_like_network(const struct value *v)
{
    return has(v, "CurrentEndpointCount") || has(v, "GatewayMac") || has(v, "MacPools");
}

static bool is_network(const struct value *v)
{
    return has(v, "ID") && (has(v, "MacPools") || has(v, "MacPool") || has(v, "LayeredOn") ||
                            has(v, "NatName") || has(v, "CurrentEndpointCount") ||
                            has(v, "Ipams") || (has(v, "Subnets") && has(v, "Type")));
}

/* What hnsCall answers: {"Success":true,"Output":...}. */
static const struct value *unwrapped(const struct value *v)
{
    return has(v, "Success") && has(v, "Output") ? field(v, "Output") : v;
}

static const struct value *first(const struct value *list)
{
    return element_count(list) > 0 ? element(list, 0) : NULL;
}

/* The first of a list, or what ConvertTo-Json put in its place where its -Depth ended. */
static const struct value *first_or_cut(const struct value *list)
{
    return list != NULL && list->kind == VALUE_STRING ? list : first(list);
}

/* A member of an object, or of the text that it was cut to: "@{AddressPrefix=...; Health=}". */
static struct str text_in(const struct value *v, const char *key)
{
    return v != NULL && v->kind == VALUE_STRING ? list_view_member(v->u.text, key)
                                                : text_field(v, key);
}

/* Where all goes that has no other route. */
static struct str gateway_of(const struct value *routes)
{
    for (size_t i = 0; i < element_count(routes); i++) {
        struct str to = text_field(element(routes, i), "DestinationPrefix");

        if (to.len == 0 || str_is(to, "0.0.0.0/0"))
            return text_field(element(routes, i), "NextHop");
    }
    return STR_NONE;
}

/* A text of which nothing can be taken: "System.Object[]" is a list that was cut off. */
static void note_lost(struct evidence *out, const struct value *text, const char *key)
{
    if (text == NULL || text->kind != VALUE_STRING || str_starts(text->u.text, STR_LIT("@{")))
        return;
    out->line = text->line;
    evidence_note(out, NOTE_LEFT_OUT, STR_NONE,
                  arena_printf(&out->arena,
                               str_is(text->u.text, "System.Object[]")
                                   ? "column %u: %s, of which ConvertTo-Json has cut the inside "
                                     "off: what stands there is not known (-Depth 10 keeps it)"
                                   : "column %u: %s is text, expected a list",
                               text->column, key));
}

static void read_endpoint(struct evidence *out, const struct value *v)
{
    const struct value *address = first_or_cut(field(v, "IpConfigurations"));
    struct hns_endpoint ep = {.id = text_field(v, "ID"),
                              .name = text_field(v, "Name"),
                              .network = text_field(v, "VirtualNetworkName"),
                              .network_id = text_field(v, "VirtualNetwork"),
                              .mac = text_field(v, "MacAddress"),
                              .address = text_field(v, "IPAddress")};

    if (ep.network_id.len == 0)
        ep.network_id = text_field(v, "HostComputeNetwork");
    if (ep.address.len == 0)
        ep.address = text_in(address, "IpAddress");
    note_lost(out, address, "IpConfigurations");
    hns_tell_endpoint(out, &ep);
}

static void read_network(struct evidence *out, const struct value *v)
{
    const struct value *subnet = first_or_cut(field(v, "Subnets"));
    struct hns_network n = {
        .id = text_field(v, "ID"), .name = text_field(v, "Name"), .type = text_field(v, "Type")};

    if (subnet == NULL)
        subnet = first_or_cut(field(first(field(v, "Ipams")), "Subnets"));
    n.prefix = text_in(subnet, "AddressPrefix");
    n.gateway = text_in(subnet, "GatewayAddress");
    if (n.prefix.len == 0) {
        n.prefix = text_in(subnet, "IpAddressPrefix");
        n.gateway = gateway_of(field(subnet, "Routes"));
    }
    note_lost(out, subnet, "Subnets");
    hns_tell_network(out, &n);
}

static void read_value(struct evidence *out, const struct value *v)
{
    if (v->kind == VALUE_LIST) {
        for (size_t i = 0; i < v->u.list.count; i++)
            if (v->u.list.items[i]->kind == VALUE_MAP)
                read_value(out, v->u.list.items[i]);
        return;
    }
    out->line = v->line;
    if (is_endpoint(v))
        read_endpoint(out, v);
    else if (is_network(v))
        read_network(out, v);
    else
        evidence_note(out, NOTE_LEFT_OUT, STR_NONE,
                      looks_like_network(v)
                          ? STR_LIT("a network of HNS without its id, which was cut off")
                          : STR_LIT("neither a network nor an endpoint of HNS"));
}

/* ---- list view ---- */

static bool shows_endpoint(const struct list_view *v)
{
    return list_view_item(v, "ID") != NULL &&
           (list_view_item(v, "VirtualNetwork") != NULL ||
            list_view_item(v, "VirtualNetworkName") != NULL ||
            (list_view_item(v, "IPAddress") != NULL && list_view_item(v, "MacAddress") != NULL));
}

static bool shows_network(const struct list_view *v)
{
    return list_view_item(v, "ID") != NULL &&
           (list_view_item(v, "MacPools") != NULL || list_view_item(v, "LayeredOn") != NULL ||
            list_view_item(v, "CurrentEndpointCount") != NULL);
}

static void read_shown_endpoint(struct evidence *out, const struct list_view *v)
{
    struct hns_endpoint ep = {.id = list_view_value(v, "ID"),
                              .name = list_view_value(v, "Name"),
                              .network = list_view_value(v, "VirtualNetworkName"),
                              .network_id = list_view_value(v, "VirtualNetwork"),
                              .mac = list_view_value(v, "MacAddress"),
                              .address = list_view_value(v, "IPAddress")};

    hns_tell_endpoint(out, &ep);
}

static void read_shown_network(struct evidence *out, const struct list_view *v)
{
    struct str subnets = list_view_value(v, "Subnets");
    struct hns_network n = {.id = list_view_value(v, "ID"),
                            .name = list_view_value(v, "Name"),
                            .type = list_view_value(v, "Type"),
                            .prefix = list_view_member(subnets, "AddressPrefix"),
                            .gateway = list_view_member(subnets, "GatewayAddress")};

    hns_tell_network(out, &n);
}

static bool is_shown(const struct list_view *v)
{
    return shows_endpoint(v) || shows_network(v);
}

static void read_list(struct evidence *out, const struct input *in)
{
    struct list_view *v = arena_alloc(&out->arena, sizeof(*v));

    if (v == NULL)
        return;
    list_view_init(v, &out->arena, in->text);
    while (list_view_next(v)) {
        out->line = input_line(in, v->items[0].line);
        if (shows_endpoint(v))
            read_shown_endpoint(out, v);
        else if (shows_network(v))
            read_shown_network(out, v);
    }
}

static bool is_list(struct arena *a, struct str text)
{
    struct list_view *v = arena_alloc(a, sizeof(*v));

    if (v == NULL)
        return false;
    list_view_init(v, a, text);
    while (list_view_next(v))
        if (is_shown(v))
            return true;
    return false;
}

/* ---- table view ---- */

static bool columns_of_endpoint(const struct table_view *t)
{
    static const char names[][20] = {"VirtualNetwork", "VirtualNetworkName", "IPAddress",
                                     "MacAddress", "HostComputeNetwork"};
    size_t found = 0;

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        found += table_view_has(t, names[i]);
    return table_view_has(t, "ID") && found > 0;
}

static bool columns_of_network(const struct table_view *t)
{
    return table_view_has(t, "ID") && table_view_has(t, "Name") &&
           (table_view_has(t, "Type") || table_view_has(t, "Subnets") ||
            table_view_has(t, "AddressPrefix") || table_view_has(t, "CurrentEndpointCount"));
}

static struct str cell_of(const struct table_view *t, const char *name)
{
    return table_view_cell(t, name, NULL);
}

static void read_endpoint_row(struct evidence *out, const struct table_view *t)
{
    struct hns_endpoint ep = {.id = cell_of(t, "ID"),
                              .name = cell_of(t, "Name"),
                              .network = cell_of(t, "VirtualNetworkName"),
                              .network_id = cell_of(t, "VirtualNetwork"),
                              .mac = cell_of(t, "MacAddress"),
                              .address = cell_of(t, "IPAddress")};

    if (ep.network_id.len == 0)
        ep.network_id = cell_of(t, "HostComputeNetwork");
    hns_tell_endpoint(out, &ep);
}

static void read_network_row(struct evidence *out, const struct table_view *t)
{
    struct str subnets = cell_of(t, "Subnets");
    struct hns_network n = {.id = cell_of(t, "ID"),
                            .name = cell_of(t, "Name"),
                            .type = cell_of(t, "Type"),
                            .prefix = cell_of(t, "AddressPrefix"),
                            .gateway = cell_of(t, "GatewayAddress")};

    if (n.prefix.len == 0)
        n.prefix = list_view_member(subnets, "AddressPrefix");
    hns_tell_network(out, &n);
}

/* A row whose id was cut names nothing that could be joined with. */
static void note_cut(struct evidence *out, const struct table_view *t)
{
    bool cut;

    (void)table_view_cell(t, "ID", &cut);
    if (cut)
        evidence_note(out, NOTE_LEFT_OUT, STR_NONE,
                      arena_printf(&out->arena, "column %zu: the id was cut by the table's width",
                                   line_indent(t->at.line) + 1));
}

static void read_view_table(struct evidence *out, const struct input *in)
{
    struct table_view t = {.count = 0};

    while (table_view_next(&t, in->text))
        while (table_view_row(&t)) {
            out->line = input_line(in, t.at.line_number);
            note_cut(out, &t);
            if (columns_of_endpoint(&t))
                read_endpoint_row(out, &t);
            else if (columns_of_network(&t))
                read_network_row(out, &t);
        }
}

static bool is_view_table(struct str text)
{
    struct table_view t = {.count = 0};

    while (table_view_next(&t, text))
        if (columns_of_endpoint(&t) || columns_of_network(&t))
            return true;
    return false;
}

/* ---- hnsdiag list ---- */

#define GUID_LEN 36

static bool is_guid(struct str text)
{
    for (size_t i = 0; i < GUID_LEN; i++) {
        bool dash = i == 8 || i == 13 || i == 18 || i == 23;

        if (i >= text.len || (dash ? text.s[i] != '-' : !ascii_is_hex(text.s[i])))
            return false;
    }
    return text.len == GUID_LEN || !ascii_is_hex(text.s[GUID_LEN]);
}

static ptrdiff_t find_guid(struct str line)
{
    for (size_t i = 0; i + GUID_LEN <= line.len; i++)
        if (is_guid(str_cut(line, i, line.len)))
            return (ptrdiff_t)i;
    return -1;
}

static struct str cell(struct str text)
{
    text = str_trim(text);
    while (str_starts(text, STR_LIT("|")))
        text = str_trim(str_cut(text, 1, text.len));
    while (str_ends(text, STR_LIT("|")))
        text = str_trim(str_cut(text, 0, text.len - 1));
    return text;
}

enum section { NO_SECTION, NETWORKS, ENDPOINTS, OTHERS };

static enum section section_of(struct str line)
{
    if (str_is(line, "Networks:"))
        return NETWORKS;
    if (str_is(line, "Endpoints:"))
        return ENDPOINTS;
    return str_is(line, "Namespaces:") || str_is(line, "LoadBalancers:") ? OTHERS : NO_SECTION;
}

static bool is_table(struct str text)
{
    struct line_walk at = line_walk_of(text);

    while (line_walk_next(&at)) {
        struct str next = str_trim(line_walk_peek(&at));

        if (section_of(str_trim(at.line)) != NO_SECTION && line_find(next, "ID") >= 0 &&
            (str_starts(next, STR_LIT("Name")) || str_starts(next, STR_LIT("ID"))))
            return true;
    }
    return false;
}

static void read_row(struct evidence *out, enum section section, struct str line, size_t guid)
{
    struct str name = cell(str_cut(line, 0, guid)), id = str_cut(line, guid, guid + GUID_LEN);
    struct str rest = cell(str_cut(line, guid + GUID_LEN, line.len));

    if (section == NETWORKS)
        hns_tell_network(out, &(struct hns_network){.id = id, .name = name});
    else if (section == ENDPOINTS)
        hns_tell_endpoint(out, &(struct hns_endpoint){.id = id, .name = name, .network = rest});
}

static void read_table(struct evidence *out, const struct input *in)
{
    struct line_walk at = line_walk_of(in->text);
    enum section section = NO_SECTION;

    while (line_walk_next(&at)) {
        enum section next = section_of(str_trim(at.line));
        ptrdiff_t guid = find_guid(at.line);

        out->line = input_line(in, at.line_number);
        if (next != NO_SECTION)
            section = next;
        else if (guid >= 0)
            read_row(out, section, at.line, (size_t)guid);
    }
}

/* ---- the format ---- */

/* What HcnEnumerateEndpoints and its like answer unless they are asked for more. */
static bool are_ids(const struct value *v)
{
    for (size_t i = 0; i < element_count(v); i++)
        if (element(v, i)->kind != VALUE_STRING || !guid_is(element(v, i)->u.text))
            return false;
    return element_count(v) > 0;
}

unsigned format_hns_recognises(const struct input *in)
{
    const struct value *v = in->value != NULL ? first_object(in->value) : NULL;
    unsigned sure = 0;
    struct arena a;

    if (in->json) {
        if (are_ids(in->value))
            return 92;
        v = v != NULL ? first_object(unwrapped(v)) : NULL;
        return v != NULL && (is_endpoint(v) || is_network(v) ||
                             (in->incomplete && looks_like_network(v)))
                   ? 92
                   : 0;
    }
    arena_init(&a);
    if (is_table(input_head(in)) || is_list(&a, input_head(in)) || is_view_table(input_head(in)))
        sure = 90;
    if (arena_failed(&a))
        sure = FORMAT_NO_MEMORY;
    arena_finish(&a);
    return sure;
}

void hns_tell(struct evidence *out, const struct value *v)
{
    read_value(out, unwrapped(v));
}

struct err *format_hns_read(struct evidence *out, const struct input *in)
{
    if (in->json && are_ids(in->value)) {
        out->line = in->value->line;
        evidence_note(out, NOTE_LEFT_OUT, STR_NONE,
                      STR_LIT("a list of ids, which tells nothing of what they are: "
                              "Get-HnsNetwork and Get-HnsEndpoint with ConvertTo-Json -Depth 10 "
                              "tell the rest"));
    } else if (in->json) {
        hns_tell(out, in->value);
    } else if (is_table(input_head(in))) {
        read_table(out, in);
    } else if (is_view_table(input_head(in))) {
        read_view_table(out, in);
    } else {
        read_list(out, in);
    }
    return NULL;
}
