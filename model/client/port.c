#include "model/client/port.h"
#include "model/base/names.h"

#include "model/client/client_parts.h"
#include "model/client/go_number.h"
#include "model/client/ip.h"

/* go-connections 0.5 (26 on): texts begin with a small letter, and an address with colons needs no
 * brackets. */
#define IS_LATER(c)           client_is((c), 2600)
#define WORDS(c, now, before) (IS_LATER(c) ? STR_LIT(now) : STR_LIT(before))

struct port_spec {
    struct str ip, host, container, protocol;
};

struct range {
    uint32_t first, last;
};

static bool port_number(uint32_t *out, const struct client *c, struct str text)
{
    uint64_t n = 0;

    /* 29 reads a signed number. */
    if (client_is(c, 2900) && text.len > 1 && text.s[0] == '+' && text.s[1] != '-' &&
        text.s[1] != '+')
        text = str_cut(text, 1, text.len);
    if (go_uint(&n, text, 10, 16) != GO_OK)
        return false;
    *out = (uint32_t)n;
    return true;
}

/* PORT or FIRST-LAST; before 29 what follows a second dash was not looked at. */
static bool read_range(struct range *out, const struct client *c, struct str text)
{
    struct str first, last;
    bool is_range = client_cut(&first, &last, text, '-');

    if (is_range && !client_is(c, 2900))
        (void)client_cut(&last, &text, last, '-');
    if (!port_number(&out->first, c, first))
        return false;
    out->last = out->first;
    return !is_range || (port_number(&out->last, c, last) && out->last >= out->first);
}

static bool known_protocol(struct str lowered)
{
    return str_is(lowered, "tcp") || str_is(lowered, "udp") || str_is(lowered, "sctp");
}

static bool bad_protocol(struct client *c, struct str shown)
{
    return CLIENT_REFUSE(c, WORDS(c, "invalid proto: ", "Invalid proto: "), shown);
}

/* [ip:][host:]container[/protocol]; the ip may hold colons. */
static void split_spec(struct port_spec *out, struct client *c, struct str text)
{
    struct str rest;
    ptrdiff_t last = (ptrdiff_t)text.len - 1, before;

    *out = (struct port_spec){.container = text};
    while (last >= 0 && text.s[last] != ':')
        last--;
    if (last >= 0) {
        out->container = str_cut(text, (size_t)last + 1, text.len);
        for (before = last - 1; before >= 0 && text.s[before] != ':';)
            before--;
        out->host = str_cut(text, (size_t)(before + 1), (size_t)last);
        if (before >= 0)
            out->ip = str_cut(text, 0, (size_t)before);
    }
    (void)client_cut(&out->container, &out->protocol, out->container, '/');
    /* Before 29 a second / ended the protocol. */
    if (!client_is(c, 2900))
        (void)client_cut(&out->protocol, &rest, out->protocol, '/');
    if (out->protocol.len == 0)
        out->protocol = STR_LIT("tcp");
}

static bool bad_ip(struct client *c, struct str ip)
{
    return CLIENT_REFUSE(c, WORDS(c, "invalid IP address: ", "Invalid ip address: "), ip);
}

/* net.SplitHostPort(ip + ":") finds more in it than one address. */
static bool bad_ip_split(struct client *c, struct str ip, const char *why)
{
    return CLIENT_REFUSE(c, WORDS(c, "invalid IP address ", "Invalid ip address "), ip,
                         STR_LIT(": address "), ip, STR_LIT(":: "), str_of(why));
}

/* Takes brackets off, and checks. */
static bool read_ip(struct str *out, struct client *c, struct str ip)
{
    struct client_ip read;
    ptrdiff_t end = str_find(ip, ']', 0);

    *out = ip;
    if (ip.len > 0 && ip.s[0] == '[') {
        if (end < 0)
            return bad_ip_split(c, ip, "missing ']' in address");
        if ((size_t)end + 1 != ip.len)
            return bad_ip_split(c, ip,
                                ip.s[end + 1] == ':' ? "too many colons in address"
                                                     : "missing port in address");
        *out = str_cut(ip, 1, (size_t)end);
    } else if (!IS_LATER(c) && str_find(ip, ':', 0) >= 0) {
        return bad_ip_split(c, ip, "too many colons in address");
    }
    if (out->len == 0)
        return true;
    if (!client_ip_read_plain(&read, c->a, *out))
        return bad_ip(c, *out);
    if (client_is(c, 2900))
        *out = client_ip_text(c->a, &read);
    return true;
}

/* Lists of bindings by port and protocol. */
struct bindings {
    struct names names;
    struct value **lists;
};

static struct str port_key(struct client *c, uint32_t port, struct str protocol)
{
    return CLIENT_TEXT(c->a, client_uint_text(c->a, port), STR_LIT("/"), protocol);
}

static struct value *binding(struct client *c, struct str ip, struct str host)
{
    struct value *map = client_map(c);

    client_put(c, map, STR_LIT("HostIp"), client_text(c, ip));
    client_put(c, map, STR_LIT("HostPort"), client_text(c, host));
    return map;
}

struct mapping {
    struct range container, host;
    bool has_host;
    struct str ip, protocol;
};

static struct str host_text(struct client *c, const struct mapping *m, uint32_t i)
{
    if (!m->has_host)
        return STR_NONE;
    if (m->container.first == m->container.last && m->host.first != m->host.last)
        return CLIENT_TEXT(c->a, client_uint_text(c->a, m->host.first), STR_LIT("-"),
                           client_uint_text(c->a, m->host.last));
    return client_uint_text(c->a, m->host.first + i);
}

static bool read_ranges(struct mapping *m, struct client *c, const struct port_spec *s)
{
    if (!read_range(&m->container, c, s->container))
        return CLIENT_REFUSE(c, WORDS(c, "invalid containerPort: ", "Invalid containerPort: "),
                             s->container);
    m->has_host = s->host.len > 0;
    if (!m->has_host)
        return true;
    if (!read_range(&m->host, c, s->host))
        return CLIENT_REFUSE(c, WORDS(c, "invalid hostPort: ", "Invalid hostPort: "), s->host);
    if (m->container.first != m->container.last &&
        m->container.last - m->container.first != m->host.last - m->host.first)
        return CLIENT_REFUSE(c,
                             WORDS(c, "invalid ranges specified for container and host Ports: ",
                                   "Invalid ranges specified for container and host Ports: "),
                             s->container, STR_LIT(" and "), s->host);
    return true;
}

static bool read_mapping(struct mapping *m, struct client *c, struct str text)
{
    struct port_spec s;
    bool now = client_is(c, 2900);

    split_spec(&s, c, text);
    m->protocol = client_lower(c->a, s.protocol);
    if (now && s.container.len > 0 && !known_protocol(m->protocol))
        return bad_protocol(c, m->protocol);
    if (now && s.container.len == 0)
        return CLIENT_REFUSE(c, STR_LIT("no port specified: "), text, STR_LIT("<empty>"));
    if (!read_ip(&m->ip, c, s.ip))
        return false;
    if (s.container.len == 0)
        return CLIENT_REFUSE(c, WORDS(c, "no port specified: ", "No port specified: "), text,
                             STR_LIT("<empty>"));
    return read_ranges(m, c, &s) && (known_protocol(m->protocol) || bad_protocol(c, s.protocol));
}

/* Keeps the ranges of one line to a size that can be written down. */
static bool count_ports(struct client *c, size_t *ports, size_t more)
{
    *ports += more;
    if (*ports <= CLIENT_PORTS)
        return true;
    c->error = err_new(ERR_LIMIT, "the port ranges name more than %zu ports", CLIENT_PORTS);
    return false;
}

static size_t mapping_ports(const struct mapping *m)
{
    return (size_t)(m->container.last - m->container.first) + 1;
}

/* key=value,... as published:target/protocol. Before 23 a value ends at a further `=`, and a key
 * may be empty. */
static bool standard_notation(struct str *out, struct client *c, struct str text)
{
    struct str published = STR_NONE, target = STR_NONE, protocol = STR_LIT("tcp");
    struct str rest = text, part, key, value, further;
    bool more = true;

    *out = text;
    if (c->short_ports || str_find(text, '=', 0) < 0)
        return true;
    while (more) {
        more = client_cut(&part, &rest, rest, ',');
        if (!client_cut(&key, &value, part, '=') || (key.len == 0 && client_is(c, 2300)))
            return CLIENT_REFUSE(
                c, STR_LIT("invalid publish opts format (should be name=value but got '"), part,
                STR_LIT("')"));
        if (!client_is(c, 2300))
            (void)client_cut(&value, &further, value, '=');
        if (str_is(key, "published"))
            published = value;
        else if (str_is(key, "target"))
            target = value;
        else if (str_is(key, "protocol"))
            protocol = value;
    }
    *out = CLIENT_TEXT(c->a, published, STR_LIT(":"), target, STR_LIT("/"), protocol);
    return true;
}

static bool read_mappings(struct mapping *out, size_t *ports, struct client *c)
{
    const struct client_slot *given = client_slot(c, SLOT_PUBLISH);
    struct str *texts = arena_calloc(c->a, given->count + 1, sizeof(*texts));

    *ports = 0;
    if (texts == NULL || out == NULL) {
        client_oom(c);
        return false;
    }
    for (size_t i = 0; i < given->count; i++) {
        if (!standard_notation(&texts[i], c, given->items[i].text))
            return false;
    }
    for (size_t i = 0; i < given->count; i++) {
        if (!read_mapping(&out[i], c, texts[i]) || !count_ports(c, ports, mapping_ports(&out[i])))
            return false;
    }
    return true;
}

static void add_mapping(struct client *c, struct bindings *b, const struct mapping *m)
{
    for (uint32_t i = 0; i < mapping_ports(m); i++) {
        struct str key = port_key(c, m->container.first + i, m->protocol);
        bool is_new;
        size_t index = names_index(&b->names, key, &is_new);

        if (is_new)
            b->lists[index] = client_list(c);
        client_push(c, b->lists[index], binding(c, m->ip, host_text(c, m, i)));
    }
}

static struct str expose_why(struct client *c, const char *which, struct str port)
{
    uint64_t n;
    enum go_number result = go_uint(&n, port, 10, 16);
    struct str why = port.len == 0 ? STR_LIT("value is empty") : go_number_why(result);

    return CLIENT_TEXT(c->a, STR_LIT("invalid "), str_of(which), STR_LIT(" port '"), port,
                       STR_LIT("': "), why);
}

static bool bad_expose(struct client *c, struct str why)
{
    return CLIENT_REFUSE(c, STR_LIT("invalid range format for --expose: "), why);
}

/* The parser of 29: FIRST[-LAST][/PROTOCOL]. */
static bool expose_now(struct range *out, struct str *protocol, struct client *c, struct str text)
{
    struct str ports, first, last;
    bool is_range;
    uint64_t n = 0;

    if (text.len == 0)
        return bad_expose(c, STR_LIT("invalid port range: value is empty"));
    (void)client_cut(&ports, protocol, text, '/');
    is_range = client_cut(&first, &last, ports, '-');
    if (go_uint(&n, first, 10, 16) != GO_OK)
        return bad_expose(c, expose_why(c, "start", first));
    out->first = out->last = (uint32_t)n;
    if (is_range && go_uint(&n, last, 10, 16) != GO_OK)
        return bad_expose(c, expose_why(c, "end", last));
    if (is_range)
        out->last = (uint32_t)n;
    if (out->last < out->first)
        return bad_expose(c, CLIENT_TEXT(c->a, STR_LIT("invalid port range: "), text));
    *protocol = protocol->len > 0 ? client_lower(c->a, *protocol) : STR_LIT("tcp");
    return true;
}

static bool expose_number(uint32_t *out, struct str *why, struct client *c, struct str text)
{
    uint64_t n = 0;
    enum go_number result = go_uint(&n, text, 10, 16);

    *out = (uint32_t)n;
    *why = go_number_error(c->a, "ParseUint", text, result);
    return result == GO_OK;
}

static bool expose_before(struct range *out, struct str *protocol, struct client *c,
                          struct str text)
{
    struct port_spec s;
    struct str first, last, rest;
    struct str why =
        WORDS(c, "empty string specified for ports", "Empty string specified for ports.");
    bool is_range;

    if (str_find(text, ':', 0) >= 0)
        return CLIENT_REFUSE(c, STR_LIT("invalid port format for --expose: "), text);
    split_spec(&s, c, text);
    *protocol = s.protocol;
    is_range = client_cut(&first, &last, s.container, '-');
    if (is_range)
        (void)client_cut(&last, &rest, last, '-');
    if (s.container.len > 0 && expose_number(&out->first, &why, c, first)) {
        out->last = out->first;
        if (!is_range || expose_number(&out->last, &why, c, last)) {
            if (out->last >= out->first)
                return true;
            why = CLIENT_TEXT(c->a,
                              WORDS(c, "invalid range specified for port: ",
                                    "Invalid range specified for the Port: "),
                              s.container);
        }
    }
    return bad_expose(c, CLIENT_TEXT(c->a, text, STR_LIT(", error: "), why));
}

struct exposed {
    struct range range;
    struct str protocol;
};

static bool read_exposed(struct exposed *out, size_t *ports, struct client *c)
{
    const struct client_slot *given = client_slot(c, SLOT_EXPOSE);

    if (out == NULL) {
        client_oom(c);
        return false;
    }
    for (size_t i = 0; i < given->count; i++) {
        struct exposed *e = &out[i];
        struct str text = given->items[i].text;

        if (client_is(c, 2900) ? !expose_now(&e->range, &e->protocol, c, text)
                               : !expose_before(&e->range, &e->protocol, c, text))
            return false;
        if (!count_ports(c, ports, (size_t)(e->range.last - e->range.first) + 1))
            return false;
    }
    return true;
}

static const struct value *exposed_ports(struct client *c, struct names *names,
                                         const struct exposed *exposed, size_t count)
{
    struct value *map = client_map(c);
    bool is_new;

    for (size_t i = 0; i < count; i++) {
        for (uint32_t p = exposed[i].range.first; p <= exposed[i].range.last; p++)
            (void)names_index(names, port_key(c, p, exposed[i].protocol), &is_new);
    }
    for (size_t i = 0; i < names->count; i++)
        client_put(c, map, names->texts[i], client_map(c));
    return map;
}

bool client_ports(struct client *c, struct client_request *r)
{
    size_t published = client_slot(c, SLOT_PUBLISH)->count, ports;
    size_t exposes = client_slot(c, SLOT_EXPOSE)->count;
    struct mapping *mappings = arena_calloc(c->a, published + 1, sizeof(*mappings));
    struct exposed *exposed = arena_calloc(c->a, exposes + 1, sizeof(*exposed));
    struct bindings b;
    struct value *map;

    if (!read_mappings(mappings, &ports, c) || !read_exposed(exposed, &ports, c))
        return false;
    names_init(&b.names, c->a, ports);
    if ((b.lists = arena_calloc(c->a, ports + 1, sizeof(struct value *))) == NULL) {
        client_oom(c);
        return false;
    }
    for (size_t i = 0; i < published; i++)
        add_mapping(c, &b, &mappings[i]);
    map = client_map(c);
    for (size_t i = 0; i < b.names.count; i++)
        client_put(c, map, b.names.texts[i], b.lists[i]);
    r->port_bindings = map;
    r->exposed = exposed_ports(c, &b.names, exposed, exposes);
    return true;
}

struct err *client_publish(const struct value **bindings, struct str *why, struct arena *a,
                           struct str text)
{
    const struct client_input in = {.release = 2400, .windows = true};
    struct client_item item = {.text = text};
    struct client c = {.a = a, .in = &in, .short_ports = true};
    struct client_request r = {.binds = NULL};
    bool ok;

    c.slots[SLOT_PUBLISH].items = &item;
    c.slots[SLOT_PUBLISH].count = 1;
    ok = client_ports(&c, &r);
    value_unref(r.exposed);
    *bindings = ok && c.error == NULL ? r.port_bindings : NULL;
    if (*bindings == NULL)
        value_unref(r.port_bindings);
    *why = c.refusal;
    return c.error;
}
