#include "model/base/ascii.h"
#include "model/client/csv.h"
#include "model/client/go_number.h"
#include "model/client/ip.h"
#include "model/client/network.h"

/* \w+=\w+ anywhere: keys and values, else a name. */
static bool is_long_form(struct str s)
{
    for (size_t i = 1; i + 1 < s.len; i++) {
        if (s.s[i] == '=' && ascii_is_word(s.s[i - 1]) && ascii_is_word(s.s[i + 1]))
            return true;
    }
    return false;
}

/* Checked and written canonically since 29. */
static bool read_address(struct str *out, struct client *c, struct str value)
{
    struct client_ip ip;

    *out = value;
    if (!client_is(c, 2900))
        return true;
    if (!client_ip_read(&ip, &c->refusal, c->a, value))
        return false;
    *out = client_ip_text(c->a, &ip);
    return true;
}

static bool set_ip(struct client *c, struct client_network *n, struct str value)
{
    return read_address(&n->ip, c, value);
}

static bool set_ip6(struct client *c, struct client_network *n, struct str value)
{
    return read_address(&n->ip6, c, value);
}

static bool set_link_local(struct client *c, struct client_network *n, struct str value)
{
    return read_address(&value, c, value) && client_add(c, &n->link_local, value, NULL);
}

static bool set_name(struct client *c, struct client_network *n, struct str value)
{
    (void)c;
    n->target = value;
    return true;
}

static bool set_alias(struct client *c, struct client_network *n, struct str value)
{
    return client_add(c, &n->aliases, value, NULL);
}

static bool set_mac(struct client *c, struct client_network *n, struct str value)
{
    (void)c;
    n->mac = value;
    return true;
}

static bool set_driver_opt(struct client *c, struct client_network *n, struct str value)
{
    struct str key, rest;

    if (!client_cut(&key, &rest, value, '=') || (key.len == 0 && client_is(c, 2300)))
        return CLIENT_REFUSE(c, STR_LIT("invalid key value pair format in driver options"));
    return client_add(c, &n->driver_opts,
                      CLIENT_TEXT(c->a, client_trim(key), STR_LIT("="), client_trim(rest)), NULL);
}

static bool set_priority(struct client *c, struct client_network *n, struct str value)
{
    enum go_number result = go_int(&n->priority, value, 10, 64);

    return result == GO_OK || CLIENT_REFUSE(c, STR_LIT("invalid gw-priority ("), value,
                                            STR_LIT("): "), go_number_why(result));
}

static const struct network_key {
    const char *name;
    unsigned since;
    bool (*set)(struct client *c, struct client_network *n, struct str value);
} network_keys[] = {
    {"name", 0, set_name},
    {"alias", 0, set_alias},
    {"ip", 0, set_ip},
    {"ip6", 0, set_ip6},
    {"mac-address", 2500, set_mac},
    {"link-local-ip", 2500, set_link_local},
    {"driver-opt", 0, set_driver_opt},
    {"gw-priority", 2800, set_priority},
};

/* The whole field is lower-cased, names and values too. */
static bool set_field(struct client *c, struct client_network *n, struct str field)
{
    struct str key, value;

    if (!client_cut(&key, &value, client_lower(c->a, field), '=') ||
        (key.len == 0 && client_is(c, 2300)))
        return CLIENT_REFUSE(c, STR_LIT("invalid field "), field);
    key = client_trim(key);
    value = client_trim(value);
    for (size_t i = 0; i < sizeof(network_keys) / sizeof(network_keys[0]); i++) {
        if (str_is(key, network_keys[i].name) && client_is(c, network_keys[i].since))
            return network_keys[i].set(c, n, value);
    }
    return CLIENT_REFUSE(c, STR_LIT("invalid field key "), key);
}

static bool read_long_form(struct client *c, struct client_network *n, struct str text)
{
    struct client_csv csv;

    if (!client_csv_read(&csv, &c->refusal, c->a, text))
        return false;
    for (size_t i = 0; i < csv.count; i++) {
        if (!set_field(c, n, csv.fields[i]))
            return false;
    }
    return n->target.len > 0 || CLIENT_REFUSE(c, STR_LIT("network name/id is not specified"));
}

CLIENT_SETTER(network)
{
    struct client_network *n = arena_calloc(c->a, 1, sizeof(*n));

    if (n == NULL) {
        client_oom(c);
        return false;
    }
    n->target = text;
    if (is_long_form(text)) {
        n->target = STR_NONE;
        if (!read_long_form(c, n, text))
            return false;
    }
    if (!client_add(c, slot, n->target, NULL))
        return false;
    slot->items[slot->count - 1].network = n;
    return true;
}
