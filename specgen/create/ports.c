/* The ports that a container exposes and publishes, in the order in which the engine takes them. */
#include "specgen/create/create_build.h"

#include "specgen/gocompat/fold_case.h"

#include <stdlib.h>

#define PORT_MAX 65535

/* A decimal of 16 bits; what is none counts as 0, as it does where the engine has checked before.
 */
static unsigned number_of(struct str s)
{
    unsigned n = 0;

    for (size_t i = 0; i < s.len; i++) {
        if (s.s[i] < '0' || s.s[i] > '9')
            return 0;
        n = n * 10 + (unsigned)(s.s[i] - '0');
        if (n > PORT_MAX)
            return 0;
    }
    return n;
}

/* Of text before and behind its first such character; behind is empty where there is none. */
static struct str split(struct str text, char at, struct str *behind)
{
    ptrdiff_t found = str_find(text, at, 0);

    *behind = found < 0 ? STR_NONE : str_cut(text, (size_t)found + 1, text.len);
    return found < 0 ? text : str_cut(text, 0, (size_t)found);
}

/* libnetwork's name of a protocol: its number is 0 for those that it does not know. */
static struct str protocol_of(struct str written)
{
    static const char known[][5] = {"tcp", "udp", "sctp", "icmp"};

    for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
        if (text_lower_is(written, known[i]))
            return str_of(known[i]);
    }
    return STR_LIT("0");
}

/* NUMBER[/PROTOCOL[/anything]]; without a number there is no protocol either. */
static struct create_port port_of(struct str key)
{
    struct str protocol, rest;
    struct str number = split(key, '/', &protocol);

    protocol = split(protocol, '/', &rest);
    if (protocol.len == 0 && number.len > 0)
        protocol = STR_LIT("tcp");
    return (struct create_port){.port = key,
                                .protocol = number.len > 0 ? protocol_of(protocol) : STR_LIT("0"),
                                .number = number_of(number)};
}

/* What a host port means: FROM[-TO][/anything]. The sorting does not know of what is behind the
 * slash: to it such a text is no number. */
static void host_port(struct create_port *p, struct str text)
{
    struct str behind, to;
    struct str plain = split(text, '/', &behind);
    struct str from = split(plain, '-', &to);

    p->host_port = text;
    p->external = number_of(from);
    p->range = to.len > 0 && number_of(split(to, '-', &behind)) != p->external;
    p->rank = plain.len == text.len ? p->external : 0;
}

/* go-connections' order: it is none in the strict sense, so the way of sorting counts. */
static bool goes_before(const struct create_port *l, const struct create_port *r)
{
    return l->rank > r->rank || l->number > r->number ||
           (l->number == r->number && str_is(l->protocol, "tcp"));
}

/* sort.Sort of Go: an insertion sort up to a dozen; longer lists in a strict order. */
#define GO_INSERTION_MAX 12

static int strictly(const void *left, const void *right)
{
    const struct create_port *l = left;
    const struct create_port *r = right;

    if (l->rank != r->rank)
        return l->rank > r->rank ? -1 : 1;
    return l->number > r->number ? -1 : l->number < r->number;
}

static void sort(struct create_port *items, size_t count)
{
    if (count > GO_INSERTION_MAX) {
        qsort(items, count, sizeof(items[0]), strictly);
        return;
    }
    for (size_t i = 1; i < count; i++) {
        for (size_t k = i; k > 0 && goes_before(&items[k], &items[k - 1]); k--) {
            struct create_port moved = items[k];

            items[k] = items[k - 1];
            items[k - 1] = moved;
        }
    }
}

/* Those of one port stand together where its first one stands. */
static void gather(struct create_build *b, struct create_ports *p)
{
    struct create_port *out = arena_calloc(b->a, p->count + 1, sizeof(*out));
    struct name_index first; /* of a port: the last of its items so far, counted from 1 */
    size_t *next = arena_calloc(b->a, p->count + 1, sizeof(*next));
    bool *taken = arena_calloc(b->a, p->count + 1, sizeof(*taken));
    size_t n = 0;

    if (out == NULL || next == NULL || taken == NULL)
        return;
    name_index_init(&first, b->a);
    for (size_t i = 0; i < p->count; i++) {
        uintptr_t last = (uintptr_t)name_index_get(&first, p->items[i].port);

        if (last > 0)
            next[last - 1] = i + 1;
        name_index_put(&first, p->items[i].port, (void *)(uintptr_t)(i + 1));
    }
    for (size_t i = 0; i < p->count; i++) {
        for (size_t k = i + 1; k > 0 && !taken[k - 1]; k = next[k - 1]) {
            taken[k - 1] = true;
            out[n++] = p->items[k - 1];
        }
    }
    p->items = out;
}

/* Exposed ones; from 29.0 on what is published counts, too. The engine walks maps: here they are
 * in the order of the document. */
static const struct datum *exposed(struct create_build *b)
{
    const struct datum *ports = DATUM(b->c->config, "ExposedPorts");
    const struct datum *bindings = DATUM(b->c->host_config, "PortBindings");
    struct datum *all = datum_new(b->a, VALUE_MAP);
    struct name_index have;

    name_index_init(&have, b->a);
    for (const struct datum *m = datum_first(ports); m != NULL; m = m->next)
        name_index_put(&have, m->key, datum_add(all, m->key, datum_new(b->a, VALUE_NULL)));
    if (!create_has(b, CHANGE_CREATE_PUBLISHED_EXPOSED))
        return all;
    for (const struct datum *m = datum_first(bindings); m != NULL; m = m->next) {
        if (name_index_get(&have, m->key) == NULL)
            datum_add(all, m->key, datum_new(b->a, VALUE_NULL));
    }
    return all;
}

static size_t room_for(const struct create_build *b, size_t ports)
{
    const struct datum *bindings = DATUM(b->c->host_config, "PortBindings");

    for (const struct datum *m = datum_first(bindings); m != NULL; m = m->next)
        ports += m->count;
    return ports + 1;
}

/* An empty list published nothing until 24.0; from 25.0 on it is one ephemeral port. */
static bool publishes(const struct create_build *b, const struct datum *bindings)
{
    return datum_true(DATUM(b->c->host_config, "PublishAllPorts")) ||
           (bindings != NULL && create_has(b, CHANGE_CREATE_MANY_ENDPOINTS));
}

bool create_ports(struct create_build *b, struct create_ports *out)
{
    const struct datum *ports = exposed(b);
    bool all = !create_has(b, CHANGE_CREATE_PUBLISHED_EXPOSED);

    *out = (struct create_ports){.items = NULL};
    out->items = arena_calloc(b->a, room_for(b, datum_count(ports)), sizeof(*out->items));
    if (out->items == NULL || ports == NULL)
        return false;
    for (const struct datum *m = datum_first(ports); m != NULL; m = m->next) {
        const struct datum *bindings = datum_get(DATUM(b->c->host_config, "PortBindings"), m->key);
        struct create_port p = port_of(m->key);
        size_t from = out->count;

        for (const struct datum *one = datum_first(bindings); one != NULL; one = one->next) {
            p.published = true;
            p.host_address = datum_text(DATUM(one, "HostIp"));
            host_port(&p, datum_text(DATUM(one, "HostPort")));
            out->items[out->count++] = p;
        }
        if (datum_count(bindings) == 0) {
            p.published = publishes(b, bindings);
            out->items[out->count++] = p;
        }
        /* From 29.0 on only those of one port are in an order. */
        if (!all)
            sort(&out->items[from], out->count - from);
    }
    if (!all)
        return true;
    sort(out->items, out->count);
    gather(b, out);
    return true;
}
